import type { Deadline } from '../model';
import { DAY, firstPoint, MONTH, sensible, YEAR, yearOf, type Point } from './date-words';
import { addDays, addMonths, daysInMonth, isoDate, lastDay } from './dates';
import { ONGOING_WORDS } from './deadline-words';
import { fold } from './fold';
import { numberOf } from './numbers';
import { everyOf } from './recurrence';

export type DeadlineContext = {
  /** the year of dates that name none: from the plan's title, its date, or what a person says */
  readonly year?: number | undefined;
  /** the day the document was issued, `YYYY-MM-DD` */
  readonly issuedOn?: string | null | undefined;
  /** where neither is known: the latest month (`YYYY-MM`) that the text before the tasks looks back on */
  readonly after?: string | undefined;
  /** the year that the text names nearby, where nothing better is known */
  readonly near?: number | undefined;
};

/** What was understood of a deadline, and what a person should look at. */
export type ReadDeadline = {
  readonly deadline: Deadline;
  /** a day that does not exist (9月31日), with the day that was probably meant */
  readonly impossible?: string;
  /** 10.3 may be the third or, through a spreadsheet, the thirtieth */
  readonly ambiguous?: readonly [string, string];
  /** neither the words nor the document name a year */
  readonly yearless?: boolean;
};

/** 完成时限 as people write it → what is known of it; the words are kept as they were. */
export function parseDeadline(text: string, context: DeadlineContext = {}): Deadline {
  return readDeadline(text, context).deadline;
}

/** As `parseDeadline`, with what is doubtful about it. */
export function readDeadline(text: string, context: DeadlineContext = {}): ReadDeadline {
  const written = text.trim();
  const words = compact(written);
  if (VAGUE.test(words)) return { deadline: { text: written, kind: 'unclear', due: null } };
  return (
    (ONGOING.has(words.replace(/[。.;,、!()]/g, '')) ? ongoing(written, words) : null) ??
    recurring(written, words) ??
    range(written, words, context) ??
    single(written, words, context) ??
    relative(written, words, context) ??
    ongoing(written, words) ?? { deadline: { text: written, kind: 'unclear', due: null } }
  );
}

/** 年底左右, 国庆节前后: a time, but no limit. */
const VAGUE = /(?:左右|前后|上下)$/;

/** Folded, without blanks, and never longer than a deadline can sensibly be. */
function compact(text: string): string {
  return fold(text.slice(0, 200)).replace(/\s/g, '');
}

// ---- a point in time -------------------------------------------------------------------------------------------

function recurring(text: string, words: string): ReadDeadline | null {
  const every = everyOf(words);
  return every === null ? null : { deadline: { text, kind: 'recurring', due: null, every } };
}

function single(text: string, words: string, context: DeadlineContext): ReadDeadline | null {
  const serial = serialDate(words);
  if (serial !== null) return { deadline: { text, kind: 'by', due: serial } };
  const point = firstPoint(words);
  if (point === null) return null;
  if (/^之?日起|^起(?!草)/.test(words.slice(point.at + point.length)) && !/前|底|末/.test(words)) {
    return /内/.test(words) ? null : { deadline: { text, kind: 'ongoing', due: null, ...startOf(point, context) } };
  }
  return resolved(text, point, context);
}

function startOf(point: Point, context: DeadlineContext): { from?: string } {
  const from = resolved('', point, context).deadline.due;
  return from === null ? {} : { from };
}

/** A date that a spreadsheet shows as its serial number, e.g. 44135. */
function serialDate(words: string): string | null {
  if (!/^\d{5}$/.test(words)) return null;
  const days = Number(words);
  return days >= 36526 && days <= 73050 ? addDays('1999-12-31', days - 36525) : null;
}

function resolved(text: string, point: Point, context: DeadlineContext): ReadDeadline {
  const year = yearFor(point, context);
  if (year === undefined) return { deadline: { text, kind: 'by', due: null }, yearless: true };
  const { month, day } = point;
  if (month === undefined) return { deadline: { text, kind: 'by', due: isoDate(year) } };
  if (day === undefined) return { deadline: { text, kind: 'by', due: isoDate(year, month) } };
  const last = daysInMonth(year, month);
  if (day > last) {
    return { deadline: { text, kind: 'by', due: isoDate(year, month) }, impossible: isoDate(year, month, last) };
  }
  if (point.decimal === true && /\.[123]$/.test(fold(text).replace(/\s/g, '')) && day * 10 <= last) {
    return {
      deadline: { text, kind: 'by', due: isoDate(year, month) },
      ambiguous: [isoDate(year, month, day), isoDate(year, month, day * 10)],
    };
  }
  return { deadline: { text, kind: 'by', due: isoDate(year, month, day) } };
}

