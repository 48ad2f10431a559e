/** Templates, assignments, generating and handing out. */
export type LedgerIssues = {
  'ledger.notALedger': { file: string };
  /** the hidden metadata is there but cannot be trusted */
  'ledger.damaged': { file: string; part: string };
  'ledger.newerFormat': { file: string; format: string };
  /** the metadata is there, the ledger's table is not */
  'ledger.noTable': { file: string };
  'ledger.duplicateRow': { task: string; taskId: string };
  /** the row's words are another task's than its hidden id says, and it cannot be told which holds */
  'ledger.idDoubtful': { task: string; written: string };
  /** the row says the task's words, its hidden id another's or none */
  'ledger.idMended': { task: string; taskId: string };
  'ledger.missingRow': { task: string; taskId: string };
  'ledger.unknownRow': { text: string };
  'log.rowUnreadable': object;
  'ledger.badTemplate': { file: string };
  'assignment.noTable': { file: string };
  'assignment.columnUnused': { title: string };
  'assignment.noTask': { text: string; nearest: string | null };
  'assignment.unclear': { text: string; candidates: readonly string[] };
  'assignment.notListed': { task: string; taskId: string };
  /** units taken from a task of last year's ledger with nearly the same words */
  'assignment.lastYear': { task: string; taskId: string; before: string; units: readonly string[] };
  'coverage.taskWithoutUnit': { task: string; taskId: string };
  /** only groups that list no members are named, so that nobody would get the task */
  'coverage.groupWithoutMembers': { task: string; taskId: string; groups: readonly string[] };
  'coverage.unitWithoutTask': { unit: string };
  'coverage.unknownUnit': { unit: string; nearest: string | null };
  'coverage.unitTwice': { task: string; taskId: string; unit: string };
  'template.longTitle': { length: number; limit: number };
  'template.longText': { task: string; taskId: string; limit: number };
  'template.sequenceTwice': { sequence: string; task: string };
  /** phone or identity numbers or paths that a clean copy does not show */
  'clean.masked': { kinds: readonly ('phone' | 'identity' | 'path')[] };
  'claim.noTable': { file: string };
  'claim.noUnit': { file: string };
  /** a list of units without any */
  'units.none': { file: string };
  'claim.noUnits': { file: string };
  'adopt.notXlsx': { file: string };
  'claim.otherLedger': { file: string };
  'claim.rowUnclear': { text: string };
  'claim.unclearMark': { text: string; task: string };
  'adopt.alreadyLedger': { file: string };
  'adopt.noTable': { file: string };
  'adopt.sheetNameTaken': { file: string; sheet: string };
  /** the sheet has no column that shows what units report */
  'adopt.noProgress': object;
  'adopt.columnKept': { title: string };
  'claim.unclaimed': { task: string; taskId: string };
  /** a table of changes: no sheet with a column 变动 */
  'change.noTable': { file: string };
  'change.noTask': { text: string; nearest: string | null };
  'change.unknownWord': { text: string; task: string };
  'change.nothingNew': { text: string; task: string };
  'change.alreadyThere': { task: string };
  /** the file is a ledger of many units: whose second-level ledger is wanted */
  'sublevel.whose': { file: string; units: readonly string[] };
  'sublevel.noTasks': { unit: string; file: string };
  'plan.taskGone': { taskId: string };
  'assignment.leftOut': { task: string; taskId: string };
};
