import { rowRule } from '../rule';
import { isDay } from '../day';

/** Closed on a day that has not come. */
export const closingFuture = rowRule({
  code: 'closing.future',
  severity: 'error',
  check: ({ values: { closedOn } }, { asOf }) =>
    closedOn !== null && isDay(closedOn) && closedOn > asOf
      ? [{ facts: { day: closedOn, asOf }, column: 'closedOn' }]
      : [],
});
