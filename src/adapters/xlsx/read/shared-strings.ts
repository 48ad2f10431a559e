import { readRichText, refuseHiding } from './rich-text';
import { damaged, handOver, type Where } from './where';
import { decodeCellText } from './xml-text';
import { plainTags, readRoot } from './root';

/** The workbook's table of strings. */
export type SharedStrings = {
  /** by index; null is the empty string, which cells do not have */
  readonly texts: readonly (string | null)[];
  /** by index, for the few that hold struck-out runs: what is struck */
  readonly struck: ReadonlyMap<number, string>;
};

export const NO_STRINGS: SharedStrings = { texts: [], struck: new Map() };

const PLAIN_END = '</t></si>';

/** Reads sharedStrings.xml. A plain item, as nearly all are, is found by two searches; rich ones are walked. */
export function readSharedStrings(written: string, where: Where): SharedStrings {
  const source = plainTags(written, where);
  const texts: (string | null)[] = [];
  const struck = new Map<number, string>();
  let at = endOfRoot(source, where);
  while (source.startsWith('<si', at)) {
    const plain = findPlainText(source, at);
    if (plain !== null) {
      texts.push(decodeCellText(source.slice(plain.start, plain.end), where) || null);
      at = skipSpace(source, plain.end + PLAIN_END.length);
      continue;
    }
    const end = endOfItem(source, at, where);
    const item = readRichText(source.slice(at, end), where);
    if (item.struck !== '') struck.set(texts.length, item.struck);
    texts.push(item.text || null);
    at = skipSpace(source, end);
  }
  requireEnd(source, at, where);
  return { texts, struck };
}

/** `<si><t>…</t></si>`, with or without attributes of `<t>`; null for anything else. */
function findPlainText(source: string, at: number): { start: number; end: number } | null {
  if (!source.startsWith('<si><t', at)) return null;
  const start = source.indexOf('>', at + 6) + 1;
  const end = source.indexOf('<', start);
  return source.startsWith(PLAIN_END, end) && source.charCodeAt(start - 2) !== 0x2f ? { start, end } : null;
}

/** Items hold no items, so the next closing tag ends this one. */
function endOfItem(source: string, at: number, where: Where): number {
  const tagEnd = source.indexOf('>', at) + 1;
  if (tagEnd > 0 && source.charCodeAt(tagEnd - 2) === 0x2f) return tagEnd;
  const close = source.indexOf('</si>', at);
  if (close < 0) throw damaged(where);
  return close + '</si>'.length;
}

/** Behind the opening tag of the table; at the end of the text where the table is an empty element. */
function endOfRoot(source: string, where: Where): number {
  const root = readRoot(source, 'sst', where);
  return root.kind === 'empty' ? source.length : skipSpace(source, root.end);
}

function skipSpace(source: string, from: number): number {
  let at = from;
  while (at < source.length && source.charCodeAt(at) <= 0x20) at++;
  return at;
}

/** Nothing but the closing tag, and extensions before it, may follow the items. */
function requireEnd(source: string, at: number, where: Where): void {
  if (at >= source.length) return;
  const rest = source.slice(at);
  refuseHiding(rest, where);
  if (/^<extLst[\s>]/.test(rest)) return;
  if (!/^<\/sst\s*>\s*$/.test(rest)) throw rest.startsWith('<') ? handOver(where, 'unknown item') : damaged(where);
}
