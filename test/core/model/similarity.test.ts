import fc from 'fast-check';
import {
  assignOneToOne,
  likeness,
  likenesses,
  matchKey,
  nameKey,
  periodsIn,
  plainText,
  sameness,
  type Likeness,
} from '../../../src/core/model';

const TASKS = [
  '加强理论研究,完善法治政府建设研究宣传机制',
  '加强宣传引导,完善法治政府建设研究宣传机制',
  '加强行政复议工作',
  '加强行政应诉工作',
];

function nearest(text: string): number | undefined {
  return likenesses([text], TASKS).sort((a, b) => b.score - a.score)[0]?.right;
}

test.each([
  ['加强理论研究', 0],
  ['加强宣传引导', 1],
  ['切实加强宣传引导工作，完善研究宣传机制', 1],
  ['行政复议工作', 2],
  ['3.加强行政应诉工作（市司法局牵头）', 3],
])('%s is nearest to task %i', (text, expected) => {
  expect(nearest(text)).toBe(expected);
});

test('a common ending alone leaves two tasks equally near', () => {
  const [first, second] = likenesses(['完善法治政府建设研究宣传机制'], TASKS).sort((a, b) => b.score - a.score);
  expect(Math.abs((first?.score ?? 0) - (second?.score ?? 1))).toBeLessThan(0.05);
});

test('the same words are wholly alike, whatever their marks, width and blanks; others hardly', () => {
  expect(likeness('推进“一网通办”，压减１２项', '推进"一网通办" 压减12项')).toBe(1);
  expect(likeness('推进一网通办', '整治校外培训')).toBeLessThan(0.2);
  expect(sameness('加强宣传引导', TASKS[1] ?? '')).toBeLessThan(0.6);
});

test('likeness stays between 0 and 1 and every text is wholly like itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (left, right) => {
      const score = likeness(left, right);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
      if (matchKey(left) !== '') expect(likeness(left, left)).toBeCloseTo(1);
    }),
  );
});

/** The best total by trying everything. */
function bestTotal(
  pairs: readonly Likeness[],
  lefts: readonly number[],
  used: ReadonlySet<number> = new Set(),
): number {
  const [left, ...rest] = lefts;
  if (left === undefined) return 0;
  const own = pairs.filter((pair) => pair.left === left && !used.has(pair.right));
  const choices = own.map((pair) => pair.score + bestTotal(pairs, rest, new Set([...used, pair.right])));
  return Math.max(bestTotal(pairs, rest, used), ...choices);
}

test('the assignment uses nothing twice and is the best of all', () => {
  const pair = fc.record({ left: fc.nat(4), right: fc.nat(4), score: fc.double({ min: 0.01, max: 1, noNaN: true }) });
  const distinct = fc.uniqueArray(pair, { selector: ({ left, right }) => `${left}:${right}`, maxLength: 14 });
  fc.assert(
    fc.property(distinct, (pairs) => {
      const chosen = assignOneToOne(pairs, 5);
      const taken = chosen.filter((right) => right !== null);
      expect(new Set(taken).size).toBe(taken.length);
      const total = chosen.reduce<number>(
        (sum, right, left) => sum + (pairs.find((one) => one.left === left && one.right === right)?.score ?? 0),
        0,
      );
      expect(total).toBeCloseTo(bestTotal(pairs, [0, 1, 2, 3, 4]), 6);
    }),
  );
});

test('a greedy choice that would leave another row alone is not made', () => {
  const pairs = [
    { left: 0, right: 0, score: 0.9 },
    { left: 0, right: 1, score: 0.8 },
    { left: 1, right: 0, score: 0.85 },
  ];
  expect(assignOneToOne(pairs, 2)).toEqual([1, 0]);
});

test('names are compared as a person sees them', () => {
  expect(nameKey('市司法局（本级）')).toBe(nameKey('市司法局(本级)'));
  expect(nameKey('市\u200b审批 局\u202e')).toBe('市审批局');
  expect(plainText('１０．３１')).toBe('10.31');
});

test.each([
  ['市审批局2026年7月台账', ['2026-07']],
  ['市审批局_台账_2026-07', ['2026-07']],
  ['202607台账', ['2026-07']],
  ['7月份工作台账', ['2025-07']],
  ['第三季度进展', ['2025-Q3']],
  ['2026年上半年', ['2026-H1']],
  ['2026年7月20日填报', []],
  ['20260720台账', []],
  ['6-7月', ['2025-07']],
  ['第2阶段', ['phase:2']],
  ['台账（最终版）(1)', []],
])('%s speaks of %j', (text, expected) => {
  expect(periodsIn(text, 2025)).toEqual(expected);
});

test('without a year a month says no period', () => {
  expect(periodsIn('7月份工作台账', null)).toEqual([]);
});
