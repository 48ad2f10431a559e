import type { MessagesOf } from '../types';
import type { MergeIssues } from '../../core/model/issue-codes/merge';

export const merge: MessagesOf<MergeIssues> = {
  'locked.changed': (i) =>
    `${i.unit}改动了固定内容“${i.columnTitle}”：下发为“${i.issued}”，报回为“${i.returned}”，未采用。`,
};
