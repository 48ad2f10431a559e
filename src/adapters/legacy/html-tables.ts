import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import {
  failure,
  isShortenedNumber,
  typedText,
  type Book,
  type CellMark,
  type CellRange,
  type CellValue,
  type Grid,
} from '../../core/model';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

const MAX_CELLS = 2_000_000;
const MAX_SPAN_ROWS = 65536;
const MAX_SPAN_COLUMNS = 1000;
/** Deeper nesting than any page has; a guard for the recursion. */
const MAX_DEPTH = 400;

/**
 * Reads the tables of a web page that calls itself a workbook, one sheet a table, tables within tables as sheets of
 * their own. Cells are text, typed only where a number's own notation is the very same text. The page is parsed as
 * browsers do it (WHATWG HTML, 13.2), so that cells without end tags stay cells: the library joins them, loses what
 * follows an inner table, and takes struck text for plain. Throws `file.tooManyCells`, `file.unsupported`.
 */
export function readHtmlTables(text: string, file: string): Omit<Book, 'issues'> {
  const facts = { file, isStruck: strikeFinder(text) };
  const sheets = tablesIn(parse(text), file).map((table, index) => toGrid(table, `Sheet${index + 1}`, facts));
  return { format: 'html', sheets, otherSheets: [], date1904: false, savedAt: null };
}

/** All tables in document order, inner ones behind those that hold them. */
function tablesIn(root: DefaultTreeAdapterTypes.ParentNode, file: string): Element[] {
  const found: Element[] = [];
  const visit = (node: DefaultTreeAdapterTypes.ParentNode, depth: number): void => {
    if (depth > MAX_DEPTH) throw failure('file.unsupported', { file, what: 'structure' });
    for (const child of node.childNodes) {
      if (!isElement(child)) continue;
      if (child.tagName === 'table') found.push(child);
      visit(child, depth + 1);
    }
  };
  visit(root, 0);
  return found;
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

function attribute(element: Element, name: string): string {
  return element.attrs.find((candidate) => candidate.name === name)?.value ?? '';
}

type Facts = { readonly file: string; readonly isStruck: (element: Element) => boolean };

function toGrid(table: Element, name: string, { file, isStruck }: Facts): Grid {
  const rows: (CellValue | undefined)[][] = [];
  const taken: boolean[][] = [];
  const merges: CellRange[] = [];
  const marks: CellMark[] = [];
  const hiddenRows: number[] = [];
  let places = 0;

  rowsOf(table).forEach((element, row) => {
    const cells: (CellValue | undefined)[] = (rows[row] ??= []);
    if (isHidden(element)) hiddenRows.push(row);
    let column = 0;
    for (const cell of element.childNodes.filter(isElement)) {
      if (cell.tagName !== 'td' && cell.tagName !== 'th') continue;
      while (taken[row]?.[column] === true) column++;
      const { kept, struck } = cellText(cell, isStruck);
      const value = typedText(kept);
      if (value !== null) cells[column] = value;
      if (value !== null && isStruck(cell)) marks.push({ row, column, kind: 'struck', text: kept, whole: true });
      if (isShortenedNumber(kept)) marks.push({ row, column, kind: 'damagedNumber', text: kept });
      for (const text of struck) marks.push({ row, column, kind: 'struck', text });
      const width = span(cell, 'colspan', MAX_SPAN_COLUMNS);
      const height = span(cell, 'rowspan', MAX_SPAN_ROWS);
      places += width * height;
      if (places > MAX_CELLS) throw failure('file.tooManyCells', { file, limit: MAX_CELLS });
      take(taken, row, column, height, width);
      if (width > 1 || height > 1) {
        merges.push({ top: row, left: column, bottom: row + height - 1, right: column + width - 1 });
      }
      column += width;
    }
  });
  return { name, visibility: 'visible', rows, merges, hiddenRows, hiddenColumns: [], marks };
}

/** The rows of a table itself, those of its groups included, of inner tables not. */
function rowsOf(table: Element): readonly Element[] {
  return table.childNodes.filter(isElement).flatMap((child) => {
    if (child.tagName === 'tr') return [child];
    if (!/^(?:thead|tbody|tfoot)$/.test(child.tagName)) return [];
    return child.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'tr');
  });
}

function take(taken: boolean[][], row: number, column: number, height: number, width: number): void {
  for (let below = row; below < row + height; below++) {
    const line = (taken[below] ??= []);
    for (let right = column; right < column + width; right++) line[right] = true;
  }
}

function span(cell: Element, name: string, most: number): number {
  const written = Number.parseInt(attribute(cell, name), 10);
  return written > 1 ? Math.min(written, most) : 1;
}

function isHidden(element: Element): boolean {
  return /(?:^|[;\s])display\s{0,9}:\s{0,9}none/i.test(attribute(element, 'style'));
}

/** Whether an element's text is struck: by its name, its style, or a class of the page (as Excel writes it). */
function strikeFinder(page: string): (element: Element) => boolean {
  const classes = struckClasses(page);
  return (element) => {
    if (element.tagName === 's' || element.tagName === 'strike' || element.tagName === 'del') return true;
    if (LINE_THROUGH.test(attribute(element, 'style'))) return true;
    if (classes.size === 0) return false;
    return attribute(element, 'class')
      .split(/\s+/)
      .some((name) => classes.has(name));
  };
}

const LINE_THROUGH = /text-decoration(?:-line)?\s{0,9}:[^;]{0,99}line-through/i;

/** Names of the classes that a page's style sheets strike through. */
function struckClasses(page: string): ReadonlySet<string> {
  const classes = new Set<string>();
  for (const rule of page.includes('line-through') ? page.split('}') : []) {
    const body = rule.lastIndexOf('{');
    if (body < 0 || !LINE_THROUGH.test(rule.slice(body))) continue;
    const selector = rule.slice(Math.max(0, body - 200), body);
    for (const [, name = ''] of selector.matchAll(/\.([\w-]{1,100})/g)) classes.add(name);
  }
  return classes;
}

const NO_TEXT: ReadonlySet<string> = new Set(['table', 'script', 'style', 'template', 'noscript', 'rt', 'rp']);
const BLOCKS: ReadonlySet<string> = new Set(['p', 'div', 'li', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre']);

type Text = { readonly kept: string; readonly struck: readonly string[] };

/** The text of a cell as a page shows it: runs of blanks are one, `<br>` and blocks break lines, struck text apart. */
function cellText(cell: Element, isStruck: (element: Element) => boolean): Text {
  const struck: string[] = [];
  const lines: string[] = [];
  let line = '';
  const breakLine = (): void => {
    lines.push(line.trimEnd());
    line = '';
  };
  const visit = (node: Node, isOut: boolean): void => {
    if (node.nodeName === '#text' && 'value' in node) {
      const text = node.value.replace(/[ \t\r\n\f]+/g, ' ');
      if (!isOut) line += line === '' || line.endsWith(' ') ? text.trimStart() : text;
      else if (text.trim() !== '') struck.push(text.trim());
    }
    if (!isElement(node) || NO_TEXT.has(node.tagName) || isHidden(node)) return;
    const isBlock = BLOCKS.has(node.tagName);
    if (node.tagName === 'br' || (isBlock && line !== '')) breakLine();
    for (const child of node.childNodes) visit(child, isOut || isStruck(node));
    if (isBlock && line !== '') breakLine();
  };
  for (const child of cell.childNodes) visit(child, false);
  breakLine();
  return { kept: lines.join('\n').replaceAll('\u00a0', ' ').trimEnd(), struck };
}
