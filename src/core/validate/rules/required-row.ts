import { tableRule } from '../rule';

/** A row that was left out (漏报). A return that is empty as a whole is a nil return and is not scolded row by row. */
export const requiredRow = tableRule({
  code: 'required.row',
  severity: 'error',
  subjects: ['return'],
  check: (rows) => {
    if (rows.every((row) => row.blank)) return [];
    return rows
      .filter((row) => row.blank && row.taskId !== null && row.previous?.values.status !== 'done')
      .map((row) => ({ row, facts: { task: row.title }, column: 'progress' }));
  },
});
