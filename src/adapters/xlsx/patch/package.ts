import { failure } from '../../../core/model';
import { deflateInScript, type Deflate } from '../../bytes/deflate';
import { crc32, inflate, inflateInScript } from '../../bytes/inflate';
import { utf8Pieces } from '../../bytes/utf8';
import { openZip, type PackedEntry } from '../../bytes/zip';
import { packPieces, writeZip, type ZipMember } from '../../bytes/zip-write';
import {
  appendInside,
  applyEdits,
  attribute,
  childrenOf,
  escapeAttribute,
  openTag,
  parseXml,
  prefixOf,
  type Edit,
  type Element,
} from '../write/xml';

export type Relationship = {
  readonly id: string;
  /** the last segment of the type: `worksheet`, `styles`, `drawing` … the same in transitional and strict */
  readonly type: string;
  /** part name without leading slash, as the archive spells it; null where the target lies outside */
  readonly target: string | null;
};

/**
 * The parts of an OPC package (ECMA-376 Part 2) under change: read as text when asked for, packed anew only where
 * `set` or `add` was called, copied as they are otherwise.
 */
export type Package = {
  readonly names: readonly string[];
  has(part: string): boolean;
  /** The part as text. Throws `xlsx.notAWorkbook` where it is missing, `xlsx.unusualXml` where it is not UTF-8. */
  text(part: string): string;
  set(part: string, xml: string): void;
  /** As `set`, for long parts: packed at once, piece by piece. Asked for again, the part is unpacked. */
  write(part: string, pieces: Iterable<string>): void;
  add(part: string, xml: string, contentType: string | null): void;
  remove(part: string): void;
  relationships(part: string): readonly Relationship[];
  /** Adds a relationship and returns its id. */
  relate(part: string, type: string, target: string): string;
  unrelate(part: string, id: string): void;
  contentType(part: string): string | null;
  setContentType(part: string, contentType: string | null): void;
  /** A part name that is still free: `xl/worksheets/sheet7.xml` of `xl/worksheets/sheet` and `.xml`. */
  freeName(stem: string, ending: string): string;
  toBytes(): Uint8Array;
};

const CONTENT_TYPES = '[Content_Types].xml';
const RELATIONSHIPS_TYPE = 'application/vnd.openxmlformats-package.relationships+xml';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** A changed part so much smaller than the file is not worth the time of packing it. */
const NEGLIGIBLE = 1 / 256;

function stored(name: string, bytes: Uint8Array): PackedEntry {
  return { name, method: 0, crc: crc32(bytes), size: bytes.length, bytes };
}

