import { AdapterError, type Issue } from '../../../src/core/model';
import { HandOver } from '../../../src/adapters/bytes/hand-over';
import { readXlsx } from '../../../src/adapters/xlsx/read';
import { NO_STRINGS } from '../../../src/adapters/xlsx/read/shared-strings';
import { readSheet } from '../../../src/adapters/xlsx/read/sheet';
import { aWorkbook, relationships, sheetXml, workbookParts, zipOf, type WorkbookOptions } from './a-workbook';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const ONE = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>42</v></c></row>';
const SST = `<sst xmlns="${MAIN}"><si><t>你好</t></si></sst>`;
const HELLO = { strings: '<si><t>你好</t></si>' };

/** What reading throws: the issue of a typed error, 'handOver', or null where it reads. */
function refusal(rows: string, options: WorkbookOptions = {}): Issue | 'handOver' | null {
  return refusalOf(aWorkbook(rows, { ...HELLO, ...options }));
}
function refusalOf(bytes: Uint8Array): Issue | 'handOver' | null {
  try {
    readXlsx(bytes, '回表.xlsx');
    return null;
  } catch (error) {
    if (error instanceof HandOver) return 'handOver';
    if (error instanceof AdapterError) return error.issue;
    throw error;
  }
}
const sheet = (content: string): WorkbookOptions => ({ parts: { 'xl/worksheets/sheet1.xml': content } });
const cell = (content: string): string => `<row r="1"><c r="A1">${content}</c></row>`;

describe('markup that hides content is refused', () => {
  test.each([
    ['a comment between rows', `${ONE}<!-- <row r="2"/> -->`, 'comment'],
    ['a comment between cells', '<row r="1"><!--x--><c r="A1"/></row>', 'comment'],
    ['a comment in a cell', cell('<!--<v>1</v>--><v>2</v>'), 'comment'],
    ['a comment in a value', cell('<v>1<!--2--></v>'), 'comment'],
    [
      'a comment in an inline string',
      '<row r="1"><c r="A1" t="inlineStr"><is><t>a<!--b--></t></is></c></row>',
      'comment',
    ],
    ['CDATA in a value', cell('<v><![CDATA[1]]></v>'), 'cdata'],
    [
      'CDATA in an inline string',
      '<row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[1]]></t></is></c></row>',
      'cdata',
    ],
    ['a processing instruction', `<?hide ?>${ONE}`, 'instruction'],
    ['a document type inside', '<!DOCTYPE x>', 'doctype'],
  ])('%s', (_, rows, what) => {
    expect(refusal(rows)).toMatchObject({ code: 'file.markup', what });
  });

  test.each([
    ['a comment among the shared strings', '<si><t>a</t></si><!-- <si><t>b</t></si> -->', 'comment'],
    ['a comment in a shared string', '<si><t>a<!--b--></t></si>', 'comment'],
    ['CDATA in a shared string', '<si><t><![CDATA[a]]></t></si>', 'cdata'],
    ['a processing instruction in a shared string', '<si><?x ?><t>a</t></si>', 'instruction'],
  ])('%s', (_, strings, what) => {
    expect(refusal(ONE, { strings })).toMatchObject({ code: 'file.markup', what });
  });

  test('entities, whether they grow or point outside', () => {
    const laughs = `<!DOCTYPE sst [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]><sst xmlns="${MAIN}"><si><t>&b;</t></si></sst>`;
    const outside = `<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst xmlns="${MAIN}"><si><t>&x;</t></si></sst>`;
    for (const strings of [laughs, outside]) {
      expect(refusal(ONE, { parts: { 'xl/sharedStrings.xml': strings } })).toMatchObject({
        code: 'file.markup',
        what: 'doctype',
      });
    }
    expect(refusal(ONE, { strings: '<si><t>&unknown;</t></si>' })).toMatchObject({ code: 'file.damaged' });
    expect(refusal(ONE, sheet(`<!DOCTYPE worksheet>${sheetXml(ONE)}`))).toMatchObject({ what: 'doctype' });
  });

  test.each(['utf-16', 'gb2312', 'ISO-8859-1', 'UTF-7'])('the declared encoding %s', (encoding) => {
    const declared = sheetXml(ONE).replace('UTF-8', encoding);
    expect(refusal(ONE, sheet(declared))).toMatchObject({ code: 'file.markup', what: 'encoding' });
  });

  test('UTF-16 with and without a mark', () => {
    for (const text of [`\ufeff${sheetXml(ONE)}`, sheetXml(ONE)]) {
      const bytes = new Uint8Array(Uint16Array.from(text, (unit) => unit.charCodeAt(0)).buffer);
      expect(refusal('', { parts: { 'xl/worksheets/sheet1.xml': bytes } })).toMatchObject({ what: 'encoding' });
    }
  });

  test('bytes that are no UTF-8', () => {
    for (const bad of [
      [0xff],
      [0xc3],
      [0xe4, 0xb8],
      [0xc0, 0x80],
      [0xed, 0xa0, 0x80],
      [0xf5, 0x80, 0x80, 0x80],
      [0xa5, 0xa5],
      [0],
    ]) {
      const bytes = new TextEncoder().encode(`<sst xmlns="${MAIN}"><si><t>@@@@</t></si></sst>`);
      const at = bytes.indexOf(0x40);
      bytes.fill(0x61, at, at + 4).set(bad, at);
      expect(refusal(ONE, { parts: { 'xl/sharedStrings.xml': bytes } })).toMatchObject({ code: 'file.damaged' });
    }
  });
});

