import { numberOf } from './numbers';

/** How many days a month has; February by the Gregorian leap rule. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, as exact as what is given. */
export function isoDate(year: number, month?: number, day?: number): string {
  const parts = [String(year).padStart(4, '0')];
  if (month !== undefined) parts.push(String(month).padStart(2, '0'));
  if (month !== undefined && day !== undefined) parts.push(String(day).padStart(2, '0'));
  return parts.join('-');
}

/** A day some days after another. */
export function addDays(date: string, days: number): string {
  let [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  day += days;
  while (day > daysInMonth(year, month)) {
    day -= daysInMonth(year, month);
    month += 1;
    if (month > 12) {
      month = 1;
      year += 1;
    }
  }
  return isoDate(year, month, day);
}

/** A day some months after another, clamped to the month's end. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const index = year * 12 + month - 1 + months;
  const newYear = Math.floor(index / 12);
  const newMonth = (index % 12) + 1;
  return isoDate(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
}

/** The last day that a date as exact as `YYYY`, `YYYY-MM` or `YYYY-MM-DD` covers. */
export function lastDay(due: string): string {
  const [year = 0, month, day] = due.split('-').map(Number);
  if (month === undefined) return isoDate(year, 12, 31);
  if (day === undefined) return isoDate(year, month, daysInMonth(year, month));
  return due;
}

const CN = '〇零一二三四五六七八九';
const FULL = new RegExp(
  `(\\d{4}|[${CN}]{4})\\s?年\\s?(\\d{1,2}|[一二三四五六七八九十]{1,2})\\s?月\\s?(\\d{1,2}|[一二三四五六七八九十]{1,3})\\s?日`,
);

/** The first full date of a folded text: 2020年6月24日, 二〇〇八年十月二十二日, 2019-01-08. */
export function fullDate(folded: string): string | null {
  const match = FULL.exec(folded) ?? /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/.exec(folded);
  if (match === null) return null;
  const [year, month, day] = [numberOf(match[1] ?? ''), numberOf(match[2] ?? ''), numberOf(match[3] ?? '')];
  if (!(year >= 1949 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) {
    return null;
  }
  return isoDate(year, month, day);
}
