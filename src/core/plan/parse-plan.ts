import type { Plan, Task, TextBlock, WithIssues } from '../model';
import { entriesOf, type Line } from './blocks';
import { bareHeadings, buildTask, headingsTo, type Draft } from './build-task';
import { contextOf } from './year-context';
import { deadlineReader, type DeadlineReader } from './deadline-reader';
import { readFiling } from './filing';
import { readFrontMatter, type FrontMatter } from './front-matter';
import { taskIds } from './identity';
import { itemsFromLoose } from './loose-tasks';
import { isPageMark } from './line-kinds';
import { buildOutline, type Item, type Outline } from './outline';
import { chooseTasks, chooseTitled, findResponsibilities, type Chosen, type Reader } from './outline-tasks';
import { rejoin } from './paragraphs';
import { readPhases } from './phases';
import { findIssues } from './plan-issues';
import { looksLikePlan } from './plan-kind';
import { assignTables, readTables, type ReadTable } from './plan-tables';
import { collectRemainder } from './remainder';
import { countNameBrackets } from './responsibility';
import { declaredRule } from './roles';
import { splitLabelledParagraphs } from './sub-items';
import type { RawTable } from './raw-table';
import { cutTables } from './table-rows';
import { descendants } from './tree';
import { chooseByUnit } from './unit-headings';

export type ParsePlanOptions = {
  /** names the document in issues */ readonly fileName?: string;
  /** the year of dates that name none, where a person knows better */ readonly year?: number;
};

/**
 * Reads a plan out of a document's blocks: tasks with sections, units in their roles and deadlines, printed ledgers,
 * phases, filing rules, and what is doubtful. A document without tasks is a plan with none and `plan.noTasks`.
 */
export function parsePlan(blocks: readonly TextBlock[], options: ParsePlanOptions = {}): WithIssues<Plan> {
  const { tables: rawTables, rest } = cutTables(entriesOf(blocks));
  const lines = rest.filter(({ folded }) => !isPageMark(folded));
  const reader = readerFor(lines);
  const outline = outlineOf(lines, reader);
  const tables = readTables(rawTables, reader.rule);
  const chosen = choose(outline, reader, lines, tables.tasks.length > 0);
  const begins = beginsAt(chosen) ?? firstItemLine(outline, rawTables);
  const front = withTableTitle(readFrontMatter(lines, begins), tables.tasks);
  const context = contextOf(front, options, lines, begins);
  const dates = deadlineReader(context);
  const items = new Set<Item>(chosen.map(({ item }) => item));
  const drafts = draftsOf(chosen, items, front, dates);
  const tableHeadings = new Set<Item>();
  const bare = tables.tasks.length > 0 ? bareHeadings(outline.root) : new Map<number, Item>();
  const sectionAt = (line: number | null): readonly string[] => {
    const heading = bare.get(line ?? 0);
    if (heading === undefined) return [];
    tableHeadings.add(heading);
    return headingsTo(heading, front.title);
  };
  const printed = assignTables(tables.tasks, drafts, dates, sectionAt);
  const tasks = withIds([...drafts, ...printed.drafts]);
  const { phases, items: phaseItems } = readPhases(outline.root, items, context);
  const plan: Plan = {
    title: front.title,
    documentNumber: front.documentNumber,
    issuer: front.issuer,
    issuedOn: front.issuedOn,
    tasks,
    ledgers: printed.ledgers(tasks),
    phases,
    filing: readFiling(lines.map(({ text }) => text)),
    remainder: collectRemainder(outline, new Set([...items, ...tableHeadings]), phaseItems, front, tables.others),
  };
  const issues = findIssues(plan, outline, lines, rawTables, options.fileName ?? '');
  return { value: plan, issues: [...issues, ...dates.issues()] };
}

/** How this document speaks of responsibility: the rule it declares, and whether brackets of names alone count. */
function readerFor(lines: readonly Line[]): Reader {
  return { rule: declaredRule(lines.map(({ folded }) => folded).join('\n')), namesAlone: worksWithNames(lines) };
}

function worksWithNames(lines: readonly Line[]): boolean {
  let found = 0;
  for (const { folded } of lines) {
    if (/[([【{〈]/.test(folded)) found += countNameBrackets(folded);
    if (found >= 2) return true;
  }
  return false;
}

function outlineOf(lines: readonly Line[], reader: Reader): Outline {
  const outline = buildOutline(rejoin(lines));
  splitLabelledParagraphs(outline.root, reader.rule);
  return outline;
}

/** Where the list that holds the tasks begins: its first chapter, whose number is one. */
function beginsAt(chosen: readonly Chosen[]): number | null {
  let item = chosen[0]?.item ?? null;
  while (item !== null && item.parent !== null && item.parent.kind !== 'root') item = item.parent;
  const all = item?.parent?.children ?? [];
  let at = item === null ? -1 : all.indexOf(item);
  if (at === -1) return null;
  while (at > 0 && all[at - 1]?.kind === all[at]?.kind && all[at - 1]?.value === (all[at]?.value ?? 0) - 1) at -= 1;
  return all[at]?.line ?? null;
}

function firstItemLine(outline: Outline, tables: readonly RawTable[]): number {
  for (const item of descendants(outline.root)) if (item.kind !== 'heading') return item.line;
  return tables[0]?.line ?? Number.MAX_SAFE_INTEGER;
}

/** A document that is only a table is called what the table is called. */
function withTableTitle(front: FrontMatter, tables: readonly ReadTable[]): FrontMatter {
  if (front.title !== '') return front;
  return { ...front, title: tables.find(({ table }) => table.raw.title !== '')?.table.raw.title ?? '' };
}

/** The items that are tasks, by the first of these ways that finds any. */
function choose(outline: Outline, reader: Reader, lines: readonly Line[], hasTable: boolean): Chosen[] {
  const named = chooseTasks(outline.root, findResponsibilities(outline.root, reader));
  if (named.length > 0) return named;
  const byUnit = chooseByUnit(outline.root, reader.rule);
  if (byUnit.length > 0) return byUnit;
  if (itemsFromLoose(outline, reader)) {
    const loose = chooseTasks(outline.root, findResponsibilities(outline.root, reader));
    if (loose.length > 0) return loose;
  }
  if (hasTable) return [];
  const { titles } = readFrontMatter(lines, firstItemLine(outline, []));
  const texts = lines.map(({ folded }) => folded);
  return looksLikePlan(outline, titles, texts) ? chooseTitled(outline.root, reader.rule) : [];
}

function draftsOf(
  chosen: readonly Chosen[],
  items: ReadonlySet<Item>,
  front: FrontMatter,
  dates: DeadlineReader,
): Draft[] {
  return chosen.map((one) => buildTask(one, (item) => items.has(item), front.title, dates));
}

function withIds(drafts: readonly Draft[]): Task[] {
  const ids = taskIds(drafts);
  return drafts.map((draft, index) => ({ id: ids[index] ?? '', ...draft }));
}
