/** Without blanks and the given signs at the end; linear, as a regular expression with `+$` is not. */
export function trimEndOf(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && droppable(text[end - 1] ?? '', signs)) end -= 1;
  return text.slice(0, end);
}

/** Without blanks and the given signs at both ends. */
export function trimOf(text: string, signs: string): string {
  const head = trimEndOf(text, signs);
  let start = 0;
  while (start < head.length && droppable(head[start] ?? '', signs)) start += 1;
  return head.slice(start);
}

function droppable(character: string, signs: string): boolean {
  return signs.includes(character) || character.trim() === '';
}
