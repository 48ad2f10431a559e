import type { Assignment } from '../model';
import { nearestName } from '../validate/nearest-name';

export type Renamed = { readonly before: string; readonly after: string };

/**
 * Units that bear a new name: the old one is gone from every row, and every row that had it has the same new name in
 * its place, which no row had before.
 */
export function renamedUnits(before: readonly Assignment[], after: readonly Assignment[]): Renamed[] {
  const [oldNames, newNames] = [namesIn(before), namesIn(after)];
  const gone = [...oldNames].filter((name) => !newNames.has(name));
  return gone.flatMap((name) => {
    const replaced = before.flatMap((row, index) => replacements(row, after[index], name));
    const [first] = replaced;
    if (first === undefined || first === null || !replaced.every((one) => one === first)) return [];
    // one row alone may have been handed to somebody else: then the names must be near
    if (oldNames.has(first) || (replaced.length < 2 && nearestName(name, [first]) === null)) return [];
    return [{ before: name, after: first }];
  });
}

/** What stands in the name's place in each of the row's lists; null where that cannot be told. */
function replacements(row: Assignment, next: Assignment | undefined, name: string): (string | null)[] {
  const lists = [
    [row.leadUnits, next?.leadUnits],
    [row.responsibleUnits, next?.responsibleUnits],
    [row.supportingUnits, next?.supportingUnits],
  ] as const;
  return lists.flatMap(([old, now]) => {
    const place = old.indexOf(name);
    if (place < 0) return [];
    return [now?.length === old.length ? (now[place] ?? null) : null];
  });
}

function namesIn(rows: readonly Assignment[]): ReadonlySet<string> {
  return new Set(rows.flatMap((row) => [...row.leadUnits, ...row.responsibleUnits, ...row.supportingUnits]));
}
