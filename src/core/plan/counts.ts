import type { CountTarget } from '../model';
import { fold } from './fold';
import { numberOf } from './numbers';
import { everyOf } from './recurrence';

const TARGET =
  /每(?:个)?(?:半年|季度|季|月|年度|年|周|学期|隔?[\d一二两三四五]{1,2}年)[^。;,，；]{0,24}?(\d{1,4}|[一二两三四五六七八九十]{1,3})(次|期|场|场次|件|个|家|名|人次|篇|轮|批|条|项|份|节|课时|小时|天|户|处|所|座|公里|亩|万元)(?:以上)?/g;

/** Countable targets in the prose: 每年至少2期, 每季度至少召开1次. */
export function countTargets(text: string): CountTarget[] {
  const folded = fold(text);
  if (!folded.includes('每')) return [];
  const found: CountTarget[] = [];
  for (const match of folded.matchAll(TARGET)) {
    const count = numberOf(match[1] ?? '');
    if (
      Number.isNaN(count) ||
      /[第后首前][\d一二三四五六]{1,2}个$/.test(folded.slice(match.index, match.index + match[0].length))
    )
      continue;
    const every = everyOf(match[0]);
    found.push({
      text: text.slice(match.index, match.index + match[0].length),
      count,
      ...(every === null ? {} : { every: every.split(':')[0] === 'years' ? every : (every.split(':')[0] ?? every) }),
    });
  }
  return found;
}
