import { AdapterError, type Book, type CellMark, type CellValue } from '../../../src/core/model';
import { sniff } from '../../../src/adapters/bytes/sniff';
import { writeZip } from '../../../src/adapters/bytes/zip';
import { readLegacy } from '../../../src/adapters/legacy';
import { aWorkbook, sheetXml } from '../xlsx-read/a-workbook';
import { ascii, biff5, biff8, compoundFile, record, uint16, uint32 } from './biff-bytes';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const firstRow = (book: Book): (CellValue | undefined)[] => [...(book.sheets[0]?.rows[0] ?? [])];

function codeOf(bytes: Uint8Array): string | null {
  try {
    readLegacy(bytes, '回表.xls');
    return null;
  } catch (error) {
    if (error instanceof AdapterError) return error.code;
    throw error;
  }
}

describe('.xls', () => {
  const label = (column: number, ...text: number[]): number[] =>
    record(0x204, ...uint16(0), ...uint16(column), ...uint16(0), ...uint16(text.length), ...text);

  test('text of code page 936 (GBK), without a compound file', () => {
    const book = biff5(936, [
      ...label(0, 0xca, 0xd0, 0xbf, 0xc6, 0xbc, 0xbc, 0xbe, 0xd6),
      ...label(1, ...ascii('abc')),
    ]);
    expect(sniff(book)).toBe('xls');
    expect(firstRow(readLegacy(book, 'a.xls'))).toEqual(['市科技局', 'abc']);
  });

  test('text of code page 1252, whose quotation marks are no controls', () => {
    expect(firstRow(readLegacy(biff5(1252, label(0, 0x93, 0x41, 0x94, 0x85)), 'a.xls'))).toEqual(['“A”…']);
  });

  test('struck fonts and struck runs are marked, the runs are no part of the value', () => {
    const font = (options: number): number[] =>
      record(0x31, ...uint16(200), ...uint16(options), 0xff, 0x7f, 0x90, 1, 0, 0, 0, 0, 134, 0, 1, 0, 0x41);
    const format = (fontIndex: number): number[] =>
      record(0xe0, ...uint16(fontIndex), ...Array.from({ length: 18 }, () => 0));
    // fonts 0 to 3 and 5, the last struck; the string’s second run has that font
    const fonts = [...font(0), ...font(0), ...font(0), ...font(0), ...font(8)];
    const run = (start: number, index: number): number[] => [...uint16(start), ...uint16(index)];
    const wide = (text: string): number[] => Array.from(text).flatMap((letter) => uint16(letter.charCodeAt(0)));
    const strings = record(
      0xfc,
      ...uint32(2),
      ...uint32(2),
      ...[...uint16(2), 1, ...wide('普通')],
      ...[...uint16(6), 9, ...uint16(2), ...wide('保留划掉保留'), ...run(2, 5), ...run(4, 0)],
    );
    const cell = (column: number, formatIndex: number, index: number): number[] =>
      record(0xfd, ...uint16(0), ...uint16(column), ...uint16(formatIndex), ...uint32(index));
    const stream = biff8(
      [...fonts, ...format(0), ...format(5), ...strings],
      [...cell(0, 0, 0), ...cell(1, 0, 1), ...cell(2, 1, 0)],
    );
    const book = readLegacy(compoundFile('Workbook', stream), 'a.xls');
    expect(firstRow(book)).toEqual(['普通', '保留保留', '普通']);
    expect(book.sheets[0]?.marks).toEqual<CellMark[]>([
      { row: 0, column: 1, kind: 'struck', text: '划掉' },
      { row: 0, column: 2, kind: 'struck', text: '普通', whole: true },
    ]);
  });

  test('a long rich string goes on in the next record', () => {
    const font = (options: number): number[] =>
      record(0x31, ...uint16(200), ...uint16(options), 0xff, 0x7f, 0x90, 1, 0, 0, 0, 0, 134, 0, 1, 0, 0x41);
    const strings = [
      ...record(0xfc, ...uint32(1), ...uint32(1), ...uint16(6), 8, ...uint16(1), ...ascii('abc')),
      ...record(0x3c, 0, ...ascii('def'), ...uint16(3), ...uint16(1)),
    ];
    const stream = biff8(
      [...font(0), ...font(8), ...record(0xe0, ...Array.from({ length: 20 }, () => 0)), ...strings],
      record(0xfd, 0, 0, 0, 0, 0, 0, ...uint32(0)),
    );
    expect(firstRow(readLegacy(compoundFile('Workbook', stream), 'a.xls'))).toEqual(['abc']);
  });

  test('a password is said', () => {
    expect(codeOf(biff5(936, label(0, 65), record(0x2f, 1, 2, 3, 4)))).toBe('file.encrypted');
    expect(codeOf(compoundFile('EncryptedPackage', new Uint8Array(4096)))).toBe('file.encrypted');
  });

  test('whatever is cut off is refused, and never read in part', () => {
    const whole = compoundFile(
      'Workbook',
      biff8(
        [],
        Array.from({ length: 300 }, (_, row) =>
          record(0x203, ...uint16(row), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f),
        ).flat(),
      ),
    );
    expect(readLegacy(whole, 'a.xls').sheets[0]?.rows).toHaveLength(300);
    for (const length of [600, 1200, 1700, 3000, 5000]) expect(codeOf(whole.subarray(0, length))).not.toBeNull();
    const stream = biff5(936, label(0, 65));
    for (let length = 30; length < stream.length; length++)
      expect(codeOf(stream.subarray(0, length))).toBe('file.damaged');
  });
});

