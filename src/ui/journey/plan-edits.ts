import {
  addTask,
  canRedo,
  canUndo,
  dropTask,
  editTask,
  mergeTasks,
  redo,
  reorder,
  splitTask,
  undo,
  yearOf,
  type PlanEditing,
  type TaskTexts,
} from '../../app/edit-plan';
import { splitUnits } from '../../core/plan';
import type { BulkForm, Journey, TaskForm } from './state';

/** The corrections by hand, as the forms ask for them; a ledger made before is then out of date. */
export function planEdits(
  state: () => Journey,
  patch: (change: Partial<Journey>) => void,
  failed: (error: unknown) => void,
) {
  const step = (change: (editing: PlanEditing) => PlanEditing): void => {
    const { plan, ledger } = state();
    if (plan === null) return;
    try {
      const editing = change(plan.editing);
      if (editing !== plan.editing) patch({ plan: { ...plan, editing }, stale: ledger !== null, failure: null });
    } catch (error) {
      failed(error);
    }
  };
  const ask = <Answer>(question: (editing: PlanEditing) => Answer, otherwise: Answer): Answer => {
    const { plan } = state();
    return plan === null ? otherwise : question(plan.editing);
  };
  return {
    canUndo: () => ask(canUndo, false),
    canRedo: () => ask(canRedo, false),
    /** the year of deadlines that name none */
    year: () => ask(yearOf, undefined),
    undo: () => step(undo),
    redo: () => step(redo),
    save: (taskId: string, form: TaskForm) => step((editing) => editTask(editing, taskId, textsOf(form))),
    /** `after` null: at the end */
    add: (form: TaskForm, after: string | null) =>
      step((editing) => addTask(editing, textsOf(form), after ?? undefined)),
    /** the same units or deadline for several tasks, as one step; what is left empty stays as it is */
    saveAll: (taskIds: readonly string[], form: BulkForm) =>
      step((editing) =>
        inOneStep(
          editing,
          taskIds.reduce((now, id) => editTask(now, id, bulkTexts(form)), editing),
        ),
      ),
    drop: (taskIds: readonly string[]) => step((editing) => dropTask(editing, taskIds)),
    merge: (taskIds: readonly string[]) => step((editing) => mergeTasks(editing, taskIds)),
    split: (taskId: string, positions: readonly number[]) => step((editing) => splitTask(editing, taskId, positions)),
    move: (taskId: string, by: 1 | -1) =>
      step((editing) => {
        const place = editing.plan.tasks.findIndex(({ id }) => id === taskId);
        return reorder(editing, taskId, place + by);
      }),
  };
}

/** Several steps as one, so that one undo takes them all back. */
function inOneStep(before: PlanEditing, after: PlanEditing): PlanEditing {
  if (after === before) return before;
  const titles = after.done.slice(before.done.length).flatMap(({ step }) => step.titles);
  return { ...after, done: [...before.done, { step: { action: 'edit', titles }, plan: before.plan }] };
}

function bulkTexts(form: BulkForm): TaskTexts {
  const units = (names: string) => (names.trim() === '' ? undefined : splitUnits(names));
  return {
    leadUnits: units(form.leadUnits),
    responsibleUnits: units(form.responsibleUnits),
    supportingUnits: units(form.supportingUnits),
    deadlineText: form.deadline.trim() === '' ? undefined : form.deadline,
  };
}

function textsOf(form: TaskForm): TaskTexts & { readonly title: string } {
  return {
    ordinal: form.ordinal,
    title: form.title,
    requirements: form.requirements.split(/\r?\n/),
    leadUnits: splitUnits(form.leadUnits),
    responsibleUnits: splitUnits(form.responsibleUnits),
    supportingUnits: splitUnits(form.supportingUnits),
    deadlineText: form.deadline,
  };
}
