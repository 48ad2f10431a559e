import * as sheetJs from '@e965/xlsx';
import { readXlsx } from '../../../src/adapters/xlsx/read';
import { writeXlsx } from '../../../src/adapters/xlsx/write';
import { cellName, cellText, type Book, type WorkbookLayout } from '../../../src/core/model';
import { describeWith } from '../../support/programs';
import { fullWorkbook, PROPERTIES } from './layouts';
import { savedAgainByLibreOffice, seenByOpenpyxl } from './spreadsheet-programs';

/** Texts that programs like to take for something else. */
const TRAPS = [
  '=1+1',
  '+86',
  '-5',
  '@x',
  '#N/A',
  '10.30',
  '1-2',
  '00123',
  '110101200001011234',
  'TRUE',
  '第一行\n第二行',
  '<b>&"\'</b>',
  '𠀀😀',
  '_x0041_',
];

const traps: WorkbookLayout = {
  sheets: [
    {
      name: '陷阱',
      visibility: 'visible',
      columns: [{ width: 20 }],
      rows: TRAPS.map((value) => ({ cells: [{ value }] })),
    },
  ],
  properties: PROPERTIES,
};

function texts(book: Book): Record<string, Record<string, string>> {
  return Object.fromEntries(
    book.sheets.map((sheet) => [
      sheet.name,
      Object.fromEntries(
        sheet.rows.flatMap((row, r) =>
          (row ?? []).flatMap((value, c) =>
            value === null || value === undefined ? [] : [[cellName(r, c), cellText(value)]],
          ),
        ),
      ),
    ]),
  );
}

const full = writeXlsx(fullWorkbook());
const trapped = writeXlsx(traps);

describe('SheetJS', () => {
  test('opens what we write and sees every text as a text', () => {
    const book = sheetJs.read(trapped, { type: 'array' });
    const sheet = book.Sheets['陷阱'] ?? {};
    const cells = TRAPS.map((_, row) => sheet[cellName(row, 0)] as sheetJs.CellObject);
    expect(cells.map((cell) => [cell.t, cell.v])).toEqual(TRAPS.map((text) => ['s', text]));
    expect(sheetJs.read(full, { type: 'array' }).SheetNames).toEqual([
      '工作台账',
      '统计 图表',
      '填报记录',
      '_taizhang',
    ]);
  });

  test('sees which sheets are hidden, the title merged and the filter', () => {
    const book = sheetJs.read(full, { type: 'array' });
    expect(book.Workbook?.Sheets?.map((sheet) => sheet.Hidden)).toEqual([0, 0, 1, 2]);
    expect(book.Sheets['工作台账']?.['!merges']).toEqual([{ s: { r: 0, c: 0 }, e: { r: 0, c: 8 } }]);
    expect(book.Sheets['工作台账']?.['!autofilter']).toEqual({ ref: 'A2:J22' });
  });
});

describeWith(['openpyxl'], 'openpyxl', () => {
  test('opens what we write and sees every text as a text', () => {
    const [seen, seenTraps] = seenByOpenpyxl([full, trapped]);
    expect(seen?.sheets.map(({ name, state }) => [name, state])).toEqual([
      ['工作台账', 'visible'],
      ['统计 图表', 'visible'],
      ['填报记录', 'hidden'],
      ['_taizhang', 'veryHidden'],
    ]);
    expect(seen?.sheets[0]?.merges).toEqual(['A1:I1']);
    expect(seen?.sheets[0]?.cells.D3).toBe('=第0项\n正在办理，已完成第一阶段工作。');
    expect(Object.values(seenTraps?.sheets[0]?.cells ?? {})).toEqual(TRAPS);
  });
});

describeWith(['libreoffice'], 'LibreOffice', () => {
  test('opens what we write, loses no cell and computes the same counts', () => {
    const plain = writeXlsx({ ...fullWorkbook(), customXml: [] });
    const saved = savedAgainByLibreOffice(
      new Map([
        ['full.xlsx', plain],
        ['traps.xlsx', trapped],
      ]),
    );
    const again = (name: string): Book => readXlsx(saved.get(name) ?? new Uint8Array(0), name);
    expect(texts(again('traps.xlsx'))).toEqual(texts(readXlsx(trapped, 'traps.xlsx')));
    expect(texts(again('full.xlsx'))).toEqual(texts(readXlsx(full, 'full.xlsx')));
    expect(again('full.xlsx').sheets.map((sheet) => sheet.visibility === 'visible')).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
