import type { Assignment, Owner } from '../model';

/** Units and persons of one row as a document lists them: 办公室、机关总支 and 沈知远 苏婉宁. */
export type NamedTogether = { readonly units: readonly string[]; readonly names: readonly string[] };

/**
 * Says whose person everybody is. One unit: all persons are its own. As many persons as units: by order, unless rows
 * with a single unit prove another order. One person for several units stands for all of them (`unit` null), and so
 * does whoever cannot be told.
 */
export function pairOwners(rows: readonly NamedTogether[]): Owner[][] {
  const known = provenUnits(rows);
  return rows.map(({ units, names }) => {
    const [only] = units;
    if (units.length === 1 && only !== undefined) return names.map((name) => ({ name, unit: only }));
    if (names.length !== units.length) return names.map((name) => ({ name, unit: null }));
    return provenOrder(units, names, known) ?? names.map((name, index) => ({ name, unit: units[index] ?? null }));
  });
}

/** The persons that a unit's return shows: its own, else those who stand for all. */
export function ownersOf(assignment: Assignment, unit: string): string[] {
  const own = assignment.owners.filter((owner) => owner.unit === unit);
  const shown = own.length > 0 ? own : assignment.owners.filter((owner) => owner.unit === null);
  return shown.map((owner) => owner.name);
}

function provenUnits(rows: readonly NamedTogether[]): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Map<string, Set<string>>();
  for (const { units, names } of rows) {
    const [only] = units;
    if (units.length !== 1 || only === undefined) continue;
    for (const name of names) known.set(name, (known.get(name) ?? new Set<string>()).add(only));
  }
  return known;
}

/** Everybody's unit where each of them is proven for exactly one of these units and none is left over. */
function provenOrder(
  units: readonly string[],
  names: readonly string[],
  known: ReadonlyMap<string, ReadonlySet<string>>,
): Owner[] | null {
  const owners = names.map((name) => {
    const own = units.filter((unit) => known.get(name)?.has(unit) ?? false);
    return { name, unit: own.length === 1 ? (own[0] ?? null) : null };
  });
  const taken = new Set(owners.map((owner) => owner.unit));
  return taken.has(null) || taken.size !== units.length ? null : owners;
}
