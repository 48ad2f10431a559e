import type { EditIssues } from './edit';
import type { FileIssues } from './file';
import type { HostIssues } from './host';
import type { LedgerIssues } from './ledger';
import type { MergeIssues } from './merge';
import type { PlanIssues } from './plan';
import type { ReturnIssues } from './returns';
import type { RuleIssues } from './rules';
import type { StoreIssues } from './store';
import type { WorkbookIssues } from './workbook';

/** Every issue code with the facts its message needs: a closed union; a missing message does not compile. */
export type IssueFacts = EditIssues &
  FileIssues &
  HostIssues &
  LedgerIssues &
  MergeIssues &
  PlanIssues &
  ReturnIssues &
  RuleIssues &
  StoreIssues &
  WorkbookIssues;
