import { matchKey } from '../../model';
import { rowRule } from '../rule';
import { EMPTY_TALK } from '../rules-words';

const KEYS = new Set(EMPTY_TALK.map(matchKey));
const LONGEST = Math.max(...[...KEYS].map((key) => key.length));
/** 该项工作, 目前, 本月 before such words say nothing more. */
const LEAD_IN = /^(?:该项工作|该工作|此项工作|该任务|目前|本月|各项工作|工作|我局|我单位|我科)+/;

/** 内容空泛: words that say nothing, and nothing else. */
export const talkEmpty = rowRule({
  code: 'talk.empty',
  severity: 'warning',
  check: (row, context) => {
    const text = row.values.progress;
    if (text === '' || text.length > LONGEST * 3) return [];
    const key = matchKey(text);
    const own = context.option<readonly string[]>('talk.empty', 'words', []).map(matchKey);
    const says = ![key, key.replace(LEAD_IN, '')].some((one) => one === '' || KEYS.has(one) || own.includes(one));
    return says ? [] : [{ facts: { text: text.slice(0, 40) }, column: 'progress' }];
  },
});
