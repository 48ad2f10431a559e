import { openZip } from '../../../src/adapters/bytes/zip';
import { writeZip } from '../../../src/adapters/bytes/zip-write';
import { patchXlsx } from '../../../src/adapters/xlsx/patch';
import { readXlsx } from '../../../src/adapters/xlsx/read';
import { cellAt, type CellChange, type CellValue } from '../../../src/core/model';
import { partText } from '../xlsx-write/parts';
import { aPackage, formula, number, PLAIN_STYLES, row, type APackage } from './a-package';
import { errorOf } from './errors';

const SHEET = 'xl/worksheets/sheet1.xml';

function withSheet(xml: string, more: Partial<APackage> = {}): Uint8Array {
  return aPackage({ sheets: [{ name: '台账', xml }], ...more });
}

function set(bytes: Uint8Array, ...cells: CellChange[]): Uint8Array {
  return patchXlsx(bytes, [{ kind: 'setCells', sheet: '台账', cells }]);
}

function valueAt(bytes: Uint8Array, at: CellChange): CellValue {
  return cellAt(readXlsx(bytes, '台账.xlsx').sheets[0]!, at.row, at.column);
}

const filled = withSheet(
  `<dimension ref="B2:C3"/><sheetData><row r="2" spans="2:3" ht="30" customHeight="1" s="2" customFormat="1"><c r="B2" s="1"><v>44000</v></c><c r="C2" t="inlineStr" s="2"><is><t>甲</t></is></c></row><row r="3"><c r="C3"><v>3</v></c></row></sheetData><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>`,
);

describe('what stands in a cell afterwards', () => {
  test.each<[string, CellChange]>([
    ['a text in the place of a number', { row: 2, column: 2, value: '已办结' }],
    ['a number', { row: 2, column: 2, value: -0.5 }],
    ['a truth', { row: 2, column: 2, value: true }],
    ['a text that begins with =', { row: 2, column: 2, value: '=SUM(A1)' }],
    ['a cell before the first one', { row: 2, column: 0, value: '甲' }],
    ['a cell between others', { row: 2, column: 1, value: '甲' }],
    ['a cell behind the last one', { row: 2, column: 9, value: '甲' }],
    ['a row before the first one', { row: 0, column: 0, value: '甲' }],
    ['a row behind the last one', { row: 9, column: 9, value: '甲' }],
  ])('%s', (_case, change) => {
    expect(valueAt(set(filled, change), change)).toBe(change.value);
  });

  test('a day is a day, whatever the format was', () => {
    const change = { row: 2, column: 2, value: { date: '2026-06-30' } };
    expect(valueAt(set(filled, change), change)).toMatchObject({
      kind: 'date',
      iso: '2026-06-30',
      format: 'yyyy-mm-dd',
    });
  });

  test('a day in a workbook that counts from 1904', () => {
    const bytes = withSheet('<sheetData/>', { workbookPr: '<workbookPr date1904="1"/>' });
    const change = { row: 0, column: 0, value: { date: '2026-06-30' } };
    expect(valueAt(set(bytes, change), change)).toMatchObject({ iso: '2026-06-30' });
  });

  test('an emptied cell is empty and keeps its format', () => {
    const xml = partText(set(filled, { row: 1, column: 1, value: null }), SHEET);
    expect(xml).toContain('<c r="B2" s="1"/>');
  });

  test('the last of two changes of a cell counts', () => {
    const bytes = set(filled, { row: 2, column: 2, value: '一' }, { row: 2, column: 2, value: '二' });
    expect(valueAt(bytes, { row: 2, column: 2, value: null })).toBe('二');
  });

  test('a sheet without any cell takes one', () => {
    const change = { row: 4, column: 3, value: '甲' };
    expect(valueAt(set(withSheet('<sheetData/>'), change), change)).toBe('甲');
    expect(valueAt(set(withSheet('<sheetData></sheetData>'), change), change)).toBe('甲');
    expect(valueAt(set(withSheet('<sheetData><row r="5"/></sheetData>'), change), change)).toBe('甲');
  });

  test('rows and cells without numbers keep their places', () => {
    const bytes = withSheet(
      '<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>',
    );
    const after = readXlsx(set(bytes, { row: 0, column: 1, value: '乙' }), 'x.xlsx').sheets[0]!;
    expect([cellAt(after, 0, 0), cellAt(after, 0, 1), cellAt(after, 1, 0)]).toEqual([1, '乙', 3]);
  });

  test('elements with a prefix stay elements with that prefix', () => {
    const bytes = withSheet('<x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData>', {
      prefix: 'x:',
    });
    const xml = partText(set(bytes, { row: 0, column: 1, value: '甲' }, { row: 1, column: 0, value: 2 }), SHEET);
    expect(xml).toContain(
      '<x:c r="B1" t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c></x:row><x:row r="2"><x:c r="A2"><x:v>2</x:v>',
    );
  });

  test('a strict workbook stays strict', () => {
    const bytes = withSheet('<sheetData/>', { strict: true });
    const after = set(bytes, { row: 0, column: 0, value: '甲' });
    expect(partText(after, SHEET)).toContain('http://purl.oclc.org/ooxml/spreadsheetml/main');
    expect(partText(after, SHEET)).toContain('<t>甲</t>');
  });
});

