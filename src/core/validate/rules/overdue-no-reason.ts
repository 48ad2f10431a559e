import { lastDayOf } from '../../ledger';
import { NO_REASON, REASON_WORDS } from '../rules-words';
import { rowRule } from '../rule';

const OPEN_STATUSES = ['notStarted', 'inProgress', 'atRisk'];

/** Overdue, not done, and not a word on why. */
export const overdueNoReason = rowRule({
  code: 'overdue.noReason',
  severity: 'warning',
  check: (row, { asOf }) => {
    const deadline = row.assignment?.deadline ?? null;
    const { status, statusText, progress, remarks } = row.values;
    if (deadline === null || deadline.due === null || row.blank || lastDayOf(deadline.due) >= asOf) return [];
    if (deadline.kind === 'recurring' || deadline.kind === 'ongoing') return [];
    const open = status === null ? statusText !== undefined || progress !== '' : OPEN_STATUSES.includes(status);
    const words = NO_REASON.reduce((text, word) => text.replaceAll(word, ''), progress + remarks);
    if (!open || REASON_WORDS.some((word) => words.includes(word))) return [];
    return [{ facts: { task: row.title, deadline: deadline.text }, column: 'progress' }];
  },
});
