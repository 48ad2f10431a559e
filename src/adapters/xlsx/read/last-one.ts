import type { Where } from './where';

/** Larger sources are not worth keeping. */
const MOST = 1 << 18;

/**
 * A pure reading of a text that remembers its last result: the returns of one hand-out carry the same styles,
 * relationships and content types, file after file.
 */
export function rememberLast<Result>(
  read: (source: string, where: Where) => Result,
): (source: string, where: Where) => Result {
  let last: { readonly source: string; readonly result: Result } | null = null;
  return (source, where) => {
    if (last !== null && last.source === source) return last.result;
    const result = read(source, where);
    if (source.length <= MOST) last = { source, result };
    return result;
  };
}
