import { tasksOf } from '../ledger';
import {
  cellText,
  columnName,
  issue,
  type Book,
  type Doubt,
  type FileRef,
  type Grid,
  type Identity,
  type Issue,
  type Ledger,
  type Period,
  type ReturnRow,
  type RowMatch,
  type UnitReturn,
  type WithIssues,
} from '../model';
import {
  findHeader,
  GUIDE_SHEET,
  idColumnOf,
  LOG_SHEET,
  readIdentity,
  repeatedHeaders,
  RUN_SHEET,
  withGroupColumn,
  type Header,
} from '../sheet';
import { lookAlikes, periodSightings, unitSightings, yearOf, type Sighting, type Source } from './claimed-by';
import { headerlessTable } from './headerless';
import { matchRows } from './match-rows';
import { withPeriodColumn } from './period-columns';
import { readSheetRows, type SheetRow } from './sheet-rows';

/**
 * Reads a returned file: one return for each sheet that holds a table of tasks. Rows are matched to the ledger's tasks;
 * unit and period come from the hidden identity, file name, title and rows. Whatever is doubtful is said in `doubts`
 * and issues, and is never decided here.
 */
export function recogniseReturn(book: Book, file: FileRef, ledger: Ledger): WithIssues<UnitReturn[]> {
  const { identity, issues } = identityOf(book.sheets, file);
  const tables = findTables(book.sheets, ledger);
  if (tables.read.length === 0) {
    return { value: [], issues: [...issues, issue('return.noTable', { file: file.name, severity: 'error' })] };
  }
  const results = tables.read.map((table) => readTable(table, book, file, ledger, identity));
  return {
    value: results.map((result) => result.value),
    issues: [...issues, ...tables.issues, ...results.flatMap((result) => result.issues)].map((found) => ({
      ...found,
      at: { file: file.name, ...found.at },
    })),
  };
}

function identityOf(grids: readonly Grid[], file: FileRef): { identity: Identity | null; issues: Issue[] } {
  const reading = readIdentity(grids);
  switch (reading.kind) {
    case 'read':
      return { identity: reading.identity, issues: [] };
    case 'none':
      return { identity: null, issues: [issue('return.noIdentity', { file: file.name })] };
    case 'damaged':
      return { identity: null, issues: [issue('return.identityDamaged', { file: file.name, part: reading.part })] };
    case 'newer':
      return { identity: null, issues: [issue('return.newerFormat', { file: file.name, format: reading.format })] };
  }
}

type Table = { readonly grid: Grid; readonly header: Header; readonly idColumn: number | null };

/** Visible sheets with a table; hidden ones, and tables without a header, only where there is nothing else. */
function findTables(grids: readonly Grid[], ledger: Ledger): { read: Table[]; issues: Issue[] } {
  const own = new Set([GUIDE_SHEET, LOG_SHEET, RUN_SHEET]);
  const candidates = grids.filter((grid) => !own.has(grid.name) && grid.visibility !== 'veryHidden');
  const tables = candidates.flatMap((grid): Table[] => {
    const header = findHeader(grid, ledger.template.columns);
    return header === null ? [] : [{ grid, header, idColumn: idColumnOf(grid)?.column ?? null }];
  });
  const visible = tables.filter((table) => table.grid.visibility === 'visible');
  const hidden = tables.filter((table) => table.grid.visibility !== 'visible');
  if (visible.length === 0 && hidden.length === 0) return headerlessTables(candidates, ledger);
  if (visible.length === 0) return { read: hidden, issues: [] };
  const issues = hidden.map((table) => issue('return.hiddenSheet', { sheet: table.grid.name, severity: 'info' }));
  return { read: visible, issues };
}

