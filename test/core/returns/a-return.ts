import { layoutReturn, gridOf } from '../../../src/core/sheet';
import { Period, type Book, type CellValue, type FileRef, type Grid, type Ledger } from '../../../src/core/model';

export const JULY = Period.parse('2026-07');

export function aFile(name: string): FileRef {
  return { name, sha256: 'ab'.repeat(32) };
}

export function aBook(...sheets: readonly Grid[]): Book {
  return { format: 'xlsx', sheets, otherSheets: [], date1904: false, savedAt: null };
}

/** A sheet made by hand: rows of cells. */
export function aSheet(rows: readonly (readonly CellValue[])[], more: Partial<Grid> = {}): Grid {
  return {
    name: 'Sheet1',
    visibility: 'visible',
    rows: rows.map((row) => row.map((value) => (value === '' ? null : value))),
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
    marks: [],
    ...more,
  };
}

/** A return as it was handed out, with cells of its table changed by `edit` (row of the table, title of the column). */
export function issuedReturn(ledger: Ledger, unit: string, cells: Readonly<Record<string, string>> = {}): Book {
  const grids = layoutReturn(ledger, unit, JULY, { asOf: '2026-07-01' }).sheets.map(gridOf);
  const [table, ...others] = grids;
  if (table === undefined) return aBook();
  const header = table.rows[3] ?? [];
  const rows = table.rows.map((row, at) =>
    row?.map((value, column) => cells[`${at - 3} ${String(header[column])}`] ?? value),
  );
  return aBook({ ...table, rows }, ...others);
}
