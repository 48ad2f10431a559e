import { matchKey } from '../../model';
import { rowRule } from '../rule';
import { EMPTY_TALK, PADDING } from '../rules-words';

/** Words that tell nothing but that something goes on or is done, and what they are padded with. */
const EMPTY_WORDS: ReadonlySet<string> = new Set(
  [...EMPTY_TALK, ...PADDING, '推进', '有序', '稳步', '顺利', '进行', '开展', '落实', '办理', '良好'].map(matchKey),
);

const LONGEST = 12;
const LONGEST_TEXT = 40;

/** 内容空泛: words that say nothing, and nothing else. */
export const talkEmpty = rowRule({
  code: 'talk.empty',
  severity: 'warning',
  check: (row, context) => {
    const text = row.values.progress;
    if (text === '' || text.length > LONGEST_TEXT) return [];
    if (row.values.status === 'notApplicable') return [];
    const own = context.option<readonly string[]>('talk.empty', 'words', []).map(matchKey);
    const isEmpty = text.split(CLAUSE_END).every((clause) => saysNothing(matchKey(clause), own));
    return isEmpty ? [{ facts: { text: text.slice(0, 40) }, column: 'progress' }] : [];
  },
});

const CLAUSE_END = /[，。；、,;\s]+/;

/** A clause that can be cut into empty words and padding without a rest (目前正在按计划推进中). */
function saysNothing(key: string, own: readonly string[]): boolean {
  const reached = new Set([0]);
  for (let from = 0; from < key.length; from += 1) {
    if (!reached.has(from)) continue;
    for (let to = Math.min(key.length, from + LONGEST); to > from; to -= 1) {
      const word = key.slice(from, to);
      if (EMPTY_WORDS.has(word) || own.includes(word)) reached.add(to);
    }
  }
  return reached.has(key.length);
}
