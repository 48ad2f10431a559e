import { fold } from './fold';
import type { Item } from './outline';
import { CHAPTER_WORDS, IMPERATIVE, MANNER_NOUNS, type ChapterUse } from './sections-words';
import { titleOf } from './titles';

/** What an item's heading says it is for; null where it says nothing, so that the chapter above decides. */
export function headingUse(item: Item): ChapterUse | null {
  const first = item.pieces[0];
  if (first === undefined) return null;
  const title = fold(titleOf(first.text)).replace(/\s/g, '');
  if (title.length > 26) return null;
  const match = CHAPTER_WORDS.find(({ pattern }) => pattern.test(title));
  if (match === undefined) return null;
  if (match.use !== 'manner' || MANNER_NOUNS.test(title) || !IMPERATIVE.test(title)) return match.use;
  // 加强组织领导 is how the work is done; 加强宣传引导 in a task chapter is a task: only exact headings count
  return /^(?:加强|强化|坚持|明确|严格|压实|健全|突出)(?:组织领导|组织保障|组织实施|工作保障|保障措施|责任落实|督导检查|督查考核|考核评价|监督检查|宣传引导|监督考核|督促检查|组织推动|协调配合|统筹协调|纪律要求|工作要求|责任追究|工作责任|工作纪律)$/.test(
    title,
  )
    ? 'manner'
    : null;
}

/**
 * What an item stands for: the outermost heading that tells decides; inside a task chapter only aims, steps and the
 * like are told apart, since 加强组织领导 may be a task there.
 */
export function chapterUse(item: Item): ChapterUse | null {
  const path: Item[] = [];
  for (let at: Item | null = item; at !== null && at.kind !== 'root'; at = at.parent) path.unshift(at);
  let use: ChapterUse | null = null;
  for (const at of path) {
    const own = headingUse(at);
    if (own === null) continue;
    if (use === null || own === 'task') use = own;
    else if (use === 'task' && own !== 'manner') use = own;
  }
  return use;
}
