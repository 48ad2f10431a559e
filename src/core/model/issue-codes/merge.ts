/** Consolidation, the log and its checks. */
export type MergeIssues = {
  'locked.changed': { unit: string; taskId: string; columnTitle: string; issued: string; returned: string };
};
