import { readXlsx } from '../../../src/adapters/xlsx/read';
import { checkLayout, writeXlsx } from '../../../src/adapters/xlsx/write';
import { LIMITS } from '../../../src/adapters/xlsx/write/limits';
import {
  AdapterError,
  type CellLayout,
  type SheetLayout,
  type Validation,
  type WorkbookLayout,
} from '../../../src/core/model';
import type { LimitName } from '../../../src/core/model/issue-codes/workbook';
import { partText } from './parts';
import { PROPERTIES } from './layouts';

function workbook(sheet: Partial<SheetLayout>, more: Partial<WorkbookLayout> = {}): WorkbookLayout {
  const plain: SheetLayout = { name: '台账', visibility: 'visible', columns: [{ width: 10 }], rows: [] };
  return { sheets: [{ ...plain, ...sheet }], properties: PROPERTIES, ...more };
}

const oneCell = (cell: CellLayout): Partial<SheetLayout> => ({ rows: [{ cells: [cell] }] });

function validation(more: Partial<Validation>): Partial<SheetLayout> {
  const range = { top: 0, left: 0, bottom: 0, right: 0 };
  return { validations: [{ range, rule: { kind: 'any' }, allowBlank: true, ...more }] };
}

const long = (length: number): string => '字'.repeat(length);

/** For each limit the layout that keeps it just, and the one that is just over it. */
const AT_THE_LIMIT: Readonly<Record<LimitName, (size: number) => WorkbookLayout>> = {
  rows: (size) => workbook({ rows: Array.from({ length: size }, () => ({ cells: [] })) }),
  columns: (size) => workbook({ columns: Array.from({ length: size }, () => ({ width: 1 })) }),
  cellText: (size) => workbook(oneCell({ value: long(size) })),
  lineBreaks: (size) => workbook(oneCell({ value: '一\n'.repeat(size) + '二' })),
  rowHeight: (size) => workbook({ rows: [{ height: size, cells: [] }] }),
  columnWidth: (size) => workbook({ columns: [{ width: size }] }),
  formula: (size) => workbook(oneCell({ formula: `1${'+1'.repeat((size - 1) / 2)}${size % 2 === 0 ? ' ' : ''}` })),
  formulaNesting: (size) => workbook(oneCell({ formula: `${'ABS('.repeat(size)}1${')'.repeat(size)}` })),
  promptTitle: (size) => workbook(validation({ prompt: { title: long(size), text: '' } })),
  promptText: (size) => workbook(validation({ prompt: { title: '', text: long(size) } })),
  errorTitle: (size) => workbook(validation({ error: { style: 'stop', title: long(size), text: '' } })),
  errorText: (size) => workbook(validation({ error: { style: 'stop', title: '', text: long(size) } })),
  headerFooter: (size) =>
    workbook({
      print: {
        orientation: 'portrait',
        paper: 'A4',
        margins: { top: 20, bottom: 20, left: 20, right: 20 },
        fitToWidth: true,
        footer: `&C${long(size - 2)}`,
      },
    }),
  fontName: (size) => workbook(oneCell({ value: 'a', style: { font: long(size) } })),
  fontSize: (size) => workbook({ rows: [{ height: 409, cells: [{ value: 'a', style: { size } }] }] }),
  indent: (size) => workbook(oneCell({ value: 'a', style: { indent: size } })),
  numberFormat: (size) => workbook(oneCell({ value: 1, style: { numberFormat: `"${long(size - 3)}"0` } })),
  outlineLevel: (size) => workbook({ rows: [{ outlineLevel: size, cells: [] }] }),
  property: (size) => workbook({}, { properties: { ...PROPERTIES, title: long(size) } }),
};

/** Limits whose excess Excel would not survive are refused; at the others the writer gives less and says so. */
const REFUSED: readonly LimitName[] = [
  'rows',
  'columns',
  'cellText',
  'formula',
  'formulaNesting',
  'fontName',
  'fontSize',
  'indent',
  'numberFormat',
];
const SHORTENED = (Object.keys(LIMITS) as LimitName[]).filter(
  (name) => !REFUSED.includes(name) && name !== 'lineBreaks',
);

