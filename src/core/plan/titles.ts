import { fold } from './fold';
import { trimEndOf } from './trim';

/** Longer first sentences are cut at their first clause: nobody wants a title of two lines. */
const LONGEST_SENTENCE = 45;
/** A colon this early ends a title: 资源申请：按照…. */
const LONGEST_BEFORE_COLON = 30;

/**
 * The title in an item's own text: its first sentence, or the first clause of a long one; without a leading date
 * (2020年底前开展…) and without what stands in the responsibility bracket. Always a substring of the text.
 */
export function titleOf(text: string): string {
  const folded = fold(text);
  const start = bodyStart(folded);
  const sentence = endOf(folded, start, '。!?;\n');
  const colon = endOf(folded, start, ':');
  if (colon < sentence && colon - start <= LONGEST_BEFORE_COLON && colon > start) return tidy(text.slice(start, colon));
  const whole = endOf(folded, start, '。!?\n');
  if (whole - start <= LONGEST_SENTENCE) return tidy(text.slice(start, whole));
  const clause = endOf(folded, start, ',;。!?\n');
  return tidy(text.slice(start, Math.min(clause, start + 300)));
}

/** Where the first of some signs stands outside of brackets and quotes, or the end. */
function endOf(folded: string, from: number, signs: string): number {
  let depth = 0;
  const limit = Math.min(folded.length, from + 400);
  for (let at = from; at < limit; at += 1) {
    const character = folded[at] ?? '';
    if (depth === 0 && signs.includes(character)) return at;
    if (OPENING.includes(character)) depth += 1;
    else if (depth > 0 && CLOSING.includes(character)) depth -= 1;
  }
  return limit;
}

const OPENING = '([《“「『〈{';
const CLOSING = ')]》”」』〉}';

const DATE_LEAD =
  /^(?:力争|确保|争取|在|于|到)?(?:\d{4}年|今年|明年|年)?(?:\d{1,2}月份?(?:\d{1,2}[日号]|[上中下]旬|底|末)?|年?底|第?[一二三四]季度|上半年|下半年)?(?:之前|以前|前|,)(?=.{6})/;

function bodyStart(folded: string): number {
  let start = 0;
  while (start < folded.length && ' \t。、.,:;'.includes(folded[start] ?? '')) start += 1;
  const head = folded.slice(start, start + 60);
  const lead = DATE_LEAD.exec(head);
  if (lead !== null && /\d|年|季度|底/.test(lead[0])) {
    start += lead[0].length;
    if (folded[start] === ',') start += 1;
  }
  return start;
}

function tidy(text: string): string {
  return trimEndOf(text, '。；;，,：:、.').trim();
}
