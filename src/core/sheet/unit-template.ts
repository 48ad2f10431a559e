import { tasksOf } from '../ledger';
import type { Template } from '../model';

/**
 * The part of a template that a unit's return carries: its own rows and itself, nothing about other units. The plan's
 * tasks that it does not have, other units' persons and the coordinator's rules stay at home.
 */
export function templateForUnit(template: Template, unit: string): Template {
  const own = tasksOf(template, unit);
  const planIds = new Set(own.flatMap((row) => (row.planTaskId === null ? [] : [row.planTaskId])));
  const named = new Set(own.flatMap((row) => [...row.leadUnits, ...row.responsibleUnits, ...row.supportingUnits]));
  return {
    ...template,
    plan: { ...template.plan, tasks: template.plan.tasks.filter((task) => planIds.has(task.id)) },
    assignments: own.map((row) => ({
      ...row,
      owners: row.owners.filter((owner) => owner.unit === unit || owner.unit === null),
      supervisingLeader: row.supervisingLeader,
    })),
    units: template.units
      .filter((entry) => named.has(entry.name) || entry.name === unit || (entry.members ?? []).includes(unit))
      .map(({ name, aliases, formerNames, members }) => ({
        name,
        aliases,
        formerNames,
        ...(members === undefined ? {} : { members: members.filter((member) => member === unit) }),
      })),
  };
}
