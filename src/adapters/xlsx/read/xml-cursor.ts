import { decodeXml } from './xml-text';
import { contradictory, damaged, forbiddenMarkup, handOver, type Where } from './where';

/** Namespaces of spreadsheets, transitional and strict (ECMA-376 and ISO/IEC 29500). */
export const MAIN_NAMESPACES: readonly string[] = [
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://purl.oclc.org/ooxml/spreadsheetml/main',
];

/**
 * A walk over the tags of a small part. Elements with the root's own prefix have plain names, all others keep theirs
 * (`mc:Choice`, or `:x` without any). Comments and processing instructions are passed over, CDATA and DOCTYPE are refused.
 */
export type XmlCursor = {
  /** moves to the next tag; false at the end of the part */
  next(): boolean;
  readonly kind: 'open' | 'empty' | 'close';
  readonly name: string;
  /** depth of the current tag's element: 1 for the root */
  readonly depth: number;
  /** offsets in the source of the current tag's `<` and behind its `>` */
  readonly start: number;
  readonly end: number;
  /** prefix of the root element, '' or with its colon, and the namespace it stands for */
  readonly prefix: string;
  readonly namespace: string | null;
  /** value of an attribute by its name as written; null where it is absent */
  attribute(name: string): string | null;
  /** value of the attribute whose name without prefix this is, as `r:id` is whatever the prefix */
  prefixedAttribute(name: string): string | null;
  /** the raw character data that stands directly before the current tag */
  textBefore(): string;
  /** moves to the closing tag of the current element, passing over what is inside */
  skip(): void;
};

/** Opens a walk over a part; with `fragment` the text is the inside of an element whose tags have no prefix. */
export function walkXml(source: string, where: Where, fragment = false): XmlCursor {
  let rootSeen = fragment;
  let at = 0;
  let textStart = 0;
  let tag: TagSpan = { start: 0, nameStart: 0, nameEnd: 0, end: 0 };
  let tagAttributes: readonly string[] | null = null;
  /** names, as written, of the elements that are open */
  const open: string[] = [];

  const cursor: Mutable<XmlCursor> = {
    kind: 'open',
    name: '',
    depth: 0,
    start: 0,
    end: 0,
    prefix: '',
    namespace: null,
    next() {
      textStart = at;
      let start = source.indexOf('<', at);
      while (start >= 0 && isPassedOver(source, start)) start = source.indexOf('<', passOver(source, start, where));
      if (start < 0) return finish();
      if (open.length === 0 && !fragment) {
        // a second root would be a decoy
        if (rootSeen) throw damaged(where);
        refuseOutside(source, 0, start, where);
      }
      enter(readTag(source, start, where));
      return true;
    },
    attribute: (name) => findAttribute(attributes(), (found) => found === name, where),
    prefixedAttribute: (name) => findAttribute(attributes(), (found) => found.endsWith(`:${name}`), where),
    textBefore: () => source.slice(textStart, tag.start),
    skip() {
      if (cursor.kind !== 'open') return;
      at = endOfFlatElement(source, tag, where) ?? at;
      const depth = cursor.depth;
      while (cursor.next() && !isCloseAt(cursor, depth));
    },
  };

  function attributes(): readonly string[] {
    return (tagAttributes ??= readAttributes(source, tag, where));
  }

  function enter(found: TagSpan): void {
    tag = found;
    tagAttributes = null;
    at = found.end + 1;
    cursor.start = found.start;
    cursor.end = at;
    const written = source.slice(found.nameStart, found.nameEnd);
    if (!rootSeen) {
      rootSeen = true;
      cursor.prefix = written.slice(0, written.indexOf(':') + 1);
      cursor.namespace = cursor.attribute(declaration(cursor.prefix));
      refuseRebinding(source, cursor, where);
    }
    cursor.name = plainName(written, cursor.prefix);
    cursor.kind = kindOf(source, found);
    cursor.depth = cursor.kind === 'close' ? open.length : open.length + 1;
    if (cursor.kind === 'open') open.push(written);
    else if (cursor.kind === 'close' && open.pop() !== written) throw damaged(where);
  }

  function finish(): false {
    if (open.length !== 0 || !rootSeen) throw damaged(where);
    if (!fragment) refuseOutside(source, at, source.length, where);
    tag = { start: source.length, nameStart: source.length, nameEnd: source.length, end: source.length };
    return false;
  }

  return cursor;
}

