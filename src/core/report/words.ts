import type { UnitReport } from '../consolidate';
import type { TaskTiming } from './summary';

/** The words of official reports: they are documents for Chinese offices whatever language the screen speaks. */
export const TIMING_WORDS: Readonly<Record<TaskTiming, string>> = {
  overdue: '逾期未办结',
  dueSoon: '临近时限',
  doneOnTime: '按期办结',
  doneLate: '逾期办结',
  done: '已办结',
  open: '推进中',
};

export const RETURN_WORDS: Readonly<Record<UnitReport['state'], string>> = {
  returned: '已报',
  partial: '漏报',
  nil: '零报告',
  missing: '未报',
  late: '迟报',
};

/** 2020年7月30日 of `2020-07-30`. */
export function spokenDay(day: string): string {
  return `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

/** Names in a sentence: the first few, and how many there are. */
export function namesInText(names: readonly string[], most = 12): string {
  if (names.length <= most) return names.join('、');
  return `${names.slice(0, most).join('、')}等${names.length}个`;
}
