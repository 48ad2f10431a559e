import { fold } from './fold';
import { markerAt } from './numbering';
import { readOwners } from './people';
import { readResponsibility, together } from './responsibility';
import {
  NOBODY,
  readUnitList,
  joinResponsibilities,
  namesAnybody,
  type LeadRule,
  type Responsibility,
  type UnitRole,
} from './roles';
import { isSectionRow, type PlanColumn, type Table, type TableRow } from './tables';
import { titleOf } from './titles';
import { trimOf } from './trim';

/** A table row read as a task. */
export type RowTask = {
  readonly sequence: string;
  readonly ordinal: string;
  readonly title: string;
  /** the cell the title comes from, whole */
  readonly main: string;
  readonly section: readonly string[];
  readonly requirements: readonly string[];
  readonly who: Responsibility;
  readonly deadlineTexts: readonly string[];
  readonly progress: string;
  readonly remarks: string;
  readonly line: number;
  readonly endLine: number;
};

/** The rows of a table as tasks, and the text of those that are none. */
export type RowsRead = {
  readonly tasks: readonly RowTask[];
  readonly skipped: readonly { readonly text: string; readonly line: number }[];
};

/** Reads the rows of a table that hold something beside their section; 同上 and merged cells are filled in. */
export function rowTasks(table: Table, rule: LeadRule): RowsRead {
  const at = (key: PlanColumn): number => table.columns.indexOf(key);
  const group = groupColumn(table);
  const main = mainColumn(table, group);
  const tasks: RowTask[] = [];
  const skipped: { text: string; line: number }[] = [];
  const memory: string[] = table.columns.map(() => '');
  let above: readonly string[] = [];
  let section: string[] = [];
  for (const row of table.rows) {
    if (isSectionRow(row)) {
      section = nestSection(section, row.section);
      memory.fill('');
      continue;
    }
    const cells = filledDown(withoutDittos(row, above), table, memory, group);
    above = cells;
    const text = cells[main] ?? '';
    const ordinal = ordinalIn(text);
    const title = titleOf(ordinal.rest);
    if (title === '' || onlySection(cells, table, main)) {
      const left = row.cells.filter((cell) => cell !== '').join(' | ');
      if (left !== '') skipped.push({ text: left, line: row.line });
      continue;
    }
    const groups = [at('section'), group].filter(
      (column, index, all) => column !== -1 && all.indexOf(column) === index && column !== main,
    );
    tasks.push({
      sequence: cells[at('sequence')] ?? '',
      ordinal: ordinal.ordinal !== '' ? ordinal.ordinal : (cells[at('sequence')] ?? ''),
      title,
      main: text,
      section: [...section, ...groups.map((column) => tidySection(cells[column] ?? '')).filter((name) => name !== '')],
      requirements: requirementsOf(cells, table, main, group),
      who: whoOf(cells, table, main, rule),
      deadlineTexts: table.columns.flatMap((key, column) =>
        key === 'deadline' && (cells[column] ?? '') !== '' ? [cells[column] ?? ''] : [],
      ),
      progress: cells[at('progress')] ?? '',
      remarks: cells[at('remarks')] ?? '',
      line: row.line,
      endLine: row.endLine,
    });
  }
  return { tasks, skipped };
}

/** Section rows number themselves: a deeper number stands below a higher one. */
function nestSection(section: readonly string[], next: string): string[] {
  const kind = markerAt(fold(next), 0)?.kind;
  const above = section[0] ?? '';
  const nests = kind === '(一)' && above !== '' && markerAt(fold(above), 0)?.kind !== '(一)';
  if (nests) return [above, tidySection(next)];
  return [tidySection(next)];
}

function tidySection(text: string): string {
  return trimOf(text.replace(/\s+/g, ' '), '。；;，,：:');
}

/** The column of merged cells that groups the rows: blank in some rows that have a finer text. */
function groupColumn(table: Table): number {
  const task = table.columns.indexOf('task');
  if (task === -1) return -1;
  const finer = finerColumn(table, task);
  if (finer === -1) return -1;
  const rows = table.rows.filter((row): row is TableRow => !isSectionRow(row));
  const merged = rows.some((row) => (row.cells[task] ?? '') === '' && (row.cells[finer] ?? '') !== '');
  return merged ? task : -1;
}

function finerColumn(table: Table, task: number): number {
  return table.columns.findIndex(
    (key, column) => column !== task && (key === 'requirement' || key === 'extra:measures'),
  );
}

function mainColumn(table: Table, group: number): number {
  if (group !== -1) return finerColumn(table, group);
  for (const key of ['task', 'requirement', 'extra:measures', 'extra:problems'] as const) {
    const column = table.columns.indexOf(key);
    if (column !== -1) return column;
  }
  return longestColumn(table);
}

