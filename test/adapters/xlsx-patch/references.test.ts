import fc from 'fast-check';
import { mapReferences, parseRange, referencesOf, translateFormula } from '../../../src/adapters/xlsx/patch/references';
import {
  foreignReferences,
  ownReferences,
  shiftFormula,
  shiftRuleFormula,
  type Shift,
} from '../../../src/adapters/xlsx/patch/shift';

const rows = (before: number, count = 1): Shift => ({
  axis: 'rows',
  places: [{ at: before - 1, count, extends: false }],
});
const columns = (before: number): Shift => ({
  axis: 'columns',
  places: [{ at: before - 1, count: 1, extends: false }],
});
const own = ownReferences('台账');

describe('formulas after rows came in before row 5', () => {
  test.each([
    ['A4+A5', 'A4+A6'],
    ['$B$5*$B4', '$B$6*$B4'],
    ['SUM(A1:A4)', 'SUM(A1:A4)'],
    ['SUM(A1:A5)', 'SUM(A1:A6)'],
    ['SUM(A5:A9)', 'SUM(A6:A10)'],
    ['SUM(A:A)', 'SUM(A:A)'],
    ['SUM(4:6)', 'SUM(4:7)'],
    ['SUM($5:$5)', 'SUM($6:$6)'],
    ['SUM(A1:A1048576)', 'SUM(A1:A1048576)'],
    ['SUM(A9:A5)', 'SUM(A6:A10)'],
    ['A1048576', '#REF!'],
    ["台账!A5+'台账'!A5+Sheet2!A5", "台账!A6+'台账'!A6+Sheet2!A5"],
    ["'It''s'!A5", "'It''s'!A5"],
    ['[1]台账!A5', '[1]台账!A5'],
    ["'[别的.xlsx]台账'!A5", "'[别的.xlsx]台账'!A5"],
    ['SUM(台账:统计!A5)', 'SUM(台账:统计!A5)'],
    ['"A5"&A5&"he said ""A5"""', '"A5"&A6&"he said ""A5"""'],
    ['LOG10(A5)+ATAN2(B5,C5)', 'LOG10(A6)+ATAN2(B6,C6)'],
    ['表1[[#This Row],[A5]]+A5', '表1[[#This Row],[A5]]+A6'],
    ['表1[@[列 A5]]', '表1[@[列 A5]]'],
    ["表1['[A5]+A5", "表1['[A5]+A6"],
    ['_xlfn.XLOOKUP(A5,B5:B9,C5:C9)', '_xlfn.XLOOKUP(A6,B6:B10,C6:C10)'],
    ['A5#', 'A6#'],
    ['@A5', '@A6'],
    ['名称A5+A5名', '名称A5+A5名'],
    ['A5.B', 'A5.B'],
    ['1E5+A5', '1E5+A6'],
    ['{1,2;"A5",4}', '{1,2;"A5",4}'],
    ['#REF!+A5', '#REF!+A6'],
    ['台账!#REF!', '台账!#REF!'],
    ['XFE5+A5', 'XFE5+A6'],
    ['INDEX(A5:A9,2):C9', 'INDEX(A6:A10,2):C10'],
    ['A5:INDEX(A:A,9)', 'A6:INDEX(A:A,9)'],
    ['A1 A5', 'A1 A6'],
    ['(A5,A6)', '(A6,A7)'],
    ['-A5%', '-A6%'],
    ['A5=B5', 'A6=B6'],
    ['Z5', 'Z6'],
    ['', ''],
  ])('%s → %s', (before, after) => {
    expect(shiftFormula(before, rows(5), own)).toBe(after);
  });

  test('only sheets that are named move where the formula stands elsewhere', () => {
    expect(shiftFormula("A5+台账!A5+'台账'!$A$5", rows(5), foreignReferences('台账'))).toBe("A5+台账!A6+'台账'!$A$6");
  });
});

test.each([
  ['A1+C1', 'A1+D1'],
  ['SUM(A1:C9)', 'SUM(A1:D9)'],
  ['SUM(C:D)', 'SUM(D:E)'],
  ['SUM(3:3)', 'SUM(3:3)'],
  ['$B1+$C1', '$B1+$D1'],
])('a column before C: %s → %s', (before, after) => {
  expect(shiftFormula(before, columns(3), own)).toBe(after);
});

