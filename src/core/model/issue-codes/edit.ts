/** Correcting a plan by hand. */
export type EditIssues = {
  'edit.unknownTask': { taskId: string };
  'edit.untitled': object;
  'edit.mergeNeedsTwo': object;
  /** nothing would leave the task, or nothing would stay */
  'edit.splitNeedsBoth': { title: string };
};
