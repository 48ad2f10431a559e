import { cellText, digitsOf, hasTooManyDigits, pictureOf, type CellMark, type CellValue } from '../../../core/model';
import {
  asciiBytes,
  byteAt,
  endsName,
  GT,
  indexOfBytes,
  nextAttribute,
  parseNumber,
  passAttributes,
  readText,
  refuseMarkup,
  SLASH,
  startsWith,
  toMarkup,
  type ByteScan,
} from './byte-scan';
import { COST, spend } from './budget';
import { parseEscapedNumber, readValue, sharedText, type CellTables, type CellType } from './cell-value';
import { addText, isFull, emptyCellTexts, takeTexts, type CellTexts } from './cell-texts';
import { gather, textOf, textSince, unescapeCellText } from './characters';
import { decodeStrictly } from './package';
import { readRichText } from './rich-text';
import { columnOf } from './ranges';
import { contradictory, damaged, handOver, type Where } from './where';

/** The rows of a sheet as its `sheetData` has them, before merged areas are applied. */
export type SheetData = {
  readonly rows: (CellValue[] | undefined)[];
  readonly marks: CellMark[];
  readonly hiddenRows: number[];
  /** offset behind `</sheetData>` */
  readonly end: number;
};

const MAX_ROWS = 1048576;
const MAX_COLUMNS = 16384;
type Scan = ByteScan & {
  readonly tables: CellTables;
  readonly rows: (CellValue[] | undefined)[];
  readonly marks: CellMark[];
  readonly hiddenRows: number[];
  readonly texts: CellTexts;
  /** every cell met so far, kept only in the second, careful pass */
  readonly seen: Set<number> | null;
  row: number;
  column: number;
  /** of the current cell */
  style: number;
  type: CellType;
  formula: string | null;
  struck: readonly string[];
};

/** Thrown in the first pass where rows or cells do not stand in order. */
class OutOfOrder extends Error {}

const NOTHING: readonly string[] = [];

/**
 * Scans the bytes from behind `<sheetData>` to its end tag: tags are told apart by their bytes, and only what becomes
 * a value is decoded. Rows and cells that stand in order are read in one pass; where they do not, a second pass looks
 * for cells that stand twice. Throws typed errors for what is broken or hides content, HandOver for what is unknown.
 */
export function readSheetData(bytes: Uint8Array, start: number, tables: CellTables, where: Where): SheetData {
  try {
    return readRows(newScan(bytes, start, tables, where, null));
  } catch (signal) {
    if (!(signal instanceof OutOfOrder)) throw signal;
    return readRows(newScan(bytes, start, tables, where, new Set()));
  }
}

function newScan(bytes: Uint8Array, at: number, tables: CellTables, where: Where, seen: Set<number> | null): Scan {
  const spans = { nameStart: 0, nameEnd: 0, valueStart: 0, valueEnd: 0, empty: false };
  const found = { rows: [], marks: [], hiddenRows: [], texts: emptyCellTexts() };
  return {
    bytes,
    where,
    at,
    ...spans,
    tables,
    ...found,
    seen,
    row: -1,
    column: -1,
    style: 0,
    type: 'number',
    formula: null,
    struck: NOTHING,
  };
}

const [ROW, CELL, END_OF_CELL, END_OF_ROW, END_OF_DATA] = ['<row', '<c', '</c>', '</row>', '</sheetData>'].map(
  asciiBytes,
) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array];
const [END_OF_VALUE, END_OF_FORMULA, END_OF_INLINE, PLAIN_INLINE, END_OF_PLAIN_INLINE] = [
  '</v>',
  '</f>',
  '</is>',
  '<is><t',
  '</t></is>',
].map(asciiBytes) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array];

function readRows(scan: Scan): SheetData {
  for (;;) {
    toMarkup(scan);
    if (isTag(scan, ROW)) readRow(scan);
    else {
      leaveElement(scan, END_OF_DATA);
      placeTexts(scan);
      return { rows: scan.rows, marks: scan.marks, hiddenRows: scan.hiddenRows, end: scan.at };
    }
  }
}

