import { cellAt, type Book, type CellMark, type CellValue, type Grid } from '../../../src/core/model';
import { readXlsx } from '../../../src/adapters/xlsx/read';
import { aWorkbook, relationships, workbookParts, zipOf, type WorkbookOptions } from './a-workbook';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function read(rows: string, options: WorkbookOptions = {}): Book {
  return readXlsx(aWorkbook(rows, options), '回表.xlsx');
}
function grid(rows: string, options: WorkbookOptions = {}): Grid {
  const [first] = read(rows, options).sheets;
  if (first === undefined) throw new Error('no sheet');
  return first;
}
/** The cells of the first row. */
function row(cells: string, options: WorkbookOptions = {}): (CellValue | undefined)[] {
  return [...(grid(`<row r="1">${cells}</row>`, options).rows[0] ?? [])];
}
function marks(cells: string, options: WorkbookOptions = {}): readonly CellMark[] {
  return grid(`<row r="1">${cells}</row>`, options).marks;
}
/** A cell with a number format, by its built-in id or its code. */
function formatted(value: string, format: number | string, options: WorkbookOptions = {}): CellValue {
  const code = String(format).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const styles =
    typeof format === 'number'
      ? `<cellXfs><xf/><xf numFmtId="${format}"/></cellXfs>`
      : `<numFmts><numFmt numFmtId="176" formatCode="${code}"/></numFmts><cellXfs><xf/><xf numFmtId="176"/></cellXfs>`;
  return row(`<c r="A1" s="1"><v>${value}</v></c>`, { ...options, styles })[0] ?? null;
}
const iso = (value: CellValue): string | null =>
  typeof value === 'object' && value?.kind === 'date' ? value.iso : null;

describe('values', () => {
  test('shared, inline and formula strings, numbers, booleans and errors', () => {
    const cells =
      '<c r="A1" t="s"><v>1</v></c><c r="B1" t="inlineStr"><is><t>办公室</t></is></c><c r="C1" t="str"><f>A1</f><v>进展</v></c>' +
      '<c r="D1"><v>42</v></c><c r="E1" t="b"><v>1</v></c><c r="F1" t="e"><v>#N/A</v></c><c r="G1" t="n"><v>-1.5E-3</v></c>';
    expect(row(cells, { strings: '<si><t>甲</t></si><si><t xml:space="preserve"> 乙 </t></si>' })).toEqual([
      ' 乙 ',
      '办公室',
      '进展',
      42,
      true,
      { kind: 'error', code: '#N/A' },
      -0.0015,
    ]);
  });

  test('a cell without a value is empty, also where its type is a string', () => {
    const cells =
      '<c r="A1" t="s"/><c r="B1" t="s"><v></v></c><c r="C1"><v/></c><c r="D1" t="str"><f>""</f><v></v></c>' +
      '<c r="E1" t="inlineStr"><is><t></t></is></c><c r="F1" t="inlineStr"><is/></c><c r="G1" t="s"><v>0</v></c>';
    const sheet = grid(`<row r="1">${cells}</row>`, { strings: '<si><t/></si>' });
    expect((sheet.rows[0] ?? []).filter((value) => value !== null && value !== undefined)).toEqual([]);
  });

  test('rich strings are joined and phonetic readings left out', () => {
    const strings =
      '<si><r><rPr><b/></rPr><t>安全</t></r><r><t xml:space="preserve"> 生产</t></r><rPh sb="0" eb="2"><t>アンゼン</t></rPh><phoneticPr fontId="1"/></si>';
    const inline = '<c r="B1" t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is></c>';
    expect(row(`<c r="A1" t="s"><v>0</v></c>${inline}`, { strings })).toEqual(['安全 生产', '甲乙']);
  });

  test('character references, escapes and line ends are undone', () => {
    const strings =
      '<si><t>a_x000D_&#10;b &amp;lt; 𠮷 _x005F_x000D_</t></si><si><t>&#24207;&#x53F7;</t></si><si><t>一\r\n二\r三</t></si>';
    const cells = [0, 1, 2].map((index) => `<c t="s"><v>${index}</v></c>`).join('');
    expect(row(cells, { strings })).toEqual(['a\r\nb &lt; 𠮷 _x000D_', '序号', '一\n二\n三']);
    expect(row('<c t="inlineStr"><is><t>&quot;&#x1F600;_x0041_&apos;</t></is></c>')).toEqual([`"😀A'`]);
  });

  test('the cached result of a formula is its value, and the formula is marked', () => {
    const cells =
      '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>NOW()</f></c><c r="C1"><f t="shared" si="0"/><v>3</v></c>';
    expect(row(cells)).toEqual([2, undefined, 3]);
    expect(marks(cells)).toEqual([
      { row: 0, column: 0, kind: 'formula', formula: '1+1' },
      { row: 0, column: 1, kind: 'formula', formula: 'NOW()' },
      { row: 0, column: 2, kind: 'formula', formula: '' },
    ]);
  });

  test('an identity number that was typed as a number is marked as damaged, the same as text is not', () => {
    const cells =
      '<c r="A1"><v>110105199003078515</v></c><c r="B1" t="inlineStr"><is><t>110105199003078515</t></is></c><c r="C1"><v>1.10105199003078E+17</v></c><c r="D1"><v>0.1234567890123456</v></c>';
    expect(marks(cells)).toEqual([
      { row: 0, column: 0, kind: 'damagedNumber', text: '110105199003078515' },
      { row: 0, column: 2, kind: 'damagedNumber', text: '110105199003078000' },
    ]);
  });
});

