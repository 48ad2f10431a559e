import { DONE_PERCENT_WORDS } from './rules-words';

const PERCENT = /(\d{1,3}(?:\.\d{1,2})?)[%％]/g;

/** Every share of the task itself that its own words say is done (完成80%, 总体进度60%), in order. */
export function donePercents(text: string): readonly number[] {
  if (!text.includes('%') && !text.includes('％')) return [];
  return [...text.matchAll(PERCENT)].flatMap((match) => {
    const before = text.slice(Math.max(0, match.index - 8), match.index);
    const value = Number(match[1]);
    const clause = before.slice(
      Math.max(...['，', '。', '；', ',', ';', '、'].map((mark) => before.lastIndexOf(mark))) + 1,
    );
    const tells = !clause.includes('率') && DONE_PERCENT_WORDS.some((word) => clause.includes(word));
    return value <= 100 && tells ? [value] : [];
  });
}

/** How much of the task is done by its last word on it; null where no percentage says that. */
export function donePercent(text: string): number | null {
  return donePercents(text).at(-1) ?? null;
}
