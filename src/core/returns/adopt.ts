import { parseDeadline, splitUnits } from '../plan';
import { readOwners } from '../plan/people';
import { checkTemplate, DEFAULT_VOCABULARY, directoryUnits, newLedger, pairOwners, rowId } from '../ledger';
import {
  cellText,
  failure,
  issue,
  Template,
  TEMPLATE_FORMAT,
  type Assignment,
  type Book,
  type CellChange,
  type Column,
  type ColumnKey,
  type Grid,
  type Issue,
  type Ledger,
  type WithIssues,
  type WorkbookChange,
} from '../model';
import {
  DUE_TITLE,
  dueOf,
  findHeader,
  formatRowId,
  ID_TITLE,
  layoutInternalSheets,
  LOG_SHEET,
  METADATA_SHEET,
  readMetadata,
  RUN_SHEET,
  withGroupColumn,
  type Header,
} from '../sheet';
import { readSheetRows, type SheetRow } from './sheet-rows';

export type AdoptOptions = {
  /** `YYYY-MM-DD`, today; its year stands in for deadlines that name none */
  readonly asOf: string;
  readonly year?: number;
};

export type Adopted = {
  readonly ledger: Ledger;
  /** the sheet that becomes the ledger's table */
  readonly sheet: string;
  /** a hidden column of ids and dates and the product's own sheets; nothing else of the workbook changes */
  readonly changes: readonly WorkbookChange[];
};

/** Columns that units fill; whatever else a home-made ledger has belongs to the coordinator. */
const FILLED: readonly ColumnKey[] = [
  'status',
  'progress',
  'closedOn',
  'remarks',
  'extra:problems',
  'extra:nextSteps',
  'extra:coordination',
  'extra:quantity',
  'extra:evidence',
];

/**
 * 沿用现有台账: makes a workbook that somebody already keeps into a ledger, in place. Its header is found, its columns
 * are mapped, its rows get ids. Throws `adopt.alreadyLedger`, `adopt.noTable` or `adopt.sheetNameTaken`.
 */
export function adoptWorkbook(book: Book, fileName: string, options: AdoptOptions): WithIssues<Adopted> {
  if (readMetadata(book.sheets).kind !== 'none') throw failure('adopt.alreadyLedger', { file: fileName });
  const taken = book.sheets.find((grid) => [LOG_SHEET, RUN_SHEET, METADATA_SHEET].includes(grid.name));
  if (taken !== undefined) throw failure('adopt.sheetNameTaken', { file: fileName, sheet: taken.name });
  const table = bestTable(book.sheets);
  if (table === null) throw failure('adopt.noTable', { file: fileName });
  const { grid, header, rows } = table;
  const template = templateOf(grid, header, rows, options, fileName);
  const ledger = newLedger(template);
  const issues: Issue[] = [...checkTemplate(template), ...unknownColumns(header), ...nowhereToShow(header)];
  return {
    value: { ledger, sheet: grid.name, changes: changesOf(grid, header, rows, ledger) },
    issues: issues.map((found) => ({ ...found, at: { file: fileName, sheet: grid.name, ...found.at } })),
  };
}

type Table = { readonly grid: Grid; readonly header: Header; readonly rows: readonly SheetRow[] };

/** The visible sheet with most tasks. */
function bestTable(grids: readonly Grid[]): Table | null {
  let best: Table | null = null;
  for (const grid of grids) {
    const found = grid.visibility === 'visible' ? findHeader(grid) : null;
    if (found === null) continue;
    const header = withGroupColumn(found, grid, null);
    const rows = readSheetRows(grid, header, null, null);
    if (rows.length > (best?.rows.length ?? 0)) best = { grid, header, rows };
  }
  return best;
}

function templateOf(
  grid: Grid,
  header: Header,
  rows: readonly SheetRow[],
  options: AdoptOptions,
  fileName: string,
): Template {
  const title = titleAbove(grid, header) ?? fileName.replace(/\.[a-z0-9]+$/i, '');
  const named = /20\d{2}(?=年)/.exec(title)?.[0];
  const year = options.year ?? Number(named ?? options.asOf.slice(0, 4));
  const assignments = assignmentsOf(grid, header, rows, year);
  const units = assignments.flatMap((row) => [...row.leadUnits, ...row.responsibleUnits, ...row.supportingUnits]);
  return Template.parse({
    format: TEMPLATE_FORMAT,
    plan: { title, documentNumber: null, issuer: null, issuedOn: null, filing: [], tasks: [] },
    columns: columnsOf(header),
    title,
    notes: [],
    vocabulary: DEFAULT_VOCABULARY,
    rules: {},
    calendar: { cycle: 'monthly', closingDay: 30 },
    units: directoryUnits(units),
    assignments,
    levels: [],
    layout: { unitRows: 'stacked' },
  });
}

function titleAbove(grid: Grid, header: Header): string | null {
  const texts = grid.rows.slice(0, header.top).flatMap((row) => (row ?? []).map((value) => cellText(value)));
  return texts.find((text) => text.length >= 4) ?? null;
}

