import type { CellValue } from './grid';

/** Cells whose content is not what it seems; every reader of workbooks marks them the same way. */

/** From 10^15 on a number has 16 digits, and a spreadsheet keeps only 15 of what was typed (an identity number, say). */
export function hasTooManyDigits(value: number): boolean {
  return Math.abs(value) >= 1e15;
}

/** The digits of such a number: as the file writes them where it writes them all, else as far as they are left. */
export function digitsOf(written: string, value: number): string {
  if (/^-?\d{16,}$/.test(written.trim())) return written.trim();
  return Math.abs(value) < 1e21 ? BigInt(Math.round(value)).toString() : String(value);
}

/** What a spreadsheet made of a long number before it wrote the text: its last digits are gone. */
const SHORTENED_NUMBER = /^\d(?:\.\d+)?E\+(?:1[5-9]|2\d)$/i;

/** Whether a field of a text table is a long number that a spreadsheet has shortened (`1.10105E+17`). */
export function isShortenedNumber(field: string): boolean {
  return SHORTENED_NUMBER.test(field.trim());
}

const PICTURE = /^=?(?:_xlfn\.)?DISPIMG\(\s*"([^"]{0,200})"/;

/** The id of the picture that WPS shows in a cell by `DISPIMG("ID_…",1)`, as formula or as text; null where it shows none. */
export function pictureOf(formula: string | null, value: CellValue): string | null {
  const written = formula ?? (typeof value === 'string' && value.startsWith('=') ? value : null);
  return written === null ? null : (PICTURE.exec(written)?.[1] ?? null);
}

/** A field of a text table as a cell: a number where its notation is the same text, so that nothing written is lost. */
export function typedText(field: string): CellValue {
  const text = field.trim();
  if (text === '') return null;
  return /^-?\d/.test(text) && String(Number(text)) === text ? Number(text) : field;
}
