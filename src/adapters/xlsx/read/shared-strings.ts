import { COST, spend, type Budget } from './budget';
import { asciiBytes, byteAt, endsName, GT, indexOfBytes, refuseMarkup, SLASH, startsWith } from './byte-scan';
import { gather, gatheredText, newCharacters, textSince, unescapeCellText, type Characters } from './characters';
import { readRichText } from './rich-text';
import { readRoot } from './root';
import { damaged, handOver, type Where } from './where';
import { decodeStrictly, decodeUtf8 } from './package';

/** The workbook's table of strings. */
export type SharedStrings = {
  /** by index; null is the empty string, which cells do not have */
  readonly texts: readonly (string | null)[];
  /** by index, for the few that hold struck-out runs: what is struck */
  readonly struck: ReadonlyMap<number, readonly string[]>;
};

export const NO_STRINGS: SharedStrings = { texts: [], struck: new Map() };

const [ITEM, PLAIN_ITEM, END_OF_PLAIN, END_OF_ITEM, END_OF_TABLE, EXTENSIONS] = [
  '<si',
  '<si><t',
  '</t></si>',
  '</si>',
  '</sst',
  '<extLst',
].map(asciiBytes) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array];
const PRESERVED = asciiBytes(' xml:space="preserve">');

type Table = {
  readonly characters: Characters;
  /** where each text ends among the characters */
  readonly ends: number[];
  /** texts that cannot be cut out of the characters: rich ones, and those with escapes */
  readonly others: Map<number, string>;
  readonly struck: Map<number, readonly string[]>;
  readonly budget: Budget;
};

/** Reads sharedStrings.xml (with plain tags). Plain items, as nearly all are, are gathered; rich ones are walked. */
export function readSharedStrings(bytes: Uint8Array, budget: Budget, where: Where): SharedStrings {
  const table: Table = { characters: newCharacters(), ends: [], others: new Map(), struck: new Map(), budget };
  const { head, start } = readHead(bytes, where);
  let at = start;
  while (isItem(bytes, at)) {
    const before = table.characters.length;
    at = skipSpace(bytes, readItem(bytes, at, table, where));
    spend(budget, COST.text + 2 * (table.characters.length - before), where);
  }
  requireEnd(head, bytes, at, where);
  return { texts: cutTexts(table), struck: table.struck };
}

function isItem(bytes: Uint8Array, at: number): boolean {
  return startsWith(bytes, at, ITEM) && endsName(byteAt(bytes, at + ITEM.length));
}

function readItem(bytes: Uint8Array, at: number, table: Table, where: Where): number {
  const end = readPlainItem(bytes, at, table, where) ?? readRichItem(bytes, at, table, where);
  table.ends.push(table.characters.length);
  return end;
}

/** `<si><t>…</t></si>`, with or without attributes of `<t>`; null for anything else. Returns where the item ends. */
function readPlainItem(bytes: Uint8Array, at: number, table: Table, where: Where): number | null {
  const { characters } = table;
  const start = startOfPlainText(bytes, at);
  if (start === null) return null;
  const before = characters.length;
  const end = gather(characters, bytes, start, bytes.length, where);
  if (!startsWith(bytes, end, END_OF_PLAIN)) {
    characters.length = before;
    return null;
  }
  if (characters.mayEscape) table.others.set(table.ends.length, unescapeCellText(textSince(characters, before)));
  return end + END_OF_PLAIN.length;
}

/** Where the text begins; null where the tag has any but the one attribute that plain texts have. */
function startOfPlainText(bytes: Uint8Array, at: number): number | null {
  if (!startsWith(bytes, at, PLAIN_ITEM)) return null;
  const end = at + PLAIN_ITEM.length;
  if (byteAt(bytes, end) === GT) return end + 1;
  return startsWith(bytes, end, PRESERVED) ? end + PRESERVED.length : null;
}

function readRichItem(bytes: Uint8Array, at: number, table: Table, where: Where): number {
  const index = table.ends.length;
  const end = endOfItem(bytes, at, where);
  const { text, struck } = readRichText(decodeStrictly(bytes.subarray(at, end), where), where);
  if (struck.length > 0) table.struck.set(index, struck);
  table.others.set(index, text);
  spend(table.budget, COST.richText + 2 * text.length, where);
  return end;
}

function cutTexts({ characters, ends, others }: Table): (string | null)[] {
  const all = gatheredText(characters);
  let start = 0;
  return ends.map((end, index) => {
    const text = others.size === 0 ? all.slice(start, end) : (others.get(index) ?? all.slice(start, end));
    start = end;
    return text === '' ? null : text;
  });
}

/** Items hold no items, so the next closing tag ends this one. */
function endOfItem(bytes: Uint8Array, at: number, where: Where): number {
  const tagEnd = bytes.indexOf(GT, at);
  if (tagEnd > 0 && byteAt(bytes, tagEnd - 1) === SLASH) return tagEnd + 1;
  const close = indexOfBytes(bytes, END_OF_ITEM, at);
  if (close < 0) throw damaged(where);
  return close + END_OF_ITEM.length;
}

/** What stands before the first item, and where that is; the end of the part where the table has none. */
function readHead(bytes: Uint8Array, where: Where): { head: string; start: number } {
  const first = indexOfBytes(bytes, ITEM, 0);
  const start = first < 0 ? bytes.length : first;
  const head = decodeUtf8(bytes.subarray(0, start), where);
  const root = readRoot(head, 'sst', where);
  if (first >= 0 && head.slice(root.end).trim() !== '') throw handOver(where, 'unknown item');
  return { head, start };
}

function skipSpace(bytes: Uint8Array, from: number): number {
  let at = from;
  while (byteAt(bytes, at) <= 0x20) at++;
  return at;
}

/** Nothing but extensions and the closing tag may follow the items. */
function requireEnd(head: string, bytes: Uint8Array, at: number, where: Where): void {
  const known = at === bytes.length || startsWith(bytes, at, END_OF_TABLE) || startsWith(bytes, at, EXTENSIONS);
  if (!known) refuseMarkup(bytes, at, where);
  const cursor = readRoot(head + decodeStrictly(bytes.subarray(at), where), 'sst', where);
  while (cursor.next()) {
    if (cursor.depth === 2 && cursor.name !== 'extLst') throw handOver(where, 'unknown item');
    if (cursor.depth === 2) cursor.skip();
  }
}
