import type { PlanChange } from '../ledger';
import {
  assignOneToOne,
  cellText,
  failure,
  issue,
  IsoDate,
  likenesses,
  matchKey,
  type Assignment,
  type Book,
  type Column,
  type Grid,
  type Issue,
  type Template,
  type WithIssues,
} from '../model';
import { parseDeadline, splitUnits } from '../plan';
import { readOwners } from '../plan/people';
import { CHANGE_TITLES, changeWord, type ChangeWord } from './change-words';
import { columnOf, findHeader, repeatedHeaders, type Header } from './header';
import { mergedView } from './merged-view';

const CHANGE_COLUMNS = CHANGE_TITLES.map((title): Column => ({
  key: 'extra:change',
  title,
  width: 10,
  filledBy: 'coordinator',
  align: 'left',
  shownIn: 'both',
}));
/** A task of the table is one of the ledger's from this likeness on; nearer rivals than the margin are a question. */
const LEAST_LIKENESS = 0.55;
const LEAST_MARGIN = 0.08;

type ChangeRow = {
  readonly at: { readonly sheet: string; readonly row: number };
  readonly word: string;
  readonly kind: ChangeWord | null;
  readonly cells: Readonly<Record<string, string>>;
};

/**
 * Reads a table of what happens to a plan while its ledger is in use: tasks added (given in mid-year with 来源 and
 * 交办日期), withdrawn, restored, postponed, given to others. The tasks it names are found by number and words; a row
 * that fits none or two, or says nothing known, is said and does nothing. `year` stands in for deadlines that name none.
 * Throws `change.noTable` where no sheet has such a table.
 */
export function readPlanChanges(
  book: Book,
  fileName: string,
  template: Template,
  year: number,
): WithIssues<readonly PlanChange[]> {
  const tables = book.sheets
    .filter((grid) => grid.visibility === 'visible')
    .flatMap((grid) => {
      const header = findHeader(grid, CHANGE_COLUMNS);
      return header?.columns.has('extra:change') === true ? [{ grid, header }] : [];
    });
  if (tables.length === 0) throw failure('change.noTable', { file: fileName });
  const rows = tables.flatMap(({ grid, header }) => rowsOf(grid, header));
  const known = rows.filter((row) => row.kind !== null && row.kind !== 'add');
  const { found, issues } = findTasks(known, template);
  const read = rows.map((row) => changeOf(row, found.get(row) ?? null, template, year));
  return {
    value: read.flatMap(({ changes }) => changes),
    issues: [...issues, ...read.flatMap((one) => one.issues)].map((one) => ({
      ...one,
      at: { file: fileName, ...one.at },
    })),
  };
}

function rowsOf(grid: Grid, header: Header): ChangeRow[] {
  const view = mergedView(grid);
  const repeated = repeatedHeaders(grid, header);
  const rows: ChangeRow[] = [];
  for (let row = header.bottom + 1; row < grid.rows.length; row += 1) {
    if (repeated.has(row)) continue;
    const cells = Object.fromEntries(
      [...header.columns.keys()].map((key) => [key, cellText(view.value(row, columnOf(header, key))).trim()]),
    );
    const word = cells['extra:change'] ?? '';
    const task = cells.task ?? '';
    if ((word === '' && task === '') || /^(?:说明|备注|注|合计)\s*[:：]?/.test(task || word)) continue;
    rows.push({ at: { sheet: grid.name, row }, word, kind: changeWord(word), cells });
  }
  return rows;
}

/** The ledger's row of each row of the table: by its number and words together, by either where the other is not given. */
function findTasks(
  rows: readonly ChangeRow[],
  template: Template,
): { readonly found: ReadonlyMap<ChangeRow, Assignment>; readonly issues: readonly Issue[] } {
  const tasks = template.assignments;
  const pairs = likenesses(
    rows.map((row) => row.cells.task ?? ''),
    tasks.map((task) => task.title),
  ).filter(({ score }) => score >= LEAST_LIKENESS);
  const chosen = assignOneToOne(pairs, rows.length);
  const found = new Map<ChangeRow, Assignment>();
  const issues: Issue[] = [];
  rows.forEach((row, index) => {
    const text = row.cells.task ?? '';
    const sequence = matchKey(row.cells.sequence ?? '');
    const numbered = tasks.filter((task) => sequence !== '' && matchKey(task.sequence) === sequence);
    if (text === '') {
      const [only] = numbered;
      if (only !== undefined && numbered.length === 1) found.set(row, only);
      else issues.push(issue('change.noTask', { text: row.cells.sequence ?? '', nearest: null, at: row.at }));
      return;
    }
    const own = pairs.filter((pair) => pair.left === index).sort((a, b) => b.score - a.score);
    const best = own.find((pair) => pair.right === chosen[index]);
    const task = best === undefined ? undefined : tasks[best.right];
    const rival = own.find((pair) => pair !== best);
    const isSure = task !== undefined && numbered.includes(task);
    if (task === undefined || best === undefined) {
      issues.push(issue('change.noTask', { text, nearest: numbered[0]?.title ?? null, at: row.at }));
    } else if (!isSure && rival !== undefined && rival.score > best.score - LEAST_MARGIN && best.score < 0.97) {
      const candidates = [task.title, tasks[rival.right]?.title ?? ''];
      issues.push(issue('assignment.unclear', { text, candidates, at: row.at }));
    } else found.set(row, task);
  });
  return { found, issues };
}

