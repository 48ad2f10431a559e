/** Compound files (.xls .doc .et .wps, encrypted .xlsx): only what tells one kind from another. Rules: MS-CFB. */

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const LAST_SECTOR = 0xfffffffa;
const DIRECTORY_ENTRY = 128;

export type CfbStream = { readonly name: string; readonly isStream: boolean; readonly size: number };
export type Cfb = {
  /** streams and storages in the directory's order, whatever their depth */
  readonly entries: readonly CfbStream[];
  /** the first `limit` bytes of a stream; null where it is absent or broken */
  head(name: string, limit: number): Uint8Array | null;
};

export function isCfb(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte);
}

/** Opens a compound file; null where its header or directory is broken. Never throws. */
export function openCfb(bytes: Uint8Array): Cfb | null {
  if (!isCfb(bytes) || bytes.length < 512) return null;
  const file = readHeader(bytes);
  if (file === null) return null;
  const directory = readChain(file, file.view.getUint32(0x30, true), 1 << 22);
  if (directory === null) return null;
  const entries = readEntries(directory);
  return {
    entries,
    head(name, limit) {
      const entry = entries.find((candidate) => candidate.isStream && candidate.name === name);
      return entry === undefined ? null : readStream(file, entries, entry, Math.min(limit, entry.size));
    },
  };
}

type File = {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly sectorSize: number;
  readonly fat: Uint32Array;
};
type Entry = CfbStream & { readonly start: number; readonly type: number };

function readHeader(bytes: Uint8Array): File | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(0x1e, true);
  if (shift !== 9 && shift !== 12) return null;
  const sectorSize = 1 << shift;
  const fat = readFat(bytes, view, sectorSize);
  return { bytes, view, sectorSize, fat };
}

/** The allocation table: 109 sectors named in the header, the others in a chain behind it. */
function readFat(bytes: Uint8Array, view: DataView, sectorSize: number): Uint32Array {
  const perSector = sectorSize / 4;
  const sectors: number[] = [];
  for (let index = 0; index < 109; index++) sectors.push(view.getUint32(0x4c + index * 4, true));
  const most = Math.ceil(bytes.length / sectorSize);
  let next = view.getUint32(0x44, true);
  while (next < LAST_SECTOR && sectors.length < most) {
    const at = (next + 1) * sectorSize;
    if (at + sectorSize > bytes.length) break;
    for (let index = 0; index < perSector - 1; index++) sectors.push(view.getUint32(at + index * 4, true));
    next = view.getUint32(at + sectorSize - 4, true);
  }
  const used = sectors.filter((sector) => (sector + 2) * sectorSize <= bytes.length + sectorSize - 1);
  const fat = new Uint32Array(used.length * perSector).fill(0xffffffff);
  used.forEach((sector, position) => {
    const at = (sector + 1) * sectorSize;
    for (let index = 0; index < perSector && at + index * 4 + 4 <= bytes.length; index++) {
      fat[position * perSector + index] = view.getUint32(at + index * 4, true);
    }
  });
  return fat;
}

/** Follows a chain of sectors up to `limit` bytes; null where it loops or leaves the file at once. */
function readChain(file: File, first: number, limit: number): Uint8Array | null {
  const parts: Uint8Array[] = [];
  let size = 0;
  const seen = new Set<number>();
  for (let sector = first; sector < LAST_SECTOR && size < limit; sector = file.fat[sector] ?? 0xffffffff) {
    const at = (sector + 1) * file.sectorSize;
    if (seen.has(sector) || at >= file.bytes.length) break;
    seen.add(sector);
    const part = file.bytes.subarray(at, at + file.sectorSize);
    parts.push(part);
    size += part.length;
  }
  return parts.length === 0 ? null : join(parts, Math.min(size, limit));
}

function join(parts: readonly Uint8Array[], size: number): Uint8Array {
  const out = new Uint8Array(size);
  let filled = 0;
  for (const part of parts) {
    out.set(part.subarray(0, size - filled), filled);
    filled += Math.min(part.length, size - filled);
  }
  return out;
}

function readEntries(directory: Uint8Array): readonly Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const entries: Entry[] = [];
  for (let at = 0; at + DIRECTORY_ENTRY <= directory.length; at += DIRECTORY_ENTRY) {
    const type = directory[at + 0x42] ?? 0;
    const nameLength = Math.min(Math.max(view.getUint16(at + 0x40, true) - 2, 0), 62);
    if (type === 0) continue;
    entries.push({
      name: new TextDecoder('utf-16le').decode(directory.subarray(at, at + nameLength)),
      isStream: type === 2,
      type,
      start: view.getUint32(at + 0x74, true),
      size: view.getUint32(at + 0x78, true),
    });
  }
  return entries;
}

/** Small streams lie in 64-byte sectors inside the root's own stream. */
function readStream(file: File, entries: readonly Entry[], entry: Entry, limit: number): Uint8Array | null {
  if (entry.size >= file.view.getUint32(0x38, true)) return readChain(file, entry.start, limit);
  const root = entries.find((candidate) => candidate.type === 5);
  const store = root === undefined ? null : readChain(file, root.start, root.size);
  const table = readChain(file, file.view.getUint32(0x3c, true), 1 << 22);
  if (store === null || table === null) return null;
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let sector = entry.start; sector < LAST_SECTOR && size < limit;) {
    const part = store.subarray(sector * 64, sector * 64 + 64);
    if (part.length === 0 || parts.length > store.length / 64) break;
    parts.push(part);
    size += part.length;
    sector = sector * 4 + 4 <= table.length ? view.getUint32(sector * 4, true) : 0xffffffff;
  }
  return join(parts, Math.min(size, limit));
}
