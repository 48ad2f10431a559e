import type { MessagesOf } from '../types';
import type { HostIssues } from '../../core/model/issue-codes/host';

export const host: MessagesOf<HostIssues> = {
  'host.sheetMissing': (i) => `The sheet “${i.sheet}” is missing; it may have been deleted or renamed.`,
};
