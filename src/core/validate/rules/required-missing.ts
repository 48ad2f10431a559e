import { issuedStatusWord } from './status-word';
import { rowRule } from '../rule';

/** Statuses that say nothing without words on what was done. */
const NEED_PROGRESS = ['inProgress', 'atRisk', 'done', 'ongoing'];

/** What a status makes compulsory: a status for every answer, and words for every status that claims work. */
export const requiredMissing = rowRule({
  code: 'required.missing',
  severity: 'error',
  subjects: ['return'],
  check: (row, context) => {
    const { status, statusText, progress } = row.values;
    if (row.blank) return [];
    const task = row.title;
    if (status === null && statusText === undefined && context.open.includes('status')) {
      return [{ facts: { task, columnTitle: context.titleOf('status'), status: '' }, column: 'status' }];
    }
    const needing = context.option('required.missing', 'progressFor', NEED_PROGRESS);
    if (progress !== '' || status === null || !needing.includes(status)) return [];
    const facts = { task, columnTitle: context.titleOf('progress'), status: issuedStatusWord(row, context) };
    return [{ facts, column: 'progress' }];
  },
});
