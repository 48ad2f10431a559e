import type { ColumnKey } from '../../model';
import { rowRule } from '../rule';

const LIST_COLUMNS: readonly ColumnKey[] = ['leadUnit', 'responsibleUnit', 'supportingUnit'];
const SEPARATORS = /[、，,；;/]/g;

/** Several kinds of separators in one list of units. */
export const separatorMixed = rowRule({
  code: 'separator.mixed',
  severity: 'info',
  check: (row, { titleOf }) =>
    LIST_COLUMNS.flatMap((column) => {
      const text = row.texts[column] ?? '';
      if (text === '' || text === row.issued[column]) return [];
      const used = new Set(text.match(SEPARATORS) ?? []);
      if (used.size < 2) return [];
      const mended = text.replace(SEPARATORS, '、').replace(/、\s+/g, '、');
      return [{ facts: { columnTitle: titleOf(column), mended }, column, fix: { column, text: mended } }];
    }),
});
