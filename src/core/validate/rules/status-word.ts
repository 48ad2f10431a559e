import type { CheckContext, CheckedRow } from '../context';

/** The row's status as the template words it, else as typed. */
export function issuedStatusWord(row: CheckedRow, { statuses }: CheckContext): string {
  const { status, statusText } = row.values;
  return status === null ? (statusText ?? '') : statuses.wordOf(status);
}
