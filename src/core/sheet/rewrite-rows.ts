import { assignmentOf, ledgerColumns } from '../ledger';
import type { CellChange, CellRange, CellStyle, ColumnKey, Template, WorkbookChange } from '../model';
import { dueOf, type CellTexts } from './issued-cells';
import type { LedgerSheet, LedgerSheetRow } from './read-ledger';
import { formatRowId } from './row-id';
import { tableStyles } from './styles';
import { piecesOf } from './task-rows';
import { textHeight } from './text-size';

/** What a task's row shall say in the columns that units fill; columns that are absent stay as they are. */
export type TaskTexts = {
  readonly taskId: string;
  readonly cells: CellTexts;
  /** styles of cells that change them, such as the mark of an open conflict */
  readonly styles?: Readonly<Partial<Record<ColumnKey, CellStyle>>>;
};

const LEAST_HEIGHT = 48;
const HIGHEST = 400;

/** The ledger's sheet with what is asked of it for every task. */
type Table = {
  readonly sheet: LedgerSheet;
  readonly template: Template;
  readonly columns: readonly (readonly [ColumnKey, number])[];
  /** the areas that reach from a row into the next, by row: a long ledger has thousands of them */
  readonly mergedDown: ReadonlyMap<number, readonly CellRange[]>;
};

/**
 * The changes that make the ledger's table say these texts: cells that differ, rows inserted where a text needs more
 * of them, heights that hold the new texts. Works from the bottom upwards, so that the rows' numbers stay true.
 */
export function rewriteRows(sheet: LedgerSheet, tasks: readonly TaskTexts[], template: Template): WorkbookChange[] {
  const wanted = new Map(tasks.map((task) => [task.taskId, task]));
  const table: Table = { sheet, template, columns: [...sheet.columns], mergedDown: mergedDownByRow(sheet) };
  const rewritten = [...sheet.rows]
    .sort((a, b) => a.row - b.row)
    .flatMap((row): Rewritten[] => {
      const task = wanted.get(row.taskId);
      const made = task === undefined ? null : rewriteTask(table, row, task);
      return made === null ? [] : [made];
    });
  const cells: CellChange[] = [];
  const heights: RowHeight[] = [];
  let above = 0;
  for (const one of rewritten) {
    const added = above;
    cells.push(...one.cells.map((cell) => (added === 0 ? cell : { ...cell, row: cell.row + added })));
    heights.push(...one.heights.map((height) => (added === 0 ? height : { ...height, row: height.row + added })));
    above += one.insertion?.count ?? 0;
  }
  // from the bottom upwards: rows that come in do not move the places of those that follow
  const insertions = rewritten.flatMap(({ insertion: one }) => one ?? []).reverse();
  return cells.length === 0 ? insertions : [...insertions, { kind: 'setCells', sheet: sheet.sheet, cells, heights }];
}

type RowHeight = { readonly row: number; readonly height: number };
type Insertion = Extract<WorkbookChange, { readonly kind: 'insertRows' }>;

/** What a task's rows need, with the numbers that rows have while nothing comes in above them. */
type Rewritten = {
  readonly cells: readonly CellChange[];
  readonly heights: readonly RowHeight[];
  readonly insertion: Insertion | null;
};

function mergedDownByRow(sheet: LedgerSheet): ReadonlyMap<number, readonly CellRange[]> {
  const last = sheet.rows.reduce((lowest, { row }) => Math.max(lowest, row), 0);
  const rows = new Map<number, CellRange[]>();
  for (const area of sheet.merges) {
    for (let row = area.top; row < Math.min(area.bottom, last + 1); row += 1) {
      const known = rows.get(row);
      if (known === undefined) rows.set(row, [area]);
      else known.push(area);
    }
  }
  return rows;
}

function rewriteTask(table: Table, row: LedgerSheetRow, task: TaskTexts): Rewritten | null {
  const { sheet, template } = table;
  const pieces = dividedTexts(table, row, task);
  const needed = Math.max(1, ...Array.from(pieces.values(), (texts) => texts.length));
  const rows = Math.max(needed, row.height);
  const cells: CellChange[] = [];
  for (let part = 0; part < rows; part += 1) cells.push(...partCells(table, row, task, pieces, part));
  for (let part = row.height; part < needed; part += 1) cells.push(...internalCells(sheet, row, part, template));
  if (cells.length === 0) return null;
  const heights = rows === 1 ? [oneRowHeight(row, task, template)] : rowHeights(row, task, pieces, rows, template);
  return { cells, heights, insertion: needed > row.height ? insertion(sheet, row, needed, pieces) : null };
}

/** The pieces of long texts; whole where the task's rows were parted by sorting or a person merged the cells below. */
function dividedTexts(table: Table, row: LedgerSheetRow, task: TaskTexts): ReadonlyMap<ColumnKey, readonly string[]> {
  const { sheet, template } = table;
  const assignment = assignmentOf(template, row.taskId);
  const together = row.parts.every((part) => part.row >= row.row && part.row < row.row + row.height);
  if (assignment === null || !together || row.subRows.length > 0) return NOT_DIVIDED;
  const pieces = piecesOf(task.cells, assignment, template);
  if (pieces.size === 0) return NOT_DIVIDED;
  return new Map([...pieces].filter(([key]) => !isMergedDown(table, row, sheet.columns.get(key))));
}