describe('formats', () => {
  const styleAt = (bytes: Uint8Array, name: string): string | undefined =>
    new RegExp(`<c r="${name}"(?: s="(\\d+)")?`).exec(partText(bytes, SHEET))?.[1];

  test('a cell keeps its own; a new one takes that of its row, else of its column', () => {
    const bytes = withSheet(
      '<cols><col min="3" max="4" width="9" style="1"/></cols><sheetData><row r="1" s="2" customFormat="1"><c r="A1" s="1"/></row></sheetData>',
    );
    const after = set(
      bytes,
      { row: 0, column: 0, value: 1 },
      { row: 0, column: 2, value: 1 },
      { row: 4, column: 3, value: 1 },
      { row: 4, column: 5, value: 1 },
    );
    expect(['A1', 'C1', 'D5', 'F5'].map((name) => styleAt(after, name))).toEqual(['1', '2', '1', undefined]);
    expect(partText(after, 'xl/styles.xml')).toBe(PLAIN_STYLES);
  });

  test('a new style is added behind the others once, however many cells have it', () => {
    const style = {
      font: '仿宋',
      size: 12,
      border: 'thin',
      fill: 'FFFF00',
      numberFormat: '0.0"%"',
      unlocked: true,
    } as const;
    const after = set(filled, { row: 2, column: 2, value: 1, style }, { row: 2, column: 3, value: 2, style });
    const styles = partText(after, 'xl/styles.xml');
    expect(styles).toContain('<cellXfs count="4">');
    expect(styles).toContain(
      '<numFmts count="1"><numFmt numFmtId="164" formatCode="0.0&quot;%&quot;"/></numFmts><fonts count="2">',
    );
    expect([styleAt(after, 'C3'), styleAt(after, 'D3')]).toEqual(['3', '3']);
    const again = set(after, { row: 2, column: 4, value: 3, style });
    expect(partText(again, 'xl/styles.xml')).toBe(styles);
  });

  test('a text that looks like a formula gets the text prefix beside the format it had', () => {
    const after = set(filled, { row: 1, column: 1, value: '=1+1' });
    expect(partText(after, 'xl/styles.xml')).toContain(
      '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/>',
    );
  });

  test('a number-like text in a text cell needs none', () => {
    const after = set(filled, { row: 1, column: 2, value: '10.30' });
    expect(partText(after, 'xl/styles.xml')).toBe(PLAIN_STYLES);
  });

  test('a workbook without styles gets some', () => {
    const plain = aPackage({ sheets: [{ name: '台账', xml: '<sheetData/>' }] });
    const bare = withoutPart(plain, 'xl/styles.xml');
    const change = { row: 0, column: 0, value: { date: '2026-01-02' } };
    expect(valueAt(set(bare, change), change)).toMatchObject({ iso: '2026-01-02' });
  });
});

