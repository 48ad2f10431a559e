import { comparePeriods } from '../ledger';
import type { Ledger, Period } from '../model';
import { countingRuns } from '../validate/counting-runs';

/** One consolidation, or one that took another back, as the run log tells it. */
export type PastRun = {
  readonly id: string;
  /** the day it was made, `YYYY-MM-DD` */
  readonly day: string;
  readonly period: Period | null;
  /** how many files came in with it, how many entries and decisions it made */
  readonly files: number;
  readonly entries: number;
  readonly decisions: number;
  /** the run that it took back */
  readonly reverts: string | null;
  /** false where a later run took it back */
  readonly counts: boolean;
};

/** 历次汇总: every run of a ledger, the latest first. */
export function runHistory(ledger: Ledger): PastRun[] {
  const counts = countingRuns(ledger.runs);
  return ledger.runs
    .map((run, index) => ({
      id: run.id,
      day: run.at.slice(0, 10),
      period: run.period ?? null,
      files: run.files.length,
      entries: run.entries.length,
      decisions: run.decisions.length,
      reverts: run.reverts ?? null,
      counts: counts[index] === true,
    }))
    .reverse();
}

/** Every period that a ledger says anything about, the latest first: it can be shown as of each of them. */
export function knownPeriods(ledger: Ledger): Period[] {
  const periods = new Set<Period>([
    ...ledger.entries.map(({ period }) => period),
    ...ledger.decisions.map(({ key }) => key.period),
    ...ledger.runs.flatMap(({ period }) => period ?? []),
  ]);
  return [...periods].sort((a, b) => comparePeriods(b, a));
}
