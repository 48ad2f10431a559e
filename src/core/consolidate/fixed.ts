import { assignmentsById, ledgerColumns } from '../ledger';
import {
  issue,
  matchKey,
  type Assignment,
  type ColumnKey,
  type FixedEdit,
  type Issue,
  type Ledger,
  type Run,
} from '../model';
import { issuedCells, type LedgerSheet, type StrayRow } from '../sheet';
import { sameLockedText } from '../validate/locked';
import { followedColumns } from './absorb';

/** Something of the ledger's fixed content that its sheet says otherwise: by the coordinator's will or by mistake. */
export type FixedChange =
  /** a fixed cell; `adopted` names the run that took the new words into the ledger, null while they stand in the sheet only */
  | {
      readonly kind: 'text';
      readonly taskId: string;
      readonly column: ColumnKey;
      readonly row: number;
      readonly logged: string;
      readonly shown: string;
      readonly adopted: string | null;
    }
  /** the hidden id of a row is gone or is another's: the row is in the sheet and takes no part */
  | {
      readonly kind: 'id';
      readonly taskId: string;
      readonly row: number;
      readonly logged: string;
      readonly shown: string;
    }
  /** the header of a column says something that cannot be recognised */
  | {
      readonly kind: 'header';
      readonly column: ColumnKey;
      readonly at: number;
      readonly logged: string;
      readonly shown: string;
    }
  /** the task's row is gone from the sheet */
  | { readonly kind: 'row'; readonly taskId: string };

/** What the fixed content of a ledger's sheet says otherwise than the ledger, first as it stands, then what was adopted. */
export function fixedChanges(sheet: LedgerSheet): FixedChange[] {
  return [...mendedRows(sheet), ...standingChanges(sheet), ...adoptedChanges(sheet)];
}

/** What stands in the sheet and in no run. */
export function standingChanges(sheet: LedgerSheet): FixedChange[] {
  return [...changedHeaders(sheet), ...lostRows(sheet), ...changedTexts(sheet)];
}

/** Rows that were known by their words: they take part, and their ids are written anew by the next consolidation. */
function mendedRows({ rows }: LedgerSheet): FixedChange[] {
  return rows.flatMap(({ row, taskId, mended }) =>
    mended === true ? [{ kind: 'id' as const, taskId, row, logged: taskId, shown: '' }] : [],
  );
}

function changedTexts(sheet: LedgerSheet): FixedChange[] {
  const assignments = assignmentsById(sheet.ledger.template);
  const columns = followedColumns(sheet);
  return sheet.rows.flatMap(({ row, taskId, cells }) => {
    const assignment = assignments.get(taskId);
    if (assignment === undefined) return [];
    const issued = issuedCells(assignment);
    return columns.flatMap((column): FixedChange[] => {
      const [logged, shown] = [issued[column] ?? '', (cells[column] ?? '').trim()];
      if (sameLockedText(column, logged, shown)) return [];
      return [{ kind: 'text', taskId, column, row, logged, shown, adopted: null }];
    });
  });
}

/** Rows that the sheet lacks: their ids were lost, or they are gone. */
function lostRows({ ledger, rows, strays }: LedgerSheet): FixedChange[] {
  const shown = new Set(rows.map(({ taskId }) => taskId));
  const missing = ledger.template.assignments.filter(
    ({ taskId, withdrawn }) => withdrawn !== true && !shown.has(taskId),
  );
  const taken = new Set<StrayRow>();
  return missing.map(({ taskId, ...rest }): FixedChange => {
    const stray = strayOf({ taskId, ...rest }, strays, taken, missing);
    if (stray === null) return { kind: 'row', taskId };
    taken.add(stray);
    return { kind: 'id', taskId, row: stray.row, logged: taskId, shown: stray.idText };
  });
}

const WEIGHTS: readonly (readonly [ColumnKey, number])[] = [
  ['task', 3],
  ['requirement', 2],
  ['sequence', 1],
  ['deadline', 1],
  ['leadUnit', 1],
  ['responsibleUnit', 1],
  ['owner', 1],
];
/** The task's own words, or its number with two other things that agree. */
const ENOUGH = 3;

/** The one row without id that is the task's; null where none or several could be. */
function strayOf(
  task: Assignment,
  strays: readonly StrayRow[],
  taken: ReadonlySet<StrayRow>,
  missing: readonly Assignment[],
): StrayRow | null {
  const free = strays.filter((stray) => !taken.has(stray));
  const likely = free.filter((stray) => likeness(task, stray) >= ENOUGH);
  const best = likely.filter(
    (stray) =>
      likely.every((other) => other === stray || likeness(task, other) < likeness(task, stray)) &&
      missing.every((other) => other.taskId === task.taskId || likeness(other, stray) < likeness(task, stray)),
  );
  return best[0] ?? null;
}

function likeness(task: Assignment, { cells }: StrayRow): number {
  const issued = issuedCells(task);
  return WEIGHTS.reduce((sum, [column, weight]) => {
    const [own, shown] = [matchKey(issued[column] ?? ''), matchKey(cells[column] ?? '')];
    return own !== '' && own === shown ? sum + weight : sum;
  }, 0);
}

