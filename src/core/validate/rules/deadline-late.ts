import { lastDayOf } from '../../ledger';
import { sheetDeadline } from '../deadline-cell';
import { rowRule } from '../rule';

/** A deadline on the sheet later than the ledger's: the unit means to have more time. */
export const deadlineLate = rowRule({
  code: 'deadline.late',
  severity: 'warning',
  check: (row, context) => {
    const planned = row.assignment?.deadline ?? null;
    const read = sheetDeadline(row, context);
    if (planned === null || planned.due === null || read === null || read.deadline.due === null) return [];
    if (read.ambiguous !== undefined) return [];
    if (lastDayOf(read.deadline.due) <= lastDayOf(planned.due)) return [];
    return [{ facts: { text: read.deadline.text, planned: planned.text }, column: 'deadline' }];
  },
});
