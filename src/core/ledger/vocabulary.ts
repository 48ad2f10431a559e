import type { Status, Template } from '../model';

/** The words of the drop-down: one for each status of the vocabulary. */
export function dropDownWords(template: Template): string[] {
  return template.vocabulary.flatMap(({ words }) => words.slice(0, 1));
}

/** Every word that means one of these statuses. */
export function wordsOf(template: Template, statuses: readonly Status[]): string[] {
  return template.vocabulary.filter(({ status }) => statuses.includes(status)).flatMap(({ words }) => words);
}
