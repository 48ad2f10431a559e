import type { Plan, PrintedLedger, Task, TextBlock, WithIssues } from '../model';
import { entriesOf, type Line } from './blocks';
import { buildTask, deadlinesOf, unitsOf, type Draft } from './build-task';
import type { DeadlineContext } from './deadline';
import { deadlineReader, type DeadlineReader } from './deadline-reader';
import { readFiling } from './filing';
import { readFrontMatter, type FrontMatter } from './front-matter';
import { taskIds } from './identity';
import { buildOutline, isPageMark, type Item, type Outline } from './outline';
import { chooseTasks, chooseTitled, findResponsibilities, type Chosen } from './outline-tasks';
import { rejoin } from './paragraphs';
import { readPhases } from './phases';
import { looksLikePlan } from './plan-kind';
import { findIssues } from './plan-issues';
import { linkRows, printedLedger } from './printed-ledger';
import { collectRemainder } from './remainder';
import { countNameBrackets } from './responsibility';
import { declaredRule, type LeadRule } from './roles';
import { chooseByUnit } from './unit-headings';
import { splitLabelledParagraphs } from './sub-items';
import { cutTables, type RawTable } from './table-rows';
import { isTaskTable, rowTasks, type RowTask } from './table-tasks';
import { alignTable, type Table } from './tables';
import { descendants } from './tree';

export type ParsePlanOptions = {
  /** names the document in issues */ readonly fileName?: string;
  /** the year of dates that name none, where a person knows better */ readonly year?: number;
};

/** Reads a plan out of a document's blocks: its tasks, printed ledgers, phases, filing rules, and what is doubtful. */
export function parsePlan(blocks: readonly TextBlock[], options: ParsePlanOptions = {}): WithIssues<Plan> {
  const entries = entriesOf(blocks);
  const { tables: rawTables, rest: left } = cutTables(entries);
  const rest = left.filter(({ folded }) => !isPageMark(folded));
  const folded = rest.map((line) => line.folded);
  const reader = { rule: declaredRule(folded.join('\n')), namesAlone: worksWithNames(folded) };
  const outline = buildOutline(rejoin(rest));
  splitLabelledParagraphs(outline.root, reader.rule);
  const front = readFrontMatter(rest, firstItemLine(outline, rawTables));
  const context = contextOf(front, options);
  const dates = deadlineReader(context, yearInText(folded));
  const findings = findResponsibilities(outline.root, reader);
  const tables = rawTables.map((raw) => tableOf(raw, reader.rule));
  const taskTables = tables.filter(({ rows }) => isTaskTable(rows));
  const chosen = choose(outline, findings, front, folded, taskTables.length > 0, reader.rule);
  const drafts = draftsOf(chosen, front, dates);
  const split = assignTables(taskTables, drafts, dates);
  const all = [...drafts, ...split.drafts];
  const ids = taskIds(all);
  const tasks = all.map((draft, index): Task => ({ id: ids[index] ?? '', ...draft }));
  const ledgers = split.ledgers(tasks);
  const { phases, items: phaseItems } = readPhases(outline.root, context);
  const filing = readFiling([...folded.keys()].map((index) => rest[index]?.text ?? ''));
  const plan: Plan = {
    title: front.title,
    documentNumber: front.documentNumber,
    issuer: front.issuer,
    issuedOn: front.issuedOn,
    tasks,
    ledgers,
    phases,
    filing,
    remainder: collectRemainder(outline, new Set(chosen.map(({ item }) => item)), phaseItems, front, split.unused),
  };
  return { value: plan, issues: [...findIssues(plan, outline, rest, options.fileName ?? ''), ...dates.issues()] };
}

/** Whether brackets that hold nothing but names are how this document says who is responsible. */
function worksWithNames(folded: readonly string[]): boolean {
  let found = 0;
  for (const text of folded) {
    if (text.includes('(') || text.includes('[')) found += countNameBrackets(text);
    if (found >= 2) return true;
  }
  return false;
}

function firstItemLine(outline: Outline, tables: readonly RawTable[]): number {
  return firstNumbered(outline.root)?.line ?? tables[0]?.line ?? Number.MAX_SAFE_INTEGER;
}

function firstNumbered(root: Item): Item | undefined {
  for (const item of descendants(root)) if (item.kind !== 'heading') return item;
  return undefined;
}

