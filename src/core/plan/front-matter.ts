import type { Line } from './blocks';
import { fullDate } from './dates';
import { isNoise } from './line-kinds';
import { markerAt } from './numbering';
import { NO_PLAN_TITLE, PLAN_TITLE } from './sections-words';
import { looksLikeUnit } from './units';

/** What stands around the tasks: whose document it is, its number, its day. */
export type FrontMatter = {
  readonly title: string;
  readonly documentNumber: string | null;
  readonly issuer: string | null;
  readonly issuedOn: string | null;
  /** the one year that the title names */
  readonly titleYear: number | undefined;
  /** the first of the two years of a school year: 2024—2025学年 */
  readonly schoolYear: number | undefined;
  /** lines that were used */
  readonly used: ReadonlySet<number>;
  /** the titles of all documents in the file, the covering notice's among them */
  readonly titles: readonly string[];
};

const NUMBER =
  /[\u4e00-\u9fff]{1,14}\s?(?:[[(【]\s?(?:19|20)\d{2}\s?[\])】]|(?:19|20)\d{2}年)\s?(?:第\s?)?\d{1,4}\s?号/;

/** Reads title, number, issuer and date from the lines of a document; `firstItem` is the line of its first item. */
export function readFrontMatter(lines: readonly Line[], firstItem: number): FrontMatter {
  const used = new Set<number>();
  const titles = findTitles(lines, firstItem);
  const documentNumber = findNumber(lines, used);
  const dated = findDate(lines, used);
  const issuer = findIssuer(lines, dated, titles, used);
  for (const { from, to } of titles) for (let line = from; line <= to; line += 1) used.add(line);
  const title =
    chooseTitle(titles, named(lines, firstItem)) || titleRunningOn(lines) || titleHandedOut(lines, firstItem);
  return {
    title,
    documentNumber,
    issuer,
    issuedOn: dated?.date ?? null,
    titleYear: yearOfTitles(title, titles),
    schoolYear: schoolYearOf([title, ...titles.map(({ text }) => text)]),
    used,
    titles: titles.map(({ text }) => text),
  };
}

/** …实施方案为扎实开展…，制定本方案。: the title of a document that stands in one line. */
function titleRunningOn(lines: readonly Line[]): string {
  const first = lines.find(({ folded }) => folded.length > 70 && !isNoise(folded));
  const match = RUNNING_TITLE.exec(first?.folded.slice(0, 120) ?? '');
  return first === undefined || match === null ? '' : first.text.slice(0, match[0].length).trim();
}

const RUNNING_TITLE =
  /^[^。;:,!?一]{4,70}?(?:实施方案|工作方案|行动方案|整治方案|方案|行动计划|工作计划|计划|规划|实施意见|意见|工作要点|要点|任务分工|任务分解|若干措施)(?:\([^()]{1,12}\))?(?=\s|为|根据|按照|依据|按|各|现将|一、|第一[章条]|20\d{2}年)/;

/** 现将《…实施方案》印发给你们: what a notice calls the plan whose own title line was lost. */
function titleHandedOut(lines: readonly Line[], firstItem: number): string {
  for (const { folded, text, line } of lines) {
    const match = line < firstItem ? /(?<=将 ?《)[^《》]{4,80}(?=》[^。]{0,40}印发)/d.exec(folded) : null;
    const [from, to] = match?.indices?.[0] ?? [0, 0];
    if (to > 0 && PLAN_TITLE.test(match?.[0] ?? '')) return text.slice(from, to).trim();
  }
  return '';
}

type Title = { readonly text: string; readonly from: number; readonly to: number; readonly folded: string };

/** Runs of short lines that together read like the title of a document. */
function findTitles(lines: readonly Line[], firstItem: number): Title[] {
  const titles: Title[] = [];
  const head = lines.filter(({ line }) => line < firstItem).slice(-400);
  let run: Line[] = [];
  let before = 0;
  const finish = (): void => {
    const title = titleOfRun(run);
    if (title !== null) titles.push(title);
    run = [];
  };
  for (const line of head) {
    const last = titles[titles.length - 1];
    if (run.length === 0 && last?.to === before && EDITION.test(line.folded))
      titles[titles.length - 1] = joined(last, line);
    before = line.line;
    if (couldBeTitle(line)) run.push(line);
    else finish();
    if (PLAN_TITLE.test(line.folded.replace(/\s/g, '')) || NO_PLAN_TITLE.test(line.folded)) finish();
  }
  finish();
  return titles;
}

