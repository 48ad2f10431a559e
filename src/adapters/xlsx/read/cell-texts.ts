import { gatheredText, newCharacters, unescapeCellText, type Characters } from './characters';

/** Texts of cells, gathered while rows are scanned and made into strings many at a time. */
export type CellTexts = {
  readonly characters: Characters;
  /** of each text its cell, and where it ends among the characters */
  readonly rows: number[];
  readonly columns: number[];
  readonly ends: number[];
  /** indexes of the texts that may hold escapes */
  readonly escaped: Set<number>;
};

const shared: CellTexts = { characters: newCharacters(), rows: [], columns: [], ends: [], escaped: new Set() };

/** An empty store. It is always the same one, for sheets are read one after the other and its room is worth keeping. */
export function emptyCellTexts(): CellTexts {
  clear(shared);
  return shared;
}

function clear({ characters, rows, columns, ends, escaped }: CellTexts): void {
  characters.length = rows.length = columns.length = ends.length = 0;
  escaped.clear();
}

/** Notes that the characters gathered last are the text of that cell. */
export function addText(texts: CellTexts, row: number, column: number): void {
  if (texts.characters.mayEscape) texts.escaped.add(texts.ends.length);
  texts.rows.push(row);
  texts.columns.push(column);
  texts.ends.push(texts.characters.length);
}

/** So many characters make one string, of which the cells' texts are slices. */
const BATCH = 1 << 14;

export function isFull({ characters }: CellTexts): boolean {
  return characters.length >= BATCH;
}

/** Hands every text to `take` with its cell, and forgets them. */
export function takeTexts(texts: CellTexts, take: (row: number, column: number, text: string) => void): void {
  const { characters, rows, columns, ends, escaped } = texts;
  const all = gatheredText(characters);
  let start = 0;
  for (let index = 0; index < ends.length; index++) {
    const end = ends[index] ?? start;
    const text = all.slice(start, end);
    take(rows[index] ?? 0, columns[index] ?? 0, escaped.has(index) ? unescapeCellText(text) : text);
    start = end;
  }
  clear(texts);
}
