import {
  cellAt,
  cellText,
  Entry,
  issue,
  textPool,
  type CellLayout,
  type Grid,
  type Issue,
  type Ledger,
  type RowLayout,
  type SheetLayout,
  type Status,
  type Template,
  type WithIssues,
} from '../model';
import { assignmentOf } from '../ledger';
import { cellSafeJson, parseJson } from './cell-json';
import { LOG_PRINT } from './frame';
import { LOG_COLUMNS, LOG_SHEET, type LogKey } from './log-words';

/*
 * The entry log as rows that a person can read and filter, and that give every entry back unchanged: what a cell
 * cannot hold (a null beside an empty text, blanks at the ends, texts over a cell's limit, columns of the template's
 * own) stands whole, as JSON, in the last columns.
 */

const MOST_IN_CELL = 32000;
const HEADER_ROW = 0;
const TECHNICAL: readonly LogKey[] = ['taskId', 'sha256', 'id', 'rest'];
const LOG_FONT = { font: '仿宋_GB2312', size: 10.5, verticalAlign: 'center' } as const;
const SHOWN = { ...LOG_FONT, border: 'thin', wrap: true } as const;

/** Lays out 填报记录: one row for each entry, in the order of the log. */
export function layoutEntryLog(ledger: Pick<Ledger, 'template' | 'entries'>): SheetLayout {
  const header: RowLayout = {
    cells: LOG_COLUMNS.map(({ title }) => ({
      value: title,
      style: { ...LOG_FONT, font: '黑体', border: 'thin', align: 'center', fill: 'F2F2F2', wrap: true },
    })),
  };
  const { template, entries } = ledger;
  const width = entries.reduce<number>(
    (widest, entry) => Math.max(widest, rowWidth(entry, template)),
    LOG_COLUMNS.length,
  );
  return {
    name: LOG_SHEET,
    visibility: 'visible',
    columns: Array.from({ length: width }, (_, index) => logColumn(index)),
    rows: [header, ...entries.map((entry) => new EntryRow(entry, template))],
    rowsWidth: width,
    freeze: { rows: 1, columns: 0 },
    print: LOG_PRINT,
    autoFilter: { top: HEADER_ROW, left: 0, bottom: entries.length, right: LOG_COLUMNS.length - 1 },
  };
}

/** An entry's row, laid out whenever it is asked for: a million cells never stand in memory at once. */
class EntryRow implements RowLayout {
  constructor(
    private readonly entry: Entry,
    private readonly template: Template,
  ) {}

  get cells(): readonly CellLayout[] {
    return entryCells(this.entry, this.template);
  }
}

/** How many cells an entry's row takes; laid out only where its JSON could need more than one of them. */
function rowWidth(entry: Entry, template: Template): number {
  return mayBeLong(entry) ? Math.max(LOG_COLUMNS.length, entryCells(entry, template).length) : LOG_COLUMNS.length;
}

function mayBeLong({ values, explanations, sources, unit, owner, savedAt, file }: Entry): boolean {
  if (sources !== undefined || values.extra !== undefined) return true;
  const { progress, remarks, closedOn, statusText } = values;
  let characters = 0;
  for (const text of [
    progress,
    remarks,
    closedOn,
    statusText,
    unit,
    owner,
    savedAt,
    file.name,
    ...(explanations ?? []),
  ])
    characters += text?.length ?? 0;
  // a character takes six at most in JSON, the names of the fields less than a thousand
  return characters * 6 + 1000 > MOST_IN_CELL;
}

/** What only the software reads stands in hidden columns at the right. */
function logColumn(index: number): SheetLayout['columns'][number] {
  return { width: LOG_COLUMNS[index]?.width ?? 20, ...(isTechnical(index) ? { hidden: true } : {}) };
}

function isTechnical(index: number): boolean {
  const column = LOG_COLUMNS[index];
  return column === undefined || TECHNICAL.includes(column.key);
}

