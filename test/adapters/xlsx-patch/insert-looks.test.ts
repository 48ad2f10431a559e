import { patchXlsx } from '../../../src/adapters/xlsx/patch';
import { partText } from '../xlsx-write/parts';
import { aPackage, formula, number, row } from './a-package';
import { errorOf } from './errors';

const CELLS = `<sheetData>${Array.from({ length: 10 }, (_, index) => row(index + 1, number(`A${index + 1}`, index))).join('')}</sheetData>`;

const CONTROL = 'application/vnd.ms-excel.controlproperties+xml';
const DRAWING = 'application/vnd.openxmlformats-officedocument.drawing+xml';
const TABLE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml';

/** Two rows come in before row 5 of 台账. */
function twoRowsBeforeFive(bytes: Uint8Array): Uint8Array {
  return patchXlsx(bytes, [{ kind: 'insertRows', sheet: '台账', before: 4, count: 2, likeRow: 4 }]);
}

describe('what looks at a sheet that takes rows', () => {
  test('formulas of a sheet whose program writes Chinese as numbered characters', () => {
    const numbered = (text: string): string =>
      Array.from(text, (sign) => (sign > '~' ? `&#${sign.codePointAt(0) ?? 0};` : sign)).join('');
    const bytes = aPackage({
      sheets: [
        { name: '台账', xml: CELLS },
        {
          name: '统计',
          xml: `<sheetData>${row(1, formula('A1', numbered("SUM('台账'!A4:A8)")))}</sheetData>`,
        },
      ],
    });
    expect(partText(twoRowsBeforeFive(bytes), 'xl/worksheets/sheet2.xml')).toContain("<f>SUM('台账'!A4:A10)</f>");
    expect(errorOf(() => patchXlsx(bytes, [{ kind: 'removeSheet', sheet: '台账' }])).code).toBe('xlsx.sheetInUse');
  });

  test('boxes of comments whatever the prefix of their elements', () => {
    const vml =
      '<xml><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><ns2:ClientData xmlns:ns2="urn:schemas-microsoft-com:office:excel" ObjectType="Note"><ns2:Anchor>1, 0, 6, 0, 3, 0, 9, 0</ns2:Anchor><ns2:Row>6</ns2:Row><ns2:Column>1</ns2:Column></ns2:ClientData></v:shape></xml>';
    const bytes = aPackage({
      sheets: [{ name: '台账', xml: CELLS, relationships: [['vmlDrawing', '../drawings/c.vml']] }],
      parts: { 'xl/drawings/c.vml': vml },
    });
    expect(partText(twoRowsBeforeFive(bytes), 'xl/drawings/c.vml')).toContain(
      '<ns2:Anchor>1, 0, 8, 0, 3, 0, 11, 0</ns2:Anchor><ns2:Row>8</ns2:Row><ns2:Column>1</ns2:Column>',
    );
  });

  test('form controls: a link without a sheet is their own, one with a name follows from anywhere', () => {
    const control = (link: string): string => `<formControlPr xmlns="x" objectType="CheckBox" fmlaLink="${link}"/>`;
    const vml = (link: string): string =>
      `<xml xmlns:x="urn:schemas-microsoft-com:office:excel"><x:ClientData ObjectType="Checkbox"><x:FmlaLink>${link}</x:FmlaLink></x:ClientData></xml>`;
    const controls = (name: string): readonly (readonly [string, string])[] => [
      ['ctrlProp', `../ctrlProps/${name}-own.xml`],
      ['ctrlProp', `../ctrlProps/${name}-named.xml`],
      ['vmlDrawing', `../drawings/${name}-own.vml`],
      ['vmlDrawing', `../drawings/${name}-named.vml`],
    ];
    const parts = Object.fromEntries(
      ['one', 'two'].flatMap((name) => [
        [`xl/ctrlProps/${name}-own.xml`, control('$A$5')],
        [`xl/ctrlProps/${name}-named.xml`, control('台账!$A$5')],
        [`xl/drawings/${name}-own.vml`, vml('$A$5')],
        [`xl/drawings/${name}-named.vml`, vml('&#21488;账!$A$5')],
      ]),
    );
    const after = twoRowsBeforeFive(
      aPackage({
        sheets: [
          { name: '台账', xml: CELLS, relationships: controls('one') },
          { name: '统计', xml: CELLS, relationships: controls('two') },
        ],
        parts,
        types: Object.fromEntries(
          Object.keys(parts).flatMap((name) => (name.endsWith('.xml') ? [[name, CONTROL]] : [])),
        ),
      }),
    );
    const cellOf = (part: string): string | undefined => /\$A\$\d+/.exec(partText(after, part))?.[0];
    expect(Object.fromEntries(Object.keys(parts).map((part) => [part, cellOf(part)]))).toEqual({
      'xl/ctrlProps/one-own.xml': '$A$7',
      'xl/ctrlProps/one-named.xml': '$A$7',
      'xl/drawings/one-own.vml': '$A$7',
      'xl/drawings/one-named.vml': '$A$7',
      'xl/ctrlProps/two-own.xml': '$A$5',
      'xl/ctrlProps/two-named.xml': '$A$7',
      'xl/drawings/two-own.vml': '$A$5',
      'xl/drawings/two-named.vml': '$A$7',
    });
  });

  test('shapes and tables of other sheets', () => {
    const after = twoRowsBeforeFive(
      aPackage({
        sheets: [
          { name: '台账', xml: CELLS },
          {
            name: '统计',
            xml: CELLS,
            relationships: [
              ['drawing', '../drawings/drawing1.xml'],
              ['table', '../tables/table1.xml'],
            ],
          },
        ],
        parts: {
          'xl/drawings/drawing1.xml':
            '<wsDr xmlns="x"><sp textlink="台账!$A$5"/><sp textlink="$A$5"/><sp textlink="统计!$A$5"/></wsDr>',
          'xl/tables/table1.xml':
            '<table xmlns="x" ref="A1:B10"><tableColumn id="1"><calculatedColumnFormula>台账!A5+A5</calculatedColumnFormula></tableColumn></table>',
        },
        types: { 'xl/drawings/drawing1.xml': DRAWING, 'xl/tables/table1.xml': TABLE },
      }),
    );
    expect(partText(after, 'xl/drawings/drawing1.xml')).toContain(
      '<sp textlink="台账!$A$7"/><sp textlink="$A$5"/><sp textlink="统计!$A$5"/>',
    );
    expect(partText(after, 'xl/tables/table1.xml')).toContain('ref="A1:B10"');
    expect(partText(after, 'xl/tables/table1.xml')).toContain('>台账!A7+A5<');
  });
});

test('a total at the foot of a long sheet does not make a change slow', () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => row(index + 1, number(`A${index + 1}`, index)));
  const total = row(20_001, formula('A20001', 'SUM(A1:A20000)'));
  const bytes = aPackage({ sheets: [{ name: '台账', xml: `<sheetData>${rows.join('')}${total}</sheetData>` }] });
  const start = performance.now();
  patchXlsx(bytes, [{ kind: 'setCells', sheet: '台账', cells: [{ row: 3, column: 0, value: 1 }] }]);
  // looked for from every row anew, the total takes twenty seconds
  expect(performance.now() - start).toBeLessThan(5_000);
});
