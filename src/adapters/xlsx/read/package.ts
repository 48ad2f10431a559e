import { AdapterError, failure } from '../../../core/model';
import { openZip, type PackedEntry, type Zip } from '../../bytes/zip';
import { asciiBytes, startsWith } from './byte-scan';
import { rememberLast } from './last-one';
import { contradictory, damaged, forbiddenMarkup, type Where } from './where';
import { walkXml } from './xml-cursor';

/** The parts of an Office Open XML package (ECMA-376 part 2) behind one name lookup. */
export type Package = {
  readonly file: string;
  readonly zip: Zip;
  /** Whether a part is there; names are told apart without regard to case, as the standard has it. */
  has(part: string): boolean;
  read(part: string): Uint8Array;
  /** The part as text: UTF-8 only. */
  readText(part: string): string;
};

export type Relationship = {
  readonly id: string;
  /** the last word of the type's address: `worksheet`, `sharedStrings`, … */
  readonly type: string;
  /** full part name without leading slash */
  readonly target: string;
  readonly external: boolean;
};

/** A sheet of 60,000 full rows is half of this. */
const MAX_PART = 96 * 1024 * 1024;

export function openPackage(bytes: Uint8Array, file: string): Package {
  const zip = openZip(bytes, { file, maxEntryBytes: MAX_PART });
  const names = new Map<string, string>();
  for (const name of zip.names) {
    const key = keyOf(name);
    if (names.has(key)) throw failure('file.contradictory', { file, part: name, what: 'duplicateEntry' });
    names.set(key, name);
  }
  const read = (part: string): Uint8Array => zip.read(names.get(keyOf(part)) ?? part);
  return {
    file,
    zip,
    has: (part) => names.has(keyOf(part)),
    read,
    readText: (part) => {
      const name = names.get(keyOf(part)) ?? part;
      return zip.has(name)
        ? rememberedText(zip.packed(name), () => decodeUtf8(zip.read(name), { file, part }))
        : decodeUtf8(read(part), { file, part });
    },
  };
}

type Remembered = { readonly packed: PackedEntry; readonly text: string };
const remembered = new Map<string, Remembered>();
const MOST_REMEMBERED = 32;
/** Packed; larger parts hold what differs from file to file. */
const LARGEST_REMEMBERED = 1 << 16;

/**
 * The text of a part, which needs no unpacking where its packed bytes are those of the part of that name read last:
 * the returns of one hand-out share most of their small parts.
 */
function rememberedText(entry: PackedEntry, read: () => string): string {
  const last = remembered.get(entry.name);
  if (last !== undefined && isSamePacked(last.packed, entry)) return last.text;
  const text = read();
  if (entry.bytes.length <= LARGEST_REMEMBERED && (last !== undefined || remembered.size < MOST_REMEMBERED)) {
    remembered.set(entry.name, { packed: { ...entry, bytes: entry.bytes.slice() }, text });
  }
  return text;
}

function isSamePacked(a: PackedEntry, b: PackedEntry): boolean {
  if (a.crc !== b.crc || a.size !== b.size || a.method !== b.method || a.bytes.length !== b.bytes.length) return false;
  for (let at = 0; at < a.bytes.length; at++) if (a.bytes[at] !== b.bytes[at]) return false;
  return true;
}

/** Some writers use backslashes, some percent signs. */
function keyOf(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();
}

const MAX_TEXT = 32 * 1024 * 1024;
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Decodes a part that must be UTF-8. Throws `file.markup` for another encoding, `file.damaged` for broken bytes. */
export function decodeUtf8(bytes: Uint8Array, where: Where): string {
  refuseOtherEncodings(bytes, where);
  return decodeStrictly(bytes, where);
}

/** Decodes what is walked as text. Only the cells themselves, which are not, may be larger than this. */
export function decodeStrictly(bytes: Uint8Array, where: Where): string {
  if (bytes.length > MAX_TEXT) throw failure('file.unpacksTooLarge', { file: where.file, limit: MAX_TEXT });
  try {
    return strictUtf8.decode(bytes);
  } catch (cause) {
    throw damaged(where, cause);
  }
}

/** A UTF-16 mark, a NUL where a letter should be, or a declaration that names another encoding. */
export function refuseOtherEncodings(bytes: Uint8Array, where: Where): void {
  const [first = 0, second = 0] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (isUtf16 || (bytes.length > 1 && (first === 0 || second === 0))) throw forbiddenMarkup(where, 'encoding');
  const declared = declaredEncoding(bytes);
  if (declared !== null && !['utf-8', 'utf8', 'us-ascii', 'ascii'].includes(declared)) {
    throw forbiddenMarkup(where, 'encoding');
  }
}

const DECLARATION = asciiBytes('<?xml');

function declaredEncoding(bytes: Uint8Array): string | null {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  if (!startsWith(bytes, start, DECLARATION)) return null;
  const end = bytes.subarray(0, start + 300).indexOf(0x3e, start);
  const declaration = String.fromCharCode(...bytes.subarray(start, end < 0 ? start : end));
  return /encoding\s*=\s*["']([\w.-]+)/.exec(declaration)?.[1]?.toLowerCase() ?? null;
}

/** Reads the relationships of a part (`''` is the package itself); none where it has none. */
export function readRelationships(pack: Package, part: string): readonly Relationship[] {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const name = `${folder}_rels/${part.slice(slash)}.rels`;
  if (!pack.has(name)) return [];
  const where = { file: pack.file, part: name };
  return parseRelationships(folder)(pack.readText(name), where);
}

const parsers = new Map<string, (source: string, where: Where) => readonly Relationship[]>();

/** One parser for each folder that targets are seen from: few are, and each remembers what it read last. */
function parseRelationships(folder: string): (source: string, where: Where) => readonly Relationship[] {
  let parser = parsers.get(folder);
  if (parser === undefined) {
    parser = rememberLast((source, where) => relationshipsIn(source, folder, where));
    if (parsers.size < 20) parsers.set(folder, parser);
  }
  return parser;
}

function relationshipsIn(source: string, folder: string, where: Where): readonly Relationship[] {
  const cursor = walkXml(source, where);
  const found: Relationship[] = [];
  while (cursor.next()) {
    if (cursor.name !== 'Relationship' || cursor.kind === 'close') continue;
    const external = cursor.attribute('TargetMode') === 'External';
    const target = cursor.attribute('Target') ?? '';
    found.push({
      id: cursor.attribute('Id') ?? '',
      type: lastWord(cursor.attribute('Type') ?? ''),
      target: external ? target : resolveTarget(folder, target, where),
      external,
    });
  }
  return found;
}

/** The package's own relationships; none where they are broken, since every other part can be found without them. */
export function readRootRelationships(pack: Package): readonly Relationship[] {
  return orElse(() => readRelationships(pack, ''), []);
}

/** Runs a reading of what the content does not depend on; what is damaged there counts as absent. */
export function orElse<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof AdapterError && error.code === 'file.damaged') return otherwise;
    throw error;
  }
}

function lastWord(address: string): string {
  return address.slice(address.lastIndexOf('/') + 1);
}

/** `../comments1.xml` seen from `xl/worksheets/` → `xl/comments1.xml`; a target above the package is refused. */
function resolveTarget(folder: string, target: string, where: Where): string {
  const path = unescapePercent(target).replaceAll('\\', '/');
  const steps = path.startsWith('/') ? [] : folder.split('/').filter((step) => step !== '');
  for (const step of path.split('/')) {
    if (step === '..') {
      if (steps.pop() === undefined) throw contradictory(where, 'outsideTarget');
    } else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function unescapePercent(path: string): string {
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