export function openPackage(bytes: Uint8Array, file: string, deflate: Deflate = deflateInScript): Package {
  const zip = openZip(bytes, {
    file,
    inflate: (packed, size) => (size < 65536 ? inflateInScript(packed, size) : inflate(packed, size)),
  });
  /** new texts, and those that are packed already */
  const changed = new Map<string, string | PackedEntry>();
  const removed = new Set<string>();
  const added: string[] = [];
  const texts = new Map<string, string>();
  const relations = new Map<string, { readonly xml: string; readonly list: readonly Relationship[] }>();
  /** part names are compared without regard to case (Part 2, 6.2.2.3) */
  const spelling = new Map(zip.names.map((name) => [name.toLowerCase(), name]));

  const spelled = (part: string): string => spelling.get(part.toLowerCase()) ?? part;
  const has = (part: string): boolean => {
    const name = spelled(part);
    return !removed.has(name) && (zip.has(name) || changed.has(name));
  };

  function text(part: string): string {
    const name = spelled(part);
    if (!has(name)) throw failure('xlsx.notAWorkbook', { reason: 'missingPart', part });
    const known = texts.get(name);
    if (known !== undefined) return known;
    const fresh = changed.get(name);
    const packed = typeof fresh === 'object' ? inflate(fresh.bytes, fresh.size) : zip.read(name);
    const read = decode(packed, name);
    texts.set(name, read);
    return read;
  }

  function set(part: string, xml: string): void {
    const name = spelled(part);
    if (texts.get(name) === xml) return;
    texts.set(name, xml);
    changed.set(name, xml);
  }

  function write(part: string, pieces: Iterable<string>): void {
    const name = spelled(part);
    const entry = packPieces(name, utf8Pieces(pieces), deflate);
    texts.delete(name);
    if (isAsItStood(entry)) changed.delete(name);
    else changed.set(name, entry);
  }

  function isAsItStood({ name, crc, size }: PackedEntry): boolean {
    if (!zip.has(name)) return false;
    const standing = zip.packed(name);
    return standing.crc === crc && standing.size === size;
  }

  function add(part: string, xml: string, contentType: string | null): void {
    spelling.set(part.toLowerCase(), part);
    removed.delete(part);
    if (!zip.has(part) && !added.includes(part)) added.push(part);
    set(part, xml);
    if (contentType !== null) setContentType(part, contentType);
  }

  function remove(part: string): void {
    const name = spelled(part);
    removed.add(name);
    changed.delete(name);
    texts.delete(name);
    setContentType(name, null);
  }

  function relationships(part: string): readonly Relationship[] {
    const rels = relationshipsPart(part);
    if (!has(rels)) return [];
    const xml = text(rels);
    const known = relations.get(rels);
    if (known?.xml === xml) return known.list;
    const nodes = childrenOf(parseXml(xml), 'Relationship');
    const list = nodes.map((node) => readRelationship(openTag(xml, node), part, spelled));
    relations.set(rels, { xml, list });
    return list;
  }

  function relate(part: string, type: string, target: string): string {
    const rels = relationshipsPart(part);
    if (!has(rels)) add(rels, `${DECLARATION}<Relationships xmlns="${RELATIONSHIPS}"></Relationships>`, null);
    if (contentType(rels) === null) setContentType(rels, RELATIONSHIPS_TYPE);
    const xml = text(rels);
    const root = parseXml(xml);
    const ids = new Set(childrenOf(root, 'Relationship').map((node) => attribute(openTag(xml, node), 'Id')));
    let number = ids.size + 1;
    while (ids.has(`rId${number}`)) number += 1;
    const id = `rId${number}`;
    const tag = `<${prefixOf(root.name)}Relationship Id="${id}" Type="${escapeAttribute(type)}" Target="${escapeAttribute(relativeTo(part, target))}"/>`;
    set(rels, applyEdits(xml, [appendInside(xml, root, tag)]));
    return id;
  }

  function unrelate(part: string, id: string): void {
    const rels = relationshipsPart(part);
    const xml = text(rels);
    const edits = childrenOf(parseXml(xml), 'Relationship')
      .filter((node) => attribute(openTag(xml, node), 'Id') === id)
      .map((node): Edit => ({ start: node.start, end: node.end, text: '' }));
    set(rels, applyEdits(xml, edits));
  }

  function contentType(part: string): string | null {
    const xml = text(CONTENT_TYPES);
    const root = parseXml(xml);
    const override = findOverride(xml, root, part);
    if (override !== undefined) return attribute(openTag(xml, override), 'ContentType') ?? null;
    const extension = part.slice(part.lastIndexOf('.') + 1).toLowerCase();
    const fallback = childrenOf(root, 'Default').find(
      (node) => attribute(openTag(xml, node), 'Extension')?.toLowerCase() === extension,
    );
    return fallback === undefined ? null : (attribute(openTag(xml, fallback), 'ContentType') ?? null);
  }

  function setContentType(part: string, type: string | null): void {
    const xml = text(CONTENT_TYPES);
    const root = parseXml(xml);
    const known = findOverride(xml, root, part);
    if (type === null && known === undefined) return;
    if (type !== null && contentType(part) === type) return;
    const tag =
      type === null
        ? ''
        : `<${prefixOf(root.name)}Override PartName="/${escapeAttribute(part)}" ContentType="${type}"/>`;
    const edit = known === undefined ? appendInside(xml, root, tag) : { start: known.start, end: known.end, text: tag };
    set(CONTENT_TYPES, applyEdits(xml, [edit]));
  }

  function freeName(stem: string, ending: string): string {
    for (let number = 1; ; number += 1) {
      const name = `${stem}${number}${ending}`;
      if (!spelling.has(name.toLowerCase())) return name;
    }
  }

  function toBytes(): Uint8Array {
    const names = [...zip.names, ...added].filter((name) => !removed.has(name));
    return writeZip(names.map(member));
  }

  function member(name: string): ZipMember {
    const fresh = changed.get(name);
    if (fresh === undefined) return zip.packed(name);
    if (typeof fresh === 'object') return fresh;
    if (fresh.length < bytes.length * NEGLIGIBLE) return stored(name, new TextEncoder().encode(fresh));
    return packPieces(name, utf8Pieces([fresh]), deflate);
  }

  if (!has(CONTENT_TYPES)) throw failure('xlsx.notAWorkbook', { reason: 'noContentTypes', part: CONTENT_TYPES });
  return {
    get names() {
      return [...zip.names, ...added].filter((name) => !removed.has(name));
    },
    has,
    text,
    set,
    write,
    add,
    remove,
    relationships,
    relate,
    unrelate,
    contentType,
    setContentType,
    freeName,
    toBytes,
  };
}

function decode(bytes: Uint8Array, part: string): string {
  try {
    const xml = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const encoding = /^\uFEFF?<\?xml[^>]*?encoding=["']([^"']+)["']/.exec(xml)?.[1];
    if (encoding === undefined || /^(?:utf-8|us-ascii)$/i.test(encoding)) return xml;
  } catch (cause) {
    throw failure('xlsx.unusualXml', { what: `${part}: encoding` }, cause);
  }
  throw failure('xlsx.unusualXml', { what: `${part}: encoding` });
}

/** `xl/worksheets/_rels/sheet1.xml.rels` of `xl/worksheets/sheet1.xml`; `_rels/.rels` of the package itself (``). */
export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf('/');
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
}

function readRelationship(tag: string, source: string, spelled: (part: string) => string): Relationship {
  const type = attribute(tag, 'Type') ?? '';
  const target = attribute(tag, 'Target') ?? '';
  const outside = attribute(tag, 'TargetMode') === 'External';
  return {
    id: attribute(tag, 'Id') ?? '',
    type: type.slice(type.lastIndexOf('/') + 1),
    target: outside ? null : spelled(resolve(source, target)),
  };
}

function resolve(source: string, target: string): string {
  const path = target.split('#', 1)[0] ?? '';
  const segments = path.startsWith('/') ? [] : source.split('/').slice(0, -1);
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(unescapeSegment(segment));
  }
  return segments.join('/');
}

function unescapeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function relativeTo(source: string, target: string): string {
  const from = source.split('/').slice(0, -1);
  const to = target.split('/');
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared += 1;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

function findOverride(xml: string, root: Element, part: string): Element | undefined {
  const wanted = `/${part}`.toLowerCase();
  return childrenOf(root, 'Override').find(
    (node) => attribute(openTag(xml, node), 'PartName')?.toLowerCase() === wanted,
  );
}
