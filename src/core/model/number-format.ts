/**
 * Number format codes: which of them show a number as a date.
 * Rules: ECMA-376 part 1, 18.8.30 (built-in ids, with those of zh-cn) and 18.8.31 (codes).
 */

/** Built-in formats that show dates or times, by id; the others show numbers. 46 is a duration. */
const BUILT_IN_DATES = new Map<number, string>([
  [14, 'yyyy/m/d'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [18, 'h:mm AM/PM'],
  [19, 'h:mm:ss AM/PM'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'yyyy/m/d h:mm'],
  [27, 'yyyy"年"m"月"'],
  [28, 'm"月"d"日"'],
  [29, 'm"月"d"日"'],
  [30, 'm-d-yy'],
  [31, 'yyyy"年"m"月"d"日"'],
  [32, 'h"时"mm"分"'],
  [33, 'h"时"mm"分"ss"秒"'],
  [34, '上午/下午h"时"mm"分"'],
  [35, '上午/下午h"时"mm"分"ss"秒"'],
  [36, 'yyyy"年"m"月"'],
  [45, 'mm:ss'],
  [47, 'mm:ss.0'],
  [50, 'yyyy"年"m"月"'],
  [51, 'm"月"d"日"'],
  [52, 'yyyy"年"m"月"'],
  [53, 'm"月"d"日"'],
  [54, 'm"月"d"日"'],
  [55, '上午/下午h"时"mm"分"'],
  [56, '上午/下午h"时"mm"分"ss"秒"'],
  [57, 'yyyy"年"m"月"'],
  [58, 'm"月"d"日"'],
]);

/** The code of a built-in date format; null for every other id. */
export function builtInDateFormat(id: number): string | null {
  return BUILT_IN_DATES.get(id) ?? null;
}

/**
 * Whether a format code shows a number as a date or a time of day. Colours, conditions, locales, literals and padding
 * say nothing; a duration (`[h]:mm`) is no date. The first section decides, which is the one for positive numbers.
 */
export function isDateFormat(code: string): boolean {
  const { letters, elapsed } = readFirstSection(code);
  if (elapsed) return false;
  const plain = letters.replace(/general|g\/通用格式|am\/pm|a\/p/gi, '').replace(FRACTION_OF_SECONDS, 's');
  return !/[#?0]|e[+-]/i.test(plain) && /[ymdhseg]|b{2}|a{3}/i.test(plain);
}

const FRACTION_OF_SECONDS = /s[.,]0+/gi;

/** The first section without its literals and brackets, and whether a bracket counts elapsed time. */
function readFirstSection(code: string): { letters: string; elapsed: boolean } {
  let letters = '';
  let elapsed = false;
  for (let at = 0; at < code.length; at++) {
    const letter = code[at] ?? '';
    if (letter === ';') break;
    if (letter === '"') at = endOr(code.indexOf('"', at + 1), code);
    else if (letter === '\\' || letter === '_' || letter === '*') at++;
    else if (letter === '[') {
      const end = endOr(code.indexOf(']', at), code);
      if (/^(?:h+|m+|s+)$/i.test(code.slice(at + 1, end))) elapsed = true;
      at = end;
    } else letters += letter;
  }
  return { letters, elapsed };
}

function endOr(found: number, code: string): number {
  return found < 0 ? code.length : found;
}
