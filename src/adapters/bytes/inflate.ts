import type zlib from 'node:zlib';
import { Inflate as InflateStream, inflateSync } from 'fflate';

/** Raw deflate data → exactly `size` bytes. Throws on broken data and as soon as more than `size` bytes come out. */
export type Inflate = (packed: Uint8Array, size: number) => Uint8Array;

/** Deflate cannot pack better than 1032 to 1 (RFC 1951): whoever declares more lies. */
export const MAX_DEFLATE_RATIO = 1032;

const SLICE = 1 << 16;
/** Packed bytes at a time: a bomb makes a thousand times as many of them before it is seen to lie. */
const STEP = 1 << 14;

/** Node's own zlib where there is one; the same code runs in a browser, where there is none. */
const native: typeof zlib | undefined = (
  globalThis as { process?: { getBuiltinModule?: (id: string) => typeof zlib | undefined } }
).process?.getBuiltinModule?.('node:zlib');

export const inflate: Inflate = native === undefined ? inflateInScript : inflateNatively(native);

function inflateNatively(library: typeof zlib): Inflate {
  return (packed, size) =>
    exactly(
      library.inflateRawSync(packed, { maxOutputLength: Math.max(size, 1), chunkSize: Math.max(size, 64) }),
      size,
    );
}

/** fflate's inflate; large data go through its stream, so that lying data end at the declared size and not later. */
export function inflateInScript(packed: Uint8Array, size: number): Uint8Array {
  if (packed.length <= SLICE) return exactly(inflateSync(packed, { out: new Uint8Array(size + 1) }), size);
  const out = new Uint8Array(size);
  let filled = 0;
  const stream = new InflateStream((chunk) => {
    if (filled + chunk.length > size) throw new RangeError('more data than declared');
    out.set(chunk, filled);
    filled += chunk.length;
  });
  for (let start = 0; start < packed.length; start += STEP) {
    stream.push(packed.subarray(start, start + STEP), start + STEP >= packed.length);
  }
  return exactly(out.subarray(0, filled), size);
}

function exactly(bytes: Uint8Array, size: number): Uint8Array {
  if (bytes.length !== size) throw new RangeError('data and declared size differ');
  return bytes;
}

/** CRC-32 as zip and PNG use it; of bytes that come in pieces, `before` is that of the pieces before. */
export const crc32: (bytes: Uint8Array, before?: number) => number =
  typeof native?.crc32 === 'function' ? (bytes, before = 0) => native.crc32(bytes, before) : crc32InScript;

let tables: readonly Uint32Array[] | undefined;

/** Four bytes a step through four tables ("slicing by 4"): browsers have no crc of their own. */
export function crc32InScript(bytes: Uint8Array, before = 0): number {
  const [t0, t1, t2, t3] = (tables ??= crcTables()) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  const entry = (table: Uint32Array, index: number): number => table[index & 0xff] ?? 0;
  let crc = ~before;
  let at = 0;
  for (const end = bytes.length - 3; at < end; at += 4) {
    crc ^= (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
    crc = entry(t3, crc) ^ entry(t2, crc >>> 8) ^ entry(t1, crc >>> 16) ^ entry(t0, crc >>> 24);
  }
  for (; at < bytes.length; at++) crc = (crc >>> 8) ^ entry(t0, crc ^ (bytes[at] ?? 0));
  return ~crc >>> 0;
}

function crcTables(): readonly Uint32Array[] {
  const first = Uint32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    return crc;
  });
  const all = [first];
  for (let slice = 1; slice < 4; slice++) {
    const before = all[slice - 1] ?? first;
    all.push(before.map((crc) => (crc >>> 8) ^ (first[crc & 0xff] ?? 0)));
  }
  return all;
}
