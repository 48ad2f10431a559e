/** What every reader makes of a sheet, a file or a live Excel range: one neutral grid of typed cells. */
import type { Issue } from './issue';

export type ErrorValue = { readonly kind: 'error'; readonly code: string };
/**
 * A day or moment: `iso` is `YYYY-MM-DD` or `YYYY-MM-DDTHH:mm:ss` in the sheet's own (zoneless) time, and `HH:mm:ss`
 * for a time without a day. Durations (`[h]:mm`) stay numbers.
 */
export type DateValue = {
  readonly kind: 'date';
  readonly serial: number;
  readonly iso: string;
  /** the cell's number format code */
  readonly format: string;
};
/** null and holes are empty cells; the empty string is never stored. */
export type CellValue = string | number | boolean | DateValue | ErrorValue | null;

/**
 * What a cell carries beside its value, and that must never be taken as plain text. Zero-based.
 * Text that is struck within a cell is not part of the value; where the cell's own font is struck (`whole`), the value
 * still is there and the mark says it again. A picture's cell is empty.
 * A damaged number (16 digits or more) is still there as a number; `text` has its digits as the file has them.
 * A formula is given without `=`, its cached result is the value; '' where it is shared with another cell.
 */
export type CellMark = { readonly row: number; readonly column: number } & (
  | { readonly kind: 'struck'; readonly text: string; readonly whole?: true }
  | { readonly kind: 'comment'; readonly text: string; readonly author?: string }
  | { readonly kind: 'picture'; readonly id: string }
  | { readonly kind: 'damagedNumber'; readonly text: string }
  | { readonly kind: 'formula'; readonly formula: string }
);

/** Zero-based, both ends included. */
export type CellRange = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

export type Visibility = 'visible' | 'hidden' | 'veryHidden';

export type Grid = {
  readonly name: string;
  readonly visibility: Visibility;
  /** rows[r][c], zero-based from A1; rows and cells may be missing (undefined) where nothing stands */
  readonly rows: readonly (readonly (CellValue | undefined)[] | undefined)[];
  readonly merges: readonly CellRange[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  readonly marks: readonly CellMark[];
};

export type FileFormat =
  'xlsx' | 'xlsm' | 'xls' | 'et' | 'ods' | 'html' | 'xml' | 'csv' | 'docx' | 'xlsb' | 'dbf' | 'other';

/** A whole workbook as read; sheets that are no worksheets (charts, dialogs, macros) are named but not read. */
export type Book = {
  readonly format: FileFormat;
  readonly sheets: readonly Grid[];
  readonly otherSheets: readonly { readonly name: string; readonly kind: 'chart' | 'dialog' | 'macro' }[];
  readonly date1904: boolean;
  /** `dcterms:modified` as `YYYY-MM-DDTHH:mm:ssZ` where the file has it: never a file system's time */
  readonly savedAt: string | null;
  /** what was doubtful while reading, though the content could be read */
  readonly issues?: readonly Issue[];
};

export function cellAt(grid: Grid, row: number, column: number): CellValue {
  return grid.rows[row]?.[column] ?? null;
}

/** The cell as a person reads it: trimmed text, dates as written in the ledger, numbers without noise. */
export function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return value.kind === 'date' ? value.iso : '';
}

/** `B7` of zero-based row and column. */
export function cellName(row: number, column: number): string {
  return columnName(column) + String(row + 1);
}

/** `A` … `XFD` of a zero-based column. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** The number of columns up to the last one that any row reaches; rows may be missing. */
export function gridWidth(grid: Pick<Grid, 'rows'>): number {
  let width = 0;
  for (const row of grid.rows) width = Math.max(width, row?.length ?? 0);
  return width;
}
