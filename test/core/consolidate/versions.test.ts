import { AWorkbook } from '../../support/a-workbook';
import { aLedger, aReturn, type ReturnParts } from '../../support/builders';
import { isNewer } from '../../../src/core/validate/version';

const LAW = '完善立法程序';
const JULY = { asOf: '2020-07-28' };

test('the revision orders two versions before any clock; without it a time does, and only where both have one', () => {
  const [early, late] = ['2020-07-10T08:00:00Z', '2020-07-12T08:00:00Z'];
  expect(isNewer({ revision: 2, savedAt: early }, { revision: 1, savedAt: late })).toBe(true);
  expect(isNewer({ revision: 1, savedAt: late }, { revision: 2, savedAt: early })).toBe(false);
  expect(isNewer({ revision: 1, savedAt: late }, { revision: 1, savedAt: early })).toBe(true);
  expect(isNewer({ revision: 1, savedAt: late }, { revision: 1, savedAt: null })).toBe(false);
});

test.each([
  ['in every column', { status: '推进中', progress: '已修改3条。', remarks: '待会签' }],
  ['in the remarks only', { status: '', progress: '', remarks: '待会签' }],
])('a return saved again that says the same %s is logged once', (_, cells) => {
  const ledger = aLedger();
  const book = new AWorkbook(ledger);
  const saved = (more: Partial<ReturnParts>) =>
    aReturn(ledger, { unit: '政法科', rows: [{ task: LAW, ...cells }], ...more });
  book.consolidate([saved({ file: '一.xlsx' })], JULY);
  const again = book.consolidate([saved({ file: '二.xlsx' }), saved({ file: '三.xlsx', revision: 1 })], JULY);
  expect(again).toMatchObject({ run: null, entriesAdded: 0, conflicts: [] });
  expect(book.ledger().entries).toHaveLength(1);
});
