import type { MessagesOf } from '../types';
import type { RuleIssues } from '../../core/model/issue-codes/rules';

export const rules: MessagesOf<RuleIssues> = {
  'status.unknown': (i) =>
    `The status “${i.text}” is not in the list${i.nearest === null ? '' : `; did you mean “${i.nearest}”`}.`,
};
