import type { ColumnKey } from '../model';
import { isDeadlineText } from './deadline';
import { fold } from './fold';
import { markerAt, type MarkerKind } from './numbering';
import { looksLikePerson, readOwners } from './people';
import { headerKey, type RawRow, type RawTable } from './table-rows';
import { looksLikeUnit, splitUnits } from './units';
import { readUnitList } from './roles';

/** What a column of a plan's table holds; null where the header says nothing known. */
export type PlanColumn = ColumnKey | null;

/** A row with its cells put under the columns they belong to by what they say. */
export type TableRow = { readonly cells: readonly string[]; readonly line: number; readonly endLine: number };
/** A full-width row between the others: the name of the section below it. */
export type SectionRow = { readonly section: string; readonly line: number };

export type Table = {
  readonly columns: readonly PlanColumn[];
  readonly header: readonly string[];
  readonly rows: readonly (TableRow | SectionRow)[];
  readonly raw: RawTable;
};

/** Puts every row's cells under their columns, also where empty cells were dropped and the others shifted. */
export function alignTable(raw: RawTable): Table {
  const columns = raw.header.map(headerKey);
  const profile = profileOf(raw, columns);
  const rows = raw.rows.flatMap((row): (TableRow | SectionRow)[] => {
    const filled = row.cells.map((text, index) => ({ text, index })).filter(({ text }) => text !== '');
    const [only] = filled;
    if (only === undefined) return [];
    if (filled.length === 1 && isSectionRow(only.text, columns, row, only.index))
      return [{ section: only.text, line: row.line }];
    return [{ cells: align(row, filled, columns, profile), line: row.line, endLine: row.endLine }];
  });
  return { columns, header: raw.header, rows, raw };
}

export function isSectionRowOf(row: TableRow | SectionRow): row is SectionRow {
  return 'section' in row;
}

function isSectionRow(text: string, columns: readonly PlanColumn[], row: RawRow, index: number): boolean {
  if (columns.length < 3 || text.length > 80) return false;
  if (/^\d{1,4}$/.test(text)) return false;
  return !row.sure || index === 0 || markerAt(fold(text), 0) !== null;
}

type Profile = { readonly marker: MarkerKind | null; readonly text: boolean };

