import type { CellChange } from '../../../src/core/model';
import type { SimulatedExcel } from '../../excel-host/excel';
import { aSheet, aWorkbook } from '../workbook-contract/layouts';
import { readSheet } from '../workbook-contract/workbook-contract';
import { aLedgerWorkbook, CHANGES } from './ledger-workbook';
import { openOffice } from './open-office';

/** Round trips since a moment: letting go of ranges, which the client does by itself, is none. */
function roundTrips(excel: SimulatedExcel, since: number): number {
  const says = excel.log
    .slice(since)
    .filter(({ request }) =>
      request.Actions.some(({ Name, ActionType }) => ActionType !== 1 && Name !== '_RemoveReference'),
    );
  return says.length;
}

const manyRows = (count: number) =>
  aSheet('台账', [
    ['序号', '主要任务', '进展情况'],
    ...Array.from({ length: count }, (_, i) => [i + 1, `任务${i + 1}`, `进展${i + 1}`]),
  ]);

describe('round trips to Excel are few, however many rows', () => {
  test.each([10, 1000])('reading %d rows takes one', async (rows) => {
    const { port, excel } = await openOffice(aWorkbook(manyRows(rows)));
    const ids = (await port.sheets()).map(({ id }) => id);
    const since = excel.log.length;
    const [grid] = await port.readSheets(ids);
    expect(grid!.rows).toHaveLength(rows + 1);
    expect(roundTrips(excel, since)).toBe(1);
  });

  test('reading formulas, errors, struck text and comments takes two', async () => {
    const { port, excel } = await openOffice(
      aWorkbook({ ...aSheet('台账', []), rows: [{ cells: [{ value: 2 }, { formula: 'A1*2', value: 4 }] }] }),
    );
    const sheet = excel.workbook.sheets[0]!;
    sheet.cells.get(0)!.get(0)!.style.strikethrough = true;
    sheet.comments.push({ id: 'c1', row: 0, column: 1, text: '请核实', author: '王' });
    const ids = (await port.sheets()).map(({ id }) => id);
    const since = excel.log.length;
    const [grid] = await port.readSheets(ids);
    expect(grid!.marks.map(({ kind, row, column }) => [kind, row, column])).toEqual([
      ['formula', 0, 1],
      ['struck', 0, 0],
      ['comment', 0, 1],
    ]);
    expect(roundTrips(excel, since)).toBe(2);
  });

  test('reading a sheet with more merged areas than Excel lists takes two', async () => {
    const { port, excel } = await openOffice(aWorkbook(manyRows(1400)));
    const merges = Array.from({ length: 650 }, (_, i) => ({ top: 1 + i * 2, bottom: 2 + i * 2, left: 1, right: 1 }));
    excel.workbook.sheets[0]!.merges = merges;
    const ids = (await port.sheets()).map(({ id }) => id);
    const since = excel.log.length;
    const [grid] = await port.readSheets(ids);
    expect(new Set(grid!.merges.map((area) => JSON.stringify(area)))).toEqual(
      new Set(merges.map(({ top, left, bottom, right }) => JSON.stringify({ top, left, bottom, right }))),
    );
    expect(roundTrips(excel, since)).toBe(2);
  });

  test.each([5, 800])(
    'generating a ledger of %d rows takes five, even where parts have to be made again',
    async (rows) => {
      const { port, excel } = await openOffice(aWorkbook(aSheet('已有', [['x']])));
      excel.knobs.insertion = {
        drops: ['protection', 'unlocked', 'validations', 'freeze', 'conditionalFormats', 'print'],
      };
      const [table, ...others] = aLedgerWorkbook().sheets;
      const since = excel.log.length;
      await port.insertSheets(
        aWorkbook({ ...table!, rows: [...table!.rows, ...manyRows(rows).rows] }, ...others.slice(0, 3)),
      );
      expect(roundTrips(excel, since)).toBe(5);
    },
  );

  test.each([5, 800])('a consolidation that changes %d rows takes five', async (rows) => {
    const { port, excel } = await openOffice(aWorkbook(manyRows(rows), ...aLedgerWorkbook().sheets.slice(1)));
    const cells = Array.from({ length: rows }, (_, i): CellChange => ({
      row: i + 1,
      column: 2,
      value: `【办公室】第${i + 1}项已完成。`,
    }));
    const since = excel.log.length;
    await port.apply([{ kind: 'setCells', sheet: '台账', cells }, ...CHANGES.slice(3)]);
    expect(roundTrips(excel, since)).toBe(5);
    expect((await readSheet(port, '台账')).rows[rows]?.[2]).toBe(`【办公室】第${rows}项已完成。`);
  });

  test('each further 4 MB takes one more, and no request is larger than Excel on the web takes', async () => {
    const rows = 1500;
    const { port, excel } = await openOffice(aWorkbook(manyRows(rows)));
    const cells = Array.from({ length: rows }, (_, i): CellChange => ({
      row: i + 1,
      column: 2,
      value: `第${i + 1}项。${'进'.repeat(2000)}`,
    }));
    const since = excel.log.length;
    await port.apply([{ kind: 'setCells', sheet: '台账', cells }]);
    const megabytes = (rows * 2000 * 3) / 1024 / 1024;
    expect(roundTrips(excel, since)).toBeLessThanOrEqual(6 + Math.ceil(megabytes / 4));
    expect((await readSheet(port, '台账')).rows[rows]?.[2]).toHaveLength(2000 + `第${rows}项。`.length);
  });
});
