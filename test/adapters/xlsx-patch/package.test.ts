import { crc32 } from '../../../src/adapters/bytes/inflate';
import { openZip } from '../../../src/adapters/bytes/zip';
import { writeZip } from '../../../src/adapters/bytes/zip-write';
import { patchXlsx } from '../../../src/adapters/xlsx/patch';
import { readXlsx } from '../../../src/adapters/xlsx/read';
import { cellAt, type WorkbookChange } from '../../../src/core/model';
import { partText } from '../xlsx-write/parts';
import { aPackage, number, row } from './a-package';
import { errorOf } from './errors';

const cells = `<sheetData>${row(1, number('A1', 1))}</sheetData>`;
const plain = aPackage({ sheets: [{ name: '台账', xml: cells }] });
const setA1: WorkbookChange = { kind: 'setCells', sheet: '台账', cells: [{ row: 0, column: 0, value: '甲' }] };
const change = (bytes: Uint8Array): Uint8Array => patchXlsx(bytes, [setA1]);
const a1 = (bytes: Uint8Array): unknown => cellAt(readXlsx(bytes, 'x.xlsx').sheets[0]!, 0, 0);

type Member = { readonly name: string; readonly bytes: Uint8Array };

function members(bytes: Uint8Array, edit: (member: Member) => Member | null = (member) => member): Member[] {
  const zip = openZip(bytes);
  return zip.names.flatMap((name) => edit({ name, bytes: zip.read(name) }) ?? []);
}

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

/** The beginning of a compound file with the name of a stream in it. */
function compound(stream: string): Uint8Array {
  const magic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  return Uint8Array.from([...magic, ...new Array<number>(600).fill(0), ...text(stream)]);
}

describe('what is refused', () => {
  test('a signed workbook, whose signature any change would break', () => {
    const signed = aPackage({
      sheets: [{ name: '台账', xml: cells }],
      rootRelationships: [['digital-signature/origin', '_xmlsignatures/origin.sigs']],
    });
    expect(errorOf(() => change(signed)).code).toBe('xlsx.signed');
    const withParts = writeZip([...members(plain), { name: '_xmlsignatures/sig1.xml', bytes: text('<Signature/>') }]);
    expect(errorOf(() => change(withParts)).code).toBe('xlsx.signed');
  });

  test('an encrypted workbook, with the name that the caller gives', () => {
    const name = Array.from('EncryptedPackage', (letter) => `${letter}\0`).join('');
    const encrypted = compound(name);
    const error = errorOf(() => patchXlsx(encrypted, [setA1], { file: '七月.xlsx' }));
    expect(error.issue).toMatchObject({ code: 'file.encrypted', file: '七月.xlsx' });
  });

  test('a binary workbook, of old and of now', () => {
    expect(errorOf(() => change(compound('W\0o\0r\0k\0b\0o\0o\0k\0'))).issue).toMatchObject({ reason: 'binary' });
    const binary = writeZip(
      members(plain, ({ name, bytes }) =>
        name === '_rels/.rels'
          ? { name, bytes: text(partText(plain, name).replace('xl/workbook.xml', 'xl/workbook.bin')) }
          : { name: name === 'xl/workbook.xml' ? 'xl/workbook.bin' : name, bytes },
      ),
    );
    expect(errorOf(() => change(binary)).issue).toMatchObject({ code: 'xlsx.notAWorkbook', reason: 'binary' });
  });

  test.each(['[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml'])(
    'a package without %s',
    (part) => {
      const broken = writeZip(members(plain, (member) => (member.name === part ? null : member)));
      expect(errorOf(() => change(broken)).code).toBe('xlsx.notAWorkbook');
    },
  );

  test('bytes that are no zip, and a zip that ends early', () => {
    expect(errorOf(() => change(text('不是工作簿'))).code).toBe('file.damaged');
    expect(errorOf(() => change(plain.subarray(0, plain.length - 40))).code).toBe('file.damaged');
  });

  test('parts in another encoding', () => {
    const utf16 = writeZip(
      members(plain, ({ name, bytes }) =>
        name === 'xl/workbook.xml'
          ? {
              name,
              bytes: new Uint8Array(
                Uint16Array.from([0xfeff, ...'<workbook/>'].map((c) => (typeof c === 'string' ? c.charCodeAt(0) : c)))
                  .buffer,
              ),
            }
          : { name, bytes },
      ),
    );
    expect(errorOf(() => change(utf16)).code).toBe('xlsx.unusualXml');
    const latin = writeZip(
      members(plain, ({ name, bytes }) =>
        name === 'xl/workbook.xml'
          ? { name, bytes: text(`<?xml version="1.0" encoding="GBK"?>${partText(plain, name)}`) }
          : { name, bytes },
      ),
    );
    expect(errorOf(() => change(latin)).code).toBe('xlsx.unusualXml');
  });
});

