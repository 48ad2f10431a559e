import { sheetDeadline } from '../deadline-cell';
import { rowRule } from '../rule';

/** A deadline that says neither a day nor that it is open. */
export const deadlineUnreadable = rowRule({
  code: 'deadline.unreadable',
  severity: 'warning',
  check: (row, context) => {
    const read = sheetDeadline(row, context);
    if (read === null || read.impossible !== undefined || read.deadline.kind !== 'unclear') return [];
    return [{ facts: { text: read.deadline.text }, column: 'deadline' }];
  },
});
