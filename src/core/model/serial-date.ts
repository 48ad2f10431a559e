import type { DateValue } from './grid';

/** 9999-12-31, the last day that a spreadsheet knows. */
const LAST_SERIAL = { false: 2958466, true: 2957004 } as const;
const SECONDS_A_DAY = 86400;

/**
 * A serial number of days (fractions are times) → the date it stands for; null where it stands for none.
 * Two systems: 1 is 1900-01-01, or with `date1904` 0 is 1904-01-01. Serials below 1 are times of day.
 * In the 1900 system 60 is the 29 February 1900 that never was (kept from Lotus 1-2-3): no date, so null.
 */
export function dateOfSerial(serial: number, format: string, date1904: boolean): DateValue | null {
  if (!(serial >= 0) || serial >= LAST_SERIAL[`${date1904}`]) return null;
  if (serial < 1) return { kind: 'date', serial, iso: timeOfDay(serial), format };
  const { day, second } = roundToSeconds(serial);
  if ((!date1904 && day === 60) || day >= LAST_SERIAL[`${date1904}`]) return null;
  const iso = isoDay(day + daysBeforeFirst(day, date1904));
  return { kind: 'date', serial, iso: second === 0 ? iso : `${iso}T${clock(second)}`, format };
}

/** `YYYY-MM-DD` or `YYYY-MM-DDTHH:mm:ss` → its serial number; null where it is no date of the calendar. */
export function serialOfDate(iso: string, date1904: boolean): number | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?$/.exec(iso);
  if (parts === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  const days = daysSince1970(year, month, day);
  if (isoDay(days) !== iso.slice(0, 10) || hour > 23 || minute > 59 || second >= 60) return null;
  const fraction = (hour * 3600 + minute * 60 + second) / SECONDS_A_DAY;
  const before = date1904 ? EPOCH_1904 : days < FIRST_OF_MARCH_1900 ? EPOCH_1900 + 1 : EPOCH_1900;
  const serial = days - before + fraction;
  return serial >= (date1904 ? 0 : 1) ? serial : null;
}

function timeOfDay(serial: number): string {
  return clock(Math.min(Math.round(serial * SECONDS_A_DAY), SECONDS_A_DAY - 1));
}

function roundToSeconds(serial: number): { day: number; second: number } {
  const day = Math.floor(serial);
  const second = Math.round((serial - day) * SECONDS_A_DAY);
  return second === SECONDS_A_DAY ? { day: day + 1, second: 0 } : { day, second };
}

/** Days from 1970-01-01 back to serial 0 of each system. */
const EPOCH_1900 = -25569;
const EPOCH_1904 = -24107;
const FIRST_OF_MARCH_1900 = -25508;

function daysBeforeFirst(day: number, date1904: boolean): number {
  if (date1904) return EPOCH_1904;
  return day < 60 ? EPOCH_1900 + 1 : EPOCH_1900;
}

/** Days since 1970-01-01 in the Gregorian calendar, counted from the first of March, so that leap days come last. */
function daysSince1970(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

function isoDay(days: number): string {
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

function clock(second: number): string {
  return `${twoDigits(Math.floor(second / 3600))}:${twoDigits(Math.floor(second / 60) % 60)}:${twoDigits(second % 60)}`;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
