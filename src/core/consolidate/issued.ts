import type { ColumnKey } from '../model';
import type { LogIndex } from './log';

/** What was handed out, where a run noted it for one of the entries. */
export function issuedText(index: LogIndex, ids: readonly string[], column: ColumnKey): string {
  for (const run of index.ledger.runs) {
    for (const id of ids) {
      const text = run.issued?.[id]?.[column];
      if (text !== undefined) return text;
    }
  }
  return '';
}
