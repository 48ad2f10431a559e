import { ledgerColumns } from '../ledger';
import type { Assignment, CellChange, Ledger, WorkbookChange } from '../model';
import { dueOf, issuedCells } from './issued-cells';
import { layoutInternalSheets } from './layout-ledger';
import type { LedgerSheet } from './read-ledger';
import { formatRowId } from './row-id';

/**
 * Brings the workbook of a ledger to a new version of its template: cells of the coordinator's columns that say
 * something else now, a row below the last for every task that was added, and the product's own sheets. Rows of
 * withdrawn tasks stay.
 */
export function updateTable(sheet: LedgerSheet, next: Ledger): WorkbookChange[] {
  const rows = new Map(sheet.rows.map((row) => [row.taskId, row]));
  const changed = next.template.assignments.flatMap((assignment) => {
    const row = rows.get(assignment.taskId);
    const before = sheet.ledger.template.assignments.find((one) => one.taskId === assignment.taskId);
    return row === undefined || before === undefined ? [] : changedCells(sheet, before, assignment, row.row, next);
  });
  const fresh = next.template.assignments.filter((assignment) => !rows.has(assignment.taskId));
  const last = Math.max(sheet.header.bottom, ...sheet.rows.map((row) => row.row + row.height - 1));
  return [
    ...(changed.length === 0 ? [] : [{ kind: 'setCells', sheet: sheet.sheet, cells: changed } as const]),
    ...(fresh.length === 0 ? [] : insertion(sheet, fresh, last, next)),
    ...layoutInternalSheets(next).map((layout): WorkbookChange => ({ kind: 'putSheet', layout })),
  ];
}

/** Only what differs between the two versions: a cell that the coordinator worded differently keeps its words. */
function changedCells(
  sheet: LedgerSheet,
  before: Assignment,
  after: Assignment,
  row: number,
  next: Ledger,
): CellChange[] {
  const [old, now] = [issuedCells(before), issuedCells(after)];
  const texts = ledgerColumns(next.template).flatMap(({ key, filledBy }): CellChange[] => {
    const column = sheet.columns.get(key);
    if (column === undefined || old[key] === now[key] || (filledBy === 'unit' && key !== 'remarks')) return [];
    return [{ row, column, value: now[key] === '' ? null : (now[key] ?? null) }];
  });
  const isMoved = dueOf(before) !== dueOf(after) && sheet.dueColumn !== null;
  return isMoved ? [...texts, dueCell(row, sheet.dueColumn ?? 0, after)] : texts;
}

function dueCell(row: number, column: number, assignment: Assignment): CellChange {
  const due = dueOf(assignment);
  return { row, column, value: due === null ? null : { date: due } };
}

function insertion(sheet: LedgerSheet, fresh: readonly Assignment[], last: number, next: Ledger): WorkbookChange[] {
  const cells = fresh.flatMap((assignment, index): CellChange[] => {
    const row = last + 1 + index;
    const texts = issuedCells(assignment);
    return [
      ...ledgerColumns(next.template).flatMap(({ key }): CellChange[] => {
        const column = sheet.columns.get(key);
        const text = texts[key] ?? '';
        return column === undefined || text === '' ? [] : [{ row, column, value: text }];
      }),
      { row, column: sheet.idColumn, value: formatRowId({ taskId: assignment.taskId, unit: null, part: 0 }) },
      ...(sheet.dueColumn === null ? [] : [dueCell(row, sheet.dueColumn, assignment)]),
    ];
  });
  return [
    { kind: 'insertRows', sheet: sheet.sheet, before: last + 1, count: fresh.length, likeRow: last },
    { kind: 'setCells', sheet: sheet.sheet, cells },
  ];
}
