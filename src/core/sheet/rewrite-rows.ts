import { assignmentOf, ledgerColumns } from '../ledger';
import type { CellChange, CellStyle, ColumnKey, Template, WorkbookChange } from '../model';
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

/**
 * The changes that make the ledger's table say these texts: cells that differ, rows inserted where a text needs more
 * of them, heights that hold the new texts. Works from the bottom upwards, so that the rows' numbers stay true.
 */
export function rewriteRows(sheet: LedgerSheet, tasks: readonly TaskTexts[], template: Template): WorkbookChange[] {
  const wanted = new Map(tasks.map((task) => [task.taskId, task]));
  return [...sheet.rows]
    .sort((a, b) => b.row - a.row)
    .flatMap((row) => {
      const task = wanted.get(row.taskId);
      return task === undefined ? [] : rewriteTask(sheet, row, task, template);
    });
}

function rewriteTask(sheet: LedgerSheet, row: LedgerSheetRow, task: TaskTexts, template: Template): WorkbookChange[] {
  const pieces = dividedTexts(sheet, row, task, template);
  const needed = Math.max(1, ...[...pieces.values()].map((texts) => texts.length));
  const rows = Math.max(needed, row.height);
  const cells = Array.from({ length: rows }, (_, part) => partCells(sheet, row, task, pieces, part)).flat();
  const ids = Array.from({ length: Math.max(0, needed - row.height) }, (_, index) =>
    internalCells(sheet, row, row.height + index, template),
  ).flat();
  if (cells.length + ids.length === 0) return [];
  const heights = rowHeights(row, task, pieces, rows, template);
  const written: WorkbookChange = { kind: 'setCells', sheet: sheet.sheet, cells: [...cells, ...ids], heights };
  return needed > row.height ? [insertion(sheet, row, needed, pieces), written] : [written];
}

/** The pieces of long texts; whole where the task's rows were parted by sorting or a person merged the cells below. */
function dividedTexts(
  sheet: LedgerSheet,
  row: LedgerSheetRow,
  task: TaskTexts,
  template: Template,
): ReadonlyMap<ColumnKey, readonly string[]> {
  const assignment = assignmentOf(template, row.taskId);
  const together = row.parts.every((part) => part.row >= row.row && part.row < row.row + row.height);
  if (assignment === null || !together || row.subRows.length > 0) return new Map();
  const pieces = piecesOf(task.cells, assignment, template);
  return new Map([...pieces].filter(([key]) => !isMergedDown(sheet, row, sheet.columns.get(key))));
}

function isMergedDown(sheet: LedgerSheet, row: LedgerSheetRow, column: number | undefined): boolean {
  return sheet.merges.some(
    (area) =>
      column !== undefined &&
      area.left <= column &&
      column <= area.right &&
      area.top <= row.row &&
      row.row < area.bottom,
  );
}

/** The cells of one of the task's rows that say something else than they shall. */
function partCells(
  sheet: LedgerSheet,
  row: LedgerSheetRow,
  task: TaskTexts,
  pieces: ReadonlyMap<ColumnKey, readonly string[]>,
  part: number,
): CellChange[] {
  const present = row.parts.find((candidate) => candidate.row === row.row + part);
  return [...sheet.columns].flatMap(([key, column]): CellChange[] => {
    const whole = task.cells[key];
    if (whole === undefined) return [];
    const own = pieces.get(key) ?? [whole];
    const text = own[part] ?? '';
    const style = task.styles?.[key];
    const covered = part > 0 && isMergedDown(sheet, row, column);
    if (covered || (style === undefined && (present?.cells[key] ?? '') === text)) return [];
    if (part > 0 && text === '' && present === undefined) return [];
    return [
      { row: row.row + part, column, value: text === '' ? null : text, ...(style === undefined ? {} : { style }) },
    ];
  });
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
): WorkbookChange {
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

/**
 * What each of the task's rows needs for its texts, by the widths of the template. Columns that are merged over all
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
      rows === 1 ? LEAST_HEIGHT : 20,
      ...texts.map(({ width, parts }) =>
        parts.length === 1 && rows > 1 ? 0 : textHeight(parts[part] ?? '', width, size),
      ),
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
