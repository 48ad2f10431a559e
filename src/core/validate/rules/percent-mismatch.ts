import { donePercent } from '../percent';
import { rowRule } from '../rule';
import { issuedStatusWord } from './status-word';

/** 完成80% beside 已完成, or 完成100% beside something else. */
export const percentMismatch = rowRule({
  code: 'percent.mismatch',
  severity: 'warning',
  check: (row, context) => {
    const { status, progress } = row.values;
    const percent = status === null ? null : donePercent(progress);
    if (percent === null || status === null) return [];
    const agrees = status === 'done' ? percent >= 100 : percent < 100 && (status !== 'notStarted' || percent === 0);
    if (agrees || status === 'ongoing') return [];
    return [{ facts: { percent, status: issuedStatusWord(row, context) }, column: 'status' }];
  },
});
