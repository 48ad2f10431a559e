import type { CellLayout, CellRange, CellStyle, RowLayout, SheetLayout } from '../../../core/model';
import { LIMITS } from './limits';
import { DEFAULT_FONT } from './style-xml';

/**
 * Row heights that hold their text. A row's own measure exists nowhere outside a spreadsheet program, so this is an
 * estimate that errs upwards: an unused line costs nothing, a clipped one costs an answer.
 */

/** One width unit in points: the digit of the default font is 7 to 8 pixels wide, depending on the substitute. */
const POINTS_PER_WIDTH_UNIT = 5.4;
/** what a cell keeps free at its left and right edge, in points */
const SIDE_PADDING = 5;
/** Chinese fonts stand between 1.14 (仿宋) and 1.45 (Noto Sans CJK) font sizes from line to line */
const LINE_HEIGHT = 1.45;
const ROW_PADDING = 3;
const INDENT = 9;
/** Excel's width of a column without one of its own */
const DEFAULT_WIDTH = 8.43;

/** The height of each row in points where the layout gives one or asks for `fit`; capped at Excel's highest. */
export function rowHeights(sheet: SheetLayout): readonly (number | undefined)[] {
  const heights = sheet.rows.map((row, index) => wantedHeight(sheet, row, index));
  for (const merge of sheet.merges ?? []) {
    if (merge.bottom > merge.top) growForMerge(sheet, heights, merge);
  }
  return heights.map((height) =>
    height === undefined ? undefined : Math.min(roundUp(height), LIMITS.rowHeight.value),
  );
}

/** Rows whose text needs more than Excel's highest row: they print clipped unless the text is divided. */
export function clippedRows(sheet: SheetLayout): readonly number[] {
  const limit = LIMITS.rowHeight.value;
  return sheet.rows.flatMap((row, index) =>
    row.height !== undefined && (wantedHeight(sheet, row, index) ?? 0) > limit ? [index] : [],
  );
}

function wantedHeight(sheet: SheetLayout, row: RowLayout, index: number): number | undefined {
  if (row.height !== 'fit') return row.height;
  const vertical = (sheet.merges ?? []).filter((merge) => merge.bottom > merge.top);
  const needs = row.cells.map((cell, column) => {
    if (cell === undefined || vertical.some((merge) => covers(merge, index, column))) return 0;
    return textHeight(cell, availableWidth(sheet, index, column));
  });
  return Math.max(sheet.defaultRowHeight ?? 15, ...needs);
}

/** What the rows of a merged area lack for its text goes to the last of them that may grow. */
function growForMerge(sheet: SheetLayout, heights: (number | undefined)[], merge: CellRange): void {
  const cell = sheet.rows[merge.top]?.cells[merge.left];
  if (cell === undefined) return;
  const needed = textHeight(cell, availableWidth(sheet, merge.top, merge.left));
  let standing = 0;
  let last = -1;
  for (let row = merge.top; row <= merge.bottom; row += 1) {
    standing += heights[row] ?? sheet.defaultRowHeight ?? 15;
    if (sheet.rows[row]?.height === 'fit') last = row;
  }
  if (last >= 0 && needed > standing) heights[last] = (heights[last] ?? 0) + needed - standing;
}

function availableWidth(sheet: SheetLayout, row: number, column: number): number {
  const merge = (sheet.merges ?? []).find((range) => covers(range, row, column));
  let units = 0;
  for (let at = merge?.left ?? column; at <= (merge?.right ?? column); at += 1) {
    const layout = sheet.columns[at];
    if (layout?.hidden !== true) units += layout?.width ?? DEFAULT_WIDTH;
  }
  return units * POINTS_PER_WIDTH_UNIT - SIDE_PADDING;
}

function covers(range: CellRange, row: number, column: number): boolean {
  return row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;
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
  return text.split(/\r\n|\r|\n/).reduce((sum, paragraph) => sum + paragraphLines(paragraph, width / size), 0);
}

/** Chinese breaks between any two characters, Latin words and numbers stay whole, closing marks never begin a line. */
function paragraphLines(paragraph: string, ems: number): number {
  const width = Math.max(ems, 1);
  let lines = 1;
  let used = 0;
  for (const unit of paragraph.match(UNIT) ?? []) {
    const need = widthInEms(unit);
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

/** A breaking unit: a word of Latin letters and digits, or one other character, with the closing marks behind it. */
const UNIT =
  /[\u0021-\u007E]+[\u3001\u3002\uFF01\uFF09\uFF0C\uFF1A\uFF1B\uFF1F\u300B\u300D\u3011\u201D]*|[^\u0021-\u007E][\u3001\u3002\uFF01\uFF09\uFF0C\uFF1A\uFF1B\uFF1F\u300B\u300D\u3011\u201D]*/gu;

function widthInEms(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character.codePointAt(0) ?? 0);
  return width;
}

function characterWidth(code: number): number {
  if (code < 0x20) return 0;
  if (code >= 0x300 && code <= 0x36f) return 0;
  if (code < 0x1100) return isWideLatin(code) ? 0.75 : 0.57;
  return 1;
}

/** Capitals, m, w and signs such as @ % & are wider than the rest. */
function isWideLatin(code: number): boolean {
  return (code >= 0x40 && code <= 0x5a) || code === 0x6d || code === 0x77 || code === 0x25 || code === 0x26;
}