const NOT_DIVIDED: ReadonlyMap<ColumnKey, readonly string[]> = new Map();

function isMergedDown({ mergedDown }: Table, row: LedgerSheetRow, column: number | undefined): boolean {
  const areas = column === undefined ? undefined : mergedDown.get(row.row);
  return areas?.some((area) => column !== undefined && area.left <= column && column <= area.right) === true;
}

/** The cells of one of the task's rows that say something else than they shall. */
function partCells(
  table: Table,
  row: LedgerSheetRow,
  task: TaskTexts,
  pieces: ReadonlyMap<ColumnKey, readonly string[]>,
  part: number,
): CellChange[] {
  const present = row.parts.find((candidate) => candidate.row === row.row + part);
  const changes: CellChange[] = [];
  for (const [key, column] of table.columns) {
    const whole = task.cells[key];
    if (whole === undefined) continue;
    const own = pieces.get(key);
    const text = (own === undefined ? (part === 0 ? whole : '') : own[part]) ?? '';
    const style = task.styles?.[key];
    const covered = part > 0 && isMergedDown(table, row, column);
    if (covered || (style === undefined && (present?.cells[key] ?? '') === text)) continue;
    if (part > 0 && text === '' && present === undefined) continue;
    const value = text === '' ? null : text;
    changes.push({ row: row.row + part, column, value, ...(style === undefined ? {} : { style }) });
  }
  return changes;
}

/** Id and real due date of a row that is new. */
function internalCells(sheet: LedgerSheet, row: LedgerSheetRow, part: number, template: Template): CellChange[] {
  const id = formatRowId({ taskId: row.taskId, unit: null, part });
  const assignment = assignmentOf(template, row.taskId);
  const due = assignment === null ? null : dueOf(assignment);
  const at = row.row + part;
  return [
    { row: at, column: sheet.idColumn, value: id },
    ...(sheet.dueColumn === null || due === null ? [] : [{ row: at, column: sheet.dueColumn, value: { date: due } }]),
  ];
}

function insertion(
  sheet: LedgerSheet,
  row: LedgerSheetRow,
  needed: number,
  pieces: ReadonlyMap<ColumnKey, readonly string[]>,
): Insertion {
  const own = new Set([...pieces.keys()].map((key) => sheet.columns.get(key)));
  return {
    kind: 'insertRows',
    sheet: sheet.sheet,
    before: row.row + row.height,
    count: needed - row.height,
    likeRow: row.row + row.height - 1,
    mergeColumns: [...sheet.columns.values()].filter((column) => !own.has(column)).sort((a, b) => a - b),
  };
}

/** What a task's only row needs for its texts, by the widths of the template. */
function oneRowHeight(row: LedgerSheetRow, task: TaskTexts, template: Template): { row: number; height: number } {
  const { size } = tableStyles(template);
  let height = LEAST_HEIGHT;
  for (const { key, width, hidden } of ledgerColumns(template)) {
    const text = task.cells[key] ?? row.cells[key] ?? '';
    if (hidden !== true && text !== '') height = Math.max(height, textHeight(text, width, size));
  }
  return { row: row.row, height: Math.min(HIGHEST, height) };
}

/**
 * What each of a task's several rows needs for its texts, by the widths of the template. Columns that are merged over all
 * rows need the rows' heights together; what is lacking goes to the last.
 */
function rowHeights(
  row: LedgerSheetRow,
  task: TaskTexts,
  pieces: ReadonlyMap<ColumnKey, readonly string[]>,
  rows: number,
  template: Template,
): { row: number; height: number }[] {
  const size = tableStyles(template).size;
  const columns = ledgerColumns(template).filter((column) => column.hidden !== true);
  const texts = columns.map(({ key, width }) => ({ width, parts: partTexts(row, task, pieces.get(key), key, rows) }));
  const heights = Array.from({ length: rows }, (_, part) =>
    Math.max(
      20,
      ...texts.map(({ width, parts }) => (parts.length === 1 ? 0 : textHeight(parts[part] ?? '', width, size))),
    ),
  );
  const together = Math.max(
    0,
    ...texts.map(({ width, parts }) => (parts.length === 1 ? textHeight(parts[0] ?? '', width, size) : 0)),
  );
  const lacking = together - heights.reduce((sum, height) => sum + height, 0);
  return heights.map((height, part) => ({
    row: row.row + part,
    height: Math.min(HIGHEST, part === rows - 1 && lacking > 0 ? height + lacking : height),
  }));
}

/** A column's texts row by row, or its one text where it stands for all rows. */
function partTexts(
  row: LedgerSheetRow,
  task: TaskTexts,
  pieces: readonly string[] | undefined,
  key: ColumnKey,
  rows: number,
): readonly string[] {
  if (pieces !== undefined) return Array.from({ length: rows }, (_, part) => pieces[part] ?? '');
  const written = task.cells[key];
  if (written !== undefined) return [written];
  const standing = row.parts.map((part) => part.cells[key] ?? '');
  return standing.slice(1).some((text) => text !== '') ? standing : [row.cells[key] ?? ''];
}
