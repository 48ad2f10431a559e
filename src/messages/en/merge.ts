import type { MessagesOf } from '../types';
import type { MergeIssues } from '../../core/model/issue-codes/merge';

export const merge: MessagesOf<MergeIssues> = {
  'locked.changed': (i) =>
    `${i.unit} changed the locked column “${i.columnTitle}” from “${i.issued}” to “${i.returned}”; not taken.`,
};
