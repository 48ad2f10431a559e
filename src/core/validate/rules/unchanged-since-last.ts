import { formatPeriod } from '../../ledger';
import { matchKey } from '../../model';
import { rowRule } from '../rule';

/** 与上月相同: the text of the period before, word for word. */
export const unchangedSinceLast = rowRule({
  code: 'unchanged.sinceLast',
  severity: 'warning',
  subjects: ['return'],
  check: (row, { template }) => {
    const { previous, values } = row;
    if (previous === null || values.progress === '' || values.status === 'done') return [];
    if (firstLetter(previous.values.progress) !== firstLetter(values.progress)) return [];
    if (matchKey(previous.values.progress) !== matchKey(values.progress)) return [];
    const period = formatPeriod(previous.period, template.calendar.phases);
    return [{ facts: { task: row.title, period }, column: 'progress' }];
  },
});

/** Texts that begin differently need no closer look. */
function firstLetter(text: string): string {
  return (/[\p{L}\p{N}]/u.exec(text)?.[0] ?? '').normalize('NFKC').toLowerCase();
}
