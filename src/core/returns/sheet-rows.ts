import {
  cellText,
  likenesses,
  matchKey,
  sameness,
  unitDirectory,
  type CellMark,
  type ColumnKey,
  type Grid,
  type Ledger,
  type ReturnRow,
} from '../model';
import { taskTitles } from '../ledger';
import { headerAt, mergedView, repeatedHeaders, type Header, type MergedView } from '../sheet';
import { kindOf, type CellOfRow, type RowKind } from './row-kind';
import { SAME_AS_ABOVE } from './row-words';

/** A task's row as it was read, with all sheet rows that belong to it. */
export type SheetRow = ReturnRow & { readonly sheetRows: readonly number[] };

/** 同上 stands for the cell above where the coordinator's words are repeated; as an answer it is taken as written. */
const ANSWERS: readonly ColumnKey[] = ['status', 'progress', 'closedOn', 'remarks'];
const NO_TASKS: readonly string[] = [];

/**
 * Reads the rows below a header that answer tasks. Repeated titles and headers, section rows, notes, totals and
 * signature lines are passed over; merged cells count for every row that they cover; a task that was split over
 * several rows is one row again. An answer that stands alone, away from any task, is a row of its own.
 */
export function readSheetRows(grid: Grid, header: Header, idColumn: number | null, ledger: Ledger | null): SheetRow[] {
  const view = mergedView(grid);
  const repeated = repeatedHeaders(grid, header);
  const titles = titleTexts(grid, header);
  let context: Context = {
    grid,
    view,
    header,
    idColumn,
    titles,
    tasks: ledger === null ? NO_TASKS : taskTitles(ledger.template),
    isUnit: unitTest(ledger),
    marks: marksByRow(grid),
  };
  const rows: SheetRow[] = [];
  for (let row = header.bottom + 1; row < grid.rows.length; row += 1) {
    if (repeated.has(row)) continue;
    const isTask = idColumn !== null && beginsId(textAt(view, row, idColumn));
    const anew = isTask ? null : headerAt(grid, view, row, ledger?.template.columns);
    if (anew !== null) {
      context = { ...context, header: anew };
      continue;
    }
    const previous = rows.at(-1);
    const read = readRow(context, row, previous);
    const kind = rowKind(context, row, read, previous);
    if (kind === 'other') continue;
    if (
      previous !== undefined &&
      !isOthersShare(context, previous, read) &&
      (kind === 'more' || continuesTask(context, previous, read))
    ) {
      rows[rows.length - 1] = joined(previous, read, context);
    } else rows.push(read);
  }
  return rows;
}

type Context = {
  readonly grid: Grid;
  readonly view: MergedView;
  readonly header: Header;
  readonly idColumn: number | null;
  /** texts above the table, which some print again on each page */
  readonly titles: ReadonlySet<string>;
  readonly tasks: readonly string[];
  readonly isUnit: (text: string) => boolean;
  readonly marks: ReadonlyMap<number, readonly CellMark[]>;
};

function marksByRow(grid: Grid): ReadonlyMap<number, readonly CellMark[]> {
  const rows = new Map<number, CellMark[]>();
  for (const mark of grid.marks) rows.set(mark.row, [...(rows.get(mark.row) ?? []), mark]);
  return rows;
}

function unitTest(ledger: Ledger | null): (text: string) => boolean {
  if (ledger === null) return () => false;
  const { canonical } = unitDirectory(ledger.template);
  return (text) => canonical(text) !== null;
}

function titleTexts(grid: Grid, header: Header): ReadonlySet<string> {
  const above = grid.rows.slice(0, header.top).flatMap((row) => (row ?? []).map((value) => matchKey(cellText(value))));
  return new Set(above.filter((text) => text !== ''));
}

function readRow(context: Context, row: number, previous: SheetRow | undefined): SheetRow {
  const { view, header, idColumn } = context;
  const idText = idColumn === null ? '' : textAt(view, row, idColumn);
  const cells: Record<ColumnKey, string> = {};
  const columns: Record<ColumnKey, number> = {};
  for (const [key, places] of header.columns) {
    const [first] = places;
    if (first === undefined) continue;
    const text = places.length === 1 ? textAt(view, row, first) : joinedText(view, row, places);
    const isSame = idText === '' && SAME_AS_ABOVE.includes(text) && !ANSWERS.includes(key);
    cells[key] = isSame ? (previous?.cells[key] ?? '') : text;
    columns[key] = places.length === 1 ? first : (places.find((column) => textAt(view, row, column) !== '') ?? first);
  }
  return {
    row,
    sheetRows: [row],
    idText,
    cells,
    columns,
    marks: context.marks.get(row) ?? [],
  };
}

