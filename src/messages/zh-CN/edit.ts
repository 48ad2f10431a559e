import type { MessagesOf } from '../types';
import type { EditIssues } from '../../core/model/issue-codes/edit';

export const edit: MessagesOf<EditIssues> = {
  'edit.unknownTask': (i) => `方案里没有编号为“${i.taskId}”的任务，可能已经删除或合并。请刷新任务列表再试。`,
  'edit.untitled': () => '任务名称不能为空，请填写主要任务。',
  'edit.mergeNeedsTwo': () => '合并要选两项以上任务。',
  'edit.splitNeedsBoth': (i) => `“${i.title}”拆分后两边都要有内容，请选一部分任务要求。`,
};
