import { failure } from '../../../core/model';

/**
 * An element of an XML text with the places where it stands, so that an edit replaces exactly those characters and
 * everything else of a foreign part stays as its author wrote it.
 */
export type Element = {
  /** as written, with its prefix */
  readonly name: string;
  /** without prefix */
  readonly local: string;
  readonly start: number;
  /** behind the opening tag's `>` */
  readonly openEnd: number;
  /** before the closing tag's `<`; equals openEnd for `<a/>` */
  readonly closeStart: number;
  readonly end: number;
  readonly children: readonly Element[];
};

export type Tag = {
  readonly kind: 'open' | 'close' | 'empty';
  readonly name: string;
  readonly start: number;
  readonly end: number;
};

/**
 * The next tag at or behind `from`; comments and processing instructions are passed over, CDATA and document types
 * refused (`xlsx.unusualXml`), since no spreadsheet program writes them into the parts that are edited here.
 */
export function nextTag(xml: string, from: number): Tag | null {
  let start = xml.indexOf('<', from);
  while (start >= 0) {
    const second = xml.charCodeAt(start + 1);
    if (second === EXCLAMATION) start = xml.indexOf('<', endOfComment(xml, start));
    else if (second === QUESTION) start = xml.indexOf('<', endOf(xml, '?>', start));
    else return readTag(xml, start, second);
  }
  return null;
}

const EXCLAMATION = 0x21;
const QUESTION = 0x3f;
const SLASH = 0x2f;

function readTag(xml: string, start: number, second: number): Tag {
  const end = tagEnd(xml, start);
  const nameStart = second === SLASH ? start + 2 : start + 1;
  const name = xml.slice(nameStart, nameEnd(xml, nameStart, end));
  if (second === SLASH) return { kind: 'close', name, start, end };
  return { kind: xml.charCodeAt(end - 2) === SLASH ? 'empty' : 'open', name, start, end };
}

/** Behind the `>` that ends the tag; one inside a quoted value does not. */
function tagEnd(xml: string, start: number): number {
  let position = start + 1;
  while (position < xml.length) {
    const code = xml.charCodeAt(position);
    if (code === 0x3e) return position + 1;
    if (code === 0x22 || code === 0x27) position = endOf(xml, code === 0x22 ? '"' : "'", position + 1);
    else position += 1;
  }
  throw failure('xlsx.unusualXml', { what: 'unclosed tag' });
}

function nameEnd(xml: string, start: number, limit: number): number {
  let end = start;
  while (end < limit && !isNameEnd(xml.charCodeAt(end))) end += 1;
  return end;
}

function isNameEnd(code: number): boolean {
  return code <= 0x20 || code === SLASH || code === 0x3e;
}

function endOfComment(xml: string, start: number): number {
  if (xml.startsWith('<!--', start)) return endOf(xml, '-->', start);
  throw failure('xlsx.unusualXml', { what: xml.startsWith('<![CDATA[', start) ? 'CDATA' : 'DOCTYPE' });
}

function endOf(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  if (at < 0) throw failure('xlsx.unusualXml', { what: `missing ${mark}` });
  return at + mark.length;
}

export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** `x:` of `x:row`, the empty string where there is no prefix. */
export function prefixOf(name: string): string {
  return name.slice(0, name.indexOf(':') + 1);
}

/** No part of a workbook is nested more than some thirty levels deep. */
const DEEPEST = 256;

type OpenElement = { name: string; start: number; openEnd: number; children: Element[] };

/**
 * Parses a part into elements with places.
 * @param opaque local name of an element whose content is not looked into (sheetData can hold millions of cells)
 */
