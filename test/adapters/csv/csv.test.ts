import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { readCsv } from '../../../src/adapters/csv';
import { guessDelimiter, parseDelimited } from '../../../src/adapters/bytes/delimited';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const rowsOf = (text: string): unknown => readCsv(utf8(text), 'a.csv').sheets[0]?.rows;

describe('text tables', () => {
  test.each([
    ['commas', 'a,b,c\r\n1,2,3\r\n'],
    ['tabs', 'a\tb\tc\n1\t2\t3'],
    ['semicolons', 'a;b;c\n1;2;3\n'],
    ['a first line that names the delimiter', 'sep=;\r\na;b;c\r\n1;2;3'],
  ])('%s', (_, text) => {
    expect(rowsOf(text)).toEqual([
      ['a', 'b', 'c'],
      [1, 2, 3],
    ]);
  });

  test('quoted fields hold delimiters, line ends and quotation marks', () => {
    expect(rowsOf('序号,进展\r\n1,"一、""已完成"",\r\n二、未完成"\r\n')).toEqual([
      ['序号', '进展'],
      [1, '一、"已完成",\r\n二、未完成'],
    ]);
  });

  test('text stays text: leading zeros, dates without a final zero, identity numbers, formulas', () => {
    expect(rowsOf('001,10.30,110105199003078515,=1+1,-5,1e3,2020/7/30, 甲 ')).toEqual([
      ['001', '10.30', '110105199003078515', '=1+1', -5, '1e3', '2020/7/30', ' 甲 '],
    ]);
  });

  test('a number that a spreadsheet shortened is marked as damaged', () => {
    expect(readCsv(utf8('a,b\n1.10105E+17,2'), 'a.csv').sheets[0]?.marks).toEqual([
      { row: 1, column: 0, kind: 'damagedNumber', text: '1.10105E+17' },
    ]);
  });

  test('empty fields are empty cells', () => {
    expect(rowsOf('a,,c\n,,\n1,2,3')).toEqual([
      ['a', null, 'c'],
      [null, null, null],
      [1, 2, 3],
    ]);
  });

  test('an unsure charset is said', () => {
    const bytes = utf8('序号,进展\n1,已完成\n');
    bytes[3] = 0xff;
    expect(readCsv(bytes, '7月.csv').issues).toMatchObject([{ code: 'text.charsetUnsure', file: '7月.csv' }]);
    expect(readCsv(utf8('序号,进展\n'), 'a.csv').issues).toEqual([]);
  });

  test('nothing, and too much', () => {
    expect(() => readCsv(new Uint8Array(), 'a')).toThrow(expect.objectContaining({ code: 'file.empty' }));
    expect(() => readCsv(new Uint8Array(33 << 20), 'a')).toThrow(expect.objectContaining({ code: 'file.tooLarge' }));
    expect(() => readCsv(utf8(',,,,,,,,,\n'.repeat(210_000)), 'a')).toThrow(
      expect.objectContaining({ code: 'file.tooManyCells' }),
    );
  });

  test('whatever fields are written come back', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '1', ',', '"', '\n', '\r', ' ', '甲', ';') });
    fc.assert(
      fc.property(
        fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        (records) => {
          const text = records
            .map((record) => record.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
            .join('\r\n');
          expect(parseDelimited(text, ',')).toEqual(records);
        },
      ),
    );
  });

  test('prose is no table', () => {
    expect(
      guessDelimiter('市政府办公室, 各委办局:\n现将《方案》印发给你们, 请认真贯彻, 抓好落实。\n2020年4月8日'),
    ).toBeNull();
    expect(guessDelimiter(readFileSync(__filename, 'utf8'))).toBeNull();
  });
});

test('fields without end are refused before they fill the memory', () => {
  for (const text of [',', 'a,b\n', '"",']) {
    const bytes = new TextEncoder().encode(text.repeat(1_100_000));
    expect(() => readCsv(bytes, 'a.csv')).toThrow(expect.objectContaining({ code: 'file.tooManyCells' }));
  }
});
