import type { CellRange } from '../../../core/model';

/** The last row and column of a sheet, zero-based. */
const LAST_ROW = 1048575;
const LAST_COLUMN = 16383;

/** `A` or `a` → 0. */
export function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 0x40;
  return column - 1;
}

/**
 * `B2:D7` → the range, also with dollar signs, in small letters, as whole columns (`A:C`) or rows (`1:3`), and with its
 * corners the wrong way round; null for what is no range of a sheet.
 */
export function parseRange(ref: string): CellRange | null {
  const [first = '', second = first, ...more] = ref.split(':');
  const [a, b] = [parseCorner(first), parseCorner(second)];
  if (a === null || b === null || more.length > 0) return null;
  if ((a.row === null) !== (b.row === null) || (a.column === null) !== (b.column === null)) return null;
  const [top, bottom] = inOrder(a.row ?? 0, b.row ?? LAST_ROW);
  const [left, right] = inOrder(a.column ?? 0, b.column ?? LAST_COLUMN);
  return bottom > LAST_ROW || right > LAST_COLUMN ? null : { top, left, bottom, right };
}

type Corner = { readonly row: number | null; readonly column: number | null };

/** `$B$7`, `B` or `7`. */
function parseCorner(text: string): Corner | null {
  const parts = /^(?:\$?([A-Z]{1,3}))?(?:\$?([1-9]\d{0,6}))?$/i.exec(text);
  if (parts === null || text === '') return null;
  const [, letters, digits] = parts;
  return {
    row: digits === undefined ? null : Number(digits) - 1,
    column: letters === undefined ? null : columnOf(letters),
  };
}

function inOrder(a: number, b: number): readonly [number, number] {
  return a <= b ? [a, b] : [b, a];
}
