import { byteAt, LT } from './byte-scan';
import { damaged, type Where } from './where';

/**
 * Character data on its way from bytes to strings. Texts are first gathered as UTF-16 and then turned into strings many
 * at a time: that costs a fifth of decoding each, and some writers make a reference (`&#24207;`) of every character.
 */
export type Characters = {
  units: Uint16Array;
  length: number;
  /** whether the text gathered last holds `_x`, which may begin an escape of spreadsheet strings */
  mayEscape: boolean;
};

export function newCharacters(): Characters {
  return { units: new Uint16Array(1024), length: 0, mayEscape: false };
}

const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

/** Everything gathered as one string; slices of it share its memory. */
export function gatheredText({ units, length }: Characters): string {
  return length === 0 ? '' : decoder.decode(units.subarray(0, length));
}

/** What was gathered since the length was `start`. */
export function textSince({ units, length }: Characters, start: number): string {
  return decoder.decode(units.subarray(start, length));
}

const AMPERSAND = 0x26;
const HASH = 0x23;
const SEMICOLON = 0x3b;
const RETURN = 0x0d;
const LINE_FEED = 0x0a;
const UNDERSCORE = 0x5f;
const SMALL_X = 0x78;

/**
 * Appends the text that stands from `start` up to the next `<` or `end`, and returns where that is: UTF-8, character
 * references, line ends as XML has them. Throws `file.damaged` for what is none of these.
 */
export function gather(to: Characters, bytes: Uint8Array, start: number, end: number, where: Where): number {
  let units = roomFor(to, SPARE);
  let room = units.length - SPARE;
  let length = to.length;
  let at = start;
  to.mayEscape = false;
  for (; at < end;) {
    if (length > room) {
      to.length = length;
      units = roomFor(to, units.length);
      room = units.length - SPARE;
    }
    const byte = byteAt(bytes, at);
    if (byte === AMPERSAND) {
      // nearly every reference is a decimal one of the basic plane; all others take the careful way
      let code = 0;
      let next = at + 2;
      for (let digit = byteAt(bytes, next) - 0x30; digit >= 0 && digit <= 9 && code < 0xd800;) {
        code = code * 10 + digit;
        digit = byteAt(bytes, ++next) - 0x30;
      }
      if (byteAt(bytes, next) === SEMICOLON && code > 0 && code < 0xd800 && byteAt(bytes, at + 1) === HASH) {
        units[length++] = code;
        at = next + 1;
        continue;
      }
      const semicolon = endOfReference(bytes, at + 1, end);
      length = put(units, length, readReference(bytes, at + 1, semicolon, where), where);
      at = semicolon + 1;
    } else if (byte < 0x20) {
      units[length++] = readControl(byte, where);
      at += byte === RETURN && byteAt(bytes, at + 1) === LINE_FEED ? 2 : 1;
    } else if (byte < 0x80) {
      if (byte === LT) break;
      if (byte === SMALL_X && byteAt(bytes, at - 1) === UNDERSCORE) to.mayEscape = true;
      units[length++] = byte;
      at += 1;
    } else if (byte < 0xe0) {
      const code = byte < 0xc2 ? -1 : ((byte & 0x1f) << 6) | trail(bytes, at + 1);
      length = put(units, length, code, where);
      at += 2;
    } else if (byte < 0xf0) {
      const code = ((byte & 0x0f) << 12) | (trail(bytes, at + 1) << 6) | trail(bytes, at + 2);
      length = put(units, length, code, where, 0x800);
      at += 3;
    } else {
      const code = (trail(bytes, at + 1) << 12) | (trail(bytes, at + 2) << 6) | trail(bytes, at + 3);
      length = put(units, length, ((byte & 0x0f) << 18) | code, where, 0x10000);
      at += 4;
    }
  }
  if (at > end) throw damaged(where);
  to.length = length;
  return at;
}

/** One step appends at most a surrogate pair. */
const SPARE = 2;

