import { openZip } from '../../../src/adapters/bytes/zip';
import { writeZip } from '../../../src/adapters/bytes/zip-write';
import { writeXlsx } from '../../../src/adapters/xlsx/write';
import type { SheetLayout, WorkbookLayout } from '../../../src/core/model';
import { describeWith, describeWithShared } from '../../support/programs';
import { BODY, chartSheet, fullWorkbook, ledgerSheet, metadataSheet, PROPERTIES } from './layouts';
import { schemaFaults } from './sheet-schemas';

const alone = (sheet: SheetLayout): WorkbookLayout => ({ sheets: [sheet], properties: PROPERTIES });

const AWKWARD = [
  ' blanks at both ends ',
  'line\nbreak\r\nand\rreturn',
  'tab\tand \u0007 bell',
  '<b>&"\'</b>',
  '_x0041_ and _x005F_',
  '\uD800 half a pair \uFFFE',
  '#N/A',
  '=1+1',
  '𠀀 rare character 😀',
  '',
];

const KINDS: Readonly<Record<string, WorkbookLayout>> = {
  'everything at once': fullWorkbook(),
  'an empty sheet': alone({ name: '空', visibility: 'visible', columns: [], rows: [] }),
  'a ledger of 300 rows': alone(ledgerSheet(300)),
  'charts only': alone(chartSheet()),
  'very hidden sheets': { sheets: [ledgerSheet(1), metadataSheet()], properties: PROPERTIES },
  'awkward texts': alone({
    name: 'It\'s a <sheet> & "more"',
    visibility: 'visible',
    columns: [{ width: 20, style: BODY }],
    rows: AWKWARD.map((value) => ({ cells: [{ value }, { value, style: BODY }] })),
    print: {
      orientation: 'portrait',
      paper: 'A3',
      margins: { top: 10, bottom: 10, left: 10, right: 10 },
      fitToWidth: false,
      area: { top: 0, left: 0, bottom: 3, right: 1 },
      header: '&L<左>&R"右" & co',
      footer: '第&P页',
    },
  }),
  'long lists': alone({
    ...ledgerSheet(2),
    validations: [
      {
        range: { top: 2, left: 4, bottom: 3, right: 4 },
        rule: { kind: 'list', values: Array.from({ length: 80 }, (_, index) => `第${index}个单位，甲`) },
        allowBlank: true,
        prompt: { title: '单'.repeat(40), text: '位'.repeat(300) },
        error: { style: 'information', title: '错'.repeat(40), text: '误'.repeat(300) },
      },
    ],
  }),
  'values of every kind': alone({
    name: '值',
    visibility: 'visible',
    defaultRowHeight: 18,
    columns: [{ width: 10 }],
    rows: [
      { hidden: true, outlineLevel: 1, cells: [{ value: 1e21 }, { value: -0 }, { value: 0.1 + 0.2 }] },
      { cells: [{ value: true }, { value: { date: '2026-02-28' } }, { value: { date: '1900-01-01' } }] },
      {
        cells: [{ value: '是', formula: 'IF(A2,"是","否")' }, { value: false, formula: 'NOT(A2)' }, { formula: '1<2' }],
      },
      { height: 30.25, cells: [undefined, { value: null, style: BODY }] },
    ],
  }),
};

describeWithShared('written parts and the schemas of ECMA-376', () => {
  describeWith(['xmllint'], 'every part of every kind of workbook', () => {
    test.each(Object.keys(KINDS))('%s is valid', (kind) => {
      const layout = KINDS[kind];
      if (layout === undefined) throw new Error(kind);
      expect(schemaFaults(new Map([[kind, writeXlsx(layout)]]))).toEqual([]);
    });

    test('a part that breaks its schema is found', () => {
      const zip = openZip(writeXlsx(fullWorkbook()));
      const members = zip.names.map((name) => ({ name, bytes: zip.read(name) }));
      const broken = members.map(({ name, bytes }) =>
        name === 'xl/styles.xml'
          ? { name, bytes: new TextEncoder().encode(new TextDecoder().decode(bytes).replace('<fonts ', '<fnts ')) }
          : { name, bytes },
      );
      expect(schemaFaults(new Map([['broken', writeZip(broken)]]))).not.toEqual([]);
    });
  });
});
