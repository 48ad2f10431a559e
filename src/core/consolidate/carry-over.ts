import {
  canonicalJson,
  sha256,
  type Assignment,
  type ColumnKey,
  type Decision,
  type Ledger,
  type Period,
} from '../model';
import { unitColumns } from '../validate/values';
import { indexLog } from './log';
import { appendRun, nextRunId, sealed, withDecisionId } from './run';
import { readStates, type TaskState } from './state';

export type CarriedOver = {
  /** next year's ledger, without entries */
  readonly ledger: Ledger;
  readonly carried: readonly string[];
  /** closed tasks, which stay in the old ledger only */
  readonly closed: readonly string[];
};

export type CarryOverOptions = {
  /** the last period of the old ledger */
  readonly through: Period;
  /** the day of the change, `YYYY-MM-DD` */
  readonly asOf: string;
  readonly title?: string;
};

/**
 * Year's end: a new ledger with the tasks that are still open, showing what was last said of each until new returns
 * come. The old workbook stays as it is and is the archive; the new one names it and the hash that its log ended with,
 * so that the two can be proved to belong together.
 */
export function carryOver(ledger: Ledger, options: CarryOverOptions): CarriedOver {
  const states = readStates(indexLog(ledger), options.through);
  const open = states.filter((state) => !isClosed(state));
  const hash = ledger.runs.at(-1)?.hash ?? '';
  const { ledgerId } = ledger.identity;
  const assignments = open.map(({ assignment }, at): Assignment => ({ ...assignment, sequence: String(at + 1) }));
  const fresh: Ledger = {
    identity: {
      ...ledger.identity,
      ledgerId: `l-${sha256(canonicalJson([ledgerId, hash, options.through])).slice(0, 12)}`,
      templateVersion: 1,
      continues: { ledgerId, hash },
    },
    template: { ...ledger.template, title: options.title ?? ledger.template.title, assignments },
    entries: [],
    runs: [],
    decisions: [],
  };
  const decisions = open.flatMap((state) => lastWords(state, ledger, options.through, nextRunId(fresh)));
  const opened = appendRun(
    fresh,
    { period: options.through, files: [], entries: [], decisions: decisions.map(({ id }) => id) },
    { entries: [], decisions, at: `${options.asOf}#1` },
  );
  return {
    ledger: sealed(opened),
    carried: open.map(({ assignment }) => assignment.taskId),
    closed: states.filter(isClosed).map(({ assignment }) => assignment.taskId),
  };
}

function isClosed({ status, confirmed }: TaskState): boolean {
  return (status === 'done' && confirmed) || status === 'notApplicable';
}

/** What the old sheet showed of a task, as words of its last period. */
function lastWords(state: TaskState, ledger: Ledger, period: Period, run: string): Decision[] {
  return unitColumns(ledger.template).flatMap((column: ColumnKey): Decision[] => {
    const text = state.cells.get(column)?.text ?? '';
    if (text === '' || (column === 'remarks' && text === state.assignment.remarks)) return [];
    const key = { taskId: state.assignment.taskId, unit: null, period };
    return [withDecisionId({ key, column, choice: { text }, for: [], origin: 'hand' }, run)];
  });
}