export function parseXml(xml: string, opaque?: string): Element {
  const open: OpenElement[] = [{ name: '', start: 0, openEnd: 0, children: [] }];
  for (let tag = nextTag(xml, 0); tag !== null; tag = nextTag(xml, tag.end)) {
    if (tag.kind === 'empty') last(open).children.push(element(emptyElement(tag), tag.end, tag.end));
    else if (tag.kind === 'close') closeElement(open, tag);
    else {
      open.push({ name: tag.name, start: tag.start, openEnd: tag.end, children: [] });
      if (open.length > DEEPEST) throw failure('xlsx.unusualXml', { what: 'nesting' });
      if (localName(tag.name) === opaque) tag = skipContent(xml, tag);
    }
  }
  const [root, second] = open[0]?.children ?? [];
  if (open.length !== 1 || root === undefined) throw failure('xlsx.unusualXml', { what: 'unclosed element' });
  const alone = second === undefined && isBare(xml, 0, root.start) && isBare(xml, root.end, xml.length);
  if (!alone) throw failure('xlsx.unusualXml', { what: 'text outside the root element' });
  return root;
}

/** Nothing but blanks, comments and processing instructions, as XML has it around the root element. */
function isBare(xml: string, from: number, to: number): boolean {
  let at = from;
  while (at < to) {
    if (/[\s\uFEFF]/.test(xml.charAt(at))) at += 1;
    else if (xml.startsWith('<?', at)) at = endOf(xml, '?>', at);
    else if (xml.startsWith('<!--', at)) at = endOf(xml, '-->', at);
    else return false;
  }
  return true;
}

/** An empty tag's place as if the content had just ended, so that the loop meets the closing tag next. */
function skipContent(xml: string, tag: Tag): Tag {
  const close = xml.indexOf(`</${tag.name}`, tag.end);
  if (close < 0) throw failure('xlsx.unusualXml', { what: `unclosed ${tag.name}` });
  return { ...tag, end: close };
}

function emptyElement(tag: Tag): OpenElement {
  return { name: tag.name, start: tag.start, openEnd: tag.end, children: [] };
}

function closeElement(open: OpenElement[], tag: Tag): void {
  const closed = open.pop();
  if (closed === undefined || closed.name !== tag.name || open.length === 0) {
    throw failure('xlsx.unusualXml', { what: `unexpected </${tag.name}>` });
  }
  last(open).children.push(element(closed, tag.start, tag.end));
}

function element(open: OpenElement, closeStart: number, end: number): Element {
  const { name, start, openEnd, children } = open;
  return { name, local: localName(name), start, openEnd, closeStart, end, children };
}

function last<T>(items: readonly T[]): T {
  return items[items.length - 1] as T;
}

/** The first child of that local name. */
export function child(parent: Element, local: string): Element | undefined {
  return parent.children.find((candidate) => candidate.local === local);
}

export function childrenOf(parent: Element | undefined, local: string): readonly Element[] {
  return parent?.children.filter((candidate) => candidate.local === local) ?? [];
}

/** Every element below (and the root itself), in the order of the text. */
export function* descendants(root: Element): Generator<Element> {
  yield root;
  for (const inner of root.children) yield* descendants(inner);
}

/** The characters between the tags, entities resolved; for elements that hold text only. */
export function textOf(xml: string, node: Element): string {
  return decodeEntities(xml.slice(node.openEnd, node.closeStart));
}

export function openTag(xml: string, node: Element): string {
  return xml.slice(node.start, node.openEnd);
}

type AttributePlace = { readonly start: number; readonly end: number; readonly value: string };

/** The value of an attribute as named (with prefix, if it has one), entities resolved. */
export function attribute(tag: string, name: string): string | undefined {
  const place = findAttribute(tag, name);
  return place === undefined ? undefined : decodeEntities(place.value);
}

/** The value of the attribute with that local name under any prefix but none (`r:id`, whatever `r` is called). */
export function prefixedAttribute(tag: string, local: string): string | undefined {
  for (const [name, place] of attributes(tag)) {
    if (name !== local && localName(name) === local && !name.startsWith('xmlns:')) return decodeEntities(place.value);
  }
  return undefined;
}

