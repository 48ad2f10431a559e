import { assignmentOf } from '../../../core/ledger';
import type { ColumnKey, Template } from '../../../core/model';

/** The column's title in this ledger; its key where the ledger has no such column. */
export function columnTitle(template: Template, key: ColumnKey): string {
  return template.columns.find((column) => column.key === key)?.title ?? key;
}

/** `3 编制公共数据资源目录`: a task as people speak of it. */
export function taskTitle(template: Template, taskId: string): string {
  const assignment = assignmentOf(template, taskId);
  return assignment === null ? taskId : `${assignment.sequence} ${assignment.title}`;
}
