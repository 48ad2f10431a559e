import type { MessagesOf } from '../types';
import type { LedgerIssues } from '../../core/model/issue-codes/ledger';

export const ledger: MessagesOf<LedgerIssues> = {
  'ledger.notALedger': (i) => `“${i.file}”不是本软件生成的台账，请选台账文件，或先用“沿用现有台账”。`,
};
