import type { MessagesOf } from '../types';
import type { LedgerIssues } from '../../core/model/issue-codes/ledger';

export const ledger: MessagesOf<LedgerIssues> = {
  'ledger.notALedger': (i) => `“${i.file}” is no taizhang ledger; choose a ledger, or adopt this workbook first.`,
  'ledger.damaged': (i) =>
    `The internal records (${i.part}) of “${i.file}” are not whole; they may have been changed. Use a backup or the copy saved before.`,
  'ledger.newerFormat': (i) => `“${i.file}” was made by a newer version (${i.format}); update this software first.`,
  'assignment.noTask': (i) =>
    `“${i.text}” in the assignment table is no task of the plan${i.nearest === null ? '' : `; the nearest is “${i.nearest}”`}. Check its name.`,
  'assignment.unclear': (i) =>
    `“${i.text}” in the assignment table may be ${i.candidates.map((text) => `“${text}”`).join(' or ')}; write the whole name of the task.`,
  'assignment.notListed': (i) => `The assignment table does not name “${i.task}”; it stays as the plan has it.`,
  'assignment.leftOut': (i) => `The plan's task “${i.task}” is not in this ledger.`,
};
