import { plainText, type Assignment, type ColumnKey } from '../model';
import type { RowId } from './row-id';

/** A row below the header as it is written. */
export type BodyRow = {
  readonly row: number;
  /** what its hidden id cell says; null where that is empty or no id of this ledger */
  readonly id: RowId | null;
  readonly cells: Readonly<Record<ColumnKey, string>>;
  /** the id cell does not say what the row is: it was overwritten, copied down or left behind in sorting */
  readonly mended: boolean;
  /** it says another task's words than its id does, and nobody can tell which holds */
  readonly doubtful?: boolean;
};

/**
 * Rows are known by their hidden ids, which move with them. Where somebody sorted the visible columns only, copied an
 * id down or cleared it, a row that says another task's title word for word is that task's, provided no other row is.
 * Tasks that take several rows cannot be mended so: where one of them is mixed up, the row is doubtful.
 */
export function mendIds(rows: readonly BodyRow[], assignments: readonly Assignment[]): BodyRow[] {
  if (isPlain(rows, assignments)) return [...rows];
  const taskOf = tasksByWords(assignments);
  const several = tasksOfSeveralRows(rows);
  const rightful = new Set(
    rows.flatMap(({ id, cells }) => (id !== null && isFirst(id) && taskOf(cells) === id.taskId ? [id.taskId] : [])),
  );
  const mended = rows.map((row): BodyRow => {
    const said = isFirst(row.id) ? taskOf(row.cells) : null;
    if (said === null || said === row.id?.taskId || rightful.has(said)) return row;
    if (several.has(said) || (row.id !== null && several.has(row.id.taskId))) return { ...row, doubtful: true };
    rightful.add(said);
    return { ...row, id: { taskId: said, unit: null, part: 0 }, mended: true };
  });
  return ownFirst(mended, rightful, taskOf);
}

/** The sheet as it was written: every id stands once, beside the very words of its task, or below its first row. */
function isPlain(rows: readonly BodyRow[], assignments: readonly Assignment[]): boolean {
  const titles = new Map(assignments.map(({ taskId, title }) => [taskId, title.trim()]));
  const seen = new Set<string>();
  return rows.every(({ id, cells }) => {
    if (id === null) return (cells.task ?? '') === '';
    if (!isFirst(id)) return true;
    const isNew = !seen.has(id.taskId);
    seen.add(id.taskId);
    return isNew && cells.task === titles.get(id.taskId);
  });
}

/** Of two rows with one id the one that says the task’s words comes first: it is the one that counts. */
function ownFirst(
  rows: readonly BodyRow[],
  rightful: ReadonlySet<string>,
  taskOf: (cells: BodyRow['cells']) => string | null,
): BodyRow[] {
  const isCopy = ({ id, cells }: BodyRow): boolean =>
    id !== null && isFirst(id) && rightful.has(id.taskId) && taskOf(cells) !== id.taskId;
  return [...rows.filter((row) => !isCopy(row)), ...rows.filter(isCopy)];
}

function isFirst(id: RowId | null): boolean {
  return id === null || (id.unit === null && id.part === 0);
}

function tasksOfSeveralRows(rows: readonly BodyRow[]): ReadonlySet<string> {
  return new Set(rows.flatMap(({ id }) => (id === null || isFirst(id) ? [] : [id.taskId])));
}

/** The one task with these words; where several have one title nobody can tell by it, and the ids hold. */
function tasksByWords(assignments: readonly Assignment[]): (cells: BodyRow['cells']) => string | null {
  const byTitle = new Map<string, string | null>();
  for (const { taskId, title } of assignments) {
    const words = plainText(title);
    byTitle.set(words, words === '' || byTitle.has(words) ? null : taskId);
  }
  return ({ task = '' }) => byTitle.get(plainText(task)) ?? null;
}
