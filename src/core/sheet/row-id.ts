import { isTaskId } from '../model';

/** What a hidden id cell says: the task, and for rows below its first one the unit and the number of the piece. */
export type RowId = { readonly taskId: string; readonly unit: string | null; readonly part: number };

/** `t-…`, `t-…@办公室` for a unit's sub-row, `…+1` for a continuation row. */
export function formatRowId(id: RowId): string {
  return `${id.taskId}${id.unit === null ? '' : `@${id.unit}`}${id.part === 0 ? '' : `+${id.part}`}`;
}

/** Reads an id cell; null where it holds something else. */
export function parseRowId(text: string): RowId | null {
  const at = text.indexOf('@');
  const plus = text.lastIndexOf('+');
  const isPart = plus > at && /^\d{1,4}$/.test(text.slice(plus + 1));
  const end = isPart ? plus : text.length;
  const taskId = text.slice(0, at === -1 ? end : at);
  if (!isTaskId(taskId)) return null;
  const unit = at === -1 ? null : text.slice(at + 1, end);
  return { taskId, unit: unit === '' ? null : unit, part: isPart ? Number(text.slice(plus + 1)) : 0 };
}
