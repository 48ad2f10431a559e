import { nameKey } from '../model';

/** The known name that differs least from a written one, and whether it is beyond doubt; null where none is near. */
export function nearestName(
  name: string,
  known: readonly string[],
): { readonly name: string; readonly isSure: boolean } | null {
  const key = nameKey(name);
  const ranked = known
    .map((candidate) => ({ name: candidate, score: similarity(key, nameKey(candidate)) }))
    .sort((a, b) => b.score - a.score);
  const [best, next] = ranked;
  if (best === undefined || best.score < 0.6) return null;
  return { name: best.name, isSure: best.score >= SURE && (next === undefined || best.score - next.score >= LEAD) };
}

/** So alike, and so much more than the next name, that a click may replace the one with the other. */
const SURE = 0.8;
const LEAD = 0.1;

/** Shared characters, in any order, and names that lie inside each other: names are too short for more. */
function similarity(a: string, b: string): number {
  if (a.length > 1 && (b.includes(a) || a.includes(b))) return 0.9;
  const other = [...b];
  let shared = 0;
  for (const character of a) {
    const at = other.indexOf(character);
    if (at < 0) continue;
    other.splice(at, 1);
    shared += 1;
  }
  return (2 * shared) / ([...a].length + [...b].length);
}
