import type { MessagesOf } from '../types';
import type { LedgerIssues } from '../../core/model/issue-codes/ledger';

export const ledger: MessagesOf<LedgerIssues> = {
  'ledger.notALedger': (i) => `“${i.file}” is no taizhang ledger; choose a ledger, or adopt this workbook first.`,
};
