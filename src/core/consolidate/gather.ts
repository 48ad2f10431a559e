import { assignmentsById, comparePeriods } from '../ledger';
import { issue, type Entry, type Issue, type ReceivedFile } from '../model';
import { answerKey, sameContent } from './entries';
import type { LogIndex } from './log';
import { freshRows } from './pending';
import type { Received } from './receive';
import { findReplay } from './replay';
import { compareText } from './resolve';
import { isNewer, latestVersions, versionOf, type Version } from '../validate/version';

/** What all files together bring to the log. */
export type Gathered = {
  /** in canonical order: task, unit, period, id */
  readonly entries: readonly Entry[];
  readonly files: readonly GatheredFile[];
  /** what was handed out filled in, by entry */
  readonly issued: ReadonlyMap<string, Readonly<Record<string, string>>>;
};

export type GatheredFile = {
  readonly received: Received;
  readonly added: readonly Entry[];
  /** logged entries whose content it says again in a later version */
  readonly repeats: readonly string[];
  /** it says something that the log does not know yet */
  readonly isNews: boolean;
  readonly cleared: readonly Issue[];
  /** the file whose answers replace all of its own; null where one of them stands */
  readonly supersededBy: string | null;
  /** set where the text is last period's, word for word */
  readonly replay: Issue | null;
};

type KnownVersion = Version & { readonly entry: Entry; readonly logged: boolean };
type Draft = { readonly entry: Entry; readonly file: number };

/**
 * Compares what the files say with the log and with each other. Equal content is logged once; the result is the same
 * in whatever order the files are given.
 */
export function gather(files: readonly Received[], index: LogIndex): Gathered {
  const replays = files.map((received) => findReplay(received, index));
  const drafts = files.flatMap((received, file): Draft[] =>
    replays[file] !== null ? [] : received.sheets.flatMap((sheet) => sheet.entries.map((entry) => ({ entry, file }))),
  );
  const logged = versionsInLog(index);
  const versions = new Map<string, KnownVersion[]>();
  const added = files.map((): Entry[] => []);
  const repeats = files.map(() => new Set<string>());
  const material = files.map(() => false);
  for (const { entry, file } of latestFirst(drafts)) {
    const key = answerKey(entry.taskId, entry.unit, entry.period, entry.owner);
    const known = versions.get(key) ?? [...(logged.get(key) ?? [])];
    versions.set(key, known);
    if (known.some((one) => one.entry.id === entry.id)) continue;
    const twin = known.find((one) => sameContent(one.entry, entry, index.ledger.template));
    if (twin === undefined) {
      known.push({ ...versionOf(entry), entry, logged: false });
      added[file]?.push(entry);
    } else if (twin.logged && isNewer(entry, twin)) {
      repeats[file]?.add(twin.entry.id);
      if (changesOrder(entry, twin, known)) material[file] = true;
    }
  }
  const seen = receivedBefore(index);
  const gathered = files.map((received, file): GatheredFile => {
    const own = added[file] ?? [];
    const first = replays[file] === null && (isFirstOfUnit(received, seen) || bringsRows(received, index));
    return {
      received,
      added: own,
      repeats: [...(repeats[file] ?? [])].sort(),
      isNews: own.length > 0 || material[file] === true || first,
      supersededBy: supersededBy(own, versions),
      cleared: replays[file] === null ? clearedAnswers(received, versions, logged, index) : [],
      replay: replays[file] ?? null,
    };
  });
  const entries = added.flat().sort(canonicalOrder);
  return { entries, files: gathered, issued: issuedByEntry(files) };
}

/** Later versions first, so that of equal contents the latest is logged; then file by file, each taken whole. */
function latestFirst(drafts: readonly Draft[]): Draft[] {
  return [...drafts].sort(
    (a, b) =>
      b.entry.revision - a.entry.revision ||
      compareText(b.entry.savedAt ?? '', a.entry.savedAt ?? '') ||
      compareText(a.entry.file.sha256, b.entry.file.sha256) ||
      compareText(a.entry.file.name, b.entry.file.name) ||
      compareText(a.entry.id, b.entry.id),
  );
}

function canonicalOrder(a: Entry, b: Entry): number {
  return (
    compareText(a.taskId, b.taskId) ||
    compareText(a.unit, b.unit) ||
    comparePeriods(a.period, b.period) ||
    compareText(a.id, b.id)
  );
}

