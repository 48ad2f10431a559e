import { Deflate as DeflateStream, deflateSync } from 'fflate';
import type zlib from 'node:zlib';

/**
 * Raw deflate (RFC 1951) of bytes that come piece by piece, as one stream. Pieces may share their memory: each is done
 * with before the next is asked for. A host that has a faster one than ours may give it.
 */
export type Deflate = (pieces: Iterable<Uint8Array>) => Uint8Array;

/** How far deflate looks back. */
const WINDOW = 1 << 15;
/** An empty last block: it ends a stream whose other blocks do not say which is the last. */
const STREAM_END = Uint8Array.of(3, 0);
/** of fflate, whose lower levels are hardly faster */
const LEVEL = 6;
const NO_BYTES = new Uint8Array(0);

/** The same bytes on every host. */
export const deflateInScript: Deflate = (pieces) => {
  if (Array.isArray(pieces) && pieces.length === 1) return deflateSync(pieces[0] as Uint8Array, { level: LEVEL });
  const packed: Uint8Array[] = [];
  const stream = new DeflateStream({ level: LEVEL }, (chunk) => packed.push(chunk));
  for (const piece of pieces) stream.push(piece);
  stream.push(NO_BYTES, true);
  return joinBytes(packed);
};

/** Node's zlib, several times faster; a ledger's XML packs hardly better at its higher levels. */
export function nodeDeflate(library: Pick<typeof zlib, 'constants' | 'deflateRawSync'>): Deflate {
  const options = { level: 3, finishFlush: library.constants.Z_SYNC_FLUSH, chunkSize: 1 << 17 };
  return (pieces) => {
    const packed: Uint8Array[] = [];
    let before: Uint8Array = NO_BYTES;
    for (const piece of pieces) {
      // each piece ends at a byte and may refer to the end of those before it, as if they were one
      const dictionary = before.length === 0 ? {} : { dictionary: before };
      packed.push(library.deflateRawSync(piece, { ...options, ...dictionary }));
      before = endOf(before, piece);
    }
    return joinBytes([...packed, STREAM_END]);
  };
}

function endOf(before: Uint8Array, piece: Uint8Array): Uint8Array {
  if (piece.length >= WINDOW) return piece.slice(-WINDOW);
  return joinBytes([before.slice(piece.length - WINDOW), piece]);
}

/** Arrays of bytes as one. */
export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}
