import { openStyleBook } from '../../../src/adapters/xlsx/write/style-book';
import { AdapterError } from '../../../src/core/model';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const sheet = (inner: string): string => `<styleSheet xmlns="${MAIN}">${inner}</styleSheet>`;

test('a style sheet that nothing was added to stays to the letter', () => {
  const xml = sheet('<fonts count="1" x14ac:knownFonts="1"><font/></fonts><cellXfs><xf/></cellXfs>');
  const book = openStyleBook(xml);
  expect(book.changed).toBe(false);
  expect(book.toXml()).toBe(xml);
});

test('collections that are missing are put in the order of the schema', () => {
  const book = openStyleBook(sheet('<cellStyles count="1"/><colors/>'));
  book.cellFormat({ numberFormat: '0.0', fill: 'FF0000', border: 'thin' });
  book.differential({ bold: true });
  const order = [...book.toXml().matchAll(/<(numFmts|fonts|fills|borders|cellXfs|cellStyles|dxfs|colors)[ >/]/g)].map(
    (match) => match[1],
  );
  expect(order).toEqual(['numFmts', 'fonts', 'fills', 'borders', 'cellXfs', 'cellStyles', 'dxfs', 'colors']);
});

test('collections without members, and those whose count is wrong or missing, are filled rightly', () => {
  const book = openStyleBook(
    sheet(
      '<fonts count="7"/><fills><fill/></fills><borders count="1"><border/></borders><cellXfs count="1"><xf/></cellXfs><dxfs count="0"/>',
    ),
  );
  book.cellFormat({ size: 12 });
  book.differential({ color: 'FF0000' });
  const xml = book.toXml();
  expect(xml).toMatch(/<fonts count="1"><font>.*?<\/font><\/fonts>/);
  expect(xml).toContain('<fills count="2">');
  expect(xml).toContain('<dxfs count="1"><dxf><font><color rgb="FFFF0000"/></font></dxf></dxfs>');
});

test('a style sheet with a prefix gets members with that prefix', () => {
  const book = openStyleBook(
    `<x:styleSheet xmlns:x="${MAIN}"><x:fonts><x:font/></x:fonts><x:cellXfs><x:xf/></x:cellXfs></x:styleSheet>`,
  );
  expect(book.cellFormat({ bold: true })).toBe(1);
  expect(book.toXml()).toContain('<x:font><x:b/><x:sz val="11"/>');
});

test('number formats get numbers of their own, and built-in ones are found', () => {
  const book = openStyleBook(
    sheet(
      '<numFmts count="1"><numFmt numFmtId="200" formatCode="0&quot;项&quot;"/></numFmts><cellXfs><xf numFmtId="200"/><xf numFmtId="9"/></cellXfs>',
    ),
  );
  expect(book.numberFormat(0)).toEqual({ id: 200, code: '0"项"' });
  expect(book.numberFormat(1)).toEqual({ id: 9, code: '0%' });
  book.cellFormat({ numberFormat: '0"项"' });
  book.cellFormat({ numberFormat: 'yyyy-mm' });
  expect(book.toXml()).toContain('<numFmt numFmtId="201" formatCode="yyyy-mm"/>');
  expect(book.toXml()).toContain('<xf numFmtId="200" fontId="0"');
});

test('a variant keeps all of a format but the one thing', () => {
  const book = openStyleBook(
    sheet('<cellXfs count="1"><xf numFmtId="14" fontId="5" pivotButton="1"><alignment wrapText="1"/></xf></cellXfs>'),
  );
  expect(book.variant(0, { textPrefix: true })).toBe(1);
  expect(book.variant(0, { textPrefix: true })).toBe(1);
  expect(book.toXml()).toContain(
    '<xf numFmtId="14" fontId="5" pivotButton="1" quotePrefix="1"><alignment wrapText="1"/></xf>',
  );
});

test('more formats than Excel takes are refused', () => {
  const full = openStyleBook(sheet(`<fonts><font/></fonts><cellXfs>${'<xf/>'.repeat(65_430)}</cellXfs>`));
  expect(() => full.cellFormat({ bold: true })).toThrow(AdapterError);
});