describe('what else the sheet says', () => {
  test('the dimension grows over new cells and not over emptied ones', () => {
    expect(partText(set(filled, { row: 6, column: 0, value: 1 }), SHEET)).toContain('<dimension ref="A2:C7"/>');
    expect(partText(set(filled, { row: 6, column: 0, value: null }), SHEET)).toContain('<dimension ref="B2:C3"/>');
  });

  test('the span of a changed row, a mere hint, is taken away', () => {
    expect(partText(set(filled, { row: 1, column: 8, value: 1 }), SHEET)).toContain(
      '<row r="2" ht="30" customHeight="1" s="2" customFormat="1">',
    );
  });

  test('everything around the cells stays to the letter', () => {
    const before = partText(filled, SHEET);
    const after = partText(set(filled, { row: 2, column: 2, value: 4 }), SHEET);
    expect(after).toBe(before.replace('<c r="C3"><v>3</v></c>', '<c r="C3"><v>4</v></c>'));
  });

  test('programs are told to compute anew', () => {
    expect(partText(set(filled, { row: 2, column: 2, value: 4 }), 'xl/workbook.xml')).toContain(
      '<calcPr fullCalcOnLoad="1"/>',
    );
    const own = withSheet('<sheetData/>', { afterSheets: '<calcPr calcId="191029" calcMode="manual"/><pivotCaches/>' });
    expect(partText(set(own, { row: 0, column: 0, value: 4 }), 'xl/workbook.xml')).toContain(
      '<calcPr calcId="191029" calcMode="manual" fullCalcOnLoad="1"/><pivotCaches/>',
    );
  });
});

describe('merged areas and formulas', () => {
  const merged = withSheet(
    '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:B3"/></mergeCells>',
  );

  test('the first cell of a merged area takes a value', () => {
    const change = { row: 0, column: 0, value: '甲' };
    expect(valueAt(set(merged, change), change)).toBe('甲');
  });

  test('a value for a covered cell is refused, since nobody would see it', () => {
    const error = errorOf(() => set(merged, { row: 2, column: 1, value: '甲' }));
    expect(error.issue).toMatchObject({
      code: 'xlsx.coveredCell',
      at: { sheet: '台账', row: 2, column: 1 },
      merge: 'A1:B3',
    });
  });

  test('a covered cell may be emptied and given a format', () => {
    const xml = partText(set(merged, { row: 1, column: 1, value: null, style: { border: 'thin' } }), SHEET);
    expect(xml).toContain('<c r="B2" s="3"/>');
  });

  const chained: Partial<APackage> = {
    workbookRelationships: [['calcChain', 'calcChain.xml']],
    parts: { 'xl/calcChain.xml': '<calcChain xmlns="x"><c r="B1" i="1"/></calcChain>' },
    types: { 'xl/calcChain.xml': 'application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml' },
  };

  test('a value in the place of a formula takes the calculation chain away, any other leaves it', () => {
    const bytes = withSheet(`<sheetData>${row(1, number('A1', 1), formula('B1', 'A1*2'))}</sheetData>`, chained);
    const over = set(bytes, { row: 0, column: 1, value: 5 });
    expect(() => partText(over, 'xl/calcChain.xml')).toThrow();
    expect(partText(over, '[Content_Types].xml') + partText(over, 'xl/_rels/workbook.xml.rels')).not.toContain(
      'calcChain',
    );
    const beside = set(bytes, { row: 0, column: 0, value: 5 });
    expect(partText(beside, 'xl/calcChain.xml')).toContain('B1');
  });

  test('where the first cell of a shared formula is overwritten, the others keep their formula', () => {
    const shared = `<sheetData>${row(1, formula('B1', 'A1*$C$1', ' t="shared" ref="B1:B3" si="0"'))}${row(2, formula('B2', '', ' t="shared" si="0"'))}${row(3, formula('B3', '', ' t="shared" si="0"'))}</sheetData>`;
    const xml = partText(set(withSheet(shared), { row: 0, column: 1, value: 5 }), SHEET);
    expect(xml).toContain('<c r="B1"><v>5</v></c>');
    expect(xml).toContain('<f>A2*$C$1</f>');
    expect(xml).toContain('<f>A3*$C$1</f>');
  });

  test('a later cell of a shared formula goes alone', () => {
    const shared = `<sheetData>${row(1, formula('B1', 'A1', ' t="shared" ref="B1:B2" si="0"'))}${row(2, '<c r="B2"><f t="shared" si="0"/><v>1</v></c>')}</sheetData>`;
    expect(partText(set(withSheet(shared), { row: 1, column: 1, value: 5 }), SHEET)).toContain(
      't="shared" ref="B1:B2"',
    );
  });

  test('inside an array formula or a data table nothing is changed', () => {
    for (const [kind, what] of [
      ['array', 'arrayFormula'],
      ['dataTable', 'dataTable'],
    ] as const) {
      const bytes = withSheet(
        `<sheetData>${row(1, formula('B1', 'A1:A3', ` t="${kind}" ref="B1:B3"`))}${row(2, number('B2', 1))}</sheetData>`,
      );
      expect(errorOf(() => set(bytes, { row: 1, column: 1, value: 5 })).issue).toMatchObject({
        code: 'xlsx.cannotChange',
        what,
      });
    }
  });

  test('an array formula of one cell is a formula like any other', () => {
    const bytes = withSheet(`<sheetData>${row(1, formula('B1', 'SUM(A1:A3)', ' t="array" ref="B1"'))}</sheetData>`);
    expect(valueAt(set(bytes, { row: 0, column: 1, value: 5 }), { row: 0, column: 1, value: null })).toBe(5);
  });
});

