import { matchKey } from '../model';
import { FREE_VERBS } from './row-words';

/** Texts longer than this are compared by their beginnings: task texts are short, and the cost grows with the square. */
const LONGEST = 160;
/** Two characters make a Chinese word. */
const WORD = 2;

/**
 * True where one wording has a word of its own in the very place where the other has a different one: 加强理论研究,…机制
 * beside 加强宣传引导,…机制. Words that were only added or left out are an edit, as are verbs that may stand for each
 * other (完善, 健全). `leeway`: so many exchanged words are forgiven, if each is a single one.
 */
export function saysSomethingElse(one: string, other: string, leeway = 0): boolean {
  const parts = exchangedParts(matchKey(one).slice(0, LONGEST), matchKey(other).slice(0, LONGEST))
    .map(([left, right]) => Math.min(contentLength(left), contentLength(right)))
    .filter((length) => length >= WORD);
  return parts.length > leeway || parts.some((length) => length > WORD && leeway > 0);
}

/** The parts that stand against each other between the characters that both texts share, in order. */
function exchangedParts(one: string, other: string): [string, string][] {
  const lengths = commonLengths(one, other);
  const parts: [string, string][] = [];
  let [left, right] = [0, 0];
  let [from, start] = [0, 0];
  while (left < one.length && right < other.length) {
    if (one[left] === other[right]) {
      parts.push([one.slice(from, left), other.slice(start, right)]);
      left += 1;
      right += 1;
      [from, start] = [left, right];
    } else if ((lengths[left + 1]?.[right] ?? 0) >= (lengths[left]?.[right + 1] ?? 0)) left += 1;
    else right += 1;
  }
  parts.push([one.slice(from), other.slice(start)]);
  return parts;
}

/** `lengths[i][j]`: how many characters the two texts share, in order, from i and j on. */
function commonLengths(one: string, other: string): readonly Uint16Array[] {
  const lengths = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1));
  for (let left = one.length - 1; left >= 0; left -= 1) {
    const [own, below] = [lengths[left], lengths[left + 1]];
    if (own === undefined || below === undefined) continue;
    for (let right = other.length - 1; right >= 0; right -= 1) {
      own[right] =
        one[left] === other[right] ? (below[right + 1] ?? 0) + 1 : Math.max(below[right] ?? 0, own[right + 1] ?? 0);
    }
  }
  return lengths;
}

function contentLength(part: string): number {
  return FREE_VERBS.reduce((rest, verb) => rest.replaceAll(verb, ''), part).length;
}
