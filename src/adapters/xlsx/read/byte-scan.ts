import { damaged, forbiddenMarkup, handOver, type Where } from './where';

/** Byte values that the scanner looks for. */
export const LT = 0x3c;
export const GT = 0x3e;
export const SLASH = 0x2f;
const EQUALS = 0x3d;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const SPACE = 0x20;

/** A place in the bytes of a part, and what the attribute or text just read spans. */
export type ByteScan = {
  readonly bytes: Uint8Array;
  readonly where: Where;
  at: number;
  /** span of the last attribute's name, and of the last attribute's value or element's text */
  nameStart: number;
  nameEnd: number;
  valueStart: number;
  valueEnd: number;
  /** whether the tag just left was an empty element */
  empty: boolean;
};

/** One byte; past the end it is undefined at run time, which equals and exceeds nothing, so that loops end there. */
export function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] as number;
}

/** Moves over white space to the next `<`; anything else between elements is damage. */
export function toMarkup(scan: ByteScan): void {
  const { bytes } = scan;
  let at = scan.at;
  while (byteAt(bytes, at) <= SPACE) at++;
  if (byteAt(bytes, at) !== LT) throw damaged(scan.where);
  scan.at = at;
}

/**
 * Reads the next attribute of a tag, from behind the tag's name on. False at the tag's end, which is then left behind.
 * Namespaces that are declared in mid-sheet are handed over.
 */
export function nextAttribute(scan: ByteScan): boolean {
  const { bytes } = scan;
  let at = scan.at;
  while (byteAt(bytes, at) <= SPACE) at++;
  const first = byteAt(bytes, at);
  if (first === GT || first === SLASH) return leaveTag(scan, at);
  scan.nameStart = at;
  while (byteAt(bytes, at) > SPACE && byteAt(bytes, at) !== EQUALS) at++;
  scan.nameEnd = at;
  const quote = byteAt(bytes, at + 1);
  if (byteAt(bytes, at) !== EQUALS || (quote !== QUOTE && quote !== APOSTROPHE))
    throw handOver(scan.where, 'attribute');
  scan.valueStart = at + 2;
  at += 2;
  while (at < bytes.length && byteAt(bytes, at) !== quote && byteAt(bytes, at) !== LT) at++;
  if (byteAt(bytes, at) !== quote) throw damaged(scan.where);
  scan.valueEnd = at;
  scan.at = at + 1;
  if (startsWith(bytes, scan.nameStart, XMLNS)) throw handOver(scan.where, 'namespace inside');
  return true;
}

const XMLNS = asciiBytes('xmlns');

function leaveTag(scan: ByteScan, at: number): false {
  scan.empty = byteAt(scan.bytes, at) === SLASH;
  const end = scan.empty ? at + 1 : at;
  if (byteAt(scan.bytes, end) !== GT) throw damaged(scan.where);
  scan.at = end + 1;
  return false;
}

/** Passes over all attributes of a tag. */
export function passAttributes(scan: ByteScan): void {
  while (nextAttribute(scan));
}

/** Reads character data up to `ending` (a closing tag in full), which is left behind; the text is spanned by value. */
export function readText(scan: ByteScan, ending: Uint8Array): void {
  const { bytes } = scan;
  let at = scan.at;
  scan.valueStart = at;
  while (at < bytes.length && byteAt(bytes, at) !== LT) at++;
  scan.valueEnd = at;
  if (!startsWith(bytes, at, ending)) {
    refuseMarkup(bytes, at, scan.where);
  }
  scan.at = at + ending.length;
}

/** Says why markup at this place is not read: it hides content, it is unknown, or the part breaks off. */
export function refuseMarkup(bytes: Uint8Array, at: number, where: Where): never {
  if (startsWith(bytes, at, COMMENT)) throw forbiddenMarkup(where, 'comment');
  if (startsWith(bytes, at, CDATA)) throw forbiddenMarkup(where, 'cdata');
  if (startsWith(bytes, at, DECLARATION)) throw forbiddenMarkup(where, 'doctype');
  if (startsWith(bytes, at, INSTRUCTION)) throw forbiddenMarkup(where, 'instruction');
  if (at >= bytes.length || byteAt(bytes, at + 1) === SLASH) throw damaged(where);
  throw handOver(where, 'unknown element');
}

const [COMMENT, CDATA, DECLARATION, INSTRUCTION] = ['<!--', '<![CDATA[', '<!', '<?'].map(asciiBytes) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
];

export function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

export function startsWith(bytes: Uint8Array, at: number, pattern: Uint8Array): boolean {
  for (let index = 0; index < pattern.length; index++) if (bytes[at + index] !== pattern[index]) return false;
  return true;
}

/** Where the pattern stands from `from` on, -1 where it does not. Its first byte should be rare. */
export function indexOfBytes(bytes: Uint8Array, pattern: Uint8Array, from: number): number {
  const first = byteAt(pattern, 0);
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (startsWith(bytes, at, pattern)) return at;
  }
  return -1;
}

const POWERS_OF_TEN = Float64Array.from({ length: 16 }, (_, power) => 10 ** power);

/**
 * Bytes → number, NaN where they are none. Up to 15 digits are exact in a double, and so is their quotient by a power
 * of ten correctly rounded; longer ones and exponents go through the language's own reading.
 */
export function parseNumber(bytes: Uint8Array, start: number, end: number): number {
  const negative = byteAt(bytes, start) === 0x2d;
  let mantissa = 0;
  let decimals = -1;
  const first = negative ? start + 1 : start;
  for (let at = first; at < end; at++) {
    const digit = byteAt(bytes, at) - 0x30;
    if (digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      if (decimals >= 0) decimals++;
    } else if (digit === -2 && decimals < 0) decimals = 0;
    else return parseSlowly(bytes, start, end);
  }
  const digits = end - first - (decimals < 0 ? 0 : 1);
  if (digits === 0 || digits > 15) return parseSlowly(bytes, start, end);
  const value = decimals <= 0 ? mantissa : mantissa / powerOfTen(decimals);
  return negative ? -value : value;
}

function powerOfTen(power: number): number {
  return POWERS_OF_TEN[power] as number;
}

function parseSlowly(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > 400) return NaN;
  const text = String.fromCharCode(...bytes.subarray(start, end)).trim();
  return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,5})?$/i.test(text) ? finiteOr(Number(text)) : NaN;
}

function finiteOr(value: number): number {
  return Number.isFinite(value) ? value : NaN;
}

/** Whether a byte behind a tag's name ends it. */
export function endsName(byte: number): boolean {
  return byte <= 0x20 || byte === GT || byte === SLASH;
}
