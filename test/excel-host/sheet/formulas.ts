import type { CellRange } from '../../../src/core/model';
import { formatArea, parseAddress, quoteSheet, unquote } from './address';
import { cellAt } from './cells';
import { notSimulated } from './errors';
import { findSheet, type Scalar, type Sheet, type Workbook } from './workbook';

/** A piece of a formula: a reference (`'表 1'!$A$1:B2`) or whatever stands between references. */
type Piece = { readonly text: string; readonly sheet: string | null; readonly address: string | null };

/**
 * Rewrites the references to one sheet when its cells move; an area that is gone becomes `#REF!`. Absolute references
 * move as relative ones do, and keep their dollar signs.
 */
export function moveReferences(
  formula: string,
  home: string,
  moved: string,
  move: (area: CellRange) => CellRange | null,
): string {
  return rewrite(formula, ({ text, sheet, address }) => {
    const area = parseAddress(address)?.area;
    if (area === undefined || !sameName(sheet ?? home, moved)) return text;
    const prefix = text.slice(0, text.length - address.length);
    const target = move(area);
    if (target === null) return `${prefix}#REF!`;
    return prefix + (address.includes('$') ? absolute(formatArea(target)) : formatArea(target));
  });
}

export function renameInFormula(formula: string, before: string, after: string): string {
  return rewrite(formula, ({ text, sheet, address }) =>
    sheet !== null && sameName(sheet, before) ? `${quoteSheet(after)}!${address}` : text,
  );
}

/** When a sheet is deleted, every reference to it is gone. */
export function breakReferences(formula: string, gone: string): string {
  return rewrite(formula, ({ text, sheet }) => (sheet !== null && sameName(sheet, gone) ? '#REF!' : text));
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

function rewrite(formula: string, replace: (reference: Piece & { readonly address: string }) => string): string {
  return pieces(formula)
    .map((piece) => (piece.address === null ? piece.text : replace({ ...piece, address: piece.address })))
    .join('');
}

const ADDRESS =
  /^(?:\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d{1,7}:\$?\d{1,7})$/;

function pieces(formula: string): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  while (at < formula.length) {
    const end = endOfWord(formula, at);
    const text = formula.slice(at, end);
    const mark = text.lastIndexOf('!');
    const address = text.slice(mark + 1);
    const isReference = ADDRESS.test(address) && formula[end] !== '(';
    found.push({
      text,
      sheet: isReference && mark >= 0 ? unquote(text.slice(0, mark)) : null,
      address: isReference ? address : null,
    });
    at = end;
  }
  return found;
}

/** The end of a text in quotation marks, of a word with its quoted sheet name, or of one other character. */
function endOfWord(formula: string, start: number): number {
  if (formula[start] === '"') return closing(formula, start, '"');
  let at = formula[start] === "'" ? closing(formula, start, "'") : start;
  while (at < formula.length && /[\p{L}\p{N}_$.:!]/u.test(formula[at] ?? '')) at += 1;
  return Math.max(at, start + 1);
}

/** Behind the closing mark; doubled marks stand for themselves. */
function closing(formula: string, start: number, mark: string): number {
  for (let at = start + 1; at < formula.length; at += 1) {
    if (formula[at] !== mark) continue;
    if (formula[at + 1] !== mark) return at + 1;
    at += 1;
  }
  return formula.length;
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function absolute(address: string): string {
  return address.replace(/[A-Z]+|\d+/g, (part) => `$${part}`);
}
