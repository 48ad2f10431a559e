import type { MessagesOf } from '../types';
import type { ReturnIssues } from '../../core/model/issue-codes/returns';

export const returns: MessagesOf<ReturnIssues> = {
  'return.noIdentity': (i) => `“${i.file}” has no hidden identity; say which unit and period it is for.`,
};
