import { assignmentsById, tasksOf, taskTitles } from '../ledger';
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
import { readIdentity, repeatedHeaders, withGroupColumn } from '../sheet';
import {
  isOthersRow,
  lookAlikes,
  periodSightings,
  unitSightings,
  yearOf,
  type Sighting,
  type Source,
} from './claimed-by';
import { withTellingColumns } from './columns-by-content';
import { findTables, type Table } from './find-tables';
import { matchRows } from './match-rows';
import { hasText, withPeriodColumn } from './period-columns';
import { readSheetRows, type SheetRow } from './sheet-rows';

/**
 * Reads a returned file: one return for each sheet that holds a table of tasks. Rows are matched to the ledger's tasks;
 * unit and period come from the hidden identity, file name, title and rows. Whatever is doubtful is said in `doubts`
 * and issues, and is never decided here.
 */
export function recogniseReturn(book: Book, file: FileRef, ledger: Ledger): WithIssues<UnitReturn[]> {
  const { identity, issues: doubts } = identityOf(book.sheets, file);
  const issues = [...(book.issues ?? []), ...doubts];
  const tables = findTables(book.sheets, ledger);
  if (tables.read.length === 0) {
    return { value: [], issues: [...issues, issue('return.noTable', { file: file.name, severity: 'error' })] };
  }
  const sheets = tables.read.map(({ grid }) => grid.name);
  const results = tables.read.map((table) => readTable(table, sheets, book, file, ledger, identity));
  const { own, others } = withoutOtherTables(results);
  const named = others.map(({ value }) => issue('return.otherTable', { sheet: value.sheet, rows: value.rows.length }));
  return {
    value: withoutAnswered(own.map((result) => result.value)),
    issues: [...issues, ...tables.issues, ...named, ...own.flatMap((result) => result.issues)].map((found) => ({
      ...found,
      at: { file: file.name, ...found.at },
    })),
  };
}

/** Beside a return, a sheet whose rows answer no task of the ledger (contacts, statistics) is no return: it is named. */
function withoutOtherTables(results: readonly WithIssues<UnitReturn>[]): {
  readonly own: readonly WithIssues<UnitReturn>[];
  readonly others: readonly WithIssues<UnitReturn>[];
} {
  const answers = ({ value }: WithIssues<UnitReturn>): boolean =>
    value.rows.some(({ match }) => match.kind === 'matched');
  if (!results.some(answers)) return { own: results, others: [] };
  return { own: results.filter(answers), others: results.filter((result) => !answers(result)) };
}

