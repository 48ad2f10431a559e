import type { Line } from './geometry';

/** The edges of the text on a page: where its lines begin and end at most. */
export type Body = { readonly left: number; readonly right: number };

/** How a new paragraph announces itself in its own words: numbers, labels, bullets. */
const OPENING =
  /^(?:第[一二三四五六七八九十百零〇\d]{1,6}[章节条款项部编]|[（(〔][一二三四五六七八九十\d]{1,4}[)）〕]|[一二三四五六七八九十]{1,4}[、.．是]|\d{1,3}(?:[、．)）]|\.(?!\d))|[①-⑳⑴-⒇⒈-⒛㈠-㈩■●◆★▪•]|(?:牵头|责任|配合|主办|协办|承办|参与|完成|办理)(?:单位|部门|领导|时限|时间|科室|处室)[:：])/;

/** 市场对接：…, a short name before what is said of it. */
const CAPTION = /^[\p{Script=Han}、“”（）()]{2,12}[:：]/u;
/** `15 | …`: a table that was flattened into text, a row a line. */
const TABLE_ROW = /^\d{1,4} ?[|｜]/;

/** Lines of a page (or of several, one after the other) → paragraphs, in which wrapped lines are joined. */
export function paragraphsOf(
  lines: readonly { readonly line: Line; readonly body: Body; readonly page: number }[],
): string[] {
  const paragraphs: string[] = [];
  const leading = usualLeading(lines);
  let previous: (typeof lines)[number] | undefined;
  let startLeft = 0;
  for (const current of lines) {
    const goesOn = previous !== undefined && continues(previous, current, startLeft, leading);
    if (goesOn && previous !== undefined) {
      const at = paragraphs.length - 1;
      paragraphs[at] = join(paragraphs[at] ?? '', current.line.text);
    } else {
      paragraphs.push(current.line.text);
      startLeft = current.line.left - current.body.left;
    }
    previous = current;
  }
  return paragraphs;
}

type Placed = { readonly line: Line; readonly body: Body; readonly page: number };

function continues(previous: Placed, current: Placed, startLeft: number, leading: number): boolean {
  const { line: before, body } = previous;
  const { line } = current;
  const size = Math.max(before.size, line.size);
  if (Math.abs(before.size - line.size) > size * 0.12) return false;
  if (!isFull(before, body, line)) return false;
  const indent = line.left - current.body.left;
  // a line further in than the text's edge begins a paragraph, unless the paragraph hangs there
  if (indent > size * 0.8 && indent > startLeft - size * 0.5 && !isHanging(startLeft, indent, size)) return false;
  if (previous.page === current.page && line.y - before.y > leading * size * 1.35) return false;
  if (TABLE_ROW.test(line.text)) return false;
  // where nothing is indented, the words alone tell a beginning
  const startsAtEdge = indent <= size * 0.8 && startLeft <= size * 0.8;
  return !(startsAtEdge && endsSentence(before.text) && (OPENING.test(line.text) || CAPTION.test(line.text)));
}

/** The paragraph's first line stands at the edge and the following ones a little in, by less than two characters. */
function isHanging(startLeft: number, indent: number, size: number): boolean {
  return startLeft < size * 0.5 && indent < size * 1.7;
}

/** Whether the first word of the next line would not have fitted any more. */
function isFull(line: Line, body: Body, next: Line): boolean {
  const word = /^[“‘（(《〈【〔]*(?:[\w.%,/:-]+|.)?[，。；：、！？）)》〉】〕”’]*/u.exec(next.text)?.[0] ?? '';
  const width = [...word].reduce((sum, sign) => sum + (/[\u0020-\u00ff]/.test(sign) ? 0.55 : 1), 0) * next.size;
  return body.right - line.right < width + line.size * 1.3;
}

function endsSentence(text: string): boolean {
  return /[。！？；：.!?;:）)]$/.test(text);
}

function join(before: string, after: string): string {
  const needsBlank = /[A-Za-z,;]$/.test(before) && /^[A-Za-z]/.test(after);
  return before + (needsBlank ? ' ' : '') + after;
}

/** The usual distance of two lines, in sizes of their type. */
function usualLeading(lines: readonly Placed[]): number {
  const gaps = lines.flatMap((current, index) => {
    const before = lines[index - 1];
    if (before === undefined || before.page !== current.page) return [];
    const gap = (current.line.y - before.line.y) / Math.max(current.line.size, before.line.size);
    return gap > 0 && gap < 4 ? [gap] : [];
  });
  return median(gaps) ?? 2;
}

function median(numbers: readonly number[]): number | undefined {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

type PageLines = { readonly width: number; readonly lines: readonly Line[] };

/** A text whose longest line ends before this part of the page is all short lines; its edge is guessed by symmetry. */
const PLAUSIBLE_RIGHT = 0.72;
/** From this many lines on a page shows its own left edge. */
const ENOUGH_LINES = 8;

/** The text's edges on every page: those of all pages of its width, moved where a page has another binding margin. */
export function bodiesOf(pages: readonly PageLines[]): Body[] {
  return pages.map((page) => {
    const alike = pages.filter((other) => Math.abs(other.width - page.width) < 2).flatMap((other) => other.lines);
    const left = leftEdge(alike);
    const longest = Math.max(0, ...alike.map((line) => line.right));
    const right = longest >= page.width * PLAUSIBLE_RIGHT ? longest : page.width - left;
    const shift = page.lines.length >= ENOUGH_LINES ? leftEdge(page.lines) - left : 0;
    return { left: left + shift, right: right + Math.min(0, shift) };
  });
}

/** One stray line further out does not make the edge. */
function leftEdge(lines: readonly Line[]): number {
  const lefts = lines.map((line) => line.left).sort((a, b) => a - b);
  return lefts[lefts.length > 3 ? 1 : 0] ?? 0;
}
