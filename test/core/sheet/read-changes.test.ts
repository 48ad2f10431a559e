import { parseDeadline } from '../../../src/core/plan';
import { readPlanChanges } from '../../../src/core/sheet';
import { aBook, aSheet } from '../returns/a-return';
import { aPlan, aTemplate, taskId } from '../ledger/a-plan';

const TEMPLATE = aTemplate(
  aPlan([
    { title: '压减审批材料', units: ['市审批局'] },
    { title: '推进一网通办', units: ['市大数据局'] },
    { title: '清理拖欠账款', units: ['市财政局'] },
  ]),
);
const read = (rows: readonly (readonly string[])[]) => {
  const { value, issues } = readPlanChanges(aBook(aSheet(rows)), '变动.xlsx', TEMPLATE, 2026);
  return { changes: value, codes: issues.map(({ code }) => code), issues };
};

test('a task given in mid-year brings its source and its day, its units and its deadline', () => {
  const { changes, codes } = read([
    ['任务变动表'],
    ['变动', '主要任务', '完成时限', '责任单位', '责任人', '来源', '交办日期'],
    ['新增', '落实市长批示', '12月底前', '市财政局', '周岚', '市长批示', '7月2日'],
  ]);
  expect(codes).toEqual([]);
  expect(changes).toMatchObject([
    {
      kind: 'add',
      title: '落实市长批示',
      responsibleUnits: ['市财政局'],
      owners: [{ name: '周岚', unit: '市财政局' }],
      deadline: { text: '12月底前', due: '2026-12' },
      origin: { text: '市长批示', assignedOn: '2026-07-02' },
    },
  ]);
});

test('tasks are found by number, by words a little different, or by both', () => {
  const { changes, codes } = read([
    ['序号', '调整情况', '工作任务', '完成时间', '承办单位'],
    ['1', '撤销', '', '', ''],
    ['', '延期', '推进“一网通办”工作', '11月底前', ''],
    ['3', '改派', '清理拖欠账款', '', '市审计局'],
  ]);
  expect(codes).toEqual([]);
  expect(changes).toMatchObject([
    { kind: 'withdraw', taskId: taskId(0) },
    { kind: 'postpone', taskId: taskId(1), deadline: parseDeadline('11月底前', { year: 2026 }) },
    { kind: 'reassign', taskId: taskId(2), responsibleUnits: ['市审计局'], owners: [] },
  ]);
});

test('what fits no task, says nothing known or nothing new does nothing, and is said with its row', () => {
  const { changes, codes, issues } = read([
    ['序号', '变动', '主要任务', '完成时限', '责任单位'],
    ['9', '撤销', '整治校外培训', '', ''],
    ['1', '看看再说', '压减审批材料', '', ''],
    ['2', '延期', '推进一网通办', '', ''],
    ['', '新增', '清理拖欠账款', '', ''],
    ['1', '恢复', '压减审批材料', '', ''],
    ['', '新增', '', '', ''],
  ]);
  expect(changes).toEqual([]);
  expect(codes.sort()).toEqual(
    ['change.alreadyThere', 'change.noTask', 'change.noTask', 'change.nothingNew', 'change.unknownWord'].sort(),
  );
  expect(issues.map(({ at }) => at?.row)).not.toContain(undefined);
});

test('调整 takes whatever the row gives', () => {
  const { changes } = read([
    ['序号', '变动', '主要任务', '完成时限', '责任单位'],
    ['2', '调整', '推进一网通办', '年底前', '市政务办'],
  ]);
  expect(changes.map(({ kind }) => kind)).toEqual(['postpone', 'reassign']);
});

test('a table without a column of changes is refused', () => {
  expect(() =>
    read([
      ['序号', '主要任务', '责任单位'],
      ['1', '压减审批材料', '市审批局'],
    ]),
  ).toThrow('change.noTable');
});
