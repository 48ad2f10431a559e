import { nameKey } from '../model';

/** The known name that differs least from a written one; null where none is near. */
export function nearestName(name: string, known: readonly string[]): string | null {
  const key = nameKey(name);
  let best: { name: string; score: number } | null = null;
  for (const candidate of known) {
    const score = similarity(key, nameKey(candidate));
    if (best === null || score > best.score) best = { name: candidate, score };
  }
  return best !== null && best.score >= 0.6 ? best.name : null;
}

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
