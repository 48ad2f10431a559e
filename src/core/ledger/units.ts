import type { Assignment, Plan, Unit } from '../model';
import { isGroup } from '../plan';

/**
 * The unit directory of a new ledger: every unit that its rows name, in that order. Groups are marked by an empty list
 * of members, for the coordinator to fill; names written short in the plan (市发改委、经委) become aliases.
 */
export function directoryOf(plan: Plan, rows: readonly Assignment[]): Unit[] {
  const groups = new Set(plan.tasks.flatMap((task) => (task.units ?? []).filter((unit) => unit.group).map(canonical)));
  const aliases = new Map<string, Set<string>>();
  for (const unit of plan.tasks.flatMap((task) => task.units ?? [])) {
    if (unit.normalized === undefined || unit.normalized === unit.name) continue;
    aliases.set(unit.normalized, (aliases.get(unit.normalized) ?? new Set()).add(unit.name));
  }
  const names = rows.flatMap((row) => [...row.leadUnits, ...row.responsibleUnits, ...row.supportingUnits]);
  return directoryUnits(names).map((unit) => ({
    ...unit,
    aliases: [...(aliases.get(unit.name) ?? [])],
    ...(groups.has(unit.name) ? { members: [] } : {}),
  }));
}

/** Names as entries of a directory, each once; groups are marked by an empty list of members. */
export function directoryUnits(names: readonly string[]): Unit[] {
  return [...new Set(names)].map((name) => ({
    name,
    aliases: [],
    formerNames: [],
    ...(isGroup(name) ? { members: [] } : {}),
  }));
}

function canonical(unit: { readonly name: string; readonly normalized?: string | undefined }): string {
  return unit.normalized ?? unit.name;
}
