import { donePercents } from '../percent';
import { rowRule } from '../rule';
import { issuedStatusWord } from './status-word';

/** 完成80% beside 已完成, or 完成100% beside something else. */
export const percentMismatch = rowRule({
  code: 'percent.mismatch',
  severity: 'warning',
  check: (row, context) => {
    const { status, progress } = row.values;
    const percents = status === null || status === 'ongoing' ? [] : donePercents(progress);
    const percent = percents.at(-1);
    if (percent === undefined) return [];
    const agrees =
      status === 'done'
        ? percents.some((one) => one >= 100)
        : status === 'notStarted'
          ? percents.every((one) => one === 0)
          : percents.some((one) => one < 100);
    if (agrees) return [];
    return [{ facts: { percent, status: issuedStatusWord(row, context) }, column: 'status' }];
  },
});