function isCloseAt(cursor: XmlCursor, depth: number): boolean {
  return cursor.kind === 'close' && cursor.depth === depth;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type TagSpan = { readonly start: number; readonly nameStart: number; readonly nameEnd: number; readonly end: number };

function isPassedOver(source: string, start: number): boolean {
  const letter = source.charCodeAt(start + 1);
  return letter === 0x21 || letter === 0x3f;
}

function readTag(source: string, start: number, where: Where): TagSpan {
  const nameStart = source.charCodeAt(start + 1) === 0x2f ? start + 2 : start + 1;
  const nameEnd = endOfName(source, nameStart);
  if (nameEnd === nameStart) throw damaged(where);
  return { start, nameStart, nameEnd, end: endOfTag(source, nameEnd, where) };
}

function kindOf(source: string, tag: TagSpan): XmlCursor['kind'] {
  if (tag.nameStart === tag.start + 2) return 'close';
  return source.charCodeAt(tag.end - 1) === 0x2f ? 'empty' : 'open';
}

/** Outside its only root a part holds nothing but blanks, comments and instructions. */
function refuseOutside(source: string, from: number, to: number, where: Where): void {
  let at = from;
  while (at < to) {
    const markup = source.indexOf('<', at);
    const end = markup < 0 || markup > to ? to : markup;
    if (source.slice(at, end).trim() !== '') throw damaged(where);
    at = end === to ? to : passOver(source, end, where);
  }
}

/**
 * Where the closing tag of an element stands that holds none of its own name; null where it holds one, or markup inside
 * which a tag is none.
 */
function endOfFlatElement(source: string, tag: TagSpan, where: Where): number | null {
  const written = source.slice(tag.nameStart, tag.nameEnd);
  const close = source.indexOf(`</${written}`, tag.end);
  if (close < 0) throw damaged(where);
  const inside = source.slice(tag.end, close);
  return inside.includes(`<${written}`) || inside.includes('<!') || inside.includes('<?') ? null : close;
}

function declaration(prefix: string): string {
  return prefix === '' ? 'xmlns' : `xmlns:${prefix.slice(0, -1)}`;
}

function plainName(written: string, prefix: string): string {
  if (prefix === '') return written;
  if (written.startsWith(prefix)) return written.slice(prefix.length);
  // without the root's prefix it is of another namespace, or of none
  return written.includes(':') ? written : `:${written}`;
}

/**
 * A namespace that changes its meaning half-way is beyond this walk, and so is a second name for the spreadsheets' own,
 * whose elements would be overlooked: such files go to the fallback.
 */
function refuseRebinding(source: string, root: XmlCursor, where: Where): void {
  const name = declaration(root.prefix);
  for (let at = source.indexOf(name, root.end); at >= 0; at = source.indexOf(name, at + 1)) {
    const rest = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(source.slice(at + name.length, at + name.length + 200));
    if (rest !== null && (rest[1] ?? rest[2]) !== root.namespace) throw handOver(where, 'namespace bound anew');
  }
  if (!MAIN_NAMESPACES.includes(root.namespace ?? '')) return;
  for (const namespace of MAIN_NAMESPACES) {
    for (let at = source.indexOf(namespace); at >= 0; at = source.indexOf(namespace, at + 1)) {
      const bound = /\s(xmlns(?::[^\s=:]{1,60})?)\s{0,9}=\s{0,9}["']$/.exec(
        source.slice(Math.max(0, at - 90), at),
      )?.[1];
      if (bound !== undefined && bound !== name) throw handOver(where, 'namespace with two prefixes');
    }
  }
}

/** Moves behind a comment or processing instruction at `start`; refuses what can smuggle content. */
export function passOver(source: string, start: number, where: Where): number {
  const [opening, ending] = source.startsWith('<!--', start) ? ['<!--', '-->'] : ['<?', '?>'];
  if (!source.startsWith(opening, start)) {
    throw forbiddenMarkup(where, source.startsWith('<![CDATA[', start) ? 'cdata' : 'doctype');
  }
  const end = source.indexOf(ending, start + opening.length);
  if (end < 0) throw damaged(where);
  return end + ending.length;
}

function endOfName(source: string, start: number): number {
  let at = start;
  for (; at < source.length; at++) {
    const letter = source.charCodeAt(at);
    if (letter === 0x3e || letter === 0x2f || letter <= 0x20) break;
  }
  return at;
}

/** The `>` that ends a tag: one inside a quoted value does not. */
function endOfTag(source: string, from: number, where: Where): number {
  for (let at = from; at < source.length; at++) {
    const letter = source.charCodeAt(at);
    if (letter === 0x3e) return at;
    if (letter === 0x3c) break;
    if (letter === 0x22 || letter === 0x27) {
      at = source.indexOf(letter === 0x22 ? '"' : "'", at + 1);
      if (at < 0) break;
    }
  }
  throw damaged(where);
}

/** The attributes of a tag as written: names and raw values by turns. */
function readAttributes(source: string, { nameEnd, end }: TagSpan, where: Where): readonly string[] {
  const found: string[] = [];
  for (let at = nameEnd; at < end;) {
    const letter = source.charCodeAt(at);
    if (letter <= 0x20 || letter === 0x2f) {
      at++;
      continue;
    }
    const equals = source.indexOf('=', at);
    if (equals < 0 || equals > end) throw damaged(where);
    const quoteAt = passSpaces(source, equals + 1);
    const quote = source[quoteAt];
    if (quote !== '"' && quote !== "'") throw damaged(where);
    const close = source.indexOf(quote, quoteAt + 1);
    if (close < 0 || close > end) throw damaged(where);
    found.push(source.slice(at, equals).trimEnd(), source.slice(quoteAt + 1, close));
    at = close + 1;
  }
  return found;
}

/** The value of the one attribute that is wanted; null where there is none. */
function findAttribute(attributes: readonly string[], wanted: (name: string) => boolean, where: Where): string | null {
  let found: string | null = null;
  for (let index = 0; index < attributes.length; index += 2) {
    if (!wanted(attributes[index] ?? '')) continue;
    if (found !== null) throw contradictory(where, 'duplicatePart');
    found = decodeXml(attributes[index + 1] ?? '', where);
  }
  return found;
}

function passSpaces(source: string, from: number): number {
  let at = from;
  while (source.charCodeAt(at) <= 0x20) at++;
  return at;
}
