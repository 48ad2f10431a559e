import { cellText, columnLike, matchKey, type ColumnKey, type Grid, type Ledger } from '../model';
import type { Header } from '../sheet';

/** A column is of a kind where this share of its texts is. */
const MOST = 0.8;

/**
 * Two columns may bear names of the same kind (完成情况 beside 进展情况, 完成时限 beside 完成时间). What stands in them
 * tells which is which: words of the vocabulary are the status, days that are not the ledger's deadlines the closing.
 */
export function withTellingColumns(header: Header, grid: Grid, ledger: Ledger): Header {
  return withClosingColumn(withStatusColumn(header, grid, ledger), grid, ledger);
}

function withStatusColumn(header: Header, grid: Grid, ledger: Ledger): Header {
  if (header.columns.has('status')) return header;
  const words = new Set(ledger.template.vocabulary.flatMap((entry) => entry.words).map(matchKey));
  const named = columnsNamed(header, 'progress');
  const status = named.find((column) => holdsMostly(grid, header, column, (text) => words.has(matchKey(text))));
  const others = named.filter((column) => column !== status);
  const own = (header.columns.get('progress') ?? []).filter((column) => column !== status);
  const progress = own.length > 0 ? own : others.slice(0, 1);
  if (status === undefined || progress.length === 0) return header;
  return withColumns(header, [
    ['status', [status]],
    ['progress', progress],
  ]);
}

function withClosingColumn(header: Header, grid: Grid, ledger: Ledger): Header {
  const named = columnsNamed(header, 'deadline');
  if (header.columns.has('closedOn') || named.length !== 2) return header;
  const known = new Set(ledger.template.assignments.map(({ deadline }) => matchKey(deadline?.text ?? '')));
  const isDeadline = (column: number): boolean =>
    holdsMostly(grid, header, column, (text) => known.has(matchKey(text)));
  const [deadline, other] = [named.filter(isDeadline), named.filter((column) => !isDeadline(column))];
  const [closing] = other;
  const tellsDone = closing !== undefined && /完成|办结/.test(header.titles[closing] ?? '');
  if (deadline.length !== 1 || !tellsDone) return header;
  return withColumns(header, [
    ['deadline', deadline],
    ['closedOn', [closing]],
  ]);
}

function columnsNamed(header: Header, key: ColumnKey): number[] {
  return header.titles.flatMap((title, column) => (title !== '' && columnLike(title) === key ? [column] : []));
}

function holdsMostly(grid: Grid, header: Header, column: number, test: (text: string) => boolean): boolean {
  const texts = grid.rows
    .slice(header.bottom + 1)
    .map((row) => cellText(row?.[column]))
    .filter((text) => text !== '' && text !== header.titles[column]);
  return texts.length > 0 && texts.filter(test).length >= texts.length * MOST;
}

function withColumns(header: Header, found: readonly (readonly [ColumnKey, readonly number[]])[]): Header {
  return { ...header, columns: new Map([...header.columns, ...found]) };
}
