import { canonicalJson, failure, type Deadline, type Owner, type Plan, type Task } from '../../core/model';
import { countTargets, parseDeadline, taskIds, unitsOf } from '../../core/plan';
import { NOBODY } from '../../core/plan/roles';
import type { PlanEditing } from './editing';

/** What a person may write of a task; what is not given stays as it is. */
export type TaskTexts = {
  readonly ordinal?: string;
  readonly title?: string;
  readonly section?: readonly string[];
  readonly requirements?: readonly string[];
  readonly leadUnits?: readonly string[];
  readonly responsibleUnits?: readonly string[];
  readonly supportingUnits?: readonly string[];
  readonly owners?: readonly Owner[];
  /** 分管领导 named with the task */
  readonly leaders?: readonly string[];
  /** 完成时限 in words, read anew; null or empty for none */
  readonly deadlineText?: string | null;
};

/** The task with the texts put in: trimmed, empty ones left out, deadline and units understood anew. */
export function withTexts(task: Task, texts: TaskTexts, editing: PlanEditing): Task {
  const title = texts.title === undefined ? task.title : texts.title.trim();
  if (title === '') throw failure('edit.untitled', {});
  const changed: Task = {
    ...task,
    title,
    ...(texts.ordinal === undefined ? {} : { ordinal: texts.ordinal.trim() }),
    ...(texts.section === undefined ? {} : { section: nonEmpty(texts.section) }),
    ...(texts.requirements === undefined ? {} : { requirements: nonEmpty(texts.requirements) }),
    ...(texts.leaders === undefined ? {} : { leaders: nonEmpty(texts.leaders) }),
    ...(texts.owners === undefined ? {} : { owners: texts.owners.filter(({ name }) => name.trim() !== '') }),
  };
  return withCounts(withUnits(withDeadline(changed, texts.deadlineText, editing), texts), task);
}

function withUnits(task: Task, texts: TaskTexts): Task {
  const { leadUnits, responsibleUnits, supportingUnits } = texts;
  if (leadUnits === undefined && responsibleUnits === undefined && supportingUnits === undefined) return task;
  return withRoles(task, {
    lead: nonEmpty(leadUnits ?? task.leadUnits),
    responsible: nonEmpty(responsibleUnits ?? task.responsibleUnits),
    supporting: nonEmpty(supportingUnits ?? task.supportingUnits),
  });
}

type Roles = {
  readonly lead: readonly string[];
  readonly responsible: readonly string[];
  readonly supporting: readonly string[];
};

/** Units by role, each once in each role, with group marks and full names. */
export function withRoles(task: Task, roles: Roles): Task {
  const once = (names: readonly string[]): string[] => [...new Set(names)];
  const named = unitsOf({
    ...NOBODY,
    lead: once(roles.lead),
    responsible: once(roles.responsible),
    supporting: once(roles.supporting),
  });
  return { ...task, ...named };
}

function withDeadline(task: Task, text: string | null | undefined, editing: PlanEditing): Task {
  if (text === undefined || text === (task.deadline?.text ?? null)) return task;
  const words = text?.trim() ?? '';
  return { ...without(task, 'deadlines'), deadline: words === '' ? null : readDeadlineOf(editing, words) };
}

function readDeadlineOf(editing: PlanEditing, text: string): Deadline {
  const year = yearOf(editing);
  return parseDeadline(text, { issuedOn: editing.plan.issuedOn, ...(year === undefined ? {} : { year }) });
}

/** The year of deadlines that name none: what a person said, the title's year, or the one most deadlines have. */
export function yearOf(editing: PlanEditing): number | undefined {
  if (editing.year !== undefined) return editing.year;
  const inTitle = [...new Set(editing.plan.title.match(/(?<!\d)20\d{2}(?=年)/g))];
  if (inTitle.length === 1) return Number(inTitle[0]);
  if (editing.plan.issuedOn !== null) return undefined;
  const counts = new Map<string, number>();
  for (const task of editing.plan.tasks) {
    const year = task.deadline?.due?.slice(0, 4);
    if (year !== undefined) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return most === undefined ? undefined : Number(most[0]);
}

/** Count targets follow the requirements: they are looked for again where these were changed. */
function withCounts(task: Task, before: Task): Task {
  if (task.title === before.title && canonicalJson(task.requirements) === canonicalJson(before.requirements))
    return task;
  const rest = without(task, 'countTargets');
  // the title often repeats the beginning of a requirement
  const found = new Map(
    [task.title, ...task.requirements].flatMap(countTargets).map((target) => [target.text, target]),
  );
  return found.size === 0 ? rest : { ...rest, countTargets: [...found.values()] };
}

/** A new task's id, made of what it is, and never one that the plan has already. */
export function newTaskId(plan: Plan, task: Omit<Task, 'id'>): string {
  const [made = ''] = taskIds([task]);
  const taken = new Set(plan.tasks.map(({ id }) => id));
  if (!taken.has(made)) return made;
  let count = 2;
  while (taken.has(`${made}-${count}`)) count += 1;
  return `${made}-${count}`;
}

/** A person has looked at it. */
export function settled(task: Task): Task {
  return without(task, 'doubtful');
}

function without(task: Task, key: 'deadlines' | 'countTargets' | 'doubtful'): Task {
  const copy = { ...task };
  delete copy[key];
  return copy;
}

function nonEmpty(texts: readonly string[]): string[] {
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}
