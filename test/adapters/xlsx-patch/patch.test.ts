import { patchXlsx } from '../../../src/adapters/xlsx/patch';
import { readXlsx } from '../../../src/adapters/xlsx/read';
import { writeXlsx } from '../../../src/adapters/xlsx/write';
import { cellAt, type Book, type WorkbookChange } from '../../../src/core/model';
import { fullWorkbook, metadataSheet } from '../xlsx-write/layouts';

const master = writeXlsx(fullWorkbook());

function patched(...changes: WorkbookChange[]): Book {
  return readXlsx(patchXlsx(master, changes), '台账.xlsx');
}

function sheetOf(book: Book, name: string) {
  const sheet = book.sheets.find((one) => one.name === name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
}

test('a text that begins with = stays a text', () => {
  const book = patched({ kind: 'setCells', sheet: '工作台账', cells: [{ row: 4, column: 3, value: '=1+1' }] });
  expect(cellAt(sheetOf(book, '工作台账'), 4, 3)).toBe('=1+1');
});

test('inserted rows push down what stands below, and the merged title stays', () => {
  const book = patched({ kind: 'insertRows', sheet: '工作台账', before: 5, count: 2, likeRow: 4 });
  const sheet = sheetOf(book, '工作台账');
  expect([4, 5, 6, 7].map((row) => cellAt(sheet, row, 0))).toEqual([3, null, null, 4]);
  expect(sheet.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 8 }]);
});

test('a sheet is added behind the others, hidden as asked', () => {
  const book = patched({ kind: 'putSheet', layout: { ...metadataSheet(), name: '新表' } });
  expect(book.sheets.map((sheet) => sheet.name)).toEqual(['工作台账', '统计 图表', '填报记录', '_taizhang', '新表']);
  expect(sheetOf(book, '新表').visibility).toBe('veryHidden');
});
