import { matchKey } from './text';

/** How alike two texts are, 0…1; `left` and `right` are indexes into the two lists that were compared. */
export type Likeness = { readonly left: number; readonly right: number; readonly score: number };

/**
 * Compares every text of one list with every text of the other and returns the pairs that are at all alike.
 * Works on pairs of neighbouring characters; a pair that many right-hand texts share (a common ending such as
 * 完善法治政府建设研究宣传机制) counts little, so that texts are told apart by what is their own. A shortened or an
 * extended text stays near its original.
 */
export function likenesses(left: readonly string[], right: readonly string[], floor = 0.2): Likeness[] {
  const found: Likeness[] = [];
  left.forEach((text, leftIndex) => {
    const features = profile(text);
    if (features.size === 0) return;
    const { sizes, weights, postings, weight } = readTexts(right);
    const own = total(features, weight);
    for (const [rightIndex, shared] of sharedWeights(features, postings, weight)) {
      const score = grade(shared, own, weights[rightIndex] ?? 0, features.size, sizes[rightIndex] ?? 0);
      if (score >= floor) found.push({ left: leftIndex, right: rightIndex, score });
    }
  });
  return found;
}

/** What comparing needs to know of the right-hand texts. */
type ReadTexts = {
  readonly sizes: readonly number[];
  readonly weights: readonly number[];
  readonly postings: ReadonlyMap<string, readonly number[]>;
  readonly weight: (feature: string) => number;
};

/** Hundreds of returns are compared with the same list of tasks: it is read once. */
const readBefore = new WeakMap<readonly string[], ReadTexts>();

function readTexts(texts: readonly string[]): ReadTexts {
  const known = readBefore.get(texts);
  if (known !== undefined) return known;
  const profiles = texts.map(pairsOf);
  const spread = documentFrequency(profiles);
  const weight = (feature: string): number => 1 / Math.sqrt(spread.get(feature) ?? 1);
  const read = {
    sizes: profiles.map(({ size }) => size),
    weights: profiles.map((features) => total(features, weight)),
    postings: postingLists(profiles),
    weight,
  };
  readBefore.set(texts, read);
  return read;
}

/** How alike two single texts are, 0…1. */
export function likeness(left: string, right: string): number {
  return likenesses([left], [right], 0)[0]?.score ?? 0;
}

/** How much of two texts is the same, 0…1, a part inside the other counting no more than it is. */
export function sameness(left: string, right: string): number {
  const [one, other] = [profile(left), profile(right)];
  const shared = [...one].filter((feature) => other.has(feature)).length;
  return one.size + other.size === 0 ? 0 : (2 * shared) / (one.size + other.size);
}

/** Dice over the weights, raised where the smaller text lies wholly inside the other and is long enough to tell. */
function grade(shared: number, left: number, right: number, leftSize: number, rightSize: number): number {
  const dice = (2 * shared) / (left + right);
  const inside = shared / Math.min(left, right);
  const told = Math.min(1, Math.min(leftSize, rightSize) / 6);
  return Math.min(1, Math.max(dice, 0.45 * dice + 0.55 * inside * told));
}

const profiles = new Map<string, ReadonlySet<string>>();
const MOST_REMEMBERED = 4000;

/** A text's pairs of neighbouring characters. The same titles are compared with every file of a folder: each is cut once. */
function profile(text: string): ReadonlySet<string> {
  const known = profiles.get(text);
  if (known !== undefined) return known;
  const made = pairsOf(text);
  if (profiles.size >= MOST_REMEMBERED) profiles.clear();
  profiles.set(text, made);
  return made;
}

const SURROGATE = /[\uD800-\uDFFF]/;

function pairsOf(text: string): ReadonlySet<string> {
  const key = matchKey(text);
  const pairs = new Set<string>();
  if (!SURROGATE.test(key)) {
    if (key.length === 1) pairs.add(key);
    for (let at = 0; at + 1 < key.length; at += 1) pairs.add(key.slice(at, at + 2));
    return pairs;
  }
  const characters = [...key];
  if (characters.length === 1) return new Set(characters);
  for (let at = 0; at + 1 < characters.length; at += 1) pairs.add(`${characters[at]}${characters[at + 1]}`);
  return pairs;
}

function documentFrequency(profiles: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const features of profiles) for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return counts;
}

function postingLists(profiles: readonly ReadonlySet<string>[]): ReadonlyMap<string, readonly number[]> {
  const lists = new Map<string, number[]>();
  profiles.forEach((features, index) => {
    for (const feature of features) {
      const list = lists.get(feature);
      if (list === undefined) lists.set(feature, [index]);
      else list.push(index);
    }
  });
  return lists;
}

function total(features: ReadonlySet<string>, weight: (feature: string) => number): number {
  let sum = 0;
  for (const feature of features) sum += weight(feature);
  return sum;
}

function sharedWeights(
  features: ReadonlySet<string>,
  postings: ReadonlyMap<string, readonly number[]>,
  weight: (feature: string) => number,
): ReadonlyMap<number, number> {
  const shared = new Map<number, number>();
  for (const feature of features) {
    const list = postings.get(feature);
    if (list === undefined) continue;
    const worth = weight(feature);
    for (const index of list) shared.set(index, (shared.get(index) ?? 0) + worth);
  }
  return shared;
}
