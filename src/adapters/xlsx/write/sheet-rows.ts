import { columnName, type CellLayout, type CellRange, type CellStyle, type SheetLayout } from '../../../core/model';
import { cellXml, type CellForm } from './cell-xml';
import { rowHeights } from './fit-height';
import { LIMITS } from './limits';
import type { StyleBook } from './style-book';
import { needsTextPrefix } from './text';

/** The `sheetData` of a sheet: rows with their heights, cells with their styles. */
export function sheetDataXml(layout: SheetLayout, styles: StyleBook, form: CellForm): string {
  const heights = rowHeights(layout);
  const covered = coveredStyles(layout);
  const rows = layout.rows.map((row, index) => {
    const cells: string[] = [];
    const frames = covered.get(index);
    const width = Math.max(row.cells.length, ...Array.from(frames?.keys() ?? [], (column) => column + 1));
    for (let column = 0; column < width; column += 1) {
      const cell = row.cells[column] ?? frames?.get(column);
      const xml = cell === undefined ? '' : styledCell(cell, index, column, styles, form);
      if (xml !== '') cells.push(xml);
    }
    return rowXml(index, row, heights[index], cells.join(''));
  });
  return rows.join('');
}

function rowXml(index: number, row: SheetLayout['rows'][number], height: number | undefined, cells: string): string {
  // a fitted height is a first one: fixed, it would clip what people write into the row later
  const isFixed = typeof row.height === 'number' ? ' customHeight="1"' : '';
  const attributes = [
    height === undefined ? '' : ` ht="${height}"${isFixed}`,
    row.hidden === true ? ' hidden="1"' : '',
    outline(row.outlineLevel),
  ].join('');
  if (cells === '') return attributes === '' ? '' : `<row r="${index + 1}"${attributes}/>`;
  return `<row r="${index + 1}"${attributes}>${cells}</row>`;
}

function outline(level: number | undefined): string {
  return level === undefined || level <= 0 ? '' : ` outlineLevel="${Math.min(level, LIMITS.outlineLevel.value)}"`;
}

/** An empty cell without style needs not stand. */
function styledCell(cell: CellLayout, row: number, column: number, styles: StyleBook, form: CellForm): string {
  const place = formatOf(cell, styles);
  const empty = (cell.value === null || cell.value === undefined || cell.value === '') && cell.formula === undefined;
  return empty && place === 0 ? '' : cellXml(row, column, place, cell, form);
}

/** The cell's format: its style, made fit for a text that looks like a formula and for a day. */
export function formatOf(cell: CellLayout, styles: StyleBook): number {
  const textPrefix = wantsPrefix(cell);
  const style = effectiveStyle(cell, textPrefix);
  return style === undefined ? 0 : styles.cellFormat(style, textPrefix);
}

const DATED = new WeakMap<CellStyle, CellStyle>();
const PLAIN_DATE: CellStyle = { numberFormat: 'yyyy-mm-dd' };
const PLAIN: CellStyle = {};

/** A date without a number format would show as a number. */
function effectiveStyle({ value, style }: CellLayout, textPrefix: boolean): CellStyle | undefined {
  const isDate = typeof value === 'object' && value !== null;
  if (!isDate || style?.numberFormat !== undefined) return style ?? (textPrefix ? PLAIN : undefined);
  if (style === undefined) return PLAIN_DATE;
  const known = DATED.get(style) ?? { ...style, ...PLAIN_DATE };
  DATED.set(style, known);
  return known;
}

function wantsPrefix({ value, formula, style }: CellLayout): boolean {
  return typeof value === 'string' && formula === undefined && needsTextPrefix(value, style?.numberFormat);
}

/** Covered cells carry the frame of the merged area: without them its right and lower edge has no line. */
function coveredStyles(layout: SheetLayout): ReadonlyMap<number, ReadonlyMap<number, CellLayout>> {
  const rows = new Map<number, Map<number, CellLayout>>();
  for (const merge of layout.merges ?? []) {
    const style = layout.rows[merge.top]?.cells[merge.left]?.style;
    if (style?.border === 'thin') frame(merge, { value: null, style }, layout.rows.length, rows);
  }
  return rows;
}

function frame(merge: CellRange, cell: CellLayout, count: number, rows: Map<number, Map<number, CellLayout>>): void {
  for (let row = merge.top; row <= Math.min(merge.bottom, count - 1); row += 1) {
    const cells = rows.get(row) ?? new Map<number, CellLayout>();
    rows.set(row, cells);
    for (let column = merge.left; column <= merge.right; column += 1) cells.set(column, cell);
  }
}

/** `A1:J22` around everything that the layout holds; null for an empty sheet. */
export function usedRange(layout: SheetLayout): string | null {
  const width = layout.rows.reduce((widest, row) => Math.max(widest, row.cells.length), 0);
  if (width === 0) return null;
  return width === 1 && layout.rows.length === 1 ? 'A1' : `A1:${columnName(width - 1)}${layout.rows.length}`;
}
