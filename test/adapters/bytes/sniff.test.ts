import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { sniff } from '../../../src/adapters/bytes/sniff';
import { writeZip } from '../../../src/adapters/bytes/zip';
import { describeWithShared, SHARED } from '../../support/programs';
import { compoundFile } from '../legacy/biff-bytes';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const typed = (contentType: string): Uint8Array =>
  writeZip([
    { name: '[Content_Types].xml', bytes: utf8(`<Types><Override ContentType="application/${contentType}"/></Types>`) },
  ]);
const open = (mimetype: string): Uint8Array => writeZip([{ name: 'mimetype', bytes: utf8(mimetype) }]);

describe('the kind of a file is told from its bytes', () => {
  test.each([
    ['empty', new Uint8Array()],
    ['xlsx', typed('vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml')],
    ['xlsm', typed('vnd.ms-excel.sheet.macroEnabled.main+xml')],
    ['xlsb', typed('vnd.ms-excel.sheet.binary.macroEnabled.main')],
    ['docx', typed('vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml')],
    ['pptx', typed('vnd.openxmlformats-officedocument.presentationml.presentation.main+xml')],
    ['ods', open('application/vnd.oasis.opendocument.spreadsheet')],
    ['odt', open('application/vnd.oasis.opendocument.text')],
    ['ofd', writeZip([{ name: 'OFD.xml', bytes: utf8('<x/>') }])],
    ['zip', writeZip([{ name: '回表.xlsx', bytes: utf8('x') }])],
    ['zip', writeZip([])],
    ['xlsx', writeZip([{ name: 'xl/workbook.xml', bytes: utf8('x'.repeat(900)) }]).subarray(0, 60)],
    ['docx', writeZip([{ name: 'word/document.xml', bytes: utf8('x'.repeat(900)) }]).subarray(0, 60)],
    ['xls', compoundFile('Workbook', utf8(''))],
    ['xls', compoundFile('Book', utf8(''))],
    ['doc', compoundFile('WordDocument', utf8(''))],
    ['ppt', compoundFile('PowerPoint Document', utf8(''))],
    ['encrypted-ooxml', compoundFile('EncryptedPackage', utf8(''))],
    ['cfb', compoundFile('Something', utf8(''))],
    ['html', utf8('\ufeff  <!DOCTYPE html><html></html>')],
    [
      'html',
      utf8(
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">',
      ),
    ],
    ['xml-spreadsheet', utf8('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">')],
    [
      'word-xml',
      utf8('<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">'),
    ],
    ['xml', utf8('<?xml version="1.0"?><a/>')],
    ['mht', utf8('MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n')],
    ['rtf', utf8('{\\rtf1\\ansi')],
    ['csv', utf8('序号,任务\n1,甲\n2,乙\n')],
    ['csv', utf8('序号\t任务\n1\t甲\n')],
    ['text', utf8('濮阳市人民政府办公室关于印发方案的通知\n各县（区）人民政府：\n')],
    ['pdf', utf8('%PDF-1.7')],
    ['pdf', utf8('X-Mail: 1\r\n\r\n%PDF-1.7')],
    ['rar', utf8('Rar!\x1a\x07\x01\x00')],
    ['gzip', Uint8Array.of(0x1f, 0x8b, 8, 0)],
    ['gif', utf8('GIF89a')],
    ['tiff', Uint8Array.of(0x49, 0x49, 0x2a, 0)],
    ['webp', utf8('RIFF\x10\x00\x00\x00WEBPVP8 ')],
    ['heic', utf8('\x00\x00\x00\x18ftypheic')],
    ['bmp', Uint8Array.of(0x42, 0x4d, 30, 0, 0, 0, ...new Uint8Array(24))],
    ['unknown', Uint8Array.from({ length: 500 }, (_, at) => (at * 37) % 31)],
  ])('%s', (kind, bytes) => {
    expect(sniff(bytes)).toBe(kind);
  });

  test('whatever the bytes, there is an answer', () => {
    const starts = ['PK\x03\x04', 'PK\x05\x06', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', '<', '\t\b'].map((text) =>
      Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
    );
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 2000 }), (start, rest) => {
        expect(typeof sniff(Uint8Array.from([...start, ...rest]))).toBe('string');
      }),
      { numRuns: 500 },
    );
  });
});

describeWithShared('public workbooks', () => {
  test('are told as what their names say', () => {
    const folder = path.join(SHARED, 'workbooks');
    const odd = readdirSync(folder).filter(
      (file) => `.${sniff(readFileSync(path.join(folder, file)))}` !== path.extname(file),
    );
    expect(odd).toEqual([]);
  });
});
