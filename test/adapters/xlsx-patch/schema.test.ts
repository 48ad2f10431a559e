import { patchXlsx } from '../../../src/adapters/xlsx/patch';
import { writeXlsx } from '../../../src/adapters/xlsx/write';
import type { WorkbookChange } from '../../../src/core/model';
import { describeWith, describeWithShared } from '../../support/programs';
import { BODY, chartSheet, fullWorkbook, ledgerSheet, metadataSheet } from '../xlsx-write/layouts';
import { schemaFaults } from '../xlsx-write/sheet-schemas';
import { aPackage, number, row } from './a-package';

const CHANGES: Readonly<Record<string, readonly WorkbookChange[]>> = {
  'cells of every kind': [
    {
      kind: 'setCells',
      sheet: '工作台账',
      cells: [
        { row: 3, column: 3, value: ' =1+1 ' },
        { row: 3, column: 7, value: { date: '2026-07-31' }, style: { ...BODY, unlocked: true } },
        { row: 4, column: 8, value: true },
        { row: 5, column: 8, value: null },
        { row: 400, column: 40, value: 0.5, style: { numberFormat: '0.0%', fill: 'FFEE00', font: '楷体', bold: true } },
      ],
    },
  ],
  'rows and a column': [
    { kind: 'insertRows', sheet: '工作台账', before: 5, count: 2, likeRow: 4 },
    { kind: 'insertRows', sheet: '工作台账', before: 24, count: 1, likeRow: 23 },
    { kind: 'insertColumn', sheet: '统计 图表', before: 1, width: 12, hidden: true },
  ],
  'sheets put and taken out': [
    { kind: 'putSheet', layout: ledgerSheet(3, '八月') },
    { kind: 'putSheet', layout: { ...chartSheet(), name: '图 二' } },
    { kind: 'putSheet', layout: metadataSheet() },
    { kind: 'removeSheet', sheet: '填报记录' },
  ],
};

describeWithShared('changed parts and the schemas of ECMA-376', () => {
  describeWith(['xmllint'], 'every part after a change', () => {
    test.each(Object.keys(CHANGES))('%s', (kind) => {
      const after = patchXlsx(writeXlsx(fullWorkbook()), CHANGES[kind] ?? [], { modified: '2026-08-01T00:00:00Z' });
      expect(schemaFaults(new Map([[kind, after]]))).toEqual([]);
    });

    test('a workbook made by hand, with nothing but cells, takes all of them', () => {
      const bare = aPackage({
        sheets: [{ name: '工作台账', xml: `<sheetData>${row(1, number('A1', 1))}</sheetData>` }],
      });
      const after = patchXlsx(bare, [
        ...(CHANGES['cells of every kind'] ?? []),
        { kind: 'putSheet', layout: ledgerSheet(3, '八月') },
      ]);
      expect(schemaFaults(new Map([['bare', after]]))).toEqual([]);
    });
  });
});
