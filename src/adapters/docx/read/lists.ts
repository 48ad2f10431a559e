import { formatNumber } from './numerals';

/** One level of a list as the file describes it. */
export type Level = {
  readonly start: number;
  readonly format: string;
  /** least number of digits of a custom format such as `001` */
  readonly digits: number;
  /** `（%2）`: %n stands for the number of level n */
  readonly pattern: string;
  readonly suffix: string;
  /** restarts after a level up to this one (counted from 1); 0 never; undefined after any higher level */
  readonly restartAfter?: number;
  /** all numbers of the label in Arabic digits */
  readonly legal: boolean;
  readonly styleId?: string;
};

export type List = {
  /** lists that share it count on together */
  readonly counterId: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** levels that this list starts anew, with their first number */
  readonly startOverrides: ReadonlyMap<number, number>;
};

export const MAX_LEVELS = 9;

/**
 * Counts the paragraphs of lists and writes their numbers; asked once for every one in document order. Lists that
 * share a counter count on together; a level restarts after a higher one, unless it says otherwise. Bullets are left
 * out: they say nothing.
 */
export function listCounter(lists: ReadonlyMap<string, List>): (listId: string, level: number) => string {
  const counters = new Map<string, Map<number, number>>();
  const started = new Set<string>();
  return (listId, level) => {
    const list = lists.get(listId);
    const description = list?.levels.get(level);
    if (list === undefined || description === undefined) return '';
    const counter = counters.get(list.counterId) ?? new Map<number, number>();
    counters.set(list.counterId, counter);
    count(counter, list, level, `${listId}/${level}`, started);
    return label(description, list, counter);
  };
}

function count(counter: Map<number, number>, list: List, level: number, key: string, started: Set<string>): void {
  const override = list.startOverrides.get(level);
  if (override !== undefined && !started.has(key)) counter.set(level, override);
  else counter.set(level, (counter.get(level) ?? firstNumber(list, level) - 1) + 1);
  started.add(key);
  for (let deeper = level + 1; deeper < MAX_LEVELS; deeper += 1) {
    const after = list.levels.get(deeper)?.restartAfter;
    if (after === undefined || level < after) counter.delete(deeper);
  }
}

function firstNumber(list: List, level: number): number {
  return list.startOverrides.get(level) ?? list.levels.get(level)?.start ?? 1;
}

function label(level: Level, list: List, counter: ReadonlyMap<number, number>): string {
  if (level.format === 'bullet') return '';
  const written = level.pattern.replace(/%([1-9])/g, (_, digit: string) => {
    const place = Number(digit) - 1;
    const source = list.levels.get(place);
    const value = counter.get(place) ?? firstNumber(list, place);
    const format = level.legal ? 'decimal' : (source?.format ?? 'decimal');
    return formatNumber(value, format).padStart(source?.digits ?? 0, '0');
  });
  // `1.` before `2020年` would read as one number: what the page sets apart stays apart
  const apart = level.suffix !== 'nothing' && /[\w.)\]．]$/.test(written);
  return apart ? `${written} ` : written;
}
