import { failure } from '../../core/model';
import { crc32 } from './inflate';
import { decodeText } from './charset';

/** One file inside an archive, as directory and local header agree on it. Sizes and offsets in bytes. */
export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** where the packed bytes begin */
  readonly start: number;
};

/** An entry as it stands in the archive, still packed. */
export type PackedEntry = {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  readonly bytes: Uint8Array;
};

const END_OF_DIRECTORY = 0x06054b50;
const ZIP64_LOCATOR = 0x07064b50;
const ZIP64_END = 0x06064b50;
const DIRECTORY_HEADER = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const ENCRYPTED = 1;
const SIZES_FOLLOW = 8;
const UTF8_NAMES = 0x800;
const FULL_32 = 0xffffffff;

/**
 * Reads an archive's directory and holds it against the local headers.
 * Names are UTF-8 where the archive says so, else in whatever charset fits (GBK from Chinese Windows).
 * Throws `file.damaged`, `file.contradictory`, `file.unsupported`, `archive.tooManyMembers`.
 * Rules: PKWARE APPNOTE 6.3.10.
 */
export function readDirectory(bytes: Uint8Array, file: string, maxEntries: number): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const damaged = (): Error => failure('file.damaged', { file, part: '' });
  const directory = findDirectory(view, file);
  if (directory.count > maxEntries) throw failure('archive.tooManyMembers', { file, limit: maxEntries });
  const entries: ZipEntry[] = [];
  let at = directory.start;
  for (let index = 0; index < directory.count; index++) {
    if (at + 46 > directory.end || view.getUint32(at, true) !== DIRECTORY_HEADER) throw damaged();
    const header = readDirectoryHeader(view, bytes, at);
    if (header.end > directory.end) throw damaged();
    entries.push(holdAgainstLocalHeader(view, bytes, header, directory.start, file));
    at = header.end;
  }
  if (at !== directory.end) throw failure('file.contradictory', { file, part: '', what: 'headerMismatch' });
  refuseDuplicates(entries, file);
  refuseOverlaps(entries, file);
  return entries;
}

type Directory = { readonly start: number; readonly end: number; readonly count: number };

function findDirectory(view: DataView, file: string): Directory {
  const end = findEnd(view);
  if (end < 0) throw failure('file.damaged', { file, part: '' });
  const short = {
    count: view.getUint16(end + 10, true),
    size: view.getUint32(end + 12, true),
    start: view.getUint32(end + 16, true),
    limit: end,
  };
  if (view.getUint16(end + 4, true) !== 0 && view.getUint16(end + 4, true) !== 0xffff) {
    throw failure('file.unsupported', { file, what: 'split' });
  }
  const needs64 = short.count === 0xffff || short.size === FULL_32 || short.start === FULL_32;
  const found = needs64 ? (readZip64End(view, end) ?? short) : short;
  if (found.start + found.size !== found.limit) throw failure('file.damaged', { file, part: '' });
  return { start: found.start, end: found.start + found.size, count: found.count };
}

/** The last end-of-directory record whose comment fits; bytes behind it (mail gateways add some) hold no entries. */
function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY && at + 22 + view.getUint16(at + 20, true) <= view.byteLength) {
      return at;
    }
  }
  return -1;
}

function readZip64End(view: DataView, end: number): Located | null {
  if (end < 20 || view.getUint32(end - 20, true) !== ZIP64_LOCATOR) return null;
  const at = readUint64(view, end - 12);
  if (at + 56 > end || view.getUint32(at, true) !== ZIP64_END) return null;
  return {
    count: readUint64(view, at + 32),
    size: readUint64(view, at + 40),
    start: readUint64(view, at + 48),
    limit: at,
  };
}
type Located = { readonly count: number; readonly size: number; readonly start: number; readonly limit: number };

type DirectoryHeader = {
  readonly entry: Omit<ZipEntry, 'start'>;
  readonly flags: number;
  readonly nameBytes: Uint8Array;
  readonly local: number;
  readonly end: number;
};

function readDirectoryHeader(view: DataView, bytes: Uint8Array, at: number): DirectoryHeader {
  const flags = view.getUint16(at + 8, true);
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const nameBytes = bytes.subarray(at + 46, at + 46 + nameLength);
  const extra = readExtra(view, at + 46 + nameLength, extraLength);
  const sizes = widen(view, extra.get(1), [
    view.getUint32(at + 24, true),
    view.getUint32(at + 20, true),
    view.getUint32(at + 42, true),
  ]);
  return {
    entry: {
      name: decodeName(nameBytes, flags, extra.get(0x7075), bytes),
      method: view.getUint16(at + 10, true),
      encrypted: (flags & ENCRYPTED) !== 0,
      crc: view.getUint32(at + 16, true),
      size: sizes[0],
      packedSize: sizes[1],
    },
    local: sizes[2],
    flags,
    nameBytes,
    end: at + 46 + nameLength + extraLength + view.getUint16(at + 32, true),
  };
}

