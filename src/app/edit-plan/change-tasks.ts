import { canonicalJson, type Plan, type Task } from '../../core/model';
import { stepTo, taskOf, tasksOf, type PlanEditing } from './editing';
import { newTaskId, settled, withTexts, type TaskTexts } from './task-parts';

/**
 * Corrects one task; its id and its place in the document stay. The same editing comes back where nothing changes.
 * @throws AdapterError edit.unknownTask, edit.untitled
 */
export function editTask(editing: PlanEditing, taskId: string, texts: TaskTexts): PlanEditing {
  const before = taskOf(editing.plan, taskId);
  const after = settled(withTexts(before, texts, editing));
  if (canonicalJson(after) === canonicalJson(before)) return editing;
  const tasks = editing.plan.tasks.map((task) => (task.id === taskId ? after : task));
  return stepTo(editing, { action: 'edit', titles: [before.title] }, { ...editing.plan, tasks });
}

/**
 * Takes tasks out of the plan. Their text is not lost: it joins the remainder, and rows of a printed ledger that
 * belonged to them stand alone again. @throws AdapterError edit.unknownTask
 */
export function dropTask(editing: PlanEditing, taskIds: string | readonly string[]): PlanEditing {
  const dropped = tasksOf(editing.plan, typeof taskIds === 'string' ? [taskIds] : taskIds);
  if (dropped.length === 0) return editing;
  const gone = new Set(dropped.map(({ id }) => id));
  const plan: Plan = {
    ...relinked(editing.plan, (id) => (gone.has(id) ? null : id)),
    tasks: editing.plan.tasks.filter(({ id }) => !gone.has(id)),
    remainder: [
      ...(editing.plan.remainder ?? []),
      ...dropped.filter(({ text }) => text !== '').map(({ text, source }) => ({ text, line: source.from })),
    ],
  };
  return stepTo(editing, { action: 'drop', titles: dropped.map(({ title }) => title) }, plan);
}

/**
 * Adds a task behind another (`after`, null for the first place; the last place where it is not said). It takes its
 * section and its line from its neighbour, since it has none of its own in the document.
 * @throws AdapterError edit.untitled, edit.unknownTask
 */
export function addTask(
  editing: PlanEditing,
  texts: TaskTexts & { readonly title: string },
  after?: string | null,
): PlanEditing {
  const { tasks } = editing.plan;
  const place =
    after === undefined ? tasks.length : after === null ? 0 : tasks.indexOf(taskOf(editing.plan, after)) + 1;
  const neighbour = tasks[place - 1] ?? tasks[place];
  const line = neighbour?.source.to ?? 1;
  const blank: Task = {
    id: 't-0000',
    ordinal: '',
    section: [...(neighbour?.section ?? [])],
    title: texts.title,
    requirements: [],
    text: '',
    leadUnits: [],
    responsibleUnits: [],
    supportingUnits: [],
    deadline: null,
    source: { from: line, to: line },
    reason: { rule: 'byHand', line },
  };
  const written = withTexts(blank, texts, editing);
  const added: Task = { ...written, id: newTaskId(editing.plan, written) };
  const step = { action: 'add', titles: [added.title] } as const;
  return stepTo(editing, step, { ...editing.plan, tasks: [...tasks.slice(0, place), added, ...tasks.slice(place)] });
}

/** Moves a task to another place, counted from 0 and kept within the list. @throws AdapterError edit.unknownTask */
export function reorder(editing: PlanEditing, taskId: string, place: number): PlanEditing {
  const { tasks } = editing.plan;
  const task = taskOf(editing.plan, taskId);
  const others = tasks.filter(({ id }) => id !== taskId);
  const to = Math.max(0, Math.min(others.length, Math.trunc(place)));
  if (tasks.indexOf(task) === to) return editing;
  const moved = [...others.slice(0, to), task, ...others.slice(to)];
  return stepTo(editing, { action: 'reorder', titles: [task.title] }, { ...editing.plan, tasks: moved });
}

/** Rows of printed ledgers under other tasks, or under none. */
export function relinked(plan: Plan, target: (taskId: string) => string | null): Plan {
  const ledgers = plan.ledgers.map((ledger) => ({
    ...ledger,
    rows: ledger.rows.map((row) => ({ ...row, taskId: row.taskId === null ? null : target(row.taskId) })),
  }));
  return { ...plan, ledgers };
}
