import { canonicalJson, type FileRef, type PendingRow } from '../model';
import { namesFile } from './claim';
import type { LogIndex } from './log';
import type { Answer } from './types';

type RowAnswer = Extract<Answer, { row: number }>;

/**
 * Rows that wait for a person, in the order in which they came: added by units (增报) or matching several tasks. What
 * was answered is not among them, neither is what its unit only sent again in the same words.
 */
export function openRows(index: LogIndex): PendingRow[] {
  const counting = index.ledger.runs.filter((_, at) => index.activeRuns[at] === true);
  const rows = counting.flatMap((run) => run.pending ?? []);
  if (rows.length === 0) return [];
  const settled = new Set(counting.flatMap((run) => run.settled ?? []));
  const seen = new Set(rows.filter(({ id }) => settled.has(id)).map(wordsKey));
  const logged = new Set([...index.active.values()].map(({ entry }) => placeKey(entry)));
  return rows.filter((row) => {
    const key = wordsKey(row);
    if (seen.has(key) || (row.sheet === undefined && logged.has(placeKey(row)))) return false;
    seen.add(key);
    return true;
  });
}

/** Rows whose unit has sent them in the same words before are asked about once. */
export function freshRows(rows: readonly PendingRow[], index: LogIndex): PendingRow[] {
  if (rows.length === 0) return [];
  const known = new Set(
    index.ledger.runs.flatMap((run, at) => (index.activeRuns[at] === true ? (run.pending ?? []).map(wordsKey) : [])),
  );
  return rows.filter((row) => {
    const key = wordsKey(row);
    const isFresh = !known.has(key);
    known.add(key);
    return isFresh;
  });
}

/** The waiting rows, of those given, that a person has answered. */
export function settledBy(answers: readonly Answer[], rows: readonly PendingRow[]): string[] {
  const own = answers.filter((answer): answer is RowAnswer => 'row' in answer);
  if (own.length === 0) return [];
  const settled = rows.filter(({ file, sheet, row }) =>
    own.some(
      (answer) =>
        answer.row === row &&
        (answer.sheet === undefined || sheet === undefined || answer.sheet === sheet) &&
        namesFile(answer.file, file),
    ),
  );
  return [...new Set(settled.map(({ id }) => id))].sort();
}

/** A proposal is the same in every file of its unit; a question is about one row of one sheet. */
function wordsKey({ id, kind, unit, values }: PendingRow): string {
  return kind === 'question' ? id : canonicalJson({ unit, values });
}

/** Rows of older logs do not say their sheet; what became an entry was answered. */
function placeKey({ file, row }: { readonly file: FileRef; readonly row: number }): string {
  return `${file.sha256}\n${row}`;
}
