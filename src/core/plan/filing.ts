import type { FilingRule } from '../model';
import { everyOf } from './recurrence';
import { fold } from './fold';

const REPORTS =
  /填报|报送|上报|报告进展|报进展|汇总上报|反馈(?:工作)?进展|报(?:市|县|区|省|旗|州|镇|厅|局|办|至|到|我|领导小组|督查)|更新台账|月报|季报/;
const CYCLES: Readonly<Record<string, FilingRule['every']>> = {
  month: 'monthly',
  quarter: 'quarterly',
  'half-year': 'halfYearly',
  year: 'yearly',
};

/** Sentences that ask for returns: 每月30日前填报进展情况. The same sentence counts once. */
export function readFiling(texts: readonly string[]): FilingRule[] {
  const found = new Map<string, FilingRule>();
  for (const text of texts) {
    const folded = fold(text);
    if (!/每|按月|按季|逐月/.test(folded)) continue;
    for (const sentence of sentences(text, folded)) {
      const rule = filingRule(sentence);
      if (rule !== null && !found.has(rule.text)) found.set(rule.text, rule);
    }
  }
  return [...found.values()];
}

function sentences(text: string, folded: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < folded.length; at += 1) {
    if (!'。;!?'.includes(folded[at] ?? '')) continue;
    parts.push(text.slice(from, at));
    from = at + 1;
  }
  parts.push(text.slice(from));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function filingRule(sentence: string): FilingRule | null {
  const words = fold(sentence).replace(/\s/g, '');
  const at = words.search(/每个?(?:半年|季度|季|月|年)|按月|按季|逐月/);
  if (at === -1 || !REPORTS.test(words.slice(at, at + 120))) return null;
  const every = everyOf(words.slice(at, at + 30));
  if (every === null) return null;
  const [cycle = '', day] = every.split(':');
  const known = CYCLES[cycle];
  if (known === undefined) return null;
  const by = day !== undefined && /^\d{1,2}$/.test(day) && cycle !== 'year' ? Number(day) : null;
  if (by === null && !/(?:前|底|末)/.test(words.slice(at, at + 24))) return null;
  const start = sentence.search(/^(?:说明\s?[:：]\s?)?(?:\d{1,2}[.、．]\s?)?/);
  return { every: known, by, text: sentence.slice(start).replace(/^(?:说明\s?[:：]\s?)?(?:\d{1,2}[.、．]\s?)?/, '') };
}
