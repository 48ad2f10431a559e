import { failure, issue, type Issue, type TextBlock, type WithIssues } from '../../core/model';
import { splitColumns } from './columns';
import { withoutFurniture } from './furniture';
import type { Line, Page, PlacedText } from './geometry';
import { linesOf } from './lines';
import { loadPages } from './load-pages';
import { bodiesOf, paragraphsOf, type Body } from './paragraphs';
import { splitTables, type FramedTable } from './tables';

/**
 * Bytes of a PDF → text blocks: wrapped lines rejoined into paragraphs, also over page ends; framed tables as tables;
 * page numbers and running heads dropped. Every paragraph and every table row counts as one line.
 * Throws AdapterError: `file.encrypted`, `document.damaged`, `document.noText` (a scan).
 */
export async function readPdf(bytes: Uint8Array, name: string): Promise<WithIssues<readonly TextBlock[]>> {
  const pages = await loadPages(bytes, name);
  if (pages.every((page) => page.texts.every((piece) => piece.text.trim() === '')))
    throw failure('document.noText', { file: name, at: { file: name } });
  return { value: numbered(joinTables(flowOf(pages))), issues: scannedPages(pages, name) };
}

type Flow =
  | { readonly kind: 'line'; readonly line: Line; readonly body: Body; readonly page: number }
  | { readonly kind: 'table'; readonly table: FramedTable; readonly page: number };

type Joined =
  { readonly kind: 'paragraph'; readonly text: string } | { readonly kind: 'table'; readonly table: FramedTable };

function flowOf(pages: readonly Page[]): Flow[] {
  const split = pages.map((page) => {
    const { tables, rest } = splitTables(page.texts, page.horizontal, page.vertical);
    return { page, tables, rest, lines: linesOf(rest) };
  });
  const kept = withoutFurniture(split.map(({ page, lines }) => ({ number: page.number, height: page.height, lines })));
  const bodies = bodiesOf(split.map(({ page }, index) => ({ width: page.width, lines: kept[index] ?? [] })));
  return split.flatMap(({ page, tables, rest }, index) => {
    const lines = kept[index] ?? [];
    const columns = tables.length > 0 ? null : splitColumns(onLines(rest, lines), page.width);
    if (columns !== null) return columnFlow(columns, page);
    const body = bodies[index] ?? { left: 0, right: page.width };
    const flow: Flow[] = [
      ...lines.map((line): Flow => ({ kind: 'line', line, body, page: page.number })),
      ...tables.map((table): Flow => ({ kind: 'table', table, page: page.number })),
    ];
    return flow.sort((a, b) => topOf(a) - topOf(b));
  });
}

/** Every column has edges of its own; a paragraph goes on from one column to the next as from page to page. */
function columnFlow(columns: readonly (readonly PlacedText[])[], page: Page): Flow[] {
  return columns.flatMap((texts, index) => {
    const lines = linesOf(texts);
    const left = Math.min(...lines.map((line) => line.left));
    const right = Math.max(...lines.map((line) => line.right));
    const place = page.number + index / (columns.length + 1);
    return lines.map((line): Flow => ({ kind: 'line', line, body: { left, right }, page: place }));
  });
}

/** The pieces of the lines that were kept. */
function onLines(texts: readonly PlacedText[], lines: readonly Line[]): PlacedText[] {
  return texts.filter((piece) =>
    lines.some((line) => Math.abs(line.y - piece.y) < Math.max(line.size, piece.size) * 0.4),
  );
}

function topOf(item: Flow): number {
  return item.kind === 'line' ? item.line.y : item.table.top;
}

/** Lines between tables become paragraphs; a table that goes on on the next page becomes one with it. */
function joinTables(flow: readonly Flow[]): Joined[] {
  const joined: Joined[] = [];
  let lines: Extract<Flow, { kind: 'line' }>[] = [];
  let lastTablePage = 0;
  const flush = (): void => {
    joined.push(...paragraphsOf(lines).map((text): Joined => ({ kind: 'paragraph', text })));
    lines = [];
  };
  for (const item of flow) {
    if (item.kind === 'line') {
      lines.push(item);
      continue;
    }
    flush();
    const last = joined.at(-1);
    if (last?.kind === 'table' && item.page === lastTablePage + 1 && haveSameColumns(last.table, item.table))
      joined[joined.length - 1] = { kind: 'table', table: continued(last.table, item.table) };
    else joined.push({ kind: 'table', table: item.table });
    lastTablePage = item.page;
  }
  flush();
  return joined;
}

function haveSameColumns(a: FramedTable, b: FramedTable): boolean {
  return (
    a.columns.length === b.columns.length && a.columns.every((x, index) => Math.abs(x - (b.columns[index] ?? 0)) < 5)
  );
}

/** The rows of a table's next page: without its repeated header, a row broken by the page's end made whole. */
function continued(table: FramedTable, next: FramedTable): FramedTable {
  const [header] = table.rows;
  const repeats = header !== undefined && next.rows[0]?.join('\n') === header.join('\n');
  const [first, ...others] = repeats ? next.rows.slice(1) : next.rows;
  const last = table.rows.at(-1);
  if (first === undefined) return table;
  const isRest = last !== undefined && first[0] === '' && last[0] !== '' && table.rows.length > 1;
  const rows = isRest
    ? [...table.rows.slice(0, -1), last.map((text, column) => text + (first[column] ?? '')), ...others]
    : [...table.rows, first, ...others];
  return { ...table, rows };
}

function numbered(items: readonly Joined[]): TextBlock[] {
  let line = 1;
  return items.map((item): TextBlock => {
    const own = line;
    line += item.kind === 'table' ? item.table.rows.length : 1;
    return item.kind === 'table'
      ? { kind: 'table', rows: item.table.rows, line: own }
      : { kind: 'paragraph', text: item.text, line: own };
  });
}

/** Pages that show something but hold no text are said, since a scanned page may stand among typed ones. */
function scannedPages(pages: readonly Page[], name: string): Issue[] {
  const scanned = pages.filter((page) => page.drawn && page.texts.every((piece) => piece.text.trim() === ''));
  if (scanned.length === 0) return [];
  const numbers = scanned.map((page) => page.number).join('、');
  return [issue('document.pagesWithoutText', { file: name, pages: numbers, at: { file: name } })];
}
