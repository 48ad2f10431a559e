import { chapterUse, headingUse } from './chapters';
import type { Outline } from './outline';
import { ASKED_WORDS, DONE_WORDS, NO_PLAN_TITLE, PLAN_TITLE } from './sections-words';
import { descendants } from './tree';

/**
 * Whether a document in which nobody is named is a plan at all. News, reports and rules have outlines too; what tells
 * them apart is the title, the headings and how they speak: of what is to be done, or of what was done.
 */
export function looksLikePlan(outline: Outline, titles: readonly string[], folded: readonly string[]): boolean {
  const items = [...descendants(outline.root)].filter((item) => !item.inline);
  if (items.length === 0) return false;
  let score = 0;
  if (items.some((item) => headingUse(item) === 'task')) score += 2;
  if (items.some((item) => ['aims', 'manner', 'steps'].includes(chapterUse(item) ?? ''))) score += 1;
  score += titleScore(titles);
  score += voiceScore(folded);
  if (items.filter((item) => item.kind === 'article').length * 2 > items.length) score -= 3;
  return score >= 2;
}

function titleScore(titles: readonly string[]): number {
  const plain = titles.map((title) => title.replace(/\s/g, ''));
  const plans = plain.filter((title) => PLAN_TITLE.test(title) && !NO_PLAN_TITLE.test(title));
  if (plans.length > 0) return 2;
  return plain.some((title) => NO_PLAN_TITLE.test(title)) ? -4 : 0;
}

/** What is asked for against what is told as done, over a sample of the text. */
function voiceScore(folded: readonly string[]): number {
  let asked = 0;
  let done = 0;
  let length = 0;
  for (const text of folded) {
    asked += text.match(ASKED_WORDS)?.length ?? 0;
    done += text.match(DONE_WORDS)?.length ?? 0;
    length += text.length;
    if (length > 40_000) break;
  }
  if (asked + done < 6) return 0;
  const share = done / (asked + done);
  if (share > 0.3) return -3;
  if (share > 0.18) return -1;
  return share < 0.08 ? 1 : 0;
}
