import type { Line } from './blocks';
import { isDeadlineText } from './deadline';
import { findLabels, tellsResponsibility, type LabelRole } from './labels';
import { markerAt } from './numbering';
import { endsWithLabel, opensWithLabel } from './responsibility';
import { isResponsibilityText, unitRoleOf } from './roles';

/** A paragraph as it was before page ends and line widths broke it; `starts` tells which line each part came from. */
export type Paragraph = {
  readonly text: string;
  readonly folded: string;
  readonly starts: readonly { readonly offset: number; readonly line: number }[];
  readonly level?: number;
};

/** The line on which a place of the paragraph stands. */
export function lineAt(paragraph: Paragraph, offset: number): number {
  let line = paragraph.starts[0]?.line ?? 1;
  for (const start of paragraph.starts) {
    if (start.offset > offset) break;
    line = start.line;
  }
  return line;
}

/** Puts paragraphs together again that were broken in mid-sentence. */
export function rejoin(lines: readonly Line[]): Paragraph[] {
  const width = wrapWidth(lines);
  const paragraphs: Paragraph[] = [];
  let run: Line[] = [];
  lines.forEach((line, index) => {
    const last = run[run.length - 1];
    if (last === undefined) run = [line];
    else if (continues(run, last, line, width)) run.push(line);
    else if (listsMore(run, line, lines[index + 1]))
      run.push({ ...line, text: ` ${line.text}`, folded: ` ${line.folded}` });
    else {
      paragraphs.push(paragraphOf(run));
      run = [line];
    }
  });
  if (run.length > 0) paragraphs.push(paragraphOf(run));
  return paragraphs;
}

function paragraphOf(run: readonly Line[]): Paragraph {
  const [only] = run;
  const level = only?.level === undefined ? {} : { level: only.level };
  if (only !== undefined && run.length === 1) {
    return { text: only.text, folded: only.folded, starts: [{ offset: 0, line: only.line }], ...level };
  }
  const starts: { offset: number; line: number }[] = [];
  const texts: string[] = [];
  const twins: string[] = [];
  let offset = 0;
  for (const line of run) {
    const glue = needsBlank(texts[texts.length - 1] ?? '', line.text) ? ' ' : '';
    texts.push(glue + line.text);
    twins.push(glue + line.folded);
    offset += glue.length;
    starts.push({ offset, line: line.line });
    offset += line.text.length;
  }
  return { text: texts.join(''), folded: twins.join(''), starts, ...level };
}

/** 责任单位：市公安局、市人社局, and on the next line 市税务局: more units, where a new item or label follows them. */
function listsMore(run: readonly Line[], line: Line, after: Line | undefined): boolean {
  if (after === undefined || line.text.length > 120) return false;
  const label = opensWithLabel(run[0]?.folded ?? '');
  if (label === null || unitRoleOf(label.role) === null) return false;
  if (markerAt(after.folded, 0) === null && opensWithLabel(after.folded) === null) return false;
  return markerAt(line.folded, 0) === null && isResponsibilityText(line.text, false);
}

function needsBlank(before: string, after: string): boolean {
  return /[a-zA-Z]$/.test(before) && /^[a-zA-Z]/.test(after);
}

const ENDS = '。；;：:！!？?…）)】〕]」』”>》.';

/** The width at which a text's lines were wrapped, or null where every line is a paragraph. */
function wrapWidth(lines: readonly Line[]): number | null {
  const counts = new Map<number, number>();
  let long = 0;
  for (const { text } of lines) {
    if (text.length < 18 || text.length > 90) continue;
    long += 1;
    counts.set(text.length, (counts.get(text.length) ?? 0) + 1);
  }
  const longest = Math.max(0, ...lines.slice(0, 5000).map(({ text }) => text.length));
  if (long < 4 || longest > 90) return null;
  let best = 0;
  let most = 0;
  for (const [length, count] of counts) {
    const near = count + (counts.get(length - 1) ?? 0) + (counts.get(length - 2) ?? 0);
    if (near > most || (near === most && length > best)) {
      most = near;
      best = length;
    }
  }
  return most >= long * 0.4 ? best : null;
}

function continues(run: readonly Line[], last: Line, next: Line, width: number | null): boolean {
  if (next.level !== undefined || last.level !== undefined || run.length > 400) return false;
  const end = last.text.slice(-1);
  const label = end === '：' || end === ':' || end === '】' ? endsWithLabel(last.folded) : false;
  const open = next.text.length < 400 && leavesBracketOpen(last.folded);
  if (ENDS.includes(end) && !label && !open) return false;
  if (next.begins === true || /^附\s?件/.test(next.folded)) return false;
  if (markerAt(next.folded, 0) !== null || opensWithLabel(next.folded) !== null) return false;
  if (/^\d{1,3}\.\d/.test(next.folded) && !'、，,'.includes(end)) return false;
  if (open) return true;
  if (label) return next.text.length < 200;
  if ('、，,'.includes(end)) return true;
  if (!/^[\d日号前底末旬]/.test(next.folded) && endsWithValue(last.folded, (role) => role === 'deadline')) return false;
  if (width !== null) return last.text.length >= width - 2;
  if (isHeading(run, last) || endsWithValue(last.folded, tellsResponsibility)) return false;
  return last.text.length >= 30 && isRunningText(last.folded) && isRunningText(next.folded);
}

/** A numbered line without a full stop, as headings are: what follows is its body, not its other half. */
function isHeading(run: readonly Line[], last: Line): boolean {
  return run.length === 1 && last.text.length < 60 && !last.folded.includes('。') && markerAt(last.folded, 0) !== null;
}

/** …；完成时限：10月31日: the value of such a label is complete, so that the next line is something else. */
function endsWithValue(folded: string, isSuch: (role: LabelRole) => boolean): boolean {
  const tail = folded.slice(-80);
  const label = findLabels(tail).at(-1);
  if (label === undefined || !isSuch(label.role)) return false;
  const value = tail.slice(label.end);
  return label.role === 'deadline' ? isDeadlineText(value) : !/[、,(]$/.test(value);
}

/** A sentence under way: it has inner punctuation, as headings, names and signatures have not. */
function isRunningText(folded: string): boolean {
  return /[。;]/.test(folded) || (folded.length >= 30 && /[,、]/.test(folded));
}

/** （责任单位：市教育局、市 … broken before its end. */
function leavesBracketOpen(folded: string): boolean {
  if (!folded.includes('(') && !folded.includes('[')) return false;
  const tail = folded.slice(-300);
  const open = Math.max(tail.lastIndexOf('('), tail.lastIndexOf('['));
  if (open === -1) return false;
  const close = Math.max(tail.lastIndexOf(')'), tail.lastIndexOf(']'));
  return close < open && tail.length - open < 200 && !/^[([][^:]{0,3}$/.test(tail.slice(open));
}
