import { findPersonalNumbers, maskPersonalNumbers } from '../personal-numbers';
import { rowRule } from '../rule';

/** Identity card and mobile numbers in free text. The number itself is never repeated in a finding. */
export const personalData = rowRule({
  code: 'personal.data',
  severity: 'warning',
  check: (row, { open, titleOf }) =>
    open.flatMap((column) => {
      const text = row.texts[column] ?? '';
      if (text.length < 11) return [];
      return [...new Set(findPersonalNumbers(text).map(({ what }) => what))].map((what) => ({
        facts: { columnTitle: titleOf(column), what },
        column,
        fix: { column, text: maskPersonalNumbers(text) },
      }));
    }),
});
