import type { CellChange, CellStyle, ColumnKey, Ledger, Projection, WorkbookChange } from '../model';
import {
  captionText,
  layoutInternalSheets,
  rewriteRows,
  type LedgerSheet,
  type LedgerSheetRow,
  type TaskTexts,
} from '../sheet';
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
  const caption = captionCell(sheet, ledger, before, after);
  const named: WorkbookChange[] = caption === null ? [] : [{ kind: 'setCells', sheet: sheet.sheet, cells: [caption] }];
  const changed = changedTasks(sheet, ledger, before, after);
  const torn = new Map(sheet.rows.filter(isTorn).map((row) => [row.taskId, row]));
  const whole = changed.filter(({ taskId }) => !torn.has(taskId));
  const apart = changed.flatMap((task) => tornCells(sheet, torn.get(task.taskId), task));
  const table: WorkbookChange[] = [
    ...setCells(sheet, apart),
    ...setCells(sheet, mendedIds(sheet)),
    ...rewriteRows(sheet, whole, ledger.template),
  ];
  const own = layoutInternalSheets(ledger).map((layout): WorkbookChange => ({ kind: 'putSheet', layout }));
  return [...joined([...named, ...table]), ...own];
}

function setCells(sheet: LedgerSheet, cells: readonly CellChange[]): WorkbookChange[] {
  return cells.length === 0 ? [] : [{ kind: 'setCells', sheet: sheet.sheet, cells }];
}

/** The right ids in the rows that were known by their words. */
function mendedIds({ rows, idColumn }: LedgerSheet): CellChange[] {
  return rows.flatMap(({ row, taskId, mended }) => (mended === true ? [{ row, column: idColumn, value: taskId }] : []));
}

/** True where sorting has parted a task's rows: its texts can no longer run on from one row to the next. */
function isTorn({ row, parts }: LedgerSheetRow): boolean {
  return parts.some((part, index) => part.row !== row + index);
}

/** The whole text in the task's first row, and nothing in the others. */
function tornCells(sheet: LedgerSheet, row: LedgerSheetRow | undefined, task: TaskTexts): CellChange[] {
  return (row?.parts ?? []).flatMap((part, index) =>
    Object.entries(task.cells).flatMap(([key, text]): CellChange[] => {
      const column = sheet.columns.get(key);
      const value = index === 0 && text !== undefined && text !== '' ? text : null;
      const style = index === 0 ? task.styles?.[key] : undefined;
      return column === undefined ? [] : [{ row: part.row, column, value, ...(style === undefined ? {} : { style }) }];
    }),
  );
}

/** Writes that follow each other in one: a host reads the sheet once for each. */
function joined(changes: readonly WorkbookChange[]): WorkbookChange[] {
  const groups: WorkbookChange[][] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    if (change.kind === 'setCells' && last?.[0]?.kind === 'setCells') last.push(change);
    else groups.push([change]);
  }
  return groups.flatMap((group) => {
    const writes = group.flatMap((change) => (change.kind === 'setCells' ? [change] : []));
    const [first] = writes;
    if (first === undefined) return group;
    const cells = writes.flatMap((write) => write.cells);
    return [{ ...first, cells, heights: writes.flatMap((write) => write.heights ?? []) }];
  });
}

/** The line that names the period, unless the coordinator has reworded it. */
function captionCell(sheet: LedgerSheet, ledger: Ledger, before: Projection, after: Projection): CellChange | null {
  const { caption } = sheet;
  const wanted = captionText(ledger.template, after.period);
  if (caption === null || caption.text === wanted) return null;
  if (caption.text !== captionText(sheet.ledger.template, before.period).trim()) return null;
  return { row: caption.row, column: caption.column, value: wanted };
}

/** The tasks whose cells or marks change, with just the columns that do. */
function changedTasks(sheet: LedgerSheet, ledger: Ledger, before: Projection, after: Projection): TaskTexts[] {
  const columns = unitColumns(ledger.template).filter((column) => sheet.columns.has(column));
  const marked = new Map(before.rows.map((row) => [row.taskId, row.conflicts]));
  const projected = new Map(after.rows.map((row) => [row.taskId, row]));
  return sheet.rows.flatMap((row) => {
    const target = projected.get(row.taskId);
    if (target === undefined) return [];
    const was = marked.get(row.taskId) ?? [];
    const toMark = columns.filter((column) => target.conflicts.includes(column) !== was.includes(column));
    const toWrite = columns.filter(
      (column) => !sameCell(column, cleanText(target.cells[column]), cleanText(row.cells[column])),
    );
    if (toMark.length === 0 && toWrite.length === 0) return [];
    const styles: Partial<Record<ColumnKey, CellStyle>> = {};
    for (const column of toMark) styles[column] = markStyle(ledger, column, target.conflicts.includes(column));
    const cells: Partial<Record<ColumnKey, string>> = {};
    for (const column of [...toWrite, ...toMark]) cells[column] = target.cells[column] ?? '';
    return [{ taskId: row.taskId, cells, styles }];
  });
}

function markStyle(ledger: Ledger, column: ColumnKey, marked: boolean): CellStyle {
  const style = ledgerCellStyle(ledger.template, column);
  return marked ? { ...style, fill: CONFLICT_FILL } : style;
}
