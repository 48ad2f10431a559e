import { rowRule } from '../rule';

/** Done without the day on which it was done. */
export const closingMissing = rowRule({
  code: 'closing.missing',
  severity: 'error',
  subjects: ['return'],
  check: (row, { open }) =>
    row.values.status === 'done' && row.values.closedOn === null && open.includes('closedOn')
      ? [{ facts: { task: row.title }, column: 'closedOn' }]
      : [],
});
