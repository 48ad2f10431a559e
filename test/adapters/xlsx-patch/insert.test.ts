import { patchXlsx } from '../../../src/adapters/xlsx/patch';
import { readXlsx } from '../../../src/adapters/xlsx/read';
import { cellAt, type WorkbookChange } from '../../../src/core/model';
import { partText } from '../xlsx-write/parts';
import { aPackage, formula, number, row, type APackage, type ASheet } from './a-package';
import { errorOf } from './errors';

const SHEET = 'xl/worksheets/sheet1.xml';
const OTHER = 'xl/worksheets/sheet2.xml';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';

type Rows = { readonly before: number; readonly count?: number; readonly likeRow?: number };

/** Rows are named by their number on the sheet here, as a person sees them. */
function rowsBefore(bytes: Uint8Array, { before, count = 1, likeRow = before }: Rows): Uint8Array {
  const change: WorkbookChange = { kind: 'insertRows', sheet: '台账', before: before - 1, count, likeRow: likeRow - 1 };
  return patchXlsx(bytes, [change]);
}

function columnBefore(bytes: Uint8Array, before: number, hidden = false): Uint8Array {
  return patchXlsx(bytes, [{ kind: 'insertColumn', sheet: '台账', before: before - 1, width: 12, hidden }]);
}

function ledger(
  xml: string,
  more: Partial<APackage> & { readonly others?: readonly ASheet[]; readonly own?: Partial<ASheet> } = {},
): Uint8Array {
  const { others = [], own = {}, ...rest } = more;
  return aPackage({ sheets: [{ name: '台账', xml, ...own }, ...others], ...rest });
}

const tenRows = `<sheetData>${Array.from({ length: 10 }, (_, index) => row(index + 1, number(`A${index + 1}`, index + 1), `<c r="B${index + 1}" s="${index === 3 ? 2 : 1}"/>`)).join('')}</sheetData>`;

describe('the rows themselves', () => {
  test('what stood below stands lower, and the new rows are empty', () => {
    const sheet = readXlsx(rowsBefore(ledger(tenRows), { before: 5, count: 2, likeRow: 4 }), 'x.xlsx').sheets[0]!;
    expect(Array.from({ length: 12 }, (_, index) => cellAt(sheet, index, 0))).toEqual([
      1,
      2,
      3,
      4,
      null,
      null,
      5,
      6,
      7,
      8,
      9,
      10,
    ]);
  });

  test('the new rows have the cells, format and fixed height of the row they are like', () => {
    const like =
      '<row r="4" spans="1:2" ht="31.5" customHeight="1" s="1" customFormat="1" hidden="1" outlineLevel="1"><c r="A4" s="2"><v>4</v></c><c r="B4" t="str"><f>A4</f><v>4</v></c></row>';
    const xml = partText(rowsBefore(ledger(`<sheetData>${like}</sheetData>`), { before: 5, likeRow: 4 }), SHEET);
    expect(xml).toContain(
      '<row ht="31.5" customHeight="1" s="1" customFormat="1" outlineLevel="1" r="5"><c r="A5" s="2"/></row>',
    );
  });

  test('a height that the program chose for the text is not copied', () => {
    const xml = partText(
      rowsBefore(ledger('<sheetData><row r="4" ht="60"><c r="A4" s="1"/></row></sheetData>'), {
        before: 5,
        likeRow: 4,
      }),
      SHEET,
    );
    expect(xml).toContain('<row r="5"><c r="A5" s="1"/></row>');
  });

  test('rows behind the last one, and before the first', () => {
    const behind = partText(rowsBefore(ledger(tenRows), { before: 11, likeRow: 4 }), SHEET);
    expect(behind).toContain('<row r="11"><c r="B11" s="2"/></row></sheetData>');
    const first = readXlsx(rowsBefore(ledger(tenRows), { before: 1, likeRow: 4 }), 'x.xlsx').sheets[0]!;
    expect([cellAt(first, 0, 0), cellAt(first, 1, 0), cellAt(first, 10, 0)]).toEqual([null, 1, 10]);
  });

  test('rows that would push others off the sheet are refused', () => {
    const full = ledger(`<sheetData>${row(1_048_576, number('A1048576', 1))}</sheetData>`);
    expect(errorOf(() => rowsBefore(full, { before: 5 })).issue).toMatchObject({
      code: 'xlsx.cannotChange',
      what: 'lastRow',
    });
  });

  test('the calculation chain goes, and programs compute anew', () => {
    const bytes = ledger(tenRows, {
      workbookRelationships: [['calcChain', 'calcChain.xml']],
      parts: { 'xl/calcChain.xml': '<calcChain xmlns="x"><c r="B1" i="1"/></calcChain>' },
    });
    const after = rowsBefore(bytes, { before: 5 });
    expect(() => partText(after, 'xl/calcChain.xml')).toThrow();
    expect(partText(after, 'xl/workbook.xml')).toContain('fullCalcOnLoad="1"');
  });
});

