import { readLegacy } from '../../../src/adapters/legacy';
import { writeZip } from '../../../src/adapters/bytes/zip';
import { AdapterError, cellAt, type Book, type CellValue, type Grid } from '../../../src/core/model';

const NAMESPACES = [
  ['office', 'office'],
  ['table', 'table'],
  ['text', 'text'],
  ['style', 'style'],
  ['number', 'datastyle'],
  ['draw', 'drawing'],
]
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat([
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"',
  ])
  .join(' ');

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** An OpenDocument spreadsheet with this inside `<office:spreadsheet>`, and automatic styles. */
function anOds(spreadsheet: string, styles = ''): Uint8Array {
  const content = `<office:document-content ${NAMESPACES}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${spreadsheet}</office:spreadsheet></office:body></office:document-content>`;
  return writeZip([
    { name: 'mimetype', bytes: utf8('application/vnd.oasis.opendocument.spreadsheet') },
    { name: 'content.xml', bytes: utf8(content) },
  ]);
}
const read = (spreadsheet: string, styles = ''): Book => readLegacy(anOds(spreadsheet, styles), 'a.ods');
function sheet(rows: string, styles = ''): Grid {
  const [first] = read(`<table:table table:name="台账">${rows}</table:table>`, styles).sheets;
  if (first === undefined) throw new Error('no sheet');
  return first;
}
/** The value of a cell with these attributes and this content. */
function valueOf(attributes: string, content: string, styles = ''): CellValue {
  const cell = `<table:table-cell ${attributes}>${content}</table:table-cell>`;
  return cellAt(sheet(`<table:table-row>${cell}</table:table-row>`, styles), 0, 0);
}
const text = (content: string): string =>
  `<table:table-cell office:value-type="string"><text:p>${content}</text:p></table:table-cell>`;
const row = (cells: string, attributes = ''): string => `<table:table-row ${attributes}>${cells}</table:table-row>`;

test('numbers, percentages, booleans and errors', () => {
  expect(valueOf('office:value-type="float" office:value="2.5"', '<text:p>2,50</text:p>')).toBe(2.5);
  expect(valueOf('office:value-type="percentage" office:value="0.5"', '<text:p>50%</text:p>')).toBe(0.5);
  expect(valueOf('office:value-type="boolean" office:boolean-value="true"', '<text:p>TRUE</text:p>')).toBe(true);
  expect(valueOf('office:value-type="float" office:value="0"', '<text:p>FALSE</text:p>')).toBe(false);
  expect(
    valueOf('office:value-type="string" office:string-value="" calcext:value-type="error"', '<text:p>#DIV/0!</text:p>'),
  ).toEqual({ kind: 'error', code: '#DIV/0!' });
});

test('dates keep their type whatever their format, and say it', () => {
  const styles =
    '<number:date-style style:name="N1"><number:year number:style="long"/><number:text>年</number:text><number:month/><number:text>月</number:text></number:date-style>' +
    '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>';
  const date = 'office:value-type="date" office:date-value="2020-07-30"';
  expect(valueOf(`table:style-name="ce1" ${date}`, '<text:p>2020年7月</text:p>', styles)).toEqual({
    kind: 'date',
    serial: 44042,
    iso: '2020-07-30',
    format: 'yyyy"年"m"月"',
  });
  expect(
    valueOf('office:value-type="date" office:date-value="2020-07-30T08:30:00.5"', '<text:p>x</text:p>'),
  ).toMatchObject({
    iso: '2020-07-30T08:30:01',
  });
  expect(valueOf('office:value-type="date" office:date-value="1895-01-01"', '<text:p>光绪二十年</text:p>')).toBe(
    '光绪二十年',
  );
});

test('times of day, and hours that are counted on', () => {
  const styles =
    '<number:time-style style:name="N2" number:truncate-on-overflow="false"><number:hours/></number:time-style>' +
    '<style:style style:name="ce2" style:family="table-cell" style:data-style-name="N2"/>';
  const time = 'office:value-type="time" office:time-value="PT12H00M00S"';
  expect(valueOf(time, '<text:p>12:00</text:p>')).toMatchObject({ kind: 'date', iso: '12:00:00' });
  expect(valueOf(`table:style-name="ce2" ${time}`, '<text:p>12:00</text:p>', styles)).toBe(0.5);
  expect(valueOf('office:value-type="time" office:time-value="PT36H"', '<text:p>36:00</text:p>')).toBe(1.5);
});

test('the other date system', () => {
  const settings =
    '<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>';
  const cell = '<table:table-cell office:value-type="date" office:date-value="2025-01-02"/>';
  const book = read(`${settings}<table:table table:name="a">${row(cell)}</table:table>`);
  expect(book.date1904).toBe(true);
  expect(cellAt(book.sheets[0] as Grid, 0, 0)).toMatchObject({ iso: '2025-01-02', serial: 44197 });
});

test('paragraphs are lines, blanks are kept, phonetic readings and shapes are left out', () => {
  const rich =
    '<text:p>甲<text:s text:c="2"/>乙<text:line-break/><text:span>丙</text:span><text:tab/>丁 </text:p>\n <text:p>\n  戊<text:ruby><text:ruby-base>己</text:ruby-base><text:ruby-text>ji</text:ruby-text></text:ruby></text:p>';
  const shape = '<draw:frame><draw:text-box><text:p>图形</text:p></draw:text-box></draw:frame>';
  expect(valueOf('office:value-type="string"', rich + shape)).toBe('甲  乙\n丙\t丁 \n戊己');
  expect(valueOf('', shape)).toBeNull();
  expect(sheet(`<table:shapes>${shape}</table:shapes>${row(text('甲'))}`).rows).toEqual([['甲']]);
});