/** What complete rows tell of each column: how its cells are numbered. */
function profileOf(raw: RawTable, columns: readonly PlanColumn[]): Profile[] {
  const complete = raw.rows
    .filter((row) => row.cells.filter((cell) => cell !== '').length === columns.length)
    .slice(0, 200);
  return columns.map((_, column) => {
    const counts = new Map<MarkerKind, number>();
    for (const row of complete) {
      const kind = markerAt(fold((row.cells[column] ?? '').slice(0, 12)), 0)?.kind;
      if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    const [best] = [...counts].sort((a, b) => b[1] - a[1]);
    const marker = best !== undefined && best[1] * 2 > complete.length ? best[0] : null;
    return { marker, text: false };
  });
}

type Filled = { readonly text: string; readonly index: number };

/** The order-keeping assignment of cells to columns that suits their contents best. */
function align(
  row: RawRow,
  filled: readonly Filled[],
  columns: readonly PlanColumn[],
  profile: readonly Profile[],
): string[] {
  if (
    row.sure &&
    row.cells.length <= columns.length &&
    filled.every(({ text, index }) => fits(columns[index] ?? null, text) > -2)
  ) {
    return columns.map((_, column) => row.cells[column] ?? '');
  }
  const count = columns.length;
  const cells = filled.slice(0, 80);
  // best[i][c]: the best score with the first i cells placed, the last of them in column c-1 or before
  const best: number[][] = [new Array<number>(count + 1).fill(0)];
  const choice: ('skip' | 'put' | 'join')[][] = [new Array<'skip' | 'put' | 'join'>(count + 1).fill('skip')];
  for (let c = 1; c <= count; c += 1) best[0]![c] = (best[0]![c - 1] ?? 0) + skipCost(columns, c - 1);
  cells.forEach((cell, index) => {
    const line = new Array<number>(count + 1).fill(-Infinity);
    const how = new Array<'skip' | 'put' | 'join'>(count + 1).fill('skip');
    for (let c = 1; c <= count; c += 1) {
      const worth = value(cell, c - 1, row, columns, profile);
      const put = (best[index]?.[c - 1] ?? -Infinity) + worth;
      const join =
        index > 0 && choice[index]?.[c] !== 'skip'
          ? (best[index]?.[c] ?? -Infinity) + Math.min(worth, 0.5) - 1.5
          : -Infinity;
      const skip = (line[c - 1] ?? -Infinity) + skipCost(columns, c - 1);
      const most = Math.max(put, join, skip);
      line[c] = most;
      how[c] = most === put ? 'put' : most === join ? 'join' : 'skip';
    }
    best.push(line);
    choice.push(how);
  });
  return trace(cells, count, choice);
}

function trace(cells: readonly Filled[], count: number, choice: readonly (readonly string[])[]): string[] {
  const result = new Array<string>(count).fill('');
  let column = count;
  let index = cells.length;
  while (index > 0 && column > 0) {
    const how = choice[index]?.[column];
    if (how === 'skip') {
      column -= 1;
      continue;
    }
    const text = cells[index - 1]?.text ?? '';
    const there = result[column - 1] ?? '';
    result[column - 1] = there === '' ? text : `${text} ${there}`;
    index -= 1;
    if (how === 'put') column -= 1;
  }
  return result;
}

/** Leaving a column empty: the number and the main text are hardly ever missing, remarks and progress often. */
function skipCost(columns: readonly PlanColumn[], column: number): number {
  const key = columns[column] ?? null;
  switch (key) {
    case 'sequence':
      return -1;
    case 'task':
      return laterText(columns, column) ? -0.4 : -2;
    case 'requirement':
    case 'extra:measures':
      return -0.6;
    case 'section':
    case 'progress':
    case 'remarks':
    case 'status':
    case 'closedOn':
      return 0;
    default:
      return -0.3;
  }
}

function laterText(columns: readonly PlanColumn[], column: number): boolean {
  return columns.slice(column + 1).some((key) => key === 'requirement' || key === 'extra:measures');
}

function value(
  cell: Filled,
  column: number,
  row: RawRow,
  columns: readonly PlanColumn[],
  profile: readonly Profile[],
): number {
  let worth = fits(columns[column] ?? null, cell.text);
  if (row.sure && cell.index === column) worth += 0.8;
  const marker = profile[column]?.marker ?? null;
  const own = markerAt(fold(cell.text.slice(0, 12)), 0)?.kind ?? null;
  if (marker !== null && own !== null) worth += own === marker ? 2 : -2;
  return worth;
}

/** How well a cell's text suits a column, from -4 (cannot be) to 3 (just that). */
function fits(column: PlanColumn, text: string): number {
  const folded = fold(text);
  switch (column) {
    case 'sequence':
      return /^\(?\d{1,4}[.、)]?$|^[一二三四五六七八九十]{1,4}[、.]?$|^\d{1,2}[-.]\d{1,3}$/.test(folded) ? 3 : -4;
    case 'deadline':
    case 'closedOn':
      if (folded.length > 60) return -2;
      return isDeadlineText(folded) ? 3 : unitWorth(folded) > 0 ? -2 : -0.5;
    case 'leadUnit':
    case 'responsibleUnit':
    case 'supportingUnit':
      return unitWorth(folded);
    case 'owner':
    case 'supervisingLeader':
    case 'extra:contact':
      return personWorth(folded);
    case 'task':
    case 'requirement':
    case 'extra:measures':
    case 'extra:problems':
    case 'extra:nextSteps':
      return textWorth(folded);
    case 'progress':
    case 'status':
      return folded.length < 4 && unitWorth(folded) > 0 ? -1 : textWorth(folded) - 0.5;
    case 'section':
      return /^\d/.test(folded) || isDeadlineText(folded) ? -2 : folded.length <= 20 ? 1.2 : 0.4;
    case 'extra:phone':
      return /^[\d\s\-()]{6,}$/.test(folded) ? 3 : -2;
    default:
      return 0;
  }
}

function unitWorth(folded: string): number {
  if (folded.length > 300) return -3;
  const who = readUnitList(folded.slice(0, 300), 'responsible', null);
  const names = [...who.lead, ...who.responsible, ...who.supporting];
  if (names.length === 0) return -2;
  const units = names.filter((name) => looksLikeUnit(fold(name))).length;
  if (units === names.length) return 3;
  if (units * 2 >= names.length) return 1.5;
  if (names.every((name) => looksLikePerson(fold(name)))) return -1.5;
  return names.every((name) => name.length <= 8) ? 0 : -2;
}

function personWorth(folded: string): number {
  if (folded.length > 60) return -3;
  const names = readOwners(folded);
  if (names.length === 0) return -2;
  if (names.every((name) => looksLikePerson(name))) return 3;
  if (names.every((name) => /^\p{Script=Han}{2,4}$/u.test(name.replace(/\s/g, '')) && !looksLikeUnit(name))) return 1;
  return splitUnits(folded).every((name) => looksLikeUnit(name)) ? -1.5 : -0.5;
}

function textWorth(folded: string): number {
  if (/^[\d.\-/\s]+$/.test(folded)) return -3;
  if (folded.length <= 12 && isDeadlineText(folded)) return -1.5;
  if (folded.length >= 12) return 2;
  return unitWorth(folded) > 1 || looksLikePerson(folded) ? -0.8 : 1.2;
}