describe('formulas', () => {
  test('on the sheet, on other sheets and in names follow their cells', () => {
    const bytes = ledger(
      `<sheetData>${row(1, formula('A1', 'SUM(B3:B8)&amp;&quot;B5&quot;'))}${row(9, formula('A9', 'A1+$B$9'))}</sheetData>`,
      {
        others: [{ name: '统计', xml: `<sheetData>${row(1, formula('A1', "B5+台账!B5+'台账'!$B$4"))}</sheetData>` }],
        afterSheets:
          '<definedNames><definedName name="任务">台账!$B$5:$B$8</definedName><definedName name="统计表">统计!$B$5</definedName></definedNames>',
      },
    );
    const after = rowsBefore(bytes, { before: 5, count: 2, likeRow: 6 });
    expect(partText(after, SHEET)).toContain('<f>SUM(B3:B10)&amp;"B5"</f>');
    expect(partText(after, SHEET)).toContain('<c r="A11"><f>A1+$B$11</f>');
    expect(partText(after, OTHER)).toContain("<f>B5+台账!B7+'台账'!$B$4</f>");
    expect(partText(after, 'xl/workbook.xml')).toContain(
      '台账!$B$7:$B$10</definedName><definedName name="统计表">统计!$B$5<',
    );
  });

  test('shared formulas are written out where rows come between', () => {
    const shared = [1, 2, 3].map((at) =>
      row(
        at,
        at === 1
          ? formula('B1', 'A1*2', ' t="shared" ref="B1:B3" si="0"')
          : formula(`B${at}`, '', ' t="shared" si="0"'),
      ),
    );
    const xml = partText(
      rowsBefore(ledger(`<sheetData>${shared.join('')}</sheetData>`), { before: 3, likeRow: 3 }),
      SHEET,
    );
    expect([...xml.matchAll(/<f>(.*?)<\/f>/g)].map((match) => match[1])).toEqual(['A1*2', 'A2*2', 'A4*2']);
  });

  test('a shared formula of another sheet is written out only where it looks here', () => {
    const shared = (text: string): string =>
      `<sheetData>${row(4, formula('B4', text, ' t="shared" ref="B4:B5" si="0"'))}${row(5, formula('B5', '', ' t="shared" si="0"'))}</sheetData>`;
    const after = (text: string): string =>
      partText(rowsBefore(ledger(tenRows, { others: [{ name: '统计', xml: shared(text) }] }), { before: 5 }), OTHER);
    expect(after('台账!A4')).toContain('<f>台账!A4</f>');
    expect(after('台账!A4')).toContain('<f>台账!A6</f>');
    expect(after('A4&amp;"台账"')).toContain('t="shared" ref="B4:B5"');
  });

  test('an array formula moves whole; rows inside it are refused', () => {
    const bytes = ledger(`<sheetData>${row(5, formula('B5', 'A5:A7', ' t="array" ref="B5:B7"'))}</sheetData>`);
    expect(partText(rowsBefore(bytes, { before: 5 }), SHEET)).toContain('<f t="array" ref="B6:B8">A6:A8</f>');
    expect(errorOf(() => rowsBefore(bytes, { before: 6 })).issue).toMatchObject({
      code: 'xlsx.cannotChange',
      what: 'arrayFormula',
      name: 'B5:B7',
    });
    expect(partText(rowsBefore(bytes, { before: 8 }), SHEET)).toContain('<f t="array" ref="B5:B7">A5:A7</f>');
  });

  test('a reference to the same place on several sheets stands in the way only where its cells would move', () => {
    const others = ['一月', '二月'].map((name) => ({
      name,
      xml: `<sheetData>${row(1, formula('A1', 'SUM(台账:一月!A5)'))}</sheetData>`,
    }));
    const bytes = ledger(tenRows, { others });
    expect(errorOf(() => rowsBefore(bytes, { before: 4 })).issue).toMatchObject({
      what: 'severalSheets',
      name: '一月',
    });
    expect(partText(rowsBefore(bytes, { before: 6 }), OTHER)).toContain('SUM(台账:一月!A5)');
  });

  test('a data table moves with its input cells', () => {
    const bytes = ledger(
      `<sheetData>${row(5, '<c r="B5"><f t="dataTable" ref="B5:B7" dt2D="0" dtr="0" r1="A9"/><v>1</v></c>')}</sheetData>`,
    );
    expect(partText(rowsBefore(bytes, { before: 5 }), SHEET)).toContain('ref="B6:B8" dt2D="0" dtr="0" r1="A10"');
    expect(errorOf(() => rowsBefore(bytes, { before: 6 })).issue).toMatchObject({ what: 'dataTable' });
  });
});

