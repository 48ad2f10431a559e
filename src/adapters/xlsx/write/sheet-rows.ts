import {
  columnName,
  failure,
  type CellLayout,
  type CellRange,
  type CellStyle,
  type RowLayout,
  type SheetLayout,
} from '../../../core/model';
import { cellXml, type CellForm } from './cell-xml';
import { checkCells } from './check';
import { rowMeasure } from './fit-height';
import { LIMITS } from './limits';
import { rowsWidth } from './ranges';
import type { StyleBook } from './style-book';
import { needsTextPrefix, textXml } from './text';

/**
 * The rows of a sheet's `sheetData` with their heights, cells with their styles: each as it is asked for, so that a log
 * of years never stands in memory whole. Throws what no row can hold, as checkSheet finds it.
 */
export function* sheetRows(layout: SheetLayout, styles: StyleBook, form: CellForm): Generator<string> {
  const heightOf = rowMeasure(layout);
  const covered = coveredStyles(layout);
  for (const [index, row] of layout.rows.entries()) {
    const { cells } = row;
    refuseUnfit(cells, index, layout.name);
    const shown = framed(cells, covered.get(index));
    const written = cellsXml(shown, index, styles, form);
    yield rowXml(index, row, heightOf(row, index, cells), written);
  }
}

function refuseUnfit(cells: RowLayout['cells'], row: number, sheet: string): void {
  const error = checkCells(cells, row, sheet).find((found) => found.severity === 'error');
  if (error !== undefined) throw failure(error.code, error);
}

function framed(
  cells: RowLayout['cells'],
  frames: ReadonlyMap<number, CellLayout> | undefined,
): readonly (CellLayout | undefined)[] {
  if (frames === undefined) return cells;
  const width = Math.max(cells.length, ...Array.from(frames.keys(), (column) => column + 1));
  return Array.from({ length: width }, (_, column) => cells[column] ?? frames.get(column));
}

function cellsXml(cells: readonly (CellLayout | undefined)[], row: number, styles: StyleBook, form: CellForm): string {
  const number = String(row + 1);
  let written = '';
  for (let column = 0; column < cells.length; column += 1) {
    const cell = cells[column];
    if (cell === undefined) continue;
    const { value, formula } = cell;
    const place = formatOf(cell, styles);
    if (formula !== undefined || typeof value !== 'string' || value === '' || form.shared !== null) {
      // an empty cell without style needs not stand
      const isEmpty = (value === null || value === undefined || value === '') && formula === undefined;
      if (!isEmpty || place !== 0) written += cellXml(row, column, place, cell, form);
      continue;
    }
    // nearly every cell of a long sheet: put together from few pieces
    written += openingOf(column);
    written += number;
    written += inlineOf(place);
    written += textXml(value);
    written += '</t></is></c>';
  }
  return written;
}

const openings: string[] = [];
const openingOf = (column: number): string => (openings[column] ??= `<c r="${columnName(column)}`);

const inlines: string[] = [];
const inlineOf = (place: number): string =>
  (inlines[place] ??= `"${place === 0 ? '' : ` s="${place}"`} t="inlineStr"><is><t>`);

function rowXml(index: number, row: RowLayout, height: number | undefined, cells: string): string {
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
  const width = rowsWidth(layout);
  if (width === 0) return null;
  return width === 1 && layout.rows.length === 1 ? 'A1' : `A1:${columnName(width - 1)}${layout.rows.length}`;
}