function readRow(scan: Scan): void {
  scan.at += ROW.length;
  enterRow(scan);
  if (scan.empty) return;
  scan.column = -1;
  for (;;) {
    toMarkup(scan);
    if (isTag(scan, CELL)) readCell(scan);
    else break;
  }
  leaveElement(scan, END_OF_ROW);
  if (isFull(scan.texts)) placeTexts(scan);
}

const [LETTER_R, LETTER_S, LETTER_T, LETTER_V, LETTER_F, LETTER_I] = asciiBytes('rstvfi') as unknown as [
  number,
  number,
  number,
  number,
  number,
  number,
];
const HIDDEN = asciiBytes('hidden');

function enterRow(scan: Scan): void {
  const { bytes } = scan;
  let row = scan.row + 1;
  let hasReference = false;
  let hidden = false;
  while (nextAttribute(scan)) {
    const length = scan.nameEnd - scan.nameStart;
    if (length === 1 && byteAt(bytes, scan.nameStart) === LETTER_R) {
      if (hasReference) throw damaged(scan.where);
      hasReference = true;
      row = numberOf(scan) - 1;
    } else if (length === HIDDEN.length && startsWith(bytes, scan.nameStart, HIDDEN)) hidden = isTrue(scan);
  }
  if (!Number.isInteger(row) || row < 0 || row >= MAX_ROWS) throw contradictory(scan.where, 'cellReference');
  if (row <= scan.row && scan.seen === null) throw new OutOfOrder();
  scan.row = row;
  if (hidden) scan.hiddenRows.push(row);
}

function isTrue(scan: Scan): boolean {
  const first = byteAt(scan.bytes, scan.valueStart);
  return first === 0x31 || first === LETTER_T;
}

function readCell(scan: Scan): void {
  scan.at += CELL.length;
  enterCell(scan);
  if (scan.empty) return;
  scan.formula = null;
  scan.struck = NOTHING;
  const value = readContent(scan);
  if (value !== null || scan.formula !== null || scan.struck.length > 0) store(scan, value);
}

/** What stands between `<c …>` and `</c>`: at most one value, and a formula. */
function readContent(scan: Scan): CellValue {
  let value: CellValue | undefined;
  for (;;) {
    toMarkup(scan);
    const letter = byteAt(scan.bytes, scan.at + 1);
    if (letter === LETTER_F && scan.formula === null) scan.formula = readFormula(scan);
    else if (letter === LETTER_V && value === undefined) value = readCachedValue(scan);
    else if (letter === LETTER_I && value === undefined) value = readInline(scan);
    else {
      leaveElement(scan, END_OF_CELL);
      return value ?? null;
    }
  }
}

function enterCell(scan: Scan): void {
  const { bytes } = scan;
  let column = scan.column + 1;
  scan.style = 0;
  scan.type = 'number';
  let met = 0;
  while (nextAttribute(scan)) {
    if (scan.nameEnd - scan.nameStart !== 1) continue;
    const name = byteAt(bytes, scan.nameStart);
    if (name === LETTER_R) column = readReference(scan);
    else if (name === LETTER_S) scan.style = numberOf(scan);
    else if (name === LETTER_T) scan.type = readType(scan);
    else continue;
    // attributes that stand twice are no XML, and readers differ in which they take; r, s and t differ in their low bits
    const bit = 1 << (name & 7);
    if ((met & bit) !== 0) throw damaged(scan.where);
    met |= bit;
  }
  if (column >= MAX_COLUMNS) throw contradictory(scan.where, 'cellReference');
  if (scan.seen === null) {
    if (column <= scan.column) throw new OutOfOrder();
  } else rememberCell(scan, scan.seen, column);
  scan.column = column;
}

function rememberCell(scan: Scan, seen: Set<number>, column: number): void {
  const key = scan.row * MAX_COLUMNS + column;
  if (seen.has(key)) throw contradictory(scan.where, 'duplicateCell');
  seen.add(key);
  spend(scan.tables.budget, COST.memory, scan.where);
}