/** （2024年）, （2021—2025年）, （试行） below a title belong to it. */
const EDITION = /^\((?:20\d{2}[\d年度季月上下半-]{0,12}|试行|暂行|征求意见稿|讨论稿|送审稿)\)$/;

function joined(title: Title, { text, folded, line }: Line): Title {
  return { ...title, text: title.text + text.trim(), folded: title.folded + folded, to: line };
}

function couldBeTitle({ folded }: Line): boolean {
  if (folded.length > 70 || /[。;!?|>]$|:$|^\(|->|》>|>>|^返\s?回|\s>\s/.test(folded)) return false;
  if (isNoise(folded) || NUMBER.test(folded) || markerAt(folded, 0) !== null) return false;
  if (/^附\s?件/.test(folded) || /文件$/.test(folded)) return false;
  return fullDate(folded) === null || folded.length > 20;
}

const NOTICE_TITLE = /关于.{2,90}(?:通知|意见|函)$/;

/** From the last line backwards as far as the lines belong together: a title broken over lines. */
function titleOfRun(run: readonly Line[]): Title | null {
  const last = run[run.length - 1];
  if (last === undefined) return null;
  const end = last.folded.replace(/\s/g, '');
  if (!PLAN_TITLE.test(end) && !NO_PLAN_TITLE.test(end) && !NOTICE_TITLE.test(end)) return null;
  let from = run.length - 1;
  while (from > 0 && run.length - from < 4 && !startsTitle(run[from]?.folded ?? '', run[from - 1]?.folded ?? ''))
    from -= 1;
  const parts = run.slice(from);
  return {
    text: parts.map(({ text }) => text.trim()).join(''),
    folded: parts.map(({ folded }) => folded.replace(/\s/g, '')).join(''),
    from: parts[0]?.line ?? last.line,
    to: last.line,
  };
}

/** Whether a line is a title's first: the line before it is a whole thing of its own. */
function startsTitle(folded: string, before: string): boolean {
  if (PLAN_TITLE.test(before.replace(/\s/g, ''))) return true;
  if (/^(?:关于|印发)/.test(folded)) return !looksLikeUnit(before.replace(/\s/g, '')) && !/关于$/.test(before);
  if (/关于$|印发$|[和与及、]$/.test(before)) return false;
  return folded.length >= 12 && !/^(?:和|与|及|的|工作|实施|重点|分解|任务|责任|印发|行动|方案)/.test(folded);
}

/** What the notice calls the plan: 现将《…方案》印发给你们. */
function named(lines: readonly Line[], firstItem: number): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { folded, line } of lines) {
    if (line >= firstItem || !folded.includes('《')) continue;
    for (const match of folded.matchAll(/《([^《》]{4,80})》/g)) names.add(bareTitle(match[1] ?? ''));
  }
  return names;
}