/** A column that was split, or stands twice: each text once. */
function joinedText(view: MergedView, row: number, places: readonly number[]): string {
  const texts = places.map((column) => textAt(view, row, column));
  return [...new Set(texts.filter((part) => part !== ''))].join('\n');
}

function beginsId(text: string): boolean {
  return text.startsWith('t-');
}

function textAt(view: MergedView, row: number, column: number): string {
  return cellText(view.value(row, column));
}

/** What a row is, told from its cells and from the row that was read before it. */
function rowKind(context: Context, row: number, read: SheetRow, previous: SheetRow | undefined): RowKind {
  const { view, grid, header, tasks, titles } = context;
  if (beginsId(read.idText)) return 'task';
  const texts = distinctTexts(grid, view, row);
  const above = previous?.sheetRows.at(-1);
  return kindOf({
    read,
    texts,
    titles,
    titleKey: matchKey,
    taskColumns: header.columns.get('task') ?? [],
    isFirst: previous === undefined,
    isBelow: above === row - 1,
    isLikeTask: (text, least) => likenesses([text], tasks, least).length > 0,
    isUnit: context.isUnit,
  });
}

function distinctTexts(grid: Grid, view: MergedView, row: number): CellOfRow[] {
  const seen = new Set<string>();
  const found: CellOfRow[] = [];
  const width = Math.max(
    grid.rows[row]?.length ?? 0,
    ...grid.merges.filter((m) => m.top < row && m.bottom >= row).map((m) => m.left + 1),
  );
  for (let column = 0; column < width; column += 1) {
    const text = textAt(view, row, column);
    const area = view.areaAt(row, column);
    const key = area === null ? `${column}` : `${area.top}:${area.left}`;
    if (text === '' || seen.has(key)) continue;
    seen.add(key);
    found.push({ text, column, width: area === null ? 1 : area.right - area.left + 1 });
  }
  return found;
}

/** The second of two rows names another unit of the ledger: each row is that unit's own share of the task. */
function isOthersShare({ isUnit }: Context, previous: SheetRow, read: SheetRow): boolean {
  const [before, own] = [previous.cells.responsibleUnit ?? '', read.cells.responsibleUnit ?? ''];
  return before !== own && isUnit(before) && isUnit(own);
}

/** One task over two rows: its cell is merged over both, or its words go on in the second. */
function continuesTask(context: Context, previous: SheetRow, read: SheetRow): boolean {
  const { view, header } = context;
  const above = previous.sheetRows.at(-1) ?? previous.row;
  const hasOwnId = read.idText !== '' && read.idText !== previous.idText;
  if (hasOwnId || above !== read.row - 1) return false;
  const column = header.columns.get('task')?.[0];
  const area = column === undefined ? null : view.areaAt(read.row, column);
  if (area !== null && area.top <= above && area.bottom >= read.row) return true;
  return wordsGoOn(context, previous, read);
}

/** The words of the second row make the first row's task whole, and are no task by themselves. */
function wordsGoOn(context: Context, previous: SheetRow, read: SheetRow): boolean {
  const [before, own] = [previous.cells.task ?? '', read.cells.task ?? ''];
  if ((read.cells.sequence ?? '') !== '' || before === '' || own === '') return false;
  const best = (text: string): number => Math.max(0, ...context.tasks.map((task) => sameness(text, task)));
  const together = best(before + own);
  return together >= 0.85 && together > best(before) + 0.1 && best(own) < 0.85;
}

function joined(previous: SheetRow, read: SheetRow, context: Context): SheetRow {
  const cells = { ...previous.cells } as Record<ColumnKey, string>;
  for (const [key, text] of Object.entries(read.cells)) {
    const before = previous.cells[key] ?? '';
    if (text === undefined || text === '' || isSameCell(context, previous, read, key)) continue;
    cells[key] = before === '' ? text : key === 'task' ? before + text : `${before}\n${text}`;
  }
  const marks: CellMark[] = [...previous.marks, ...read.marks];
  return { ...previous, cells, marks, sheetRows: [...previous.sheetRows, read.row] };
}

/** True where the two rows show one merged cell, or say the same in a column that is not the unit's answer. */
function isSameCell(context: Context, previous: SheetRow, read: SheetRow, key: ColumnKey): boolean {
  const column = context.header.columns.get(key)?.[0];
  if (column === undefined) return false;
  const area = context.view.areaAt(read.row, column);
  const isMerged = area !== null && area.top <= (previous.sheetRows.at(-1) ?? previous.row);
  return isMerged || previous.cells[key] === read.cells[key];
}