describe('places', () => {
  test('cells and rows without references follow one another', () => {
    const sheet = grid('<row><c t="inlineStr"><is><t>甲</t></is></c><c><v>7</v></c></row><row><c><v>8</v></c></row>');
    expect(sheet.rows).toEqual([['甲', 7], [8]]);
  });

  test('a used range need not start at A1', () => {
    const sheet = grid('<row r="3"><c r="C3"><v>1</v></c></row>', { before: '<dimension ref="C3:C3"/>' });
    expect(cellAt(sheet, 2, 2)).toBe(1);
    expect(cellAt(sheet, 0, 0)).toBeNull();
  });

  test('rows and cells out of order are read where they stand', () => {
    const sheet = grid(
      '<row r="2"><c r="B2"><v>4</v></c><c r="A2"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
    );
    expect(sheet.rows).toEqual([[1], [3, 4]]);
  });

  test('a merged area has the value of its first cell only', () => {
    const sheet = grid(
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c><c r="C2"><v>4</v></c></row>',
      {
        after: '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>',
      },
    );
    expect(sheet.rows).toEqual([
      [1, null],
      [null, undefined, 4],
    ]);
    expect(sheet.merges).toEqual([{ top: 0, left: 0, bottom: 1, right: 1 }]);
  });

  test('references with dollar signs, small letters and character references stand where others see them', () => {
    const cells = '<c r="a1"><v>1</v></c><c r="$B$1"><v>2</v></c><c r="&#67;1"><v>&#51;</v></c><c r="D1"><v>1</v></c>';
    expect(row(cells)).toEqual([1, 2, 3, 1]);
  });

  test.each([
    ['$A$1:$B$2', { top: 0, left: 0, bottom: 1, right: 1 }],
    ['b2:a1', { top: 0, left: 0, bottom: 1, right: 1 }],
    ['A:B', { top: 0, left: 0, bottom: 1048575, right: 1 }],
    ['1:2', { top: 0, left: 0, bottom: 1, right: 16383 }],
  ])('the merged area %s', (ref, merge) => {
    const sheet = grid('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>', {
      after: `<mergeCells><mergeCell ref="${ref}"/></mergeCells>`,
    });
    expect(sheet).toMatchObject({ rows: [[1, null]], merges: [merge] });
  });

  test('hidden rows, columns and sheets are told', () => {
    const sheet = grid(
      '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="0"/><row r="5" hidden="true"/>',
      {
        before: '<cols><col min="2" max="3" hidden="1"/><col min="4" max="4" hidden="0"/></cols>',
        sheetAttributes: 'state="veryHidden"',
      },
    );
    expect(sheet).toMatchObject({ visibility: 'veryHidden', hiddenRows: [0, 4], hiddenColumns: [1, 2] });
  });
});

