/** Templates, assignments, generating and handing out. */
export type LedgerIssues = {
  'ledger.notALedger': { file: string };
};
