import { assignOneToOne, issue, likenesses, matchKey, type Assignment, type Issue, type Likeness } from '../model';
import { parseDeadline } from '../plan';
import { isSlip } from './near-name';
import { pairOwners } from './owners';

/** 分工表: who takes on which task, as somebody wrote it in a sheet of their own. */
export type AssignmentTable = { readonly rows: readonly AssignmentRow[] };

export type AssignmentRow = {
  /** zero-based row of the sheet, so that findings can name it */
  readonly row: number;
  readonly taskText: string;
  /** 细化措施 of the task, where the table has such a column */
  readonly measure?: string;
  readonly sequence: string;
  readonly leadUnits: readonly string[];
  readonly responsibleUnits: readonly string[];
  readonly supportingUnits: readonly string[];
  readonly owners: readonly string[];
  readonly supervisingLeader: string;
  readonly deadlineText: string;
  readonly remarks: string;
};

/** Below this likeness a row of the table is nobody's; between two tasks closer than the margin it is a question. */
const LEAST_LIKENESS = 0.5;
const LEAST_MARGIN = 0.08;
const SAME_SEQUENCE = 0.06;

export type Applied = { readonly assignments: readonly Assignment[]; readonly issues: readonly Issue[] };

/**
 * Gives the tasks the units and persons of an assignment table: rows are matched one-to-one by text, the sequence
 * deciding between equals. Tasks that no row names keep what they have, or are left out where the table is an
 * organisation's own decomposition (its units are none of the plan's), and are listed either way. `keepsRows`: the rows are
 * such a decomposition already, so none of them is left out.
 */
export function applyAssignments(
  tasks: readonly Assignment[],
  table: AssignmentTable,
  year: number | null = null,
  keepsRows = false,
): Applied {
  const { rowOf, issues } = matchRows(tasks, table);
  const owners = pairOwners(table.rows.map((row) => ({ units: unitsInRow(row), names: row.owners })));
  const leavesOut = !keepsRows && isOwnDecomposition(tasks, table);
  const assignments = tasks.flatMap((task, index): Assignment[] => {
    const at = rowOf.get(index);
    const row = at === undefined ? undefined : table.rows[at];
    if (at === undefined || row === undefined) return leavesOut ? [] : [task];
    return [withRow(task, row, owners[at] ?? [], year)];
  });
  const unlisted = tasks.filter((_, index) => !rowOf.has(index));
  const code = leavesOut ? 'assignment.leftOut' : 'assignment.notListed';
  return {
    assignments: leavesOut ? renumber(assignments) : assignments,
    issues: [
      ...issues,
      ...unlisted.map((task) => issue(code, { task: task.title, taskId: task.taskId, severity: 'info' })),
    ],
  };
}

/** Sequence numbers 1…n in the order of the rows. */
export function renumber(assignments: readonly Assignment[]): Assignment[] {
  return assignments.map((assignment, index) => ({ ...assignment, sequence: String(index + 1) }));
}

export function unitsInRow(row: AssignmentRow): string[] {
  return [...row.leadUnits, ...row.responsibleUnits, ...row.supportingUnits];
}

/** Which row of the table is which task: one-to-one by likeness; rows that fit none or two are said. */
export function matchRows(
  tasks: readonly Assignment[],
  table: AssignmentTable,
): { rowOf: ReadonlyMap<number, number>; issues: readonly Issue[] } {
  const pairs = scored(tasks, table);
  const chosen = assignOneToOne(pairs, table.rows.length);
  const rowOf = new Map<number, number>();
  const issues: Issue[] = [];
  table.rows.forEach((row, at) => {
    const own = pairs.filter((pair) => pair.left === at).sort((a, b) => b.score - a.score);
    const task = chosen[at] ?? null;
    const best = own.find((pair) => pair.right === task);
    const rival = own.find((pair) => pair.right !== task && chosen.indexOf(pair.right) === -1);
    if (task === null || best === undefined) {
      issues.push(
        issue('assignment.noTask', { text: row.taskText, at: { row: row.row }, nearest: nearest(own, tasks) }),
      );
    } else if (rival !== undefined && rival.score > best.score - LEAST_MARGIN && best.score < 0.97) {
      issues.push(
        issue('assignment.unclear', {
          text: row.taskText,
          candidates: [best, rival].map((pair) => tasks[pair.right]?.title ?? ''),
          at: { row: row.row },
        }),
      );
    } else rowOf.set(task, at);
  });
  return { rowOf, issues };
}

function scored(tasks: readonly Assignment[], table: AssignmentTable): Likeness[] {
  const byText = likenesses(
    table.rows.map((row) => row.taskText),
    tasks.map((task) => task.title),
  );
  return byText
    .map((pair) => {
      const sequence = matchKey(table.rows[pair.left]?.sequence ?? '');
      const same = sequence !== '' && sequence === matchKey(tasks[pair.right]?.sequence ?? '');
      return same ? { ...pair, score: Math.min(1, pair.score + SAME_SEQUENCE) } : pair;
    })
    .filter((pair) => pair.score >= LEAST_LIKENESS);
}

function nearest(own: readonly Likeness[], tasks: readonly Assignment[]): string | null {
  const best = own[0];
  return best === undefined ? null : (tasks[best.right]?.title ?? null);
}

function withRow(task: Assignment, row: AssignmentRow, owners: Assignment['owners'], year: number | null): Assignment {
  const namesUnits = unitsInRow(row).length > 0;
  return {
    ...task,
    ...(namesUnits
      ? {
          leadUnits: [...row.leadUnits],
          responsibleUnits: [...row.responsibleUnits],
          supportingUnits: [...row.supportingUnits],
        }
      : {}),
    owners: row.owners.length > 0 ? owners : task.owners,
    supervisingLeader: row.supervisingLeader === '' ? task.supervisingLeader : row.supervisingLeader,
    deadline: row.deadlineText === '' ? task.deadline : parseDeadline(row.deadlineText, year === null ? {} : { year }),
    remarks: row.remarks === '' ? task.remarks : row.remarks,
    ...(row.measure === undefined || row.measure === ''
      ? {}
      : { extra: { ...task.extra, 'extra:measures': row.measure } }),
  };
}

/**
 * The plan names units, the table names units, and none of them is the same: an organisation's own offices. A name that
 * is one of the plan's with a letter wrong is a slip, and takes nobody's tasks away.
 */
export function isOwnDecomposition(tasks: readonly Assignment[], table: AssignmentTable): boolean {
  const names = tasks.flatMap((task) => [...task.leadUnits, ...task.responsibleUnits, ...task.supportingUnits]);
  const planned = new Set(names.map(matchKey));
  const listed = table.rows.flatMap(unitsInRow);
  const isPlanned = (name: string): boolean =>
    planned.has(matchKey(name)) || [...planned].some((other) => isSlip(name, other));
  return planned.size > 0 && listed.length > 0 && ![...new Set(listed)].some(isPlanned);
}