describe('dates are told by number format', () => {
  test.each([
    [14, '44197', '2021-01-01'],
    [20, '0.5', '12:00:00'],
    [22, '44197.75', '2021-01-01T18:00:00'],
    [31, '44042', '2020-07-30'],
    [57, '44042', '2020-07-30'],
    ['yyyy"年"m"月"d"日"', '44042', '2020-07-30'],
    ['[$-804]yyyy"年"m"月"d"日";@', '44042', '2020-07-30'],
    ['[DBNum1][$-804]yyyy"年"m"月"d"日";@', '44042', '2020-07-30'],
    ['m"月"d"日"', '44042', '2020-07-30'],
    ['aaaa', '44042', '2020-07-30'],
    ['上午/下午h"时"mm"分"', '0.25', '06:00:00'],
    ['mm:ss.0', '0.5', '12:00:00'],
    ['[Red]yyyy\\-mm\\-dd', '44042', '2020-07-30'],
  ])('%s shows %s as %s', (format, value, expected) => {
    expect(iso(formatted(value, format))).toBe(expected);
  });

  test.each([
    0,
    1,
    2,
    9,
    49,
    'General',
    '0.00_);[Red]\\(0.00\\)',
    '#,##0"日"',
    '0.00"年"',
    '[$¥-804]#,##0.00',
    '0.00E+00',
    '@',
    '0_d',
    '[Blue]0',
    'G/通用格式',
    '"yyyy"',
    '# ?/?',
    '\\d0',
  ])('%s shows a number', (format) => {
    expect(formatted('44042', format)).toBe(44042);
  });

  test('a duration is no date', () => {
    expect(formatted('1.5', '[h]:mm:ss')).toBe(1.5);
    expect(formatted('1.5', 46)).toBe(1.5);
  });

  test('a serial that is no day of the calendar stays a number', () => {
    expect(formatted('-1', 14)).toBe(-1);
    expect(formatted('60', 14)).toBe(60);
    expect(formatted('3000000', 14)).toBe(3000000);
    expect(formatted('2958465.9999999', 14)).toBe(2958465.9999999);
  });

  test('both date systems', () => {
    expect(iso(formatted('44197', 14, { workbookPr: '<workbookPr date1904="1"/>' }))).toBe('2025-01-02');
    expect(iso(formatted('44197', 14, { workbookPr: '<workbookPr date1904="0"/>' }))).toBe('2021-01-01');
    expect(iso(formatted('59', 14))).toBe('1900-02-28');
    expect(iso(formatted('61', 14))).toBe('1900-03-01');
    expect(iso(formatted('1', 14))).toBe('1900-01-01');
  });

  test('a moment just before midnight is the next day, not 24 o’clock', () => {
    expect(iso(formatted('44196.9999999', 14))).toBe('2021-01-01');
  });

  test('the serial and the format stay with the date', () => {
    expect(formatted('44042', 'yyyy"年"m"月"')).toEqual({
      kind: 'date',
      serial: 44042,
      iso: '2020-07-30',
      format: 'yyyy"年"m"月"',
    });
  });

  test('dates that strict files write as text', () => {
    const cells = '<c r="A1" t="d"><v>2026-03-15T00:00:00Z</v></c><c r="B1" t="d"><v>2026-03-15T08:30:00</v></c>';
    expect(row(cells).map((value) => iso(value ?? null))).toEqual(['2026-03-15', '2026-03-15T08:30:00']);
    const times = '<c r="A1" t="d"><v>08:30:00</v></c><c r="B1" t="d"><v>08:30:00.5</v></c><c r="C1" t="d"><v></v></c>';
    expect(row(times).map((value) => iso(value ?? null))).toEqual(['08:30:00', '08:30:01']);
  });
});

