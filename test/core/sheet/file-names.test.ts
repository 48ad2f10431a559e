import fc from 'fast-check';
import { Period } from '../../../src/core/model';
import { distinctNames, returnFileName, safeName } from '../../../src/core/sheet';

test.each([
  ['市科技局', '2026-07', '市科技局_台账_2026-07.xlsx'],
  ['市司法局（行政复议局）', '2026-Q3', '市司法局(行政复议局)_台账_2026-Q3.xlsx'],
  ['甲/乙:丙*丁', 'phase:2', '甲_乙_丙_丁_台账_第2阶段.xlsx'],
  ['CON', '2026', 'CON__台账_2026.xlsx'],
])('%s in %s is %s', (unit, period, expected) => {
  expect(returnFileName(unit, Period.parse(period))).toBe(expected);
});

test('any name becomes one that every system takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const safe = safeName(name);
      expect(safe).not.toBe('');
      expect(safe).not.toMatch(/[/\\:*?"<>|\p{Cc}\p{Cs}\u200b\u202e]/u);
      expect(safe).not.toMatch(/^[. ]|[. ]$/);
      expect(new TextEncoder().encode(returnFileName(name, Period.parse('2026-07'), name)).length).toBeLessThanOrEqual(
        255,
      );
    }),
  );
});

test('names that would be one file are told apart', () => {
  expect(distinctNames(['a/b.xlsx', 'A_B.xlsx', 'a_b.xlsx', 'a_b.xlsx'].map((name) => name.replace('/', '_')))).toEqual(
    ['a_b.xlsx', 'A_B(2).xlsx', 'a_b(3).xlsx', 'a_b(4).xlsx'],
  );
});
