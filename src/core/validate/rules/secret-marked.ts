import type { ColumnKey } from '../../model';
import { SECRET_GRADES } from '../rules-words';
import { rowRule } from '../rule';

/** 绝密★, 机密★, 秘密★: state secrets do not belong into this software at all. */
export const secretMarked = rowRule({
  code: 'secret.marked',
  severity: 'error',
  check: (row, { titleOf }) =>
    Object.entries(row.texts).flatMap(([key, text]) => {
      const mark = secretMark(text ?? '');
      const column: ColumnKey = key;
      return mark === null ? [] : [{ facts: { columnTitle: titleOf(column), mark }, column }];
    }),
});

/** A grade with its star, or alone in brackets at the beginning. */
export function secretMark(text: string): string | null {
  for (const grade of SECRET_GRADES) {
    for (let at = text.indexOf(grade); at >= 0; at = text.indexOf(grade, at + 1)) {
      const next = text
        .slice(at + grade.length)
        .trimStart()
        .charAt(0);
      if ('★☆*＊'.includes(next) && next !== '') return `${grade}${next}`;
    }
  }
  return null;
}
