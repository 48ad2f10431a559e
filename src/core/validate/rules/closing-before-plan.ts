import { rowRule } from '../rule';
import { isDay } from '../day';

/** Closed before the plan was issued: an old matter, or a wrong year. */
export const closingBeforePlan = rowRule({
  code: 'closing.beforePlan',
  severity: 'warning',
  check: ({ values: { closedOn } }, { template }) => {
    const { issuedOn } = template.plan;
    if (closedOn === null || issuedOn === null || !isDay(closedOn) || closedOn >= issuedOn) return [];
    return [{ facts: { day: closedOn, issuedOn }, column: 'closedOn' }];
  },
});
