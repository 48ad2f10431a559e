import type { MessagesOf } from '../types';
import type { PlanIssues } from '../../core/model/issue-codes/plan';

export const plan: MessagesOf<PlanIssues> = {
  'plan.noTasks': (i) =>
    `No task was found in “${i.file}”; make sure that it is a plan or a ledger, or paste just the tasks.`,
  'deadline.unreadable': (i) => `No deadline can be read from “${i.text}”; write it like 2026-06-30.`,
};
