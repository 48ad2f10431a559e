import { Period } from './period';
import { plainText } from './text';

const QUARTERS = '一二三四';

/**
 * The periods that a title or a file name speaks of: 2026年7月, 7月份, 2026-07, 202607, 第三季度, 上半年. A missing year
 * is the one given, or the period is left out.
 */
export function periodsIn(text: string, year: number | null): readonly Period[] {
  const key = `${year ?? ''}\n${text}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = periodsOf(text, year);
  if (known.size >= MOST_REMEMBERED) known.clear();
  if (text.length <= LONGEST_REMEMBERED) known.set(key, found);
  return found;
}

/** The returns of a folder bear the same titles and sheet names. */
const known = new Map<string, readonly Period[]>();
const MOST_REMEMBERED = 2000;
const LONGEST_REMEMBERED = 200;

function periodsOf(text: string, year: number | null): readonly Period[] {
  const plain = plainText(text).replace(/\s/g, '');
  const found = new Set<string>();
  let rest = plain;
  for (const { pattern, read } of FORMS) {
    rest = rest.replace(pattern, (...groups: unknown[]) => {
      const words = groups.slice(1, 3).map((group) => (typeof group === 'string' ? group : ''));
      const period = read(words, year);
      if (period !== null && Period.safeParse(period).success) found.add(period);
      return ' ';
    });
  }
  return [...found].map((period) => Period.parse(period));
}

type Form = {
  readonly pattern: RegExp;
  readonly read: (words: readonly string[], year: number | null) => string | null;
};

const FORMS: readonly Form[] = [
  // whole days name no period; they are taken out first
  { pattern: /(\d{4})年\d{1,2}月\d{1,2}日?/g, read: () => null },
  { pattern: /(?<!\d)(\d{4})[-./]\d{1,2}[-./]\d{1,2}(?!\d)/g, read: () => null },
  { pattern: /(?<!\d)(20\d{2})(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)/g, read: () => null },
  { pattern: /(?<!\d)(\d{4})年(\d{1,2})月份?/g, read: ([year, month]) => monthOf(year, month) },
  { pattern: /(?<!\d)(20\d{2})[-./]?(0[1-9]|1[0-2])(?!\d)/g, read: ([year, month]) => monthOf(year, month) },
  {
    pattern: /(?<!\d)(?:(\d{4})年)?第?([一二三四1-4])季度/g,
    read: ([year, quarter], fallback) => withYear(year, fallback, `-Q${quarterOf(quarter)}`),
  },
  { pattern: /(?<!\d)(20\d{2})[-_]?Q([1-4])/gi, read: ([year, quarter]) => `${year}-Q${quarter}` },
  {
    pattern: /(?<!\d)(?:(\d{4})年)?([上下])半年/g,
    read: ([year, half], fallback) => withYear(year, fallback, half === '上' ? '-H1' : '-H2'),
  },
  { pattern: /(?<!\d)(20\d{2})[-_]?H([12])/gi, read: ([year, half]) => `${year}-H${half}` },
  {
    pattern: /(?<!\d)()(\d{1,2})月(?!\d{1,2}日|底|末|初|中旬|上旬|下旬)份?/g,
    read: ([, month], fallback) => monthOf('', month, fallback),
  },
  { pattern: /第(\d{1,3})阶段/g, read: ([number]) => `phase:${number}` },
];

function monthOf(year: string | undefined, month: string | undefined, fallback: number | null = null): string | null {
  const number = Number(month);
  if (number < 1 || number > 12) return null;
  return withYear(year, fallback, `-${String(number).padStart(2, '0')}`);
}

function withYear(year: string | undefined, fallback: number | null, rest: string): string | null {
  if (year !== undefined && year !== '') return year + rest;
  return fallback === null ? null : String(fallback) + rest;
}

function quarterOf(word: string | undefined): number {
  const place = QUARTERS.indexOf(word ?? '');
  return place === -1 ? Number(word) : place + 1;
}
