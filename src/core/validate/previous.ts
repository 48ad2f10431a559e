import { comparePeriods } from '../ledger';
import { unitDirectory, type EntryValues, type Ledger, type Period } from '../model';
import { countingRuns } from './counting-runs';
import { isNewer } from './version';

/** What a unit last said about a task before a period. */
export type PreviousAnswer = { readonly period: Period; readonly values: EntryValues };

type Answers = ReadonlyMap<string, readonly (PreviousAnswer & { revision: number; savedAt: string | null })[]>;

const remembered = new WeakMap<Ledger, Answers>();

/** The unit's latest answer before the period; null where there is none. */
export function previousAnswer(
  ledger: Ledger,
  taskId: string,
  unit: string,
  period: Period | null,
): PreviousAnswer | null {
  const known = remembered.get(ledger) ?? readAnswers(ledger);
  remembered.set(ledger, known);
  const own = known.get(`${taskId}\n${unit}`) ?? [];
  const before = own.filter((answer) => period === null || comparePeriods(answer.period, period) < 0);
  return before.reduce<(typeof own)[number] | null>(
    (best, one) =>
      best === null || comparePeriods(one.period, best.period) > 0 || (one.period === best.period && isNewer(one, best))
        ? one
        : best,
    null,
  );
}

function readAnswers(ledger: Ledger): Answers {
  const { canonical } = unitDirectory(ledger.template);
  const counts = countingRuns(ledger.runs);
  const counting = new Set(ledger.runs.flatMap((run, at) => (counts[at] === true ? run.entries : [])));
  const answers = new Map<string, (PreviousAnswer & { revision: number; savedAt: string | null })[]>();
  for (const { id, taskId, unit, period, values, revision, savedAt } of ledger.entries) {
    if (!counting.has(id)) continue;
    const key = `${taskId}\n${canonical(unit) ?? unit}`;
    const own = answers.get(key);
    const answer = { period, values, revision, savedAt };
    if (own === undefined) answers.set(key, [answer]);
    else own.push(answer);
  }
  return answers;
}
