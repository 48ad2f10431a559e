import type { CellRange } from '../../../src/core/model';
import { heightOf, intersect, LAST_COLUMN, LAST_ROW, widthOf } from './address';
import { eachCell, touchCell, usedArea } from './cells';
import { allowWrite } from './guard';
import { setValidation } from './validation';
import type { Sheet } from './workbook';

export type CopyKind = 'All' | 'Formats';

/**
 * Copies an area over another, as often as it fits: everything, or formats only. Sizes of rows go along with whole
 * rows, sizes of columns with whole columns; merged areas with both kinds; validation only with everything.
 * Source: Excel.Range.copyFrom and Excel.RangeCopyType; paste special of Excel.
 */
export function copyArea(from: Sheet, source: CellRange, to: Sheet, target: CellRange, kind: CopyKind): void {
  const used = usedArea(from, false);
  const part = used === null ? null : intersect(used, source);
  const turns = Math.max(1, Math.floor(heightOf(target) / heightOf(source)));
  for (let turn = 0; turn < turns; turn += 1) {
    const [down, right] = [target.top + turn * heightOf(source) - source.top, target.left - source.left];
    const moved = (area: CellRange): CellRange => ({
      top: area.top + down,
      left: area.left + right,
      bottom: area.bottom + down,
      right: area.right + right,
    });
    if (part !== null) copyCells(from, part, to, moved(part), kind);
    const landing = moved(source);
    to.merges = to.merges.filter((merge) => intersect(merge, landing) === null);
    to.merges.push(...from.merges.filter((merge) => intersect(merge, source) !== null).map(moved));
    if (kind === 'All') copyValidations(from, source, to, moved);
    copySizes(from, source, to, down, right);
  }
}

function copyCells(from: Sheet, part: CellRange, to: Sheet, landing: CellRange, kind: CopyKind): void {
  allowWrite(to, landing, 'Range.copyFrom');
  const [down, right] = [landing.top - part.top, landing.left - part.left];
  const copies: { row: number; column: number; cell: Parameters<Parameters<typeof eachCell>[2]>[0] }[] = [];
  eachCell(from, part, (cell, row, column) => copies.push({ row: row + down, column: column + right, cell }));
  for (const { row, column, cell } of copies) {
    const copy = touchCell(to, row, column);
    copy.style = { ...cell.style };
    if (kind === 'Formats') continue;
    copy.value = cell.value;
    for (const key of ['formula', 'quoted', 'error'] as const) {
      if (cell[key] === undefined) delete copy[key];
      else Object.assign(copy, { [key]: cell[key] });
    }
  }
}

function copyValidations(from: Sheet, source: CellRange, to: Sheet, moved: (area: CellRange) => CellRange): void {
  for (const rule of [...from.validations]) {
    for (const part of rule.areas) {
      const common = intersect(part, source);
      if (common !== null) setValidation(to, moved(common), rule);
    }
  }
}

function copySizes(from: Sheet, source: CellRange, to: Sheet, down: number, right: number): void {
  const wholeRows = source.left === 0 && source.right === LAST_COLUMN;
  const wholeColumns = source.top === 0 && source.bottom === LAST_ROW;
  if (wholeRows && heightOf(source) < 100000) {
    for (let row = source.top; row <= source.bottom; row += 1) copyLine(from.rows, row, to.rows, row + down);
  }
  if (wholeColumns && widthOf(source) < 1000) {
    for (let column = source.left; column <= source.right; column += 1)
      copyLine(from.columns, column, to.columns, column + right);
  }
}

function copyLine(from: Sheet['rows'], index: number, to: Sheet['rows'], target: number): void {
  const size = from.get(index)?.size;
  const line = to.get(target);
  if (size !== undefined) to.set(target, { ...line, size });
  else delete line?.size;
}
