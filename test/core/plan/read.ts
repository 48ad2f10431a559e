import { blocksFromText, parsePlan } from '../../../src/core/plan';
import type { Issue, Plan, Task } from '../../../src/core/model';

/** Reads a document written as text; the common indentation of the literal is taken off. */
export function read(text: string, options: { year?: number } = {}): { plan: Plan; issues: readonly Issue[] } {
  const lines = text.replace(/^\n/, '').split('\n');
  const indent = Math.min(
    ...lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0),
  );
  const { value, issues } = parsePlan(blocksFromText(lines.map((line) => line.slice(indent)).join('\n')), {
    fileName: '方案.txt',
    ...options,
  });
  return { plan: value, issues };
}

/** A task in one line: `（一）优化服务 | 牵头 市数据局 | 责任 … | 配合 … | 2024-06`. */
export function line(task: Task): string {
  const parts = [`${task.ordinal}${task.title}`];
  if (task.leadUnits.length > 0) parts.push(`牵头 ${task.leadUnits.join('、')}`);
  if (task.responsibleUnits.length > 0) parts.push(`责任 ${task.responsibleUnits.join('、')}`);
  if (task.supportingUnits.length > 0) parts.push(`配合 ${task.supportingUnits.join('、')}`);
  const owners = (task.owners ?? []).map(({ name }) => name);
  if (owners.length > 0) parts.push(`人 ${owners.join('、')}`);
  if (task.deadline !== null) parts.push(task.deadline.due ?? task.deadline.every ?? task.deadline.kind);
  return parts.join(' | ');
}

export function lines(text: string, options: { year?: number } = {}): string[] {
  return read(text, options).plan.tasks.map(line);
}

export function codes(text: string): string[] {
  return read(text).issues.map(({ code }) => code);
}
