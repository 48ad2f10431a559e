import { canonicalJson, failure, type Deadline, type Task } from '../../core/model';
import { relinked } from './change-tasks';
import { stepTo, tasksOf, type PlanEditing } from './editing';
import { settled, withRoles } from './task-parts';

/**
 * Makes one task of several, in the place and under the id, ordinal and title of the first in the plan's order. The
 * others' titles and requirements become requirements; units keep the strongest role they had; the latest deadline is
 * the task's own, and all are kept. @throws AdapterError edit.mergeNeedsTwo, edit.unknownTask
 */
export function mergeTasks(editing: PlanEditing, taskIds: readonly string[]): PlanEditing {
  const merged = tasksOf(editing.plan, taskIds);
  const [first, ...others] = merged;
  if (first === undefined || others.length === 0) throw failure('edit.mergeNeedsTwo', {});
  const one = others.reduce(join, first);
  const gone = new Set(others.map(({ id }) => id));
  const tasks = editing.plan.tasks
    .filter(({ id }) => !gone.has(id))
    .map((task) => (task.id === first.id ? settled(one) : task));
  const plan = { ...relinked(editing.plan, (id) => (gone.has(id) ? first.id : id)), tasks };
  return stepTo(editing, { action: 'merge', titles: merged.map(({ title }) => title) }, plan);
}

function join(a: Task, b: Task): Task {
  const owners = distinct([...(a.owners ?? []), ...(b.owners ?? [])]);
  const leaders = distinct([...(a.leaders ?? []), ...(b.leaders ?? [])]);
  const countTargets = distinct([...(a.countTargets ?? []), ...(b.countTargets ?? [])]);
  const joined: Task = {
    ...a,
    requirements: distinct([...a.requirements, ...(b.title === a.title ? [] : [b.title]), ...b.requirements]),
    text: [a.text, b.text].filter((text) => text !== '').join('\n'),
    source: { from: Math.min(a.source.from, b.source.from), to: Math.max(a.source.to, b.source.to) },
    ...deadlinesOf(a, b),
    ...(owners.length > 0 ? { owners } : {}),
    ...(leaders.length > 0 ? { leaders } : {}),
    ...(countTargets.length > 0 ? { countTargets } : {}),
  };
  const lead = [...a.leadUnits, ...b.leadUnits];
  const responsible = [...a.responsibleUnits, ...b.responsibleUnits].filter((unit) => !lead.includes(unit));
  const supporting = [...a.supportingUnits, ...b.supportingUnits].filter(
    (unit) => !lead.includes(unit) && !responsible.includes(unit),
  );
  return withRoles(joined, { lead, responsible, supporting });
}

/** Both are done when the later one is. */
function deadlinesOf(a: Task, b: Task): Pick<Task, 'deadline' | 'deadlines'> {
  const all = distinct([...allDeadlines(a), ...allDeadlines(b)]);
  const [latest = null, ...others] = [...all].sort((one, other) => compareDue(other, one));
  if (others.length === 0) return { deadline: latest };
  return { deadline: latest, deadlines: [...(latest === null ? [] : [latest]), ...others] };
}

function allDeadlines(task: Task): readonly Deadline[] {
  return task.deadlines ?? (task.deadline === null ? [] : [task.deadline]);
}

/** A month or a year ends after every day in it. */
function compareDue(a: Deadline, b: Deadline): number {
  const [x, y] = [sortable(a), sortable(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

function sortable(deadline: Deadline): string {
  return deadline.due === null ? '' : `${deadline.due}-99-99`.slice(0, 10);
}

function distinct<T extends Parameters<typeof canonicalJson>[0]>(values: readonly T[]): T[] {
  const byContent = new Map<string, T>();
  for (const value of values) {
    const content = canonicalJson(value);
    if (!byContent.has(content)) byContent.set(content, value);
  }
  return [...byContent.values()];
}
