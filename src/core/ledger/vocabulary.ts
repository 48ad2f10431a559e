import { matchKey, type Status, type Template, type Vocabulary } from '../model';

/** The status that a typed word means, by the template's vocabulary; null where the word is not in it. */
export function statusOfWord(vocabulary: Vocabulary, word: string): Status | null {
  const key = matchKey(word);
  if (key === '') return null;
  return vocabulary.find(({ words }) => words.some((known) => matchKey(known) === key))?.status ?? null;
}

/** The word that stands for a status in this template. */
export function wordOfStatus(vocabulary: Vocabulary, status: Status): string {
  return vocabulary.find((entry) => entry.status === status)?.words[0] ?? status;
}

/** The words of the drop-down: one for each status of the vocabulary. */
export function dropDownWords(template: Template): string[] {
  return template.vocabulary.flatMap(({ words }) => words.slice(0, 1));
}