describe('what no cell can hold is refused, and nothing is returned', () => {
  test.each<[CellChange['value'], string]>([
    [Number.NaN, 'xlsx.value'],
    [{ date: '2026-13-01' }, 'xlsx.value'],
    ['字'.repeat(32_768), 'xlsx.overLimit'],
  ])('%p', (value, code) => {
    expect(errorOf(() => set(filled, { row: 0, column: 0, value })).code).toBe(code);
  });

  test.each([
    ['a sheet that is not there', 'xlsx.sheetUnknown', filled, '没有'],
    ['comments among the cells', 'xlsx.unusualXml', withSheet('<sheetData><!-- --></sheetData>'), '台账'],
    [
      'a cell that stands twice',
      'xlsx.unusualXml',
      withSheet(`<sheetData>${row(1, number('A1', 1), number('A1', 2))}</sheetData>`),
      '台账',
    ],
    [
      'a row that stands twice',
      'xlsx.unusualXml',
      withSheet(`<sheetData>${row(1)}${row(1, number('A1', 2))}</sheetData>`),
      '台账',
    ],
    [
      'a cell of another row',
      'xlsx.unusualXml',
      withSheet(`<sheetData>${row(1, number('A2', 1))}</sheetData>`),
      '台账',
    ],
    [
      'alternatives among the cells',
      'xlsx.unusualXml',
      withSheet('<sheetData><mc:AlternateContent/></sheetData>'),
      '台账',
    ],
    [
      'a document type',
      'xlsx.unusualXml',
      withSheet('<sheetData/>', { styles: `<!DOCTYPE a []>${PLAIN_STYLES}` }),
      '台账',
    ],
    [
      'text before the root element',
      'xlsx.unusualXml',
      withSheet('<sheetData/>', { styles: `foo${PLAIN_STYLES}` }),
      '台账',
    ],
    ['XML that ends early', 'xlsx.unusualXml', withSheet('<sheetData><row r="1">'), '台账'],
  ])('%s', (_case, code, bytes, sheet) => {
    const cells = [
      { row: 0, column: 0, value: '=甲' },
      { row: 8, column: 0, value: 1 },
    ];
    expect(errorOf(() => patchXlsx(bytes, [{ kind: 'setCells', sheet, cells }])).code).toBe(code);
  });
});

function withoutPart(bytes: Uint8Array, part: string): Uint8Array {
  const zip = openZip(bytes);
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  const cleaned = (text: string): string =>
    text
      .replace(/<Override PartName="\/xl\/styles\.xml"[^>]*>/, '')
      .replace(/<Relationship [^>]*Target="styles\.xml"\/>/, '');
  return writeZip(
    zip.names
      .filter((name) => name !== part)
      .map((name) => ({ name, bytes: encoder.encode(cleaned(decoder.decode(zip.read(name)))) })),
  );
}
