import { assignmentOf } from '../../../core/ledger';
import type { Template } from '../../../core/model';

/** `3 编制公共数据资源目录`: a task as people speak of it. */
export function taskTitle(template: Template, taskId: string): string {
  const assignment = assignmentOf(template, taskId);
  return assignment === null ? taskId : `${assignment.sequence} ${assignment.title}`;
}
