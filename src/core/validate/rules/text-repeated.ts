import { matchKey } from '../../model';
import type { CheckedRow } from '../context';
import { tableRule } from '../rule';

/** The same words in many rows: written once and copied down. */
export const textRepeated = tableRule({
  code: 'text.repeated',
  severity: 'warning',
  subjects: ['return'],
  check: (rows, context) => {
    const least = context.option('text.repeated', 'rows', 3);
    const groups = new Map<string, CheckedRow[]>();
    for (const row of rows) {
      const key = matchKey(row.values.progress);
      if (key.length < 6) continue;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [row]);
      else group.push(row);
    }
    return [...groups.values()].flatMap((group) => {
      const [first] = group;
      if (first === undefined || group.length < least) return [];
      const facts = { text: first.values.progress.slice(0, 40), count: group.length };
      return [{ row: first, facts, column: 'progress' as const }];
    });
  },
});
