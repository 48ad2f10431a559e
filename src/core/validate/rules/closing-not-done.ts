import { rowRule } from '../rule';
import { issuedStatusWord } from './status-word';

/** A closing date beside a status that is not done. */
export const closingNotDone = rowRule({
  code: 'closing.notDone',
  severity: 'warning',
  check: (row, context) => {
    const { closedOn, status } = row.values;
    if (closedOn === null || closedOn === '' || status === null || status === 'done') return [];
    return [{ facts: { day: closedOn, status: issuedStatusWord(row, context) }, column: 'closedOn' }];
  },
});
