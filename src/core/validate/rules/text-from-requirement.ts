import { matchKey } from '../../model';
import { rowRule } from '../rule';

const TELLING = 10;

/** 进展情况 that only repeats the task or its requirement. */
export const textFromRequirement = rowRule({
  code: 'text.fromRequirement',
  severity: 'warning',
  subjects: ['return'],
  check: (row) => {
    const said = row.values.progress;
    if (said.length < TELLING || row.assignment === null) return [];
    const key = matchKey(said);
    const asked = matchKey(row.assignment.title + row.assignment.requirements.join(''));
    return key.length >= TELLING && asked.includes(key) ? [{ facts: { task: row.title }, column: 'progress' }] : [];
  },
});
