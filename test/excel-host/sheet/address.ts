import { cellName, columnName, type CellRange } from '../../../src/core/model';

/** Excel's sheet: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3 */
export const LAST_ROW = 1048575;
export const LAST_COLUMN = 16383;
export const WHOLE_SHEET: CellRange = { top: 0, left: 0, bottom: LAST_ROW, right: LAST_COLUMN };

export type SheetArea = { readonly sheet: string | null; readonly area: CellRange };

/** `A1`, `A1:B2`, `A:C`, `2:5`, `'表 1'!$A$1` → sheet and zero-based area; null where it is no address. */
export function parseAddress(text: string): SheetArea | null {
  const mark = text.lastIndexOf('!');
  const sheet = mark < 0 ? null : unquote(text.slice(0, mark));
  const [first, second, ...more] = text
    .slice(mark + 1)
    .replace(/\$/g, '')
    .split(':');
  const from = parseCorner(first ?? '');
  const to = second === undefined ? from : parseCorner(second);
  if (from === null || to === null || more.length > 0) return null;
  const wholeLines = from.row === null || from.column === null;
  if (wholeLines && second === undefined) return null;
  if ((from.row === null) !== (to.row === null) || (from.column === null) !== (to.column === null)) return null;
  const rows = [from.row ?? 0, to.row ?? LAST_ROW] as const;
  const columns = [from.column ?? 0, to.column ?? LAST_COLUMN] as const;
  const area = {
    top: Math.min(...rows),
    left: Math.min(...columns),
    bottom: Math.max(...rows),
    right: Math.max(...columns),
  };
  return isInside(WHOLE_SHEET, area) ? { sheet, area } : null;
}

/** The address as Excel writes it, without the sheet: whole rows `2:5`, whole columns `A:C`. */
export function formatArea({ top, left, bottom, right }: CellRange): string {
  const allRows = top === 0 && bottom === LAST_ROW;
  const allColumns = left === 0 && right === LAST_COLUMN;
  if (allColumns) return `${top + 1}:${bottom + 1}`;
  if (allRows) return `${columnName(left)}:${columnName(right)}`;
  const first = cellName(top, left);
  return top === bottom && left === right ? first : `${first}:${cellName(bottom, right)}`;
}

/** `'表 1'!A1`: quoted where the name needs it. */
export function formatAddress(sheet: string, area: CellRange): string {
  return `${quoteSheet(sheet)}!${formatArea(area)}`;
}

export function quoteSheet(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name)
    ? name
    : `'${name.replace(/'/g, "''")}'`;
}

export function unquote(name: string): string {
  return name.startsWith("'") && name.endsWith("'") ? name.slice(1, -1).replace(/''/g, "'") : name;
}

export function isInside(outer: CellRange, inner: CellRange): boolean {
  return (
    inner.top >= outer.top && inner.left >= outer.left && inner.bottom <= outer.bottom && inner.right <= outer.right
  );
}

export function intersect(a: CellRange, b: CellRange): CellRange | null {
  const area = {
    top: Math.max(a.top, b.top),
    left: Math.max(a.left, b.left),
    bottom: Math.min(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
  };
  return area.top <= area.bottom && area.left <= area.right ? area : null;
}

/** What is left of an area when another is cut out of it: up to four areas. */
export function subtract(area: CellRange, cut: CellRange): CellRange[] {
  const gone = intersect(area, cut);
  if (gone === null) return [area];
  return [
    { ...area, bottom: gone.top - 1 },
    { ...area, top: gone.bottom + 1 },
    { top: gone.top, bottom: gone.bottom, left: area.left, right: gone.left - 1 },
    { top: gone.top, bottom: gone.bottom, left: gone.right + 1, right: area.right },
  ].filter((rest) => rest.top <= rest.bottom && rest.left <= rest.right);
}

export const heightOf = (area: CellRange) => area.bottom - area.top + 1;
export const widthOf = (area: CellRange) => area.right - area.left + 1;
export const cellCount = (area: CellRange) => heightOf(area) * widthOf(area);
export const oneCell = (row: number, column: number): CellRange => ({
  top: row,
  left: column,
  bottom: row,
  right: column,
});

function parseCorner(text: string): { row: number | null; column: number | null } | null {
  const match = /^([A-Za-z]{0,3})(\d{0,7})$/.exec(text);
  if (match === null || text === '') return null;
  const [, letters = '', digits = ''] = match;
  const row = digits === '' ? null : Number(digits) - 1;
  const column = letters === '' ? null : columnIndex(letters);
  if ((row ?? 0) < 0 || (row ?? 0) > LAST_ROW || (column ?? 0) > LAST_COLUMN) return null;
  return { row, column };
}

function columnIndex(letters: string): number {
  return [...letters.toUpperCase()].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
