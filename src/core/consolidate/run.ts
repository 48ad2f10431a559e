import { canonicalJson, sha256, type Decision, type Entry, type Ledger, type Run } from '../model';

/** What a run is made of, before it has its number and its place in the chain. */
export type RunContent = Omit<Run, 'id' | 'at' | 'previousHash' | 'hash' | 'entries' | 'decisions'> & {
  readonly entries: readonly string[];
  readonly decisions: readonly string[];
};

/** The id of the run that comes next. */
export function nextRunId(ledger: Ledger): string {
  return `r${ledger.runs.length + 1}`;
}

/** Closes the last run: its hash covers all it says and the run before it. */
export function sealed(ledger: Ledger): Ledger {
  const last = ledger.runs.at(-1);
  return last === undefined
    ? ledger
    : { ...ledger, runs: [...ledger.runs.slice(0, -1), { ...last, hash: runHash(last) }] };
}

/** Appends a run with its new entries and decisions, not yet sealed. */
export function appendRun(
  ledger: Ledger,
  content: RunContent,
  made: { readonly entries: readonly Entry[]; readonly decisions: readonly Decision[]; readonly at: string },
): Ledger {
  const known = new Set(ledger.entries.map(({ id }) => id));
  const open = {
    id: nextRunId(ledger),
    at: made.at,
    ...content,
    entries: [...content.entries],
    decisions: [...content.decisions],
    previousHash: ledger.runs.at(-1)?.hash ?? ledger.identity.continues?.hash ?? '',
  };
  return {
    ...ledger,
    entries: [...ledger.entries, ...made.entries.filter(({ id }) => !known.has(id))],
    decisions: [...ledger.decisions, ...made.decisions],
    runs: [...ledger.runs, { ...open, hash: '' }],
  };
}

/** The hash of a run over all it says but the hash itself. */
export function runHash(run: Omit<Run, 'hash'> & { readonly hash?: string }): string {
  return sha256(canonicalJson({ ...run, hash: undefined }));
}

/** Made from as-of and a counter, so that the same input gives the same bytes. */
export function runTime(asOf: string, ledger: Ledger): string {
  return `${asOf}#${ledger.runs.length + 1}`;
}

/** A decision's id is made from what it says and the run it was made in. */
export function withDecisionId(decision: Omit<Decision, 'id'>, run: string): Decision {
  return { id: sha256(canonicalJson({ ...decision, run })).slice(0, 20), ...decision };
}