function roomFor(to: Characters, more: number): Uint16Array {
  const needed = to.length + more;
  if (needed > to.units.length) {
    const grown = new Uint16Array(Math.max(needed, to.units.length * 2));
    grown.set(to.units.subarray(0, to.length));
    to.units = grown;
  }
  return to.units;
}

/** Of the control characters XML has only tab and line ends, and all line ends are line feeds. */
function readControl(byte: number, where: Where): number {
  if (byte !== 0x09 && byte !== LINE_FEED && byte !== RETURN) throw damaged(where);
  return byte === RETURN ? LINE_FEED : byte;
}

/** The six bits of a trailing byte of UTF-8; a negative number, which spoils the whole, where it is none. */
function trail(bytes: Uint8Array, at: number): number {
  const byte = byteAt(bytes, at);
  return (byte & 0xc0) === 0x80 ? byte & 0x3f : -1;
}

/** Appends a code point; refuses what is none, and what UTF-8 wrote longer than needed. */
function put(units: Uint16Array, length: number, code: number, where: Where, least = 1): number {
  if (code < least || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) throw damaged(where);
  if (code < 0x10000) {
    units[length] = code;
    return length + 1;
  }
  units[length] = 0xd800 + ((code - 0x10000) >> 10);
  units[length + 1] = 0xdc00 + ((code - 0x10000) & 0x3ff);
  return length + 2;
}

const LONGEST_REFERENCE = 9;

function endOfReference(bytes: Uint8Array, start: number, end: number): number {
  const last = Math.min(end, start + LONGEST_REFERENCE);
  let at = start;
  while (at < last && byteAt(bytes, at) !== SEMICOLON) at++;
  return at;
}

/** `#24207`, `#x5E8F`, `amp` … up to its semicolon → code point; NaN, which `put` refuses, where it is none. */
function readReference(bytes: Uint8Array, start: number, semicolon: number, where: Where): number {
  if (byteAt(bytes, semicolon) !== SEMICOLON) throw damaged(where);
  if (byteAt(bytes, start) !== HASH) return namedReference(bytes, start, semicolon, where);
  const hexadecimal = byteAt(bytes, start + 1) === SMALL_X;
  const first = hexadecimal ? start + 2 : start + 1;
  if (first === semicolon) throw damaged(where);
  let code = 0;
  for (let at = first; at < semicolon; at++)
    code = code * (hexadecimal ? 16 : 10) + digit(byteAt(bytes, at), hexadecimal, where);
  return code;
}

function digit(byte: number, hexadecimal: boolean, where: Where): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  if (!hexadecimal || letter < 0x61 || letter > 0x66) throw damaged(where);
  return letter - 0x57;
}

const NAMED: ReadonlyMap<string, number> = new Map([
  ['amp', 0x26],
  ['lt', 0x3c],
  ['gt', 0x3e],
  ['quot', 0x22],
  ['apos', 0x27],
]);

function namedReference(bytes: Uint8Array, start: number, semicolon: number, where: Where): number {
  const code = NAMED.get(String.fromCharCode(...bytes.subarray(start, semicolon)));
  if (code === undefined) throw damaged(where);
  return code;
}

const scratch = newCharacters();

/** One text at once: what the bytes stand for, without undoing escapes of spreadsheet strings. */
export function textOf(bytes: Uint8Array, start: number, end: number, where: Where): string {
  scratch.length = 0;
  gather(scratch, bytes, start, end, where);
  return gatheredText(scratch);
}

/** The same for the content of a cell, escapes undone. */
export function cellTextOf(bytes: Uint8Array, start: number, end: number, where: Where): string {
  scratch.length = 0;
  gather(scratch, bytes, start, end, where);
  return scratch.mayEscape ? unescapeCellText(gatheredText(scratch)) : gatheredText(scratch);
}

/** Spreadsheet strings write characters that XML cannot hold as `_xHHHH_` (ECMA-376 part 1, 22.9.2.19). */
export function unescapeCellText(text: string): string {
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
