import { FEEDBACK_WORDS, PAST_WORDS } from './deadline-words';
import { fold } from './fold';

const MONTH = '(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])';
const DAY = '(?:[12]\\d|3[01]|0?[1-9]|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])';
const YEAR = '(?:(?:20\\d{2}|二[〇零][〇零一二三四五六七八九]{2})\\s?年|今年|明年|本年度?)';
/** before 前, or where the clause ends with 完成 */
const LIMIT =
  '(?:之前|以前|前)(?![期后瞻列沿提三置述款款往来])|(?=(?:全面|基本|全部)?(?:完成|办结|建成|竣工|完工|开工|投用|投入使用|通车|上线|到位)[。;,)])';
const DATE = new RegExp(
  `${YEAR}?\\s?(?:${MONTH}\\s?月份?\\s?(?:${DAY}\\s?[日号]|[上中下]旬|底|末|初)?|(?<=年\\s?)(?:底|末)|年\\s?(?:底|末)|第?[一二三四1-4]季度(?:末|底)?|上半年|下半年)(?:\\([^()]{1,8}\\))?\\s?(?:${LIMIT})`,
  'g',
);

const HINT = /前|[月底旬日末年度].{0,2}(?:完成|办结|建成|竣工|完工|开工|投用|投入使用|通车|上线|到位)[。;,)]/;

/**
 * Deadlines in running text: a date followed by 前, or by 完成 at a clause's end. A target horizon (到2028年…), a policy's
 * validity, what was done by a day and what is to be answered by one are none.
 */
export function proseDeadlines(text: string): string[] {
  const folded = fold(text);
  if (!HINT.test(folded)) return [];
  const found: string[] = [];
  for (const match of folded.matchAll(DATE)) {
    const before = folded.slice(Math.max(0, match.index - 6), match.index);
    const clause = clauseAfter(folded, match.index + match[0].length);
    if (isDecoy(before, clause)) continue;
    found.push(text.slice(match.index, match.index + match[0].length).trim());
  }
  return found;
}

function clauseAfter(folded: string, from: number): string {
  const rest = folded.slice(from, from + 60);
  const end = rest.search(/[。;,:!?]/);
  return end === -1 ? rest : rest.slice(0, end + 1);
}

function isDecoy(before: string, clause: string): boolean {
  if (/(?:截至|截止|至今|每年?|每月|已[于在]?|[到至])$/.test(before)) return true;
  if (PAST_WORDS.some((word) => clause.startsWith(word))) return true;
  if (/的[,。;]$/.test(clause) || /^的/.test(clause)) return true;
  return FEEDBACK_WORDS.some((word) => clause.includes(word));
}