describe('what surrounds the cells', () => {
  const around = [
    '<autoFilter ref="A4:C8"><sortState ref="A5:C8"/></autoFilter>',
    '<mergeCells count="3"><mergeCell ref="A1:C1"/><mergeCell ref="A4:A6"/><mergeCell ref="A8:B8"/></mergeCells>',
    '<conditionalFormatting sqref="A5:C8 E5"><cfRule type="expression" dxfId="0" priority="1"><formula>$A5=$Z$9</formula></cfRule></conditionalFormatting>',
    '<dataValidations count="1"><dataValidation type="list" sqref="B5:B8"><formula1>$Z$5:$Z$9</formula1></dataValidation></dataValidations>',
    '<hyperlinks><hyperlink ref="C7" location="台账!A9" display="A9"/></hyperlinks>',
    '<rowBreaks count="2" manualBreakCount="2"><brk id="3" max="16383" man="1"/><brk id="6" max="16383" man="1"/></rowBreaks>',
    '<colBreaks count="1"><brk id="6" max="1048575" man="1"/></colBreaks>',
    '<ignoredErrors><ignoredError sqref="A5:C8" numberStoredAsText="1"/></ignoredErrors>',
  ].join('');
  const before =
    '<dimension ref="A1:C8"/><sheetViews><sheetView workbookViewId="0" topLeftCell="A2"><pane ySplit="5" topLeftCell="A6" state="frozen"/><selection pane="bottomLeft" activeCell="B7" sqref="B7:B8"/></sheetView></sheetViews>';
  const sheet = ledger(`${before}${tenRows}${around}`, {
    afterSheets:
      '<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">台账!$A$4:$C$8</definedName><definedName name="_xlnm.Print_Area" localSheetId="0">台账!$A$1:$C$8</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">台账!$1:$4</definedName></definedNames>',
  });

  test('grows and moves where rows come in the middle', () => {
    const xml = partText(rowsBefore(sheet, { before: 6, count: 2, likeRow: 6 }), SHEET);
    for (const expected of [
      '<dimension ref="A1:C10"/>',
      'ySplit="5" topLeftCell="A8"',
      'activeCell="B9" sqref="B9:B10"',
      '<autoFilter ref="A4:C10"><sortState ref="A5:C10"/>',
      '<mergeCell ref="A1:C1"/><mergeCell ref="A4:A8"/><mergeCell ref="A10:B10"/>',
      'sqref="A5:C10 E5"',
      '<formula>$A5=$Z$11</formula>',
      'sqref="B5:B10"><formula1>$Z$5:$Z$11</formula1>',
      '<hyperlink ref="C9" location="台账!A11" display="A9"/>',
      '<brk id="3" max="16383" man="1"/><brk id="8" max="16383" man="1"/>',
      '<brk id="6" max="1048575" man="1"/>',
      '<ignoredError sqref="A5:C10"',
    ]) {
      expect(xml).toContain(expected);
    }
  });

  test('rows right behind the last one join filter, rules and print area, not the merged cells', () => {
    const after = rowsBefore(sheet, { before: 9, likeRow: 8 });
    const xml = partText(after, SHEET);
    for (const expected of [
      '<autoFilter ref="A4:C9">',
      'sqref="A5:C9 E5"',
      'sqref="B5:B9"',
      '<mergeCell ref="A8:B8"/>',
      '<dimension ref="A1:C9"/>',
    ]) {
      expect(xml).toContain(expected);
    }
    const workbook = partText(after, 'xl/workbook.xml');
    expect(workbook).toContain('台账!$A$4:$C$9<');
    expect(workbook).toContain('台账!$A$1:$C$9<');
    expect(workbook).toContain('台账!$1:$4<');
  });

  test('rows behind the last one that are like another row stay outside', () => {
    expect(partText(rowsBefore(sheet, { before: 9, likeRow: 2 }), SHEET)).toContain('<autoFilter ref="A4:C8">');
  });

  test('frozen rows grow where rows come between them', () => {
    expect(partText(rowsBefore(sheet, { before: 3 }), SHEET)).toContain('ySplit="6" topLeftCell="A7"');
  });

  test('extensions hold rules too', () => {
    const extended = `${tenRows}<extLst><ext><x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule><xm:f>台账!$A$9</xm:f></x14:cfRule><xm:sqref>A5:A8</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings><x14:sparkline><xm:f>台账!A5:C5</xm:f><xm:sqref>D8</xm:sqref></x14:sparkline></ext></extLst>`;
    const xml = partText(rowsBefore(ledger(extended), { before: 6 }), SHEET);
    expect(xml).toContain('<xm:f>台账!$A$10</xm:f></x14:cfRule><xm:sqref>A5:A9</xm:sqref>');
    expect(xml).toContain('<xm:f>台账!A5:C5</xm:f><xm:sqref>D9</xm:sqref>');
  });
});

