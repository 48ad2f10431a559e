import fc from 'fast-check';
import { openZip } from '../../../src/adapters/bytes/zip';
import { patchXlsx } from '../../../src/adapters/xlsx/patch';
import type { WorkbookChange } from '../../../src/core/model';
import { aPackage, formula, number, row } from './a-package';

const ROWS = 24;
const others = ['SUM(台账!A2:A9)', '台账!$B$12', 'ROWS(台账!5:18)'];
const master = aPackage({
  sheets: [
    {
      name: '台账',
      xml: [
        `<dimension ref="A1:C${ROWS}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="3" topLeftCell="A4" state="frozen"/></sheetView></sheetViews>`,
        `<sheetData>${Array.from({ length: ROWS }, (_, at) =>
          row(
            at + 1,
            number(`A${at + 1}`, at),
            formula(`B${at + 1}`, `SUM(A1:A${at + 1})+$A$${ROWS}`),
            `<c r="C${at + 1}" s="1"/>`,
          ),
        ).join('')}</sheetData>`,
        `<autoFilter ref="A3:C${ROWS}"/><mergeCells count="3"><mergeCell ref="C4:C6"/><mergeCell ref="C7:C7"/><mergeCell ref="A20:B22"/></mergeCells>`,
        `<conditionalFormatting sqref="A4:C${ROWS}"><cfRule type="expression" priority="1"><formula>AND($A4&gt;$A$2,$B5=1)</formula></cfRule></conditionalFormatting>`,
        `<dataValidations count="1"><dataValidation type="custom" sqref="A4:A15"><formula1>COUNTIF(A$4:A4,A20)=1</formula1></dataValidation></dataValidations>`,
        `<rowBreaks count="2" manualBreakCount="2"><brk id="8" man="1"/><brk id="16" man="1"/></rowBreaks>`,
      ].join(''),
    },
    {
      name: '统计',
      xml: `<sheetData>${others.map((text, at) => row(at + 1, formula(`A${at + 1}`, text))).join('')}</sheetData>`,
    },
  ],
});

const texts = (bytes: Uint8Array): Readonly<Record<string, string>> => {
  const zip = openZip(bytes);
  return Object.fromEntries(zip.names.map((name) => [name, new TextDecoder().decode(zip.read(name))]));
};

const places = fc.uniqueArray(
  fc.record({
    before: fc.integer({ min: 1, max: ROWS + 2 }),
    count: fc.integer({ min: 1, max: 3 }),
    isLikeAbove: fc.boolean(),
  }),
  { selector: ({ before }) => before, maxLength: 6 },
);

test('rows that come in at many places in one pass stand as if they had come in one after the other', () => {
  fc.assert(
    fc.property(places, (wanted) => {
      const changes = [...wanted]
        .sort((a, b) => b.before - a.before)
        .map(({ before, count, isLikeAbove }): WorkbookChange => ({
          kind: 'insertRows',
          sheet: '台账',
          before,
          count,
          likeRow: isLikeAbove ? before - 1 : 3,
          mergeColumns: [0, 2],
        }));
      const isBelow = (one: WorkbookChange): boolean => one.kind === 'insertRows' && one.likeRow >= one.before;
      fc.pre(!changes.some(isBelow));
      const oneByOne = changes.reduce((bytes, change) => patchXlsx(bytes, [change]), master);
      expect(texts(patchXlsx(master, changes))).toEqual(texts(oneByOne));
    }),
    { numRuns: 150 },
  );
});
