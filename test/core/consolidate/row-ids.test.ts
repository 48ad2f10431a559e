import { AWorkbook } from '../../support/a-workbook';
import { aLedger, aReturn, taskIdOf } from '../../support/builders';
import { fsck } from '../../../src/core/consolidate';
import type { Ledger } from '../../../src/core/model';

const TASKS = ['建设平台', '整治市容', '清理档案', '公开政务'];
const asOf = '2020-07-28';

function aBook(): { ledger: Ledger; book: AWorkbook } {
  const ledger = aLedger({ tasks: TASKS.map((title) => ({ title, units: ['办公室'] })) });
  const book = new AWorkbook(ledger);
  book.consolidate([returned(ledger, '2020-07', '七月')], { asOf });
  return { ledger, book };
}

function returned(ledger: Ledger, period: string, word: string) {
  const rows = TASKS.map((task) => ({ task, status: '推进中', progress: `${word}${task}。` }));
  return aReturn(ledger, { unit: '办公室', period, rows });
}

const said = (book: AWorkbook): string[] => TASKS.map((task) => book.cell(task, 'progress'));
const codes = (book: AWorkbook): string[] => fsck(book.sheet()).map(({ code }) => code);

test.each<[string, (book: AWorkbook) => AWorkbook]>([
  ['sorted without the hidden column', (book) => book.reverseVisible()],
  ['an id copied down', (book) => book.overwriteId('整治市容', taskIdOf('建设平台'))],
  ['an id cleared', (book) => book.overwriteId('清理档案', null)],
  ['an id typed over', (book) => book.overwriteId('公开政务', '见附件')],
])('%s: rows stay what they say, fsck tells, and the next run writes the ids anew', (_, harm) => {
  const { ledger, book } = aBook();
  harm(book);
  const found = codes(book);
  expect(found.length).toBeGreaterThan(0);
  expect(new Set(found)).toEqual(new Set(['ledger.idMended']));
  expect(said(book)).toEqual(TASKS.map((task) => `七月${task}。`));
  const merged = book.consolidate([returned(ledger, '2020-08', '八月')], { asOf: '2020-08-28' });
  expect(merged.issues.map(({ code }) => code)).toContain('ledger.idMended');
  expect(said(book)).toEqual(TASKS.map((task) => `八月${task}。`));
  expect(codes(book)).toEqual([]);
  expect(new Set(book.ids())).toEqual(new Set(TASKS.map(taskIdOf)));
});

test('a copied row does not take the place of the one that it was copied from, and is told', () => {
  const { ledger, book } = aBook();
  book.copyRow('整治市容', '建设平台', '新加的事');
  expect(codes(book)).toEqual(['ledger.duplicateRow']);
  book.consolidate([returned(ledger, '2020-08', '八月')], { asOf: '2020-08-28' });
  expect(said(book)).toEqual(TASKS.map((task) => `八月${task}。`));
});

test('a title that the coordinator rewords stays with its id', () => {
  const { book } = aBook();
  book.edit('建设平台', 'task', '建好平台');
  expect(codes(book)).toEqual(['sheet.fixedEdit']);
});

test('where tasks have one title the ids alone say which is which', () => {
  const tasks = ['甲', '乙'].map((one) => ({ title: '专项整治', taskId: taskIdOf(one), units: ['办公室'] }));
  const book = new AWorkbook(aLedger({ tasks })).reverse();
  expect(book.sheet().rows.map(({ taskId, mended }) => [taskId, mended])).toEqual([
    [taskIdOf('乙'), undefined],
    [taskIdOf('甲'), undefined],
  ]);
});

test('a task of several rows that was mixed up with another is an error: nothing is merged or taken back', () => {
  const tasks = [
    { title: '建设平台', units: ['办公室'] },
    { title: '整治市容', units: ['办公室', '城管科', '环卫科', '水务科'] },
  ];
  const ledger = aLedger({ tasks });
  const book = new AWorkbook(ledger);
  const of = (unit: string) =>
    aReturn(ledger, { unit, rows: [{ task: '整治市容', status: '推进中', progress: `${unit}已排查。`.repeat(60) }] });
  book.consolidate(['办公室', '城管科', '环卫科', '水务科'].map(of), { asOf });
  expect(book.sheet().rows.map(({ height }) => height)[1]).toBeGreaterThan(1);
  const [first = null, second = null] = book.ids();
  book.overwriteId('建设平台', String(second)).overwriteId('整治市容', String(first));
  expect(codes(book)).toContain('ledger.idDoubtful');
  expect(() => book.consolidate([of('城管科')], { asOf })).toThrow('ledger.idDoubtful');
  expect(() => book.undo()).toThrow('ledger.idDoubtful');
});
