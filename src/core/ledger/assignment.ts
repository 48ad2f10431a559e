import type { Assignment, Template, Unit } from '../model';

/**
 * The units that report on a task, lead first, each once. Groups (各有关部门) never report themselves: with the unit
 * directory given they stand for their members.
 */
export function reportingUnits(assignment: Assignment, directory: readonly Unit[] = []): string[] {
  const groups = groupsOf(directory);
  const named = [...assignment.leadUnits, ...assignment.responsibleUnits, ...assignment.supportingUnits];
  const [only] = named;
  if (named.length === 1 && only !== undefined && !groups.has(only)) return named;
  return [...new Set(named.flatMap((name) => membersOf(name, groups, [])))];
}

/** A group's members, those of groups within it too; everybody else is one. */
function membersOf(
  name: string,
  groups: ReadonlyMap<string, readonly string[]>,
  above: readonly string[],
): readonly string[] {
  const members = groups.get(name);
  if (members === undefined) return [name];
  return above.includes(name) ? [] : members.flatMap((member) => membersOf(member, groups, [...above, name]));
}

const groupMembers = new WeakMap<readonly Unit[], ReadonlyMap<string, readonly string[]>>();

function groupsOf(directory: readonly Unit[]): ReadonlyMap<string, readonly string[]> {
  const known = groupMembers.get(directory);
  if (known !== undefined) return known;
  const groups = new Map(
    directory.flatMap(({ name, members }) => (members === undefined ? [] : [[name, members] as const])),
  );
  groupMembers.set(directory, groups);
  return groups;
}

/** All units that get a return, in the order in which the ledger names them first. */
export function unitsToReport(template: Template): string[] {
  const active = template.assignments.filter((assignment) => assignment.withdrawn !== true);
  return [...new Set(active.flatMap((assignment) => reportingUnits(assignment, template.units)))];
}

/** The rows that a unit answers, in ledger order; with an owner given, only those that show this person. */
export function tasksOf(template: Template, unit: string): Assignment[] {
  const known = tasksByUnit.get(template) ?? groupByUnit(template);
  tasksByUnit.set(template, known);
  return [...(known.get(unit) ?? [])];
}

/** Hundreds of returns ask about the same template: it is read once. */
const tasksByUnit = new WeakMap<Template, ReadonlyMap<string, readonly Assignment[]>>();

function groupByUnit(template: Template): Map<string, Assignment[]> {
  const groups = new Map<string, Assignment[]>();
  for (const assignment of template.assignments) {
    if (assignment.withdrawn === true) continue;
    for (const unit of reportingUnits(assignment, template.units)) {
      const own = groups.get(unit);
      if (own === undefined) groups.set(unit, [assignment]);
      else own.push(assignment);
    }
  }
  return groups;
}

/** The row of a task, or null where the ledger has none. */
export function assignmentOf(template: Template, taskId: string): Assignment | null {
  return assignmentsById(template).get(taskId) ?? null;
}

const titlesOf = new WeakMap<Template, readonly string[]>();

/** The tasks' titles in ledger order, withdrawn ones too; the same list whenever it is asked for. */
export function taskTitles(template: Template): readonly string[] {
  const known = titlesOf.get(template) ?? template.assignments.map(({ title }) => title);
  titlesOf.set(template, known);
  return known;
}

const byId = new WeakMap<Template, ReadonlyMap<string, Assignment>>();

/** All rows by task id, withdrawn ones too. */
export function assignmentsById(template: Template): ReadonlyMap<string, Assignment> {
  const known = byId.get(template) ?? new Map(template.assignments.map((one) => [one.taskId, one] as const));
  byId.set(template, known);
  return known;
}
