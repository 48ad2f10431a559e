import { AWorkbook } from '../../support/a-workbook';
import { aLedger, aPeriod, aReturn, taskIdOf } from '../../support/builders';
import { carryOver, fsck } from '../../../src/core/consolidate';

test('at year’s end open tasks go on in a new ledger that shows their last words and proves where it comes from', () => {
  const old = new AWorkbook(aLedger({ tasks: ['任务甲', '任务乙'].map((title) => ({ title, units: ['政法科'] })) }));
  const rows = [
    { task: '任务甲', status: '已完成', progress: '办完。', closedOn: '2020-12-20' },
    { task: '任务乙', status: '推进中', progress: '十二月进展。' },
  ];
  old.consolidate([aReturn(old.ledger(), { unit: '政法科', period: '2020-12', rows })], { asOf: '2020-12-28' });
  const next = carryOver(old.ledger(), { through: aPeriod('2020-12'), asOf: '2021-01-04', title: '2021年台账' });
  expect(next).toMatchObject({ carried: [taskIdOf('任务乙')], closed: [taskIdOf('任务甲')] });
  expect(next.ledger.identity.continues).toEqual({
    ledgerId: old.ledger().identity.ledgerId,
    hash: old.ledger().runs.at(-1)?.hash,
  });

  const book = new AWorkbook(next.ledger);
  expect(book.cell('任务乙', 'progress')).toBe('十二月进展。');
  expect(fsck(book.sheet())).toEqual([]);
  const january = aReturn(book.ledger(), {
    unit: '政法科',
    period: '2021-01',
    rows: [{ task: '任务乙', status: '推进中', progress: '一月进展。' }],
  });
  expect(book.consolidate([january], { asOf: '2021-01-28' }).conflicts).toEqual([]);
  expect(book.cell('任务乙', 'progress')).toBe('一月进展。');
  expect(fsck(book.sheet())).toEqual([]);
});
