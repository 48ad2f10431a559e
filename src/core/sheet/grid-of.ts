import { daysBetween } from '../ledger';
import type { CellLayout, CellValue, DateValue, Grid, SheetLayout } from '../model';

const EPOCH = '1899-12-30';

/** The grid that a reader makes of a sheet once it is written: for tests, and for hosts that keep no bytes. */
export function gridOf(layout: SheetLayout): Grid {
  return {
    name: layout.name,
    visibility: layout.visibility,
    rows: layout.rows.map((row) => row.cells.map((cell) => valueOf(cell))),
    merges: layout.merges ?? [],
    hiddenRows: layout.rows.flatMap((row, index) => (row.hidden === true ? [index] : [])),
    hiddenColumns: layout.columns.flatMap((column, index) => (column.hidden === true ? [index] : [])),
    marks: [],
  };
}

/** A day as a cell holds it. */
export function dateValue(day: string, format = 'yyyy-mm-dd'): DateValue {
  return { kind: 'date', serial: daysBetween(EPOCH, day), iso: day, format };
}

function valueOf(cell: CellLayout | undefined): CellValue {
  const value = cell?.value;
  if (value === undefined || value === null || value === '') return null;
  return typeof value === 'object' ? dateValue(value.date) : value;
}