describe('what says two things is refused', () => {
  test.each([
    ['a cell that stands twice', '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', 'duplicateCell'],
    [
      'a cell that stands twice, once empty',
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"/><c r="A1"/></row>',
      'duplicateCell',
    ],
    [
      'a row that stands twice with the same cell',
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>',
      'duplicateCell',
    ],
    ['a cell of another row', '<row r="1"><c r="A5"><v>1</v></c></row>', 'cellReference'],
    ['a cell without a column', '<row r="1"><c r="1"><v>1</v></c></row>', 'cellReference'],
    ['a column beyond the sheet', '<row r="1"><c r="XFE1"><v>1</v></c></row>', 'cellReference'],
    ['row 4,000,000,000', '<row r="4000000000"><c r="A4000000000"><v>1</v></c></row>', 'cellReference'],
    ['row 0', '<row r="0"><c r="A0"><v>1</v></c></row>', 'cellReference'],
  ])('%s', (_, rows, what) => {
    expect(refusal(rows)).toMatchObject({ code: 'file.contradictory', what });
  });

  test('two sheets from one part, and a sheet outside the package', () => {
    const two = `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/><sheet name="b" sheetId="2" r:id="rId1"/></sheets></workbook>`;
    expect(refusal(ONE, { parts: { 'xl/workbook.xml': two } })).toMatchObject({ what: 'duplicatePart' });
    const outside = relationships(`<Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="../../secret.xml"/>`);
    expect(refusal(ONE, { parts: { 'xl/_rels/workbook.xml.rels': outside } })).toMatchObject({ what: 'outsideTarget' });
  });

  test('a decoy that only content types name', () => {
    const parts = workbookParts(ONE, HELLO);
    const types = String(parts['[Content_Types].xml']);
    const decoy = types.replace('/xl/sharedStrings.xml', '/xl/decoy.xml');
    expect(
      refusalOf(
        zipOf({ ...parts, '[Content_Types].xml': decoy, 'xl/decoy.xml': String(parts['xl/sharedStrings.xml']) }),
      ),
    ).toMatchObject({ code: 'file.contradictory', what: 'duplicatePart', part: 'xl/decoy.xml' });
  });

  test('part names that differ only in case', () => {
    expect(refusal(ONE, { parts: { 'XL/Workbook.xml': '<workbook/>' } })).toMatchObject({ what: 'duplicateEntry' });
  });
});

