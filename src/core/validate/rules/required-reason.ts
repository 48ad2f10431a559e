import { rowRule } from '../rule';
import { issuedStatusWord } from './status-word';

const NEED_REASON = ['notApplicable', 'suspended', 'reassign'];

/** 不涉及, 暂缓 and 建议调整责任单位 come to the coordinator for a decision: with a reason. */
export const requiredReason = rowRule({
  code: 'required.reason',
  severity: 'error',
  subjects: ['return'],
  check: (row, context) => {
    const { status, progress, remarks } = row.values;
    const needing = context.option('required.reason', 'statuses', NEED_REASON);
    if (status === null || !needing.includes(status) || progress !== '' || remarks !== '') return [];
    return [{ facts: { task: row.title, status: issuedStatusWord(row, context) }, column: 'remarks' }];
  },
});