type Span = { readonly start: number; readonly length: number };

const NO_FIELDS: ReadonlyMap<number, Span> = new Map();

function readExtra(view: DataView, start: number, length: number): ReadonlyMap<number, Span> {
  if (length === 0) return NO_FIELDS;
  const fields = new Map<number, Span>();
  const end = Math.min(start + length, view.byteLength);
  for (let at = start; at + 4 <= end;) {
    const size = view.getUint16(at + 2, true);
    if (at + 4 + size > end) break;
    fields.set(view.getUint16(at, true), { start: at + 4, length: size });
    at += 4 + size;
  }
  return fields;
}

/** Takes the 64-bit numbers of a zip64 field in the place of those that are full: size, packed size, offset. */
function widen(
  view: DataView,
  field: Span | undefined,
  short: readonly [number, number, number],
): readonly [number, number, number] {
  let at = field?.start ?? 0;
  const end = at + (field?.length ?? 0);
  const next = (value: number): number => {
    if (value !== FULL_32 || at + 8 > end) return value;
    at += 8;
    return readUint64(view, at - 8);
  };
  return [next(short[0]), next(short[1]), next(short[2])];
}

function readUint64(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 0x100000000;
}

const utf8 = new TextDecoder();

function decodeName(name: Uint8Array, flags: number, unicodePath: Span | undefined, bytes: Uint8Array): string {
  if (name.every((byte) => byte < 0x80)) return String.fromCharCode(...name);
  if ((flags & UTF8_NAMES) !== 0) return utf8.decode(name);
  return readUnicodePath(name, unicodePath, bytes) ?? decodeText(name).text;
}

/** Info-ZIP's extra field with the UTF-8 name, valid only for the very name whose checksum it carries. */
function readUnicodePath(name: Uint8Array, field: Span | undefined, bytes: Uint8Array): string | null {
  if (field === undefined || field.length < 6 || bytes[field.start] !== 1) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset + field.start, field.length);
  if (view.getUint32(1, true) !== crc32(name)) return null;
  return utf8.decode(bytes.subarray(field.start + 5, field.start + field.length));
}

/** Programs that trust the local header and programs that trust the directory must see the same file. */
function holdAgainstLocalHeader(
  view: DataView,
  bytes: Uint8Array,
  header: DirectoryHeader,
  directoryStart: number,
  file: string,
): ZipEntry {
  const { local, nameBytes, flags, entry } = header;
  const damaged = (): Error => failure('file.damaged', { file, part: entry.name });
  if (local + 30 > directoryStart || view.getUint32(local, true) !== LOCAL_HEADER) throw damaged();
  const nameLength = view.getUint16(local + 26, true);
  const start = local + 30 + nameLength + view.getUint16(local + 28, true);
  if (start + entry.packedSize > directoryStart) throw damaged();
  const localFlags = view.getUint16(local + 6, true);
  const agrees =
    sameBytes(nameBytes, bytes.subarray(local + 30, local + 30 + nameLength)) &&
    view.getUint16(local + 8, true) === entry.method &&
    ((localFlags ^ flags) & (ENCRYPTED | SIZES_FOLLOW)) === 0 &&
    ((localFlags & SIZES_FOLLOW) !== 0 || sizesAgree(view, local, nameLength, entry));
  if (!agrees) throw failure('file.contradictory', { file, part: entry.name, what: 'headerMismatch' });
  return { ...entry, start };
}

function sizesAgree(view: DataView, local: number, nameLength: number, entry: Omit<ZipEntry, 'start'>): boolean {
  const extra = readExtra(view, local + 30 + nameLength, view.getUint16(local + 28, true));
  const [size, packedSize] = widen(view, extra.get(1), [
    view.getUint32(local + 22, true),
    view.getUint32(local + 18, true),
    0,
  ]);
  return view.getUint32(local + 14, true) === entry.crc && size === entry.size && packedSize === entry.packedSize;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

function refuseDuplicates(entries: readonly ZipEntry[], file: string): void {
  const seen = new Set<string>();
  for (const { name } of entries) {
    if (seen.has(name)) throw failure('file.contradictory', { file, part: name, what: 'duplicateEntry' });
    seen.add(name);
  }
}

function refuseOverlaps(entries: readonly ZipEntry[], file: string): void {
  let free = 0;
  for (const entry of [...entries].sort((a, b) => a.start - b.start)) {
    if (entry.start < free) {
      throw failure('file.contradictory', { file, part: entry.name, what: 'overlappingEntries' });
    }
    free = entry.start + entry.packedSize;
  }
}
