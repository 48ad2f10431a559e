import { openZip } from '../../../src/adapters/bytes/zip';
import { writeZip } from '../../../src/adapters/bytes/zip-write';
import { patchXlsx } from '../../../src/adapters/xlsx/patch';
import { readXlsx } from '../../../src/adapters/xlsx/read';
import { writeXlsx } from '../../../src/adapters/xlsx/write';
import { cellAt, type SheetLayout } from '../../../src/core/model';
import { chartSheet, fullWorkbook, ledgerSheet, metadataSheet } from '../xlsx-write/layouts';
import { partText } from '../xlsx-write/parts';
import { aPackage, formula, number, row } from './a-package';
import { errorOf } from './errors';

const cells = `<sheetData>${row(1, number('A1', 1))}</sheetData>`;
const two = aPackage({
  sheets: [
    { name: '台账', xml: cells },
    { name: '统计', xml: cells },
  ],
});
const put = (bytes: Uint8Array, layout: SheetLayout): Uint8Array => patchXlsx(bytes, [{ kind: 'putSheet', layout }]);
const remove = (bytes: Uint8Array, sheet: string): Uint8Array => patchXlsx(bytes, [{ kind: 'removeSheet', sheet }]);
const names = (bytes: Uint8Array): string[] => readXlsx(bytes, 'x.xlsx').sheets.map((sheet) => sheet.name);

describe('a sheet that is added', () => {
  test('stands behind the others in a part of its own, and says so everywhere', () => {
    const after = put(two, metadataSheet());
    expect(names(after)).toEqual(['台账', '统计', '_taizhang']);
    expect(readXlsx(after, 'x.xlsx').sheets[2]?.visibility).toBe('veryHidden');
    expect(partText(after, 'xl/workbook.xml')).toContain(
      '<sheet name="_taizhang" sheetId="3" state="veryHidden" r:id="rId4"/></sheets>',
    );
    expect(partText(after, '[Content_Types].xml')).toContain('/xl/worksheets/sheet3.xml');
  });

  test('holds its texts itself, so that the shared strings of the workbook stay as they are', () => {
    const texts = [' 前后有空格 ', '=1+1', '#N/A', '_x0041_', '甲\n乙'];
    const layout: SheetLayout = { ...metadataSheet(), rows: texts.map((value) => ({ cells: [{ value }] })) };
    const sheet = readXlsx(put(two, layout), 'x.xlsx').sheets[2]!;
    expect(texts.map((_, at) => cellAt(sheet, at, 0))).toEqual(texts);
  });

  test('brings its styles, print setup and filter into the workbook', () => {
    const after = put(two, ledgerSheet(2, '报送表'));
    const workbook = partText(after, 'xl/workbook.xml');
    expect(workbook).toContain(
      '<definedName name="_xlnm._FilterDatabase" localSheetId="2" hidden="1">\'报送表\'!$A$2:$J$4</definedName>',
    );
    expect(workbook).toContain(
      '<definedName name="_xlnm.Print_Titles" localSheetId="2">\'报送表\'!$1:$2</definedName>',
    );
    expect(partText(after, 'xl/styles.xml')).toContain('仿宋_GB2312');
    expect(partText(after, 'xl/styles.xml')).toMatch(/<dxfs count="2">/);
  });

  test('may bring charts, beside drawings and charts that are there', () => {
    const bytes = writeXlsx({ ...fullWorkbook(), sheets: [chartSheet()] });
    const after = put(bytes, { ...chartSheet(), name: '第二张' });
    const zip = openZip(after);
    expect(zip.names.filter((name) => /charts\/chart\d/.test(name))).toHaveLength(8);
    expect(partText(after, 'xl/worksheets/_rels/sheet2.xml.rels')).toContain('../drawings/drawing2.xml');
    const relationships = partText(after, 'xl/drawings/_rels/drawing2.xml.rels');
    expect([5, 6, 7, 8].every((chart) => relationships.includes(`charts/chart${chart}.xml`))).toBe(true);
  });

  test('long lists come along in a very hidden sheet', () => {
    const values = Array.from({ length: 100 }, (_, index) => `第${index}个单位`);
    const layout: SheetLayout = {
      ...metadataSheet(),
      validations: [
        { range: { top: 0, left: 0, bottom: 9, right: 0 }, rule: { kind: 'list', values }, allowBlank: true },
      ],
    };
    const after = put(two, layout);
    expect(names(after)).toEqual(['台账', '统计', '_taizhang', '_列表 _taizhang']);
    expect(names(put(after, layout))).toEqual(['台账', '统计', '_taizhang', '_列表 _taizhang']);
  });

  test('takes the place of the sheet whose name differs in capitals only', () => {
    const bytes = put(two, { ...metadataSheet(), name: '_Taizhang' });
    expect(names(put(bytes, metadataSheet()))).toEqual(['台账', '统计', '_Taizhang']);
  });

  test('is refused where Excel would not take it', () => {
    expect(errorOf(() => put(two, { ...metadataSheet(), name: 'a/b' })).code).toBe('xlsx.sheetName');
    const tooLong = { ...metadataSheet(), rows: [{ cells: [{ value: '字'.repeat(40_000) }] }] };
    expect(errorOf(() => put(two, tooLong)).code).toBe('xlsx.overLimit');
  });

  test('fits into workbooks that spell their relationships otherwise', () => {
    const odd = aPackage({ sheets: [{ name: '台账', xml: cells }], strict: true });
    const after = put(odd, metadataSheet());
    expect(partText(after, 'xl/worksheets/sheet2.xml')).toContain('http://purl.oclc.org/ooxml/spreadsheetml/main');
    expect(partText(after, 'xl/_rels/workbook.xml.rels')).toContain(
      'purl.oclc.org/ooxml/officeDocument/relationships/worksheet',
    );
  });
});

