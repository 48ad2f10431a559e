import type { Binary } from './binary';

/** The list a paragraph belongs to, as far as its properties say it. */
export type ListProperties = { readonly list?: number; readonly level?: number };

const LIST = 0x460b;
const LEVEL = 0x260a;
const DEFINE_TABLE = 0xd608;

/** Property modifiers ([MS-DOC] 2.6.2) from `start` to `end`, as far as they name a list. */
export function listProperties(stream: Binary, start: number, end: number): ListProperties {
  let found: ListProperties = {};
  for (let at = start; at + 2 < end;) {
    const modifier = stream.u16(at);
    at += 2;
    if (modifier === LIST) found = { ...found, list: stream.i16(at) };
    if (modifier === LEVEL) found = { ...found, level: stream.u8(at) };
    at += operandLength(stream, modifier, at);
  }
  return found;
}

/** Bits 13 to 15 tell how long the operand is. */
function operandLength(stream: Binary, modifier: number, at: number): number {
  switch (modifier >> 13) {
    case 0:
    case 1:
      return 1;
    case 2:
    case 4:
    case 5:
      return 2;
    case 3:
      return 4;
    case 7:
      return 3;
    default:
      return modifier === DEFINE_TABLE ? stream.u16(at) + 1 : stream.u8(at) + 1;
  }
}
