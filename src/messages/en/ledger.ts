import type { MessagesOf } from '../types';
import type { LedgerIssues } from '../../core/model/issue-codes/ledger';

const PRIVATE_WORDS = { phone: 'phone numbers', identity: 'identity numbers', path: 'file paths' } as const;

export const ledger: MessagesOf<LedgerIssues> = {
  'ledger.notALedger': (i) => `“${i.file}” is no taizhang ledger; choose a ledger, or adopt this workbook first.`,
  'ledger.damaged': (i) =>
    `The internal records (${i.part}) of “${i.file}” are not whole; they may have been changed. Use a backup or the copy saved before.`,
  'ledger.newerFormat': (i) => `“${i.file}” was made by a newer version (${i.format}); update this software first.`,
  'ledger.noTable': (i) =>
    `“${i.file}” has no ledger table; it may have been deleted. Use a backup or the copy saved before.`,
  'ledger.idDoubtful': (i) =>
    `The row that says “${i.written}” has the hidden id of “${i.task}”; the hidden column may have been left out of a sort. Please undo that sort, or use a backup.`,
  'ledger.idMended': (i) =>
    `The row “${i.task}” has a wrong hidden task id: the hidden column was left out of a sort, or somebody changed it. The row is taken for what it says; the next consolidation writes the id anew.`,
  'ledger.duplicateRow': (i) => `“${i.task}” stands in two rows; a row may have been copied. Delete one of them.`,
  'ledger.missingRow': (i) => `The row of “${i.task}” is missing; its entries are kept. Restore the row.`,
  'ledger.unknownRow': (i) => `The row “${i.text}” was added by hand; it has no task id and is not consolidated.`,
  'ledger.badTemplate': (i) =>
    `“${i.file}” is no template or is not whole; choose a template (.json) that this software saved.`,
  'assignment.noTable': (i) =>
    `“${i.file}” has no assignment table; its header needs a task column and a unit or owner column.`,
  'coverage.taskWithoutUnit': (i) => `“${i.task}” has no responsible unit; assign one or start a claim round.`,
  'coverage.groupWithoutMembers': (i) =>
    `“${i.task}” names only groups (${i.groups.join(', ')}), so nobody would get it; name units, or let them claim it.`,
  'coverage.unitWithoutTask': (i) => `${i.unit} is in the directory but has no task.`,
  'coverage.unknownUnit': (i) =>
    `“${i.unit}” is not in the unit directory${i.nearest === null ? '' : `; did you mean “${i.nearest}”`}.`,
  'coverage.unitTwice': (i) => `${i.unit} stands twice with “${i.task}”; it counts once.`,
  'template.longTitle': (i) => `The ledger's title has ${i.length} characters; keep it below ${i.limit}.`,
  'template.longText': (i) =>
    `“${i.task}” has more than ${i.limit} characters, more than a cell holds; only its beginning is shown.`,
  'template.sequenceTwice': (i) => `The number “${i.sequence}” is used twice (“${i.task}”).`,
  'clean.masked': (i) =>
    `The clean copy masks ${i.kinds.map((kind) => PRIVATE_WORDS[kind]).join(', ')}; see whether the text should be reworded.`,
  'claim.noTable': (i) => `“${i.file}” has no claim table (with a column 是否认领).`,
  'units.none': (i) => `No unit is named in “${i.file}”; write one unit a line, or a table with a column “单位名称”.`,
  'claim.noUnits': (i) =>
    `“${i.file}” names no unit; first give a list of units (--units on the command line) to hand out claim sheets.`,
  'adopt.notXlsx': (i) => `“${i.file}” is no .xlsx workbook; save it as .xlsx first, then adopt it.`,
  'claim.noUnit': (i) => `Nobody can tell whose claim “${i.file}” is; put the unit into the file name.`,
  'claim.otherLedger': (i) => `“${i.file}” is a claim for another ledger; it was not taken.`,
  'claim.rowUnclear': (i) => `The claimed row “${i.text}” matches no task of the ledger for sure.`,
  'claim.unclearMark': (i) =>
    `The mark “${i.text}” on “${i.task}” is neither yes nor no; it does not count as a claim.`,
  'adopt.alreadyLedger': (i) => `“${i.file}” is a taizhang workbook already; just open it.`,
  'adopt.noTable': (i) => `“${i.file}” has no ledger table; its header needs a task column with tasks below.`,
  'adopt.sheetNameTaken': (i) =>
    `“${i.file}” has a sheet named “${i.sheet}”, a name this software needs; rename it first.`,
  'adopt.noProgress': () =>
    'The sheet has no column for progress: what units report will stand in the entry log only. To see it in the sheet, add a column “进展情况” before adopting.',
  'adopt.columnKept': (i) => `The column “${i.title}” is kept as it is and takes no part in reporting.`,
  'claim.unclaimed': (i) => `Nobody claimed “${i.task}”; assign a unit.`,
  'change.noTable': (i) =>
    `“${i.file}” holds no table of changes: its header needs “变动” (新增, 撤销, 恢复, 延期, 改派) and “主要任务”.`,
  'change.noTask': (i) =>
    i.text === ''
      ? 'This row names no task; nothing was changed.'
      : `“${i.text}” in the table of changes fits no task of the ledger${i.nearest === null ? '' : ` (that number is “${i.nearest}”)`}; nothing was changed.`,
  'change.unknownWord': (i) =>
    i.text === ''
      ? `“${i.task}” does not say what changes; write 新增, 撤销, 恢复, 延期 or 改派. Nothing was changed.`
      : `“${i.text}” for “${i.task}” is no known change; write 新增, 撤销, 恢复, 延期 or 改派. Nothing was changed.`,
  'change.nothingNew': (i) => `“${i.task}” says “${i.text}” but gives no new deadline or unit; nothing was changed.`,
  'change.alreadyThere': (i) => `“${i.task}” is in the ledger already; it was not added again.`,
  'sublevel.whose': (i) =>
    `“${i.file}” is the ledger above; say with --unit whose own ledger is wanted (${i.units.slice(0, 6).join(', ')}${i.units.length > 6 ? ' …' : ''}).`,
  'sublevel.noTasks': (i) => `“${i.file}” has no tasks of ${i.unit}; please check the name.`,
  'plan.taskGone': (i) => `The ledger has no task ${i.taskId}; nothing was changed.`,
  'assignment.columnUnused': (i) =>
    `The column “${i.title}” of the assignment table is not used; if it holds units, name it 责任单位, 配合单位 or the like.`,
  'assignment.noTask': (i) =>
    `“${i.text}” in the assignment table is no task of the plan${i.nearest === null ? '' : `; the nearest is “${i.nearest}”`}. Check its name.`,
  'assignment.unclear': (i) =>
    `“${i.text}” in the assignment table may be ${i.candidates.map((text) => `“${text}”`).join(' or ')}; write the whole name of the task.`,
  'assignment.notListed': (i) => `The assignment table does not name “${i.task}”; it stays as the plan has it.`,
  'assignment.lastYear': (i) =>
    `“${i.task}” goes to ${i.units.join(', ')}, as “${i.before}” did last year; please check.`,
  'assignment.leftOut': (i) => `The plan's task “${i.task}” is not in this ledger.`,
  'log.rowUnreadable': () => 'This row of the entry log is not whole; it may have been changed. It was not read.',
};
