import { failure, type Task } from '../../core/model';
import { titleOf } from '../../core/plan';
import { stepTo, taskOf, type PlanEditing } from './editing';
import { newTaskId, settled, withTexts } from './task-parts';

/**
 * Makes two tasks of one: the requirements at these positions (from 0) leave and become a task behind it, with the
 * same section, units, persons and deadline. The first keeps its id; the new one is named by `title`, or by its first
 * requirement. @throws AdapterError edit.unknownTask, edit.splitNeedsBoth, edit.untitled
 */
export function splitTask(
  editing: PlanEditing,
  taskId: string,
  positions: readonly number[],
  options: { readonly title?: string } = {},
): PlanEditing {
  const task = taskOf(editing.plan, taskId);
  const leaving = task.requirements.filter((_, position) => positions.includes(position));
  const staying = task.requirements.filter((_, position) => !positions.includes(position));
  const [first] = leaving;
  if (first === undefined || staying.length === 0) throw failure('edit.splitNeedsBoth', { title: task.title });

  const title = options.title ?? nameOf(first);
  const requirements = leaving.filter((requirement) => requirement !== title);
  const kept = settled(withTexts(task, { requirements: staying }, editing));
  const made = settled(withTexts(withoutOrdinal(task), { title, requirements }, editing));
  const added: Task = { ...made, id: newTaskId(editing.plan, made) };
  const tasks = editing.plan.tasks.flatMap((other) => (other.id === taskId ? [kept, added] : [other]));
  return stepTo(editing, { action: 'split', titles: [task.title] }, { ...editing.plan, tasks });
}

/** Its number in the document stays with the task it was split from. */
function withoutOrdinal(task: Task): Task {
  return { ...task, ordinal: '', text: '', reason: { rule: 'byHand', line: task.source.from } };
}

/** 2.完善政府行政执法管理,加强统一领导和协调 → 完善政府行政执法管理. */
function nameOf(requirement: string): string {
  const bare = requirement.replace(/^(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.．、]|[①-⑳])\s{0,3}/, '');
  return titleOf(bare).trim() || requirement.trim();
}