/** The opening tag with the attribute set (value given unescaped), or taken away (null). */
export function withAttribute(tag: string, name: string, value: string | number | null): string {
  const place = findAttribute(tag, name);
  const written = value === null ? '' : ` ${name}="${escapeAttribute(String(value))}"`;
  if (place !== undefined) return tag.slice(0, place.start) + written + tag.slice(place.end);
  const end = tag.endsWith('/>') ? tag.length - 2 : tag.length - 1;
  return tag.slice(0, end).trimEnd() + written + tag.slice(end);
}

function findAttribute(tag: string, name: string): AttributePlace | undefined {
  for (const [found, place] of attributes(tag)) if (found === name) return place;
  return undefined;
}

/** Every attribute of an opening tag; the place begins at the blank before the name. */
export function* attributes(tag: string): Generator<readonly [string, AttributePlace]> {
  let position = nameEnd(tag, 1, tag.length);
  for (;;) {
    const equals = tag.indexOf('=', position);
    if (equals < 0) return;
    const quoteAt = skipBlanks(tag, equals + 1);
    const quote = tag.charAt(quoteAt);
    const close = quote === '"' || quote === "'" ? tag.indexOf(quote, quoteAt + 1) : -1;
    if (close < 0) throw failure('xlsx.unusualXml', { what: 'attribute without quotes' });
    const name = tag.slice(position, equals).trim();
    yield [name, { start: position, end: close + 1, value: tag.slice(quoteAt + 1, close) }];
    position = close + 1;
  }
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) <= 0x20) at += 1;
  return at;
}

const ENTITY = /&(#x[0-9a-f]+|#\d+|amp|lt|gt|quot|apos);/gi;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function decodeEntities(text: string): string {
  return text.includes('&') ? text.replace(ENTITY, (whole, body: string) => decodeEntity(whole, body)) : text;
}

function decodeEntity(whole: string, body: string): string {
  if (!body.startsWith('#')) return NAMED[body.toLowerCase()] ?? whole;
  const code = /^#x/i.test(body) ? parseInt(body.slice(2), 16) : parseInt(body.slice(1), 10);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

export function escapeText(text: string): string {
  return /[&<>]/.test(text) ? text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;') : text;
}

export function escapeAttribute(text: string): string {
  return /[&<>"\t\n\r]/.test(text)
    ? escapeText(text)
        .replace(/"/g, '&quot;')
        .replace(/[\t\n\r]/g, (blank) => `&#${blank.charCodeAt(0)};`)
    : text;
}

export type Edit = { readonly start: number; readonly end: number; readonly text: string };

/** The text with the edits made; they must not overlap (an insertion may stand where another edit ends). */
export function applyEdits(xml: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return xml;
  const ordered = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.index - b.index);
  const pieces: string[] = [];
  let position = 0;
  for (const { edit } of ordered) {
    if (edit.start < position) throw new Error('overlapping edits');
    pieces.push(xml.slice(position, edit.start), edit.text);
    position = edit.end;
  }
  pieces.push(xml.slice(position));
  return pieces.join('');
}

/** An edit that sets attributes of an element's opening tag. */
export function editAttributes(
  xml: string,
  node: Element,
  values: Readonly<Record<string, string | number | null>>,
): Edit {
  let tag = openTag(xml, node);
  for (const [name, value] of Object.entries(values)) tag = withAttribute(tag, name, value);
  return { start: node.start, end: node.openEnd, text: tag };
}

/** `<a x="1">` of `<a x="1"/>`; an opening tag stays as it is. */
export function openedTag(tag: string): string {
  return tag.endsWith('/>') ? `${tag.slice(0, -2).trimEnd()}>` : tag;
}

/** An edit that puts text behind the last child of an element, opening `<a/>` where needed. */
export function appendInside(xml: string, node: Element, text: string): Edit {
  if (node.openEnd < node.end) return { start: node.closeStart, end: node.closeStart, text };
  const opened = openedTag(openTag(xml, node));
  return { start: node.start, end: node.end, text: `${opened}${text}</${node.name}>` };
}