describe('what must not be taken as plain text', () => {
  test('a struck-out run is no part of the value', () => {
    const strings =
      '<si><r><t>已完成</t></r><r><rPr><strike/></rPr><t>初稿</t></r><r><rPr><strike val="0"/></rPr><t>终稿</t></r></si>';
    const cells =
      '<c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><rPr><strike val="1"/></rPr><t>全部划掉</t></r></is></c>';
    expect(row(cells, { strings })).toEqual(['已完成终稿']);
    expect(marks(cells, { strings })).toEqual([
      { row: 0, column: 0, kind: 'struck', text: '初稿' },
      { row: 0, column: 1, kind: 'struck', text: '全部划掉' },
    ]);
  });

  test('a cell that is struck as a whole keeps its value and says so', () => {
    const styles = '<fonts><font/><font><sz val="11"/><strike/></font></fonts><cellXfs><xf/><xf fontId="1"/></cellXfs>';
    const cells = '<c r="A1" s="1" t="inlineStr"><is><t>取消</t></is></c><c r="B1" s="1"><v>3</v></c>';
    expect(row(cells, { styles })).toEqual(['取消', 3]);
    expect(marks(cells, { styles })).toEqual([
      { row: 0, column: 0, kind: 'struck', text: '取消', whole: true },
      { row: 0, column: 1, kind: 'struck', text: '3', whole: true },
    ]);
  });

  test('a cell picture of WPS is a picture, as formula and as text', () => {
    const cells =
      '<c r="A1" t="str"><f>_xlfn.DISPIMG("ID_1A2B",1)</f><v>=DISPIMG("ID_1A2B",1)</v></c><c r="B1" t="inlineStr"><is><t>=DISPIMG("ID_3C",1)</t></is></c>' +
      '<c r="C1" t="e"><f>DISPIMG("ID_4D",1)</f><v>#NAME?</v></c><c r="D1" t="inlineStr"><is><t>=1+1</t></is></c>';
    expect(row(cells).map((value) => value ?? null)).toEqual([null, null, null, '=1+1']);
    expect(marks(cells).filter((mark) => mark.kind === 'picture')).toEqual([
      { row: 0, column: 0, kind: 'picture', id: 'ID_1A2B' },
      { row: 0, column: 2, kind: 'picture', id: 'ID_4D' },
      { row: 0, column: 1, kind: 'picture', id: 'ID_3C' },
    ]);
  });

  test('comments stand beside their cells, threaded ones in the place of their stand-ins', () => {
    const type = 'http://schemas.microsoft.com/office/2017/10/relationships';
    const book = read('<row r="1"><c r="A1"><v>1</v></c></row>', {
      workbookRelationships: `<Relationship Id="rId9" Type="${type}/person" Target="persons/person.xml"/>`,
      parts: {
        'xl/worksheets/_rels/sheet1.xml.rels': relationships(
          `<Relationship Id="rId1" Type="${OFFICE}/comments" Target="../comments1.xml"/><Relationship Id="rId2" Type="${type}/threadedComment" Target="../threadedComments/threadedComment1.xml"/>`,
        ),
        'xl/comments1.xml': `<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>周敏</author></authors><commentList><comment ref="B2" authorId="0"><text><r><t>请</t></r><r><t>核实</t></r></text></comment><comment ref="A1" authorId="0"><text><t>[Threaded comment]</t></text></comment></commentList></comments>`,
        'xl/threadedComments/threadedComment1.xml': `<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="A1" personId="{1}" id="{2}"><text>时间对吗？</text></threadedComment></ThreadedComments>`,
        'xl/persons/person.xml': `<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><person displayName="陈立" id="{1}"/></personList>`,
      },
    });
    expect(book.sheets[0]?.marks).toEqual([
      { row: 0, column: 0, kind: 'comment', text: '时间对吗？', author: '陈立' },
      { row: 1, column: 1, kind: 'comment', text: '请核实', author: '周敏' },
    ]);
  });
});

describe('other ways to write the same', () => {
  const cells = '<x:c r="A1" t="inlineStr"><x:is><x:t>前缀</x:t></x:is></x:c><x:c r="B1"><x:v>3</x:v></x:c>';

  test('tags with a namespace prefix', () => {
    const sheet = `<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1">${cells}</x:row></x:sheetData><x:mergeCells><x:mergeCell ref="B1:C1"/></x:mergeCells></x:worksheet>`;
    const [first] = read('', { parts: { 'xl/worksheets/sheet1.xml': sheet } }).sheets;
    expect(first?.rows).toEqual([['前缀', 3]]);
    expect(first?.merges).toHaveLength(1);
  });

  test('the strict conformance class', () => {
    const strict = (text: string): string =>
      text
        .replaceAll(
          'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
          'http://purl.oclc.org/ooxml/spreadsheetml/main',
        )
        .replaceAll(
          'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
          'http://purl.oclc.org/ooxml/officeDocument/relationships',
        );
    const parts = workbookParts('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>5</v></c></row>', {
      strings: '<si><t>甲</t></si>',
    });
    const bytes = zipOf(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strict(String(text))])));
    expect(readXlsx(bytes, 'a.xlsx').sheets[0]?.rows).toEqual([['甲', 5]]);
  });

  test('single quotes, a byte order mark and comments around the data', () => {
    const sheet = `\ufeff<?xml version='1.0' encoding='utf-8'?><!-- made by hand --><worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><!-- <sheetData><row><c><v>9</v></c></row></sheetData> --><sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData></worksheet>`;
    expect(read('', { parts: { 'xl/worksheets/sheet1.xml': sheet } }).sheets[0]?.rows).toEqual([[1]]);
  });

  test('alternatives behind the data hold no cells', () => {
    const after =
      '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x14"><controls><control/></controls></mc:Choice></mc:AlternateContent>';
    expect(grid('<row r="1"><c r="A1"><v>1</v></c></row>', { after }).rows).toEqual([[1]]);
  });

  test('a workbook part in another place', () => {
    const book = aWorkbook('<row r="1"><c r="A1"><v>1</v></c></row>', {
      parts: {
        '_rels/.rels': relationships(
          `<Relationship Id="a" Type="${OFFICE}/officeDocument" Target="/xl/workbook.xml"/>`,
        ),
      },
    });
    expect(readXlsx(book, 'a.xlsx').sheets[0]?.rows).toEqual([[1]]);
  });
});