function headerlessTables(grids: readonly Grid[], ledger: Ledger): { read: Table[]; issues: Issue[] } {
  const read = grids.flatMap((grid): Table[] => {
    const header = grid.visibility === 'visible' ? headerlessTable(grid, ledger) : null;
    return header === null ? [] : [{ grid, header, idColumn: idColumnOf(grid)?.column ?? null }];
  });
  return { read, issues: read.map(({ grid }) => issue('return.headerGuessed', { sheet: grid.name })) };
}

function readTable(
  table: Table,
  book: Book,
  file: FileRef,
  ledger: Ledger,
  identity: Identity | null,
): WithIssues<UnitReturn> {
  const { grid, idColumn } = table;
  const hinted =
    identity?.period ?? periodSightings(file.name, grid, table.header, yearOf(null, ledger))[0]?.value ?? null;
  const titles = ledger.template.assignments.map((assignment) => assignment.title);
  const header = withGroupColumn(withPeriodColumn(table.header, grid, ledger, hinted), grid, titles);
  const read = readSheetRows(grid, header, idColumn, ledger);
  const { matches, issues } = matchRows(read, ledger, handedOut(identity, ledger));
  const who = whose(table, read, matches, file, ledger, identity);
  const matched = new Set(matches.flatMap((match) => (match.kind === 'matched' ? [match.taskId] : [])));
  const expected = handedOut(identity, ledger) ?? unitTasks(who.unit, ledger);
  const value: UnitReturn = {
    file,
    sheet: grid.name,
    identity,
    unit: who.unit,
    period: who.period,
    revision: identity?.revision ?? 0,
    savedAt: book.savedAt,
    recognisedBy: who.recognisedBy,
    rows: read.map((row, index) => ({ row: returnRow(row), match: matches[index] ?? { kind: 'added' } })),
    missingTaskIds: [...expected].filter((id) => !matched.has(id)),
    doubts: who.doubts,
    ...(identity?.owner === undefined ? {} : { owner: identity.owner }),
  };
  const found = [...issues, ...who.issues, ...joinedRows(read), ...extraColumns({ ...table, header }, ledger)];
  return { value, issues: found.map((one) => ({ ...one, at: { sheet: grid.name, ...one.at } })) };
}

function returnRow({ row, idText, cells, columns, marks }: SheetRow): ReturnRow {
  return { row, idText, cells, columns, marks };
}

/** The tasks that the identity says were handed out, as far as the ledger still has them. */
function handedOut(identity: Identity | null, ledger: Ledger): ReadonlySet<string> | null {
  if (identity?.issued === undefined) return null;
  const known = new Set(ledger.template.assignments.map((assignment) => assignment.taskId));
  return new Set(identity.issued.map((row) => row.taskId).filter((id) => known.has(id)));
}

function unitTasks(unit: string | null, ledger: Ledger): ReadonlySet<string> {
  return new Set(unit === null ? [] : tasksOf(ledger.template, unit).map((task) => task.taskId));
}

type Whose = {
  readonly unit: string | null;
  readonly period: Period | null;
  readonly recognisedBy: readonly Source[];
  readonly doubts: readonly Doubt[];
  readonly issues: readonly Issue[];
};

function whose(
  { grid, header }: Table,
  rows: readonly SheetRow[],
  matches: readonly RowMatch[],
  file: FileRef,
  ledger: Ledger,
  identity: Identity | null,
): Whose {
  const units = unitSightings(file.name, grid, header, rows, matches, ledger);
  const periods = periodSightings(file.name, grid, header, yearOf(identity, ledger));
  const unit = agreed(identity?.unit ?? null, units);
  const period = agreed(identity?.period ?? null, periods);
  const seen = new Set<Source>([...unit.sources, ...period.sources]);
  const alike = lookAlikes(file.name, grid, header, ledger).map((one) => issue('return.lookAlike', one));
  return {
    unit: unit.value,
    period: period.value,
    recognisedBy: (['metadata', 'fileName', 'title', 'rows'] as const).filter((source) => seen.has(source)),
    doubts: [
      ...(identity === null ? [{ kind: 'noIdentity' } as const] : otherLedger(identity, ledger)),
      ...(unit.candidates.length === 1 ? [] : [{ kind: 'unit', candidates: unit.candidates } as const]),
      ...(period.candidates.length === 1 ? [] : [{ kind: 'period', candidates: period.candidates } as const]),
    ],
    issues: [...alike, ...disagreements(file, identity, unit.candidates, period.candidates)],
  };
}

