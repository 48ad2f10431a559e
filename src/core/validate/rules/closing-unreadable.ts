import { rowRule } from '../rule';
import { isDay } from '../day';

/** A closing date that is no day of the calendar. */
export const closingUnreadable = rowRule({
  code: 'closing.unreadable',
  severity: 'error',
  check: ({ values: { closedOn } }) =>
    closedOn === null || closedOn === '' || isDay(closedOn) ? [] : [{ facts: { text: closedOn }, column: 'closedOn' }],
});