describe('parts beside the sheet', () => {
  const table = (more: string): string =>
    `<table xmlns="x" id="1" name="表1" displayName="表1" ref="A4:C8"${more}><autoFilter ref="A4:C${more === '' ? 8 : 7}"/><tableColumns count="1"><tableColumn id="1" name="甲"><calculatedColumnFormula>台账!$Z$9</calculatedColumnFormula></tableColumn></tableColumns></table>`;
  const withTable = (more = ''): Uint8Array =>
    ledger(tenRows, {
      own: { relationships: [['table', '../tables/table1.xml']] },
      parts: { 'xl/tables/table1.xml': table(more) },
      types: {
        'xl/tables/table1.xml': 'application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml',
      },
    });

  test.each([
    ['inside', { before: 6 }, 'A4:C9', 'A4:C9'],
    ['before its first row', { before: 5 }, 'A4:C9', 'A4:C9'],
    ['above it', { before: 4 }, 'A5:C9', 'A5:C9'],
    ['right behind its last row', { before: 9, likeRow: 8 }, 'A4:C9', 'A4:C9'],
    ['below it', { before: 10 }, 'A4:C8', 'A4:C8'],
  ])('a table takes in rows %s', (_where, place, ref, filter) => {
    const xml = partText(rowsBefore(withTable(), place), 'xl/tables/table1.xml');
    expect(xml).toContain(`ref="${ref}"><autoFilter ref="${filter}"/>`);
  });

  test('the totals of a table stay its last row, and its formulas follow', () => {
    const xml = partText(
      rowsBefore(withTable(' totalsRowCount="1"'), { before: 8, likeRow: 7 }),
      'xl/tables/table1.xml',
    );
    expect(xml).toContain('ref="A4:C9" totalsRowCount="1"><autoFilter ref="A4:C8"/>');
    expect(xml).toContain('台账!$Z$10');
    const below = partText(
      rowsBefore(withTable(' totalsRowCount="1"'), { before: 9, likeRow: 8 }),
      'xl/tables/table1.xml',
    );
    expect(below).toContain('ref="A4:C8"');
  });

  test('a column comes beside a table', () => {
    expect(partText(columnBefore(withTable(), 1), 'xl/tables/table1.xml')).toContain('ref="B4:D8"');
    expect(partText(columnBefore(withTable(), 4), 'xl/tables/table1.xml')).toContain('ref="A4:C8"');
  });

  test('pictures and charts move as they were placed', () => {
    const anchor = (editAs: string, from: number, to: number): string =>
      `<xdr:twoCellAnchor${editAs}><xdr:from><xdr:col>1</xdr:col><xdr:row>${from}</xdr:row></xdr:from><xdr:to><xdr:col>3</xdr:col><xdr:row>${to}</xdr:row></xdr:to><xdr:sp textlink="台账!$A$9"/></xdr:twoCellAnchor>`;
    const drawing = `<xdr:wsDr xmlns:xdr="${DRAWING}">${anchor('', 2, 6)}${anchor(' editAs="oneCell"', 2, 6)}${anchor(' editAs="oneCell"', 5, 6)}${anchor(' editAs="absolute"', 5, 6)}</xdr:wsDr>`;
    const bytes = ledger(tenRows, {
      own: { relationships: [['drawing', '../drawings/drawing1.xml']] },
      parts: { 'xl/drawings/drawing1.xml': drawing },
      types: { 'xl/drawings/drawing1.xml': 'application/vnd.openxmlformats-officedocument.drawing+xml' },
    });
    const xml = partText(rowsBefore(bytes, { before: 5 }), 'xl/drawings/drawing1.xml');
    expect([...xml.matchAll(/<xdr:row>(\d+)/g)].map((match) => Number(match[1]))).toEqual([2, 7, 2, 6, 6, 7, 5, 6]);
    expect(xml).toContain('textlink="台账!$A$10"');
    const wide = partText(columnBefore(bytes, 1), 'xl/drawings/drawing1.xml');
    expect([...wide.matchAll(/<xdr:col>(\d+)/g)].map((match) => Number(match[1]))).toEqual([2, 4, 2, 4, 2, 4, 1, 3]);
  });

  test('comments move with their cells, with the boxes that show them', () => {
    const bytes = ledger(tenRows, {
      own: {
        relationships: [
          ['comments', '../comments1.xml'],
          ['vmlDrawing', '../drawings/vmlDrawing1.vml'],
          ['threadedComment', '../threadedComments/t.xml'],
          ['namedSheetView', '../namedSheetViews/v.xml'],
        ],
      },
      parts: {
        'xl/namedSheetViews/v.xml':
          '<namedSheetViews xmlns="x"><nsvFilter filterId="{1}" ref="A2:C8"/></namedSheetViews>',
        'xl/comments1.xml':
          '<comments xmlns="x"><commentList><comment ref="B4"/><comment ref="B6"/></commentList></comments>',
        'xl/threadedComments/t.xml':
          '<ThreadedComments xmlns="x"><threadedComment ref="B6" id="{1}"/></ThreadedComments>',
        'xl/drawings/vmlDrawing1.vml':
          '<xml xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape><x:ClientData ObjectType="Note"><x:Anchor>\n 2, 15, 5, 10, 4, 15, 9, 4</x:Anchor><x:Row>5</x:Row><x:Column>1</x:Column></x:ClientData><br></v:shape></xml>',
      },
    });
    const after = rowsBefore(bytes, { before: 5 });
    expect(partText(after, 'xl/namedSheetViews/v.xml')).toContain('ref="A2:C9"');
    expect(partText(after, 'xl/comments1.xml')).toContain('<comment ref="B4"/><comment ref="B7"/>');
    expect(partText(after, 'xl/threadedComments/t.xml')).toContain('ref="B7"');
    expect(partText(after, 'xl/drawings/vmlDrawing1.vml')).toContain(
      '<x:Anchor>2, 15, 6, 10, 4, 15, 10, 4</x:Anchor><x:Row>6</x:Row><x:Column>1</x:Column>',
    );
  });

  test('charts and pivot sources anywhere follow the sheet', () => {
    const bytes = ledger(tenRows, {
      others: [{ name: '统计', xml: '<sheetData/>' }],
      parts: {
        'xl/charts/chart1.xml':
          '<c:chartSpace xmlns:c="x"><c:f>台账!$A$4:$A$8</c:f><c:f>统计!$A$4:$A$8</c:f></c:chartSpace>',
        'xl/pivotCache/pivotCacheDefinition1.xml':
          '<pivotCacheDefinition xmlns="x"><cacheSource type="worksheet"><worksheetSource ref="A4:C8" sheet="台账"/></cacheSource></pivotCacheDefinition>',
        'xl/ctrlProps/ctrlProp1.xml': '<formControlPr xmlns="x" objectType="CheckBox" fmlaLink="台账!$A$9"/>',
      },
      types: {
        'xl/charts/chart1.xml': 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
        'xl/pivotCache/pivotCacheDefinition1.xml':
          'application/vnd.openxmlformats-officedocument.spreadsheetml.pivotCacheDefinition+xml',
        'xl/ctrlProps/ctrlProp1.xml': 'application/vnd.ms-excel.controlproperties+xml',
      },
    });
    const after = rowsBefore(bytes, { before: 6 });
    expect(partText(after, 'xl/charts/chart1.xml')).toContain('<c:f>台账!$A$4:$A$9</c:f><c:f>统计!$A$4:$A$8</c:f>');
    expect(partText(after, 'xl/pivotCache/pivotCacheDefinition1.xml')).toContain('ref="A4:C9" sheet="台账"');
    expect(partText(after, 'xl/ctrlProps/ctrlProp1.xml')).toContain('fmlaLink="台账!$A$10"');
  });

  test('a pivot table moves whole; rows inside it are refused', () => {
    const bytes = ledger(tenRows, {
      own: { relationships: [['pivotTable', '../pivotTables/pivotTable1.xml']] },
      parts: {
        'xl/pivotTables/pivotTable1.xml':
          '<pivotTableDefinition xmlns="x" name="透视表1"><location ref="A5:C8" firstHeaderRow="1"/></pivotTableDefinition>',
      },
    });
    expect(partText(rowsBefore(bytes, { before: 5 }), 'xl/pivotTables/pivotTable1.xml')).toContain('ref="A6:C9"');
    expect(errorOf(() => rowsBefore(bytes, { before: 6 })).issue).toMatchObject({
      what: 'pivotTable',
      name: '透视表1',
    });
  });

  test('a workbook that logs its changes takes no rows', () => {
    const bytes = ledger(tenRows, { workbookRelationships: [['revisionHeaders', 'revisions/revisionHeaders.xml']] });
    expect(errorOf(() => rowsBefore(bytes, { before: 6 })).issue).toMatchObject({ what: 'sharedWorkbook' });
  });
});

