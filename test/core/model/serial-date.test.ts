import fc from 'fast-check';
import { dateOfSerial, serialOfDate } from '../../../src/core/model';

const isoOf = (serial: number, date1904 = false): string | null =>
  dateOfSerial(serial, 'yyyy-mm-dd', date1904)?.iso ?? null;

describe('a serial number is a day of the calendar', () => {
  test.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [60, null],
    [61, '1900-03-01'],
    [36526, '2000-01-01'],
    [43890, '2020-02-29'],
    [2958465, '9999-12-31'],
    [2958466, null],
    [-0.5, null],
    [0, '00:00:00'],
    [0.75, '18:00:00'],
    [44042.5, '2020-07-30T12:00:00'],
    [44041.9999999, '2020-07-30'],
    [0.9999999, '23:59:59'],
    [NaN, null],
  ])('%d → %s', (serial, iso) => {
    expect(isoOf(serial)).toBe(iso);
  });

  test('in the system of 1904', () => {
    expect(isoOf(1, true)).toBe('1904-01-02');
    expect(isoOf(42580, true)).toBe('2020-07-30');
    expect(isoOf(2957004, true)).toBeNull();
  });

  test('and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2957003 }), fc.boolean(), (serial, date1904) => {
        const iso = isoOf(serial, date1904);
        expect(iso === null ? serial : serialOfDate(iso, date1904)).toBe(serial);
      }),
    );
  });

  test('a text that names no day has no serial', () => {
    for (const text of ['2020-02-30', '2020-13-01', '2020-7-1', '1899-12-31', '2020-01-01T24:00']) {
      expect(serialOfDate(text, false)).toBeNull();
    }
    expect(serialOfDate('2020-07-30T06:00', false)).toBe(44042.25);
  });

  test('days agree with the language’s own calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2958465 }), (serial) => {
        expect(isoOf(serial)).toBe(new Date((serial - 25569) * 86_400_000).toISOString().slice(0, 10));
      }),
    );
  });
});