describe('a sheet that is put in the place of its former self', () => {
  const before = writeXlsx(fullWorkbook());

  test('keeps its part and its place among the tabs', () => {
    const after = put(before, { ...ledgerSheet(1, '填报记录'), visibility: 'hidden' });
    expect(names(after)).toEqual(names(before));
    expect(openZip(after).names).toEqual(openZip(before).names);
    const book = readXlsx(after, 'x.xlsx');
    expect(cellAt(book.sheets[2]!, 2, 0)).toBe(1);
    expect(cellAt(book.sheets[2]!, 3, 0)).toBeNull();
  });

  test('puts print area and filter in the place of the former ones', () => {
    const workbook = partText(put(before, { ...ledgerSheet(1, '填报记录'), visibility: 'hidden' }), 'xl/workbook.xml');
    expect(workbook.match(/name="_xlnm\.Print_Area" localSheetId="2"/g)).toHaveLength(1);
    expect(workbook).toContain("'填报记录'!$A$1:$I$3");
    expect(workbook).not.toContain("'填报记录'!$A$1:$I$5");
  });

  test('leaves no drawing or chart of the former one behind, and touches no other sheet', () => {
    const after = put(before, { ...chartSheet(), charts: [] });
    expect(openZip(after).names.filter((name) => /chart|drawing/.test(name))).toEqual([]);
    expect(partText(after, 'xl/worksheets/sheet1.xml')).toBe(partText(before, 'xl/worksheets/sheet1.xml'));
    expect(partText(after, '[Content_Types].xml')).not.toMatch(/chart1|drawing2/);
  });

  test('the same sheet twice gives the same bytes', () => {
    const once = put(before, metadataSheet());
    expect(put(once, metadataSheet())).toEqual(once);
  });

  test('may be hidden and shown, but not the last visible one', () => {
    const hidden = put(two, { ...ledgerSheet(1, '统计'), visibility: 'hidden' });
    expect(partText(hidden, 'xl/workbook.xml')).toContain('state="hidden"');
    expect(partText(put(hidden, ledgerSheet(1, '统计')), 'xl/workbook.xml')).not.toContain('state=');
    expect(errorOf(() => put(hidden, { ...ledgerSheet(1, '台账'), visibility: 'veryHidden' })).code).toBe(
      'xlsx.noVisibleSheet',
    );
  });
});