describe('markup that calls itself .xls', () => {
  test('an HTML table: text stays text, plain numbers become numbers', () => {
    const html =
      '<html><head><meta charset="utf-8"></head><table><tr><td>甲</td><td>1</td><td>001</td><td>2020/7/30</td><td>10.30</td></tr><tr><td colspan="2">合并</td></tr></table></html>';
    const book = readLegacy(utf8(html), 'a.xls');
    expect(firstRow(book)).toEqual(['甲', 1, '001', '2020/7/30', '10.30']);
    expect(book.sheets[0]?.merges).toEqual([{ top: 1, left: 0, bottom: 1, right: 1 }]);
    expect(book.format).toBe('html');
  });

  test('an XML spreadsheet of 2003', () => {
    const xml = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="d"><NumberFormat ss:Format="yyyy\\-mm\\-dd"/></Style></Styles><Worksheet ss:Name="台账"><Table><Row><Cell><Data ss:Type="String">办公室</Data></Cell><Cell><Data ss:Type="Number">2.5</Data></Cell><Cell ss:StyleID="d"><Data ss:Type="DateTime">2020-07-30T00:00:00.000</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell></Row></Table></Worksheet></Workbook>`;
    const book = readLegacy(utf8(xml), 'a.xls');
    expect(book.sheets[0]?.name).toBe('台账');
    expect(firstRow(book)).toEqual(['办公室', 2.5, expect.objectContaining({ kind: 'date', iso: '2020-07-30' }), true]);
  });
});

const ALTERNATIVE =
  '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x"><row r="1"><c r="A1"><v>1</v></c></row></mc:Choice>' +
  '<mc:Fallback><row r="1"><c r="A1"><v>2</v></c></row></mc:Fallback></mc:AlternateContent>';
const DECOY = `<row r="1" x="<c r='A1'><v>666</v></c>"/>`;

describe('packages come in our own unpacking only', () => {
  test('a workbook beyond the scanner is read from checked parts', () => {
    const odd = sheetXml('<row r="1"><c r="A1"><v>7</v></c ><c r="B1" t="s"><v>0</v></c></row>');
    const strings = '<si><r><t>留</t></r><r><rPr><strike/></rPr><t>删</t></r></si>';
    const book = readLegacy(aWorkbook('', { strings, parts: { 'xl/worksheets/sheet1.xml': odd } }), 'a.xlsx');
    expect(firstRow(book)).toEqual([7, '留']);
    expect(book.sheets[0]?.marks).toEqual([{ row: 0, column: 1, kind: 'struck', text: '删' }]);
  });

  test.each([
    ['an alternative of which only one branch counts', ALTERNATIVE, [2]],
    ['a cell with an extension', '<row r="1"><c r="A1"><v>7</v><extLst><ext/></extLst></c></row>', [7]],
    ['attributes with blanks', '<row r = "1"><c r = "A1" t = "s"><v>0</v></c></row>', ['甲']],
  ])('%s is read where both ways of reading agree', (_, rows, expected) => {
    const parts = { 'xl/worksheets/sheet1.xml': sheetXml(rows) };
    expect(firstRow(readLegacy(aWorkbook('', { strings: '<si><t>甲</t></si>', parts }), 'a.xlsx'))).toEqual(expected);
  });

  test.each([
    ['cells inside an attribute', DECOY, 'file.damaged'],
    ['two values in a cell', '<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>', 'file.contradictory'],
    ['two sheets of data', '<row r="1"/></sheetData><sheetData><row r="2"/>', 'file.contradictory'],
    ['a cell that stands twice', '<row r="1"><c r="A1"><v>1</v></c ><c r="A1"/></row>', 'file.contradictory'],
    ['a date as text', '<row r="1"><c r="A1" t="d"><v>20260315</v></c ></row>', 'file.unsupported'],
    ['cells of another namespace', '<x:row xmlns:x="urn:x"><x:c r="A1"><x:v>1</x:v></x:c></x:row>', 'file.unsupported'],
    ['an inline string of no type', '<row r="1"><c r="A1"><is><t>x</t></is></c></row>', 'file.unsupported'],
  ])('%s: what two readers see differently is refused', (_, rows, code) => {
    expect(codeOf(aWorkbook('', { parts: { 'xl/worksheets/sheet1.xml': sheetXml(rows) } }))).toBe(code);
  });

  test('struck text that the library cannot tell is refused', () => {
    expect(codeOf(aWorkbook('', { styles: '<fonts><font><strike/></font></fonts>' }))).toBe('file.unsupported');
  });

  test.each([
    ['a comment', '<!-- <row r="1"><c r="A1"><v>9</v></c></row> -->'],
    ['CDATA', '<row r="1"><c r="A1"><v><![CDATA[9]]></v></c></row>'],
  ])('%s in a sheet is refused here too', (_, rows) => {
    expect(codeOf(aWorkbook(rows))).toBe('file.markup');
  });

  test('an encrypted OpenDocument file is said', () => {
    const ods = writeZip([
      { name: 'mimetype', bytes: utf8('application/vnd.oasis.opendocument.spreadsheet') },
      {
        name: 'META-INF/manifest.xml',
        bytes: utf8('<manifest:manifest><manifest:encryption-data/></manifest:manifest>'),
      },
      { name: 'content.xml', bytes: utf8('nonsense') },
    ]);
    expect(codeOf(ods)).toBe('file.encrypted');
  });
});

describe('what is no workbook is never given to the library', () => {
  test.each([
    [
      'random bytes',
      Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919 + (at >> 3) * 31) & 0xff),
      'file.unknownKind',
    ],
    ['text', utf8('濮阳市人民政府'), 'file.unknownKind'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), 'file.unknownKind'],
    ['nothing', new Uint8Array(), 'file.empty'],
    ['too much', new Uint8Array(65 * 1024 * 1024), 'file.tooLarge'],
  ])('%s', (_, bytes, code) => {
    expect(codeOf(bytes)).toBe(code);
  });
});
