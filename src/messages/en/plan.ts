import type { MessagesOf } from '../types';
import type { PlanIssues } from '../../core/model/issue-codes/plan';

export const plan: MessagesOf<PlanIssues> = {
  'plan.noTasks': (i) =>
    `No task was found in ${i.file}. Please check that it is a plan or a ledger, or copy out the part with the tasks.`,
  'plan.unitsMissing': (i) => `Task “${i.title}” names no responsible unit. Please check the document or add one.`,
  'plan.noUnits': (i) => `None of the ${i.count} tasks of this plan names a unit. Please assign them in bulk.`,
  'plan.numberingGap': (i) =>
    `The numbering jumps from “${i.before}” to “${i.after}”. A task may be missing; please check the document.`,
  'plan.sameTitle': (i) =>
    `${i.lines.length} tasks have the same title, “${i.title}” (lines ${i.lines.join(', ')}). Please check for repeats.`,
  'plan.rowUnlinked': (i) => `“${i.row}” in ${i.ledger} stands in no task of the plan. Please choose its task.`,
  'plan.secret': (i) => `The text is marked “${i.text}”. Please do not handle classified matter here.`,
  'deadline.unreadable': (i) => `“${i.text}” cannot be read as a deadline. Please write it like 2026-06-30.`,
  'deadline.impossible': (i) => `There is no such day as “${i.text}”. Was ${i.meant} meant?`,
  'deadline.ambiguous': (i) => `“${i.text}” may be ${i.first} or ${i.second}. Please say which.`,
  'deadline.noYear': (i) =>
    `${i.count} deadlines (such as “${i.text}”) have no year and the document does not tell it. Please give the year.`,
};