describe('rules written for the first cell of a region', () => {
  const region = { top: 4, left: 0, bottom: 19, right: 5 };
  const after = (formula: string, shift: Shift): string => shiftRuleFormula(formula, shift, own, region, true);

  test('a region that moves takes its own row along', () => {
    expect(after('$G5="是"', rows(3, 2))).toBe('$G7="是"');
  });

  test('a region that grows keeps the row it is written for', () => {
    expect(after('$G5="是"', rows(10, 2))).toBe('$G5="是"');
  });

  test('the row above stays the row above, at the edge too', () => {
    expect(after('$A5<>$A4', rows(10))).toBe('$A5<>$A4');
    expect(after('$A5<>$A4', rows(5))).toBe('$A6<>$A5');
  });

  test('a fixed cell is followed wherever it goes', () => {
    expect(after('A5>$Z$1', rows(3))).toBe('A6>$Z$1');
    expect(after('A5>$Z$30', rows(3))).toBe('A6>$Z$31');
    expect(after('A5>$Z$30', rows(25))).toBe('A5>$Z$31');
    expect(after('COUNTIF($A$5:$A$20,A5)>1', rows(10))).toBe('COUNTIF($A$5:$A$21,A5)>1');
  });

  test('a rule of another sheet follows only what it names', () => {
    const foreign = foreignReferences('台账');
    expect(shiftRuleFormula('A5=台账!$B$9', rows(3), foreign, region, false)).toBe('A5=台账!$B$10');
  });
});

test.each([
  ['A1+$A1+A$1+$A$1', 2, 1, 'B3+$A3+B$1+$A$1'],
  ['SUM(A1:B2)', 1, 0, 'SUM(A2:B3)'],
  ['A1', -1, 0, 'A1048576'],
  ['Sheet2!C3', 1, 1, 'Sheet2!D4'],
  ['A:A', 5, 1, 'B:B'],
])('%s as it reads %i rows and %i columns further: %s', (formula, down, right, expected) => {
  expect(translateFormula(formula, down, right)).toBe(expected);
});

test('a formula whose references do not change stays to the letter, whatever it is', () => {
  const pieces = fc.constantFrom(
    'A1',
    '$B$2:C3',
    '"',
    "'",
    '!',
    '[',
    ']',
    '(',
    ')',
    ':',
    '表',
    '#REF!',
    ',',
    '1.5',
    'SUM',
    ' ',
    '@',
    '&',
    '"A1"',
  );
  const formulas = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 20 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(formulas, (formula) => mapReferences(formula, (reference) => reference) === formula),
    { numRuns: 2000 },
  );
});

test('a reference far below moves by as many rows as came in', () => {
  const cell = fc.record({
    column: fc.constantFrom('A', 'Z', 'AA', 'XFD'),
    row: fc.integer({ min: 1, max: 1_000_000 }),
    fixed: fc.boolean(),
  });
  fc.assert(
    fc.property(
      cell,
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.integer({ min: 1, max: 9 }),
      ({ column, row, fixed }, before, count) => {
        const name = (number: number): string => (fixed ? `$${column}$${number}` : `${column}${number}`);
        const moved = row >= before ? row + count : row;
        expect(shiftFormula(`1+${name(row)}*2`, rows(before, count), own)).toBe(`1+${name(moved)}*2`);
      },
    ),
  );
});

test.each([
  ['B2', { top: 1, left: 1, bottom: 1, right: 1 }],
  ['$A$1:$C$3', { top: 0, left: 0, bottom: 2, right: 2 }],
  ['C3:A1', { top: 0, left: 0, bottom: 2, right: 2 }],
  ['2:3', { top: 1, left: 0, bottom: 2, right: 16_383 }],
  ['B:B', { top: 0, left: 1, bottom: 1_048_575, right: 1 }],
])('%s as a range', (text, range) => {
  expect(parseRange(text)).toEqual(range);
});

test.each(['', 'A0', 'A1,B2', 'XFE1', 'A1048577', '办公室'])('%p is no range', (text) => {
  expect(parseRange(text)).toBeNull();
});

test('the references of a formula are all found', () => {
  expect(referencesOf('A1+SUM(\'甲\'!B:B)+"C3"')).toHaveLength(2);
});
