import type { CellRange } from '../../../src/core/model';
import { intersect, isInside, LAST_COLUMN, LAST_ROW, oneCell } from './address';
import { DEFAULT_STYLE, type Cell, type Line, type Sheet, type Style } from './workbook';

export function cellAt(sheet: Sheet, row: number, column: number): Cell | undefined {
  return sheet.cells.get(row)?.get(column);
}

/** The cell, made where there is none yet. */
export function touchCell(sheet: Sheet, row: number, column: number): Cell {
  let line = sheet.cells.get(row);
  if (line === undefined) sheet.cells.set(row, (line = new Map()));
  let cell = line.get(column);
  if (cell === undefined) line.set(column, (cell = { value: '', style: {} }));
  return cell;
}

export function touchLine(lines: Map<number, Line>, index: number): Line {
  let line = lines.get(index);
  if (line === undefined) lines.set(index, (line = {}));
  return line;
}

/** The format that shows: the cell's own, else its row's, else its column's, else the workbook's. */
export function styleAt<K extends keyof Style>(
  sheet: Sheet,
  row: number,
  column: number,
  key: K,
): NonNullable<Style[K]> {
  const own =
    cellAt(sheet, row, column)?.style[key] ??
    sheet.rows.get(row)?.style?.[key] ??
    sheet.columns.get(column)?.style?.[key];
  return own ?? DEFAULT_STYLE[key];
}

/** Sets formats of an area; of whole rows and columns on the line itself, as Excel does, and on what stands there. */
export function setStyle(sheet: Sheet, area: CellRange, change: (style: Style) => void): void {
  const wholeColumns = area.top === 0 && area.bottom === LAST_ROW;
  const wholeRows = area.left === 0 && area.right === LAST_COLUMN;
  if (wholeRows && !wholeColumns) eachLine(sheet.rows, area.top, area.bottom, change);
  else if (wholeColumns) eachLine(sheet.columns, area.left, Math.min(area.right, LAST_COLUMN), change);
  if (wholeRows || wholeColumns) eachCell(sheet, area, (cell) => change(cell.style));
  else
    for (let row = area.top; row <= area.bottom; row += 1) {
      for (let column = area.left; column <= area.right; column += 1) change(touchCell(sheet, row, column).style);
    }
}

/** The format that all cells of the area share; null where they differ, as the API answers. */
export function sharedStyle<K extends keyof Style>(sheet: Sheet, area: CellRange, key: K): Style[K] | null {
  const first = styleAt(sheet, area.top, area.left, key);
  const sampled = intersect(area, usedArea(sheet, false) ?? oneCell(area.top, area.left));
  if (sampled === null) return first;
  for (let row = sampled.top; row <= sampled.bottom; row += 1) {
    for (let column = sampled.left; column <= sampled.right; column += 1) {
      if (JSON.stringify(styleAt(sheet, row, column, key)) !== JSON.stringify(first)) return null;
    }
  }
  return first;
}

/** Every cell that exists inside the area. */
export function eachCell(
  sheet: Sheet,
  area: CellRange,
  visit: (cell: Cell, row: number, column: number) => void,
): void {
  for (const [row, line] of sheet.cells) {
    if (row < area.top || row > area.bottom) continue;
    for (const [column, cell] of line) if (column >= area.left && column <= area.right) visit(cell, row, column);
  }
}

/**
 * The used range: cells with a value, a formula or a format; with `valuesOnly` those with a value or formula.
 * Source: Excel.Worksheet.getUsedRange, "the smallest range that encompasses any cells that have a value or
 * formatting assigned to them".
 */
export function usedArea(sheet: Sheet, valuesOnly: boolean): CellRange | null {
  let area: CellRange | null = null;
  for (const [row, line] of sheet.cells) {
    for (const [column, cell] of line) {
      const counts = cell.value !== '' || cell.formula !== undefined || (!valuesOnly && hasStyle(cell.style));
      if (counts) area = area === null ? oneCell(row, column) : including(area, row, column);
    }
  }
  return area;
}

/** The merged area that covers the cell. */
export function mergeAt(sheet: Sheet, row: number, column: number): CellRange | undefined {
  return sheet.merges.find((merge) => isInside(merge, oneCell(row, column)));
}

function hasStyle(style: Style): boolean {
  return Object.values(style).some((value) => value !== undefined);
}

function including(area: CellRange, row: number, column: number): CellRange {
  return {
    top: Math.min(area.top, row),
    left: Math.min(area.left, column),
    bottom: Math.max(area.bottom, row),
    right: Math.max(area.right, column),
  };
}

function eachLine(lines: Map<number, Line>, from: number, to: number, change: (style: Style) => void): void {
  for (let index = from; index <= to; index += 1) change((touchLine(lines, index).style ??= {}));
}
