import { openZip } from '../../../src/adapters/bytes/zip';
import { readXlsx } from '../../../src/adapters/xlsx/read';
import { writeXlsx } from '../../../src/adapters/xlsx/write';
import { sha256, type SheetLayout, type WorkbookLayout } from '../../../src/core/model';
import { BODY, chartSheet, fullWorkbook, HEADER, ledgerSheet, metadataSheet, OPEN, PROPERTIES, TITLE } from './layouts';
import { partText } from './parts';

const full = writeXlsx(fullWorkbook());
const SHEET = partText(full, 'xl/worksheets/sheet1.xml');
const alone = (sheet: SheetLayout): WorkbookLayout => ({ sheets: [sheet], properties: PROPERTIES });

test('the same layout gives the same bytes, on any day', () => {
  expect(sha256(writeXlsx(fullWorkbook()))).toBe(sha256(full));
});

test('another date of saving gives other bytes in core.xml only', () => {
  const later = writeXlsx({ ...fullWorkbook(), properties: { ...PROPERTIES, modified: '2026-02-01T00:00:00Z' } });
  const differing = openZip(full).names.filter((part) => partText(full, part) !== partText(later, part));
  expect(differing).toEqual(['docProps/core.xml']);
});

test('what was written is what a reader finds: values, merges, hidden columns and sheets', () => {
  const book = readXlsx(full, '台账.xlsx');
  expect(book.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
    ['工作台账', 'visible'],
    ['统计 图表', 'visible'],
    ['填报记录', 'hidden'],
    ['_taizhang', 'veryHidden'],
  ]);
  const sheet = book.sheets[0]!;
  expect(sheet.rows[2]?.slice(0, 3)).toEqual([1, ledgerSheet().rows[2]?.cells[1]?.value, '10.31']);
  expect(sheet.rows[2]?.[7]).toMatchObject({ kind: 'date', iso: '2026-06-30' });
  expect(sheet.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 8 }]);
  expect(sheet.hiddenColumns).toEqual([9]);
  expect(book.savedAt).toBe('2026-01-06T09:30:00Z');
  expect(book.sheets[1]?.rows[4]?.[1]).toBe(12);
});

