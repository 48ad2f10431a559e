import type { CheckedRow } from '../context';
import { tableRule } from '../rule';

/** Two rows of one file for the same task. */
export const rowDuplicated = tableRule({
  code: 'row.duplicated',
  severity: 'error',
  check: (rows) => {
    const byTask = new Map<string, CheckedRow[]>();
    for (const row of rows) {
      if (row.taskId === null) continue;
      const own = byTask.get(row.taskId);
      if (own === undefined) byTask.set(row.taskId, [row]);
      else own.push(row);
    }
    return [...byTask.values()].flatMap((own) => {
      const [, second] = own;
      if (second === undefined) return [];
      const numbers = own.map(({ row }) => row + 1).join('、');
      return [{ row: second, facts: { task: second.title, rows: numbers } }];
    });
  },
});
