import type { Deadline } from '../../../core/model';

/** What was understood of a deadline, in words; '' where the document already says exactly that. */
export function dueWords(deadline: Deadline): string {
  switch (deadline.kind) {
    case 'by':
      return deadline.due === null ? '没有看懂' : notAgain(deadline.text, until(deadline.due));
    case 'range':
      if (deadline.due === null) return '没有看懂';
      return `${deadline.from === undefined ? '' : day(deadline.from)}—${day(deadline.due)}`;
    case 'relative':
      return deadline.due === null ? '起算日期待定' : until(deadline.due);
    case 'recurring':
      return deadline.due === null ? '周期性任务' : `周期性任务，至${until(deadline.due)}`;
    case 'ongoing':
      return '长期任务';
    case 'unclear':
      return '看不出完成时限，请核对';
  }
}

/** The last moment that is still in time: 2026年9月30日前, 2026年9月底前, 2026年底前. */
function until(due: string): string {
  return due.length === 10 ? `${day(due)}前` : `${day(due)}底前`;
}

function notAgain(text: string, understood: string): string {
  const plain = (words: string) => words.replace(/[\s前]/g, '');
  return plain(text) === plain(understood) ? '' : understood;
}

/** 2026年9月30日, 2026年9月, 2026年: as exact as it is. */
export function day(due: string): string {
  const [year, month, date] = due.split('-').map(Number);
  return [year, '年', ...(month === undefined ? [] : [month, '月']), ...(date === undefined ? [] : [date, '日'])].join(
    '',
  );
}
