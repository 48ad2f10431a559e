import { assignmentOf, ledgerColumns, reportingUnits } from '../ledger';
import {
  cellAt,
  cellText,
  failure,
  issue,
  METADATA_FORMAT,
  textPool,
  type Book,
  type CellRange,
  type ColumnKey,
  type Grid,
  type Issue,
  type Ledger,
  type WithIssues,
} from '../model';
import { readEntryLog } from './entry-log';
import { columnOf, findHeader, type Header } from './header';
import { captionText } from './caption';
import { DUE_TITLE, ID_TITLE } from './ledger-table';
import { LEDGER_SHEET } from './log-words';
import { mergedView, type MergedView } from './merged-view';
import { mendIds, type BodyRow } from './mend-ids';
import { readMetadata, type Metadata } from './metadata';
import { parseRowId } from './row-id';
import { joinPieces } from './unit-shares';

/** A ledger as its workbook has it: the log, and what the sheet shows and where. */
export type LedgerSheet = {
  readonly ledger: Ledger;
  /** the name of the sheet with the table */
  readonly sheet: string;
  readonly header: Header;
  /** zero-based sheet column of every ledger column that the table has */
  readonly columns: ReadonlyMap<ColumnKey, number>;
  /** zero-based column of the hidden ids */
  readonly idColumn: number;
  /** zero-based column of the hidden real dates behind the deadlines, where the table has it */
  readonly dueColumn: number | null;
  readonly merges: readonly CellRange[];
  /** one for each task in the order of the sheet */
  readonly rows: readonly LedgerSheetRow[];
  /** rows that stand twice, and ids that were wrong */
  readonly rowIssues: readonly Issue[];
  /** filled rows below the header that stand for no task of the ledger: own rows, headings, rows whose id was lost */
  readonly strays: readonly StrayRow[];
  /** what stands over the table */
  readonly title: string | null;
  /** where the period line stands, where it was found */
  readonly caption: { readonly row: number; readonly column: number; readonly text: string } | null;
};

export type LedgerSheetRow = {
  /** zero-based row of the sheet */
  readonly row: number;
  readonly taskId: string;
  readonly cells: Readonly<Partial<Record<ColumnKey, string>>>;
  /** the number of sheet rows that the task takes, continuation rows and sub-rows included */
  readonly height: number;
  /** one for each unit whose answer has a row of its own, the first included; empty where there is only one row */
  readonly subRows: readonly LedgerSubRow[];
  /** every sheet row of the task with its part of the texts, so that changes can be written back row by row */
  readonly parts: readonly LedgerSubRow[];
  /** its id cell says something else and has to be written anew */
  readonly mended?: boolean;
};

export type StrayRow = Pick<LedgerSubRow, 'row' | 'cells'> & { readonly idText: string };

export type LedgerSubRow = {
  readonly row: number;
  readonly unit: string | null;
  readonly cells: Readonly<Partial<Record<ColumnKey, string>>>;
};

/** What is told of rows wherever a ledger is checked; unknown and missing rows are told in other words. */
const ROW_ISSUES: ReadonlySet<string> = new Set(['ledger.duplicateRow', 'ledger.idMended', 'ledger.idDoubtful']);

/**
 * Reads a ledger workbook back: metadata, entry log and the table wherever it moved (sorted, columns inserted, sheet
 * renamed). Throws `ledger.notALedger`, `ledger.damaged`, `ledger.newerFormat` or `ledger.noTable`.
 */
export function readLedger(book: Book | readonly Grid[], fileName: string): WithIssues<LedgerSheet> {
  const grids = 'sheets' in book ? book.sheets : book;
  const metadata = ledgerMetadata(grids, fileName);
  const log = readEntryLog(grids, metadata.template);
  const ledger: Ledger = { ...metadata, entries: log.value };
  const found = findTable(grids, ledger);
  if (found === null) throw failure('ledger.noTable', { file: fileName });
  const { grid, header, idColumn } = found;
  const columns = sheetColumns(header, ledger);
  const { rows, strays, issues } = readRows(grid, header, idColumn, columns, ledger);
  const caption = findCaption(grid, header, ledger);
  return {
    value: {
      ledger,
      sheet: grid.name,
      header,
      columns,
      idColumn,
      dueColumn: dueColumnOf(header),
      merges: grid.merges,
      rows,
      rowIssues: issues.filter(({ code }) => ROW_ISSUES.has(code)),
      strays,
      title: titleOf(grid, header),
      caption,
    },
    issues: [...log.issues, ...issues].map((found) => ({ ...found, at: { file: fileName, ...found.at } })),
  };
}

