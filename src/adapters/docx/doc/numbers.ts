import { openCfb } from '../../bytes/cfb';
import { listCounter, type List } from '../read/lists';
import { binary, type Binary } from './binary';
import { readListTables } from './list-tables';
import { listProperties, type ListProperties } from './properties';

/** A paragraph or cell of the file's text, with the number that Word counted for it (empty where it did not). */
export type NumberedText = { readonly text: string; readonly label: string };

/** Places in the file information block ([MS-DOC] 2.5): where each table lies in the table stream, and its size. */
const FIB = {
  flags: 0x0a,
  textLength: 0x4c,
  styles: 0xa2,
  paragraphs: 0x102,
  pieces: 0x1a2,
  lists: 0x2e2,
  overrides: 0x2ea,
};
const PAGE = 512;
const NO_STYLE = 0x0fff;

/**
 * Every paragraph and cell of an old .doc with its automatic number, read from the file's own tables. Throws where
 * these are missing or broken.
 */
export function numberedTexts(bytes: Uint8Array): readonly NumberedText[] {
  const cfb = openCfb(bytes);
  const whole = (name: string): Binary => {
    const size = cfb?.entries.find((entry) => entry.name === name)?.size ?? 0;
    const content = cfb?.head(name, size) ?? null;
    if (content === null) throw new Error(`no stream ${name}`);
    return binary(content);
  };
  const main = whole('WordDocument');
  const table = whole((main.u16(FIB.flags) & 0x0200) !== 0 ? '1Table' : '0Table');
  const hasLists = main.u32(FIB.overrides + 4) >= 4 && main.u32(FIB.lists + 4) >= 2;
  const lists = hasLists
    ? readListTables(table, main.u32(FIB.lists), main.u32(FIB.lists + 4), main.u32(FIB.overrides))
    : new Map<string, List>();
  const styles = styleLists(table, main.u32(FIB.styles), main.u32(FIB.styles + 4));
  const propertiesAt = paragraphProperties(main, table);
  const next = listCounter(lists);
  return paragraphTexts(main, table).map(({ text, end }) => {
    const { style, own } = propertiesAt(end);
    const list = own.list ?? styles(style).list ?? 0;
    const level = own.level ?? styles(style).level ?? 0;
    return { text, label: list === 0 ? '' : next(String(list), level) };
  });
}

/** The text in pieces as the file keeps it, cut at paragraph, cell and page marks; `end` is the mark's place. */
function paragraphTexts(main: Binary, table: Binary): { text: string; end: number }[] {
  const paragraphs: { text: string; end: number }[] = [];
  const length = main.u32(FIB.textLength);
  let text = '';
  for (const piece of pieces(main, table)) {
    for (let at = piece.from; at < Math.min(piece.to, length); at += 1) {
      const place = piece.start + (at - piece.from) * piece.width;
      const code = piece.width === 1 ? main.u8(place) : main.u16(place);
      if (code === 0x0d || code === 0x07 || code === 0x0c) {
        paragraphs.push({ text, end: place });
        text = '';
      } else text += String.fromCharCode(code);
    }
  }
  return paragraphs;
}

type Piece = { readonly from: number; readonly to: number; readonly start: number; readonly width: 1 | 2 };

/** The piece table ([MS-DOC] 2.8.35), behind the modifiers of fast saves. */
function pieces(main: Binary, table: Binary): Piece[] {
  let at = main.u32(FIB.pieces);
  while (table.u8(at) === 1) at += 3 + table.u16(at + 1);
  const size = table.u32(at + 1);
  const count = (size - 4) / 12;
  const positions = at + 5;
  const descriptors = positions + 4 * (count + 1);
  return Array.from({ length: count }, (_, index): Piece => {
    const place = table.u32(descriptors + 8 * index + 2);
    const isNarrow = (place & 0x40000000) !== 0;
    return {
      from: table.u32(positions + 4 * index),
      to: table.u32(positions + 4 * index + 4),
      start: isNarrow ? (place & 0x3fffffff) / 2 : place,
      width: isNarrow ? 1 : 2,
    };
  });
}

/** Style and own list of the paragraph whose mark lies at a place of the main stream ([MS-DOC] 2.9.174, 2.9.23). */
function paragraphProperties(main: Binary, table: Binary): (place: number) => { style: number; own: ListProperties } {
  const start = main.u32(FIB.paragraphs);
  const count = (main.u32(FIB.paragraphs + 4) - 4) / 8;
  const bounds = Array.from({ length: count + 1 }, (_, index) => table.u32(start + 4 * index));
  return (place) => {
    const page = lastNotAbove(bounds, place, count);
    const base = (table.u32(start + 4 * (count + 1) + 4 * page) & 0x3fffff) * PAGE;
    const runs = main.u8(base + PAGE - 1);
    const ends = Array.from({ length: runs + 1 }, (_, index) => main.u32(base + 4 * index));
    const run = lastNotAbove(ends, place, runs);
    const offset = 2 * main.u8(base + 4 * (runs + 1) + 13 * run);
    if (offset === 0) return { style: 0, own: {} };
    const size = main.u8(base + offset);
    const from = base + offset + (size === 0 ? 2 : 1);
    const to = from + (size === 0 ? 2 * main.u8(base + offset + 1) : 2 * size - 1);
    return { style: main.u16(from), own: listProperties(main, from + 2, to) };
  };
}

function lastNotAbove(bounds: readonly number[], place: number, count: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((bounds[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The list that each paragraph style names, itself or through the style it is based on ([MS-DOC] 2.9.260). */
function styleLists(table: Binary, start: number, size: number): (style: number) => ListProperties {
  const head = table.u16(start);
  const count = table.u16(start + 2);
  const baseSize = table.u16(start + 4);
  const own: { readonly base: number; readonly properties: ListProperties }[] = [];
  let at = start + 2 + head;
  for (let index = 0; index < count && at + 2 <= start + size; index += 1) {
    const length = table.u16(at);
    own.push(length === 0 ? { base: NO_STYLE, properties: {} } : readStyle(table, at + 2, baseSize));
    at += 2 + length;
  }
  const find = (style: number, hops: number): ListProperties => {
    const found = own[style];
    if (found === undefined || hops > 10) return {};
    return { ...find(found.base, hops + 1), ...found.properties };
  };
  return (style) => find(style, 0);
}

function readStyle(table: Binary, at: number, baseSize: number): { base: number; properties: ListProperties } {
  const kind = table.u16(at + 2);
  const base = kind >> 4;
  if ((kind & 0xf) !== 1) return { base, properties: {} };
  const name = at + baseSize;
  const formatting = name + 2 + 2 * table.u16(name) + 2;
  const aligned = formatting + ((formatting - at) % 2);
  const length = table.u16(aligned);
  return { base, properties: listProperties(table, aligned + 4, aligned + 2 + length) };
}