describe('a column', () => {
  test('moves the cells behind it, with widths, filter and formulas', () => {
    const xml = `<dimension ref="A1:D2"/><cols><col min="1" max="3" width="9" customWidth="1" style="1"/><col min="4" max="16384" width="20"/></cols><sheetData>${row(1, number('A1', 1), number('C1', 3), formula('D1', 'SUM(A1:C1)'))}</sheetData><autoFilter ref="A1:D2"><filterColumn colId="0"/><filterColumn colId="2"/></autoFilter><mergeCells count="1"><mergeCell ref="A2:D2"/></mergeCells>`;
    const after = partText(columnBefore(ledger(xml), 3, true), SHEET);
    for (const expected of [
      '<dimension ref="A1:E2"/>',
      '<col min="1" max="2" width="9" customWidth="1" style="1"/><col min="3" max="3" width="12" customWidth="1" hidden="1"/><col min="4" max="4" width="9" customWidth="1" style="1"/><col min="5" max="16384" width="20"/>',
      '<c r="A1"><v>1</v></c><c r="D1"><v>3</v></c><c r="E1"><f>SUM(A1:D1)</f>',
      '<autoFilter ref="A1:E2"><filterColumn colId="0"/><filterColumn colId="3"/>',
      '<mergeCell ref="A2:E2"/>',
    ]) {
      expect(after).toContain(expected);
    }
  });

  test('gets its width on a sheet that names none', () => {
    expect(partText(columnBefore(ledger(tenRows), 1), SHEET)).toContain(
      '<cols><col min="1" max="1" width="12" customWidth="1"/></cols><sheetData>',
    );
  });

  test('that would push a cell off the sheet is refused', () => {
    const full = ledger(`<sheetData>${row(1, number('XFD1', 1))}</sheetData>`);
    expect(errorOf(() => columnBefore(full, 1)).issue).toMatchObject({ what: 'lastColumn' });
  });
});