function bareTitle(folded: string): string {
  return folded.replace(/[\s《》〈〉<>“”"、,.]|\([^()]*\)/g, '');
}

/** The plan's own title rather than that of the notice that hands it out or of a ledger printed with it. */
function chooseTitle(titles: readonly Title[], names: ReadonlySet<string>): string {
  const plans = titles.filter(({ folded }) => PLAN_TITLE.test(folded) && !/通知(?:\(.*)?$/.test(folded));
  const own = plans.filter(({ folded }) => !/台[账帐]$/.test(folded));
  const called = own.find(({ folded }) => names.has(bareTitle(folded)));
  return (called ?? own[0] ?? plans[0] ?? titles[0])?.text ?? '';
}

function yearOfTitles(title: string, titles: readonly Title[]): number | undefined {
  for (const text of [title, ...titles.map((one) => one.text)]) {
    const years = [...new Set([...text.matchAll(/(?<!\d)(20\d{2})(?!\d)/g)].map((match) => Number(match[1])))];
    if (years.length === 1 && !/20\d{2}[〕\]]|[〔[]20\d{2}/.test(text)) return years[0];
  }
  return undefined;
}

function schoolYearOf(titles: readonly string[]): number | undefined {
  for (const text of titles) {
    const match = /(20\d{2})年?\s?[-–—－~～至]{1,2}\s?20\d{2}学年/.exec(text);
    if (match !== null) return Number(match[1]);
  }
  return undefined;
}

function findNumber(lines: readonly Line[], used: Set<number>): string | null {
  for (const { text, folded, line } of lines) {
    if (folded.length > 40) continue;
    const match = NUMBER.exec(folded);
    if (match === null || /《|根据|按照/.test(folded)) continue;
    used.add(line);
    return text.slice(match.index, match.index + match[0].length).trim();
  }
  return null;
}

type Dated = { readonly date: string; readonly index: number };

/** A line that is nothing but a date; else the day it was printed or published. */
function findDate(lines: readonly Line[], used: Set<number>): Dated | null {
  const alone = lines.findIndex(({ folded }) => folded.length <= 24 && isDateLine(folded));
  const signed = lines.findIndex(({ folded }) => signature(folded) !== null);
  const stated = lines.findIndex(
    ({ folded }) =>
      folded.length <= 60 && /(?:成文日期|印发日期|发文日期)\s?:/.test(folded) && fullDate(folded) !== null,
  );
  const printed = lines.findIndex(
    ({ folded }) => folded.length <= 60 && /(?:印发|发布)[。.]?$/.test(folded) && fullDate(folded) !== null,
  );
  const published = lines.findIndex(
    ({ folded }) =>
      folded.length <= 60 && /(?:发布日期|发布时间|公开日期|生成日期)\s?:/.test(folded) && fullDate(folded) !== null,
  );
  for (const index of [stated, alone, signed, printed, published]) {
    const line = lines[index];
    if (line === undefined) continue;
    const date = fullDate(line.folded);
    if (date === null) continue;
    used.add(line.line);
    return { date, index };
  }
  return null;
}

/** `青禾市人民政府办公室 2023年4月27日`: who signs, with the day behind. */
function signature(folded: string): string | null {
  if (folded.length > 60) return null;
  const issuer =
    /^(.{3,40}?)\s+(?:\d{4}|[〇零一二三四五六七八九]{4})年[\d〇零一二三四五六七八九十]{1,2}月[\d〇零一二三四五六七八九十]{1,3}日$/.exec(
      folded,
    )?.[1];
  return issuer !== undefined && looksLikeIssuer(issuer) ? issuer : null;
}

function isDateLine(folded: string): boolean {
  const date = fullDate(folded);
  if (date === null) return false;
  return folded.replace(/[\d〇零一二三四五六七八九十年月日\s\-/.()]/g, '').length === 0;
}

function findIssuer(
  lines: readonly Line[],
  dated: Dated | null,
  titles: readonly Title[],
  used: Set<number>,
): string | null {
  const stated = lines.find(
    ({ folded }) => /^(?:发文机关|发布机构|发文单位|制发机关)\s?:\s?\S/.test(folded) && folded.length < 40,
  );
  if (stated !== undefined) {
    used.add(stated.line);
    return stated.text.slice(stated.folded.indexOf(':') + 1).trim();
  }
  const signed = dated === null ? undefined : lines[dated.index - 1];
  if (signed !== undefined && looksLikeIssuer(signed.folded)) {
    used.add(signed.line);
    return signed.text.trim();
  }
  const published = dated === null ? undefined : lines[dated.index];
  const publisher = /^(.{3,30}?)\s?(?:\d{4}|[〇零一二三四五六七八九]{4})年/.exec(published?.folded ?? '')?.[1] ?? '';
  if (looksLikeIssuer(publisher)) return published?.text.slice(0, publisher.length).trim() ?? null;
  const printed = lines.find(({ folded }) => /^.{2,24}文件$/.test(folded) && looksLikeIssuer(folded.slice(0, -2)));
  if (printed !== undefined) {
    used.add(printed.line);
    return printed.text.trim().slice(0, -2);
  }
  for (const { text, folded } of titles) {
    const match = /^(.{2,30}?)(?:关于|印发)/.exec(folded);
    if (match !== null && looksLikeIssuer(match[1] ?? '')) return text.slice(0, (match[1] ?? '').length).trim();
  }
  return null;
}

function looksLikeIssuer(folded: string): boolean {
  const name = folded.replace(/\s/g, '');
  return name.length <= 40 && !/[,。;:]/.test(name) && name.split('、').every((part) => looksLikeUnit(part));
}
