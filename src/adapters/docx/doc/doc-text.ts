import type { TextBlock } from '../../../core/model';
import { INNER_TAB } from './add-numbers';

/** A row's cells may hold paragraphs of their own: so many lines at most make one row. */
const LONGEST_ROW = 60;

/**
 * The running text of an old .doc → blocks. In it every cell ends with a tab and every row with one more line end, so
 * a line that ends with a tab ends a row, and lines before it belong to the row until its cells are complete.
 */
export function blocksFromDocText(text: string): TextBlock[] {
  const lines = text.split('\n').map(withoutControls);
  const blocks: TextBlock[] = [];
  let at = 0;
  let line = 1;
  while (at < lines.length) {
    const table = readTable(lines, at);
    if (table === null) {
      const paragraph = withTabs(lines[at] ?? '');
      if (paragraph !== '') blocks.push({ kind: 'paragraph', text: paragraph, line });
      at += 1;
      line += 1;
    } else {
      blocks.push({ kind: 'table', rows: table.rows, line });
      at = table.next;
      line += table.rows.length;
    }
  }
  return blocks;
}

function readTable(lines: readonly string[], start: number): { rows: string[][]; next: number } | null {
  const rows: string[][] = [];
  let at = start;
  for (;;) {
    const row = readRow(lines, at, rows[0]?.length ?? null);
    if (row === null) break;
    rows.push(row.cells);
    at = row.next;
  }
  if (rows.length === 0) return null;
  const width = Math.max(...rows.map((row) => row.length));
  return { rows: rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]), next: at };
}

/** A row of its first row's width (unknown for the first row, which then has to stand on one line). */
function readRow(
  lines: readonly string[],
  start: number,
  width: number | null,
): { cells: string[]; next: number } | null {
  const first = lines[start];
  if (first === undefined) return null;
  if (first.endsWith('\t')) return { cells: cellsOf(first), next: start + 1 };
  if (width === null && !first.includes('\t')) return null;
  let joined = first;
  for (let at = start + 1; at < Math.min(lines.length, start + LONGEST_ROW); at += 1) {
    joined += `\n${lines[at] ?? ''}`;
    const cells = cellsOf(joined);
    if (width !== null && cells.length > width) return null;
    if (joined.endsWith('\t')) return width === null || cells.length === width ? { cells, next: at + 1 } : null;
  }
  return null;
}

function cellsOf(row: string): string[] {
  const cells = row.split('\t');
  if (row.endsWith('\t')) cells.pop();
  return cells.map(withTabs);
}

/** Marks of fields, pictures and anchors that no reader sees. */
function withoutControls(line: string): string {
  return line.replace(/\p{Cc}/gu, (sign) => (sign === '\t' || sign === INNER_TAB ? sign : ''));
}

function withTabs(text: string): string {
  return text.replaceAll(INNER_TAB, '\t').trim();
}
