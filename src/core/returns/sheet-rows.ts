import {
  cellText,
  likenesses,
  matchKey,
  plainText,
  sameness,
  type CellMark,
  type ColumnKey,
  type Grid,
  type Ledger,
  type ReturnRow,
} from '../model';
import { headerAt, mergedView, repeatedHeaders, type Header, type MergedView } from '../sheet';
import { NOTE_WORDS, SAME_AS_ABOVE, SIGNATURE_WORDS, TOTAL_WORDS } from './row-words';

/** A task's row as it was read, with all sheet rows that belong to it. */
export type SheetRow = ReturnRow & { readonly sheetRows: readonly number[] };

/** 同上 stands for the cell above where the coordinator's words are repeated; as an answer it is taken as written. */
const ANSWERS: readonly ColumnKey[] = ['status', 'progress', 'closedOn', 'remarks'];
/** From this likeness on a lonely text is a task and no heading. */
const LIKE_A_TASK = 0.6;

/**
 * Reads the rows below a header that answer tasks. Repeated titles and headers, section rows, notes, totals and
 * signature lines are passed over; merged cells count for every row that they cover; a task that was split over
 * several rows is one row again.
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
    tasks: ledger === null ? [] : taskTexts(ledger),
    marks: marksByRow(grid),
  };
  const rows: SheetRow[] = [];
  for (let row = header.bottom + 1; row < grid.rows.length; row += 1) {
    if (repeated.has(row)) continue;
    const anew = headerAt(grid, view, row, ledger?.template.columns);
    if (anew !== null) {
      context = { ...context, header: anew };
      continue;
    }
    const read = readRow(context, row, rows.at(-1));
    const kind = kindOf(context, row, read);
    if (kind === 'other') continue;
    const previous = rows.at(-1);
    if (previous !== undefined && (kind === 'more' || continuesTask(context, previous, read))) {
      rows[rows.length - 1] = joined(previous, read, context);
    } else if (kind === 'task') rows.push(read);
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
  readonly marks: ReadonlyMap<number, readonly CellMark[]>;
};

function marksByRow(grid: Grid): ReadonlyMap<number, readonly CellMark[]> {
  const rows = new Map<number, CellMark[]>();
  for (const mark of grid.marks) rows.set(mark.row, [...(rows.get(mark.row) ?? []), mark]);
  return rows;
}

function taskTexts(ledger: Ledger): string[] {
  return ledger.template.assignments.map((assignment) => assignment.title);
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
    const texts = places.map((column) => textAt(view, row, column));
    const text = [...new Set(texts.filter((part) => part !== ''))].join('\n');
    const isSame = idText === '' && SAME_AS_ABOVE.includes(text) && !ANSWERS.includes(key);
    cells[key] = isSame ? (previous?.cells[key] ?? '') : text;
    const [first] = places;
    if (first !== undefined) columns[key] = places.find((column) => textAt(view, row, column) !== '') ?? first;
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

function textAt(view: MergedView, row: number, column: number): string {
  return cellText(view.value(row, column));
}

/** A task's row, more of the row above, or something else. */
function kindOf(context: Context, row: number, read: SheetRow): 'task' | 'more' | 'other' {
  const { view, grid, header } = context;
  if (read.idText.startsWith('t-')) return 'task';
  const own = distinctTexts(grid, view, row);
  if (own.length === 0) return 'other';
  const task = read.cells.task ?? '';
  const sequence = read.cells.sequence ?? '';
  if (own.every(({ text }) => context.titles.has(matchKey(text)))) return 'other';
  if (isFooter(own) && !isNumber(sequence) && !isLikeTask(context, task)) return 'other';
  const [only] = own;
  if (own.length === 1 && only !== undefined) {
    const taskColumns = header.columns.get('task') ?? [];
    if (only.width > 1) return 'other';
    if (taskColumns.includes(only.column)) return isLikeTask(context, task) ? 'task' : 'other';
    return isAnswer(read) ? 'more' : 'other';
  }
  if (task === '' && !isNumber(sequence)) return isAnswer(read) ? 'more' : 'other';
  return 'task';
}

function distinctTexts(
  grid: Grid,
  view: MergedView,
  row: number,
): { readonly text: string; readonly column: number; readonly width: number }[] {
  const seen = new Set<string>();
  const found: { text: string; column: number; width: number }[] = [];
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

/** A note, total or signature row by its first words; 单位负责人签字： counts, 审核流程优化 does not. */
function isFooter(own: readonly { readonly text: string }[]): boolean {
  if (own.slice(0, 3).some(({ text }) => TOTAL_WORDS.includes(plainText(text)))) return true;
  const first = plainText(own[0]?.text ?? '').replace(/\s/g, '');
  const ends = (word: string): boolean => [':', '(', ''].includes(first.charAt(word.length));
  const isSpelled = [...NOTE_WORDS, ...SIGNATURE_WORDS].some((word) => first.startsWith(word) && ends(word));
  return isSpelled || (SIGNATURE_WORDS.some((word) => first.startsWith(word)) && first.includes(':'));
}

function isNumber(sequence: string): boolean {
  return /^[(（]?[\d一二三四五六七八九十百]+(?:[.-]\d+)*[)）.、]?$/.test(sequence.trim());
}

function isAnswer(read: SheetRow): boolean {
  return ['progress', 'status', 'closedOn', 'remarks', 'requirement', 'owner', 'responsibleUnit'].some(
    (key) => (read.cells[key] ?? '') !== '',
  );
}

function isLikeTask(context: Context, text: string): boolean {
  return likenesses([text], context.tasks, LIKE_A_TASK).length > 0;
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