/** The number that an attribute says, NaN where it says none. */
function numberOf({ bytes, valueStart, valueEnd, where }: Scan): number {
  const value = parseNumber(bytes, valueStart, valueEnd);
  return Number.isNaN(value) ? parseEscapedNumber(bytes, valueStart, valueEnd, where) : value;
}

/** `B7` → 1; its row must be the row that it stands in. */
function readReference(scan: Scan): number {
  const { bytes, valueEnd } = scan;
  let column = 0;
  let at = scan.valueStart;
  for (; byteAt(bytes, at) >= 0x41 && byteAt(bytes, at) <= 0x5a; at++) column = column * 26 + byteAt(bytes, at) - 0x40;
  if (at === scan.valueStart || at - scan.valueStart > 3 || parseNumber(bytes, at, valueEnd) !== scan.row + 1) {
    return readUnusualReference(scan);
  }
  return column - 1;
}

/** `b7`, `$B$7` and `&#66;7` → 1, as other readers have it. */
function readUnusualReference({ bytes, valueStart, valueEnd, row, where }: Scan): number {
  const written = valueEnd - valueStart > 80 ? '' : textOf(bytes, valueStart, valueEnd, where);
  const parts = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/i.exec(written);
  if (parts === null || Number(parts[2]) !== row + 1) throw contradictory(where, 'cellReference');
  return columnOf(parts[1] ?? '');
}

const TYPES = (
  [
    ['s', 'shared'],
    ['inlineStr', 'inline'],
    ['n', 'number'],
    ['str', 'text'],
    ['b', 'boolean'],
    ['e', 'error'],
    ['d', 'date'],
  ] as const
).map(([word, type]): readonly [Uint8Array, CellType] => [asciiBytes(word), type]);

function readType({ bytes, valueStart, valueEnd, where }: Scan): CellType {
  for (const [word, type] of TYPES) {
    if (word.length === valueEnd - valueStart && startsWith(bytes, valueStart, word)) return type;
  }
  throw handOver(where, 'cell type');
}

/** `<v>…</v>`: the value, for a formula the one that was last computed. */
function readCachedValue(scan: Scan): CellValue {
  if (!enterElement(scan, '<v'.length)) return null;
  if (scan.type === 'text') {
    const text = readCellText(scan, END_OF_VALUE);
    return text === undefined ? refuseAfterText(scan) : text;
  }
  readText(scan, END_OF_VALUE);
  const { bytes, valueStart, valueEnd, type, style, tables, where } = scan;
  if (valueStart === valueEnd) return null;
  if (type === 'shared') {
    const index = numberOf(scan);
    scan.struck = tables.strings.struck.get(index) ?? NOTHING;
    return sharedText(index, tables, where);
  }
  return readValue(bytes, valueStart, valueEnd, type, style, tables, where);
}

/** Says why a text does not end with its value. */
function refuseAfterText(scan: Scan): never {
  readText(scan, END_OF_VALUE);
  throw damaged(scan.where);
}

function readFormula(scan: Scan): string {
  if (!enterElement(scan, '<f'.length)) return '';
  readText(scan, END_OF_FORMULA);
  return textOf(scan.bytes, scan.valueStart, scan.valueEnd, scan.where);
}

/** `<is>…</is>`: a string that stands in its cell, nearly always a single `<t>`. */
function readInline(scan: Scan): CellValue {
  const { bytes, where } = scan;
  if (scan.type !== 'inline') throw handOver(where, 'inline string of another type');
  const start = scan.at;
  const plain = readPlainInline(scan);
  if (plain !== undefined) return plain;
  scan.at = start;
  if (!enterElement(scan, '<is'.length)) return null;
  const end = indexOfBytes(bytes, END_OF_INLINE, start);
  if (end < 0) throw damaged(where);
  scan.at = end + END_OF_INLINE.length;
  const rich = readRichText(decodeStrictly(bytes.subarray(start, scan.at), where), where);
  scan.struck = rich.struck;
  return rich.text || null;
}

