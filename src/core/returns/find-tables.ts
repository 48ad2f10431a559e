import { taskTitles } from '../ledger';
import { cellText, issue, likenesses, type Grid, type Issue, type Ledger } from '../model';
import { FINDINGS_SHEET, findHeader, GUIDE_SHEET, idColumnOf, LOG_SHEET, RUN_SHEET, type Header } from '../sheet';
import { headerlessTable } from './headerless';

/** A sheet with a table of tasks; `titled` is where its title stands: on the sheet before, where it goes on from there. */
export type Table = {
  readonly grid: Grid;
  readonly header: Header;
  readonly idColumn: number | null;
  readonly titled: { readonly grid: Grid; readonly header: Header };
};

/** From this likeness on a cell says a task of the ledger. */
const SAYS_TASK = 0.8;

/**
 * Visible sheets with a table, and those that go on with the table before without a header; hidden ones, and tables
 * without a header, only where there is nothing else. A sheet that speaks of tasks and cannot be read is named.
 */
export function findTables(
  grids: readonly Grid[],
  ledger: Ledger,
): { readonly read: readonly Table[]; readonly issues: readonly Issue[] } {
  const own = new Set([GUIDE_SHEET, FINDINGS_SHEET, LOG_SHEET, RUN_SHEET]);
  const candidates = grids.filter((grid) => !own.has(grid.name) && grid.visibility !== 'veryHidden');
  const visible = withContinuations(
    candidates.filter((grid) => grid.visibility === 'visible'),
    ledger,
  );
  const hidden = candidates.flatMap((grid) =>
    grid.visibility === 'visible' ? [] : (tableWithHeader(grid, ledger) ?? []),
  );
  if (visible.read.length === 0)
    return hidden.length > 0 ? { read: hidden, issues: [] } : headerlessTables(candidates, ledger);
  const issues = hidden.map((table) => issue('return.hiddenSheet', { sheet: table.grid.name, severity: 'info' }));
  return { read: visible.read, issues: [...visible.issues, ...issues] };
}

function tableWithHeader(grid: Grid, ledger: Ledger): Table | null {
  const header = findHeader(grid, ledger.template.columns);
  return header === null ? null : tableOf(grid, header);
}

function tableOf(grid: Grid, header: Header): Table {
  return { grid, header, idColumn: idColumnOf(grid)?.column ?? null, titled: { grid, header } };
}

/** A table that a page or sheet break cut in two: its second part has the same columns and no header of its own. */
function withContinuations(grids: readonly Grid[], ledger: Ledger): { read: Table[]; issues: Issue[] } {
  const read: Table[] = [];
  const issues: Issue[] = [];
  for (const grid of grids) {
    const table = tableWithHeader(grid, ledger);
    const before = read.at(-1);
    if (table !== null) read.push(table);
    else if (before !== undefined && goesOn(grid, before.header, read, ledger)) {
      read.push({ ...tableOf(grid, { ...before.header, top: 0, bottom: -1 }), titled: before.titled });
      issues.push(issue('return.headerGuessed', { sheet: grid.name }));
    } else if (before !== undefined && speaksOfTasks(grid, ledger)) {
      issues.push(issue('return.sheetUnread', { sheet: grid.name }));
    }
  }
  return { read, issues };
}

/** In the place of the task column stand tasks, and others than in the tables before. */
function goesOn(grid: Grid, header: Header, before: readonly Table[], ledger: Ledger): boolean {
  const [column] = header.columns.get('task') ?? [];
  if (column === undefined) return false;
  const own = tasksSaid(columnTexts(grid, column), ledger);
  const known = new Set(
    before.flatMap((table) => [
      ...tasksSaid(columnTexts(table.grid, table.header.columns.get('task')?.[0] ?? 0), ledger),
    ]),
  );
  return own.size > 0 && [...own].every((task) => !known.has(task));
}

function columnTexts(grid: Grid, column: number): string[] {
  return grid.rows.map((row) => cellText(row?.[column]));
}

function speaksOfTasks(grid: Grid, ledger: Ledger): boolean {
  const texts = grid.rows.slice(0, 400).flatMap((row) => (row ?? []).slice(0, 60).map((value) => cellText(value)));
  return tasksSaid(texts, ledger).size > 0;
}

/** The places of the ledger's tasks that some of the texts say. */
function tasksSaid(texts: readonly string[], ledger: Ledger): ReadonlySet<number> {
  const titles = taskTitles(ledger.template);
  const telling = texts.filter((text) => text.length >= 4 && text.length <= 200);
  return new Set(likenesses(telling, titles, SAYS_TASK).map((pair) => pair.right));
}

function headerlessTables(grids: readonly Grid[], ledger: Ledger): { read: Table[]; issues: Issue[] } {
  const read = grids.flatMap((grid): Table[] => {
    const header = grid.visibility === 'visible' ? headerlessTable(grid, ledger) : null;
    return header === null ? [] : [tableOf(grid, header)];
  });
  return { read, issues: read.map(({ grid }) => issue('return.headerGuessed', { sheet: grid.name })) };
}