/** A task that one sheet of a unit's file answers is not missing from the others; what is missing is said once. */
function withoutAnswered(sheets: readonly UnitReturn[]): UnitReturn[] {
  return sheets.map((sheet, at) => {
    const same = sheets.filter(({ unit, period }) => unit === sheet.unit && period === sheet.period);
    if (same.length === 1) return sheet;
    const answered = new Set(
      same.flatMap(({ rows }) => rows.flatMap(({ match }) => (match.kind === 'matched' ? [match.taskId] : []))),
    );
    const isFirst = sheets.indexOf(same[0] ?? sheet) === at;
    return { ...sheet, missingTaskIds: isFirst ? sheet.missingTaskIds.filter((id) => !answered.has(id)) : [] };
  });
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

function readTable(
  table: Table,
  sheets: readonly string[],
  book: Book,
  file: FileRef,
  ledger: Ledger,
  identity: Identity | null,
): WithIssues<UnitReturn> {
  const { grid, idColumn } = table;
  const periods = periodSightings(file.name, table.titled, yearOf(identity, ledger), sheets);
  const hinted = identity?.period ?? periods[0]?.value ?? null;
  const titles = taskTitles(ledger.template);
  const told = withTellingColumns(withPeriodColumn(table.header, grid, ledger, hinted), grid, ledger);
  const header = withGroupColumn(told, grid, titles);
  const read = readSheetRows(grid, header, idColumn, ledger);
  const handed = handedOut(identity, ledger);
  const { matches, issues } = matchRows(read, ledger, handed);
  const who = whose(table, periods, read, matches, file, ledger, identity);
  const matched = new Set(matches.flatMap((match) => (match.kind === 'matched' ? [match.taskId] : [])));
  const sources = new Map((identity?.sources ?? []).map((one) => [one.taskId, one.sources]));
  const expected = handed ?? unitTasks(who.unit, ledger);
  const value: UnitReturn = {
    file,
    sheet: grid.name,
    identity,
    unit: who.unit,
    period: who.period,
    revision: identity?.revision ?? 0,
    savedAt: book.savedAt,
    recognisedBy: who.recognisedBy,
    rows: read.map((row, index) => {
      const match = matches[index] ?? { kind: 'added' };
      const isOthers = identity === null && who.unit !== null && isOthersRow(row, who.unit, ledger);
      const behind = match.kind === 'matched' ? sources.get(match.taskId) : undefined;
      return {
        row: { ...returnRow(row), ...(behind === undefined ? {} : { sources: behind }) },
        match: isOthers && !isEmptyAnswer(row) ? doubted(match) : match,
      };
    }),
    missingTaskIds: [...expected].filter((id) => !matched.has(id)),
    doubts: who.doubts,
    ...(identity?.owner === undefined ? {} : { owner: identity.owner }),
  };
  const found = [...issues, ...who.issues, ...joinedRows(read), ...extraColumns({ ...table, header }, ledger)];
  return { value, issues: found.map((one) => ({ ...one, at: { sheet: grid.name, ...one.at } })) };
}

function isEmptyAnswer({ cells }: SheetRow): boolean {
  return ['status', 'progress', 'closedOn', 'remarks'].every((key) => (cells[key] ?? '') === '');
}

/** A row that answers for another unit by its own words: a person says whether it counts. */
function doubted(match: RowMatch): RowMatch {
  if (match.kind !== 'matched') return match;
  return { kind: 'question', candidates: [{ taskId: match.taskId, score: match.confidence }] };
}

function returnRow({ row, idText, cells, columns, marks }: SheetRow): ReturnRow {
  return { row, idText, cells, columns, marks };
}

/** The tasks that the identity says were handed out, as far as the ledger still has them. */
function handedOut(identity: Identity | null, ledger: Ledger): ReadonlySet<string> | null {
  if (identity?.issued === undefined) return null;
  const known = assignmentsById(ledger.template);
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
  { titled }: Table,
  periods: readonly Sighting<Period>[],
  rows: readonly SheetRow[],
  matches: readonly RowMatch[],
  file: FileRef,
  ledger: Ledger,
  identity: Identity | null,
): Whose {
  const units = unitSightings(file.name, titled, rows, matches, ledger, identity?.unit ?? null);
  const unit = agreed(identity?.unit ?? null, units);
  const period = agreed(identity?.period ?? null, periods);
  const seen = new Set<Source>([...unit.sources, ...period.sources]);
  const alike = lookAlikes(file.name, titled.grid, titled.header, ledger);
  return {
    unit: unit.value,
    period: period.value,
    recognisedBy: (['metadata', 'fileName', 'title', 'rows'] as const).filter((source) => seen.has(source)),
    doubts: [
      ...(identity === null ? [{ kind: 'noIdentity' } as const] : otherLedger(identity, ledger)),
      ...(unit.candidates.length === 1 ? [] : [{ kind: 'unit', candidates: unit.candidates } as const]),
      ...alike.slice(0, 1).map(({ written }) => ({ kind: 'lookAlike', written }) as const),
      ...(period.candidates.length === 1 ? [] : [{ kind: 'period', candidates: period.candidates } as const]),
    ],
    issues: [
      ...alike.map((one) => issue('return.lookAlike', one)),
      ...disagreements(file, identity, unit.candidates, period.candidates),
    ],
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
  return header.titles.flatMap((title, column) => {
    if (used.has(column) || column === idColumn || grid.hiddenColumns.includes(column)) return [];
    if (['上期填报', '校验', '到期日', '任务标识'].some((word) => title.startsWith(word))) return [];
    if (!hasText(grid, header, column)) return [];
    const repeated = repeatedHeaders(grid, header);
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
