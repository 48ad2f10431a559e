import type { MessagesOf } from '../types';
import type { HostIssues } from '../../core/model/issue-codes/host';

export const host: MessagesOf<HostIssues> = {
  'host.sheetMissing': (i) => `找不到工作表“${i.sheet}”，可能已被删除或改名。`,
};
