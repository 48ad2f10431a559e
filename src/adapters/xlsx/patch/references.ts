import { columnName, type CellRange } from '../../../core/model';
import { LIMITS } from '../write/limits';
import { columnIndex } from './sheet-rows';

/** One end of a reference; `absolute` is its `$`. */
export type Coordinate = { readonly index: number; readonly absolute: boolean };

/**
 * A reference inside a formula. Missing rows mean whole columns (`A:C`), missing columns whole rows (`2:4`); a single
 * cell is its own end.
 */
export type Reference = {
  readonly sheets: SheetSpan | null;
  readonly rows: readonly [Coordinate, Coordinate] | null;
  readonly columns: readonly [Coordinate, Coordinate] | null;
  readonly single: boolean;
};

/** The sheets before the `!`: one, or from first to last; of another workbook where `external`. */
export type SheetSpan = { readonly first: string; readonly last: string; readonly external: boolean };

/** What a reference becomes: another one, or nothing that exists (`#REF!`). */
export type Mapped = Reference | '#REF!';

/**
 * Rewrites the references of a formula; everything else (strings, names, functions, structured references, errors)
 * stays as written, and so does a reference that `map` returns unchanged. Grammar: ECMA-376 Part 1, 18.17.
 */
export function mapReferences(formula: string, map: (reference: Reference) => Mapped): string {
  let result = '';
  let at = 0;
  while (at < formula.length) {
    const token = readToken(formula, at);
    if (token.reference === null) result += formula.slice(at, token.end);
    else result += rewritten(formula.slice(at, token.end), token.reference, token.prefixLength, map(token.reference));
    at = token.end;
  }
  return result;
}

/** Every reference of a formula. */
export function referencesOf(formula: string): readonly Reference[] {
  const found: Reference[] = [];
  mapReferences(formula, (reference) => {
    found.push(reference);
    return reference;
  });
  return found;
}

function rewritten(text: string, reference: Reference, prefixLength: number, mapped: Mapped): string {
  if (mapped === reference) return text;
  const prefix = text.slice(0, prefixLength);
  return prefix + (mapped === '#REF!' ? mapped : formatReference(mapped));
}

function formatReference(reference: Reference): string {
  const { rows, columns, single } = reference;
  const end = (which: 0 | 1): string =>
    (columns === null ? '' : mark(columns[which]) + columnName(columns[which].index)) +
    (rows === null ? '' : mark(rows[which]) + String(rows[which].index + 1));
  return single ? end(0) : `${end(0)}:${end(1)}`;
}

function mark(coordinate: Coordinate): string {
  return coordinate.absolute ? '$' : '';
}

type Token = { readonly end: number; readonly reference: Reference | null; readonly prefixLength: number };

const plain = (end: number): Token => ({ end, reference: null, prefixLength: 0 });

function readToken(formula: string, at: number): Token {
  const sign = formula.charAt(at);
  if (sign === '"') return plain(quotedEnd(formula, at, '"'));
  if (sign === '#') return plain(errorEnd(formula, at));
  if (sign === "'") return readPrefixed(formula, at, quotedEnd(formula, at, "'"));
  if (sign === '[') return readBracket(formula, at);
  if (!isWordSign(sign)) return plain(at + 1);
  const end = wordEnd(formula, at);
  if (formula.charAt(end) === '!') return readPrefixed(formula, at, end);
  if (formula.charAt(end) === '[') return plain(bracketEnd(formula, end));
  const span = spanEnd(formula, end);
  if (span !== null) return readPrefixed(formula, at, span);
  return readReference(formula, at, at, null) ?? plain(end);
}

/** `Sheet1:Sheet3!`: the end of the second name, where one stands. */
function spanEnd(formula: string, end: number): number | null {
  if (formula.charAt(end) !== ':') return null;
  const second = wordEnd(formula, end + 1);
  return second > end + 1 && formula.charAt(second) === '!' ? second : null;
}

/** `[1]Sheet!A1` is of another workbook; any other bracket is a structured reference. */
function readBracket(formula: string, at: number): Token {
  const close = bracketEnd(formula, at);
  const end = wordEnd(formula, close);
  const span = spanEnd(formula, end) ?? end;
  return formula.charAt(span) === '!' ? readPrefixed(formula, at, span) : plain(close);
}

/** A sheet prefix from `start` to the `!` at `end`, and the reference behind it. */
function readPrefixed(formula: string, start: number, end: number): Token {
  if (formula.charAt(end) !== '!') return plain(end);
  const sheets = sheetSpan(formula.slice(start, end));
  return readReference(formula, start, end + 1, sheets) ?? plain(end + 1);
}

function sheetSpan(prefix: string): SheetSpan {
  const bare = prefix.startsWith("'") ? prefix.slice(1, -1).replace(/''/g, "'") : prefix;
  const external = bare.includes(']');
  const names = bare.slice(bare.lastIndexOf(']') + 1);
  const colon = names.indexOf(':');
  const first = colon < 0 ? names : names.slice(0, colon);
  return { first, last: colon < 0 ? names : names.slice(colon + 1), external };
}