describe('a sheet that is taken out', () => {
  const named = (afterSheets: string, extra = ''): Uint8Array =>
    aPackage({
      sheets: [
        { name: '台账', xml: `<sheetData>${row(1, number('A1', 1), extra)}</sheetData>` },
        { name: '填报记录', xml: cells, state: 'hidden' },
        { name: '统计', xml: cells },
      ],
      afterSheets,
    });

  test('goes with its part, its names and its place; the names of later sheets count one less', () => {
    const names = [
      '<definedName name="_xlnm.Print_Area" localSheetId="1">填报记录!$A$1</definedName>',
      '<definedName name="_xlnm.Print_Area" localSheetId="2">统计!$A$1</definedName>',
      '<definedName name="总数">统计!$A$1</definedName>',
    ];
    const after = remove(named(`<definedNames>${names.join('')}</definedNames>`), '填报记录');
    expect(readXlsx(after, 'x.xlsx').sheets.map((sheet) => sheet.name)).toEqual(['台账', '统计']);
    expect(openZip(after).has('xl/worksheets/sheet2.xml')).toBe(false);
    const workbook = partText(after, 'xl/workbook.xml');
    expect(workbook).toContain(
      '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="1">统计!$A$1</definedName><definedName name="总数">',
    );
    expect(partText(after, '[Content_Types].xml') + partText(after, 'xl/_rels/workbook.xml.rels')).not.toContain(
      'sheet2.xml',
    );
  });

  test('leaves no empty list of names', () => {
    const after = remove(
      named(
        '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="1">填报记录!$A$1</definedName></definedNames>',
      ),
      '填报记录',
    );
    expect(partText(after, 'xl/workbook.xml')).not.toContain('definedName');
  });

  test('the sheet shown on opening stays the same, or is the first visible one', () => {
    const bytes = named('');
    const active = (tab: number): Uint8Array => {
      const zip = openZip(bytes);
      const workbook = partText(bytes, 'xl/workbook.xml').replace('activeTab="0"', `activeTab="${tab}"`);
      return writeZip(
        zip.names.map((name) => ({
          name,
          bytes: name === 'xl/workbook.xml' ? new TextEncoder().encode(workbook) : zip.read(name),
        })),
      );
    };
    expect(partText(remove(active(2), '填报记录'), 'xl/workbook.xml')).toContain('activeTab="1"');
    expect(partText(remove(active(0), '台账'), 'xl/workbook.xml')).toContain('activeTab="1"');
    expect(partText(remove(active(0), '填报记录'), 'xl/workbook.xml')).toContain('activeTab="0"');
  });

  test('a view of its own that showed it shows another sheet', () => {
    const view =
      '<customWorkbookViews><customWorkbookView name="张三" guid="{1}" windowWidth="1" windowHeight="1" activeSheetId="2"/></customWorkbookViews>';
    expect(partText(remove(named(view), '填报记录'), 'xl/workbook.xml')).toContain('activeSheetId="1"');
  });

  test('is kept where a formula, a name or a rule elsewhere looks at it', () => {
    expect(errorOf(() => remove(named('', formula('B1', '填报记录!A1')), '填报记录')).issue).toMatchObject({
      code: 'xlsx.sheetInUse',
      by: '台账',
    });
    expect(errorOf(() => remove(named('', formula('B1', "SUM('台账:统计'!A1)")), '填报记录')).issue).toMatchObject({
      by: '台账',
    });
    const name = '<definedNames><definedName name="记录">填报记录!$A$1</definedName></definedNames>';
    expect(errorOf(() => remove(named(name), '填报记录')).issue).toMatchObject({ by: '记录' });
    expect(names(remove(named('', formula('B1', '"填报记录!A1"')), '填报记录'))).toEqual(['台账', '统计']);
  });

  test('is kept where a pivot table reads from it', () => {
    const bytes = aPackage({
      sheets: [
        { name: '台账', xml: cells },
        { name: '填报记录', xml: cells },
      ],
      workbookRelationships: [['pivotCacheDefinition', 'pivotCache/pivotCacheDefinition1.xml']],
      parts: {
        'xl/pivotCache/pivotCacheDefinition1.xml':
          '<pivotCacheDefinition xmlns="x"><cacheSource type="worksheet"><worksheetSource ref="A1:B2" sheet="填报记录"/></cacheSource></pivotCacheDefinition>',
      },
    });
    expect(errorOf(() => remove(bytes, '填报记录')).code).toBe('xlsx.sheetInUse');
    expect(names(remove(bytes, '台账'))).toEqual(['填报记录']);
  });

  test('takes its drawings and comments along, but not a picture that others show', () => {
    const drawing = '<xdr:wsDr xmlns:xdr="x"/>';
    const bytes = aPackage({
      sheets: [
        { name: '台账', xml: cells, relationships: [['drawing', '../drawings/drawing1.xml']] },
        {
          name: '记录',
          xml: cells,
          relationships: [
            ['drawing', '../drawings/drawing2.xml'],
            ['comments', '../comments2.xml'],
          ],
        },
      ],
      parts: {
        'xl/drawings/drawing1.xml': drawing,
        'xl/drawings/drawing2.xml': drawing,
        'xl/drawings/_rels/drawing1.xml.rels': relationshipTo('../media/image1.png'),
        'xl/drawings/_rels/drawing2.xml.rels': relationshipTo('../media/image1.png'),
        'xl/comments2.xml': '<comments xmlns="x"/>',
        'xl/media/image1.png': 'png',
      },
    });
    const left = openZip(remove(bytes, '记录')).names;
    expect(left).toContain('xl/media/image1.png');
    expect(left).toContain('xl/drawings/drawing1.xml');
    expect(left.filter((name) => /drawing2|comments2|sheet2/.test(name))).toEqual([]);
  });

  test('its texts are gone from the file, those of the other sheets are not', () => {
    const full = writeXlsx({ ...fullWorkbook(), sheets: [ledgerSheet(2), metadataSheet()] });
    expect(partText(full, 'xl/sharedStrings.xml')).toContain('taizhang ledger v0');
    const after = remove(full, '_taizhang');
    expect(partText(after, 'xl/sharedStrings.xml')).not.toContain('taizhang ledger v0');
    expect(readXlsx(after, 'x.xlsx').sheets[0]?.rows).toEqual(readXlsx(full, 'x.xlsx').sheets[0]?.rows);
  });

  test('the last visible sheet stays', () => {
    const hidden = put(two, { ...metadataSheet(), name: '统计' });
    expect(errorOf(() => remove(hidden, '台账')).code).toBe('xlsx.noVisibleSheet');
    expect(errorOf(() => remove(two, '没有')).code).toBe('xlsx.sheetUnknown');
  });

  test('the list of sheet names among the file properties does not tell of it', () => {
    const bytes = aPackage({
      sheets: [
        { name: '台账', xml: cells },
        { name: '内部记录', xml: cells },
      ],
      rootRelationships: [['extended-properties', 'docProps/app.xml']],
      parts: {
        'docProps/app.xml':
          '<Properties xmlns="x"><Application>Excel</Application><TitlesOfParts><vt:vector size="2"><vt:lpstr>台账</vt:lpstr><vt:lpstr>内部记录</vt:lpstr></vt:vector></TitlesOfParts></Properties>',
      },
    });
    expect(partText(remove(bytes, '内部记录'), 'docProps/app.xml')).toBe(
      '<Properties xmlns="x"><Application>Excel</Application></Properties>',
    );
  });
});

function relationshipTo(target: string): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="x/image" Target="${target}"/></Relationships>`;
}