/** Columns that cannot be found, where between the two neighbours that can there is just one that means nothing. */
function changedHeaders(sheet: LedgerSheet): FixedChange[] {
  const order = ledgerColumns(sheet.ledger.template).filter(({ hidden }) => hidden !== true);
  return order.flatMap(({ key, title }, index): FixedChange[] => {
    if (sheet.columns.has(key)) return [];
    const before = placeBeside(order.slice(0, index).reverse(), sheet) ?? -1;
    const after = placeBeside(order.slice(index + 1), sheet) ?? sheet.idColumn;
    const lost = order.filter((other) => !sheet.columns.has(other.key));
    const between = unknownColumns(sheet, before, after);
    const [at] = between;
    const alone = lost.every((other) => other.key === key || !isBetween(other.key, order, before, after, sheet));
    const shown = at === undefined ? '' : (sheet.header.titles[at] ?? '');
    if (at === undefined || between.length !== 1 || !alone || shown === title) return [];
    return [{ kind: 'header', column: key, at, logged: title, shown }];
  });
}

type Named = { readonly key: ColumnKey };

function placeBeside(columns: readonly Named[], sheet: LedgerSheet): number | null {
  for (const { key } of columns) {
    const place = sheet.columns.get(key);
    if (place !== undefined) return place;
  }
  return null;
}

/** Whether a column that is lost, too, belongs between the same two. */
function isBetween(
  key: ColumnKey,
  order: readonly Named[],
  before: number,
  after: number,
  sheet: LedgerSheet,
): boolean {
  const index = order.findIndex((column) => column.key === key);
  return (
    (placeBeside(order.slice(0, index).reverse(), sheet) ?? -1) === before &&
    (placeBeside(order.slice(index + 1), sheet) ?? sheet.idColumn) === after
  );
}

function unknownColumns({ columns, idColumn, dueColumn }: LedgerSheet, before: number, after: number): number[] {
  const known = new Set([...columns.values(), idColumn, dueColumn]);
  return Array.from({ length: Math.max(0, after - before - 1) }, (_, index) => before + 1 + index).filter(
    (column) => !known.has(column),
  );
}

export type AdoptedEdit = {
  readonly taskId: string;
  readonly column: ColumnKey;
  readonly logged: string;
  readonly shown: string;
  /** the run that took the words over */
  readonly adopted: string;
};

/** The latest words that a run took from the sheet into the ledger, cell by cell, where they still hold. */
export function adoptedEdits(ledger: Ledger): AdoptedEdit[] {
  const assignments = assignmentsById(ledger.template);
  return [...editsByCell(ledger.runs).values()].flatMap((edits): AdoptedEdit[] => {
    const last = edits.at(-1);
    if (last === undefined || edits.some(({ before }) => before === last.after)) return [];
    const { run, taskId, before, after } = last;
    const assignment = assignments.get(taskId);
    const column = ledger.template.columns.find(({ key }) => key === last.column)?.key;
    if (assignment === undefined || column === undefined || before === '') return [];
    if (!sameLockedText(column, issuedCells(assignment)[column] ?? '', after)) return [];
    return [{ taskId, column, logged: before, shown: after, adopted: run }];
  });
}

function adoptedChanges({ ledger, rows }: LedgerSheet): FixedChange[] {
  const places = new Map(rows.map(({ taskId, row }) => [taskId, row]));
  return adoptedEdits(ledger).flatMap((edit): FixedChange[] => {
    const row = places.get(edit.taskId);
    return row === undefined ? [] : [{ kind: 'text', row, ...edit }];
  });
}

type LoggedEdit = FixedEdit & { readonly run: string };

function editsByCell(runs: readonly Run[]): ReadonlyMap<string, readonly LoggedEdit[]> {
  const cells = new Map<string, LoggedEdit[]>();
  for (const { id, edits = [] } of runs) {
    for (const edit of edits) {
      const key = `${edit.taskId}\n${edit.column}`;
      const known = cells.get(key);
      if (known === undefined) cells.set(key, [{ run: id, ...edit }]);
      else known.push({ run: id, ...edit });
    }
  }
  return cells;
}

/** The changes as findings: what a person meant is only told, what keeps a row or column from taking part is a warning. */
export function fixedIssues(changes: readonly FixedChange[], { ledger, sheet, columns }: LedgerSheet): Issue[] {
  const tasks = assignmentsById(ledger.template);
  const titleOf = (key: ColumnKey): string => ledger.template.columns.find((one) => one.key === key)?.title ?? key;
  const wordsOf = (taskId: string): string => tasks.get(taskId)?.title ?? taskId;
  return changes.flatMap((change): Issue[] => {
    switch (change.kind) {
      case 'text': {
        const { taskId, column, row, logged, shown } = change;
        const place = columns.get(column);
        const at = { sheet, row, ...(place === undefined ? {} : { column: place }) };
        const facts = { taskId, task: wordsOf(taskId), columnTitle: titleOf(column), logged, at };
        if (shown === '') return [issue('sheet.fixedEmptied', facts)];
        return [issue('sheet.fixedEdit', { ...facts, shown, severity: 'info' })];
      }
      case 'id': {
        const { taskId, row, shown } = change;
        return [issue('sheet.idLost', { taskId, task: wordsOf(taskId), shown, at: { sheet, row } })];
      }
      case 'header':
        return [issue('sheet.headerChanged', { columnTitle: change.logged, shown: change.shown, at: { sheet } })];
      case 'row':
        return [issue('sheet.rowMissing', { taskId: change.taskId, task: wordsOf(change.taskId), at: { sheet } })];
    }
  });
}
