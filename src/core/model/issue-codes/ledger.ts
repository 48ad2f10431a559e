/** Templates, assignments, generating and handing out. */
export type LedgerIssues = {
  'ledger.notALedger': { file: string };
  /** the hidden metadata is there but cannot be trusted */
  'ledger.damaged': { file: string; part: string };
  'ledger.newerFormat': { file: string; format: string };
  /** the metadata is there, the ledger's table is not */
  'ledger.noTable': { file: string };
  'ledger.duplicateRow': { task: string; taskId: string };
  'ledger.missingRow': { task: string; taskId: string };
  'ledger.unknownRow': { text: string };
  'log.rowUnreadable': object;
  'ledger.badTemplate': { file: string };
  'assignment.noTable': { file: string };
  'assignment.noTask': { text: string; nearest: string | null };
  'assignment.unclear': { text: string; candidates: readonly string[] };
  'assignment.notListed': { task: string; taskId: string };
  'assignment.leftOut': { task: string; taskId: string };
};
