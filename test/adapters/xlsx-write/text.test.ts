import fc from 'fast-check';
import { readXlsx } from '../../../src/adapters/xlsx/read';
import { writeXlsx } from '../../../src/adapters/xlsx/write';
import { needsTextPrefix, spreadsheetText } from '../../../src/adapters/xlsx/write/text';
import type { SheetLayout } from '../../../src/core/model';
import { PROPERTIES, TEXT } from './layouts';
import { partText } from './parts';

function written(values: readonly string[], style?: typeof TEXT): Uint8Array {
  const cell = (value: string) => ({ value, ...(style !== undefined && { style }) });
  const rows = values.map((value) => ({ cells: [cell(value)] }));
  const sheet: SheetLayout = { name: '表', visibility: 'visible', columns: [{ width: 10 }], rows };
  return writeXlsx({ sheets: [sheet], properties: PROPERTIES });
}

function readBack(bytes: Uint8Array, count: number): readonly unknown[] {
  const rows = readXlsx(bytes, '表.xlsx').sheets[0]?.rows ?? [];
  return Array.from({ length: count }, (_, row) => rows[row]?.[0] ?? null);
}

test('whatever a text begins with, the cell holds that text and no formula, number or error', () => {
  const texts = [
    '=1+1',
    '+86',
    '-5',
    '@SUM(A1)',
    "'quoted",
    '10.30',
    '1-2',
    '110101200001011234',
    'TRUE',
    '#N/A',
    '#REF!',
  ];
  const bytes = written(texts);
  expect(readBack(bytes, texts.length)).toEqual(texts);
  expect(partText(bytes, 'xl/worksheets/sheet1.xml')).not.toMatch(/<f>|t="e"|t="b"/);
});

test('every text comes back as it was, but for line ends and characters that do not exist', () => {
  const texts = fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(texts, (values) => {
      const expected = values.map((value) => value.replace(/\r\n?/g, '\n').replace(/[\uFFFE\uFFFF]/g, '\uFFFD'));
      expect(readBack(written(values), values.length)).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['half of a surrogate pair', 'a\uD800b', 'a\uFFFDb'],
  ['the other half', '\uDC00', '\uFFFD'],
  ['the end of a line on Windows', 'a\r\nb', 'a\nb'],
])('%s is replaced', (_case, text, expected) => {
  expect(readBack(written([text]), 1)).toEqual([expected]);
});

test('an escape that a person typed is not taken for an escape', () => {
  const texts = ['_x0041_', '_x005F_x0041_', '_x0041_x0042_', '_x00e9_'];
  expect(readBack(written(texts), texts.length)).toEqual(texts);
});

test('blanks at the ends are kept without an attribute that the schema does not know', () => {
  expect(spreadsheetText(' a\n')).toBe('_x0020_a_x000A_');
  expect(spreadsheetText(' ')).toBe('_x0020_');
});

test('the text prefix stands where a person who opens the cell would change it, and nowhere else', () => {
  for (const text of ['=A1', '+1', '-1', '@x', "'a", '10.31', '2026-07', '７'.normalize('NFKC'), '7月10日', '1,000']) {
    expect(needsTextPrefix(text)).toBe(true);
  }
  for (const text of ['办公室', '第1项', 'a=b', '', '10.31前']) expect(needsTextPrefix(text)).toBe(false);
  expect(needsTextPrefix('10.31', '@')).toBe(false);
  expect(needsTextPrefix('=A1', '@')).toBe(true);
});

test('cells with the prefix have a format of their own', () => {
  const styles = partText(written(['=A1'], TEXT), 'xl/styles.xml');
  expect(styles).toContain('quotePrefix="1"');
  expect(partText(written(['办公室'], TEXT), 'xl/styles.xml')).not.toContain('quotePrefix');
});