function otherLedger(identity: Identity, ledger: Ledger): Doubt[] {
  if (identity.ledgerId !== ledger.identity.ledgerId) return [{ kind: 'otherLedger', ledgerId: identity.ledgerId }];
  const version = identity.templateVersion;
  return version > ledger.identity.templateVersion ? [{ kind: 'newerTemplate', version }] : [];
}

type Agreed<T> = { readonly value: T | null; readonly sources: readonly Source[]; readonly candidates: readonly T[] };

/**
 * The value that all sources agree on. Where another source contradicts the identity, that other value is given, so
 * that whoever compares it with the claim sees the contradiction; without identity a contradiction gives none.
 */
function agreed<T>(claimed: T | null, sightings: readonly Sighting<T>[]): Agreed<T> {
  const candidates = [
    ...new Set([...(claimed === null ? [] : [claimed]), ...sightings.map((sighting) => sighting.value)]),
  ];
  const all: Sighting<T>[] = [
    ...(claimed === null ? [] : [{ source: 'metadata', value: claimed } as const]),
    ...sightings,
  ];
  const value = candidates.length === 1 ? candidates[0] : claimed === null ? undefined : candidates[1];
  return {
    value: value ?? null,
    sources: all.filter((sighting) => sighting.value === value).map((sighting) => sighting.source),
    candidates,
  };
}

function disagreements(
  file: FileRef,
  identity: Identity | null,
  units: readonly string[],
  periods: readonly Period[],
): Issue[] {
  const [claimedUnit, otherUnit] = units;
  const [claimedPeriod, otherPeriod] = periods;
  if (identity === null || claimedUnit === undefined || claimedPeriod === undefined) return [];
  return [
    ...(otherUnit === undefined
      ? []
      : [issue('return.unitDisagrees', { file: file.name, claimed: claimedUnit, found: otherUnit })]),
    ...(otherPeriod === undefined
      ? []
      : [issue('return.periodDisagrees', { file: file.name, claimed: claimedPeriod, found: otherPeriod })]),
  ];
}

function joinedRows(rows: readonly SheetRow[]): Issue[] {
  return rows
    .filter((row) => row.sheetRows.length > 1)
    .map((row) =>
      issue('return.rowsJoined', {
        task: row.cells.task ?? '',
        rows: row.sheetRows.length,
        severity: 'info',
        at: { row: row.row },
      }),
    );
}

/** Columns that the ledger does not have but into which the unit wrote: nothing that was sent is passed over silently. */
function extraColumns({ grid, header, idColumn }: Table, ledger: Ledger): Issue[] {
  const known = new Set(ledger.template.columns.map((column) => column.key));
  const used = new Set(
    [...header.columns].flatMap(([key, places]) => (known.has(key) || key === 'section' ? places : [])),
  );
  const repeated = repeatedHeaders(grid, header);
  return header.titles.flatMap((title, column) => {
    if (used.has(column) || column === idColumn || grid.hiddenColumns.includes(column)) return [];
    if (['上期填报', '校验', '到期日', '任务标识'].some((word) => title.startsWith(word))) return [];
    const texts = grid.rows.flatMap((row, index) => {
      const text = index > header.bottom && !repeated.has(index) ? cellText(row?.[column]) : '';
      return text === '' ? [] : [text];
    });
    const [sample] = texts;
    if (sample === undefined) return [];
    return [
      issue('return.extraColumn', {
        title: title === '' ? columnName(column) : title,
        cells: texts.length,
        sample: sample.slice(0, 30),
        at: { column },
      }),
    ];
  });
}
