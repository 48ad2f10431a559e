import { dateOfSerial, serialOfDate, type CellValue, type DateValue } from '../../../core/model';
import { COST, spend, type Budget } from './budget';
import { asciiBytes, byteAt, parseNumber } from './byte-scan';
import { cellTextOf, textOf } from './characters';
import type { SharedStrings } from './shared-strings';
import type { Styles } from './styles';
import { damaged, handOver, unsupported, type Where } from './where';

/** What the cells of all sheets share. */
export type CellTables = {
  readonly strings: SharedStrings;
  readonly styles: Styles;
  readonly date1904: boolean;
  readonly budget: Budget;
  /** dates already made, by format: ledgers repeat few days in many cells */
  readonly dates: Map<string, Map<number, DateValue | null>>;
};

export type CellType = 'number' | 'shared' | 'text' | 'inline' | 'boolean' | 'error' | 'date';

/** The text of an entry of the shared strings; an index beyond the table is damage. */
export function sharedText(index: number, tables: CellTables, where: Where): string | null {
  const text = tables.strings.texts[index];
  if (text === undefined) throw damaged(where);
  return text;
}

/** Bytes of a `<v>` → the cell's value, by type and style. Texts are read elsewhere. */
export function readValue(
  bytes: Uint8Array,
  start: number,
  end: number,
  type: Exclude<CellType, 'shared' | 'text'>,
  style: number,
  tables: CellTables,
  where: Where,
): CellValue {
  switch (type) {
    case 'number':
      return readNumber(bytes, start, end, tables.styles.dateFormats[style] ?? null, tables, where);
    case 'boolean':
      return readBoolean(textOf(bytes, start, end, where), where);
    case 'error':
      return { kind: 'error', code: cellTextOf(bytes, start, end, where) };
    case 'date':
      return readIsoDate(textOf(bytes, start, end, where), tables.styles.dateFormats[style], tables, where);
    case 'inline':
      throw handOver(where, 'value of an inline string');
  }
}

function readNumber(
  bytes: Uint8Array,
  start: number,
  end: number,
  dateFormat: string | null,
  tables: CellTables,
  where: Where,
): CellValue {
  let value = parseNumber(bytes, start, end);
  if (Number.isNaN(value)) {
    if (isBlank(bytes, start, end)) return null;
    value = parseEscapedNumber(bytes, start, end, where);
    if (Number.isNaN(value)) throw damaged(where);
  }
  return dateFormat === null ? value : (dateOf(value, dateFormat, tables, where) ?? value);
}

/** A number some of whose digits are character references (`&#49;2`); NaN where it is none. */
export function parseEscapedNumber(bytes: Uint8Array, start: number, end: number, where: Where): number {
  if (end - start > MOST_ESCAPED || bytes.subarray(start, end).indexOf(AMPERSAND) < 0) return NaN;
  const plain = asciiBytes(textOf(bytes, start, end, where));
  return parseNumber(plain, 0, plain.length);
}

const MOST_ESCAPED = 4000;
const AMPERSAND = 0x26;

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (byteAt(bytes, at) > 0x20) return false;
  return true;
}

const MOST_DATES = 10000;

function dateOf(serial: number, format: string, tables: CellTables, where: Where): DateValue | null {
  let known = tables.dates.get(format);
  if (known === undefined) tables.dates.set(format, (known = new Map<number, DateValue | null>()));
  const found = known.get(serial);
  if (found !== undefined) return found;
  const made = dateOfSerial(serial, format, tables.date1904);
  spend(tables.budget, COST.date, where);
  if (known.size < MOST_DATES) known.set(serial, made);
  return made;
}

function readBoolean(text: string, where: Where): boolean {
  const word = text.trim().toLowerCase();
  if (word === '1' || word === 'true') return true;
  if (word === '0' || word === 'false') return false;
  throw damaged(where);
}

/**
 * Strict files may write a date as `2026-03-15T00:00:00Z`; the Z says nothing, since sheets know no time zones. A time
 * of day stands alone. Any other text is refused: the fallback would make a number of it, or nothing.
 */
function readIsoDate(text: string, format: string | null | undefined, tables: CellTables, where: Where): CellValue {
  const written = text.trim().replace(/Z$/, '');
  if (written === '') return null;
  const time = /^T?(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)$/.exec(written)?.[1];
  const serial = time === undefined ? serialOfDate(written, tables.date1904) : serialOfDate(`1904-01-01T${time}`, true);
  if (serial === null) throw unsupported(where);
  return dateOf(serial, format ?? (time === undefined ? 'yyyy-mm-dd' : 'h:mm:ss'), tables, where) ?? serial;
}