/** The sheet's own columns in their order and words, and for returns the usual ones that it lacks. */
function columnsOf(header: Header): Column[] {
  const found = [...header.columns]
    .map(([key, places]) => ({ key, at: places[0] ?? 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ key, at }): Column => ({
      key,
      title: header.titles[at] ?? key,
      width: key === 'task' || key === 'progress' ? 36 : 14,
      filledBy: FILLED.includes(key) ? 'unit' : 'coordinator',
      align: key === 'task' || key === 'progress' || key === 'remarks' ? 'left' : 'center',
      shownIn: 'both',
    }));
  const has = new Set(found.map((column) => column.key));
  const lacking = [
    { key: 'status', title: '状态', width: 10, align: 'center' as const },
    { key: 'progress', title: '进展情况', width: 36, align: 'left' as const },
    { key: 'closedOn', title: '办结日期', width: 12, align: 'center' as const },
    { key: 'remarks', title: '备注', width: 11, align: 'left' as const },
  ].filter((column) => !has.has(column.key));
  return [...found, ...lacking.map((column): Column => ({ ...column, filledBy: 'unit', shownIn: 'return' }))];
}

function assignmentsOf(grid: Grid, header: Header, rows: readonly SheetRow[], year: number): Assignment[] {
  const units = rows.map((row) => ({
    leadUnits: splitUnits(row.cells.leadUnit ?? ''),
    responsibleUnits: splitUnits(row.cells.responsibleUnit ?? ''),
    supportingUnits: splitUnits(row.cells.supportingUnit ?? ''),
  }));
  const owners = pairOwners(
    rows.map((row, index) => ({
      units: [...(units[index]?.leadUnits ?? []), ...(units[index]?.responsibleUnits ?? [])],
      names: readOwners(row.cells.owner ?? ''),
    })),
  );
  return rows.map((row, index): Assignment => {
    const deadline = row.cells.deadline ?? '';
    const named = units[index] ?? { leadUnits: [], responsibleUnits: [], supportingUnits: [] };
    return {
      taskId: rowId(row.cells.task ?? '', index),
      planTaskId: null,
      sequence: row.cells.sequence === undefined || row.cells.sequence === '' ? String(index + 1) : row.cells.sequence,
      title: row.cells.task === undefined || row.cells.task === '' ? `第${index + 1}项` : row.cells.task,
      section:
        row.cells.section === undefined || row.cells.section === ''
          ? headingAbove(grid, header, rows, index)
          : [row.cells.section],
      requirements: row.cells.requirement === undefined || row.cells.requirement === '' ? [] : [row.cells.requirement],
      deadline: deadline === '' ? null : parseDeadline(deadline, { year }),
      ...named,
      owners: owners[index] ?? [],
      supervisingLeader: row.cells.supervisingLeader ?? '',
      remarks: '',
      extra: extraTexts(row),
    };
  });
}

function extraTexts(row: SheetRow): Record<string, string> {
  const texts = Object.entries(row.cells).flatMap(([key, text]) =>
    key.startsWith('extra:') && !FILLED.includes(key) && text !== undefined && text !== ''
      ? [[key, text] as const]
      : [],
  );
  return Object.fromEntries(texts);
}

/** A full-width row above a task is its heading. */
function headingAbove(grid: Grid, header: Header, rows: readonly SheetRow[], index: number): string[] {
  const from = (rows[index - 1]?.sheetRows.at(-1) ?? header.bottom) + 1;
  for (let row = (rows[index]?.row ?? from) - 1; row >= from; row -= 1) {
    const texts = (grid.rows[row] ?? []).map((value) => cellText(value)).filter((text) => text !== '');
    const [only] = texts;
    if (new Set(texts).size === 1 && only !== undefined && only.length <= 60) return [only];
  }
  return index === 0 ? [] : headingAbove(grid, header, rows, index - 1);
}

/**
 * Two hidden columns hold the real dates and the ids. They stand before the table's last column, inside whatever
 * filter or print area the table has, so that they move with their rows when somebody sorts.
 */
function changesOf(grid: Grid, header: Header, rows: readonly SheetRow[], ledger: Ledger): WorkbookChange[] {
  const due = Math.max(
    0,
    header.titles.findLastIndex((title) => title !== ''),
  );
  const id = due + 1;
  const cells = ledger.template.assignments.flatMap((assignment, index): CellChange[] => {
    const own = rows[index]?.sheetRows ?? [];
    const day = dueOf(assignment);
    return own.flatMap((row, part): CellChange[] => [
      { row, column: id, value: formatRowId({ taskId: assignment.taskId, unit: null, part }) },
      ...(day === null ? [] : [{ row, column: due, value: { date: day } }]),
    ]);
  });
  const titles: CellChange[] = [
    { row: header.bottom, column: due, value: DUE_TITLE },
    { row: header.bottom, column: id, value: ID_TITLE },
  ];
  return [
    { kind: 'insertColumn', sheet: grid.name, before: due, width: 12, hidden: true },
    { kind: 'insertColumn', sheet: grid.name, before: id, width: 16, hidden: true },
    { kind: 'setCells', sheet: grid.name, cells: [...titles, ...cells] },
    ...layoutInternalSheets(ledger).map((layout): WorkbookChange => ({ kind: 'putSheet', layout })),
  ];
}

/** Without a column for the progress, what units report stands in the log alone. */
function nowhereToShow(header: Header): Issue[] {
  return header.columns.has('progress') ? [] : [issue('adopt.noProgress', { at: { row: header.bottom } })];
}

/** Columns whose words mean nothing known stay where they are and are named. */
function unknownColumns(header: Header): Issue[] {
  const used = new Set([...header.columns.values()].flat());
  return header.titles.flatMap((title, column) => {
    if (title === '' || used.has(column)) return [];
    return [issue('adopt.columnKept', { title, severity: 'info', at: { row: header.bottom, column } })];
  });
}
