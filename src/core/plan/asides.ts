import { markerAt, RANK } from './numbering';
import type { Item } from './outline';

/** Heading levels of what stands beside the numbering: stages (第一阶段：…), boxes (专栏3 …), times (九月：, 第一季度). */
const STAGE = 97;
const BOX = 98;
const TIME = 99;

const STAGE_HEAD = /^第[一二三四五六七八九十\d]{1,2}(?:阶段|步)[:、\s(][^。;]{0,50}$/;
const BOX_HEAD = /^【?专栏\s?(?:\d{1,3}|[一二三四五六七八九十]{1,3})?[】:\s]?\s?[^。;]{0,50}$/;
const TIME_HEAD =
  /^(?:20\d{2}年)?(?:(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?|第?[一二三四1-4]季度|[上下]半年)(?:重点工作|工作安排|主要工作|工作|安排|任务)?:?$/;

/** The level of a line that heads a box or the tasks of a time; null for any other line. */
export function asideLevel(folded: string, next: string | undefined): number | null {
  if (folded.length > 60) return null;
  if (folded.startsWith('专栏') || folded.startsWith('【专栏')) return BOX_HEAD.test(folded) ? BOX : null;
  const listed = next !== undefined && markerAt(next, 0) !== null;
  if (folded.startsWith('第') && STAGE_HEAD.test(folded)) return listed ? STAGE : null;
  if (!TIME_HEAD.test(folded)) return null;
  return next !== undefined && markerAt(next, 0)?.value === 1 ? TIME : null;
}

/** Whether an item is a box: it illustrates its section, and is no part of the section's numbering. */
export function isBox(item: Item): boolean {
  return item.kind === 'heading' && item.level === BOX;
}

/** The time that an item stands under (九月：1.开学典礼), as written; null where none does. */
export function timeAbove(item: Item): string | null {
  for (let at: Item | null = item.parent; at !== null; at = at.parent) {
    if (at.kind === 'heading' && at.level === TIME) return at.pieces[0]?.text ?? null;
  }
  return null;
}

/** How many open items stay open where a box or time begins: those of its own kind and list items close. */
export function depthForAside(stack: readonly Item[], level: number): number {
  const before = stack.findIndex((item) => item.kind === 'heading' && item.level === level);
  if (before !== -1) return before;
  let depth = stack.length;
  while (depth > 0 && isListItem(stack[depth - 1])) depth -= 1;
  return depth;
}

function isListItem(item: Item | undefined): boolean {
  if (item === undefined || item.kind === 'root' || item.kind === 'heading') return false;
  return item.kind === 'label' || RANK[item.kind] > RANK['(一)'];
}
