import { DONE_PERCENT_WORDS } from './rules-words';

const PERCENT = /(\d{1,3}(?:\.\d{1,2})?)[%％]/g;

/** How much of the task itself is done, by its own words (完成80%, 总体进度60%); null where no percentage says that. */
export function donePercent(text: string): number | null {
  for (const match of text.matchAll(PERCENT)) {
    const before = text.slice(Math.max(0, match.index - 8), match.index);
    const value = Number(match[1]);
    const clause = before.slice(
      Math.max(...['，', '。', '；', ',', ';', '、'].map((mark) => before.lastIndexOf(mark))) + 1,
    );
    if (value <= 100 && !clause.includes('率') && DONE_PERCENT_WORDS.some((word) => clause.includes(word)))
      return value;
  }
  return null;
}
