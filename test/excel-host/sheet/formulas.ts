import type { CellRange } from '../../../src/core/model';
import { formatArea, parseAddress, quoteSheet, unquote } from './address';
import { cellAt } from './cells';
import { notSimulated } from './errors';
import { findSheet, type Scalar, type Sheet, type Workbook } from './workbook';

/** References in a formula outside its texts: an optional sheet, then a cell, an area, whole rows or columns. */
const REFERENCE =
  /"[^"]*"|((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d{1,7}:\$?\d{1,7})(?![\p{L}\p{N}_(!])/gu;

/**
 * Rewrites the references to one sheet when its cells move; an area that is gone becomes `#REF!`.
 * Dollar signs are kept as they were on the first corner: moving cells moves absolute references too.
 */
export function moveReferences(
  formula: string,
  home: string,
  moved: string,
  move: (area: CellRange) => CellRange | null,
): string {
  return formula.replace(REFERENCE, (whole: string, prefix: string | undefined, address: string | undefined) => {
    if (address === undefined) return whole;
    const sheet = prefix === undefined ? home : unquote(prefix.slice(0, -1));
    const area = parseAddress(address)?.area;
    if (sheet.toLowerCase() !== moved.toLowerCase() || area === undefined) return whole;
    const target = move(area);
    if (target === null) return `${prefix ?? ''}#REF!`;
    const text = formatArea(target);
    return (prefix ?? '') + (address.includes('$') ? absolute(text) : text);
  });
}

export function renameInFormula(formula: string, before: string, after: string): string {
  return formula.replace(REFERENCE, (whole: string, prefix: string | undefined, address: string | undefined) => {
    if (address === undefined || prefix === undefined) return whole;
    const sheet = unquote(prefix.slice(0, -1));
    return sheet.toLowerCase() === before.toLowerCase() ? `${quoteSheet(after)}!${address}` : whole;
  });
}

/** When a sheet is deleted, every reference to it is gone. */
export function breakReferences(formula: string, sheet: string): string {
  return formula.replace(REFERENCE, (whole: string, prefix: string | undefined) =>
    prefix !== undefined && unquote(prefix.slice(0, -1)).toLowerCase() === sheet.toLowerCase() ? '#REF!' : whole,
  );
}

/** The value of a formula that an add-in writes: one reference; anything else is not simulated and says so. */
export function evaluate(workbook: Workbook, home: Sheet, formula: string): Scalar {
  if (formula.includes('#REF!')) return '#REF!';
  const target = parseAddress(formula.slice(1));
  if (target === null) throw notSimulated(`calculation of ${formula}`);
  const sheet = target.sheet === null ? home : findSheet(workbook, target.sheet);
  if (sheet === undefined) return '#REF!';
  const value = cellAt(sheet, target.area.top, target.area.left)?.value ?? 0;
  return value === '' ? 0 : value;
}

function absolute(address: string): string {
  return address.replace(/[A-Z]+|\d+/g, (part) => `$${part}`);
}
