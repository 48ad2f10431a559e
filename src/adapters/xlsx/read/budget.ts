import { failure } from '../../../core/model';
import type { Where } from './where';

/** What a workbook may still take of memory, in bytes as an engine keeps values; shared by all its parts. */
export type Budget = { left: number };

const ALL = 112 * 1024 * 1024;

/** Rough sizes of what is kept, with what making it takes on the side; a number in a row is eight bytes. */
export const COST = { number: 8, text: 32, richText: 128, date: 240, mark: 160, merge: 64, memory: 64 } as const;

export function newBudget(): Budget {
  return { left: ALL };
}

/** Takes a cost from the budget. Throws `file.unpacksTooLarge` where nothing is left: memory is no place to find out. */
export function spend(budget: Budget, cost: number, { file }: Where): void {
  budget.left -= cost;
  if (budget.left < 0) throw failure('file.unpacksTooLarge', { file, limit: ALL });
}
