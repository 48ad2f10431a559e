import { SaxesParser, type SaxesTagNS } from 'saxes';
import { cellText, type CellMark, type CellValue, type Grid, type Visibility } from '../../core/model';

/** What the library leaves out of an OpenDocument spreadsheet. Rules: OpenDocument 1.3 part 3. */
export type OdsExtras = {
  readonly visibility: Visibility;
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  /** cells that hold a boolean, and those whose font or part of whose text is struck */
  readonly cells: readonly OddCell[];
};

type OddCell = {
  readonly row: number;
  readonly column: number;
  readonly boolean: boolean | null;
  readonly whole: boolean;
  /** text of the cell without its struck runs, and those; only where there are some */
  readonly kept: string;
  readonly struck: readonly string[];
};

const TABLE = 'urn:oasis:names:tc:opendocument:xmlns:table:1.0';
const OFFICE = 'urn:oasis:names:tc:opendocument:xmlns:office:1.0';
const STYLE = 'urn:oasis:names:tc:opendocument:xmlns:style:1.0';
const TEXT = 'urn:oasis:names:tc:opendocument:xmlns:text:1.0';

/** Repetitions beyond this are padding of whole sheets, not rows and columns that somebody hid. */
const MOST_REPEATED = 4096;

/** Reads content.xml for what the library leaves out, table by table. Throws bare errors of the XML parser. */
export function readOdsExtras(content: string): readonly OdsExtras[] {
  const tables: Table[] = [];
  const styles = { hiddenTables: new Set<string>(), struck: new Set<string>() };
  let styleName = '';
  let table: Table | null = null;
  const parser = new SaxesParser({ xmlns: true, position: false });

  parser.on('opentag', (tag) => {
    if (tag.uri === STYLE && tag.local === 'style') styleName = attribute(tag, STYLE, 'name');
    else if (tag.uri === STYLE && tag.local === 'text-properties') {
      const line = attribute(tag, STYLE, 'text-line-through-style') || attribute(tag, STYLE, 'text-line-through-type');
      if (line !== '' && line !== 'none') styles.struck.add(styleName);
    } else if (tag.uri === STYLE && tag.local === 'table-properties') {
      if (attribute(tag, TABLE, 'display') === 'false') styles.hiddenTables.add(styleName);
    } else if (tag.uri === TABLE && tag.local === 'table') {
      table = newTable(styles.hiddenTables.has(attribute(tag, TABLE, 'style-name')), styles.struck);
      tables.push(table);
    } else table?.open(tag);
  });
  parser.on('text', (text) => table?.text(text));
  parser.on('closetag', (tag) => {
    if (tag.uri === TABLE && tag.local === 'table') table = null;
    else table?.close(tag);
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(content).close();
  return tables.map(({ found }) => found);
}

type Table = {
  readonly found: OdsExtras;
  open(tag: SaxesTagNS): void;
  text(text: string): void;
  close(tag: SaxesTagNS): void;
};

function newTable(isHidden: boolean, struckStyles: ReadonlySet<string>): Table {
  const hiddenRows: number[] = [];
  const hiddenColumns: number[] = [];
  const columnStyles: string[] = [];
  const cells: OddCell[] = [];
  let [row, column, columns] = [-1, -1, 0];
  let nextRow = 0;
  let nextColumn = 0;
  let cell: { boolean: boolean | null; whole: boolean; kept: string; struck: string[]; paragraphs: number } | null =
    null;
  /** how deep the text stands in struck spans, and in annotations, which are no part of it */
  let spans: boolean[] = [];
  let annotations = 0;

  function openTableTag(tag: SaxesTagNS): void {
    switch (tag.local) {
      case 'table-column': {
        const repeated = repetition(tag, 'number-columns-repeated');
        const isCollapsed = isHiddenBy(tag);
        for (let index = 0; index < repeated; index++) {
          if (isCollapsed) hiddenColumns.push(columns + index);
          columnStyles[columns + index] = attribute(tag, TABLE, 'default-cell-style-name');
        }
        columns += repeated;
        break;
      }
      case 'table-row': {
        const repeated = repetition(tag, 'number-rows-repeated');
        row = nextRow;
        nextRow += repeated;
        nextColumn = 0;
        if (isHiddenBy(tag)) for (let index = 0; index < repeated; index++) hiddenRows.push(row + index);
        break;
      }
      case 'table-cell':
      case 'covered-table-cell': {
        column = nextColumn;
        nextColumn += repetition(tag, 'number-columns-repeated');
        const style = attribute(tag, TABLE, 'style-name') || (columnStyles[column] ?? '');
        const type = attribute(tag, OFFICE, 'value-type');
        const boolean = type === 'boolean' ? attribute(tag, OFFICE, 'boolean-value') === 'true' : null;
        cell = { boolean, whole: struckStyles.has(style), kept: '', struck: [], paragraphs: 0 };
        spans = [];
        break;
      }
    }
  }

  function openTextTag(tag: SaxesTagNS): void {
    if (cell === null || annotations > 0) return;
    if (tag.local === 'p' && cell.paragraphs++ > 0) cell.kept += '\n';
    if (tag.local === 'span') spans.push(struckStyles.has(attribute(tag, TEXT, 'style-name')));
    if (tag.local === 's') add(' '.repeat(Math.min(Number(attribute(tag, TEXT, 'c')) || 1, 1000)));
    if (tag.local === 'tab') add('\t');
    if (tag.local === 'line-break') add('\n');
  }

  function add(text: string): void {
    if (cell === null || annotations > 0) return;
    if (spans.includes(true)) cell.struck.push(text);
    else cell.kept += text;
  }

  return {
    found: { visibility: isHidden ? 'hidden' : 'visible', hiddenRows, hiddenColumns, cells },
    open(tag) {
      if (tag.uri === TABLE) openTableTag(tag);
      else if (tag.uri === TEXT) openTextTag(tag);
      else if (tag.uri === OFFICE && tag.local === 'annotation') annotations++;
    },
    text(text) {
      if (cell !== null && cell.paragraphs > 0) add(text);
    },
    close(tag) {
      if (tag.uri === TEXT && tag.local === 'span') spans.pop();
      if (tag.uri === OFFICE && tag.local === 'annotation') annotations--;
      if (tag.uri !== TABLE || !/^(?:covered-)?table-cell$/.test(tag.local) || cell === null) return;
      const { boolean, whole, kept, struck } = cell;
      if (boolean !== null || whole || struck.length > 0) cells.push({ row, column, boolean, whole, kept, struck });
      cell = null;
    },
  };
}

function attribute(tag: SaxesTagNS, uri: string, local: string): string {
  for (const found of Object.values(tag.attributes)) if (found.uri === uri && found.local === local) return found.value;
  return '';
}

function isHiddenBy(tag: SaxesTagNS): boolean {
  return /^(?:collapse|filter)$/.test(attribute(tag, TABLE, 'visibility'));
}

function repetition(tag: SaxesTagNS, name: string): number {
  const repeated = Number(attribute(tag, TABLE, name)) || 1;
  return repeated > MOST_REPEATED ? 1 : repeated;
}

/** A grid that the library made of a table, with what it left out. */
export function withExtras(grid: Grid, extras: OdsExtras | undefined): Grid {
  if (extras === undefined) return grid;
  const rows = grid.rows.map((row) => (row === undefined ? undefined : [...row]));
  const marks: CellMark[] = [...grid.marks];
  for (const odd of extras.cells) {
    const cells = rows[odd.row];
    if (cells === undefined) continue;
    cells[odd.column] = applyOdd(odd, cells[odd.column] ?? null, marks);
  }
  const { visibility, hiddenRows, hiddenColumns } = extras;
  return { ...grid, visibility, rows, marks, hiddenRows, hiddenColumns };
}

function applyOdd(odd: OddCell, read: CellValue, marks: CellMark[]): CellValue {
  const { row, column } = odd;
  const value = odd.boolean === null || read === null ? read : odd.boolean;
  if (odd.whole && value !== null) marks.push({ row, column, kind: 'struck', text: cellText(value), whole: true });
  if (odd.struck.length === 0 || typeof value !== 'string') return value;
  for (const text of odd.struck) marks.push({ row, column, kind: 'struck', text });
  return odd.kept === '' ? null : odd.kept;
}
