import type { Deadline } from '../../../core/model';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What was understood of a deadline, in words. */
export function dueWords(deadline: Deadline): string {
  switch (deadline.kind) {
    case 'by':
      return deadline.due === null ? 'not understood' : `by ${day(deadline.due)}`;
    case 'range':
      return deadline.due === null
        ? 'not understood'
        : `${deadline.from === undefined ? '' : day(deadline.from)} – ${day(deadline.due)}`;
    case 'relative':
      return deadline.due === null ? 'starting day not known' : `by ${day(deadline.due)}`;
    case 'recurring':
      return deadline.due === null ? 'recurring' : `recurring, until ${day(deadline.due)}`;
    case 'ongoing':
      return 'ongoing';
    case 'unclear':
      return 'deadline not understood, please check';
  }
}

/** 30 Sep 2026, Sep 2026, 2026: as exact as it is. */
export function day(due: string): string {
  const [year, month, date] = due.split('-').map(Number);
  return [date, month === undefined ? undefined : MONTHS[month - 1], year]
    .filter((part) => part !== undefined)
    .join(' ');
}