function ledgerMetadata(grids: readonly Grid[], file: string): Metadata {
  const reading = readMetadata(grids);
  switch (reading.kind) {
    case 'none':
      throw failure('ledger.notALedger', { file });
    case 'damaged':
      throw failure('ledger.damaged', { file, part: reading.part });
    case 'newer':
      throw failure('ledger.newerFormat', { file, format: `${reading.format} > ${METADATA_FORMAT}` });
    case 'read':
      if (reading.metadata.identity.kind !== 'ledger') throw failure('ledger.notALedger', { file });
      return reading.metadata;
  }
}

type Table = { readonly grid: Grid; readonly header: Header; readonly idColumn: number };

/** The sheet whose cells hold most task ids, with the header above them. */
function findTable(grids: readonly Grid[], ledger: Ledger): Table | null {
  let best: (Table & { count: number }) | null = null;
  for (const grid of grids) {
    const ids = idColumnOf(grid);
    if (ids === null || (best !== null && ids.count <= best.count)) continue;
    const header = findHeader(grid, ledger.template.columns);
    if (header !== null) best = { grid, header, idColumn: ids.column, count: ids.count };
  }
  if (best !== null || ledger.template.assignments.length > 0) return best;
  const grid = grids.find((candidate) => candidate.name === LEDGER_SHEET);
  const header = grid === undefined ? null : findHeader(grid, ledger.template.columns);
  return grid === undefined || header === null ? null : { grid, header, idColumn: idTitleColumn(header) };
}

function dueColumnOf(header: Header): number | null {
  const column = header.titles.lastIndexOf(DUE_TITLE);
  return column === -1 ? null : column;
}

function idTitleColumn(header: Header): number {
  return header.titles.lastIndexOf(ID_TITLE);
}

/** The column with most task ids; 填报记录 has them too, but its header names 记录编号. */
export function idColumnOf(grid: Grid): { readonly column: number; readonly count: number } | null {
  if ((grid.rows[0] ?? []).some((value) => cellText(value) === '记录编号')) return null;
  const counts = new Map<number, number>();
  for (const row of grid.rows) {
    (row ?? []).forEach((value, column) => {
      if (typeof value === 'string' && value.startsWith('t-') && parseRowId(value.trim()) !== null) {
        counts.set(column, (counts.get(column) ?? 0) + 1);
      }
    });
  }
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best === undefined ? null : { column: best[0], count: best[1] };
}

function sheetColumns(header: Header, ledger: Ledger): ReadonlyMap<ColumnKey, number> {
  const places = ledgerColumns(ledger.template).map(({ key }) => [key, columnOf(header, key)] as const);
  return new Map(places.filter(([, column]) => column >= 0));
}

function readRows(
  grid: Grid,
  header: Header,
  idColumn: number,
  columns: ReadonlyMap<ColumnKey, number>,
  ledger: Ledger,
): { rows: LedgerSheetRow[]; strays: StrayRow[]; issues: Issue[] } {
  const tasks = ledger.template.assignments;
  const titles = new Map(tasks.map(({ taskId, title }) => [taskId, title]));
  const parts = new Map<string, (LedgerSubRow & { part: number })[]>();
  const mended = new Set<number>();
  const strays: StrayRow[] = [];
  const issues: Issue[] = [];
  const idAt = (row: number): string => cellText(cellAt(grid, row, idColumn));
  for (const { row, id, cells, mended: isMended, doubtful } of mendIds(
    bodyRows(grid, header, idColumn, columns, titles),
    tasks,
  )) {
    const at = { sheet: grid.name, row };
    if (id === null) {
      const text = cells.task ?? '';
      const looksLikeTask = text !== '' && /^\d+$/.test(cells.sequence ?? '');
      if (looksLikeTask) issues.push(issue('ledger.unknownRow', { text, at }));
      if (Object.values(cells).some((cell) => cell !== '')) strays.push({ row, idText: idAt(row), cells });
      continue;
    }
    const task = titles.get(id.taskId) ?? '';
    if (doubtful === true) {
      issues.push(issue('ledger.idDoubtful', { task, written: cells.task ?? '', at, severity: 'error' }));
    }
    const known = parts.get(id.taskId) ?? [];
    if (known.some((other) => other.unit === id.unit && other.part === id.part)) {
      issues.push(issue('ledger.duplicateRow', { task, taskId: id.taskId, at }));
      strays.push({ row, idText: idAt(row), cells });
      continue;
    }
    if (isMended) mended.add(row);
    if (isMended) issues.push(issue('ledger.idMended', { task, taskId: id.taskId, at }));
    parts.set(id.taskId, [...known, { row, unit: id.unit, part: id.part, cells }]);
  }
  for (const [taskId, task] of titles) {
    if (!parts.has(taskId)) issues.push(issue('ledger.missingRow', { task, taskId, at: { sheet: grid.name } }));
  }
  const joined = [...parts].map(([taskId, own]) => joinParts(taskId, own, ledger)).sort((a, b) => a.row - b.row);
  return { rows: joined.map((row) => (mended.has(row.row) ? { ...row, mended: true } : row)), strays, issues };
}

