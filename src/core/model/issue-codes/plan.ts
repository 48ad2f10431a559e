/** Reading a plan document. */
export type PlanIssues = {
  'plan.noTasks': { file: string };
  /** a task that names no unit, in a document whose others do */
  'plan.unitsMissing': { title: string };
  /** no task of the document names a unit */
  'plan.noUnits': { count: number };
  'plan.numberingGap': { before: string; after: string };
  'plan.sameTitle': { title: string; lines: readonly number[] };
  'plan.rowUnlinked': { row: string; ledger: string };
  'plan.secret': { text: string };
  'deadline.unreadable': { text: string };
  /** 9月31日: `meant` is the day that was probably meant */
  'deadline.impossible': { text: string; meant: string };
  /** 10.3: the third, or through a spreadsheet the thirtieth */
  'deadline.ambiguous': { text: string; first: string; second: string };
  /** `text` is the first of `count` deadlines without a year */
  'deadline.noYear': { text: string; count: number };
};
