import { sheetDeadline } from '../deadline-cell';
import { rowRule } from '../rule';

/** A day that no calendar has: 9月31日. */
export const deadlineImpossible = rowRule({
  code: 'deadline.impossible',
  severity: 'error',
  check: (row, context) => {
    const read = sheetDeadline(row, context);
    if (read?.impossible === undefined) return [];
    return [{ facts: { text: read.deadline.text, meant: read.impossible }, column: 'deadline' }];
  },
});