describe('the shape of rows', () => {
  const heights = (xml: string, ...list: { row: number; height: number }[]): string =>
    partText(
      patchXlsx(ledger(xml), [
        { kind: 'setCells', sheet: '台账', cells: [{ row: 0, column: 0, value: '甲' }], heights: list },
      ]),
      SHEET,
    );

  test('rows take the height that their new text needs, but for those that a person fixed', () => {
    const rows = '<sheetData><row r="1" ht="20"/><row r="2" ht="20" customHeight="1"/><row r="3"/></sheetData>';
    const xml = heights(rows, { row: 0, height: 44 }, { row: 1, height: 44 }, { row: 2, height: 30.5 });
    expect(xml).toContain('<row r="1" ht="44">');
    expect(xml).toContain('<row r="2" ht="20" customHeight="1"/><row r="3" ht="30.5"/>');
  });

  const reachingDown = (xml: string, mergeColumns: readonly number[]): string =>
    partText(
      patchXlsx(ledger(xml), [{ kind: 'insertRows', sheet: '台账', before: 5, count: 2, likeRow: 4, mergeColumns }]),
      SHEET,
    );

  test('cells above new rows reach over them, merged areas that end there grow, others stay', () => {
    const merges =
      '<mergeCells count="3"><mergeCell ref="A3:A5"/><mergeCell ref="B4:C5"/><mergeCell ref="D5:D9"/></mergeCells>';
    const xml = reachingDown(`${tenRows}${merges}`, [0, 1, 3, 4]);
    expect(xml).toContain(
      '<mergeCells count="4"><mergeCell ref="A3:A7"/><mergeCell ref="B4:C5"/><mergeCell ref="D5:D11"/><mergeCell ref="E5:E7"/></mergeCells>',
    );
  });

  test('on a sheet without merged areas their list is put where the schema wants it', () => {
    const xml = reachingDown(`${tenRows}<autoFilter ref="A1:B9"/><pageMargins/>`, [1]);
    expect(xml).toContain(
      '<autoFilter ref="A1:B11"/><mergeCells count="1"><mergeCell ref="B5:B7"/></mergeCells><pageMargins/>',
    );
  });
});

test('several changes follow one another, each in the places that the ones before it left', () => {
  const after = patchXlsx(ledger(tenRows), [
    { kind: 'insertRows', sheet: '台账', before: 2, count: 1, likeRow: 1 },
    { kind: 'insertRows', sheet: '台账', before: 2, count: 1, likeRow: 1 },
    {
      kind: 'setCells',
      sheet: '台账',
      cells: [
        { row: 2, column: 0, value: '甲' },
        { row: 3, column: 0, value: '乙' },
      ],
    },
    { kind: 'insertColumn', sheet: '台账', before: 0, width: 5, hidden: true },
  ]);
  const sheet = readXlsx(after, 'x.xlsx').sheets[0]!;
  expect([0, 1, 2, 3, 4].map((at) => cellAt(sheet, at, 1))).toEqual([1, 2, '甲', '乙', 3]);
  expect(sheet.hiddenColumns).toEqual([0]);
});
