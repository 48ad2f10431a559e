import type { MessagesOf } from '../types';
import type { EditIssues } from '../../core/model/issue-codes/edit';

export const edit: MessagesOf<EditIssues> = {
  'edit.unknownTask': (i) =>
    `The plan has no task “${i.taskId}”; it may have been dropped or merged. Look at the list again.`,
  'edit.untitled': () => 'A task needs a title; please write one.',
  'edit.mergeNeedsTwo': () => 'Choose two tasks or more to merge.',
  'edit.splitNeedsBoth': (i) =>
    `Both parts of “${i.title}” need something to do; choose some of its requirements, not all.`,
};
