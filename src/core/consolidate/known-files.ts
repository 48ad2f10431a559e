import type { Ledger, ReceivedFile } from '../model';
import { indexLog, type LogIndex } from './log';
import type { Answer } from './types';

/**
 * Files that need not be read again, by sha-256: counting runs have taken them, and no row of them waits for an answer.
 * A person who answers something about a file names it, and then it is read.
 */
export function takenFiles(ledger: Ledger, answers: readonly Answer[] = []): ReadonlySet<string> {
  const waiting = new Set(
    ledger.runs.flatMap((run) =>
      (run.pending ?? []).flatMap((row) => (row.kind === 'question' ? [row.file.sha256] : [])),
    ),
  );
  const named = new Set(answers.flatMap((answer) => ('file' in answer ? [answer.file] : [])));
  const known = knownFiles(ledger, indexLog(ledger));
  return new Set(
    [...known]
      .filter(([sha, { name }]) => !waiting.has(sha) && !named.has(sha) && !named.has(name))
      .map(([sha]) => sha),
  );
}

/** Files that counting runs took, by sha-256; what was only asked about or refused is looked at afresh. */
export function knownFiles(ledger: Ledger, index: LogIndex): ReadonlyMap<string, ReceivedFile> {
  const known = new Map<string, ReceivedFile>();
  ledger.runs.forEach((run, at) => {
    if (index.activeRuns[at] !== true) return;
    for (const file of run.files) if (TAKEN.has(file.state)) known.set(file.sha256, file);
  });
  return known;
}

const TAKEN: ReadonlySet<ReceivedFile['state']> = new Set(['merged', 'unchanged', 'superseded']);
