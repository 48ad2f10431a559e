import { openMemoryWorkbook } from '../../../src/adapters/xlsx/memory-workbook';
import { writeXlsx } from '../../../src/adapters/xlsx/write';
import { readXlsx } from '../../../src/adapters/xlsx/read';
import { aSheet, aWorkbook } from './layouts';
import { describeWorkbookPort } from './workbook-contract';

describeWorkbookPort('in memory', (layout) =>
  Promise.resolve({
    port: openMemoryWorkbook(writeXlsx(layout), '台账.xlsx'),
    settle: () => Promise.resolve(),
    close: () => Promise.resolve(),
  }),
);

test('a workbook in memory hands out bytes that hold what was written', async () => {
  const port = openMemoryWorkbook(writeXlsx(aWorkbook(aSheet('台账', [['进展情况']]))), '台账.xlsx');
  await port.apply([{ kind: 'setCells', sheet: '台账', cells: [{ row: 1, column: 0, value: '已完成' }] }]);
  const book = readXlsx(await port.bytes(), '台账.xlsx');
  expect(book.sheets[0]?.rows[1]?.[0]).toBe('已完成');
});
