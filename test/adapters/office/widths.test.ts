import type { WorkbookLayout } from '../../../src/core/model';
import { aSheet, aWorkbook } from '../workbook-contract/layouts';
import { openAgain, workbookOf } from './open-office';
import type { Knobs } from '../../excel-host/knobs';

const WIDTHS = [6, 30, 8.38, 12.5];
const LEDGER: WorkbookLayout = aWorkbook({
  ...aSheet('台账', [['序号', '主要任务', '状态', '进展情况']]),
  columns: [...WIDTHS.map((width) => ({ width })), { width: 14, hidden: true }],
});

/** Points of the columns of a sheet that was put into a workbook of another make. */
async function widthsOf(digitPixels: number, insertion: Knobs['insertion'], dropped = false): Promise<unknown[]> {
  const { port, excel } = await openAgain(workbookOf(aWorkbook(aSheet('已有', [['x']])), digitPixels));
  excel.knobs.insertion = dropped ? { drops: ['widths'] } : insertion;
  await port.insertSheets(LEDGER);
  const sheet = excel.workbook.sheets.find(({ name }) => name === '台账')!;
  return WIDTHS.map((_, column) => sheet.columns.get(column)?.size);
}

describe('columns are as wide as the layout says, counted in digits of the workbook in which they stand', () => {
  // by hand after ECMA-376 part 1, 18.3.1.13: trunc((256 * width + trunc(128 / digit)) / 256 * digit) pixels
  test.each([
    ['宋体 or 等线', 8, [48, 240, 67, 100]],
    ['Calibri', 7, [42, 210, 59, 87]],
  ])('with %s as the standard font', async (_, digitPixels, pixels) => {
    const points = pixels.map((each) => each * 0.75);
    expect(await widthsOf(digitPixels, 'works')).toEqual(points);
    expect(await widthsOf(digitPixels, 'fails')).toEqual(points);
    expect(await widthsOf(digitPixels, 'works', true)).toEqual(points);
  });

  test.each([8, 7])('a column that is inserted too (a digit of %d pixels)', async (digitPixels) => {
    const { port, excel } = await openAgain(workbookOf(LEDGER, digitPixels));
    await port.apply([{ kind: 'insertColumn', sheet: '台账', before: 1, width: 16, hidden: false }]);
    const sizes = [0, 1, 2].map((column) => excel.workbook.sheets[0]!.columns.get(column)?.size);
    expect(sizes).toEqual([6, 16, 30].map((width) => width * digitPixels * 0.75));
  });

  test('whatever the sheet that is asked for the font looks like', async () => {
    const workbook = workbookOf(aWorkbook(aSheet('已有', [['x']])));
    workbook.sheets[0]!.columns.set(16383, { size: 400 });
    const { port, excel } = await openAgain(workbook, { knobs: { insertion: 'fails' } });
    await port.insertSheets(LEDGER);
    expect(excel.workbook.sheets.find(({ name }) => name === '台账')!.columns.get(1)?.size).toBe(180);
  });
});