/** `<is><t>…</t></is>`; undefined for anything else. */
function readPlainInline(scan: Scan): CellValue | undefined {
  if (!startsWith(scan.bytes, scan.at, PLAIN_INLINE)) return undefined;
  scan.at += PLAIN_INLINE.length;
  passAttributes(scan);
  return scan.empty ? undefined : readCellText(scan, END_OF_PLAIN_INLINE);
}

/** Stands in a row for a text that is gathered but not yet a string; no cell holds the empty string itself. */
const TEXT_TO_COME = '';

/** The text of a cell, which must end with `ending`; undefined, and nothing read, where something else ends it. */
function readCellText(scan: Scan, ending: Uint8Array): CellValue | undefined {
  const { bytes, where, tables } = scan;
  const { characters } = scan.texts;
  const before = characters.length;
  const end = gather(characters, bytes, scan.at, bytes.length, where);
  if (!startsWith(bytes, end, ending)) {
    characters.length = before;
    return undefined;
  }
  scan.at = end + ending.length;
  if (characters.length === before) return null;
  if (tables.styles.struck[scan.style] !== true) {
    addText(scan.texts, scan.row, scan.column);
    spend(tables.budget, 2 * (characters.length - before), where);
    return TEXT_TO_COME;
  }
  const text = unescapeCellText(textSince(characters, before));
  characters.length = before;
  return text;
}

function placeTexts(scan: Scan): void {
  takeTexts(scan.texts, (row, column, text) => {
    const cells = scan.rows[row];
    // a formula that shows a picture has emptied the cell already
    if (cells?.[column] !== TEXT_TO_COME) return;
    const picture = pictureOf(null, text);
    if (picture !== null) mark(scan, { row, column, kind: 'picture', id: picture });
    cells[column] = picture === null ? text : null;
  });
}

/** Passes the opening tag of an element, whose name with its `<` is so long; false where the element is empty. */
function enterElement(scan: Scan, length: number): boolean {
  scan.at += length;
  const next = byteAt(scan.bytes, scan.at);
  if (next === GT) {
    scan.at++;
    return true;
  }
  if (next > 0x20 && next !== SLASH) throw handOver(scan.where, 'unknown element');
  passAttributes(scan);
  return !scan.empty;
}

/** Passes the closing tag that must stand here. */
function leaveElement(scan: Scan, ending: Uint8Array): void {
  const { bytes, at, where } = scan;
  if (!startsWith(bytes, at, ending)) {
    if (startsWith(bytes, at, ending.subarray(0, -1))) throw handOver(where, 'closing tag');
    refuseMarkup(bytes, at, where);
  }
  scan.at += ending.length;
}

/** Whether an opening tag of that very name stands here. */
function isTag(scan: Scan, opening: Uint8Array): boolean {
  const { bytes, at } = scan;
  if (!startsWith(bytes, at, opening)) return false;
  return endsName(byteAt(bytes, at + opening.length));
}

/** Puts a value into its row, and beside it what must not be taken as plain text. */
function store(scan: Scan, read: CellValue): void {
  const { row, column, formula, struck, style, tables } = scan;
  if (formula !== null) mark(scan, { row, column, kind: 'formula', formula });
  for (const text of struck) mark(scan, { row, column, kind: 'struck', text });
  const picture = pictureOf(formula, read);
  if (picture !== null) {
    mark(scan, { row, column, kind: 'picture', id: picture });
    return;
  }
  if (read === null) return;
  if (tables.styles.struck[style] === true) {
    mark(scan, { row, column, kind: 'struck', text: cellText(read), whole: true });
  }
  if (typeof read === 'number' && hasTooManyDigits(read)) {
    const text = digitsOf(textOf(scan.bytes, scan.valueStart, scan.valueEnd, scan.where), read);
    mark(scan, { row, column, kind: 'damagedNumber', text });
  }
  spend(tables.budget, read === TEXT_TO_COME ? COST.text : COST.number, scan.where);
  (scan.rows[row] ??= [])[column] = read;
}

function mark(scan: Scan, found: CellMark): void {
  const text = 'text' in found ? found.text : found.kind === 'formula' ? found.formula : '';
  spend(scan.tables.budget, COST.mark + 2 * text.length, scan.where);
  scan.marks.push(found);
}
