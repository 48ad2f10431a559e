import type { CellChange, CellStyle, ColumnKey, Ledger, Projection, WorkbookChange } from '../model';
import { captionText, layoutInternalSheets, type LedgerSheet } from '../sheet';
import { cleanText } from '../validate/values';
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
  const cells = [...captionCell(sheet, ledger, before, after), ...changedCells(sheet, ledger, before, after)];
  const own = layoutInternalSheets(ledger).map((layout): WorkbookChange => ({ kind: 'putSheet', layout }));
  return cells.length === 0 ? own : [{ kind: 'setCells', sheet: sheet.sheet, cells }, ...own];
}

/** The line that names the period, unless the coordinator has reworded it. */
function captionCell(sheet: LedgerSheet, ledger: Ledger, before: Projection, after: Projection): CellChange[] {
  const { caption } = sheet;
  const wanted = captionText(ledger.template, after.period);
  if (caption === null || caption.text === wanted) return [];
  if (caption.text !== captionText(sheet.ledger.template, before.period).trim()) return [];
  return [{ row: caption.row, column: caption.column, value: wanted }];
}

function changedCells(sheet: LedgerSheet, ledger: Ledger, before: Projection, after: Projection): CellChange[] {
  const marked = conflictCells(before);
  const projected = new Map(after.rows.map((row) => [row.taskId, row]));
  return sheet.rows.flatMap((row) => {
    const target = projected.get(row.taskId);
    if (target === undefined) return [];
    return [...sheet.columns].flatMap(([column, at]): CellChange[] => {
      const definition = ledger.template.columns.find(({ key }) => key === column);
      if (definition?.filledBy !== 'unit') return [];
      const wanted = target.cells[column] ?? '';
      const isMarked = target.conflicts.includes(column);
      const wasMarked = marked.has(cellKey(row.taskId, column));
      const style = isMarked === wasMarked ? {} : { style: markStyle(ledger, column, isMarked) };
      if (isMarked === wasMarked && sameCell(column, cleanText(wanted), cleanText(row.cells[column]))) return [];
      return [{ row: row.row, column: at, value: wanted === '' ? null : wanted, ...style }];
    });
  });
}

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