/** Every row below the header as it is written; ids of tasks that the ledger does not have are none. */
function bodyRows(
  grid: Grid,
  header: Header,
  idColumn: number,
  columns: ReadonlyMap<ColumnKey, number>,
  titles: ReadonlyMap<string, string>,
): BodyRow[] {
  const view = mergedView(grid);
  const pool = textPool(titles.values());
  const ids = textPool(titles.keys());
  const rows: BodyRow[] = [];
  for (let row = header.bottom + 1; row < grid.rows.length; row += 1) {
    const id = parseRowId(cellText(cellAt(grid, row, idColumn)));
    const known = id !== null && titles.has(id.taskId) ? { ...id, taskId: ids(id.taskId) } : null;
    rows.push({ row, id: known, cells: readCells(view, grid, row, columns, pool), mended: false });
  }
  return rows;
}

/** The row's own cells; the heading in a merged group column counts for every row that it covers. */
function readCells(
  view: MergedView,
  grid: Grid,
  row: number,
  columns: ReadonlyMap<ColumnKey, number>,
  kept: (text: string) => string,
): Record<ColumnKey, string> {
  const cells: Record<ColumnKey, string> = {};
  for (const [key, column] of columns) {
    cells[key] = kept(cellText(key === 'section' ? view.value(row, column) : cellAt(grid, row, column)));
  }
  return cells;
}

/** Puts the pieces of long texts together again and tells the units' own rows apart. */
function joinParts(
  taskId: string,
  parts: readonly (LedgerSubRow & { readonly part: number })[],
  ledger: Ledger,
): LedgerSheetRow {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && only.unit === null) {
    const { row, unit, cells } = only;
    return { row, taskId, cells, height: 1, subRows: [], parts: [{ row, unit, cells }] };
  }
  const units = [...new Set(parts.map((part) => part.unit))];
  const fillable = ledger.template.columns.filter((column) => column.filledBy === 'unit').map((column) => column.key);
  const assignment = assignmentOf(ledger.template, taskId);
  const names = new Set([
    ...(assignment === null ? [] : reportingUnits(assignment, ledger.template.units)),
    // a renamed unit's words stand under its old name until they are written again
    ...ledger.template.units.flatMap(({ formerNames }) => formerNames),
  ]);
  const subRows = units.map((unit): LedgerSubRow => {
    const own = parts.filter((part) => part.unit === unit).sort((a, b) => a.part - b.part);
    const first = own[0];
    const joined = fillable.map(
      (key) =>
        [
          key,
          joinPieces(
            own.map((part) => part.cells[key] ?? ''),
            names,
          ),
        ] as const,
    );
    return { row: first?.row ?? 0, unit, cells: { ...first?.cells, ...Object.fromEntries(joined) } };
  });
  const first = subRows.reduce(
    (top, sub) => (sub.row < top.row ? sub : top),
    subRows[0] ?? { row: 0, unit: null, cells: {} },
  );
  return {
    row: Math.min(...parts.map((part) => part.row)),
    taskId,
    cells: first.cells,
    height: parts.length,
    subRows: units.length === 1 && units[0] === null ? [] : subRows,
    parts: [...parts].sort((a, b) => a.part - b.part).map(({ row, unit, cells }) => ({ row, unit, cells })),
  };
}

function titleOf(grid: Grid, header: Header): string | null {
  const above = grid.rows.slice(0, header.top).flatMap((row) => (row ?? []).map((value) => cellText(value)));
  return above.find((text) => text !== '') ?? null;
}

function findCaption(grid: Grid, header: Header, ledger: Ledger): LedgerSheet['caption'] {
  const wording = [captionText(ledger.template, null).slice(0, 4), '报告期'];
  for (let row = 0; row < header.top; row += 1) {
    const column = (grid.rows[row] ?? []).findIndex((value) =>
      wording.some((word) => cellText(value).startsWith(word)),
    );
    if (column !== -1) return { row, column, text: cellText(cellAt(grid, row, column)) };
  }
  return null;
}