describe('what is broken is said', () => {
  test.each([
    ['a shared string that is not there', '<row r="1"><c r="A1" t="s"><v>99</v></c></row>'],
    ['a shared string of a negative index', '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>'],
    ['a number that is none', cell('<v>abc</v>')],
    ['a number beyond all numbers', cell('<v>1e999</v>')],
    ['a boolean that is none', '<row r="1"><c r="A1" t="b"><v>2</v></c></row>'],
    ['a row that does not end', '<row r="1"><c r="A1"><v>1</v></c>'],
    ['a cell that does not end', '<row r="1"><c r="A1"><v>1</v></row>'],
    ['text between cells', '<row r="1">x<c r="A1"><v>1</v></c></row>'],
    ['an attribute that does not end', '<row r="1><c r="A1"/></row>'],
    ['a cell with two references', '<row r="1"><c r="A1" r="B1"><v>1</v></c></row>'],
    ['a cell with two types', '<row r="1"><c r="A1" t="s" t="n"><v>0</v></c></row>'],
    ['a row with two numbers', '<row r="1" r="2"><c r="A1"><v>1</v></c></row>'],
  ])('%s', (_, rows) => {
    expect(refusal(rows)).toMatchObject({ code: 'file.damaged' });
  });

  test('a part that breaks off at any place', () => {
    const whole = new TextEncoder().encode(
      sheetXml(ONE, '<cols><col min="1" max="2"/></cols>', '<pageMargins left="1"/>'),
    );
    for (let length = 0; length < whole.length; length++) {
      const found = refusal('', { parts: { 'xl/worksheets/sheet1.xml': whole.subarray(0, length) } });
      expect(found).not.toBeNull();
    }
  });

  test.each([
    ['closing tags of other names', '<mergeCells><mergeCell ref="A1:B1"></foo></mergeCells>'],
    ['an element that is closed twice', '<mergeCells></mergeCells></mergeCells>'],
  ])('%s behind the data', (_, after) => {
    expect(refusal(ONE, { after })).toMatchObject({ code: 'file.damaged' });
  });

  test.each([
    ['text behind the root', 'x'],
    ['a second root', '<worksheet/>'],
  ])('%s', (_, trailing) => {
    expect(refusal(ONE, sheet(sheetXml(ONE) + trailing))).toMatchObject({ code: 'file.damaged' });
    expect(refusal(ONE, { parts: { 'xl/sharedStrings.xml': SST + trailing } })).toMatchObject({ code: 'file.damaged' });
  });

  test('shared strings that break off behind the last of them', () => {
    const broken = SST.replace('</sst>', '');
    expect(refusal(ONE, { parts: { 'xl/sharedStrings.xml': broken } })).toMatchObject({ code: 'file.damaged' });
  });

  test('a date that no reader understands', () => {
    for (const text of ['20260315', '2026-13-01', '2026-03-15T10:20:30+08:00', '25:00']) {
      const rows = `<row r="1"><c r="A1" t="d"><v>${text}</v></c></row>`;
      expect(refusal(rows)).toMatchObject({ code: 'file.unsupported' });
    }
  });

  test('0 bytes and a file that is too large', () => {
    expect(refusalOf(new Uint8Array())).toMatchObject({ code: 'file.empty' });
    expect(refusalOf(new Uint8Array(200 * 1024 * 1024))).toMatchObject({ code: 'file.tooLarge' });
  });

  test('an archive without a workbook', () => {
    expect(refusalOf(zipOf({ 'a.txt': 'x' }))).toMatchObject({ code: 'file.damaged' });
  });
});

