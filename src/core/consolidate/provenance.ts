import type { ColumnKey, Decision, Entry, Ledger, Period } from '../model';
import { valueText } from '../validate/values';
import { indexLog } from './log';
import { taskState } from './state';

/** Where the text of a cell comes from. */
export type Provenance = {
  readonly text: string;
  /** the period that the text belongs to; null where nothing stands */
  readonly period: Period | null;
  /** the answers behind it, latest version first; `counts` is false for versions that were replaced or taken back */
  readonly answers: readonly {
    readonly unit: string;
    readonly text: string;
    readonly entry: Entry;
    readonly run: string | null;
    readonly counts: boolean;
  }[];
  /** the coordinator's words where they stand instead, or what was decided about the cell, latest first */
  readonly decisions: readonly Decision[];
};

/** 查来源: every version and decision behind one cell of the ledger; null where the ledger has no such task. */
export function provenance(
  ledger: Ledger,
  taskId: string,
  column: ColumnKey,
  period: Period | null,
): Provenance | null {
  const assignment = ledger.template.assignments.find((one) => one.taskId === taskId);
  if (assignment === undefined) return null;
  const index = indexLog(ledger);
  const cell = taskState(index, assignment, period).cells.get(column);
  if (cell === undefined) return null;
  const sources = new Set(cell.sources);
  const runs = new Map(ledger.runs.flatMap((run) => run.entries.map((id) => [id, run.id] as const)));
  const answers = ledger.entries
    .filter((entry) => entry.taskId === taskId && (cell.period === null || entry.period === cell.period))
    .map((entry) => ({
      unit: index.directory.canonical(entry.unit) ?? entry.unit,
      text: valueText(entry.values, column, ledger.template),
      entry,
      run: runs.get(entry.id) ?? null,
      counts: sources.has(entry.id),
    }));
  const decisions = (index.decisions.get(taskId)?.get(cell.period ?? ('' as Period)) ?? []).filter(
    (decision) => decision.column === column,
  );
  return {
    text: cell.text,
    period: cell.period,
    answers: [...answers].reverse().sort((a, b) => Number(b.counts) - Number(a.counts)),
    decisions: [...decisions].reverse(),
  };
}
