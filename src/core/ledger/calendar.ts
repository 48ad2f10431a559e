import { Period, type Cycle, type FilingCalendar, type Phase } from '../model';

/*
 * Days are `YYYY-MM-DD` texts and are compared as texts; no time zone and no clock come in.
 * A period's filing window is the calendar stretch in which it is filed: with no offset the period itself, with an
 * offset of n months the same stretch n months later (by the 10th, for last month: offset 1).
 */

/** The period whose filing window holds the day; before the first or after the last period: that one. */
export function periodAt(calendar: FilingCalendar, asOf: string): Period {
  if (calendar.cycle === 'phases' && calendar.phases.length > 0) return phaseAt(calendar, asOf);
  const day = clampDay(asOf, calendar.startsOn, calendar.endsOn);
  const month = monthNumber(day) - (day === asOf ? calendar.offsetMonths : 0);
  return periodOfMonth(calendar.cycle, month);
}

/** The last day on which the period's returns are in time: the closing day, clamped to its month's end. */
export function closingDate(calendar: FilingCalendar, period: Period): string {
  const end = periodEnd(period, calendar);
  if (phaseNumber(period) !== null) return end;
  return dayOfMonth(monthNumber(end) + calendar.offsetMonths, calendar.closingDay);
}

/** The last day that belongs to the period; a phase without dates ends with the calendar. */
export function periodEnd(period: Period, calendar?: FilingCalendar): string {
  const number = phaseNumber(period);
  if (number === null) return dayOfMonth(lastMonth(period), 31);
  const phase = calendar?.phases[number - 1];
  return lastDayOf(phase?.to ?? calendar?.endsOn ?? '9999-12-31');
}

/** The first day that belongs to the period. */
export function periodStart(period: Period, calendar?: FilingCalendar): string {
  const number = phaseNumber(period);
  if (number === null) return dayOfMonth(firstMonth(period), 1);
  const phase = calendar?.phases[number - 1];
  return firstDayOf(phase?.from ?? calendar?.startsOn ?? '0001-01-01');
}

/** Earlier periods first, by their last day; phases by number, behind all dated periods. */
export function comparePeriods(a: Period, b: Period): number {
  const phases = [phaseNumber(a), phaseNumber(b)] as const;
  if (phases[0] !== null && phases[1] !== null) return phases[0] - phases[1];
  if (phases[0] !== null || phases[1] !== null) return phases[0] === null ? -1 : 1;
  return lastMonth(a) - lastMonth(b) || firstMonth(b) - firstMonth(a);
}

/** The period before, of the same kind; null before the first phase. */
export function previousPeriod(period: Period): Period | null {
  return shift(period, -1);
}

/** The period after, of the same kind. */
export function nextPeriod(period: Period): Period | null {
  return shift(period, 1);
}

/** `2020年7月`, `2020年第三季度`, `2020年上半年`, `2020年`, `第2阶段` (with its name where the phases are given). */
export function formatPeriod(period: Period, phases: readonly Phase[] = []): string {
  const number = phaseNumber(period);
  if (number !== null) return phases[number - 1]?.name ?? `第${number}阶段`;
  const year = `${period.slice(0, 4)}年`;
  const part = period.slice(5);
  if (part === '') return year;
  if (part.startsWith('Q')) return `${year}第${'一二三四'.charAt(Number(part.slice(1)) - 1)}季度`;
  if (part.startsWith('H')) return `${year}${part === 'H1' ? '上' : '下'}半年`;
  return `${year}${Number(part)}月`;
}

/** A period's form in file names: `2020-07`, and 第2阶段 for `phase:2`, since a colon cannot stand in a name. */
export function periodInFileName(period: Period): string {
  const number = phaseNumber(period);
  return number === null ? period : `第${number}阶段`;
}

/** 每月30日前, 每季度末月20日前 …: the filing rule in words. */
export function formatFiling(calendar: FilingCalendar): string {
  const later = calendar.offsetMonths > 0;
  const day = `${calendar.closingDay}日前`;
  switch (calendar.cycle) {
    case 'monthly':
      return later ? `每月${day}（填报上${calendar.offsetMonths === 1 ? '' : calendar.offsetMonths}月）` : `每月${day}`;
    case 'quarterly':
      return later ? `每季度后第${calendar.offsetMonths}个月${day}` : `每季度末月${day}`;
    case 'halfYearly':
      return later ? `每半年后第${calendar.offsetMonths}个月${day}` : `每半年末月${day}`;
    case 'yearly':
      return later ? `次年${calendar.offsetMonths}月${day}` : `每年12月${day}`;
    case 'phases':
      return '每阶段结束前';
  }
}