type ReadChange = { readonly changes: readonly PlanChange[]; readonly issues: readonly Issue[] };

function changeOf(row: ChangeRow, task: Assignment | null, template: Template, year: number): ReadChange {
  const { kind, cells, at } = row;
  if (kind === null) {
    const { task: text = '' } = cells;
    return { changes: [], issues: [issue('change.unknownWord', { text: row.word, task: text, at })] };
  }
  if (kind === 'add') return added(row, template, year);
  if (task === null) return { changes: [], issues: [] };
  const { taskId } = task;
  if (kind === 'withdraw' || kind === 'restore') {
    const isSo = (task.withdrawn === true) === (kind === 'withdraw');
    return { changes: isSo ? [] : [{ kind, taskId }], issues: [] };
  }
  const changes = [...postponed(row, task, year), ...reassigned(row, task)].filter(
    (change) => kind === 'change' || change.kind === kind,
  );
  const issues = changes.length > 0 ? [] : [issue('change.nothingNew', { task: task.title, text: row.word, at })];
  return { changes, issues };
}

function added(row: ChangeRow, template: Template, year: number): ReadChange {
  const { cells, at } = row;
  const title = cells.task ?? '';
  const standing = template.assignments.find(
    (one) => matchKey(one.title) === matchKey(title) && one.withdrawn !== true,
  );
  if (title === '') return { changes: [], issues: [issue('change.noTask', { text: '', nearest: null, at })] };
  if (standing !== undefined) return { changes: [], issues: [issue('change.alreadyThere', { task: title, at })] };
  const units = unitsOf(row);
  const own = [...units.leadUnits, ...units.responsibleUnits];
  const only = own.length === 1 ? (own[0] ?? null) : null;
  const origin = cells['extra:origin'] ?? '';
  const day = dayOf(cells['extra:assignedOn'] ?? '', year);
  return {
    changes: [
      {
        kind: 'add',
        title,
        ...units,
        requirements: (cells.requirement ?? '').split('\n').filter((line) => line !== ''),
        deadline: (cells.deadline ?? '') === '' ? null : parseDeadline(cells.deadline ?? '', { year }),
        owners: readOwners(cells.owner ?? '').map((name) => ({ name, unit: only })),
        section: (cells.section ?? '') === '' ? [] : [cells.section ?? ''],
        ...(origin === '' && day === null ? {} : { origin: { text: origin, assignedOn: day } }),
      },
    ],
    issues: [],
  };
}

function dayOf(text: string, year: number): string | null {
  const due = text === '' ? null : (parseDeadline(text, { year }).due ?? null);
  return due !== null && IsoDate.safeParse(due).success ? due : null;
}

function postponed(row: ChangeRow, task: Assignment, year: number): PlanChange[] {
  const text = row.cells.deadline ?? '';
  if (text === '' || text === task.deadline?.text) return [];
  return [{ kind: 'postpone', taskId: task.taskId, deadline: parseDeadline(text, { year }) }];
}

/** Roles that the row does not name stay; a column that the table does not have says nothing. */
function reassigned(row: ChangeRow, task: Assignment): PlanChange[] {
  const named = unitsOf(row);
  const given = Object.fromEntries(Object.entries(named).filter(([, names]) => names.length > 0));
  const persons = readOwners(row.cells.owner ?? '');
  if (Object.keys(given).length === 0 && persons.length === 0) return [];
  const units = [...(given.leadUnits ?? task.leadUnits), ...(given.responsibleUnits ?? task.responsibleUnits)];
  const only = units.length === 1 ? (units[0] ?? null) : null;
  const kept = task.owners.filter(({ unit }) => unit === null || units.includes(unit));
  const owners = persons.length > 0 ? persons.map((name) => ({ name, unit: only })) : kept;
  return [{ kind: 'reassign', taskId: task.taskId, ...given, owners }];
}

function unitsOf({ cells }: ChangeRow) {
  return {
    leadUnits: splitUnits(cells.leadUnit ?? ''),
    responsibleUnits: splitUnits(cells.responsibleUnit ?? ''),
    supportingUnits: splitUnits(cells.supportingUnit ?? ''),
  };
}
