import { Answer, type Conflict } from '../../src/core/consolidate';
import { Period } from '../../src/core/model';
import { answerOf, conflictKey, offersOf } from '../../src/ui/journey/answers';

function aConflict(change: Partial<Conflict> = {}): Conflict {
  return {
    kind: 'correction',
    taskId: 't-0001',
    task: '编制公共数据资源目录',
    unit: '数据资源科',
    period: Period.parse('2026-07'),
    column: 'progress',
    issued: '',
    theirs: '完成42个部门',
    ours: '已完成42个部门目录编制',
    files: ['数据资源科.xlsx'],
    entries: ['e1'],
    versions: [{ text: '完成42个部门', file: '数据资源科.xlsx', entry: 'e1', savedAt: null }],
    ...change,
  };
}

const twoVersions = aConflict({
  kind: 'versions',
  ours: '',
  theirs: '完成42个部门',
  files: ['甲.xlsx', '乙.xlsx'],
  entries: ['e1', 'e2'],
  versions: [
    { text: '完成40个部门', file: '甲.xlsx', entry: 'e1', savedAt: null },
    { text: '完成42个部门', file: '乙.xlsx', entry: 'e2', savedAt: null },
  ],
});

test('a corrected text is offered beside what was handed out and what the unit sent: all three values', () => {
  expect(offersOf(aConflict()).map(({ source, text }) => [source, text])).toEqual([
    ['issued', ''],
    ['theirs', '完成42个部门'],
    ['ours', '已完成42个部门目录编制'],
  ]);
});

test('two files of one unit are offered one by one, each with its name', () => {
  expect(
    offersOf(twoVersions)
      .filter(({ source }) => source === 'theirs')
      .map(({ file }) => file),
  ).toEqual(['甲.xlsx', '乙.xlsx']);
});

test('the version that is not the likeliest is answered by its words, the likeliest by its source', () => {
  const [, first, second] = offersOf(twoVersions);
  expect(first && answerOf(twoVersions, first)).toMatchObject({ choice: { text: '完成40个部门' } });
  expect(second && answerOf(twoVersions, second)).toMatchObject({ choice: 'theirs' });
});

test('an answer is made for the entries that are known now, and the consolidation understands it', () => {
  const [offer] = offersOf(twoVersions);
  const answer = offer && answerOf(twoVersions, offer);
  expect(Answer.parse(answer)).toMatchObject({ choice: 'issued', for: ['e1', 'e2'], column: 'progress' });
});

test('the same cell asked for two units or periods is two conflicts', () => {
  const keys = [
    aConflict(),
    aConflict({ unit: '办公室' }),
    aConflict({ period: Period.parse('2026-08') }),
    aConflict({ column: 'status' }),
  ].map(conflictKey);
  expect(new Set(keys).size).toBe(4);
});