function longestColumn(table: Table): number {
  let best = -1;
  let most = 0;
  table.columns.forEach((key, column) => {
    if (key !== null && key !== 'section') return;
    const length = table.rows.reduce((sum, row) => sum + (isSectionRow(row) ? 0 : (row.cells[column] ?? '').length), 0);
    if (length > most) {
      most = length;
      best = column;
    }
  });
  return best;
}

/** Cells with 同上 replaced by what stands above them, in the section before as well. */
function withoutDittos(row: TableRow, above: readonly string[]): TableRow {
  return { ...row, cells: row.cells.map((cell, column) => (DITTO.test(cell) ? (above[column] ?? '') : cell)) };
}

const DITTO = /^(?:同上|〃|″|")$/;

/** Merged cells replaced by what they stand for. */
function filledDown(row: TableRow, table: Table, memory: string[], group: number): string[] {
  const section = table.columns.indexOf('section');
  const newGroup = group !== -1 && (row.cells[group] ?? '') !== '';
  const sequence = table.columns.indexOf('sequence');
  const unnumbered = sequence !== -1 && (row.cells[sequence] ?? '') === '' && memory[sequence] !== '';
  const sameGroup = (group !== -1 && !newGroup) || unnumbered;
  if (newGroup)
    table.columns.forEach((_, column) => {
      if (column !== section) memory[column] = '';
    });
  return table.columns.map((key, column) => {
    const cell = row.cells[column] ?? '';
    const carried =
      column === group ||
      column === section ||
      (sameGroup && CARRIED.has(key ?? '')) ||
      (unnumbered && column === sequence);
    const text = cell === '' && carried ? (memory[column] ?? '') : cell;
    memory[column] = text;
    return text;
  });
}

const CARRIED: ReadonlySet<string> = new Set([
  'leadUnit',
  'responsibleUnit',
  'supportingUnit',
  'deadline',
  'supervisingLeader',
  'owner',
]);

/** A row with a number or a heading and nothing else says nothing. */
function onlySection(cells: readonly string[], table: Table, main: number): boolean {
  const others = cells.filter(
    (cell, column) => cell !== '' && column !== main && !['sequence', 'section'].includes(table.columns[column] ?? ''),
  );
  return (
    others.length === 0 &&
    /^[一二三四五六七八九十]{1,3}、|^\([一二三四五六七八九十]{1,3}\)/.test(fold(cells[main] ?? ''))
  );
}

function ordinalIn(text: string): { ordinal: string; rest: string } {
  const marker = markerAt(fold(text), 0);
  if (marker === null || marker.end >= text.length) return { ordinal: '', rest: text };
  return { ordinal: text.slice(0, marker.end).trim(), rest: text.slice(marker.end) };
}

function requirementsOf(cells: readonly string[], table: Table, main: number, group: number): string[] {
  const keys = new Set<PlanColumn>(['requirement', 'extra:measures', 'extra:problems', 'task']);
  const others = table.columns.flatMap((key, column) =>
    column !== main && column !== group && keys.has(key) && (cells[column] ?? '') !== '' ? [cells[column] ?? ''] : [],
  );
  return others.flatMap((text) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );
}

function whoOf(cells: readonly string[], table: Table, main: number, rule: LeadRule): Responsibility {
  let who: Responsibility = NOBODY;
  table.columns.forEach((key, column) => {
    const text = cells[column] ?? '';
    if (text === '' || /^[-—/\\无]$/.test(text)) return;
    const role = ROLES.get(key ?? '');
    if (role !== undefined) who = joinResponsibilities(who, readUnitList(text, role, rule));
    else if (key === 'owner' || key === 'supervisingLeader')
      who = joinResponsibilities(who, { ...NOBODY, [key === 'owner' ? 'owners' : 'leaders']: readOwners(text) });
  });
  const inside = together(readResponsibility(cells[main] ?? '', fold(cells[main] ?? ''), rule, false).found);
  return joinResponsibilities(who, inside);
}

const ROLES: ReadonlyMap<string, UnitRole> = new Map([
  ['leadUnit', 'lead'],
  ['responsibleUnit', 'responsible'],
  ['supportingUnit', 'supporting'],
]);

/** Whether rows say who or by when: a list of tasks, and not just any table. */
export function isTaskTable(tasks: readonly RowTask[]): boolean {
  if (tasks.length === 0) return false;
  const told = tasks.filter((task) => namesAnybody(task.who) || task.deadlineTexts.length > 0);
  return told.length * 2 >= tasks.length;
}
