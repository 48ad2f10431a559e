import { ledgerColumns } from '../ledger';
import type { Assignment, CellChange, Ledger, WorkbookChange } from '../model';
import { dueOf, issuedCells, type CellTexts } from './issued-cells';
import { layoutInternalSheets } from './layout-ledger';
import type { LedgerSheet } from './read-ledger';
import { formatRowId } from './row-id';
import { LEAST_HEIGHT } from './ledger-table';
import { tableStyles } from './styles';
import { textHeight } from './text-size';

/**
 * Brings the workbook of a ledger to a new version of its template: cells of the coordinator's columns that say
 * something else now, a row below the last for every task that was added, columns that it did not have, and the
 * product's own sheets. Rows of withdrawn tasks stay.
 */
export function updateTable(sheet: LedgerSheet, next: Ledger): WorkbookChange[] {
  const rows = new Map(sheet.rows.map((row) => [row.taskId, row]));
  const changed = next.template.assignments.flatMap((assignment) => {
    const row = rows.get(assignment.taskId);
    const before = sheet.ledger.template.assignments.find((one) => one.taskId === assignment.taskId);
    return row === undefined || before === undefined ? [] : changedCells(sheet, before, assignment, row.row, next);
  });
  const fresh = next.template.assignments.filter((assignment) => !rows.has(assignment.taskId));
  const last = lastRow(sheet);
  return [
    ...(changed.length === 0 ? [] : [{ kind: 'setCells', sheet: sheet.sheet, cells: changed } as const]),
    ...(fresh.length === 0 ? [] : insertion(sheet, fresh, last, next)),
    ...newColumns(sheet, next, last),
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

/** Columns that the new version has and the sheet has not, before 状态, with what the rows say in them. */
function newColumns(sheet: LedgerSheet, next: Ledger, last: number): WorkbookChange[] {
  const known = new Set(sheet.ledger.template.columns.map((column) => column.key));
  const columns = ledgerColumns(next.template).filter(({ key, hidden }) => !known.has(key) && hidden !== true);
  const first = sheet.columns.get('status') ?? sheet.columns.get('progress') ?? sheet.idColumn;
  const styles = tableStyles(next.template);
  const rowOf = new Map(sheet.rows.map((row) => [row.taskId, row] as const));
  const fresh = next.template.assignments.filter((one) => !rowOf.has(one.taskId));
  const places = new Map(fresh.map((one, index) => [one.taskId, last + 1 + index]));
  return columns.flatMap((column, index): WorkbookChange[] => {
    const at = first + index;
    const style = column.align === 'center' ? styles.center : styles.left;
    const cells = next.template.assignments.flatMap((assignment): CellChange[] => {
      const standing = rowOf.get(assignment.taskId);
      const top = standing?.row ?? places.get(assignment.taskId) ?? 0;
      const text = issuedCells(assignment)[column.key] ?? '';
      return Array.from({ length: standing?.height ?? 1 }, (_, part) => ({
        row: top + part,
        column: at,
        value: part === 0 && text !== '' ? text : null,
        style,
      }));
    });
    return [
      { kind: 'insertColumn', sheet: sheet.sheet, before: at, width: column.width, hidden: false },
      {
        kind: 'setCells',
        sheet: sheet.sheet,
        cells: [{ row: sheet.header.bottom, column: at, value: column.title, style: styles.header }, ...cells],
      },
    ];
  });
}

function dueCell(row: number, column: number, assignment: Assignment): CellChange {
  const due = dueOf(assignment);
  return { row, column, value: due === null ? null : { date: due } };
}

/** Rows below the last one for tasks that the table lacks; `textsOf` adds what the units' columns shall say. */
export function insertTasks(
  sheet: LedgerSheet,
  fresh: readonly Assignment[],
  next: Ledger,
  textsOf: (taskId: string) => CellTexts,
): WorkbookChange[] {
  return fresh.length === 0 ? [] : insertion(sheet, fresh, lastRow(sheet), next, textsOf);
}

function lastRow(sheet: LedgerSheet): number {
  return Math.max(sheet.header.bottom, ...sheet.rows.map((row) => row.row + row.height - 1));
}

function insertion(
  sheet: LedgerSheet,
  fresh: readonly Assignment[],
  last: number,
  next: Ledger,
  textsOf: (taskId: string) => CellTexts = () => ({}),
): WorkbookChange[] {
  const textOf = (assignment: Assignment): CellTexts => ({ ...issuedCells(assignment), ...textsOf(assignment.taskId) });
  const cells = fresh.flatMap((assignment, index): CellChange[] => {
    const row = last + 1 + index;
    const texts = textOf(assignment);
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
    { kind: 'setCells', sheet: sheet.sheet, cells, heights: freshHeights(fresh.map(textOf), last, next) },
  ];
}

/** New rows are as high as their texts need. */
function freshHeights(fresh: readonly CellTexts[], last: number, next: Ledger): { row: number; height: number }[] {
  const { size } = tableStyles(next.template);
  const columns = ledgerColumns(next.template).filter(({ hidden }) => hidden !== true);
  return fresh.map((texts, index) => {
    const heights = columns.map(({ key, width }) => textHeight(texts[key] ?? '', width, size));
    return { row: last + 1 + index, height: Math.min(400, Math.max(LEAST_HEIGHT, ...heights)) };
  });
}
