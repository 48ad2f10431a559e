import type { ColumnKey, Ledger, Period, ProjectedRow, Projection } from '../model';
import { indexLog, type LogIndex } from './log';
import { mapStates, type TaskState } from './state';

/** What the ledger sheet shows of the log for a period (null: the latest of all). */
export function project(ledger: Ledger, period: Period | null): Projection {
  return projectLog(indexLog(ledger), period);
}

/** The same on a log that is already read. */
export function projectLog(index: LogIndex, period: Period | null): Projection {
  return { period, rows: mapStates(index, period, projectedRow) };
}

const NOTHING = Object.freeze({ cells: {}, sources: {}, periods: {}, subRows: [], conflicts: [] });

function projectedRow(state: TaskState): ProjectedRow {
  const { taskId } = state.assignment;
  if (isEmpty(state)) return { taskId, ...NOTHING };
  const cells: Partial<Record<ColumnKey, string>> = {};
  const sources: Partial<Record<ColumnKey, readonly string[]>> = {};
  const periods: Partial<Record<ColumnKey, Period>> = {};
  const conflicts: ColumnKey[] = [];
  for (const [column, cell] of state.cells) {
    if (cell.text !== '') cells[column] = cell.text;
    const { sources: behind, period } = cell.waiting ?? cell;
    if (behind.length > 0) sources[column] = behind;
    if (period !== null) periods[column] = period;
    if (cell.conflicts.length > 0) conflicts.push(column);
  }
  return { taskId, cells, subRows: [], sources, conflicts, periods };
}

/** Nobody has said anything about the row yet. */
function isEmpty({ period, cells }: TaskState): boolean {
  return (
    period === null &&
    [...cells.values()].every(
      ({ text, period: of, sources, conflicts }) =>
        text === '' && of === null && sources.length + conflicts.length === 0,
    )
  );
}
