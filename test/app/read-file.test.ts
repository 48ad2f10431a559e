import { AdapterError, type Issue } from '../../src/core/model';
import { writeZip } from '../../src/adapters/bytes/zip';
import type { ReadFile } from '../../src/app/ports';
import { readFile } from '../../src/worker/readers';
import { aWorkbook, sheetXml, zipOf } from '../adapters/xlsx-read/a-workbook';
import { ascii, biff5, compoundFile, record, uint16 } from '../adapters/legacy/biff-bytes';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const ROW = '<row r="1"><c r="A1"><v>7</v></c></row>';
const anXls = biff5(936, record(0x204, ...uint16(0), ...uint16(0), ...uint16(0), ...uint16(1), ...ascii('A')));
const aDocx = zipOf({
  '[Content_Types].xml':
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  '_rels/.rels':
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  'word/document.xml':
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>情况说明</w:t></w:r></w:p></w:body></w:document>',
});

async function read(bytes: Uint8Array, name = '回表'): Promise<ReadFile> {
  return readFile({ name, bytes });
}
async function refusal(bytes: Uint8Array, name = '回表'): Promise<Issue | null> {
  try {
    await read(bytes, name);
    return null;
  } catch (error) {
    if (error instanceof AdapterError) return error.issue;
    throw error;
  }
}

describe('the kind is told from the bytes, whatever the name says', () => {
  test.each([
    ['xlsx', aWorkbook(ROW), 'xlsx', 7],
    ['xls', anXls, 'xls', 'A'],
    ['an HTML table', utf8('<table><tr><td>7</td></tr></table>'), 'html', 7],
    ['csv', utf8('7,a\n8,b\n'), 'csv', 7],
  ])('%s', async (_, bytes, format, first) => {
    const found = await read(bytes, '市科技局.docx');
    expect(found).toMatchObject({
      kind: 'book',
      book: { format },
      file: { name: '市科技局.docx', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(found.kind === 'book' ? found.book.sheets[0]?.rows[0]?.[0] : null).toBe(first);
  });

  test('a workbook beyond the scanner goes to the fallback by itself', async () => {
    const odd = sheetXml('<row r="1"><c r="A1"><v>7</v></c ></row>');
    const found = await read(aWorkbook('', { parts: { 'xl/worksheets/sheet1.xml': odd } }));
    expect(found).toMatchObject({ kind: 'book', book: { format: 'xlsx', sheets: [{ rows: [[7]] }] } });
  });

  test.each([
    ['pdf', utf8('%PDF-1.7\n'), 'pdf'],
    ['jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16), 'image'],
    ['png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), 'image'],
    ['rar', utf8('Rar!\x1a\x07\x00'), 'rar'],
    ['7z', Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), '7z'],
    ['doc', compoundFile('WordDocument', new Uint8Array(4096)), 'doc'],
    ['a Word document without tables', aDocx, 'docx'],
    ['prose', utf8('情况说明\n本月无新进展。'), 'text'],
    ['a web page without a table', utf8('<html><body>情况说明</body></html>'), 'other'],
    ['ofd', zipOf({ 'OFD.xml': '<x/>' }), 'other'],
  ])('%s is handed back as what it is', async (_, bytes, type) => {
    expect(await read(bytes, 'a.xlsx')).toMatchObject({ kind: 'attachment', type });
  });

  test('a table of one column is told from prose by its name alone', async () => {
    expect(await read(utf8('单位\n办公室\n'), '名单.csv')).toMatchObject({ kind: 'book' });
    expect(await read(utf8('单位\n办公室\n'), '名单.txt')).toMatchObject({ kind: 'attachment', type: 'text' });
  });
});

describe('what cannot be read is said', () => {
  test.each([
    ['a password', compoundFile('EncryptedPackage', new Uint8Array(4096)), 'file.encrypted'],
    ['nothing', new Uint8Array(), 'file.empty'],
    [
      'random bytes',
      Uint8Array.from({ length: 3000 }, (_, at) => (at * 7919 + (at >> 3) * 31) & 0xff),
      'file.unknownKind',
    ],
    ['a download that broke off', aWorkbook(ROW).subarray(0, 900), 'file.damaged'],
    ['200 MB', new Uint8Array(200 << 20), 'file.tooLarge'],
  ])('%s', async (_, bytes, code) => {
    expect(await refusal(bytes)).toMatchObject({ code, file: '回表' });
  });
});

describe('archives', () => {
  test('the members come by name, without what systems leave between them', async () => {
    const found = await read(
      writeZip(
        [
          '回表/市科技局.xlsx',
          '回表/',
          '__MACOSX/回表/._市科技局.xlsx',
          '回表/.DS_Store',
          'Thumbs.db',
          '回表/~$市科技局.xlsx',
        ].map((name) => ({ name, bytes: utf8(name) })),
      ),
    );
    expect(found).toMatchObject({ kind: 'archive', members: [{ name: '市科技局.xlsx' }] });
  });

  test('members of one name keep their folders, and no name leads out', async () => {
    const found = await read(
      writeZip(
        ['办公室/台账.xlsx', '..\\人事科\\台账.xlsx', '/../../etc/passwd'].map((name) => ({ name, bytes: utf8('x') })),
      ),
    );
    expect(found.kind === 'archive' ? found.members.map(({ name }) => name) : []).toEqual([
      '办公室/台账.xlsx',
      '人事科/台账.xlsx',
      'passwd',
    ]);
  });

  test('an archive in an archive is refused; the files beside it are read', async () => {
    const inner = writeZip([{ name: 'a.txt', bytes: utf8('x') }]);
    const beside = { name: '说明.txt', bytes: utf8('x') };
    expect(await read(writeZip([{ name: '材料.zip', bytes: inner }, beside]))).toMatchObject({
      members: [{ name: '说明.txt' }],
      refused: [{ name: '材料.zip', issue: { code: 'archive.nested', member: '材料.zip' } }],
    });
    expect(await read(writeZip([{ name: '回表.xlsx', bytes: aWorkbook(ROW) }]))).toMatchObject({ kind: 'archive' });
  });

  test('a file that only begins like an archive is a broken file among the others, no archive', async () => {
    const broken = { name: '坏.xlsx', bytes: new Uint8Array([0x50, 0x4b, 3, 4, 32, 110, 111]) };
    expect(await read(writeZip([broken, { name: '说明.txt', bytes: utf8('x') }]))).toMatchObject({
      members: [{ name: '坏.xlsx' }, { name: '说明.txt' }],
      refused: [],
    });
  });

  test('a member whose bytes were damaged is refused by itself', async () => {
    const bytes = writeZip([
      { name: '甲.txt', bytes: utf8('甲单位报送') },
      { name: '乙.txt', bytes: utf8('乙单位报送') },
    ]);
    const content = Buffer.from(bytes).indexOf('甲单位报送');
    if (content < 0) throw new Error('packed');
    const hurt = bytes.slice();
    hurt[content] = (hurt[content] ?? 0) ^ 0xff;
    const found = await read(hurt);
    expect(found).toMatchObject({ members: [{ name: '乙.txt' }], refused: [{ issue: { code: 'file.damaged' } }] });
  });
});
