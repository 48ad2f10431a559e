import type { CellRange } from '../../../src/core/model';
import { intersect } from './address';
import { invalidOperation } from './errors';
import { cellAt } from './cells';
import type { Cell, Scalar, Sheet } from './workbook';

export type SortField = { readonly key: number; readonly ascending?: boolean };

/**
 * Sorts the rows of an area by its columns: whole cells move (value, formula, format), rows keep height and hiding.
 * Numbers stand before texts, texts before truth values, blanks last in either direction; equal rows keep their order.
 * Source: Excel.RangeSort.apply; https://support.microsoft.com/office/62d0b95d-2a90-4610-a6ae-2e545c4a4654; merged
 * cells of different size: "To do this, all the merged cells need to be the same size."
 */
export function sortRows(sheet: Sheet, area: CellRange, fields: readonly SortField[], hasHeaders: boolean): void {
  const body = hasHeaders ? { ...area, top: area.top + 1 } : area;
  if (sheet.merges.some((merge) => intersect(merge, body) !== null))
    throw invalidOperation('RangeSort.apply', 'To do this, all the merged cells need to be the same size.');
  const rows: { cells: (Cell | undefined)[] }[] = [];
  for (let row = body.top; row <= body.bottom; row += 1) {
    const cells: (Cell | undefined)[] = [];
    for (let column = body.left; column <= body.right; column += 1) cells.push(cellAt(sheet, row, column));
    rows.push({ cells });
  }
  rows.sort((a, b) => compareRows(a.cells, b.cells, fields));
  rows.forEach(({ cells }, i) => {
    const line = sheet.cells.get(body.top + i) ?? new Map<number, Cell>();
    sheet.cells.set(body.top + i, line);
    cells.forEach((cell, k) => {
      if (cell === undefined) line.delete(body.left + k);
      else line.set(body.left + k, cell);
    });
  });
}

function compareRows(
  a: readonly (Cell | undefined)[],
  b: readonly (Cell | undefined)[],
  fields: readonly SortField[],
): number {
  for (const { key, ascending = true } of fields) {
    const [x, y] = [a[key]?.value ?? '', b[key]?.value ?? ''];
    if (x === '' || y === '') {
      if (x !== y) return x === '' ? 1 : -1;
      continue;
    }
    const order = compareValues(x, y);
    if (order !== 0) return ascending ? order : -order;
  }
  return 0;
}

function compareValues(x: Scalar, y: Scalar): number {
  const rank = (value: Scalar) => ['number', 'string', 'boolean'].indexOf(typeof value);
  if (rank(x) !== rank(y)) return rank(x) - rank(y);
  if (typeof x === 'string' && typeof y === 'string') return x.localeCompare(y, 'zh-CN');
  return Number(x) - Number(y);
}
