import { fullDate } from './dates';
import { ANNEX_LINE, ANNEX_LIST, CLOSING_LINES, NOISE_LINES, PAGE_MARKS } from './noise-words';

/** Whether a line belongs to no document at all: navigation, page numbers, buttons. */
export function isNoise(folded: string): boolean {
  return folded.length < 200 && NOISE_LINES.some((pattern) => pattern.test(folded));
}

/** A page number between two pages. */
export function isPageMark(folded: string): boolean {
  return folded.length <= 24 && PAGE_MARKS.some((pattern) => pattern.test(folded));
}

/** Whether a line closes a document or opens an annex: signature, copies, 附件. */
export function endsDocument(folded: string): boolean {
  if (folded.length > 120) return false;
  if (folded.length <= 24 && fullDate(folded) !== null && /^[\d〇零一二三四五六七八九十年月日\s\-/.]+$/.test(folded))
    return true;
  const compact = folded.replace(/\s/g, '');
  return ANNEX_LINE.test(compact) || ANNEX_LIST.test(compact) || CLOSING_LINES.some((pattern) => pattern.test(folded));
}

/** A sentence or a part of one; a bare short line after an item (a signature, a button) is none. */
export function isBodyText(folded: string): boolean {
  return /[。;:!]$/.test(folded) || /[。;]/.test(folded) || folded.length >= 25 || /^[([].*[)\]]$/.test(folded);
}
