import { rowRule } from '../rule';

/** A status that the template's vocabulary does not have; the nearest word is offered. */
export const statusUnknown = rowRule({
  code: 'status.unknown',
  severity: 'error',
  check: (row, { statuses }) => {
    const text = row.values.statusText;
    if (text === undefined) return [];
    const nearest = statuses.nearest(text);
    return [
      {
        facts: { text, nearest: nearest?.word ?? null },
        column: 'status',
        ...(nearest?.isSure === true ? { fix: { column: 'status', text: nearest.word } } : {}),
      },
    ];
  },
});
