import type { Status } from '../../model';
import { donePercent } from '../percent';
import { rowRule } from '../rule';

const STEPS: Readonly<Partial<Record<Status, number>>> = {
  notStarted: 0,
  inProgress: 1,
  atRisk: 1,
  ongoing: 1,
  done: 2,
};

/** Done last time and not now, begun last time and not begun now, or a smaller percentage. */
export const progressBackwards = rowRule({
  code: 'progress.backwards',
  severity: 'warning',
  subjects: ['return'],
  check: (row, { statuses }) => {
    const before = row.previous?.values;
    const { status, progress } = row.values;
    if (before === undefined || row.blank) return [];
    const [earlier, later] = [before.status, status].map((one) => (one === null ? undefined : STEPS[one]));
    if (before.status !== null && status !== null && earlier !== undefined && later !== undefined && later < earlier) {
      const facts = { task: row.title, before: statuses.wordOf(before.status), now: statuses.wordOf(status) };
      return [{ facts, column: 'status' }];
    }
    const percents = [donePercent(before.progress), donePercent(progress)] as const;
    if (percents[0] === null || percents[1] === null || percents[1] >= percents[0]) return [];
    return [{ facts: { task: row.title, before: `${percents[0]}%`, now: `${percents[1]}%` }, column: 'progress' }];
  },
});