describe('the workbook', () => {
  test('workbooks that share most of their parts each keep what differs', () => {
    const named = (name: string, value: number): Uint8Array => {
      const parts = workbookParts(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>${value}</v></c></row>`, {
        strings: `<si><t>${name}</t></si>`,
      });
      const workbook = String(parts['xl/workbook.xml']).replace(/(<sheet [^>]*name=")[^"]*/, `$1${name}`);
      return zipOf({ ...parts, 'xl/workbook.xml': workbook });
    };
    const read = ['甲', '乙', '甲', '丙'].map((name, index) => readXlsx(named(name, index), 'a.xlsx').sheets[0]);
    expect(read.map((sheet) => [sheet?.name, sheet?.rows[0]])).toEqual([
      ['甲', ['甲', 0]],
      ['乙', ['乙', 1]],
      ['甲', ['甲', 2]],
      ['丙', ['丙', 3]],
    ]);
  });

  test('sheets that are no worksheets are named and passed over', () => {
    const workbook = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets><sheet name="图" sheetId="2" r:id="c"/><sheet name="台账" sheetId="1" r:id="rId1" state="hidden"/></sheets></workbook>`;
    const book = read('<row r="1"><c r="A1"><v>1</v></c></row>', {
      workbookRelationships: `<Relationship Id="c" Type="${OFFICE}/chartsheet" Target="chartsheets/sheet1.xml"/>`,
      parts: { 'xl/workbook.xml': workbook, 'xl/chartsheets/sheet1.xml': '<chartsheet/>' },
    });
    expect(book.otherSheets).toEqual([{ name: '图', kind: 'chart' }]);
    expect(book.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([['台账', 'hidden']]);
  });

  test('when it was saved last, in universal time', () => {
    const core = (modified: string): WorkbookOptions => ({
      parts: {
        'docProps/core.xml': `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dcterms:modified xsi:type="dcterms:W3CDTF">${modified}</dcterms:modified></cp:coreProperties>`,
      },
    });
    expect(read('', core('2020-07-30T08:00:00Z')).savedAt).toBe('2020-07-30T08:00:00Z');
    expect(read('', core('2020-07-30T08:00:00.5+08:00')).savedAt).toBe('2020-07-30T00:00:00Z');
    expect(read('', core('last Thursday')).savedAt).toBeNull();
    expect(read('').savedAt).toBeNull();
  });

  test('a sheet whose part is missing is said, and the others are read', () => {
    const workbook = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets><sheet name="丢失" sheetId="2" r:id="gone"/><sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>`;
    const book = read('<row r="1"><c r="A1"><v>1</v></c></row>', { parts: { 'xl/workbook.xml': workbook } });
    expect(book.sheets.map(({ name }) => name)).toEqual(['台账']);
    expect(book.issues?.map(({ code }) => code)).toEqual(['xlsx.sheetMissing']);
  });

  test('names that are special to the language are names like any other', () => {
    const workbook = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets><sheet name="__proto__" sheetId="1" r:id="__proto__"/></sheets></workbook>`;
    const book = read('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', {
      strings: '<si><t>__proto__</t></si>',
      workbookRelationships: `<Relationship Id="__proto__" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>`,
      parts: { 'xl/workbook.xml': workbook },
    });
    expect(book.sheets.map(({ name, rows }) => [name, rows])).toEqual([['__proto__', [['__proto__']]]]);
    expect(({} as Record<string, unknown>)['0']).toBeUndefined();
  });
});
