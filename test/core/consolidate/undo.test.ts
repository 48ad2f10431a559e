import { AWorkbook } from '../../support/a-workbook';
import { aLedger, aReturn, type ReturnParts } from '../../support/builders';
import { fsck, type ReturnInput } from '../../../src/core/consolidate';
import type { Ledger } from '../../../src/core/model';

const LAW = '完善立法程序';
const JULY = { asOf: '2020-07-28' };
const AUGUST = { asOf: '2020-08-28' };

function lawReturn(ledger: Ledger, progress: string, parts: Partial<ReturnParts> = {}): ReturnInput {
  return aReturn(ledger, { unit: '政法科', rows: [{ task: LAW, status: '推进中', progress }], ...parts });
}

function aBook(): { ledger: Ledger; book: AWorkbook } {
  const ledger = aLedger();
  return { ledger, book: new AWorkbook(ledger) };
}

test('taking a run back shows again what stood there before, and the same files can be merged again', () => {
  const { ledger, book } = aBook();
  book.consolidate([lawReturn(ledger, '七月。')], JULY);
  const before = book.seen();
  const august = [lawReturn(ledger, '八月。', { period: '2020-08' })];
  book.consolidate(august, AUGUST);
  expect(book.undo()).toMatchObject({ run: 'r3', reverted: 'r2', entriesRemoved: 1 });
  expect(book.seen()).toEqual(before);
  expect(book.ledger().entries).toHaveLength(2);
  expect(book.consolidate(august, AUGUST)).toMatchObject({ run: 'r4', entriesAdded: 1 });
  expect(book.cell(LAW, 'progress')).toBe('八月。');
  expect(book.ledger().entries).toHaveLength(2);
  expect(fsck(book.sheet())).toEqual([]);
});

test('words written by hand before and after the run stay', () => {
  const { ledger, book } = aBook();
  book.consolidate([lawReturn(ledger, '七月。')], JULY);
  book.edit(LAW, 'progress', '七月，润色。');
  book.consolidate([lawReturn(ledger, '八月。', { period: '2020-08' })], AUGUST);
  book.undo();
  expect(book.cell(LAW, 'progress')).toBe('七月，润色。');
  book.consolidate([lawReturn(ledger, '八月。', { period: '2020-08' })], AUGUST);
  book.edit(LAW, 'progress', '八月，润色。');
  book.undo();
  expect(book.cell(LAW, 'progress')).toBe('八月，润色。');
});

test('a correction of a text that is taken back makes no conflict', () => {
  const { ledger, book } = aBook();
  book.consolidate([lawReturn(ledger, '一稿。', { revision: 1 })], JULY);
  const second = lawReturn(ledger, '二稿。', { revision: 2, file: 'b.xlsx' });
  book.consolidate([second], JULY);
  book.edit(LAW, 'progress', '二稿，润色。');
  book.undo();
  expect(book.cell(LAW, 'progress')).toBe('二稿，润色。');
  expect(book.consolidate([second], JULY).conflicts).toEqual([]);
  expect(book.cell(LAW, 'progress')).toBe('二稿，润色。');
});

test('a decision that belongs to the run is taken back with it', () => {
  const { ledger, book } = aBook();
  book.consolidate([lawReturn(ledger, '一稿。', { revision: 1 })], JULY);
  book.edit(LAW, 'progress', '我办稿。');
  const second = lawReturn(ledger, '二稿。', { revision: 2, file: 'b.xlsx' });
  book.consolidate([second], { ...JULY, prefer: 'theirs' });
  expect(book.cell(LAW, 'progress')).toBe('二稿。');
  book.undo();
  expect(book.cell(LAW, 'progress')).toBe('我办稿。');
});

test('any run can be taken back, a taking back too, and each only once', () => {
  const { ledger, book } = aBook();
  book.consolidate([lawReturn(ledger, '七月。')], JULY);
  book.consolidate([aReturn(ledger, { unit: '办公室', rows: [{ task: '健全决策机制', progress: '有。' }] })], JULY);
  book.undo('r1');
  expect(book.cell(LAW, 'progress')).toBe('');
  expect(book.cell('健全决策机制', 'progress')).toContain('【办公室】有。');
  book.undo('r3');
  expect(book.cell(LAW, 'progress')).toBe('七月。');
  expect(() => book.undo('r3')).toThrow(expect.objectContaining({ code: 'merge.unknownRun' }));
  expect(() => book.undo('r9')).toThrow(expect.objectContaining({ code: 'merge.unknownRun' }));
});

test('where nothing was merged there is nothing to take back', () => {
  expect(() => aBook().book.undo()).toThrow(expect.objectContaining({ code: 'merge.nothingToUndo' }));
});