const ENDS = {
  cell: /(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})(?![\p{L}\p{N}_.?\\(!])/uy,
  column: /(\$?)([A-Za-z]{1,3})(?![\p{L}\p{N}_.?\\(!$])/uy,
  row: /(\$?)([0-9]{1,7})(?![\p{L}\p{N}_.?\\(!$])/uy,
};

type End = { readonly end: number; readonly row: Coordinate | null; readonly column: Coordinate | null };

function readReference(formula: string, start: number, at: number, sheets: SheetSpan | null): Token | null {
  const prefixLength = at - start;
  const first = readEnd(formula, at);
  if (first === null) return null;
  const second = formula.charAt(first.end) === ':' ? readEnd(formula, first.end + 1) : null;
  const paired =
    second !== null &&
    (first.row === null) === (second.row === null) &&
    (first.column === null) === (second.column === null);
  if (paired) return { end: second.end, prefixLength, reference: rangeOf(first, second, sheets) };
  if (first.row === null || first.column === null) return null;
  return {
    end: first.end,
    prefixLength,
    reference: { sheets, rows: [first.row, first.row], columns: [first.column, first.column], single: true },
  };
}

function rangeOf(first: End, second: End, sheets: SheetSpan | null): Reference {
  return {
    sheets,
    rows: first.row === null || second.row === null ? null : ordered(first.row, second.row),
    columns: first.column === null || second.column === null ? null : ordered(first.column, second.column),
    single: false,
  };
}

/** `B5:A1` means `A1:B5`. */
function ordered(a: Coordinate, b: Coordinate): readonly [Coordinate, Coordinate] {
  return a.index <= b.index ? [a, b] : [b, a];
}

function readEnd(formula: string, at: number): End | null {
  const cell = matchAt(ENDS.cell, formula, at);
  if (cell !== null) {
    const column = { index: columnIndex(cell[2] ?? ''), absolute: cell[1] === '$' };
    const row = { index: Number(cell[4]) - 1, absolute: cell[3] === '$' };
    const exists = row.index >= 0 && row.index < LIMITS.rows.value && column.index < LIMITS.columns.value;
    return exists ? { end: at + cell[0].length, row, column } : null;
  }
  const columns = matchAt(ENDS.column, formula, at);
  if (columns !== null) {
    const column = { index: columnIndex(columns[2] ?? ''), absolute: columns[1] === '$' };
    return column.index < LIMITS.columns.value ? { end: at + columns[0].length, row: null, column } : null;
  }
  const rows = matchAt(ENDS.row, formula, at);
  if (rows === null || Number(rows[2]) < 1 || Number(rows[2]) > LIMITS.rows.value) return null;
  return { end: at + rows[0].length, row: { index: Number(rows[2]) - 1, absolute: rows[1] === '$' }, column: null };
}

function matchAt(expression: RegExp, text: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at;
  return expression.exec(text);
}

function isWordSign(sign: string): boolean {
  return /[\p{L}\p{N}_.$\\?]/u.test(sign) || sign >= '\uD800';
}

function wordEnd(formula: string, at: number): number {
  let end = at;
  while (end < formula.length && isWordSign(formula.charAt(end))) end += 1;
  return end;
}

/** Behind the closing quote; a doubled one stands for itself. */
function quotedEnd(formula: string, at: number, quote: string): number {
  let end = at + 1;
  while (end < formula.length) {
    if (formula.charAt(end) !== quote) end += 1;
    else if (formula.charAt(end + 1) === quote) end += 2;
    else return end + 1;
  }
  return end;
}

/** Behind the matching bracket; inside a structured reference `'` escapes the next sign. */
function bracketEnd(formula: string, at: number): number {
  let depth = 0;
  for (let end = at; end < formula.length; end += 1) {
    const sign = formula.charAt(end);
    if (sign === "'") end += 1;
    else if (sign === '[') depth += 1;
    else if (sign === ']') depth -= 1;
    if (depth === 0) return end + 1;
  }
  return formula.length;
}

const ERROR = /#(?:REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!|[A-Z_]+!?)/y;

function errorEnd(formula: string, at: number): number {
  const match = matchAt(ERROR, formula, at);
  return at + (match?.[0].length ?? 1);
}

/** `A1:C3` or `$A$1` → zero-based; null where it is no range of cells. */
export function parseRange(text: string): CellRange | null {
  const [reference, ...more] = referencesOf(text);
  if (reference === undefined || more.length > 0) return null;
  const { rows, columns } = reference;
  return {
    top: rows?.[0].index ?? 0,
    left: columns?.[0].index ?? 0,
    bottom: rows?.[1].index ?? LIMITS.rows.value - 1,
    right: columns?.[1].index ?? LIMITS.columns.value - 1,
  };
}

/** The formula of a shared group as it reads so many rows and columns away from the cell that holds it. */
export function translateFormula(formula: string, rows: number, columns: number): string {
  return mapReferences(formula, (reference) => ({
    ...reference,
    rows: reference.rows === null ? null : moved(reference.rows, rows, LIMITS.rows.value),
    columns: reference.columns === null ? null : moved(reference.columns, columns, LIMITS.columns.value),
  }));
}

/** Relative ends move along and come in again at the other edge of the sheet, as they do in Excel. */
function moved(ends: readonly [Coordinate, Coordinate], by: number, size: number): readonly [Coordinate, Coordinate] {
  const move = (end: Coordinate): Coordinate =>
    end.absolute ? end : { ...end, index: (((end.index + by) % size) + size) % size };
  return [move(ends[0]), move(ends[1])];
}
