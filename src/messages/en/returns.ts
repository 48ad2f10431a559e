import type { MessagesOf } from '../types';
import type { ReturnIssues } from '../../core/model/issue-codes/returns';

export const returns: MessagesOf<ReturnIssues> = {
  'return.noIdentity': (i) => `“${i.file}” has no hidden identity; say which unit and period it is for.`,
  'return.identityDamaged': (i) =>
    `The hidden identity (${i.part}) of “${i.file}” is not whole; it is treated as a file without one. Confirm unit and period.`,
  'return.newerFormat': (i) =>
    `“${i.file}” was handed out by a newer version (${i.format}); update this software first.`,
  'return.noTable': (i) => `“${i.file}” has no table of tasks (with headers such as task and progress).`,
  'return.headerGuessed': (i) =>
    `The sheet “${i.sheet}” has no header; tasks and progress were told by what the columns hold. Check before taking it.`,
  'return.hiddenSheet': (i) => `The hidden sheet “${i.sheet}” holds another table; it was not read.`,
  'return.otherTable': (i) =>
    `None of the ${i.rows} rows of the sheet “${i.sheet}” is a task of this ledger; it was not taken. See whether it matters.`,
  'return.sheetUnread': (i) =>
    `The sheet “${i.sheet}” names tasks of this ledger, but its table could not be read; it was not taken. Fill in the return form instead.`,
  'return.extraColumn': (i) =>
    `The unit added a column “${i.title}” with ${i.cells} filled cells (such as “${i.sample}”); it was not taken.`,
  'return.unitDisagrees': (i) =>
    `The identity of “${i.file}” is ${i.claimed}, but its name, title or content looks like ${i.found}; please confirm.`,
  'return.periodDisagrees': (i) =>
    `The identity of “${i.file}” is ${i.claimed}, but its name or title says ${i.found}; please confirm.`,
  'return.lookAlike': (i) =>
    `“${i.written}” looks like “${i.unit}” but has other characters (invisible or full-width); please confirm.`,
  'return.idMoved': (i) => `This row carries the id of “${i.task}” but says “${i.text}”; the words were followed.`,
  'return.duplicateRow': (i) => `“${i.task}” stands in two rows; say which one counts.`,
  'return.rowsJoined': (i) => `“${i.task}” took ${i.rows} rows; they were joined.`,
};