describe('what the sheet says', () => {
  test.each([
    ['frozen rows and columns', '<pane xSplit="2" ySplit="2" topLeftCell="C3" state="frozen"'],
    ['the filter', '<autoFilter ref="A2:J22"/>'],
    [
      'landscape A4, one page wide',
      '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    ],
    ['margins in inches', 'left="1.102" right="1.024" top="1.457" bottom="1.378"'],
    ['centred on the page', '<printOptions horizontalCentered="1"/>'],
    ['the page number in the middle of the foot', '<oddFooter>&amp;C第&amp;P页 共&amp;N页</oddFooter>'],
    [
      'protection that lets rows be formatted',
      '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0" autoFilter="0"/>',
    ],
    [
      'a list to choose from, with its prompt',
      'type="list" sqref="G3:G22" allowBlank="1" showInputMessage="1" showErrorMessage="1" errorStyle="stop" promptTitle="状态"',
    ],
    ['a day between two days', '<formula1>46023</formula1><formula2>46387</formula2>'],
    ['a longest text', 'operator="lessThanOrEqual"'],
    [
      'a colour by formula',
      '<cfRule type="expression" priority="1" dxfId="0"><formula>$G3="推进缓慢"</formula></cfRule>',
    ],
    ['the last rule of all', 'stopIfTrue="true"'],
    ['no grid lines, a coloured tab', '<tabColor rgb="FF4472C4"/>'],
    ['a hidden column', '<col min="10" max="10" width="8" customWidth="true" hidden="true"/>'],
  ])('%s', (_what, xml) => {
    expect(SHEET).toContain(xml);
  });

  test('open cells are unlocked, all others locked', () => {
    const styles = partText(full, 'xl/styles.xml');
    const formats = [...styles.matchAll(/<xf [^>]*?(?:\/>|>.*?<\/xf>)/g)].map((match) => match[0]).slice(1);
    const formatOf = (cell: string): string =>
      formats[Number(new RegExp(`<c r="${cell}" s="(\\d+)"`).exec(SHEET)?.[1])] ?? '';
    expect(formatOf('D3')).toContain('<protection locked="0"/>');
    expect(formatOf('B3')).not.toContain('locked');
  });

  test('rows that repeat on every page, the print area and the hidden range of the filter are names', () => {
    const workbook = partText(full, 'xl/workbook.xml');
    expect(workbook).toContain(
      '<definedName name="_xlnm._FilterDatabase" hidden="1" localSheetId="0">\'工作台账\'!$A$2:$J$22</definedName>',
    );
    expect(workbook).toContain(
      '<definedName name="_xlnm.Print_Titles" localSheetId="0">\'工作台账\'!$1:$2</definedName>',
    );
    expect(workbook).toContain(
      '<definedName name="_xlnm.Print_Area" localSheetId="0">\'工作台账\'!$A$1:$I$22</definedName>',
    );
    expect(workbook).toContain('<definedName name="台账_任务">\'工作台账\'!$B$3:$B$22</definedName>');
  });

  test('the first visible sheet is the one that is shown', () => {
    const book = writeXlsx({ ...alone(ledgerSheet(1)), sheets: [metadataSheet(), ledgerSheet(1)] });
    expect(partText(book, 'xl/workbook.xml')).toContain('activeTab="1"');
    expect(partText(book, 'xl/worksheets/sheet2.xml')).toContain('tabSelected="1"');
    expect(partText(book, 'xl/worksheets/sheet1.xml')).not.toContain('tabSelected');
  });

  test('covered cells of a framed merged area have the frame too', () => {
    const rows = [1, 2].map(() => ({ cells: [{ value: '甲', style: BODY }] }));
    const merged = writeXlsx(
      alone({
        name: '表',
        visibility: 'visible',
        columns: [],
        rows,
        merges: [{ top: 0, left: 1, bottom: 1, right: 2 }],
      }),
    );
    expect(partText(merged, 'xl/worksheets/sheet1.xml')).not.toContain('"C2"');
    const framed = writeXlsx(
      alone({
        name: '表',
        visibility: 'visible',
        columns: [],
        rows,
        merges: [{ top: 0, left: 0, bottom: 0, right: 2 }],
      }),
    );
    expect(partText(framed, 'xl/worksheets/sheet1.xml')).toContain('<c r="B1" s="1"/><c r="C1" s="1"/>');
  });
});

describe('styles', () => {
  const styled = (...styles: (typeof BODY)[]): string =>
    partText(
      writeXlsx(
        alone({
          name: '表',
          visibility: 'visible',
          columns: [],
          rows: [{ cells: styles.map((style) => ({ value: '甲', style })) }],
        }),
      ),
      'xl/styles.xml',
    );

  test('fonts are named with the charset of simplified Chinese', () => {
    expect(styled(TITLE)).toContain(
      '<sz val="22"/><color theme="1"/><name val="方正小标宋简体"/><family val="1"/><charset val="134"/>',
    );
    expect(styled({ font: 'Arial' })).toContain('<name val="Arial"/><family val="2"/></font>');
  });

  test('equal styles are one, however often they are made', () => {
    expect(styled(BODY, { ...BODY }, { ...OPEN, unlocked: false })).toContain('<cellXfs count="2">');
  });

  test('of several fonts in order of preference the first is written', () => {
    expect(styled({ font: '方正仿宋简体, 仿宋_GB2312, 仿宋' })).toContain('<name val="方正仿宋简体"/>');
  });

  test('fill, frame, alignment and number format', () => {
    const xml = styled({
      ...HEADER,
      numberFormat: '@',
      indent: 1,
      align: 'left',
      shrink: true,
      italic: true,
      color: 'c00000',
    });
    for (const piece of [
      '<fgColor rgb="FFD9E1F2"/>',
      '<left style="thin"><color indexed="64"/></left>',
      '<alignment horizontal="left" vertical="center" wrapText="1" indent="1"/>',
      'numFmtId="49"',
      '<b/><i/><sz val="12"/><color rgb="FFC00000"/>',
    ]) {
      expect(xml).toContain(piece);
    }
  });
});

test('a custom XML part carries its data, with an identity made from them', () => {
  expect(partText(full, 'customXml/item1.xml')).toContain('<ledger>a&amp;b</ledger>');
  expect(partText(full, 'customXml/itemProps1.xml')).toMatch(
    /ds:itemID="\{[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\}"/,
  );
  expect(partText(full, 'xl/_rels/workbook.xml.rels')).toContain('Target="../customXml/item1.xml"');
});

test('charts show what they are told, with their titles', () => {
  const bytes = writeXlsx(alone(chartSheet()));
  expect(partText(bytes, 'xl/charts/chart1.xml')).toContain('<c:barDir val="bar"/>');
  expect(partText(bytes, 'xl/charts/chart2.xml')).toContain('<c:barDir val="col"/>');
  expect(partText(bytes, 'xl/charts/chart3.xml')).toContain('<c:lineChart>');
  const pie = partText(bytes, 'xl/charts/chart4.xml');
  expect(pie).toContain('<c:pieChart>');
  expect(pie).toContain('报送情况4');
  expect(pie).toContain("<c:f>'统计 图表'!$A$2:$A$4</c:f>");
});

test('nothing in the file tells of the program that made the parts, or of a person not named in the layout', () => {
  const everything = openZip(full)
    .names.map((part) => partText(full, part))
    .join('');
  expect(everything).not.toMatch(/hucre|node_modules|\/work\//);
  expect(partText(full, 'docProps/core.xml')).toContain('<dc:creator>法治办</dc:creator>');
});
