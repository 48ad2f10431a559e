import { attribute, findAll, isElement, textContent, type HtmlElement } from './nodes';

const TABLE = new Set(['table']);
const CELLS = new Set(['td', 'th']);
/** A cell with more text and lines than this holds a page, not a value. */
const LONG_CELL = 1500;
const MANY_LINES = 10;
const LINES = new Set(['p', 'br', 'li', 'div']);

/** The rows of a table, those of its own groups included, of inner tables not. */
export function rowsOf(table: HtmlElement): readonly HtmlElement[][] {
  const groups = table.childNodes.filter(isElement).flatMap((child) => {
    if (child.tagName === 'tr') return [child];
    return /^(?:thead|tbody|tfoot)$/.test(child.tagName) ? child.childNodes.filter(isElement) : [];
  });
  return groups
    .filter((row) => row.tagName === 'tr')
    .map((row) => row.childNodes.filter(isElement).filter((cell) => CELLS.has(cell.tagName)));
}

/** A table that only arranges the page: one row or column, tables within it, or a cell as long as a page. */
export function isLayout(table: HtmlElement): boolean {
  const rows = rowsOf(table).filter((row) => row.length > 0);
  if (rows.length < 2 || rows.every((row) => row.length < 2)) return true;
  if (findAll(table, TABLE).length > 0) return true;
  return rows.flat().some((cell) => textContent(cell).length > LONG_CELL && findAll(cell, LINES).length > MANY_LINES);
}

/** Texts of the cells at their places; a merged cell's text stands in its first place only. */
export function gridOf(table: HtmlElement, cellText: (cell: HtmlElement) => string): string[][] {
  const taken: boolean[][] = [];
  const grid: string[][] = [];
  const rows = rowsOf(table);
  rows.forEach((cells, row) => {
    let column = 0;
    const own = (grid[row] ??= []);
    for (const cell of cells) {
      while (taken[row]?.[column] === true) column += 1;
      const width = span(cell, 'colspan', 100);
      const height = Math.min(
        attribute(cell, 'rowspan') === '0' ? rows.length : span(cell, 'rowspan', 1000),
        rows.length - row,
      );
      own[column] = cellText(cell);
      for (let below = 0; below < height; below += 1) {
        const line = (taken[row + below] ??= []);
        for (let right = 0; right < width; right += 1) line[column + right] = true;
      }
      column += width;
    }
  });
  const width = Math.max(0, ...taken.map((row) => row.length));
  return grid.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ''));
}

function span(cell: HtmlElement, name: string, most: number): number {
  const written = Number.parseInt(attribute(cell, name), 10);
  return written > 1 ? Math.min(written, most) : 1;
}
