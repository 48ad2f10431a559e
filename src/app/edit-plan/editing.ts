import { failure, type Plan, type Task } from '../../core/model';

/** What a person did to a plan; the words for it are the reader's. */
export type EditStep = {
  readonly action: 'edit' | 'merge' | 'split' | 'drop' | 'add' | 'reorder';
  /** titles of the tasks it concerned, as they were before (of an added task: as it is) */
  readonly titles: readonly string[];
};

type Remembered = { readonly step: EditStep; readonly plan: Plan };

/** A plan that is being corrected by hand: as it is now, and every state before it. Never changed in place. */
export type PlanEditing = {
  readonly plan: Plan;
  /** the year of deadlines that name none, where a person said it */
  readonly year: number | undefined;
  /** newest last; each with the plan as it was before the step */
  readonly done: readonly Remembered[];
  /** newest last; each with the plan as it was after the step */
  readonly undone: readonly Remembered[];
};

/** Opens a plan for corrections; `year` is that of deadlines which name none, else the plan's own. */
export function startEditing(plan: Plan, options: { readonly year?: number } = {}): PlanEditing {
  return { plan, year: options.year, done: [], undone: [] };
}

export function planOf(editing: PlanEditing): Plan {
  return editing.plan;
}

/** What was done so far, oldest first. */
export function stepsOf(editing: PlanEditing): readonly EditStep[] {
  return editing.done.map(({ step }) => step);
}

export function canUndo(editing: PlanEditing): boolean {
  return editing.done.length > 0;
}

export function canRedo(editing: PlanEditing): boolean {
  return editing.undone.length > 0;
}

/** The plan as it was before the last step; the same editing where there is none. */
export function undo(editing: PlanEditing): PlanEditing {
  const last = editing.done.at(-1);
  if (last === undefined) return editing;
  return {
    ...editing,
    plan: last.plan,
    done: editing.done.slice(0, -1),
    undone: [...editing.undone, { step: last.step, plan: editing.plan }],
  };
}

/** Takes the last undo back; the same editing where there is none. */
export function redo(editing: PlanEditing): PlanEditing {
  const last = editing.undone.at(-1);
  if (last === undefined) return editing;
  return {
    ...editing,
    plan: last.plan,
    done: [...editing.done, { step: last.step, plan: editing.plan }],
    undone: editing.undone.slice(0, -1),
  };
}

/** A step forward: what was undone before it is forgotten. */
export function stepTo(editing: PlanEditing, step: EditStep, plan: Plan): PlanEditing {
  return { ...editing, plan, done: [...editing.done, { step, plan: editing.plan }], undone: [] };
}

/** @throws AdapterError edit.unknownTask */
export function taskOf(plan: Plan, taskId: string): Task {
  const task = plan.tasks.find(({ id }) => id === taskId);
  if (task === undefined) throw failure('edit.unknownTask', { taskId });
  return task;
}

/** The tasks of these ids in the plan's order, each once. @throws AdapterError edit.unknownTask */
export function tasksOf(plan: Plan, taskIds: readonly string[]): readonly Task[] {
  const wanted = new Set(taskIds.map((taskId) => taskOf(plan, taskId).id));
  return plan.tasks.filter(({ id }) => wanted.has(id));
}