/**
 * The words' own year; else the plan's; else the year of issue, or the one after it where the date would lie before
 * the document was issued.
 */
function yearFor(point: Point, context: DeadlineContext): number | undefined {
  if (point.year !== undefined) return point.year;
  const issued = context.issuedOn ?? context.after;
  const issuedYear = issued === undefined ? undefined : Number(issued.slice(0, 4));
  const base = context.year ?? issuedYear ?? context.near;
  if (base === undefined) return undefined;
  if (point.yearOffset !== undefined) return (issuedYear ?? base) + point.yearOffset;
  if (context.year !== undefined || issued === undefined || point.month === undefined) return base;
  const due = lastDay(isoDate(base, point.month, point.day));
  return due < issued.slice(0, 10) ? base + 1 : base;
}

// ---- ranges ----------------------------------------------------------------------------------------------------

/** 6月5日—6月15日, 8-12月, 2011—2015年, 2021年11月-12月, 即日起到2020年5月底. */
function range(text: string, words: string, context: DeadlineContext): ReadDeadline | null {
  const years = /(\d{4})年?(?:-+|至|到)(\d{4})年/.exec(words);
  if (years !== null && !/^\d{0,2}月/.test(words.slice(years.index + years[0].length))) {
    return { deadline: { text, kind: 'range', from: isoDate(Number(years[1])), due: isoDate(Number(years[2])) } };
  }
  const months = new RegExp(`${YEAR}${MONTH}月?份?(?:-+|至|到)${MONTH}月份?(?!\\d)`).exec(words);
  if (months !== null && !/^[上中下]旬|^\d|^[初底末]/.test(words.slice(months.index + months[0].length))) {
    const from = { ...yearOf(months), month: numberOf(months[3] ?? '') };
    const to = { ...yearOf(months), month: numberOf(months[4] ?? '') };
    if (from.month <= 12 && to.month <= 12) {
      const wraps = to.month < from.month;
      return between(text, { ...from, at: 0, length: 0 }, { ...to, at: 0, length: 0 }, context, wraps);
    }
  }
  const days = new RegExp(`${YEAR}${MONTH}月${DAY}[日号]?(?:-+|至|到)${DAY}[日号]`).exec(words);
  if (days !== null) {
    const month = numberOf(days[3] ?? '');
    const from = { ...yearOf(days), month, day: numberOf(days[4] ?? ''), at: 0, length: 0 };
    const to = { ...yearOf(days), month, day: numberOf(days[5] ?? ''), at: 0, length: 0 };
    if (sensible(from) && sensible(to)) return between(text, from, to, context, false);
  }
  return twoPoints(text, words, context);
}

function twoPoints(text: string, words: string, context: DeadlineContext): ReadDeadline | null {
  const first = firstPoint(words);
  const open = /^(?:自|从)?(?:即日|现在|印发之日|发布之日|公布之日|通知之日)起?(?:-+|至|到)/.exec(words);
  if (open !== null) {
    const end = firstPoint(words.slice(open[0].length));
    if (end === null) return null;
    const read = resolved(text, end, context);
    return { ...read, deadline: { ...read.deadline, kind: 'range' } };
  }
  if (first === null) return null;
  const after = words.slice(first.at + first.length);
  const dash = /^(?:\([^()]{1,8}\))?(?:起|开始)?(?:-+|至|到)/.exec(after);
  if (dash === null) return null;
  const second = firstPoint(after.slice(dash[0].length));
  if (second === null || second.at > 1) return null;
  const known = second.year ?? first.year;
  const late =
    second.year === undefined &&
    second.yearOffset === undefined &&
    first.month !== undefined &&
    second.month !== undefined &&
    (second.month < first.month || (second.month === first.month && (second.day ?? 31) < (first.day ?? 1)));
  return between(
    text,
    first,
    known === undefined || second.yearOffset !== undefined ? second : { ...second, year: known },
    context,
    late,
  );
}

function between(text: string, from: Point, to: Point, context: DeadlineContext, wraps: boolean): ReadDeadline {
  const start = resolved(text, from, context);
  const end = resolved(text, to, { ...context, ...yearContext(start.deadline.due) });
  const due = wraps && end.deadline.due !== null ? laterYear(end.deadline.due) : end.deadline.due;
  const since = start.deadline.due;
  return {
    ...end,
    deadline: { text, kind: 'range', due, ...(since === null ? {} : { from: since }) },
  };
}

function yearContext(due: string | null): { year?: number } {
  return due === null ? {} : { year: Number(due.slice(0, 4)) };
}

