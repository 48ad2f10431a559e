import type { Likeness } from './similarity';

/**
 * Pairs left with right so that the sum of the scores is the greatest possible and nothing is used twice (an
 * assignment, not a greedy choice). Returns for every left index its right index, or null. Pairs that are not listed
 * are never made. Independent groups are solved apart, so that many rows stay fast.
 */
export function assignOneToOne(pairs: readonly Likeness[], leftCount: number): (number | null)[] {
  const result: (number | null)[] = Array.from({ length: leftCount }, () => null);
  for (const group of connectedGroups(pairs)) {
    for (const { left, right } of solve(group)) result[left] = right;
  }
  return result;
}

function connectedGroups(pairs: readonly Likeness[]): Likeness[][] {
  const parent = new Map<string, string>();
  const find = (key: string): string => {
    let root = key;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    parent.set(key, root);
    return root;
  };
  for (const { left, right } of pairs) parent.set(find(`l${left}`), find(`r${right}`));
  const groups = new Map<string, Likeness[]>();
  for (const pair of pairs) {
    const root = find(`l${pair.left}`);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [pair]);
    else group.push(pair);
  }
  return [...groups.values()];
}

/** The Hungarian method with potentials on one group; a pair that is not listed costs as much as no pair at all. */
function solve(group: readonly Likeness[]): { left: number; right: number }[] {
  const first = group[0];
  if (first !== undefined && group.length === 1) return [first];
  const lefts = [...new Set(group.map((pair) => pair.left))].sort((a, b) => a - b);
  const rights = [...new Set(group.map((pair) => pair.right))].sort((a, b) => a - b);
  const leftAt = new Map(lefts.map((left, index) => [left, index]));
  const rightAt = new Map(rights.map((right, index) => [right, index]));
  // as many empty places as there are rows, so that a row may stay without a partner
  const width = rights.length + lefts.length;
  const cost = lefts.map(() => new Float64Array(width));
  for (const pair of group) {
    const row = cost[leftAt.get(pair.left) ?? 0];
    if (row !== undefined) row[rightAt.get(pair.right) ?? 0] = -pair.score;
  }
  const chosen = hungarian(cost, width);
  const listed = new Set(group.map((pair) => `${pair.left}:${pair.right}`));
  return lefts.flatMap((left, index) => {
    const right = rights[chosen[index] ?? -1];
    return right !== undefined && listed.has(`${left}:${right}`) ? [{ left, right }] : [];
  });
}

/** Row → column of least total cost; rows ≤ columns. The classic O(rows² · columns) shortest augmenting path. */
function hungarian(cost: readonly Float64Array[], columns: number): number[] {
  const rowPotential = new Float64Array(cost.length + 1);
  const columnPotential = new Float64Array(columns + 1);
  const rowOf = new Int32Array(columns + 1);
  const way = new Int32Array(columns + 1);
  for (let row = 1; row <= cost.length; row += 1) {
    rowOf[0] = row;
    let column = 0;
    const least = new Float64Array(columns + 1).fill(Infinity);
    const used = new Uint8Array(columns + 1);
    do {
      used[column] = 1;
      const current = at(rowOf, column);
      const costs = cost[current - 1];
      let delta = Infinity;
      let next = 0;
      for (let j = 1; j <= columns; j += 1) {
        if (used[j] === 1) continue;
        const reduced = (costs?.[j - 1] ?? 0) - at(rowPotential, current) - at(columnPotential, j);
        if (reduced < at(least, j)) {
          least[j] = reduced;
          way[j] = column;
        }
        if (at(least, j) < delta) {
          delta = at(least, j);
          next = j;
        }
      }
      for (let j = 0; j <= columns; j += 1) {
        if (used[j] === 1) {
          const owner = at(rowOf, j);
          rowPotential[owner] = at(rowPotential, owner) + delta;
          columnPotential[j] = at(columnPotential, j) - delta;
        } else least[j] = at(least, j) - delta;
      }
      column = next;
    } while (at(rowOf, column) !== 0);
    for (; column !== 0; column = at(way, column)) rowOf[column] = at(rowOf, at(way, column));
  }
  const result = cost.map(() => -1);
  for (let j = 1; j <= columns; j += 1) if (at(rowOf, j) > 0) result[at(rowOf, j) - 1] = j - 1;
  return result;
}

function at(list: Float64Array | Int32Array, index: number): number {
  return list[index] ?? 0;
}