/** Reads 填报记录 back. A row that is no whole entry is left out and said. */
export function readEntryLog(grids: readonly Grid[], template: Template): WithIssues<Entry[]> {
  const grid = grids.find((candidate) => candidate.name === LOG_SHEET) ?? grids.find(hasLogHeader);
  if (grid === undefined) return { value: [], issues: [] };
  const columns = logColumns(grid);
  const pool = textPool(template.assignments.map(({ taskId }) => taskId));
  const entries: Entry[] = [];
  const issues: Issue[] = [];
  for (let row = HEADER_ROW + 1; row < grid.rows.length; row += 1) {
    const cells = texts(grid, row, columns, pool);
    if ((grid.rows[row] ?? []).every((value) => cellText(value) === '')) continue;
    const entry = readEntry(cells, restOf(grid, row, columns), template);
    if (entry === null) issues.push(issue('log.rowUnreadable', { at: { sheet: grid.name, row }, severity: 'error' }));
    else entries.push(entry);
  }
  return { value: entries, issues };
}

function entryCells(entry: Entry, template: Template): CellLayout[] {
  const shown = shownTexts(entry, template);
  const cells = PLAIN_COLUMNS.map(({ key, isShown }) => logCell(shown[key], isShown));
  for (const piece of restNeeded(entry, shown, template)) cells.push(logCell(piece, false));
  return cells;
}

const PLAIN_COLUMNS = LOG_COLUMNS.slice(0, -1).map(({ key }, index) => ({ key, isShown: !isTechnical(index) }));
const EMPTY_SHOWN: CellLayout = { value: null, style: SHOWN };

function logCell(text: string, isShown: boolean): CellLayout {
  if (isShown) return text === '' ? EMPTY_SHOWN : { value: text, style: SHOWN };
  return { value: text === '' ? null : text, style: LOG_FONT };
}

function shownTexts(entry: Entry, template: Template): Readonly<Record<LogKey, string>> {
  const assignment = assignmentOf(template, entry.taskId);
  const cut = (text: string): string => text.slice(0, MOST_IN_CELL);
  return {
    sequence: assignment?.sequence ?? '',
    task: cut(assignment?.title ?? ''),
    unit: entry.unit,
    period: entry.period,
    owner: entry.owner ?? '',
    status: entry.values.status === null ? (entry.values.statusText ?? '') : statusWord(template, entry.values.status),
    progress: cut(entry.values.progress),
    closedOn: entry.values.closedOn ?? '',
    remarks: cut(entry.values.remarks),
    explanations: cut((entry.explanations ?? []).join('\n')),
    revision: String(entry.revision),
    savedAt: entry.savedAt ?? '',
    receivedAt: entry.receivedAt ?? '',
    fileName: entry.file.name,
    row: String(entry.row + 1),
    taskId: entry.taskId,
    sha256: entry.file.sha256,
    id: entry.id,
    rest: '',
  };
}

/** The columns that are read back and hold what people typed; ids, numbers and periods are of known signs. */
const TYPED: readonly LogKey[] = [
  'unit',
  'owner',
  'status',
  'progress',
  'closedOn',
  'remarks',
  'explanations',
  'savedAt',
  'receivedAt',
  'fileName',
];

/** Nothing where the shown cells alone give the entry back; else the whole entry as JSON, in pieces. */
function restNeeded(entry: Entry, shown: Readonly<Record<LogKey, string>>, template: Template): string[] {
  if (isPlain(entry, template) && TYPED.every((key) => survives(shown[key]))) return [];
  const json = cellSafeJson(entry).replace(/ /g, '\\u0020');
  const pieces: string[] = [];
  for (let at = 0; at < json.length; at += MOST_IN_CELL) pieces.push(json.slice(at, at + MOST_IN_CELL));
  return pieces;
}

