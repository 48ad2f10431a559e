import { comparePeriods } from '../ledger/calendar';
import type { Assignment, ColumnKey, Period, Status, Template } from '../model';
import { unitColumns } from '../validate/values';
import { statusWords } from '../validate/vocabulary';
import { cellIn, confirmation, latestCell, standingCell, type CellState } from './cell';
import type { Conflict } from './conflict';
import type { LogIndex } from './log';
import { namedUnits, openTask, type OpenTask, type UnitPart } from './task';

/** A row of the ledger as the log has it, for a period or the latest before it. */
export type TaskState = {
  readonly assignment: Assignment;
  readonly units: readonly string[];
  readonly cells: ReadonlyMap<ColumnKey, CellState>;
  /** the units' shares in the latest period with answers */
  readonly parts: readonly UnitPart[];
  readonly period: Period | null;
  readonly status: Status | null;
  readonly closedOn: string | null;
  /** the coordinator has confirmed that it is closed (销号); always so where the template asks for no confirmation */
  readonly confirmed: boolean;
};

/** The state of every task, in ledger order, for the latest period up to the given one (null: the latest of all). */
export function readStates(index: LogIndex, period: Period | null): TaskState[] {
  return mapStates(index, period, (state) => state);
}

/** The same, each made into what is kept of it before the next is read: a long ledger's states are large. */
export function mapStates<T>(index: LogIndex, period: Period | null, keep: (state: TaskState) => T): T[] {
  const kept: T[] = [];
  for (const assignment of index.ledger.template.assignments) {
    if (assignment.withdrawn === true) continue;
    const touched = !isUntouched(index, assignment);
    kept.push(keep(touched ? stateOf(openTask(index, assignment), period) : untouched(index, assignment)));
  }
  return kept;
}

/** The state of one task. */
export function taskState(index: LogIndex, assignment: Assignment, period: Period | null): TaskState {
  if (isUntouched(index, assignment)) return untouched(index, assignment);
  return stateOf(openTask(index, assignment), period);
}

function stateOf(task: OpenTask, period: Period | null): TaskState {
  const { index, assignment } = task;
  const periods = task.periods.filter((one) => period === null || comparePeriods(one, period) <= 0);
  const columns = unitColumns(index.ledger.template);
  const cells = new Map(columns.map((column) => [column, latestCell(task, column, periods)] as const));
  const answered = periods.find((one) => task.entriesIn(one).length > 0) ?? null;
  const parts = answered === null ? [] : task.partsIn(answered);
  const status = statusOfCell(cells.get('status'), parts, index.ledger.template);
  return {
    assignment,
    units: task.units,
    cells,
    parts,
    period: answered,
    status,
    confirmed: status === 'done' && (!index.ledger.template.confirmsClosing || confirmation(task, periods) !== null),
    closedOn: status === 'done' ? (cells.get('closedOn')?.text ?? '') || null : null,
  };
}

function isUntouched(index: LogIndex, { taskId }: Assignment): boolean {
  return !index.byTask.has(taskId) && !index.decisions.has(taskId);
}

/** A row that nobody has said anything about: nothing to look up for each of its cells. */
function untouched(index: LogIndex, assignment: Assignment): TaskState {
  const columns = unitColumns(index.ledger.template);
  const cells = new Map(columns.map((column) => [column, standingCell(column, assignment)] as const));
  const units = [...new Set(namedUnits(index, assignment))];
  return { assignment, units, cells, parts: [], period: null, status: null, closedOn: null, confirmed: false };
}

/** Every cell that waits for a decision, in every period: ledger order, then period. */
export function openConflicts(index: LogIndex): Conflict[] {
  const columns = unitColumns(index.ledger.template);
  return index.ledger.template.assignments
    .filter((assignment) => assignment.withdrawn !== true && mayHaveConflicts(index, assignment.taskId))
    .flatMap((assignment) => {
      const task = openTask(index, assignment);
      return [...task.periods]
        .reverse()
        .flatMap((period) => columns.flatMap((column) => cellIn(task, column, period).conflicts));
    });
}

/** Only a key with two entries, or a task with decisions, can be in conflict: the rest need not be looked at. */
function mayHaveConflicts(index: LogIndex, taskId: string): boolean {
  if (index.decisions.has(taskId)) return true;
  for (const entries of index.byTask.get(taskId)?.values() ?? []) {
    if (entries.length < 2) continue;
    const keys = new Set(entries.map(({ unit, entry }) => `${unit}\n${entry.owner ?? ''}`));
    if (keys.size < entries.length) return true;
  }
  return false;
}

function statusOfCell(cell: CellState | undefined, parts: readonly UnitPart[], template: Template): Status | null {
  if (cell === undefined || cell.text === '') return null;
  const [only] = parts;
  if (cell.decision === null && parts.length === 1 && only !== undefined) return only.status;
  return statusWords(template.vocabulary).statusOf(cell.text);
}
