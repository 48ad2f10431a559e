import { readLegacy } from '../../../src/adapters/legacy';
import { AdapterError, type Book, type Grid } from '../../../src/core/model';

const SHEET = 'urn:schemas-microsoft-com:office:spreadsheet';
const EXCEL = 'urn:schemas-microsoft-com:office:excel';

function workbook(table: string, styles = '', more = ''): string {
  return `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="${SHEET}" xmlns:ss="${SHEET}" xmlns:x="${EXCEL}">${more}<Styles>${styles}</Styles><Worksheet ss:Name="台账"><Table>${table}</Table></Worksheet></Workbook>`;
}
const read = (xml: string): Book => readLegacy(new TextEncoder().encode(xml), 'a.xls');
function sheet(table: string, styles = ''): Grid {
  const [first] = read(workbook(table, styles)).sheets;
  if (first === undefined) throw new Error('no sheet');
  return first;
}
const codeOf = (xml: string): string | null => {
  try {
    read(xml);
    return null;
  } catch (error) {
    if (error instanceof AdapterError) return error.code;
    throw error;
  }
};
const cell = (type: string, text: string, attributes = ''): string =>
  `<Cell ${attributes}><Data ss:Type="${type}">${text}</Data></Cell>`;

test('values by their types, dates by their formats', () => {
  const styles =
    '<Style ss:ID="base"><NumberFormat ss:Format="Short Date"/></Style><Style ss:ID="d" ss:Parent="base"/><Style ss:ID="n"><NumberFormat ss:Format="Fixed"/></Style>';
  const cells =
    cell('String', ' 甲&#10;乙 ') +
    cell('Number', '2.5', 'ss:StyleID="n"') +
    cell('Number', '44042', 'ss:StyleID="d"') +
    cell('DateTime', '2020-07-30T08:30:00.000') +
    cell('DateTime', '1899-12-31T12:00:00.000') +
    cell('Boolean', '1') +
    cell('Error', '#N/A') +
    cell('String', '') +
    '<Cell/>';
  expect(sheet(`<Row>${cells}</Row>`, styles).rows[0]).toEqual([
    ' 甲\n乙 ',
    2.5,
    expect.objectContaining({ iso: '2020-07-30', format: 'yyyy/m/d' }),
    expect.objectContaining({ iso: '2020-07-30T08:30:00' }),
    expect.objectContaining({ iso: '12:00:00' }),
    true,
    { kind: 'error', code: '#N/A' },
  ]);
});

test('rows and cells stand where they say, merged areas take the places behind them', () => {
  const table =
    `<Row ss:Index="3">${cell('String', '甲', 'ss:Index="2" ss:MergeAcross="1" ss:MergeDown="1"')}${cell('String', '乙')}</Row>` +
    `<Row>${cell('String', '丙')}${cell('String', '盖住', 'ss:Index="3"')}</Row>`;
  expect(sheet(table)).toMatchObject({
    rows: [undefined, undefined, [undefined, '甲', undefined, '乙'], ['丙', undefined, null]],
    merges: [{ top: 2, left: 1, bottom: 3, right: 2 }],
  });
});

test('hidden rows, columns and sheets, and the other date system', () => {
  const hidden = `<Worksheet ss:Name="隐"><Table><Column/><Column ss:Hidden="1" ss:Span="1"/><Row ss:Hidden="1"/></Table><WorksheetOptions xmlns="${EXCEL}"><Visible>SheetVeryHidden</Visible></WorksheetOptions></Worksheet>`;
  const settings = `<ExcelWorkbook xmlns="${EXCEL}"><Date1904/></ExcelWorkbook>`;
  const book = read(workbook('', '', settings).replace('</Workbook>', `${hidden}</Workbook>`));
  expect(book).toMatchObject({
    date1904: true,
    sheets: [{ visibility: 'visible' }, { visibility: 'veryHidden', hiddenRows: [0], hiddenColumns: [1, 2] }],
  });
});

test('struck text, comments, formulas, pictures and damaged numbers are marked', () => {
  const styles = '<Style ss:ID="k"><Font ss:StrikeThrough="1"/></Style>';
  const rich =
    '<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>留</B><S>删</S></ss:Data></Cell>';
  const cells =
    cell('String', '全删', 'ss:StyleID="k"') +
    rich +
    '<Cell><Data ss:Type="String">甲</Data><Comment ss:Author="周敏"><ss:Data xmlns="http://www.w3.org/TR/REC-html40">请<B>核实</B></ss:Data></Comment></Cell>' +
    cell('Number', '2', 'ss:Formula="=1+1"') +
    cell('String', '', 'ss:Formula="=DISPIMG(&quot;ID_1&quot;,1)"') +
    cell('Number', '110105199003078515');
  expect(sheet(`<Row>${cells}</Row>`, styles)).toMatchObject({
    rows: [['全删', '留', '甲', 2, undefined, 110105199003078510]],
    marks: [
      { column: 0, kind: 'struck', text: '全删', whole: true },
      { column: 1, kind: 'struck', text: '删' },
      { column: 2, kind: 'comment', text: '请核实', author: '周敏' },
      { column: 3, kind: 'formula', formula: '1+1' },
      { column: 4, kind: 'formula' },
      { column: 4, kind: 'picture', id: 'ID_1' },
      { column: 5, kind: 'damagedNumber', text: '110105199003078515' },
    ],
  });
});

test('a comment of the markup is no cell', () => {
  expect(sheet(`<!-- <Row>${cell('String', '假')}</Row> --><Row>${cell('String', '真')}</Row>`).rows).toEqual([['真']]);
});

describe('broken and hostile', () => {
  test('what breaks off is never read in part', () => {
    const whole = workbook(`<Row>${cell('String', '甲')}</Row><Row>${cell('String', '乙')}</Row>`);
    for (let length = whole.indexOf('<Row>'); length < whole.length; length += 7) {
      expect(codeOf(whole.slice(0, length))).toBe('file.damaged');
    }
  });

  test.each([
    ['a row that goes back', '<Row ss:Index="3"/><Row ss:Index="2"/>', 'file.contradictory'],
    ['a row beyond the sheet', '<Row ss:Index="4000000000"/>', 'file.contradictory'],
    ['a cell that goes back', `<Row><Cell ss:Index="2"/><Cell ss:Index="1"/></Row>`, 'file.contradictory'],
    [
      'two values',
      `<Row><Cell><Data ss:Type="Number">1</Data><Data ss:Type="Number">2</Data></Cell></Row>`,
      'file.contradictory',
    ],
    ['a number that is none', `<Row>${cell('Number', '1,5')}</Row>`, 'file.damaged'],
    ['an entity', `<Row>${cell('String', '&evil;')}</Row>`, 'file.damaged'],
  ])('%s', (_, table, code) => {
    expect(codeOf(workbook(table))).toBe(code);
  });

  test('merged areas and hidden columns over everything are bounds', () => {
    const table = `<Column ss:Hidden="1" ss:Span="999999999"/><Row>${cell('String', '甲', 'ss:MergeAcross="1e9" ss:MergeDown="1e9"')}</Row>`;
    const grid = sheet(table);
    expect(grid.merges).toEqual([{ top: 0, left: 0, bottom: 1048575, right: 16383 }]);
    expect(grid.hiddenColumns).toHaveLength(16384);
  });
});