/** The periods from one to another, both included, earliest first; empty where they are of different kinds. */
export function periodsBetween(from: Period, to: Period): Period[] {
  const found: Period[] = [];
  for (
    let at: Period | null = from;
    at !== null && comparePeriods(at, to) <= 0 && found.length < 1200;
    at = nextPeriod(at)
  ) {
    found.push(at);
  }
  return found.at(-1) === to ? found : [];
}

/** The number of days from one day to another; negative where the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** Moves a day by whole days. */
export function addDays(day: string, days: number): string {
  return isoDay(new Date((dayNumber(day) + days) * 86400000));
}

/** The first day of `YYYY`, `YYYY-MM` or the day itself. */
export function firstDayOf(date: string): string {
  if (date.length === 4) return `${date}-01-01`;
  return date.length === 7 ? `${date}-01` : date;
}

/** The last day of `YYYY`, `YYYY-MM` or the day itself: until when something due then is still in time. */
export function lastDayOf(date: string): string {
  if (date.length === 4) return `${date}-12-31`;
  return date.length === 7 ? dayOfMonth(monthNumber(`${date}-01`), 31) : date;
}

function phaseAt(calendar: FilingCalendar, asOf: string): Period {
  const open = calendar.phases.findIndex((phase) => phase.to !== null && lastDayOf(phase.to) >= asOf);
  return Period.parse(`phase:${open === -1 ? calendar.phases.length : open + 1}`);
}

function phaseNumber(period: Period): number | null {
  return period.startsWith('phase:') ? Number(period.slice(6)) : null;
}

function shift(period: Period, by: 1 | -1): Period | null {
  const number = phaseNumber(period);
  if (number !== null) return number + by < 1 ? null : Period.parse(`phase:${number + by}`);
  const length = lastMonth(period) - firstMonth(period) + 1;
  return periodOfMonth(CYCLE_OF_LENGTH[length] ?? 'monthly', firstMonth(period) + by * length);
}

const CYCLE_OF_LENGTH: Readonly<Record<number, Cycle>> = {
  1: 'monthly',
  3: 'quarterly',
  6: 'halfYearly',
  12: 'yearly',
};

/** Months are counted from year 0, so that arithmetic needs no carrying. */
function periodOfMonth(cycle: Cycle, month: number): Period {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  const index = month - Math.floor(month / 12) * 12;
  switch (cycle) {
    case 'quarterly':
      return Period.parse(`${year}-Q${Math.floor(index / 3) + 1}`);
    case 'halfYearly':
      return Period.parse(`${year}-H${Math.floor(index / 6) + 1}`);
    case 'yearly':
      return Period.parse(year);
    case 'monthly':
    case 'phases':
      return Period.parse(`${year}-${String(index + 1).padStart(2, '0')}`);
  }
}

function firstMonth(period: Period): number {
  const january = Number(period.slice(0, 4)) * 12;
  const part = period.slice(5);
  if (part === '') return january;
  if (part.startsWith('Q')) return january + (Number(part.slice(1)) - 1) * 3;
  if (part.startsWith('H')) return january + (Number(part.slice(1)) - 1) * 6;
  return january + Number(part) - 1;
}

function lastMonth(period: Period): number {
  const part = period.slice(5);
  const length = part === '' ? 12 : part.startsWith('Q') ? 3 : part.startsWith('H') ? 6 : 1;
  return firstMonth(period) + length - 1;
}

function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function dayOfMonth(month: number, day: number): string {
  const year = Math.floor(month / 12);
  const index = month - year * 12;
  const clamped = Math.min(day, daysInMonth(year, index));
  return `${String(year).padStart(4, '0')}-${String(index + 1).padStart(2, '0')}-${String(clamped).padStart(2, '0')}`;
}

function daysInMonth(year: number, index: number): number {
  if (index === 1) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [3, 5, 8, 10].includes(index) ? 30 : 31;
}

function clampDay(day: string, from: string | null, to: string | null): string {
  if (from !== null && day < from) return from;
  return to !== null && day > to ? to : day;
}

function dayNumber(day: string): number {
  return Math.round(
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / 86400000,
  );
}

function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
