import type { ColumnKey, Decision, Template } from '../model';
import { valueText } from '../validate/values';
import type { LoggedEntry } from './log';
import { latestVersions } from '../validate/version';

/** What one unit (or one of its persons) says in one column of one task and period. */
export type Answer = {
  /** null where versions differ and none was shown before */
  readonly text: string | null;
  /** the entry that the text was taken from; null for a decided text */
  readonly entry: LoggedEntry | null;
  /** ids of the latest versions behind it */
  readonly ids: readonly string[];
  /** the versions that stand against each other, likeliest last; empty where there is no open conflict */
  readonly open: readonly LoggedEntry[];
};

/**
 * Resolves the versions of one answer: the latest where the order is known; else what they agree on; else what was
 * decided; else what the ledger showed before, and the conflict stays open.
 */
export function resolveAnswer(
  versions: readonly LoggedEntry[],
  column: ColumnKey,
  template: Template,
  decisions: readonly Decision[],
): Answer {
  const [only] = versions;
  if (versions.length === 1 && only !== undefined) {
    return { text: valueText(only.entry.values, column, template), entry: only, ids: [only.entry.id], open: [] };
  }
  const latest = latestVersions(versions);
  const ids = latest.map(({ entry }) => entry.id);
  const first = latest[0];
  if (first === undefined) return { text: null, entry: null, ids, open: [] };
  const text = valueText(first.entry.values, column, template);
  if (latest.every(({ entry }) => valueText(entry.values, column, template) === text)) {
    return { text, entry: first, ids, open: [] };
  }
  const ordered = likeliestLast(latest);
  const before = (): Answer => resolveAnswer(beforeLastRun(versions), column, template, decisions);
  const decision = decisions.findLast((one) => one.column === column && coversAll(one.for, ids));
  if (decision === undefined) {
    const shown = before();
    return { text: shown.text, entry: shown.entry, ids, open: ordered };
  }
  if (decision.choice === 'ours') return { ...before(), ids, open: [] };
  if (typeof decision.choice === 'object') return { text: decision.choice.text, entry: null, ids, open: [] };
  const chosen = chosenVersion(ordered, decision);
  return {
    text: chosen === null ? '' : valueText(chosen.entry.values, column, template),
    entry: chosen,
    ids,
    open: [],
  };
}

/** Saved last, or where nothing is known of time, in the order of the ids: the same for everybody. */
export function likeliestLast(versions: readonly LoggedEntry[]): LoggedEntry[] {
  return [...versions].sort(
    (a, b) => compareText(a.savedAt ?? '', b.savedAt ?? '') || compareText(a.entry.id, b.entry.id),
  );
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function coversAll(covering: ReadonlySet<string> | readonly string[], ids: readonly string[]): boolean {
  const known = covering instanceof Set ? covering : new Set(covering);
  return ids.every((id) => known.has(id));
}

/** The entry that the decision names first; conflicts list the likeliest first. */
function chosenVersion(ordered: readonly LoggedEntry[], decision: Decision): LoggedEntry | null {
  return ordered.find(({ entry }) => entry.id === decision.for[0]) ?? ordered.at(-1) ?? null;
}

function beforeLastRun(versions: readonly LoggedEntry[]): LoggedEntry[] {
  const last = Math.max(...versions.map(({ run }) => run));
  return versions.filter(({ run }) => run < last);
}