describe('what is kept', () => {
  const rich = aPackage({
    sheets: [
      { name: '台账', xml: cells },
      { name: '统计', xml: cells },
    ],
    parts: {
      'xl/vbaProject.bin': '\u0000宏'.repeat(100),
      'xl/media/image1.png': '图',
      'customXml/item1.xml': '<a/>',
      'xl/empty.bin': '',
    },
  });

  test('every part that the change does not name, packed as it was', () => {
    const before = openZip(rich);
    const after = openZip(change(rich));
    expect(after.names).toEqual(before.names);
    const touched = new Set(['xl/worksheets/sheet1.xml', 'xl/workbook.xml']);
    for (const name of before.names.filter((part) => !touched.has(part)))
      expect(after.packed(name)).toEqual(before.packed(name));
  });

  test('the very bytes, where there is nothing to change', () => {
    expect(patchXlsx(rich, [])).toBe(rich);
  });

  test('the same change gives the same bytes', () => {
    expect(change(rich)).toEqual(change(rich));
  });

  test('the time of the last change is written where the workbook has one, and the rest of it stays', () => {
    const core =
      '<cp:coreProperties xmlns:cp="c" xmlns:dcterms="d" xmlns:xsi="x"><dc:creator>张三</dc:creator><dcterms:modified xsi:type="dcterms:W3CDTF">2020-01-01T00:00:00Z</dcterms:modified></cp:coreProperties>';
    const dated = aPackage({
      sheets: [{ name: '台账', xml: cells }],
      rootRelationships: [['metadata/core-properties', 'docProps/core.xml']],
      parts: { 'docProps/core.xml': core },
    });
    const after = patchXlsx(dated, [setA1], { modified: '2026-07-31T10:00:00Z' });
    expect(partText(after, 'docProps/core.xml')).toBe(core.replace('2020-01-01T00:00:00Z', '2026-07-31T10:00:00Z'));
    expect(partText(change(dated), 'docProps/core.xml')).toBe(core);
    expect(() => patchXlsx(plain, [setA1], { modified: '2026-07-31T10:00:00Z' })).not.toThrow();
  });
});

describe('packages as other programs make them', () => {
  test('sizes behind the content (data descriptors), and sizes in 64 bits', () => {
    for (const form of ['descriptor', 'zip64'] as const) {
      const bytes = zipAs(members(plain), form);
      expect(a1(change(bytes))).toBe('甲');
    }
  });

  test('part names in other capitals than the relationships say', () => {
    const odd = writeZip(
      members(plain, ({ name, bytes }) => ({
        name: name === 'xl/worksheets/sheet1.xml' ? 'xl/Worksheets/Sheet1.xml' : name,
        bytes,
      })),
    );
    expect(partText(change(odd), 'xl/Worksheets/Sheet1.xml')).toContain('甲');
  });

  test('a byte order mark before the XML', () => {
    const marked = writeZip(
      members(plain, ({ name, bytes }) =>
        name.endsWith('.xml') ? { name, bytes: Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes]) } : { name, bytes },
      ),
    );
    expect(a1(change(marked))).toBe('甲');
  });

  test('a content type said for the ending only', () => {
    const types = partText(plain, '[Content_Types].xml').replace(/<Override PartName="\/xl\/worksheets[^>]*>/, '');
    const odd = writeZip(
      members(plain, ({ name, bytes }) => ({ name, bytes: name === '[Content_Types].xml' ? text(types) : bytes })),
    );
    expect(a1(change(odd))).toBe('甲');
  });
});

/** Stored entries with their sizes behind the content, or in 64-bit fields. */
function zipAs(files: readonly Member[], form: 'descriptor' | 'zip64'): Uint8Array {
  const chunks: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  const push = (list: Uint8Array[], chunk: Uint8Array): void => {
    list.push(chunk);
    if (list === chunks) offset += chunk.length;
  };
  for (const { name, bytes } of files) {
    const nameBytes = text(name);
    const wide = form === 'zip64';
    const start = offset;
    const extra = wide
      ? fields([
          [2, 1],
          [2, 16],
          [8, bytes.length],
          [8, bytes.length],
        ])
      : new Uint8Array(0);
    const size = wide ? 0xffffffff : bytes.length;
    const flags = wide ? 0x800 : 0x808;
    const header = (crc: number, length: number): (readonly [number, number])[] => [
      [2, 45],
      [2, flags],
      [2, 0],
      [2, 0],
      [2, 33],
      [4, crc],
      [4, length],
      [4, length],
      [2, nameBytes.length],
    ];
    const local = form === 'descriptor' ? header(0, 0) : header(crc32(bytes), size);
    push(chunks, fields([[4, 0x04034b50], ...local, [2, extra.length]]));
    push(chunks, nameBytes);
    push(chunks, extra);
    push(chunks, bytes);
    if (form === 'descriptor')
      push(
        chunks,
        fields([
          [4, 0x08074b50],
          [4, crc32(bytes)],
          [4, bytes.length],
          [4, bytes.length],
        ]),
      );
    push(
      directory,
      fields([
        [4, 0x02014b50],
        [2, 45],
        ...header(crc32(bytes), size),
        [2, extra.length],
        [2, 0],
        [2, 0],
        [2, 0],
        [4, 0],
        [4, start],
      ]),
    );
    push(directory, nameBytes);
    push(directory, extra);
  }
  const size = directory.reduce((sum, chunk) => sum + chunk.length, 0);
  const end = fields([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, files.length],
    [2, files.length],
    [4, size],
    [4, offset],
    [2, 0],
  ]);
  return Uint8Array.from([...chunks, ...directory, end].flatMap((chunk) => [...chunk]));
}

/** Numbers in little-endian order, each so many bytes wide. */
function fields(list: readonly (readonly [bytes: number, value: number])[]): Uint8Array {
  return Uint8Array.from(
    list.flatMap(([bytes, value]) => Array.from({ length: bytes }, (_, at) => Math.floor(value / 256 ** at) % 256)),
  );
}
