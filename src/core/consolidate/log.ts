import {
  unitDirectory,
  type Decision,
  type Entry,
  type Ledger,
  type Period,
  type Run,
  type UnitDirectory,
} from '../model';
import { countingRuns } from '../validate/counting-runs';
import { isNewer, versionOf, type Version } from '../validate/version';

/** An entry that counts, with the latest version in which its unit said the same. */
export type LoggedEntry = {
  readonly entry: Entry;
  /** the unit's present name */
  readonly unit: string;
  /** index of the first run that brought it */
  readonly run: number;
  readonly revision: number;
  readonly savedAt: string | null;
};

/** The log as a ledger's state is read from it: what was taken back is left out. */
export type LogIndex = {
  readonly ledger: Ledger;
  readonly directory: UnitDirectory;
  /** entries that count, by id */
  readonly active: ReadonlyMap<string, LoggedEntry>;
  /** every entry ever logged, by id */
  readonly all: ReadonlyMap<string, Entry>;
  /** entries that count: task → period → entries */
  readonly byTask: ReadonlyMap<string, ReadonlyMap<Period, readonly LoggedEntry[]>>;
  /** decisions that count, in the order they were made: task → period → decisions */
  readonly decisions: ReadonlyMap<string, ReadonlyMap<Period, readonly Decision[]>>;
  readonly activeRuns: readonly boolean[];
};

const indexes = new WeakMap<Ledger, LogIndex>();

/** Reads the log once for everything that asks about its state. */
export function indexLog(ledger: Ledger): LogIndex {
  const known = indexes.get(ledger) ?? readLog(ledger);
  indexes.set(ledger, known);
  return known;
}

/** The same log in a ledger whose last run was only closed: it need not be read again. */
export function sameLog(index: LogIndex, ledger: Ledger): LogIndex {
  const same = { ...index, ledger };
  indexes.set(ledger, same);
  return same;
}

function readLog(ledger: Ledger): LogIndex {
  const directory = unitDirectory(ledger.template);
  const all = new Map(ledger.entries.map((entry) => [entry.id, entry]));
  const activeRuns = countingRuns(ledger.runs);
  const active = activeEntries(ledger.runs, activeRuns, all, directory);
  return {
    ledger,
    directory,
    active,
    all,
    byTask: groupByTask(active.values(), ({ entry }) => entry),
    decisions: groupByTask(activeDecisions(ledger, activeRuns), (decision) => decision.key),
    activeRuns,
  };
}

/** The period that the sheet was last written for. */
export function shownPeriod(ledger: Ledger): Period | null {
  return ledger.runs.at(-1)?.period ?? null;
}

function activeEntries(
  runs: readonly Run[],
  counts: readonly boolean[],
  all: ReadonlyMap<string, Entry>,
  directory: UnitDirectory,
): Map<string, LoggedEntry> {
  const active = new Map<string, LoggedEntry>();
  const take = (id: string, run: number, version: Version | null): void => {
    const entry = all.get(id);
    if (entry === undefined) return;
    const known = active.get(id);
    const own = known ?? { entry, unit: directory.canonical(entry.unit) ?? entry.unit, run, ...versionOf(entry) };
    active.set(id, version !== null && isNewer(version, own) ? { ...own, ...version } : own);
  };
  runs.forEach((run, index) => {
    if (counts[index] !== true) return;
    for (const id of run.entries) take(id, index, null);
    for (const file of run.files) {
      const version = { revision: file.revision ?? 0, savedAt: file.savedAt ?? null };
      for (const id of file.repeats ?? []) take(id, index, version);
    }
  });
  return active;
}

/** Decisions of counting runs, and every text written by hand: taking a run back never takes back a person's words. */
function activeDecisions(ledger: Ledger, counts: readonly boolean[]): Decision[] {
  const counting = new Set(ledger.runs.flatMap((run, index) => (counts[index] === true ? run.decisions : [])));
  return ledger.decisions.filter((decision) => decision.origin === 'hand' || counting.has(decision.id));
}

function groupByTask<T>(
  items: Iterable<T>,
  keyOf: (item: T) => { readonly taskId: string; readonly period: Period },
): Map<string, Map<Period, T[]>> {
  const tasks = new Map<string, Map<Period, T[]>>();
  for (const item of items) {
    const { taskId, period } = keyOf(item);
    const periods = tasks.get(taskId) ?? new Map<Period, T[]>();
    tasks.set(taskId, periods);
    const list = periods.get(period);
    if (list === undefined) periods.set(period, [item]);
    else list.push(item);
  }
  return tasks;
}
