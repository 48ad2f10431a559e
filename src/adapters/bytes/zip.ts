import { failure } from '../../core/model';
import { crc32, inflate, MAX_DEFLATE_RATIO, type Inflate } from './inflate';
import { readDirectory, type PackedEntry, type ZipEntry } from './zip-directory';

export type { PackedEntry } from './zip-directory';
export { writeZip } from './zip-write';

export type ZipOptions = {
  /** the file's name, for messages */
  readonly file?: string;
  readonly maxEntryBytes?: number;
  /** of everything that is read from the archive, counted while it is unpacked */
  readonly maxTotalBytes?: number;
  readonly maxEntries?: number;
  readonly inflate?: Inflate;
};

export type Zip = {
  /** in the directory's order; folders end in `/` */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** declared size of the unpacked entry in bytes */
  size(name: string): number;
  /** Unpacks one entry, its size and checksum verified. Throws AdapterError (`file.damaged`, `file.encrypted` …). */
  read(name: string): Uint8Array;
  /** The entry as it stands in the archive, still packed. Throws `file.encrypted`. */
  packed(name: string): PackedEntry;
};

const MEGABYTE = 1 << 20;

/** Opens a zip archive; nothing is unpacked before it is asked for. Throws AdapterError where the archive is unsound. */
export function openZip(bytes: Uint8Array, options: ZipOptions = {}): Zip {
  const file = options.file ?? '';
  const entries = new Map(readDirectory(bytes, file, options.maxEntries ?? 10000).map((entry) => [entry.name, entry]));
  const budget = countBytes(file, options.maxEntryBytes ?? 128 * MEGABYTE, options.maxTotalBytes ?? 256 * MEGABYTE);
  const unpack = options.inflate ?? inflate;
  const find = (name: string): ZipEntry => {
    const entry = entries.get(name);
    if (entry === undefined) throw failure('file.damaged', { file, part: name });
    return entry;
  };
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    size: (name) => find(name).size,
    read: (name) => readEntry(bytes, find(name), file, budget, unpack),
    packed: (name) => {
      const { start, packedSize, method, crc, size, encrypted } = find(name);
      if (encrypted) throw failure('file.encrypted', { file });
      return { name, method, crc, size, bytes: bytes.subarray(start, start + packedSize) };
    },
  };
}

function countBytes(file: string, maxEntry: number, maxTotal: number): (size: number) => void {
  let total = 0;
  return (size) => {
    total += size;
    if (size > maxEntry) throw failure('file.unpacksTooLarge', { file, limit: maxEntry });
    if (total > maxTotal) throw failure('file.unpacksTooLarge', { file, limit: maxTotal });
  };
}

function readEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  file: string,
  budget: (size: number) => void,
  unpack: Inflate,
): Uint8Array {
  if (entry.encrypted) throw failure('file.encrypted', { file });
  budget(entry.size);
  const content = unpackEntry(bytes.subarray(entry.start, entry.start + entry.packedSize), entry, file, unpack);
  if (crc32(content) !== entry.crc) throw failure('file.damaged', { file, part: entry.name });
  return content;
}

/** The declared size is also the cap: data that hold more are broken or a bomb, and stop there. */
function unpackEntry(packed: Uint8Array, entry: ZipEntry, file: string, unpack: Inflate): Uint8Array {
  const damaged = (cause?: unknown): Error => failure('file.damaged', { file, part: entry.name }, cause);
  if (entry.method === 0) {
    if (entry.size !== entry.packedSize) throw damaged();
    return packed;
  }
  if (entry.method !== 8) throw failure('file.unsupported', { file, what: 'compression' });
  if (entry.size > packed.length * MAX_DEFLATE_RATIO + MAX_DEFLATE_RATIO) throw damaged();
  try {
    return unpack(packed, entry.size);
  } catch (cause) {
    throw damaged(cause);
  }
}
