import { issue, matchKey, unitDirectory, type Assignment, type Template, type WithIssues } from '../model';
import { renumber } from './assignment-table';
import { reportingUnits } from './assignment';
import { isOpen } from './last-year';
import { directoryUnits } from './units';

/** Which tasks concern us; a task is taken if any of the given conditions holds. */
export type Choice = {
  readonly taskIds?: readonly string[];
  /** numbers of the rows before the choice */
  readonly sequences?: readonly string[];
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
  const { canonical } = unitDirectory({ units: template.units, assignments: [] });
  const keyOf = (unit: string): string => matchKey(canonical(unit) ?? unit);
  const wanted = new Set((choice.units ?? []).map(keyOf));
  const concerned = [...named, ...reportingUnits(row, template.units)];
  return (
    (choice.taskIds ?? []).includes(row.taskId) ||
    (choice.sequences ?? []).includes(row.sequence) ||
    concerned.some((unit) => wanted.has(keyOf(unit))) ||
    (choice.openGroups === true && named.some((unit) => isOpen(unit, template.units))) ||
    (choice.sections ?? []).some((words) => row.section.some((heading) => heading.includes(words)))
  );
}

/** Which tasks get something at once, and what. */
export type BulkAssignment = {
  readonly to: {
    readonly taskIds?: readonly string[];
    /** sequence numbers of the ledger */
    readonly sequences?: readonly string[];
    readonly section?: string;
    readonly unit?: string;
    readonly all?: boolean;
  };
  readonly leadUnits?: readonly string[];
  readonly responsibleUnits?: readonly string[];
  readonly supportingUnits?: readonly string[];
  readonly owners?: Assignment['owners'];
  /** adds to what stands there instead of replacing it */
  readonly adds?: boolean;
};

/**
 * Assigns units and persons to many tasks at once: by hand, by section, or where a unit is named. Units that are new
 * join the directory, unless somebody keeps one that says who there is.
 */
export function assignInBulk(template: Template, bulk: BulkAssignment, keepsDirectory = false): Template {
  const assignments = template.assignments.map((row) => (isMeant(row, bulk.to) ? withBulk(row, bulk) : row));
  if (keepsDirectory) return { ...template, assignments };
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
    to.all === true ||
    (to.taskIds ?? []).includes(row.taskId) ||
    (to.sequences ?? []).includes(row.sequence) ||
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
