import { closingDate, formatFiling, formatPeriod } from '../ledger';
import type { Period, Template } from '../model';

/** The line below the title: which period the sheet shows and when its returns are due. */
export function captionText(template: Template, period: Period | null): string {
  if (period === null) return `填报时限：${formatFiling(template.calendar)}`;
  const closing = closingDate(template.calendar, period);
  return `报告期：${formatPeriod(period, template.calendar.phases)}　　报送截止：${spokenDay(closing)}`;
}

/** 2020年7月30日 of `2020-07-30`. */
export function spokenDay(day: string): string {
  return `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}
