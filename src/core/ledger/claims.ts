import { issue, type Assignment, type Issue, type Template, type WithIssues } from '../model';
import { isOpen } from './last-year';
import { directoryUnits } from './units';

/** 认领: what one unit says is its own. */
export type Claim = { readonly unit: string; readonly file: string; readonly tasks: readonly ClaimedTask[] };

export type ClaimedTask = {
  readonly taskId: string;
  /** the office within the unit, '' where none was named */
  readonly office: string;
  readonly owners: readonly string[];
};

/**
 * Gives the tasks to the units that ticked them. Groups that name nobody (各有关部门) make way for those who claimed;
 * units that the plan names stay. Tasks that nobody took are listed.
 */
export function applyClaims(template: Template, claims: readonly Claim[]): WithIssues<Template> {
  const byTask = new Map<string, { unit: string; task: ClaimedTask }[]>();
  for (const claim of claims) {
    for (const task of claim.tasks)
      byTask.set(task.taskId, [...(byTask.get(task.taskId) ?? []), { unit: claim.unit, task }]);
  }
  const assignments = template.assignments.map((row) => withClaims(row, byTask.get(row.taskId) ?? [], template));
  const known = new Set(template.units.map((unit) => unit.name));
  const fresh = claims.map((claim) => claim.unit).filter((unit) => !known.has(unit));
  return {
    value: {
      ...template,
      assignments,
      units: [...template.units, ...directoryUnits(fresh)],
    },
    issues: unclaimed(template, byTask),
  };
}

function withClaims(
  row: Assignment,
  claimed: readonly { readonly unit: string; readonly task: ClaimedTask }[],
  template: Template,
): Assignment {
  if (claimed.length === 0) return row;
  const keeps = (unit: string): boolean => !isOpen(unit, template.units);
  const named = new Set([...row.leadUnits, ...row.responsibleUnits, ...row.supportingUnits].filter(keeps));
  const claimants = [...new Set(claimed.map(({ unit }) => unit))].filter((unit) => !named.has(unit));
  const offices = claimed.filter(({ task }) => task.office !== '').map(({ unit, task }) => `${unit}：${task.office}`);
  return {
    ...row,
    leadUnits: row.leadUnits.filter(keeps),
    responsibleUnits: [...row.responsibleUnits.filter(keeps), ...claimants],
    supportingUnits: row.supportingUnits.filter(keeps),
    owners: [...row.owners, ...claimed.flatMap(({ unit, task }) => task.owners.map((name) => ({ name, unit })))],
    ...(offices.length === 0 ? {} : { extra: { ...row.extra, 'extra:office': offices.join('\n') } }),
  };
}

function unclaimed(template: Template, byTask: ReadonlyMap<string, unknown>): Issue[] {
  return template.assignments
    .filter((row) => !byTask.has(row.taskId) && row.withdrawn !== true && hasNobody(row, template))
    .map((row) => issue('claim.unclaimed', { task: row.title, taskId: row.taskId }));
}

function hasNobody(row: Assignment, template: Template): boolean {
  return [...row.leadUnits, ...row.responsibleUnits, ...row.supportingUnits].every((unit) =>
    isOpen(unit, template.units),
  );
}
