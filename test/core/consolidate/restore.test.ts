import { AWorkbook } from '../../support/a-workbook';
import { aLedger, aReturn, taskIdOf } from '../../support/builders';
import '../../support/matchers';
import { fixedChanges, fsck } from '../../../src/core/consolidate';

const JULY = { asOf: '2020-07-28' };
const AUGUST = { asOf: '2020-08-28' };
const TASKS = [
  { title: '任务甲', units: ['政法科'], deadline: '2020-10-31' },
  { title: '任务乙', units: ['政法科', '办公室'], deadline: '2020-11-30' },
  { title: '任务丙', units: ['办公室'], deadline: '2020-12-31' },
];
const ledger = aLedger({ tasks: TASKS });
const aBook = (): AWorkbook => new AWorkbook(ledger);
const said = (unit: string, task: string, progress: string, period = '2020-07') =>
  aReturn(ledger, { unit, period, rows: [{ task, status: '推进中', progress }] });
const codes = (book: AWorkbook): string[] => fsck(book.sheet()).map(({ code }) => code);

test('a deadline, a title and a unit that were changed by mistake are told and put back', () => {
  const book = aBook();
  const before = book.seen();
  book.edit('任务乙', 'deadline', '2029年1月1日').edit('任务丙', 'responsibleUnit', '');
  book.put(book.placeOf('任务甲'), book.sheet().columns.get('task') ?? -1, '任务假');
  expect(codes(book)).toEqual(['sheet.fixedEmptied', 'sheet.fixedEdit', 'sheet.fixedEdit']);
  expect(book.restore()).toHaveLength(3);
  expect(book.seen()).toEqual(before);
  expect(codes(book)).toEqual([]);
  expect(book.ledger()).toEqual(aBook().ledger());
});

test('what was meant stays: restoring one cell leaves the others, and consolidation follows them', () => {
  const book = aBook().edit('任务甲', 'deadline', '2020年9月30日');
  book.consolidate([said('政法科', '任务甲', '七月办了三件')], JULY);
  expect(book.ledger().template.assignments[0]).toMatchObject({ deadline: { due: '2020-09-30' } });
  expect(fixedChanges(book.sheet())).toMatchObject([{ kind: 'text', logged: '2020-10-31', adopted: 'r1' }]);
  expect(book.restore()).toEqual([]);
});

test('words that a consolidation has taken over can still be put back, in the ledger and in its sheet; the log says so', () => {
  const book = aBook().edit('任务甲', 'deadline', '2020年9月30日');
  book.consolidate([said('政法科', '任务甲', '七月办了三件')], JULY);
  expect(book.restore(true)).toHaveLength(1);
  expect(book.cell('任务甲', 'deadline')).toBe('2020-10-31');
  expect(book.ledger().template.assignments[0]).toMatchObject({ deadline: { due: '2020-10-31' } });
  expect(book.ledger().runs.at(-1)).toMatchObject({ id: 'r2', edits: [{ column: 'deadline', after: '2020-10-31' }] });
  expect(codes(book)).toEqual([]);
  expect(book.restore(true)).toEqual([]);
  // taking back means the last consolidation, not the mending
  expect(book.undo().reverted).toBe('r1');
});

test('the real date behind a deadline moves with its words', () => {
  const book = aBook().edit('任务乙', 'deadline', '2020年9月30日');
  const merged = book.consolidate([said('政法科', '任务甲', '七月办了三件')], JULY);
  const dates = merged.changes.flatMap((change) => (change.kind === 'setCells' ? change.cells : []));
  expect(dates).toContainEqual({
    row: book.placeOf('任务乙'),
    column: book.sheet().dueColumn,
    value: { date: '2020-09-30' },
  });
});

test('a row whose hidden id was lost is found by what it says, and shows what was merged meanwhile', () => {
  const book = aBook();
  book.consolidate([said('政法科', '任务甲', '七月办了三件')], JULY);
  const [row, columns] = [book.placeOf('任务甲'), book.sheet().columns];
  book.put(row, columns.get('task') ?? -1, null).put(row, book.sheet().idColumn, null);
  expect(codes(book)).toEqual(['sheet.idLost']);
  book.consolidate([said('政法科', '任务甲', '八月办了五件', '2020-08')], AUGUST);
  expect(book.restore()).toMatchObject([{ kind: 'id', taskId: taskIdOf('任务甲') }]);
  expect(book.cell('任务甲', 'progress')).toBe('八月办了五件');
  expect(codes(book)).toEqual([]);
});

test('what the coordinator wrote into a row without id stays, as the words of the period', () => {
  const book = aBook();
  book.consolidate([said('政法科', '任务甲', '七月办了三件')], JULY);
  book.edit('任务甲', 'progress', '七月办结三件（核实）');
  book.put(book.placeOf('任务甲'), book.sheet().idColumn, 't-0000000000');
  book.restore();
  expect(book.cell('任务甲', 'progress')).toBe('七月办结三件（核实）');
  expect(codes(book)).toEqual(['sheet.handCorrection']);
});

test('a row that was copied over another task gives that task its id back, whichever stands first', () => {
  const book = aBook();
  const { idColumn } = book.sheet();
  book.put(book.placeOf('任务甲'), idColumn, taskIdOf('任务丙'));
  expect(fixedChanges(book.sheet())).toMatchObject([{ kind: 'id', taskId: taskIdOf('任务甲') }]);
  book.restore();
  expect(Object.keys(book.seen()).sort()).toEqual(['任务丙', '任务乙', '任务甲']);
  expect(codes(book)).toEqual([]);
});

test('a deleted row comes back below the last one with what the log says of it', () => {
  const book = aBook();
  book.consolidate([said('政法科', '任务甲', '七月办了三件'), said('办公室', '任务丙', '起草完毕')], JULY);
  const before = book.seen();
  book.deleteRow('任务甲');
  expect(codes(book)).toEqual(['sheet.rowMissing']);
  expect(book.restore()).toEqual([{ kind: 'row', taskId: taskIdOf('任务甲') }]);
  expect(book.seen()).toEqual(before);
  expect(codes(book)).toEqual([]);
});

test('a header that was overwritten is put back, and its column shows what was merged meanwhile', () => {
  const book = aBook();
  const { header, columns } = book.sheet();
  book.put(header.bottom, columns.get('progress') ?? -1, '看不懂');
  expect(codes(book)).toContain('sheet.headerChanged');
  book.consolidate([said('政法科', '任务甲', '七月办了三件')], JULY);
  book.restore();
  expect(book.cell('任务甲', 'progress')).toBe('七月办了三件');
  expect(codes(book)).toEqual([]);
});

test('a column of the coordinator’s own beside the table is no lost header', () => {
  const book = aBook();
  const { header, idColumn } = book.sheet();
  book.put(header.bottom, idColumn + 1, '领导批示');
  expect(fixedChanges(book.sheet())).toEqual([]);
});
