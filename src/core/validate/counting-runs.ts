import type { Run } from '../model';

/** Which runs count: a run that a counting run takes back does not (so an undo can itself be undone). */
export function countingRuns(runs: readonly Run[]): boolean[] {
  const counts = runs.map(() => true);
  const indexes = new Map(runs.map((run, index) => [run.id, index]));
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const reverted = runs[index]?.reverts;
    const target = reverted === undefined ? undefined : indexes.get(reverted);
    if (counts[index] === true && target !== undefined && target < index) counts[target] = false;
  }
  return counts;
}
