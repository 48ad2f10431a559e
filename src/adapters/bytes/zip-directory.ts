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
    const header = readDirectoryHeader(view, at);
    if (header.end > directory.end) throw damaged();
    entries.push(toEntry(view, bytes, header, directory.start, file));
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
  // the 64-bit record counts wherever it stands: it may repeat what would fit without it
  const found = readZip64End(view, end) ?? short;
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

/** One header of the directory; `at` is where it stands, `nameEnd` where its extra fields begin. */
type DirectoryHeader = {
  readonly at: number;
  readonly nameEnd: number;
  readonly end: number;
  readonly flags: number;
  readonly size: number;
  readonly packedSize: number;
  /** where the local header stands */
  readonly local: number;
  readonly extra: ReadonlyMap<number, Span>;
};

function readDirectoryHeader(view: DataView, at: number): DirectoryHeader {
  const nameEnd = at + 46 + view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const extra = readExtra(view, nameEnd, extraLength);
  const [size, packedSize, local] = widen(view, extra.get(1), [
    view.getUint32(at + 24, true),
    view.getUint32(at + 20, true),
    view.getUint32(at + 42, true),
  ]);
  const end = nameEnd + extraLength + view.getUint16(at + 32, true);
  return { at, nameEnd, end, flags: view.getUint16(at + 8, true), size, packedSize, local, extra };
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
  if (field === undefined) return short;
  let at = field.start;
  const end = at + field.length;
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

function decodeName(bytes: Uint8Array, { at, nameEnd, flags, extra }: DirectoryHeader): string {
  const ascii = asciiName(bytes, at + 46, nameEnd);
  if (ascii !== null) return ascii;
  const name = bytes.subarray(at + 46, nameEnd);
  if ((flags & UTF8_NAMES) !== 0) return utf8.decode(name);
  return readUnicodePath(name, extra.get(0x7075), bytes) ?? decodeText(name).text;
}

function asciiName(bytes: Uint8Array, start: number, end: number): string | null {
  let name = '';
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0x80;
    if (byte >= 0x80) return null;
    name += String.fromCharCode(byte);
  }
  return name;
}

/** Info-ZIP's extra field with the UTF-8 name, valid only for the very name whose checksum it carries. */
function readUnicodePath(name: Uint8Array, field: Span | undefined, bytes: Uint8Array): string | null {
  if (field === undefined || field.length < 6 || bytes[field.start] !== 1) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset + field.start, field.length);
  if (view.getUint32(1, true) !== crc32(name)) return null;
  return utf8.decode(bytes.subarray(field.start + 5, field.start + field.length));
}

/** Programs that trust the local header and programs that trust the directory must see the same file. */
function toEntry(
  view: DataView,
  bytes: Uint8Array,
  header: DirectoryHeader,
  directoryStart: number,
  file: string,
): ZipEntry {
  const { at, local, size, packedSize } = header;
  const name = decodeName(bytes, header);
  if (local + 30 > directoryStart || view.getUint32(local, true) !== LOCAL_HEADER) {
    throw failure('file.damaged', { file, part: name });
  }
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + packedSize > directoryStart) throw failure('file.damaged', { file, part: name });
  if (!localAgrees(view, bytes, header))
    throw failure('file.contradictory', { file, part: name, what: 'headerMismatch' });
  return {
    name,
    method: view.getUint16(at + 10, true),
    encrypted: (header.flags & ENCRYPTED) !== 0,
    crc: view.getUint32(at + 16, true),
    packedSize,
    size,
    start,
  };
}

/** Name, method and flags must be the same; sizes and checksum too, unless they follow the data. */
function localAgrees(
  view: DataView,
  bytes: Uint8Array,
  { at, nameEnd, local, flags, size, packedSize }: DirectoryHeader,
): boolean {
  const nameLength = view.getUint16(local + 26, true);
  const localFlags = view.getUint16(local + 6, true);
  if (nameLength !== nameEnd - at - 46 || view.getUint16(local + 8, true) !== view.getUint16(at + 10, true))
    return false;
  for (let index = 0; index < nameLength; index++)
    if (bytes[at + 46 + index] !== bytes[local + 30 + index]) return false;
  if (((localFlags ^ flags) & (ENCRYPTED | SIZES_FOLLOW)) !== 0) return false;
  if ((localFlags & SIZES_FOLLOW) !== 0) return true;
  const extra = readExtra(view, local + 30 + nameLength, view.getUint16(local + 28, true));
  const [localSize, localPacked] = widen(view, extra.get(1), [
    view.getUint32(local + 22, true),
    view.getUint32(local + 18, true),
    0,
  ]);
  const sameChecksum = view.getUint32(local + 14, true) === view.getUint32(at + 16, true);
  return sameChecksum && localSize === size && localPacked === packedSize;
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
  for (const entry of inOrder(entries)) {
    if (entry.start < free) {
      throw failure('file.contradictory', { file, part: entry.name, what: 'overlappingEntries' });
    }
    free = entry.start + entry.packedSize;
  }
}

/** The entries as they stand in the archive, which nearly always is the directory's order. */
function inOrder(entries: readonly ZipEntry[]): readonly ZipEntry[] {
  const ordered = entries.every((entry, index) => index === 0 || (entries[index - 1]?.start ?? 0) <= entry.start);
  return ordered ? entries : [...entries].sort((a, b) => a.start - b.start);
}
