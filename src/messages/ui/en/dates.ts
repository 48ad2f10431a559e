import type { Deadline, Period, Phase } from '../../../core/model';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What was understood of a deadline, in words. */
export function dueWords(deadline: Deadline): string {
  switch (deadline.kind) {
    case 'by':
      return deadline.due === null ? 'not understood' : `by ${end(deadline.due)}`;
    case 'range':
      return deadline.due === null
        ? 'not understood'
        : `${deadline.from === undefined ? '' : day(deadline.from)} – ${day(deadline.due)}`;
    case 'relative':
      return deadline.due === null ? 'starting day not known' : `by ${end(deadline.due)}`;
    case 'recurring':
      return deadline.due === null ? 'recurring' : `recurring, until ${end(deadline.due)}`;
    case 'ongoing':
      return 'ongoing';
    case 'unclear':
      return 'deadline not understood, please check';
  }
}

function end(due: string): string {
  return due.length === 10 ? day(due) : `the end of ${day(due)}`;
}

/** 30 Sep 2026, Sep 2026, 2026: as exact as it is. */
export function day(due: string): string {
  const [year, month, date] = due.split('-').map(Number);
  return [date, month === undefined ? undefined : MONTHS[month - 1], year]
    .filter((part) => part !== undefined)
    .join(' ');
}

/** Jul 2026, Q3 2026, H1 2026, 2026; phases by their name. */
export function periodWords(period: Period, phases: readonly Phase[]): string {
  if (period.startsWith('phase:')) {
    const number = Number(period.slice(6));
    return phases[number - 1]?.name ?? `phase ${number}`;
  }
  return /[QH]/.test(period) ? `${period.slice(5)} ${period.slice(0, 4)}` : day(period);
}
