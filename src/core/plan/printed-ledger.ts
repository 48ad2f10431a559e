import { assignOneToOne, likenesses, matchKey, type PrintedLedger, type PrintedRow, type Task } from '../model';
import type { Deadline } from '../model';
import type { RowTask } from './table-tasks';

/** Below this likeness a ledger's row stands in no plan task. */
const CLEARLY_THE_SAME = 0.5;

/** The printed rows of a ledger, each linked to the plan task it was cut from where one is clearly the same. */
export function printedLedger(
  title: string,
  rows: readonly RowTask[],
  deadlines: readonly (Deadline | null)[],
  notes: readonly string[],
  tasks: readonly Task[],
): PrintedLedger {
  const links = linkRows(rows, tasks);
  return {
    title,
    notes: [...notes],
    rows: rows.map((row, index): PrintedRow => ({
      sequence: row.sequence,
      task: row.title,
      taskId: links[index] ?? null,
      deadline: deadlines[index] ?? null,
      progress: row.progress,
      responsibleUnits: [...row.who.responsible],
      ...(row.who.lead.length > 0 ? { leadUnits: [...row.who.lead] } : {}),
      ...(row.who.supporting.length > 0 ? { supportingUnits: [...row.who.supporting] } : {}),
      owners: [...(row.who.owners.length > 0 ? row.who.owners : row.who.leaders)],
      remarks: row.remarks,
      source: { from: row.line, to: row.endLine },
    })),
  };
}

/** For every row the id of its plan task: equal words first, then a one-to-one assignment by likeness. */
export function linkRows(rows: readonly RowTask[], tasks: readonly Task[]): (string | null)[] {
  const byKey = new Map<string, number[]>();
  tasks.forEach((task, index) => {
    const key = matchKey(task.title);
    byKey.set(key, [...(byKey.get(key) ?? []), index]);
  });
  const taken = new Set<number>();
  const links: (number | null)[] = rows.map((row) => {
    const same = (byKey.get(matchKey(row.title)) ?? []).filter((index) => !taken.has(index));
    const [only] = same;
    if (only === undefined) return null;
    taken.add(only);
    return only;
  });
  const openRows = rows.map((_, index) => index).filter((index) => links[index] === null);
  const openTasks = tasks.map((_, index) => index).filter((index) => !taken.has(index));
  if (openRows.length > 0 && openTasks.length > 0 && openRows.length * openTasks.length <= 4_000_000) {
    const pairs = likenesses(
      openRows.map((index) => rows[index]?.title ?? ''),
      openTasks.map((index) => tasks[index]?.title ?? ''),
      CLEARLY_THE_SAME,
    );
    assignOneToOne(pairs, openRows.length).forEach((right, left) => {
      const row = openRows[left];
      if (right !== null && row !== undefined) links[row] = openTasks[right] ?? null;
    });
  }
  return links.map((index) => (index === null ? null : (tasks[index]?.id ?? null)));
}
