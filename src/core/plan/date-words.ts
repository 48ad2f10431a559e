import { numberOf } from './numbers';

/** A date as the words have it: what is missing is undefined; `span` tells how wide the part of a month or year is. */
export type Point = {
  readonly year?: number | undefined;
  readonly yearOffset?: number;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
  readonly length: number;
  readonly at: number;
  /** the words stand for the beginning of a period, so that it must not be read as its end */
  readonly start?: boolean;
  readonly decimal?: boolean;
};

export const YEAR = `(?:(\\d{4}|[〇零一二三四五六七八九]{4})年|(今年|本年度?|当年|明年|次年|后年))?`;
export const MONTH = `(\\d{1,2}|十[一二]?|[一二三四五六七八九])`;
export const DAY = `(\\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])`;
const PATTERNS: readonly { readonly pattern: RegExp; readonly read: (match: RegExpExecArray) => Point }[] = [
  {
    pattern: new RegExp(`${YEAR}${MONTH}月份?${DAY}(?:[日号]|(?=前|之前|以前|$|[-至到]))`),
    read: (m) => ({ ...yearOf(m), month: numberOf(m[3] ?? ''), day: numberOf(m[4] ?? ''), ...place(m) }),
  },
  {
    pattern: /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/,
    read: (m) => ({ year: Number(m[1]), month: Number(m[2]), day: Number(m[3]), ...place(m) }),
  },
  { pattern: new RegExp(`${YEAR}${MONTH}月份?(上旬|中旬|下旬|初|中|底|末)?`), read: partOfMonth },
  {
    pattern: new RegExp(`${YEAR}第?([一二三四1-4])季度(?:末|底)?`),
    read: (m) => ({ ...yearOf(m), month: numberOf(m[3] ?? '') * 3, ...place(m) }),
  },
  {
    pattern: new RegExp(
      `${YEAR}(上半年|下半年|前三季度|年中|年底|年末|(?<![\\d一二两三四五六七八九十])年内|年前|年终|年初|岁末)(?:末|底)?`,
    ),
    read: partOfYear,
  },
  {
    pattern: /(?:(\d{4}|[〇零一二三四五六七八九]{4})年|(今年|本年度?|当年|明年|次年|后年))(底|末|内|初|中)/,
    read: partOfYear,
  },
  {
    pattern: /(?<!\d)(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/,
    read: (m) => ({ year: Number(m[1]), month: Number(m[2]), day: Number(m[3]), ...place(m) }),
  },
  {
    pattern: /(\d{4})[-/.](\d{1,2})(?![\d.])/,
    read: (m) => ({ year: Number(m[1]), month: Number(m[2]), ...place(m) }),
  },
  {
    pattern: /(?<![\d.])(\d{1,2})\.(\d{1,2})(?![\d.%])/,
    read: (m) => ({ month: Number(m[1]), day: Number(m[2]), decimal: true, ...place(m) }),
  },
  {
    pattern: /(\d{4}|二[〇零][〇零一二三四五六七八九]{2})年/,
    read: (m) => ({ year: numberOf(m[1] ?? ''), ...place(m) }),
  },
  {
    pattern: /(今年|本年度?|当年|明年|次年|后年)/,
    read: (m) => ({ yearOffset: OFFSETS[m[1] ?? ''] ?? 0, ...place(m) }),
  },
];
const OFFSETS: Readonly<Record<string, number>> = { 明年: 1, 次年: 1, 后年: 2 };

function place(match: RegExpExecArray): { at: number; length: number } {
  return { at: match.index, length: match[0].length };
}

export function yearOf(match: RegExpExecArray): { year?: number; yearOffset?: number } {
  if (match[1] !== undefined) return { year: numberOf(match[1]) };
  if (match[2] !== undefined) return { yearOffset: OFFSETS[match[2]] ?? 0 };
  return {};
}

function partOfMonth(match: RegExpExecArray): Point {
  const found = { ...yearOf(match), month: numberOf(match[3] ?? ''), ...place(match) };
  switch (match[4]) {
    case '上旬':
    case '初':
      return { ...found, day: 10 };
    case '中旬':
    case '中':
      return { ...found, day: 20 };
    default:
      return found;
  }
}

function partOfYear(match: RegExpExecArray): Point {
  const found = { ...yearOf(match), ...place(match) };
  switch (match[3]) {
    case '上半年':
    case '年中':
    case '中':
      return { ...found, month: 6 };
    case '前三季度':
      return { ...found, month: 9 };
    case '年初':
    case '初':
      return { ...found, month: 1, start: true };
    case '年内':
    case '内':
      return { ...found };
    default:
      return { ...found, month: 12 };
  }
}

/** The first point in time in the words, by place; the earlier pattern wins where two begin together. */
export function firstPoint(words: string): Point | null {
  let best: Point | null = null;
  for (const { pattern, read } of PATTERNS) {
    const match = pattern.exec(words);
    if (match === null || match[0] === '') continue;
    const point = read(match);
    if (!sensible(point)) continue;
    if (best === null || point.at < best.at || (point.at === best.at && point.length > best.length)) best = point;
  }
  return best;
}

export function sensible(point: Point): boolean {
  if (point.month !== undefined && !(point.month >= 1 && point.month <= 12)) return false;
  if (point.day !== undefined && !(point.day >= 1 && point.day <= 31)) return false;
  return point.year === undefined || (point.year >= 1949 && point.year <= 2100);
}
