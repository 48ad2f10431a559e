/** Bytes at a time: a piece that long packs as well as a whole part. */
const ROOM = 1 << 20;
/** Short texts are put together before they are encoded, in characters. */
const TOGETHER = 1 << 14;

/**
 * Texts as UTF-8, one after the other, in pieces that share their memory: each is overwritten by the next. No text may
 * end within a surrogate pair.
 */
export function* utf8Pieces(texts: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  const room = new Uint8Array(ROOM);
  let filled = 0;
  for (const text of gathered(texts)) {
    let rest = text;
    while (rest !== '') {
      const { read, written } = encoder.encodeInto(rest, room.subarray(filled));
      filled += written;
      rest = rest.slice(read);
      if (rest === '') break;
      yield room.subarray(0, filled);
      filled = 0;
    }
  }
  if (filled > 0) yield room.subarray(0, filled);
}

function* gathered(texts: Iterable<string>): Generator<string> {
  let together = '';
  for (const text of texts) {
    together += text;
    if (together.length < TOGETHER) continue;
    yield together;
    together = '';
  }
  if (together !== '') yield together;
}
