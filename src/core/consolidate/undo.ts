import { comparePeriods, periodAt } from '../ledger';
import { failure, type Decision, type Ledger, type Period, type Run, type WorkbookChange } from '../model';
import type { LedgerSheet } from '../sheet';
import { countingRuns } from '../validate/counting-runs';
import { absorbEdits } from './absorb';
import { ledgerChanges } from './changes';
import type { Conflict } from './conflict';
import { refuseMixedRows } from './fsck';
import { asDecisions, handCorrections } from './hand';
import { indexLog, shownPeriod } from './log';
import { projectLog } from './project';
import { appendRun, nextRunId, runTime, sealed, withDecisionId } from './run';
import { openConflicts } from './state';

export type UndoOptions = { readonly asOf: string; readonly by?: string; readonly at?: string };

export type Undone = {
  readonly ledger: Ledger;
  readonly changes: readonly WorkbookChange[];
  /** the id of the new run that takes the old one back */
  readonly run: string;
  readonly reverted: string;
  /** entries that no longer count */
  readonly entriesRemoved: number;
};

/**
 * Takes a consolidation back (the last one that counts, or the named one): a revert is appended, nothing is deleted,
 * and the sheet shows again what it showed before, with every text that the coordinator wrote by hand. Throws
 * `merge.nothingToUndo` or `merge.unknownRun`.
 */
export function undo(read: LedgerSheet, runId: string | undefined, options: UndoOptions): Undone {
  refuseMixedRows(read, false);
  const { sheet, edits, changes: dates } = absorbEdits(read);
  const previous = sheet.ledger;
  const reverted = runToRevert(previous, runId);
  const before = indexLog(previous);
  const shown = shownPeriod(previous);
  const shownBefore = projectLog(before, shown);
  const run = nextRunId(previous);
  const current = shown ?? periodAt(previous.template.calendar, options.asOf);
  const corrections = asDecisions(handCorrections(sheet, shownBefore), current, run);
  const period = shownAfter(previous, reverted, corrections);
  const ledgerWith = (decisions: readonly Decision[]): Ledger =>
    appendRun(
      previous,
      {
        ...(options.by === undefined ? {} : { by: options.by }),
        ...(period === null ? {} : { period }),
        files: [],
        entries: [],
        decisions: decisions.map(({ id }) => id),
        ...(edits.length === 0 ? {} : { edits: [...edits] }),
        reverts: reverted,
      },
      { entries: [], decisions, at: options.at ?? runTime(options.asOf, previous) },
    );
  const kept = keptWords(ledgerWith(corrections), before, run);
  const ledger = sealed(ledgerWith([...corrections, ...kept]));
  const after = indexLog(ledger);
  return {
    ledger,
    changes: [...dates, ...ledgerChanges(sheet, ledger, shownBefore, projectLog(after, period))],
    run,
    reverted,
    entriesRemoved: before.active.size - after.active.size,
  };
}

function runToRevert(ledger: Ledger, runId: string | undefined): string {
  const counts = countingRuns(ledger.runs);
  if (runId !== undefined) {
    const index = ledger.runs.findIndex(({ id }) => id === runId);
    if (index < 0 || counts[index] !== true) throw failure('merge.unknownRun', { run: runId });
    return runId;
  }
  const last = ledger.runs.findLast((run, index) => counts[index] === true && isConsolidation(run));
  if (last === undefined) throw failure('merge.nothingToUndo', { file: ledger.template.title });
  return last.id;
}

/** The sheet goes back to the period it showed before; words just written by hand in a later one stay in sight. */
function shownAfter(ledger: Ledger, reverted: string, corrections: readonly Decision[]): Period | null {
  const counts = countingRuns(ledger.runs);
  const isLast =
    ledger.runs.findLast((run, index) => counts[index] === true && run.reverts === undefined)?.id === reverted;
  if (!isLast) return shownPeriod(ledger);
  const remaining = ledger.runs.findLast(
    (run, index) => counts[index] === true && run.reverts === undefined && run.id !== reverted,
  );
  const periods = [remaining?.period ?? null, ...corrections.map(({ key }) => key.period)];
  return periods
    .filter((period): period is Period => period !== null)
    .reduce<Period | null>((last, period) => (last === null || comparePeriods(period, last) > 0 ? period : last), null);
}

/** Neither an undo nor a run that only put fixed content back. */
function isConsolidation({ reverts, files, decisions, edits = [] }: Run): boolean {
  return reverts === undefined && (edits.length === 0 || files.length + decisions.length > 0);
}

/** The coordinator's words stand against what the units had said before, too: taking back makes no new conflict. */
function keptWords(ledger: Ledger, before: ReturnType<typeof indexLog>, run: string): Decision[] {
  const open = new Set(openConflicts(before).map((conflict) => conflictKey(conflict)));
  return openConflicts(indexLog(ledger))
    .filter((conflict) => conflict.kind === 'correction' && !open.has(conflictKey(conflict)))
    .map((conflict) =>
      withDecisionId(
        {
          key: { taskId: conflict.taskId, unit: null, period: conflict.period },
          column: conflict.column,
          choice: { text: conflict.ours },
          for: [...new Set([...conflict.entries, ...writtenAgainst(ledger, conflict)])],
          origin: 'hand',
        },
        run,
      ),
    );
}

/** The entries that the standing words were written against: should they come back, they are no news. */
function writtenAgainst(ledger: Ledger, { taskId, period, column }: Conflict): readonly string[] {
  const standing = ledger.decisions.findLast(
    ({ key, column: decided, choice }) =>
      key.unit === null &&
      key.taskId === taskId &&
      key.period === period &&
      decided === column &&
      typeof choice === 'object',
  );
  return standing?.for ?? [];
}

function conflictKey({ taskId, period, column }: { taskId: string; period: Period; column: string }): string {
  return `${taskId}\n${period}\n${column}`;
}
