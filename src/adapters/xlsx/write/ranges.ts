import { cellName, columnName, type CellRange, type SheetLayout } from '../../../core/model';

/** `A1:C3`, or `A1` for a single cell. */
export function rangeName(range: CellRange): string {
  const first = cellName(range.top, range.left);
  const last = cellName(range.bottom, range.right);
  return first === last ? first : `${first}:${last}`;
}

/** `$A$1:$C$3`, as names and lists hold it. */
export function absoluteRange(range: CellRange): string {
  const absolute = (row: number, column: number): string => `$${columnName(column)}$${row + 1}`;
  const first = absolute(range.top, range.left);
  const last = absolute(range.bottom, range.right);
  return first === last ? first : `${first}:${last}`;
}

/** The number of cells of the widest row. */
export function rowsWidth({ rows, rowsWidth: known }: SheetLayout): number {
  return known ?? rows.reduce((widest, row) => Math.max(widest, row.cells.length), 0);
}

/** The sheet's name as formulas write it: always quoted, which is right for every name. */
export function quotedSheet(name: string): string {
  return `'${name.replace(/'/g, "''")}'`;
}

export function rangesOverlap(a: CellRange, b: CellRange): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}

/** Days since 1899-12-30 (or 1904-01-01) of `YYYY-MM-DD` or `YYYY-MM-DDTHH:mm:ss`; null outside Excel's calendar. */
export function dateSerial(iso: string, date1904 = false): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?Z?)?$/.exec(iso);
  if (match === null) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const moment = Date.UTC(year, month - 1, day, hour, minute, second);
  if (new Date(moment).toISOString().slice(0, 10) !== iso.slice(0, 10)) return null;
  const serial = (moment - Date.UTC(1899, 11, 30)) / 86_400_000;
  if (date1904) return serial < 1462 ? null : serial - 1462;
  // Excel counts a 29 February 1900 that never was: before it its days are one less
  const shifted = serial < 61 ? serial - 1 : serial;
  return shifted < 1 ? null : shifted;
}