/** Every version in the log, by the key of its answer. */
function versionsInLog(index: LogIndex): ReadonlyMap<string, readonly KnownVersion[]> {
  const versions = new Map<string, KnownVersion[]>();
  for (const { entry, unit, revision, savedAt } of index.active.values()) {
    const key = answerKey(entry.taskId, unit, entry.period, entry.owner);
    const version = { entry, revision, savedAt, logged: true };
    const known = versions.get(key);
    if (known === undefined) versions.set(key, [version]);
    else known.push(version);
  }
  return versions;
}

/** Saying the same again in a later version matters where it changes which version counts. */
function changesOrder(entry: Entry, twin: KnownVersion, known: readonly KnownVersion[]): boolean {
  if (entry.revision > twin.revision) return true;
  const latest = latestVersions(known);
  return latest.length > 1 || latest[0] !== twin;
}

/** A file is replaced where none of its new answers is among the latest versions. */
function supersededBy(added: readonly Entry[], versions: ReadonlyMap<string, readonly KnownVersion[]>): string | null {
  let by: string | null = null;
  for (const entry of added) {
    const key = answerKey(entry.taskId, entry.unit, entry.period, entry.owner);
    const latest = latestVersions(versions.get(key) ?? []);
    if (latest.some((one) => one.entry.id === entry.id)) return null;
    by = latest[0]?.entry.file.name ?? by;
  }
  return by;
}

/** Units and files that the log knows for each period. */
type Before = {
  readonly units: ReadonlySet<string>;
  readonly files: ReadonlySet<string>;
};

function receivedBefore(index: LogIndex): Before {
  const units = new Set<string>();
  const files = new Set<string>();
  index.ledger.runs.forEach((run, at) => {
    if (index.activeRuns[at] !== true) return;
    for (const file of run.files) {
      if (file.state === 'question' || file.state === 'rejected') continue;
      files.add(file.sha256);
      if (file.state !== 'attachment')
        for (const unit of unitsOf(file)) units.add(unitKey(unit, file.period ?? '', index));
    }
  });
  return { units, files };
}

export function unitsOf(file: Pick<ReceivedFile, 'unit'>): string[] {
  return file.unit === undefined || file.unit === '' ? [] : file.unit.split('、');
}

function unitKey(unit: string, period: string, index: LogIndex): string {
  return `${index.directory.canonical(unit) ?? unit}\n${period}`;
}

/** Rows for no task, or for one that nobody can tell, are news once. */
function bringsRows({ pending }: Received, index: LogIndex): boolean {
  return freshRows(pending, index).length > 0;
}

/** The first return of a unit in a period is news even where it says nothing (零报告); so is every new attachment. */
function isFirstOfUnit(received: Received, before: Before): boolean {
  if (received.state === 'attachment') return !before.files.has(received.file.sha256);
  return received.sheets.some(({ claim }) => !before.units.has(`${claim.unit}\n${claim.period}`));
}

/** Answers that an earlier version gave and that now came back empty: they stay, and it is said. */
function clearedAnswers(
  received: Received,
  versions: ReadonlyMap<string, readonly KnownVersion[]>,
  logged: ReadonlyMap<string, readonly KnownVersion[]>,
  index: LogIndex,
): Issue[] {
  const tasks = assignmentsById(index.ledger.template);
  return received.sheets.flatMap(({ claim, blankTaskIds }) =>
    blankTaskIds.flatMap((taskId) => {
      const key = answerKey(taskId, claim.unit, claim.period, claim.owner);
      const known = versions.get(key) ?? logged.get(key) ?? [];
      if (!known.some((one) => one.entry.file.sha256 !== received.file.sha256)) return [];
      const facts = { unit: claim.unit, taskId, task: tasks.get(taskId)?.title ?? taskId };
      return [issue('merge.cleared', { ...facts, at: { file: received.file.name } })];
    }),
  );
}

/** Texts that were handed out filled, by entry, so that a conflict can show them. */
function issuedByEntry(files: readonly Received[]): Map<string, Readonly<Record<string, string>>> {
  const kept = new Map<string, Readonly<Record<string, string>>>();
  for (const { sheets } of files) {
    for (const { entries, issued } of sheets) {
      for (const { id, taskId } of issued.size === 0 ? [] : entries) {
        const filled = issued.get(taskId);
        if (filled !== undefined) kept.set(id, filled);
      }
    }
  }
  return kept;
}
