/** Built-in formats that show days or times (ECMA-376 Part 1, 18.8.30; 27 to 36 and 50 to 58 are East Asian). */
const BUILT_IN_DATES: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** Whether a number format shows a day or time: letters of a date outside quotes, brackets and escapes. */
export function isDateFormat(format: { readonly id: number; readonly code: string | null }): boolean {
  if (format.code === null) return BUILT_IN_DATES.some(([first, last]) => format.id >= first && format.id <= last);
  const bare = format.code.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[[^[\]]*\]/g, elapsedOnly);
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare);
}

/** `[h]` counts hours; other brackets are colours, conditions and languages. */
function elapsedOnly(bracket: string): string {
  return /^\[(?:h+|m+|s+)\]$/i.test(bracket) ? bracket : '';
}
