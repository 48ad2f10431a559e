/**
 * Remembers the results of a pure function of one text: the same lists of units and the same dates stand hundreds of
 * times in one document. Bounded, so that it never grows with what passes through.
 */
export function remembered<T>(compute: (text: string) => T, limit = 4000): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > 400) return compute(text);
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as T;
    const result = compute(text);
    if (known.size >= limit) known.clear();
    known.set(text, result);
    return result;
  };
}