function errorOf(work: () => unknown): AdapterError {
  try {
    work();
  } catch (error) {
    if (error instanceof AdapterError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

test('every limit names where it is written', () => {
  for (const { source } of Object.values(LIMITS)) expect(source).toMatch(/MS-|support\.microsoft\.com|ECMA-376/);
});

describe('limits of Excel beyond the schema', () => {
  test.each(Object.keys(AT_THE_LIMIT) as LimitName[])('%s at the limit is no finding', (name) => {
    expect(checkLayout(AT_THE_LIMIT[name](LIMITS[name].value))).toEqual([]);
  });

  test.each(REFUSED)('%s over the limit is refused, with number and limit', (name) => {
    const limit = LIMITS[name].value;
    const layout = AT_THE_LIMIT[name](limit + (name === 'formula' ? 2 : 1));
    const error = errorOf(() => writeXlsx(layout));
    expect(error.code).toBe('xlsx.overLimit');
    expect(error.issue).toMatchObject({ what: name, limit, severity: 'error' });
  });

  test.each(SHORTENED)('%s over the limit is written within it, and said', (name) => {
    const layout = AT_THE_LIMIT[name](LIMITS[name].value + 20);
    expect(checkLayout(layout)).toContainEqual(
      expect.objectContaining({ code: 'xlsx.shortened', what: name, severity: 'warning' }),
    );
    expect(() => readXlsx(writeXlsx(layout), '台账.xlsx')).not.toThrow();
  });

  test('many line breaks are written as they are, with a warning', () => {
    const layout = AT_THE_LIMIT.lineBreaks(300);
    expect(checkLayout(layout)).toEqual([expect.objectContaining({ what: 'lineBreaks', severity: 'warning' })]);
    expect(readXlsx(writeXlsx(layout), '台账.xlsx').sheets[0]?.rows[0]?.[0]).toBe('一\n'.repeat(300) + '二');
  });

  test('what is shortened ends within the limit, on a whole character', () => {
    const text = '𠀀'.repeat(200);
    const sheet = partText(
      writeXlsx(workbook(validation({ prompt: { title: text, text } }))),
      'xl/worksheets/sheet1.xml',
    );
    const title = /promptTitle="([^"]*)"/.exec(sheet)?.[1] ?? '';
    const prompt = /prompt="([^"]*)"/.exec(sheet)?.[1] ?? '';
    expect([title.length, prompt.length]).toEqual([31, 255]);
    expect(title.endsWith('𠀀…')).toBe(true);
  });
});

describe('sheet names', () => {
  const named = (...names: string[]): WorkbookLayout => ({
    sheets: names.map((name) => ({ name, visibility: 'visible', columns: [], rows: [] })),
    properties: PROPERTIES,
  });

  test.each([
    ['', 'empty'],
    [long(32), 'tooLong'],
    ['上半年/下半年', 'character'],
    ['什么?', 'character'],
    ['*', 'character'],
    ['[1]', 'character'],
    ['甲:乙', 'character'],
    ['a\\b', 'character'],
    ['a\u0001', 'character'],
    ["'甲", 'apostrophe'],
    ["甲'", 'apostrophe'],
    ['History', 'reserved'],
  ])('%p is refused', (name, problem) => {
    expect(errorOf(() => writeXlsx(named(name))).issue).toMatchObject({ code: 'xlsx.sheetName', problem });
  });

  test('two names that differ in capitals only are one name', () => {
    expect(errorOf(() => writeXlsx(named('Sheet', 'SHEET'))).issue).toMatchObject({ problem: 'duplicate' });
  });

  test('31 characters with an apostrophe inside are a good name', () => {
    const name = `${long(15)}'${long(15)}`;
    expect(readXlsx(writeXlsx(named(name)), 'x.xlsx').sheets[0]?.name).toBe(name);
  });

  test('a workbook without a visible sheet is refused', () => {
    const hidden = workbook({ visibility: 'veryHidden' });
    expect(errorOf(() => writeXlsx(hidden)).code).toBe('xlsx.noVisibleSheet');
  });
});

