import type { NumberedText } from './numbers';

/** So far ahead the same paragraph is looked for, where the two texts differ in between. */
const REACH = 40;

/** A tab that stands within a paragraph and is no border of a cell. */
export const INNER_TAB = '\u001f';

/**
 * Writes automatic numbers into a document's running text. Both are the same sequence of paragraphs and cells, apart
 * from fields and marks that one of them leaves out; what cannot be found again stays as it is. Tabs within paragraphs
 * are told from the borders of cells.
 */
export function withNumbers(text: string, numbered: readonly NumberedText[]): string {
  const parts = text.split(/([\n\t])/);
  let at = 0;
  for (const { text: raw, label } of numbered) {
    // a tab or line break within the paragraph is a border in the running text
    const [first = '', ...more] = raw.split(/[\t\u000b]/).map(bare);
    const found = findPart(parts, at, first);
    if (found === null) continue;
    for (let inner = 0; inner < more.length; inner += 1) {
      if (parts[found + 2 * inner + 1] === '\t') parts[found + 2 * inner + 1] = INNER_TAB;
    }
    if (label !== '' && (first !== '' || isCell(parts, found))) parts[found] = label + (parts[found] ?? '').trimStart();
    at = found + 2 * (1 + more.length);
  }
  return parts.join('');
}

/** Parts stand at even places, their borders at odd ones. */
function findPart(parts: readonly string[], from: number, text: string): number | null {
  if (bare(parts[from] ?? '') === text) return from;
  if (text === '') return null;
  for (let at = from; at < Math.min(parts.length, from + 2 * REACH); at += 2)
    if (bare(parts[at] ?? '') === text) return at;
  return null;
}

/** An empty paragraph's number says nothing, but in a cell of its own it is the row's 序号. */
function isCell(parts: readonly string[], at: number): boolean {
  return parts[at + 1] === '\t';
}

/** Without blanks, marks and the codes of fields, of which only the results are text. */
function bare(text: string): string {
  return text
    .replace(/\u0013[^\u0013-\u0015]*\u0014([^\u0013-\u0015]*)\u0015/g, '$1')
    .replace(/\u0013[^\u0013-\u0015]*\u0015/g, '')
    .replace(/[\p{Cc}\s]/gu, '');
}
