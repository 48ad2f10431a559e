import type { MessagesOf } from '../types';
import type { PlanIssues } from '../../core/model/issue-codes/plan';

export const plan: MessagesOf<PlanIssues> = {
  'plan.noTasks': (i) => `在“${i.file}”里没有找到任务，请确认它是方案或台账；也可以把任务部分复制出来再试。`,
  'deadline.unreadable': (i) => `“${i.text}”看不出完成时限，请改成“2026年6月底”这样的写法。`,
};
