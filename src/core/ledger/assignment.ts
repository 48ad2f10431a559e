import type { Assignment, Template, Unit } from '../model';

/**
 * The units that report on a task, lead first, each once. Groups (各有关部门) never report themselves: with the unit
 * directory given they stand for their members.
 */
export function reportingUnits(assignment: Assignment, directory: readonly Unit[] = []): string[] {
  const groups = new Map(directory.flatMap((unit) => (unit.members === undefined ? [] : [[unit.name, unit.members]])));
  const named = [...assignment.leadUnits, ...assignment.responsibleUnits, ...assignment.supportingUnits];
  return [...new Set(named.flatMap((name) => groups.get(name) ?? [name]))];
}

/** All units that get a return, in the order in which the ledger names them first. */
export function unitsToReport(template: Template): string[] {
  const active = template.assignments.filter((assignment) => assignment.withdrawn !== true);
  return [...new Set(active.flatMap((assignment) => reportingUnits(assignment, template.units)))];
}

/** The rows that a unit answers, in ledger order; with an owner given, only those that show this person. */
export function tasksOf(template: Template, unit: string): Assignment[] {
  return template.assignments.filter(
    (assignment) => assignment.withdrawn !== true && reportingUnits(assignment, template.units).includes(unit),
  );
}

/** The row of a task, or null where the ledger has none. */
export function assignmentOf(template: Template, taskId: string): Assignment | null {
  return template.assignments.find((assignment) => assignment.taskId === taskId) ?? null;
}