describe('unknown structure goes to the fallback', () => {
  test.each([
    ['an alternative inside the data', `<mc:AlternateContent><mc:Choice>${ONE}</mc:Choice></mc:AlternateContent>`],
    ['an unknown element in a row', '<row r="1"><x:c r="A1"/></row>'],
    ['an unknown cell type', '<row r="1"><c r="A1" t="zz"><v>1</v></c></row>'],
    ['a namespace declared in mid-sheet', '<row r="1"><c r="A1" xmlns="urn:x"><v>1</v></c></row>'],
    ['a value in an inline string', '<row r="1"><c r="A1" t="inlineStr"><v>1</v></c></row>'],
    ['a closing tag with a blank', '<row r="1"><c r="A1"><v>1</v></c ></row>'],
  ])('%s', (_, rows) => {
    expect(refusal(rows)).toBe('handOver');
  });

  test('a second prefix for the same namespace', () => {
    const merge = `<m:mergeCells xmlns:m="${MAIN}"><m:mergeCell ref="A1:B1"/></m:mergeCells>`;
    expect(refusal(ONE, { after: merge })).toBe('handOver');
    const hidden = `<workbook xmlns="${MAIN}" xmlns:m="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`;
    expect(refusal(ONE, { parts: { 'xl/workbook.xml': hidden } })).toBe('handOver');
  });

  test('another namespace, and cells in an alternative behind the data', () => {
    expect(refusal(ONE, sheet(sheetXml(ONE).replace(MAIN, 'urn:other')))).toBe('handOver');
    const after = `<mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice><mergeCells><mergeCell ref="A1:B1"/></mergeCells></mc:Choice></mc:AlternateContent>`;
    expect(refusal(ONE, { after })).toBe('handOver');
  });
});

describe('bounds over whole sheets are bounds, not data', () => {
  test.each([
    ['a dimension', { before: '<dimension ref="A1:XFD1048576"/>' }],
    ['columns', { before: '<cols><col min="1" max="16384" width="9"/></cols>' }],
    ['a merged area', { after: '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' }],
    [
      'a validation',
      {
        after:
          '<dataValidations><dataValidation type="list" sqref="A1:Z1048576"><formula1>"a,b"</formula1></dataValidation></dataValidations>',
      },
    ],
    ['extensions, however deep', { after: `<extLst>${'<ext>'.repeat(20000)}${'</ext>'.repeat(20000)}</extLst>` }],
  ])('%s', (_, options) => {
    const started = process.cpuUsage();
    const book = readXlsx(aWorkbook(ONE, { ...HELLO, ...options }), 'a.xlsx');
    expect(book.sheets[0]?.rows[0]?.[0]).toBe('你好');
    expect(process.cpuUsage(started).user).toBeLessThan(1_000_000);
  });

  test('a comment behind the data hides no merged area, and shows none', () => {
    const decoy = '<extLst><!-- </extLst><mergeCells><mergeCell ref="A1:B1"/></mergeCells><extLst> --></extLst>';
    const [grid] = readXlsx(aWorkbook(ONE, { ...HELLO, after: decoy }), 'a.xlsx').sheets;
    expect(grid).toMatchObject({ merges: [], rows: [['你好', 42]] });
  });

  test('a million empty rows and a cell in the last corner', () => {
    const rows = `${Array.from({ length: 1048575 }, (_, row) => `<row r="${row + 1}"/>`).join('')}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`;
    const [grid] = readXlsx(aWorkbook(rows), 'a.xlsx').sheets;
    expect(grid?.rows).toHaveLength(1048576);
    expect(Object.keys(grid?.rows ?? [])).toEqual(['1048575']);
  });

  test.each([
    ['dates', '<c s="1"><v>44042.5</v></c>'],
    ['formulas', '<c><f>A1</f></c>'],
    ['strings', '<c t="inlineStr"><is><t>甲</t></is></c>'],
    ['numbers', '<c><v>1</v></c>'],
  ])('%s without end come to the end of the budget', (_, cells) => {
    const tables = { ...NO_TABLES, styles: { dateFormats: [null, 'yyyy-mm-dd'], struck: [] }, budget: { left: 1000 } };
    const bytes = new TextEncoder().encode(sheetXml(`<row>${cells.repeat(200)}</row>`));
    expect(() => readSheet(bytes, tables, { file: 'a.xlsx', part: 'sheet' })).toThrow(
      expect.objectContaining({ code: 'file.unpacksTooLarge' }),
    );
  });
});

const NO_TABLES = { strings: NO_STRINGS, date1904: false, dates: new Map() };
