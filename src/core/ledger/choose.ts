import { issue, matchKey, type Assignment, type Template, type WithIssues } from '../model';
import { renumber, type AssignmentTable } from './assignment-table';
import { reportingUnits } from './assignment';
import { isGroup } from '../plan';
import { directoryUnits } from './units';

/** Which tasks concern us; a task is taken if any of the given conditions holds. */
export type Choice = {
  readonly taskIds?: readonly string[];
  /** tasks that name one of these units, or a group that they belong to */
  readonly units?: readonly string[];
  /** also tasks that name a group of which nobody said who belongs to it (各有关部门) */
  readonly openGroups?: boolean;
  /** tasks below a heading that contains one of these texts */
  readonly sections?: readonly string[];
};

/** Takes the chosen tasks, numbered anew; every task that is left out is named, so that nothing is lost unseen. */
export function chooseTasks(template: Template, choice: Choice): WithIssues<Template> {
  const chosen = template.assignments.filter((row) => isChosen(row, template, choice));
  const taken = new Set(chosen.map((row) => row.taskId));
  const leftOut = template.assignments.filter((row) => !taken.has(row.taskId));
  return {
    value: { ...template, assignments: renumber(chosen) },
    issues: leftOut.map((row) =>
      issue('assignment.leftOut', { task: row.title, taskId: row.taskId, severity: 'info' }),
    ),
  };
}

function isChosen(row: Assignment, template: Template, choice: Choice): boolean {
  const named = [...row.leadUnits, ...row.responsibleUnits, ...row.supportingUnits];
  const wanted = new Set((choice.units ?? []).map(matchKey));
  const concerned = [...named, ...reportingUnits(row, template.units)];
  return (
    (choice.taskIds ?? []).includes(row.taskId) ||
    concerned.some((unit) => wanted.has(matchKey(unit))) ||
    (choice.openGroups === true && named.some((unit) => isOpenGroup(unit, template))) ||
    (choice.sections ?? []).some((words) => row.section.some((heading) => heading.includes(words)))
  );
}

function isOpenGroup(name: string, template: Template): boolean {
  const known = template.units.find((unit) => unit.name === name);
  return known?.members === undefined ? isGroup(name) : known.members.length === 0;
}

/** Which tasks get something at once, and what. */
export type BulkAssignment = {
  readonly to: { readonly taskIds?: readonly string[]; readonly section?: string; readonly unit?: string };
  readonly leadUnits?: readonly string[];
  readonly responsibleUnits?: readonly string[];
  readonly supportingUnits?: readonly string[];
  readonly owners?: Assignment['owners'];
  /** adds to what stands there instead of replacing it */
  readonly adds?: boolean;
};

/** Assigns units and persons to many tasks at once: by hand, by section, or where a unit is named. */
export function assignInBulk(template: Template, bulk: BulkAssignment): Template {
  const assignments = template.assignments.map((row) => (isMeant(row, bulk.to) ? withBulk(row, bulk) : row));
  const known = new Set(template.units.map((unit) => unit.name));
  const named = assignments.flatMap((row) => [...row.leadUnits, ...row.responsibleUnits, ...row.supportingUnits]);
  const fresh = named.filter((name) => !known.has(name));
  return {
    ...template,
    assignments,
    units: [...template.units, ...directoryUnits(fresh)],
  };
}

function isMeant(row: Assignment, to: BulkAssignment['to']): boolean {
  const named = [...row.leadUnits, ...row.responsibleUnits, ...row.supportingUnits];
  return (
    (to.taskIds ?? []).includes(row.taskId) ||
    (to.section !== undefined && row.section.some((heading) => heading.includes(to.section ?? ''))) ||
    (to.unit !== undefined && named.includes(to.unit))
  );
}

function withBulk(row: Assignment, bulk: BulkAssignment): Assignment {
  const units = (own: readonly string[], given: readonly string[] | undefined): string[] =>
    given === undefined ? [...own] : [...new Set(bulk.adds === true ? [...own, ...given] : given)];
  return {
    ...row,
    leadUnits: units(row.leadUnits, bulk.leadUnits),
    responsibleUnits: units(row.responsibleUnits, bulk.responsibleUnits),
    supportingUnits: units(row.supportingUnits, bulk.supportingUnits),
    owners: bulk.owners === undefined ? row.owners : bulk.adds === true ? [...row.owners, ...bulk.owners] : bulk.owners,
  };
}

/** Last year's ledger as an assignment table: its tasks' units and persons are found again by likeness of the texts. */
export function assignmentsOfLedger(template: Template): AssignmentTable {
  return {
    rows: template.assignments.map((row, index) => ({
      row: index,
      taskText: row.title,
      sequence: '',
      leadUnits: row.leadUnits,
      responsibleUnits: row.responsibleUnits,
      supportingUnits: row.supportingUnits,
      owners: row.owners.map((owner) => owner.name),
      supervisingLeader: row.supervisingLeader,
      deadlineText: '',
      remarks: '',
    })),
  };
}
