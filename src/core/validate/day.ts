import { addDays } from '../ledger/calendar';
import { plainText } from '../model';

const WITH_YEAR = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]\d{1,2}:\d{2}(?::\d{2})?)?$/;
const WITHOUT_YEAR = /^(\d{1,2})[-/.月](\d{1,2})日?$/;
const PLAIN_DIGITS = /^(\d{4})(\d{2})(\d{2})$/;
const SERIAL = /^\d{5}$/;
/** Excel's serials of 2000-01-01 and 2100-01-01: a five-digit number between them in a date cell is a date. */
const SERIALS = { from: 36526, to: 73051 };

/**
 * Reads one day as people type it: 2020-07-15, 2020/7/15, 2020.7.15, 2020年7月15日, 20200715, a date serial,
 * or 7月15日 and 7.15 where the year is given. Null where the text is no day of the calendar.
 */
export function readDay(text: string, year: number | null): string | null {
  const plain = plainText(text).replace(/(?<=[年月./-]) | (?=[年月日./-])/g, '');
  const full = WITH_YEAR.exec(plain) ?? PLAIN_DIGITS.exec(plain);
  if (full !== null) return realDay(Number(full[1]), Number(full[2]), Number(full[3]));
  const short = WITHOUT_YEAR.exec(plain);
  if (short !== null && year !== null) return realDay(year, Number(short[1]), Number(short[2]));
  const serial = SERIAL.test(plain) ? Number(plain) : 0;
  return serial >= SERIALS.from && serial < SERIALS.to ? addDays('1899-12-30', serial) : null;
}

/** `YYYY-MM-DD`, or null where the calendar has no such day. */
function realDay(year: number, month: number, day: number): string | null {
  const written = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join(
    '-',
  );
  const inCalendar = month >= 1 && month <= 12 && day >= 1 && day <= 31 && addDays(written, 0) === written;
  return inCalendar ? written : null;
}

/** True for a day of the calendar as `YYYY-MM-DD`, which is what a day that was understood looks like. */
export function isDay(text: string): boolean {
  return text.length === 10 && readDay(text, null) === text;
}
