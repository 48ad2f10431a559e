import type { CellLayout, CellRange, CellStyle, RowLayout, SheetLayout } from '../../../core/model';
import { LIMITS } from './limits';
import { DEFAULT_FONT } from './style-xml';

/**
 * Row heights that hold their text. A row's own measure exists nowhere outside a spreadsheet program, so this is an
 * estimate that errs upwards: an unused line costs nothing, a clipped one costs an answer.
 */

/** One width unit in points: a digit of 宋体 11 is 8 pixels (6 points) wide, its substitutes are a little narrower. */
const POINTS_PER_WIDTH_UNIT = 5.9;
/** what a cell keeps free at its left and right edge, in points */
const SIDE_PADDING = 5;
/** from line to line 仿宋 takes 1.2 font sizes, the substitutes that LibreOffice finds on Linux up to 1.49 */
const LINE_HEIGHT = 1.5;
const ROW_PADDING = 2;
const INDENT = 9;
/** Excel's width of a column without one of its own */
const DEFAULT_WIDTH = 8.43;
const DEFAULT_HEIGHT = 15;

/** The height of a row in points, from its cells; undefined where it says nothing of its own. */
export type RowMeasure = (row: RowLayout, index: number, cells: RowLayout['cells']) => number | undefined;

/**
 * Measures the rows of a sheet one by one: the layout's own height, or the one that the text needs; undefined for rows
 * without a wish whose text needs no more than a line of the default height. Capped at Excel's highest.
 */
export function rowMeasure(sheet: SheetLayout): RowMeasure {
  const needed = neededHeight(sheet);
  return (row, index, cells) => {
    const height = needed(row, index, cells);
    return height === undefined ? undefined : Math.min(roundUp(height), LIMITS.rowHeight.value);
  };
}

/** Rows whose text needs more than Excel's highest row: they print clipped unless the text is divided. */
export function clippedRows(sheet: SheetLayout): readonly number[] {
  const needed = neededHeight(sheet);
  return sheet.rows.flatMap((row, index) =>
    (needed(row, index, row.cells) ?? 0) > LIMITS.rowHeight.value ? [index] : [],
  );
}

function neededHeight(sheet: SheetLayout): RowMeasure {
  const merges = mergesByRow(sheet);
  const widths = sheet.columns.map((_, column) =>
    isHidden(sheet, column, column) ? null : availableWidth(sheet, column, column),
  );
  const alone: RowMeasure = (row, index, cells) => wantedHeight(sheet, row, cells, merges.get(index) ?? NONE, widths);
  const tall = (sheet.merges ?? []).filter((merge) => merge.bottom > merge.top);
  if (tall.length === 0) return alone;
  const heights = sheet.rows.map((row, index) => alone(row, index, row.cells));
  for (const merge of tall) growForMerge(sheet, heights, merge);
  return (_, index) => heights[index];
}

const NONE: readonly CellRange[] = [];

/** The merged areas that reach into each row: a long ledger has thousands of them. */
function mergesByRow(sheet: SheetLayout): ReadonlyMap<number, readonly CellRange[]> {
  const rows = new Map<number, CellRange[]>();
  for (const merge of sheet.merges ?? []) {
    for (let row = merge.top; row <= Math.min(merge.bottom, sheet.rows.length - 1); row += 1) {
      const known = rows.get(row);
      if (known === undefined) rows.set(row, [merge]);
      else known.push(merge);
    }
  }
  return rows;
}

/** The room in a column for a text, in points; null where it is hidden. */
type Widths = readonly (number | null)[];

function wantedHeight(
  sheet: SheetLayout,
  row: RowLayout,
  cells: RowLayout['cells'],
  merges: readonly CellRange[],
  widths: Widths,
): number | undefined {
  if (typeof row.height === 'number') return row.height;
  const least = row.minHeight ?? sheet.defaultRowHeight ?? DEFAULT_HEIGHT;
  const needed = Math.max(least, fittingHeight(sheet, cells, merges, widths));
  return row.height === undefined && needed === least ? undefined : needed;
}

function fittingHeight(
  sheet: SheetLayout,
  cells: RowLayout['cells'],
  merges: readonly CellRange[],
  widths: Widths,
): number {
  let needed = 0;
  for (let column = 0; column < cells.length; column += 1) {
    const cell = cells[column];
    if (cell === undefined) continue;
    const width =
      merges.length > 0
        ? widthInMerges(sheet, column, merges)
        : column < widths.length
          ? widths[column]
          : availableWidth(sheet, column, column);
    if (width !== null && width !== undefined) needed = Math.max(needed, textHeight(cell, width));
  }
  return needed;
}

/** Null where nothing shows, and for text of several rows, which is seen to when all of them are known. */
function widthInMerges(sheet: SheetLayout, column: number, merges: readonly CellRange[]): number | null {
  const merge = merges.find((range) => range.left <= column && column <= range.right);
  const [first, last] = merge === undefined ? [column, column] : [merge.left, merge.right];
  if (isHidden(sheet, first, last) || (merge !== undefined && merge.bottom > merge.top)) return null;
  return availableWidth(sheet, first, last);
}