/** True where no field needs more than its own cell: nothing beside the shown columns, no empty text beside a null. */
function isPlain(entry: Entry, template: Template): boolean {
  const { status, statusText, progress, remarks, closedOn, extra } = entry.values;
  const word = status === null ? (statusText ?? '') : statusWord(template, status);
  const explanations = entry.explanations ?? [];
  return (
    extra === undefined &&
    closedOn !== '' &&
    entry.savedAt !== '' &&
    entry.receivedAt !== '' &&
    entry.owner !== '' &&
    statusText !== '' &&
    (status === null || statusText === undefined) &&
    statusOfFirstWord(template, word) === status &&
    entry.explanations?.length !== 0 &&
    entry.sources === undefined &&
    explanations.every((text) => text !== '' && !text.includes('\n')) &&
    [progress, remarks, explanations.join('\n')].every((text) => text.length <= MOST_IN_CELL)
  );
}

/** True for texts that a cell gives back as they are: no blanks at the ends, nothing that XML or an application drops. */
function survives(text: string): boolean {
  if (text === '') return true;
  if (text !== text.trim()) return false;
  return isOrdinary(text) || !/[\p{Cc}\p{Cs}\uFFFE\uFFFF]|_x[0-9A-Fa-f]{4}_/u.test(text.replace(/\n/g, ''));
}

/** Nearly every text: nothing in it that would have to be looked at twice. */
function isOrdinary(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0xa0 ? code === 0x5f || code >= 0x7f || (code < 0x20 && code !== 0x0a) : code >= 0xd800 && code < 0xe000)
      return false;
    if (code >= 0xfffe) return false;
  }
  return true;
}

function readEntry(cells: Readonly<Partial<Record<string, string>>>, rest: string, template: Template): Entry | null {
  if (rest !== '') {
    const whole = Entry.safeParse(parseJson(rest));
    return whole.success ? whole.data : null;
  }
  const word = cells.status ?? '';
  const status = statusOfFirstWord(template, word);
  const explanations = cells.explanations ?? '';
  const owner = cells.owner ?? '';
  const candidate = Entry.safeParse({
    id: cells.id,
    taskId: cells.taskId,
    unit: cells.unit,
    period: cells.period,
    ...(owner === '' ? {} : { owner }),
    values: {
      status,
      ...(status === null && word !== '' ? { statusText: word } : {}),
      progress: cells.progress ?? '',
      closedOn: emptyAsNull(cells.closedOn),
      remarks: cells.remarks ?? '',
    },
    revision: Number(cells.revision),
    savedAt: emptyAsNull(cells.savedAt),
    receivedAt: emptyAsNull(cells.receivedAt),
    file: { name: cells.fileName, sha256: cells.sha256 },
    row: Number(cells.row) - 1,
    ...(explanations === '' ? {} : { explanations: explanations.split('\n') }),
  });
  return candidate.success ? candidate.data : null;
}

function logColumns(grid: Grid): ReadonlyMap<LogKey, number> {
  const titles = (grid.rows[HEADER_ROW] ?? []).map((value) => cellText(value));
  return new Map(LOG_COLUMNS.map(({ key, title }) => [key, titles.indexOf(title)]));
}

function hasLogHeader(grid: Grid): boolean {
  const titles = new Set((grid.rows[HEADER_ROW] ?? []).map((value) => cellText(value)));
  return titles.has('记录编号') && titles.has('任务标识') && titles.has('文件校验');
}

function texts(
  grid: Grid,
  row: number,
  columns: ReadonlyMap<LogKey, number>,
  kept: (text: string) => string,
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [key, column] of columns) {
    // what the log only repeats from the ledger is not kept
    const isNeeded = column !== -1 && key !== 'task' && key !== 'sequence';
    found[key] = isNeeded ? kept(cellText(cellAt(grid, row, column))) : '';
  }
  return found;
}

function restOf(grid: Grid, row: number, columns: ReadonlyMap<LogKey, number>): string {
  const from = columns.get('rest') ?? -1;
  if (from === -1) return '';
  return (grid.rows[row] ?? [])
    .slice(from)
    .map((value) => cellText(value))
    .join('');
}

function statusOfFirstWord(template: Template, word: string): Status | null {
  return template.vocabulary.find(({ words }) => words[0] === word)?.status ?? null;
}

function statusWord(template: Template, status: Status): string {
  return template.vocabulary.find((entry) => entry.status === status)?.words[0] ?? status;
}

function emptyAsNull(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}
