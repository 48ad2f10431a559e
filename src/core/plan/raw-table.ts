import type { Line } from './blocks';

/** A row of a table as it came: cells as written; `sure` where every cell stands in its own column. */
export type RawRow = {
  readonly cells: readonly string[];
  readonly line: number;
  readonly endLine: number;
  readonly sure: boolean;
  /** its first cell goes on the last cell of the row before: a row broken over lines */
  readonly continues?: boolean;
};

/** A table cut out of the document: its header, the lines above it, what stands below it. */
export type RawTable = {
  readonly header: readonly string[];
  readonly rows: readonly RawRow[];
  readonly line: number;
  /** every line number that belongs to it */
  readonly lines: ReadonlySet<number>;
  /** one cell a line: where rows begin is told by what the cells say */
  readonly stream: boolean;
  /** the reader knew rows and columns: cells stay where they are */
  readonly fixed: boolean;
  /** the line above the header, and the notes below the last row (说明：1.…2.…) */
  readonly title: string;
  /** the line of text right above, where there is one */
  readonly below: number | null;
  readonly notes: readonly string[];
};

/** A table without the words around it. */
export type Cut = Omit<RawTable, 'title' | 'notes' | 'below'>;

/** A table found in the lines; `left` are lines inside it that are none of it, `next` is the entry after it. */
export type FoundTable = { readonly table: Cut; readonly left: readonly Line[]; readonly next: number };

/** How the cells of a line are told apart. */
export type Cutter = 'pipe' | 'tab' | 'blanks' | 'blank';

export function cutCells(text: string, cutter: Cutter): string[] {
  switch (cutter) {
    case 'pipe':
      return pipeCells(text);
    case 'tab':
      return text.split('\t').map((cell) => cell.trim());
    case 'blanks':
      return text.split(/\s{2,}|\u3000+|\t/).map((cell) => cell.trim());
    case 'blank':
      return text.split(/\s+/).filter((cell) => cell !== '');
  }
}

function pipeCells(text: string): string[] {
  const cells = text.split(/[|｜│]/).map((cell) => cell.trim());
  if (cells[0] === '' && /^\s*[|｜│]/.test(text)) cells.shift();
  if (cells.length > 1 && cells[cells.length - 1] === '') cells.pop();
  return cells;
}