describe('merges, names and formulas', () => {
  test('overlapping merges are refused, touching ones are not', () => {
    const upper = { top: 0, left: 0, bottom: 1, right: 1 };
    const lower = { top: 2, left: 0, bottom: 3, right: 1 };
    expect(errorOf(() => writeXlsx(workbook({ merges: [lower, { ...upper, bottom: 2 }] }))).issue).toMatchObject({
      code: 'xlsx.mergesOverlap',
      first: 'A1:B3',
      second: 'A3:B4',
    });
    expect(checkLayout(workbook({ merges: [upper, lower] }))).toEqual([]);
  });

  test.each(['A1', 'R1C1', 'r', '1号', '有 空格', long(256), 'TRUE', 'xfd1048576', ''])('%p is no name', (name) => {
    const layout = workbook({}, { definedNames: [{ name, ref: "'台账'!$A$1" }] });
    expect(errorOf(() => writeXlsx(layout)).code).toBe('xlsx.definedName');
  });

  test('names are unique whatever their capitals', () => {
    const ref = "'台账'!$A$1";
    const twice = workbook(
      {},
      {
        definedNames: [
          { name: 'units', ref },
          { name: 'Units', ref },
        ],
      },
    );
    expect(errorOf(() => writeXlsx(twice)).code).toBe('xlsx.definedName');
    expect(checkLayout(workbook({}, { definedNames: [{ name: '责任_单位.1', ref }] }))).toEqual([]);
  });

  test.each([
    ['SUM(A1', 'parentheses'],
    ['SUM)A1(', 'parentheses'],
    ['"a', 'quotes'],
    ["'甲!A1", 'quotes'],
    [' ', 'empty'],
  ])('the formula %p is refused', (formula, problem) => {
    expect(errorOf(() => writeXlsx(workbook(oneCell({ formula })))).issue).toMatchObject({
      code: 'xlsx.formula',
      problem,
    });
  });

  test('parentheses inside a text are no parentheses', () => {
    expect(checkLayout(workbook(oneCell({ formula: 'IF(A1=":(","（",")")' })))).toEqual([]);
  });
});

describe('values', () => {
  test.each([Number.NaN, Number.POSITIVE_INFINITY])('%p is no number of a cell', (value) => {
    expect(errorOf(() => writeXlsx(workbook(oneCell({ value })))).issue).toMatchObject({
      code: 'xlsx.value',
      at: { sheet: '台账', row: 0, column: 0 },
    });
  });

  test.each(['1899-12-31', '2026-02-30', '30.6.2026', '10000-01-01'])('the date %p is outside the calendar', (date) => {
    expect(errorOf(() => writeXlsx(workbook(oneCell({ value: { date } })))).code).toBe('xlsx.value');
  });

  test('the first days of the calendar are the days that Excel shows', () => {
    const days = ['1900-01-01', '1900-02-28', '1900-03-01', '9999-12-31'];
    const sheet = partText(
      writeXlsx(workbook({ rows: days.map((date) => ({ cells: [{ value: { date } }] })) })),
      'xl/worksheets/sheet1.xml',
    );
    expect([...sheet.matchAll(/<v>(\d+)<\/v>/g)].map((match) => match[1])).toEqual(['1', '59', '61', '2958465']);
  });
});

describe('lists to choose from', () => {
  const list = (values: readonly string[]): WorkbookLayout => workbook(validation({ rule: { kind: 'list', values } }));
  const formula = (layout: WorkbookLayout): string =>
    /<formula1>(.*?)<\/formula1>/.exec(partText(writeXlsx(layout), 'xl/worksheets/sheet1.xml'))?.[1] ?? '';

  test('255 characters stand in the rule itself', () => {
    const values = [long(127), long(127)];
    expect(formula(list(values))).toBe(`"${values.join(',')}"`);
  });

  test.each([
    ['more than 255 characters', [long(128), long(127)]],
    ['values with a comma', ['甲,乙', '丙']],
    ['values with blanks at the end', ['甲 ', '丙']],
  ])('%s stand in a very hidden sheet', (_case, values) => {
    const bytes = writeXlsx(list(values));
    expect(formula(list(values))).toBe(`'_列表 台账'!$A$1:$A$${values.length}`);
    const lists = readXlsx(bytes, 'x.xlsx').sheets[1];
    expect(lists?.visibility).toBe('veryHidden');
    expect(lists?.rows.map((row) => row?.[0])).toEqual(values);
  });
});
