import type { MessagesOf } from '../types';
import type { RuleIssues } from '../../core/model/issue-codes/rules';

export const rules: MessagesOf<RuleIssues> = {
  'status.unknown': (i) => `状态“${i.text}”不在可选范围内${i.nearest === null ? '' : `，是否为“${i.nearest}”`}。`,
};