function contextOf(front: FrontMatter, options: ParsePlanOptions): DeadlineContext {
  const numbered = /(?:19|20)\d{2}/.exec(front.documentNumber ?? '')?.[0];
  const year = options.year ?? front.titleYear;
  if (year !== undefined || front.issuedOn !== null || numbered === undefined)
    return { year, issuedOn: front.issuedOn };
  return { year: Number(numbered), issuedOn: null };
}

/** The first year that any date in the text names: a help where title and date of issue give none. */
function yearInText(folded: readonly string[]): number | undefined {
  for (const text of folded) {
    const match = /(20\d{2})年\s?\d{1,2}\s?月/.exec(text);
    if (match !== null) return Number(match[1]);
  }
  return undefined;
}

function choose(
  outline: Outline,
  findings: ReturnType<typeof findResponsibilities>,
  front: FrontMatter,
  folded: readonly string[],
  hasTable: boolean,
  rule: LeadRule,
): Chosen[] {
  const chosen = chooseTasks(outline.root, findings);
  if (chosen.length > 0) return chosen;
  const byUnit = chooseByUnit(outline.root, rule);
  if (byUnit.length > 0 || hasTable) return byUnit;
  return looksLikePlan(outline, front.titles, folded) ? chooseTitled(outline.root) : [];
}

function draftsOf(chosen: readonly Chosen[], front: FrontMatter, dates: DeadlineReader): Draft[] {
  const items = new Set<Item>(chosen.map(({ item }) => item));
  return chosen.map((one) => buildTask(one, (item) => items.has(item), front.title, dates));
}

// ---- tables ----------------------------------------------------------------------------------------------------

type ReadTable = { readonly table: Table; readonly rows: readonly RowTask[] };

function tableOf(raw: RawTable, rule: ReturnType<typeof declaredRule>): ReadTable {
  const table = alignTable(raw);
  return { table, rows: rowTasks(table, rule) };
}

type Split = {
  readonly drafts: readonly Draft[];
  readonly ledgers: (tasks: readonly Task[]) => PrintedLedger[];
  readonly unused: readonly RawTable[];
};

/** Tables beside a plan's own tasks are printed ledgers; where the document has nothing else, their rows are the tasks. */
function assignTables(tables: readonly ReadTable[], drafts: readonly Draft[], dates: DeadlineReader): Split {
  const own: Draft[] = [];
  const printed: ReadTable[] = [];
  for (const one of tables) {
    const ledger = isLedger(one.table);
    if (drafts.length > 0 && (ledger || restates(one.rows, drafts))) printed.push(one);
    else {
      own.push(...one.rows.map((row) => rowDraft(row, dates)));
      if (ledger) printed.push(one);
    }
  }
  return {
    drafts: own,
    unused: [],
    ledgers: (tasks) =>
      printed.map(({ table, rows }) =>
        printedLedger(
          table.raw.title,
          rows,
          rows.map((row) => deadlinesOf(row.deadlineTexts, [], dates, row.line).deadline),
          table.raw.notes,
          tasks,
        ),
      ),
  };
}

/** Columns that somebody fills in later make a list of tasks a ledger. */
function isLedger(table: Table): boolean {
  return (
    table.columns.some((key) => key === 'progress' || key === 'status' || key === 'closedOn') ||
    /台[账帐]/.test(table.raw.title)
  );
}

function restates(rows: readonly RowTask[], drafts: readonly Draft[]): boolean {
  const tasks = drafts.map((draft, index) => ({ ...draft, id: `t-${String(index).padStart(6, '0')}` }));
  const linked = linkRows(rows, tasks).filter((id) => id !== null).length;
  return linked * 10 >= rows.length * 6;
}

function rowDraft(row: RowTask, dates: DeadlineReader): Draft {
  return {
    ordinal: row.ordinal,
    section: [...row.section],
    title: row.title,
    requirements: [...row.requirements],
    text: row.main,
    ...unitsOf(row.who),
    ...deadlinesOf(row.deadlineTexts, [row.main, ...row.requirements], dates, row.line),
    source: { from: row.line, to: row.endLine },
    reason: { rule: 'table', line: row.line },
  };
}

/** All items of the outline, for those who look at its numbering. */
export function itemsOf(outline: Outline): Item[] {
  return [...descendants(outline.root)];
}

export type { Line };