/** What the rows of a merged area lack for its text goes to the last of them that may grow. */
function growForMerge(sheet: SheetLayout, heights: (number | undefined)[], merge: CellRange): void {
  const cell = sheet.rows[merge.top]?.cells[merge.left];
  if (cell === undefined || isHidden(sheet, merge.left, merge.right)) return;
  const needed = textHeight(cell, availableWidth(sheet, merge.left, merge.right));
  const heightOf = (row: number): number => heights[row] ?? sheet.defaultRowHeight ?? DEFAULT_HEIGHT;
  let standing = 0;
  let last = -1;
  for (let row = merge.top; row <= merge.bottom; row += 1) {
    standing += heightOf(row);
    if (typeof sheet.rows[row]?.height !== 'number') last = row;
  }
  if (last >= 0 && needed > standing) heights[last] = heightOf(last) + needed - standing;
}

/** What stands in hidden columns needs no room. */
function isHidden(sheet: SheetLayout, first: number, last: number): boolean {
  for (let at = first; at <= last; at += 1) if (sheet.columns[at]?.hidden !== true) return false;
  return true;
}

function availableWidth(sheet: SheetLayout, first: number, last: number): number {
  let units = 0;
  for (let at = first; at <= last; at += 1) {
    const layout = sheet.columns[at];
    if (layout?.hidden !== true) units += layout?.width ?? DEFAULT_WIDTH;
  }
  return units * POINTS_PER_WIDTH_UNIT - SIDE_PADDING;
}

function textHeight(cell: CellLayout, width: number): number {
  const size = cell.style?.size ?? DEFAULT_FONT.size;
  const text = typeof cell.value === 'string' ? cell.value : '';
  const lines = cell.style?.wrap === true ? countLines(text, width - indentOf(cell.style), size) : 1;
  return lines * size * LINE_HEIGHT + ROW_PADDING;
}

function indentOf(style: CellStyle): number {
  return (style.indent ?? 0) * INDENT;
}

/** A quarter point is Excel's own step. */
function roundUp(points: number): number {
  return Math.ceil(points * 4) / 4;
}

/** Lines that a wrapped text takes at that width (points) and font size, at least one. */
export function countLines(text: string, width: number, size: number): number {
  const hasBreaks = /[\r\n]/.test(text);
  // no character is wider than its font is high: most texts need no counting
  if (!hasBreaks) return text.length * size <= width ? 1 : paragraphLines(text, width / size);
  return text.split(/\r\n|\r|\n/).reduce((sum, paragraph) => sum + paragraphLines(paragraph, width / size), 0);
}

/** Chinese breaks between any two characters, Latin words and numbers stay whole, closing marks never begin a line. */
function paragraphLines(paragraph: string, ems: number): number {
  const width = Math.max(ems, 1);
  let lines = 1;
  let used = 0;
  for (let at = 0; at < paragraph.length;) {
    // a breaking unit: a word of Latin letters and digits, or one other character, with the closing marks behind it
    let code = paragraph.charCodeAt(at);
    let need = 0;
    if (isLatin(code)) {
      for (; isLatin(code); code = paragraph.charCodeAt(at)) {
        need += isWideLatin(code) ? WIDE_LATIN : NARROW;
        at += 1;
      }
    } else {
      need = characterWidth(code);
      at += isPair(paragraph, at) ? 2 : 1;
    }
    for (; at < paragraph.length && isClosing(paragraph.charCodeAt(at)); at += 1) need += 1;
    if (used + need <= width) {
      used += need;
    } else if (need <= width) {
      lines += 1;
      used = need;
    } else {
      // longer than a line: it is broken wherever the line ends
      const over = used + need - width;
      lines += Math.ceil(over / width);
      used = over % width;
    }
  }
  return lines;
}

/** Signs that close what stands before them: 、。！），：；？》」】” */
const CLOSING_MARKS = new Set(
  '\u3001\u3002\uFF01\uFF09\uFF0C\uFF1A\uFF1B\uFF1F\u300B\u300D\u3011\u201D'
    .split('')
    .map((mark) => mark.charCodeAt(0)),
);

function isClosing(code: number): boolean {
  return (code >= 0xff00 || (code >= 0x2000 && code < 0x3100)) && CLOSING_MARKS.has(code);
}

function isLatin(code: number): boolean {
  return code >= 0x21 && code <= 0x7e;
}

/** True where one sign takes two places. */
function isPair(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0xd800 || code > 0xdbff) return false;
  const next = text.charCodeAt(at + 1);
  return next >= 0xdc00 && next <= 0xdfff;
}

const NARROW = 0.57;
const WIDE_LATIN = 0.75;

/** In ems. */
function characterWidth(code: number): number {
  if (code >= 0x1100) return 1;
  if (code < 0x20 || (code >= 0x300 && code <= 0x36f)) return 0;
  return NARROW;
}

/** Capitals, m, w and signs such as @ % & are wider than the rest. */
function isWideLatin(code: number): boolean {
  return (code >= 0x40 && code <= 0x5a) || code === 0x6d || code === 0x77 || code === 0x25 || code === 0x26;
}
