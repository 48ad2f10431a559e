import { matchKey, type PrintedLedger, type Task } from '../model';
import { countsOf, deadlinesOf, unitsOf, type Draft } from './build-task';
import type { DeadlineReader } from './deadline-reader';
import { linkRows, printedLedger } from './printed-ledger';
import type { LeadRule } from './roles';
import type { RawTable } from './raw-table';
import { isTaskTable, rowTasks, type RowTask } from './table-tasks';
import { alignTable, type Table } from './tables';

/** A table whose rows say who does what or by when. */
export type ReadTable = { readonly table: Table; readonly rows: readonly RowTask[] };

/** Text of a table that is no task's. */
export type LeftText = { readonly text: string; readonly line: number };

/** Tells tables of tasks from all others, which are handed on as they came. */
export function readTables(
  tables: readonly RawTable[],
  rule: LeadRule,
): { tasks: readonly ReadTable[]; others: readonly LeftText[] } {
  const tasks: ReadTable[] = [];
  const others: LeftText[] = [];
  for (const raw of tables) {
    const table = alignTable(raw);
    const { tasks: rows, skipped } = rowTasks(table, rule);
    if (isTaskTable(rows)) {
      tasks.push({ table, rows });
      others.push(...skipped);
    } else others.push(...raw.rows.map((row) => ({ text: row.cells.join(' | '), line: row.line })));
  }
  return { tasks, others };
}

/** The headings that a table stands under, by the line right above it. */
type SectionAt = (line: number | null) => readonly string[];

/** What a document's tables give: tasks, and ledgers to be linked once the tasks have their ids. */
type TablePart = {
  readonly drafts: readonly Draft[];
  readonly ledgers: (tasks: readonly Task[]) => PrintedLedger[];
};

/** Tables beside a plan's own tasks are printed ledgers; where the document has nothing else, their rows are the tasks. */
export function assignTables(
  tables: readonly ReadTable[],
  drafts: readonly Draft[],
  dates: DeadlineReader,
  sectionAt: SectionAt,
): TablePart {
  const own: Draft[] = [];
  const printed: ReadTable[] = [];
  const restates = restatingTest(drafts, tables.length);
  for (const one of tables) {
    const ledger = isLedger(one.table);
    if (drafts.length > 0 && (ledger || restates(one.rows))) printed.push(one);
    else {
      const above = sectionAt(one.table.raw.below);
      own.push(...one.rows.map((row) => rowDraft(row, dates, above)));
      if (ledger) printed.push(one);
    }
  }
  return { drafts: own, ledgers: (tasks) => printed.map((one) => ledgerOf(one, tasks, dates)) };
}

function ledgerOf({ table, rows }: ReadTable, tasks: readonly Task[], dates: DeadlineReader): PrintedLedger {
  const deadlines = rows.map((row) => deadlinesOf(row.deadlineTexts, [], dates, row.line).deadline);
  return printedLedger(table.raw.title, rows, deadlines, table.raw.notes, tasks);
}

/** Columns that somebody fills in later make a list of tasks a ledger. */
function isLedger(table: Table): boolean {
  const filledLater = table.columns.some((key) => key === 'progress' || key === 'status' || key === 'closedOn');
  return filledLater || /台[账帐賬]/.test(table.raw.title);
}

/** More comparisons than any real document needs: beyond them only equal words count. */
const MANY_COMPARISONS = 50_000;

/** Tells whether a table repeats the plan's own tasks: its rows are theirs. */
function restatingTest(drafts: readonly Draft[], tables: number): (rows: readonly RowTask[]) => boolean {
  if (tables === 0 || drafts.length === 0) return () => false;
  const tasks = drafts.map((draft, index) => ({ ...draft, id: `t-${String(index).padStart(6, '0')}` }));
  const titles = new Set(drafts.map(({ title }) => matchKey(title)));
  return (rows) => {
    const enough = (count: number): boolean => count * 10 >= rows.length * 6;
    if (enough(rows.filter(({ title }) => titles.has(matchKey(title))).length)) return true;
    if (tables * drafts.length > MANY_COMPARISONS) return false;
    return enough(linkRows(rows, tasks).filter((id) => id !== null).length);
  };
}

function rowDraft(row: RowTask, dates: DeadlineReader, above: readonly string[]): Draft {
  return {
    ordinal: row.ordinal,
    section: [...above, ...row.section],
    title: row.title,
    requirements: [...row.requirements],
    text: row.main,
    ...unitsOf(row.who),
    ...deadlinesOf(row.deadlineTexts, [row.main, ...row.requirements], dates, row.line),
    ...countsOf([row.main, ...row.requirements]),
    source: { from: row.line, to: row.endLine },
    reason: { rule: 'table', line: row.line },
  };
}
