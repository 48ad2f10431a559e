import type { Deadline } from '../../../core/model';

/** What was understood of a deadline, in words. */
export function dueWords(deadline: Deadline): string {
  switch (deadline.kind) {
    case 'by':
      return deadline.due === null ? '没有看懂' : `即${day(deadline.due)}前`;
    case 'range':
      return deadline.due === null
        ? '没有看懂'
        : `${deadline.from === undefined ? '' : day(deadline.from)}—${day(deadline.due)}`;
    case 'relative':
      return deadline.due === null ? '起算日期待定' : `即${day(deadline.due)}前`;
    case 'recurring':
      return deadline.due === null ? '周期性任务' : `周期性任务，至${day(deadline.due)}`;
    case 'ongoing':
      return '长期任务';
    case 'unclear':
      return '看不出完成时限，请核对';
  }
}

/** 2026年9月30日, 2026年9月, 2026年: as exact as it is. */
export function day(due: string): string {
  const [year, month, date] = due.split('-').map(Number);
  return [year, '年', ...(month === undefined ? [] : [month, '月']), ...(date === undefined ? [] : [date, '日'])].join(
    '',
  );
}
