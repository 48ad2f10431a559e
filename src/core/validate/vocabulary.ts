import { likeness, matchKey, type Status, type Vocabulary } from '../model';

/** The template's words for statuses, ready for looking up. */
export type StatusWordList = {
  /** the status that a typed word means, or null where no word of the vocabulary is the same */
  readonly statusOf: (text: string) => Status | null;
  /** the word that is written for a status */
  readonly wordOf: (status: Status) => string;
  /** the most similar word that is allowed, and whether a click may put it there; null where none is near */
  readonly nearest: (text: string) => { readonly word: string; readonly isSure: boolean } | null;
};

const remembered = new WeakMap<Vocabulary, StatusWordList>();

/** Looks statuses up by word and words by status; built once for a vocabulary. */
export function statusWords(vocabulary: Vocabulary): StatusWordList {
  const known = remembered.get(vocabulary);
  if (known !== undefined) return known;
  const built = build(vocabulary);
  remembered.set(vocabulary, built);
  return built;
}

function build(vocabulary: Vocabulary): StatusWordList {
  const statuses = new Map<string, Status>();
  const words = new Map<Status, string>();
  for (const { status, words: own } of vocabulary) {
    for (const word of own) {
      const key = matchKey(word);
      if (!statuses.has(key)) statuses.set(key, status);
    }
    const first = own[0];
    if (first !== undefined && !words.has(status)) words.set(status, first);
  }
  return {
    statusOf: (text) => statuses.get(matchKey(text)) ?? null,
    wordOf: (status) => words.get(status) ?? status,
    nearest: (text) => nearestWord(text, vocabulary),
  };
}

/** One character of three mistyped (己完成) is still sure. */
const SURE = 0.6;

function nearestWord(text: string, vocabulary: Vocabulary): { word: string; isSure: boolean } | null {
  let best: { word: string; score: number } | null = null;
  for (const { words } of vocabulary) {
    const first = words[0];
    if (first === undefined) continue;
    for (const word of words) {
      if (isNegated(text) !== isNegated(word)) continue;
      const score = Math.max(likeness(text, word), sharedCharacters(text, word));
      if (best === null || score > best.score) best = { word: first, score };
    }
  }
  return best !== null && best.score >= 0.4 ? { word: best.word, isSure: best.score >= SURE } : null;
}

/** 没完成 is never nearest to 已完成: what is denied and what is not are never offered for each other. */
function isNegated(text: string): boolean {
  return /[未没不无非否]/.test(text);
}

/** Short words (完成, 未完成, 己完成) share characters rather than pairs of them. */
function sharedCharacters(left: string, right: string): number {
  const own = new Set(matchKey(left));
  const other = new Set(matchKey(right));
  const shared = [...own].filter((character) => other.has(character)).length;
  return own.size + other.size === 0 ? 0 : (2 * shared) / (own.size + other.size);
}
