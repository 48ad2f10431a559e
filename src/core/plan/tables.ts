import type { ColumnKey } from '../model';
import { fold } from './fold';
import { markerAt, type MarkerKind } from './numbering';
import { placeCells, type LooseCell, type PlacedRow } from './table-align';
import type { RawRow, RawTable } from './raw-table';
import { headerKey } from './table-header';

/** What a column of a plan's table holds; null where the header says nothing known. */
export type PlanColumn = ColumnKey | null;

/** A row with its cells under the columns they belong to by what they say. */
export type TableRow = { readonly cells: readonly string[]; readonly line: number; readonly endLine: number };
/** A full-width row between the others: the name of the section below it. */
type SectionRow = { readonly section: string; readonly line: number };

export type Table = {
  readonly columns: readonly PlanColumn[];
  readonly rows: readonly (TableRow | SectionRow)[];
  readonly raw: RawTable;
};

/** Puts every cell under its column, also where empty cells were dropped and the others shifted. */
export function alignTable(raw: RawTable): Table {
  const columns = columnsOf(raw);
  const profile = profileOf(raw, columns.length);
  const placed = raw.fixed
    ? raw.rows.flatMap((row) => placeRow(row, columns, profile))
    : placeCells(looseCells(raw, columns.length), columns, profile);
  return { columns, raw, rows: placed.map(rowOf) };
}

export function isSectionRow(row: TableRow | SectionRow): row is SectionRow {
  return 'section' in row;
}

function rowOf(row: PlacedRow): TableRow | SectionRow {
  if (row.section) return { section: row.cells.find((cell) => cell !== '') ?? '', line: row.line };
  return { cells: row.cells, line: row.line, endLine: row.endLine };
}

/** The header's columns; where none says what is to be done, the first unknown one does; numbers may have no header. */
function columnsOf(raw: RawTable): PlanColumn[] {
  const columns = raw.header.map(headerKey);
  if (!columns.includes('task')) {
    const text = columns.findIndex((key) => key === 'requirement' || key === 'extra:measures');
    const unknown = columns.indexOf(null);
    if (unknown !== -1 && (text === -1 || unknown < text)) columns[unknown] = 'task';
    else if (text !== -1) return withNumbers(columns, raw);
    else if (columns.includes('section')) columns[columns.indexOf('section')] = 'task';
  }
  return withNumbers(columns, raw);
}

function withNumbers(columns: PlanColumn[], raw: RawTable): PlanColumn[] {
  if (columns.includes('sequence') || !raw.stream) return columns;
  const place = hiddenNumbers(raw);
  if (place !== null) columns.splice(place, 0, 'sequence');
  return columns;
}

/** Rows that count 1, 2, 3 under no header of their own: the place of the number in the first row. */
function hiddenNumbers(raw: RawTable): number | null {
  const cells = raw.rows.flatMap((row) => row.cells);
  const numbers = cells.filter((cell) => /^\d{1,3}$/.test(cell)).map(Number);
  if (numbers.length < 2 || !numbers.every((number, index) => index === 0 || number === (numbers[index - 1] ?? 0) + 1))
    return null;
  const first = cells.findIndex((cell) => /^\d{1,3}$/.test(cell));
  return first <= raw.header.length ? first : null;
}

/** The numbering that the cells of each column have in complete rows. */
function profileOf(raw: RawTable, width: number): (MarkerKind | null)[] {
  const complete = raw.rows.filter((row) => row.cells.filter((cell) => cell !== '').length === width).slice(0, 200);
  return Array.from({ length: width }, (_, column) => {
    const counts = new Map<MarkerKind, number>();
    for (const row of complete) {
      const kind = markerAt(fold((row.cells[column] ?? '').slice(0, 12)), 0)?.kind;
      if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    const [best] = [...counts].sort((a, b) => b[1] - a[1]);
    return best !== undefined && best[1] * 2 > complete.length ? best[0] : null;
  });
}

/** A row whose borders are known: its cells stay in it. */
function placeRow(row: RawRow, columns: readonly PlanColumn[], profile: readonly (string | null)[]): PlacedRow[] {
  const filled = row.cells.flatMap((text, column) => (text === '' ? [] : [{ text, column }]));
  const [only] = filled;
  if (only === undefined) return [];
  const place = { line: row.line, endLine: row.endLine };
  if (filled.length === 1 && isHeading(only.text, only.column, columns)) {
    return [{ cells: [only.text], section: true, ...place }];
  }
  if (row.cells.length <= columns.length) {
    return [{ cells: columns.map((_, column) => row.cells[column] ?? ''), section: false, ...place }];
  }
  const cells = filled.map(({ text, column }, index): LooseCell => ({
    text,
    line: row.line,
    hint: column,
    stood: column,
    start: index === 0 ? 'must' : 'never',
    broken: false,
  }));
  return placeCells(cells, columns, profile);
}

function isHeading(text: string, column: number, columns: readonly PlanColumn[]): boolean {
  if (columns.length < 3 || text.length > 80 || /^\d{1,4}$/.test(text)) return false;
  if (column === 0) return true;
  const kind = markerAt(fold(text), 0)?.kind;
  return column === 1 && columns[0] === 'sequence' && (kind === '一、' || kind === '(一)');
}

/** Rows that are lines of text: cells keep their places only where none can have been dropped. */
function looseCells(raw: RawTable, width: number): LooseCell[] {
  return raw.rows.flatMap((row) => {
    const filled = row.cells.flatMap((text, column) => (text === '' ? [] : [{ text, column }]));
    const sure = !raw.stream && row.sure && row.cells.length <= width;
    return filled.map(({ text, column }, index): LooseCell => ({
      text,
      line: row.line,
      hint: sure ? column : null,
      stood: raw.stream ? null : column,
      start: raw.stream ? 'may' : index === 0 && row.continues !== true ? 'likely' : 'never',
      broken: index === 0 && row.continues === true,
    }));
  });
}
