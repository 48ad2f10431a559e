import { AWorkbook } from '../../support/a-workbook';
import { aLedger, aReturn, taskIdOf } from '../../support/builders';
import { fsck, type Answer, type ReturnInput } from '../../../src/core/consolidate';

const JULY = { asOf: '2020-07-28' };
const AUGUST = { asOf: '2020-08-28' };
const ledger = aLedger({
  tasks: [
    { title: '任务甲', units: ['政法科'] },
    { title: '任务乙', units: ['办公室'] },
  ],
});
const aBook = (): AWorkbook => new AWorkbook(ledger);

/** 政法科's return with a row that it added at row 4. */
function withAddedRow(name: string, period = '2020-07', added = '开展品牌评选'): ReturnInput {
  return aReturn(ledger, {
    unit: '政法科',
    period,
    file: name,
    rows: [
      { task: '任务甲', status: '推进中', progress: `${period}办了三件` },
      { task: added, progress: '评出七个', match: { kind: 'added' } },
    ],
  });
}

const placeOf = (merged: ReturnType<AWorkbook['consolidate']>) => {
  const [proposal] = merged.proposals;
  if (proposal === undefined) throw new Error('no proposal');
  return { file: proposal.file, row: proposal.row };
};

test('a row that a unit added stays listed in every consolidation until somebody answers it', () => {
  const book = aBook();
  expect(book.consolidate([withAddedRow('甲.xlsx')], JULY).proposals).toHaveLength(1);
  const other = aReturn(ledger, { unit: '办公室', rows: [{ task: '任务乙', progress: '办结两件' }] });
  expect(book.consolidate([other], JULY).proposals).toMatchObject([
    { unit: '政法科', values: { progress: '评出七个' } },
  ]);
});

test('a proposal that is turned down is not asked about again, not even when its unit sends the same row once more', () => {
  const book = aBook();
  const first = book.consolidate([withAddedRow('甲.xlsx')], JULY);
  const decisions: Answer[] = [{ ...placeOf(first), taskId: null }];
  const turnedDown = book.consolidate([withAddedRow('甲.xlsx')], { ...JULY, decisions });
  expect(turnedDown).toMatchObject({ proposals: [], questions: [], run: 'r2' });
  expect(book.consolidate([withAddedRow('八月.xlsx', '2020-08')], AUGUST).proposals).toEqual([]);
  expect(book.consolidate([withAddedRow('甲.xlsx')], { ...JULY, decisions }).run).toBeNull();
  // what the unit had written is still in the log
  expect(JSON.stringify(book.ledger().runs)).toContain('评出七个');
  expect(fsck(book.sheet())).toEqual([]);
});

test('the answer needs no second look at the file: the log knows the row', () => {
  const book = aBook();
  const first = book.consolidate([withAddedRow('甲.xlsx')], JULY);
  const other = aReturn(ledger, { unit: '办公室', rows: [{ task: '任务乙', progress: '办结两件' }] });
  const decisions: Answer[] = [{ ...placeOf(first), taskId: null }];
  expect(book.consolidate([other], { ...JULY, decisions }).proposals).toEqual([]);
});

test('taking the run back opens the question again', () => {
  const book = aBook();
  const first = book.consolidate([withAddedRow('甲.xlsx')], JULY);
  const decisions: Answer[] = [{ ...placeOf(first), taskId: null }];
  book.consolidate([withAddedRow('甲.xlsx')], { ...JULY, decisions });
  book.undo();
  const other = aReturn(ledger, { unit: '办公室', rows: [{ task: '任务乙', progress: '办结两件' }] });
  expect(book.consolidate([other], JULY).proposals).toHaveLength(1);
});

test('a proposal that is taken for a task becomes that task’s answer', () => {
  const book = aBook();
  const first = book.consolidate([withAddedRow('甲.xlsx')], JULY);
  const decisions: Answer[] = [{ ...placeOf(first), taskId: taskIdOf('任务乙') }];
  const taken = book.consolidate([withAddedRow('甲.xlsx')], { ...JULY, decisions });
  expect(taken).toMatchObject({ entriesAdded: 1, proposals: [] });
  expect(book.cell('任务乙', 'progress')).toContain('评出七个');
});

test('a second file of a unit that brings nothing but an added row is recorded for it', () => {
  const book = aBook();
  const plain = aReturn(ledger, {
    unit: '政法科',
    rows: [{ task: '任务甲', status: '推进中', progress: '2020-07办了三件' }],
  });
  book.consolidate([plain], JULY);
  const merged = book.consolidate([withAddedRow('补.xlsx')], JULY);
  expect(merged).toMatchObject({ run: 'r2', entriesAdded: 0 });
  expect(merged.proposals).toHaveLength(1);
});
