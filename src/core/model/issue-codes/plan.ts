/** Reading a plan document. */
export type PlanIssues = {
  'plan.noTasks': { file: string };
  'deadline.unreadable': { text: string };
};
