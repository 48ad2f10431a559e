import { AWorkbook } from '../../support/a-workbook';
import { aLedger, aReturn } from '../../support/builders';

const JULY = { asOf: '2020-07-28' };

test('a clean return is merged: its words stand in the ledger and its entries in the log', () => {
  const ledger = aLedger();
  const book = new AWorkbook(ledger);
  const merged = book.consolidate(
    [aReturn(ledger, { unit: '政法科', rows: [{ task: '完善立法程序', status: '推进中', progress: '已完成调研。' }] })],
    JULY,
  );
  expect(merged).toMatchObject({ run: 'r1', entriesAdded: 1, conflicts: [], questions: [] });
  expect(merged.files).toMatchObject([{ unit: '政法科', period: '2020-07', state: 'merged', rows: 1, entries: 1 }]);
  expect(book.cell('完善立法程序', 'progress')).toBe('已完成调研。');
  expect(book.cell('完善立法程序', 'status')).toBe('推进中');
  expect(merged.units).toMatchObject([
    { unit: '政法科', state: 'returned', tasks: 1, filled: 1 },
    { unit: '办公室', state: 'missing' },
    { unit: '机关总支', state: 'missing' },
  ]);
});

test('the same files again add nothing and change nothing', () => {
  const ledger = aLedger();
  const book = new AWorkbook(ledger);
  const files = [
    aReturn(ledger, { unit: '政法科', rows: [{ task: '完善立法程序', progress: '已完成调研。' }] }),
    aReturn(ledger, { unit: '办公室' }),
  ];
  book.consolidate(files, JULY);
  const again = book.consolidate(files, JULY);
  expect(again).toMatchObject({ run: null, entriesAdded: 0, changes: [] });
  expect(again.files.map(({ state }) => state)).toEqual(['unchanged', 'unchanged']);
});

test('several units of one task stand under their names, lead first, and who is silent is shown', () => {
  const ledger = aLedger();
  const book = new AWorkbook(ledger);
  book.consolidate(
    [
      aReturn(ledger, {
        unit: '机关总支',
        rows: [{ task: '健全决策机制', status: '已完成', progress: '制度已印发。' }],
      }),
    ],
    JULY,
  );
  expect(book.cell('健全决策机制', 'progress')).toBe('【办公室】（未报）\n【机关总支】制度已印发。');
  expect(book.cell('健全决策机制', 'status')).toBe('推进中');
});
