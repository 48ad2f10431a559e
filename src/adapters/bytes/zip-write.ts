import { deflateInScript, type Deflate } from './deflate';
import { crc32 } from './inflate';
import type { PackedEntry } from './zip-directory';

/** A file to be packed, or an entry of another archive that goes over packed as it is. */
export type ZipMember = { readonly name: string; readonly bytes: Uint8Array } | PackedEntry;

/** 1980-01-01 00:00 in MS-DOS form: the same input gives the same bytes on every day. */
const FIXED_DATE = 0x00210000;
const VERSION = 20;
const UTF8_NAMES = 0x800;

/**
 * Packs files into one zip, in the order given, names in UTF-8, dates fixed. `store` leaves them uncompressed.
 * Throws RangeError on a name that stands twice and on an archive over 4 GB (which would need zip64).
 */
export function writeZip(
  members: readonly ZipMember[],
  options: { readonly store?: boolean; readonly deflate?: Deflate } = {},
): Uint8Array {
  refuseDuplicateNames(members);
  const deflate = options.store === true ? null : (options.deflate ?? deflateInScript);
  const entries = members.map((member) => ({ ...pack(member, deflate), offset: 0 }));
  let size = 0;
  for (const entry of entries) {
    entry.offset = size;
    size += 30 + entry.nameBytes.length + entry.bytes.length;
  }
  const directoryStart = size;
  for (const entry of entries) size += 46 + entry.nameBytes.length;
  if (size + 22 > 0xffffffff || entries.length > 0xfffe) throw new RangeError('archive too large');
  const out = new Uint8Array(size + 22);
  const view = new DataView(out.buffer);
  for (const entry of entries) writeLocal(out, view, entry);
  let at = directoryStart;
  for (const entry of entries) at = writeDirectoryHeader(out, view, at, entry);
  writeEnd(view, at, entries.length, directoryStart);
  return out;
}

type Entry = PackedEntry & { readonly nameBytes: Uint8Array; readonly offset: number };

/** An entry whose bytes come piece by piece and are packed as they come, so that they never stand in memory whole. */
export function packPieces(name: string, pieces: Iterable<Uint8Array>, deflate: Deflate): PackedEntry {
  let [crc, size] = [0, 0];
  function* counted(): Generator<Uint8Array> {
    for (const piece of pieces) {
      crc = crc32(piece, crc);
      size += piece.length;
      yield piece;
    }
  }
  const bytes = deflate(counted());
  return { name, method: 8, crc, size, bytes };
}

function pack(member: ZipMember, deflate: Deflate | null): Omit<Entry, 'offset'> {
  const nameBytes = new TextEncoder().encode(member.name);
  if ('method' in member) return { ...member, nameBytes };
  const crc = crc32(member.bytes);
  const packed = deflate === null ? member.bytes : deflate([member.bytes]);
  const smaller = packed.length < member.bytes.length;
  return {
    name: member.name,
    nameBytes,
    method: smaller ? 8 : 0,
    crc,
    size: member.bytes.length,
    bytes: smaller ? packed : member.bytes,
  };
}

function refuseDuplicateNames(members: readonly ZipMember[]): void {
  if (new Set(members.map((member) => member.name)).size !== members.length) throw new RangeError('duplicate name');
}

function writeLocal(out: Uint8Array, view: DataView, entry: Entry): void {
  view.setUint32(entry.offset, 0x04034b50, true);
  view.setUint16(entry.offset + 4, VERSION, true);
  writeShared(view, entry.offset + 6, entry);
  out.set(entry.nameBytes, entry.offset + 30);
  out.set(entry.bytes, entry.offset + 30 + entry.nameBytes.length);
}

function writeDirectoryHeader(out: Uint8Array, view: DataView, at: number, entry: Entry): number {
  view.setUint32(at, 0x02014b50, true);
  view.setUint16(at + 4, VERSION, true);
  view.setUint16(at + 6, VERSION, true);
  writeShared(view, at + 8, entry);
  view.setUint32(at + 42, entry.offset, true);
  out.set(entry.nameBytes, at + 46);
  return at + 46 + entry.nameBytes.length;
}

/** The 22 bytes from the flags to the name's length, the same in both headers. */
function writeShared(view: DataView, at: number, entry: Entry): void {
  view.setUint16(at, UTF8_NAMES, true);
  view.setUint16(at + 2, entry.method, true);
  view.setUint32(at + 4, FIXED_DATE, true);
  view.setUint32(at + 8, entry.crc, true);
  view.setUint32(at + 12, entry.bytes.length, true);
  view.setUint32(at + 16, entry.size, true);
  view.setUint16(at + 20, entry.nameBytes.length, true);
}

function writeEnd(view: DataView, at: number, count: number, directoryStart: number): void {
  view.setUint32(at, 0x06054b50, true);
  view.setUint16(at + 8, count, true);
  view.setUint16(at + 10, count, true);
  view.setUint32(at + 12, at - directoryStart, true);
  view.setUint32(at + 16, directoryStart, true);
}
