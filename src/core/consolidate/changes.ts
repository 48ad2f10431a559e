import { assignmentOf } from '../ledger';
import type { CellChange, CellStyle, ColumnKey, Ledger, ProjectedRow, Projection, WorkbookChange } from '../model';
import { captionText, layoutInternalSheets, taskRows, type LedgerSheet, type LedgerSheetRow } from '../sheet';
import { cleanText, unitColumns } from '../validate/values';
import { ledgerCellStyle } from './cell-style';
import { sameCell } from './hand';

/** Pale amber behind a cell that waits for a decision; fsck and the pane say the same in words. */
export const CONFLICT_FILL = 'FFF2CC';

/**
 * What has to be written into the workbook so that it shows the new ledger: the cells of the ledger sheet that say
 * something else, wherever the coordinator has moved their rows, and the product's own sheets. Everything else in the
 * workbook stays untouched.
 */
export function ledgerChanges(
  sheet: LedgerSheet,
  ledger: Ledger,
  before: Projection,
  after: Projection,
): WorkbookChange[] {
  const { insertions, cells: tableCells } = tableChanges(sheet, ledger, before, after);
  const cells = [...captionCell(sheet, ledger, before, after), ...tableCells];
  const inserted = insertions.map((one): WorkbookChange => ({
    kind: 'insertRows',
    sheet: sheet.sheet,
    ...one,
    likeRow: one.before - 1,
  }));
  const own = layoutInternalSheets(ledger).map((layout): WorkbookChange => ({ kind: 'putSheet', layout }));
  return [...inserted, ...(cells.length === 0 ? [] : [setCells(sheet.sheet, cells)]), ...own];
}

function setCells(sheet: string, cells: readonly CellChange[]): WorkbookChange {
  return {
    kind: 'setCells',
    sheet,
    cells: cells.map(({ row, column, value, style }) => ({
      row,
      column,
      value,
      ...(style === undefined ? {} : { style }),
    })),
  };
}

/** The line that names the period, unless the coordinator has reworded it. */
function captionCell(sheet: LedgerSheet, ledger: Ledger, before: Projection, after: Projection): CellChange[] {
  const { caption } = sheet;
  const wanted = captionText(ledger.template, after.period);
  if (caption === null || caption.text === wanted) return [];
  if (caption.text !== captionText(sheet.ledger.template, before.period).trim()) return [];
  return [{ row: caption.row, column: caption.column, value: wanted }];
}

/** Rows that tasks need below their last one, bottom first, and the cells to write once they are there. */
type TableChanges = { readonly insertions: readonly Insertion[]; readonly cells: readonly CellChange[] };
type Insertion = { readonly before: number; readonly count: number };

function tableChanges(sheet: LedgerSheet, ledger: Ledger, before: Projection, after: Projection): TableChanges {
  const marked = conflictCells(before);
  const projected = new Map(after.rows.map((row) => [row.taskId, row]));
  const tasks = sheet.rows.flatMap((row): TaskChange[] => {
    const target = projected.get(row.taskId);
    return target === undefined ? [] : [taskChange(sheet, ledger, row, target, marked)];
  });
  const insertions = tasks
    .flatMap(({ lastRow, missing }) => (missing === 0 ? [] : [{ before: lastRow + 1, count: missing }]))
    .sort((a, b) => b.before - a.before);
  const cells = tasks.flatMap((task) => task.cells.map((cell) => ({ ...cell, row: movedRow(cell, task, insertions) })));
  return { insertions, cells };
}

type TaskChange = {
  /** the last sheet row that the task has now */
  readonly lastRow: number;
  /** how many more rows its texts need */
  readonly missing: number;
  /** `row` counts from the task's last row on where it is a new one */
  readonly cells: readonly (CellChange & { readonly added: boolean })[];
};

function taskChange(
  sheet: LedgerSheet,
  ledger: Ledger,
  row: LedgerSheetRow,
  target: ProjectedRow,
  marked: ReadonlySet<string>,
): TaskChange {
  const lastRow = Math.max(...row.parts.map((part) => part.row));
  const toMark = unitColumnsOf(sheet, ledger).filter(
    ({ key }) => target.conflicts.includes(key) !== marked.has(cellKey(row.taskId, key)),
  );
  const toWrite = unitColumnsOf(sheet, ledger).filter(
    ({ key }) => !sameCell(key, cleanText(target.cells[key]), cleanText(row.cells[key])),
  );
  if (toMark.length === 0 && toWrite.length === 0) return { lastRow, missing: 0, cells: [] };
  const assignment = assignmentOf(ledger.template, row.taskId);
  const wanted = assignment === null ? [] : taskRows(assignment, target, ledger.template);
  const cells = wanted.flatMap((wantedRow, index) => {
    const place = row.parts[index];
    const added = place === undefined;
    const at = place?.row ?? lastRow + 1 + index - row.parts.length;
    const id = added ? [{ row: at, column: sheet.idColumn, value: wantedRow.id, added }] : [];
    const columns = added ? unitColumnsOf(sheet, ledger) : [...new Set([...toWrite, ...toMark])];
    const texts = columns.flatMap((column) => {
      const isMarked = target.conflicts.includes(column.key);
      const style = toMark.includes(column) ? { style: markStyle(ledger, column.key, isMarked) } : {};
      const text = wantedRow.cells[column.key] ?? '';
      if (added && text === '') return [];
      return [{ row: at, column: column.at, value: text === '' ? null : text, added, ...style }];
    });
    return [...id, ...texts];
  });
  const emptied = row.parts
    .slice(wanted.length)
    .flatMap((place) => toWrite.map(({ at }) => ({ row: place.row, column: at, value: null, added: false })));
  return { lastRow, missing: Math.max(0, wanted.length - row.parts.length), cells: [...cells, ...emptied] };
}

/** Where a row stands once all rows are inserted: rows above it move it down, its own task's do not. */
function movedRow(
  { row, added }: { readonly row: number; readonly added: boolean },
  { lastRow }: TaskChange,
  insertions: readonly Insertion[],
): number {
  const from = added ? lastRow : row;
  const above = insertions.filter(({ before }) => before <= from);
  return row + above.reduce((sum, { count }) => sum + count, 0);
}

type PlacedColumn = { readonly key: ColumnKey; readonly at: number };

/** The columns that units fill and that the sheet has. */
function unitColumnsOf(sheet: LedgerSheet, ledger: Ledger): readonly PlacedColumn[] {
  const known = placedColumns.get(sheet);
  if (known !== undefined) return known;
  const placed = unitColumns(ledger.template).flatMap((key) => {
    const at = sheet.columns.get(key);
    return at === undefined ? [] : [{ key, at }];
  });
  placedColumns.set(sheet, placed);
  return placed;
}

const placedColumns = new WeakMap<LedgerSheet, readonly PlacedColumn[]>();

function markStyle(ledger: Ledger, column: ColumnKey, marked: boolean): CellStyle {
  const style = ledgerCellStyle(ledger.template, column);
  return marked ? { ...style, fill: CONFLICT_FILL } : style;
}

function conflictCells(projection: Projection): ReadonlySet<string> {
  return new Set(projection.rows.flatMap((row) => row.conflicts.map((column) => cellKey(row.taskId, column))));
}

function cellKey(taskId: string, column: ColumnKey): string {
  return `${taskId}\n${column}`;
}
