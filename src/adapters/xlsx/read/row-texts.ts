import { gather, gatheredText, newCharacters, unescapeCellText, type Characters } from './characters';
import type { Where } from './where';

/** The texts of one row's cells, gathered while the row is scanned and made into strings at its end. */
export type RowTexts = {
  readonly characters: Characters;
  readonly columns: number[];
  /** where each text ends among the characters */
  readonly ends: number[];
  readonly escaped: boolean[];
};

export function newRowTexts(): RowTexts {
  return { characters: newCharacters(), columns: [], ends: [], escaped: [] };
}

export function addText(
  texts: RowTexts,
  column: number,
  bytes: Uint8Array,
  start: number,
  end: number,
  where: Where,
): void {
  texts.escaped.push(gather(texts.characters, bytes, start, end, where));
  texts.columns.push(column);
  texts.ends.push(texts.characters.length);
}

/** Hands every text to `take` with its column, and empties the row. */
export function takeTexts(texts: RowTexts, take: (column: number, text: string) => void): void {
  const { characters, columns, ends, escaped } = texts;
  if (columns.length === 0) return;
  const all = gatheredText(characters);
  let start = 0;
  for (let index = 0; index < columns.length; index++) {
    const end = ends[index] ?? start;
    const text = all.slice(start, end);
    take(columns[index] ?? 0, escaped[index] === true ? unescapeCellText(text) : text);
    start = end;
  }
  characters.length = 0;
  columns.length = ends.length = escaped.length = 0;
}
