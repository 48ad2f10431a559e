import type { Ledger, ReceivedFile } from '../model';
import { indexLog, type LogIndex } from './log';
import { openRows } from './pending';
import type { Answer } from './types';

/**
 * Files that need not be read again, by sha-256: counting runs have taken them, and no row of them waits for an answer.
 * A person who answers something about a file names it, and then it is read.
 */
export function takenFiles(ledger: Ledger, answers: readonly Answer[] = []): ReadonlySet<string> {
  const index = indexLog(ledger);
  const waiting = new Set(openRows(index).flatMap(({ kind, file }) => (kind === 'question' ? [file.sha256] : [])));
  const named = new Set(answers.flatMap((answer) => ('file' in answer ? [answer.file] : [])));
  const known = knownFiles(ledger, index);
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