function laterYear(due: string): string {
  return `${Number(due.slice(0, 4)) + 1}${due.slice(4)}`;
}

const CN_NUMBER = '一二两三四五六七八九十';

// ---- relative and ongoing --------------------------------------------------------------------------------------

/** 公布之日起15日内, 30个工作日内, 会后7日内, 5年内, 为期半年, 用三年时间. */
function relative(text: string, words: string, context: DeadlineContext): ReadDeadline | null {
  const within = new RegExp(
    `(\\d{1,3}|[${CN_NUMBER}百半]{1,3})个?(工作日|小时|分钟|日|天|周|月|季度|年)(?:之内|以内|内|左右)`,
  ).exec(words);
  const during = new RegExp(
    `(?:为期|历时|用时?|利用|力争用?|期限为?)(\\d{1,3}|[${CN_NUMBER}半]{1,3})个?(?:多)?(日|天|周|月|年)`,
  ).exec(words);
  const found = within ?? during;
  if (found === null) return null;
  return { deadline: { text, kind: 'relative', due: dueAfter(words, found, context) } };
}

/** Known only where the words count from this very document's day of issue. */
function dueAfter(words: string, found: RegExpExecArray, context: DeadlineContext): string | null {
  const issued = context.issuedOn ?? null;
  if (
    issued === null ||
    !/^(?:自|从|在)?(?:本[^之]{1,6}(?:印发|发布|公布|下发|实施|施行)|(?:通知|文件|方案)?(?:印发|下发|发文))之?日?起/.test(
      words,
    )
  ) {
    return null;
  }
  const count = found[1] === '半' ? 0.5 : numberOf(found[1] ?? '');
  if (Number.isNaN(count)) return null;
  switch (found[2]) {
    case '日':
    case '天':
      return addDays(issued, count);
    case '周':
      return addDays(issued, count * 7);
    case '月':
      return addMonths(issued, count);
    case '年':
      return addMonths(issued, count * 12);
    default:
      return null;
  }
}

const ONGOING: ReadonlySet<string> = new Set(ONGOING_WORDS);

function ongoing(text: string, words: string): ReadDeadline | null {
  const bare = words.replace(/[。.;,、!()]/g, '');
  const known =
    ONGOING.has(bare) ||
    (bare.length <= 14 &&
      ONGOING_WORDS.some((word) => word.length >= 2 && (bare.startsWith(word) || bare.endsWith(word))));
  return known ? { deadline: { text, kind: 'ongoing', due: null } } : null;
}

/** 6月底前出台相关政策: a date and, in a few words, what is done by it. */
const THEN_DONE =
  /^(?:20\d{2}年)?(?:\d{1,2}月(?:\d{1,2}日|底|[上中下]旬)?|年底|年?[一二三四]季度|上半年)(?:之前|以前|前|底前)(?:出台|印发|制定|完成|建成|启动|开展|实现|取得|形成|上线|投用|投入|到位|见效|组织|落实|基本|全面|发布|实施|推出|建立|报送|提出|开工|动工|竣工|交付)[^,。;:]{0,14}$/;

/** 完成时限为2025年底, 力争6月底前. */
const LEAD_IN =
  /^(?:(?:计划|预计)?(?:完成|办结|整改)?(?:时限|期限|时间|时间节点)(?:为|是|:)?)?(?:于|在|力争|争取|确保|计划|预计|拟|须|要求)?/;

const HINT = new RegExp(
  `[\\d年月日前底末内期季周旬起]|${[...new Set(ONGOING_WORDS.map((word) => word.slice(0, 2)))].join('|')}`,
);

/** Whether a folded text is a deadline and little else: 6月底前, 长期坚持, 2020年12月31日前完成. */
export function isDeadlineText(folded: string): boolean {
  const words = folded.replace(/\s/g, '');
  if (words.length < 2 || words.length > 40 || !HINT.test(words)) return false;
  const rest = words
    .replace(
      /(?:完成|办结|落实到位|整改到位|完成整改|前完成|取得阶段性成效|启动|到位|见效|结束|基本完成|全面完成|组织实施)$/,
      '',
    )
    .replace(LEAD_IN, '');
  if (THEN_DONE.test(rest) || THEN_DONE.test(words)) return true;
  const deadline = readDeadline(rest, { year: 2000 }).deadline;
  if (deadline.kind === 'unclear') return false;
  if (deadline.kind === 'ongoing') return rest.length <= 10;
  const left = rest.replace(
    /[\d.\-/〇零一二两三四五六七八九十百半年月日号旬上中下底末初前之内以每个季度隔周天起至到第工作起印发公布会后即()本全今明内左右期为,、:;时午]/g,
    '',
  );
  return left.length <= 2;
}
