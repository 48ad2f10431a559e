import type { ColumnKey } from '../../model';
import { rowRule } from '../rule';

const DEADLINE: ColumnKey = 'deadline';
const FULL_WIDTH = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\uFF0E\uFF05]/g;

/** Full-width digits and letters (２０２０), which neither sort nor count. */
export const digitsFullWidth = rowRule({
  code: 'digits.fullWidth',
  severity: 'warning',
  check: (row, { open, titleOf }) =>
    [...open, DEADLINE].flatMap((column) => {
      const text = row.texts[column] ?? '';
      const plain = text.replace(FULL_WIDTH, (character) => character.normalize('NFKC'));
      if (plain === text) return [];
      return [
        { facts: { columnTitle: titleOf(column), plain: plain.slice(0, 60) }, column, fix: { column, text: plain } },
      ];
    }),
});