test('comments stand apart from the text', () => {
  const note =
    '<office:annotation><dc:creator>周敏</dc:creator><text:p>请<text:span>核</text:span>实</text:p></office:annotation>';
  const cell = `<table:table-cell office:value-type="string">${note}<text:p>甲</text:p></table:table-cell>`;
  expect(sheet(row(cell))).toMatchObject({
    rows: [['甲']],
    marks: [{ row: 0, column: 0, kind: 'comment', text: '请核实', author: '周敏' }],
  });
});

test('struck cells, styles that inherit it, and struck spans', () => {
  const styles =
    '<style:style style:name="base" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/></style:style>' +
    '<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="base"/>' +
    '<style:style style:name="T1" style:family="text"><style:text-properties style:text-line-through-type="single"/></style:style>';
  const whole =
    '<table:table-cell table:style-name="ce1" office:value-type="string"><text:p>删</text:p></table:table-cell>';
  const part = text('留<text:span text:style-name="T1">划</text:span>下');
  const all = text('<text:span text:style-name="T1">全划</text:span>');
  expect(sheet(row(whole + part + all), styles)).toMatchObject({
    rows: [['删', '留下']],
    marks: [
      { column: 0, kind: 'struck', text: '删', whole: true },
      { column: 1, kind: 'struck', text: '划' },
      { column: 2, kind: 'struck', text: '全划' },
    ],
  });
});

test('repeated cells and rows stand where they are repeated, padding of whole sheets nowhere', () => {
  const padding = '<table:table-cell table:number-columns-repeated="16380"/>';
  const rows =
    row(padding, 'table:number-rows-repeated="5000"') +
    row(
      '<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7"/>',
      'table:number-rows-repeated="2"',
    ) +
    row(padding, 'table:number-rows-repeated="1043574"');
  const grid = sheet(rows);
  expect(grid.rows).toHaveLength(5002);
  expect(grid.rows.slice(5000)).toEqual([
    [7, 7],
    [7, 7],
  ]);
});

test('merged areas all, what they cover not', () => {
  const merged =
    '<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2" office:value-type="float" office:value="1"/><table:covered-table-cell office:value-type="float" office:value="2"/>';
  const rows = row(merged) + row('<table:covered-table-cell table:number-columns-repeated="2"/>') + row(merged);
  expect(sheet(rows)).toMatchObject({
    rows: [[1], undefined, [1]],
    merges: [
      { top: 0, left: 0, bottom: 1, right: 1 },
      { top: 2, left: 0, bottom: 3, right: 1 },
    ],
  });
});

test('hidden rows, columns and sheets, and linked copies of other files that are no sheets', () => {
  const styles =
    '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>';
  const book = read(
    `<table:table table:name="甲" table:style-name="ta2"><table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>${row(text('a'), 'table:visibility="filter"')}</table:table>` +
      `<table:table table:name="'file:///x.ods'#乙"><table:table-source/>${row(text('b'))}</table:table>`,
    styles,
  );
  expect(book.sheets).toMatchObject([{ name: '甲', visibility: 'hidden', hiddenRows: [0], hiddenColumns: [2] }]);
});

test('formulas, cell pictures and damaged numbers are marked', () => {
  const cells =
    '<table:table-cell table:formula="of:=SUM([.A2:.A3])" office:value-type="float" office:value="3"/>' +
    '<table:table-cell table:formula="of:=DISPIMG(&quot;ID_1&quot;;1)" office:value-type="string"><text:p>=DISPIMG("ID_1",1)</text:p></table:table-cell>' +
    '<table:table-cell office:value-type="float" office:value="110105199003078515"/>';
  expect(sheet(row(cells)).marks).toMatchObject([
    { column: 0, kind: 'formula', formula: 'SUM(A2:A3)' },
    { column: 1, kind: 'formula' },
    { column: 1, kind: 'picture', id: 'ID_1' },
    { column: 2, kind: 'damagedNumber', text: '110105199003078515' },
  ]);
  expect(cellAt(sheet(row(cells)), 0, 1)).toBeNull();
});

describe('hostile and broken', () => {
  const codeOf = (bytes: Uint8Array): string | null => {
    try {
      readLegacy(bytes, 'a.ods');
      return null;
    } catch (error) {
      if (error instanceof AdapterError) return error.code;
      throw error;
    }
  };
  const table = (rows: string): Uint8Array => anOds(`<table:table table:name="a">${rows}</table:table>`);

  test('a cell repeated over the whole sheet is refused', () => {
    const cell = '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>';
    expect(codeOf(table(row(cell, 'table:number-rows-repeated="1048576"')))).toBe('file.tooManyCells');
  });

  test('a million cells repeated a million times, and a row beyond the sheet', () => {
    const cell = '<table:table-cell table:number-columns-repeated="1e300" office:value-type="float" office:value="1"/>';
    expect(codeOf(table(row(cell, 'table:number-rows-repeated="999999999999"')))).toBe('file.tooManyCells');
    const padding = row('<table:table-cell/>', 'table:number-rows-repeated="1048576"');
    expect(codeOf(table(padding + row(text('x'))))).toBe('file.tooManyCells');
  });

  test('XML that breaks off, hides or says nothing', () => {
    expect(codeOf(table('<table:table-row>'))).toBe('file.damaged');
    expect(codeOf(table(`<!-- ${row(text('x'))} -->`))).toBe('file.markup');
    expect(
      codeOf(writeZip([{ name: 'mimetype', bytes: utf8('application/vnd.oasis.opendocument.spreadsheet') }])),
    ).toBe('file.damaged');
  });
});
