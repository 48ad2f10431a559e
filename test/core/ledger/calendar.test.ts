import {
  closingDate,
  comparePeriods,
  daysBetween,
  formatFiling,
  formatPeriod,
  nextPeriod,
  periodAt,
  periodEnd,
  periodsBetween,
  periodStart,
  previousPeriod,
} from '../../../src/core/ledger';
import { FilingCalendar, Period } from '../../../src/core/model';

const period = (text: string): Period => Period.parse(text);
const calendar = (draft: Partial<FilingCalendar>): FilingCalendar =>
  FilingCalendar.parse({ cycle: 'monthly', closingDay: 30, ...draft });

test('a closing day of 30 is clamped in February, in leap years too', () => {
  expect(closingDate(calendar({}), period('2026-02'))).toBe('2026-02-28');
  expect(closingDate(calendar({}), period('2028-02'))).toBe('2028-02-29');
  expect(closingDate(calendar({}), period('2026-03'))).toBe('2026-03-30');
  expect(closingDate(calendar({ closingDay: 31 }), period('2026-04'))).toBe('2026-04-30');
});

test('with an offset the closing day lies in a later month, over the turn of the year too', () => {
  const later = calendar({ closingDay: 10, offsetMonths: 1 });
  expect(closingDate(later, period('2026-07'))).toBe('2026-08-10');
  expect(closingDate(later, period('2026-12'))).toBe('2027-01-10');
  expect(periodAt(later, '2026-08-05')).toBe('2026-07');
  expect(periodAt(later, '2027-01-02')).toBe('2026-12');
});

test.each([
  ['monthly', '2026-07-31', '2026-07'],
  ['quarterly', '2026-07-01', '2026-Q3'],
  ['quarterly', '2026-12-31', '2026-Q4'],
  ['halfYearly', '2026-06-30', '2026-H1'],
  ['halfYearly', '2026-07-01', '2026-H2'],
  ['yearly', '2026-07-01', '2026'],
] as const)('%s filing on %s is for %s', (cycle, day, expected) => {
  expect(periodAt(calendar({ cycle }), day)).toBe(expected);
});

test('phases are filed until they end; after the last one it stays the last', () => {
  const phases = calendar({
    cycle: 'phases',
    phases: [
      { name: '安排部署', from: '2026-06-05', to: '2026-06-15' },
      { name: '推进落实', from: '2026-06-15', to: '2026-10' },
    ],
  });
  expect(periodAt(phases, '2026-06-01')).toBe('phase:1');
  expect(periodAt(phases, '2026-06-16')).toBe('phase:2');
  expect(periodAt(phases, '2027-01-01')).toBe('phase:2');
  expect(closingDate(phases, period('phase:2'))).toBe('2026-10-31');
  expect(periodStart(period('phase:2'), phases)).toBe('2026-06-15');
  expect(formatPeriod(period('phase:2'), phases.phases)).toBe('推进落实');
});

test('before the calendar starts the first period is meant, after its end the last', () => {
  const bounded = calendar({ startsOn: '2026-06-24', endsOn: '2026-11-30' });
  expect(periodAt(bounded, '2026-01-05')).toBe('2026-06');
  expect(periodAt(bounded, '2027-05-05')).toBe('2026-11');
});

test('periods end with their last day and follow each other', () => {
  expect(periodEnd(period('2026-02'))).toBe('2026-02-28');
  expect(periodEnd(period('2026-Q2'))).toBe('2026-06-30');
  expect(periodEnd(period('2026-H2'))).toBe('2026-12-31');
  expect(previousPeriod(period('2026-01'))).toBe('2025-12');
  expect(previousPeriod(period('2026-Q1'))).toBe('2025-Q4');
  expect(previousPeriod(period('phase:1'))).toBeNull();
  expect(nextPeriod(period('2026-H2'))).toBe('2027-H1');
  expect(periodsBetween(period('2025-11'), period('2026-02'))).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
  expect(periodsBetween(period('2025-11'), period('2026-Q1'))).toEqual([]);
});

test('periods of any kind have one order, by their last day, shorter ones first', () => {
  const ordered = ['2025-12', '2026-01', '2026-06', '2026-Q2', '2026-H1', '2026', 'phase:1', 'phase:2'].map(period);
  expect([...ordered].reverse().sort(comparePeriods)).toEqual(ordered);
});

test('periods and filing rules are spoken as clerks write them', () => {
  expect(['2026-07', '2026-Q3', '2026-H1', '2026', 'phase:3'].map((text) => formatPeriod(period(text)))).toEqual([
    '2026年7月',
    '2026年第三季度',
    '2026年上半年',
    '2026年',
    '第3阶段',
  ]);
  expect(formatFiling(calendar({}))).toBe('每月30日前');
  expect(formatFiling(calendar({ cycle: 'quarterly', closingDay: 20 }))).toBe('每季度末月20日前');
});

test('days are counted over leap days', () => {
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  expect(daysBetween('2026-03-01', '2026-02-28')).toBe(-1);
});
