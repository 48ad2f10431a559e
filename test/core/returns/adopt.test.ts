import { adoptWorkbook } from '../../../src/core/returns';
import { gridOf, readLedger } from '../../../src/core/sheet';
import type { Grid, WorkbookChange } from '../../../src/core/model';
import { applyChanges } from '../sheet/apply-changes';
import { aLedger } from '../ledger/a-plan';
import { aBook, aSheet, issuedReturn } from './a-return';

const HOME_MADE = aSheet(
  [
    ['云溪市2026年重点工作推进台账'],
    ['序号', '工作任务', '牵头单位', '时限', '落实情况', '批示'],
    ['一、审批改革'],
    ['1', '压减审批材料', '市审批局', '10.31', '已压减12项', '加快'],
    ['2', '推进一网通办', '市大数据局、市审批局', '年底前', '', ''],
    ['二、企业服务'],
    ['3', '清理拖欠账款', '市财政局', '6月底前', '已清理', ''],
    ['合计', '3项'],
  ],
  { name: '重点工作' },
);
const OPTIONS = { asOf: '2026-07-01' };

/** insertColumn and putSheet on a grid, beside what applyChanges does. */
function adoptedGrids(grid: Grid, changes: readonly WorkbookChange[]): Grid[] {
  const widened = changes.reduce((current, change) => {
    if (change.kind !== 'insertColumn') return current;
    const rows = current.rows.map((row) => [
      ...Array.from({ length: change.before }, (_, column) => row?.[column]),
      undefined,
      ...(row ?? []).slice(change.before),
    ]);
    return { ...current, rows };
  }, grid);
  const puts = changes.flatMap((change) => (change.kind === 'putSheet' ? [gridOf(change.layout)] : []));
  return [applyChanges(widened, changes), ...puts];
}

test('a home-made ledger becomes a ledger in place: columns mapped, rows given ids, texts kept', () => {
  const { value, issues } = adoptWorkbook(aBook(HOME_MADE), '重点工作.xlsx', OPTIONS);
  const { template } = value.ledger;
  expect(template.title).toBe('云溪市2026年重点工作推进台账');
  expect(
    template.columns.filter((column) => column.shownIn === 'both').map((column) => [column.title, column.key]),
  ).toEqual([
    ['序号', 'sequence'],
    ['工作任务', 'task'],
    ['牵头单位', 'leadUnit'],
    ['时限', 'deadline'],
    ['落实情况', 'progress'],
  ]);
  expect(template.assignments.map((row) => [row.title, row.leadUnits, row.deadline?.due, row.section])).toEqual([
    ['压减审批材料', ['市审批局'], '2026-10-31', ['一、审批改革']],
    ['推进一网通办', ['市大数据局', '市审批局'], expect.stringMatching(/^2026-12/), ['一、审批改革']],
    ['清理拖欠账款', ['市财政局'], expect.stringMatching(/^2026-06/), ['二、企业服务']],
  ]);
  expect(issues.map((found) => found.code)).toEqual(['adopt.columnKept']);
  const read = readLedger(adoptedGrids(HOME_MADE, value.changes), '重点工作.xlsx');
  expect(read.issues).toEqual([]);
  expect(read.value.ledger).toEqual(value.ledger);
  expect(read.value.rows.map((row) => [row.cells.task, row.cells.progress])).toEqual([
    ['压减审批材料', '已压减12项'],
    ['推进一网通办', ''],
    ['清理拖欠账款', '已清理'],
  ]);
});

test('nothing but hidden columns and the product’s own sheets is added', () => {
  const { changes } = adoptWorkbook(aBook(HOME_MADE), '重点工作.xlsx', OPTIONS).value;
  const visible = changes.filter((change) => change.kind === 'insertColumn' && !change.hidden);
  expect(visible).toEqual([]);
  expect(changes.flatMap((change) => (change.kind === 'putSheet' ? [change.layout.name] : []))).toEqual([
    '填报记录',
    '汇总日志',
    '_taizhang',
  ]);
  const written = changes.flatMap((change) => (change.kind === 'setCells' ? change.cells : []));
  expect(new Set(written.map((cell) => cell.column))).toEqual(new Set([5, 6]));
});

test('what is no ledger, is one already, or has sheets of the same names is not adopted', () => {
  const ledger = aLedger([{ title: '压减审批材料', units: ['市审批局'] }]);
  expect(() => adoptWorkbook(aBook(aSheet([['本月总结']])), 'a.xlsx', OPTIONS)).toThrow('adopt.noTable');
  expect(() => adoptWorkbook(issuedReturn(ledger, '市审批局'), 'a.xlsx', OPTIONS)).toThrow('adopt.alreadyLedger');
  const named = { ...HOME_MADE, name: '填报记录' };
  expect(() => adoptWorkbook(aBook(HOME_MADE, named), 'a.xlsx', OPTIONS)).toThrow('adopt.sheetNameTaken');
});

test('numbered tasks below a merged group column are the tasks, the groups their headings', () => {
  const sheet = aSheet(
    [
      ['工作任务', '序号', '具体要求', '责任科室', '时限要求'],
      ['一、审批改革', '1', '压减审批材料', '审改科', '10.31'],
      ['', '2', '推进一网通办', '信息科', '年底前'],
      ['二、企业服务', '3', '清理拖欠账款', '财务科', '6月底前'],
    ],
    { merges: [{ top: 1, bottom: 2, left: 0, right: 0 }] },
  );
  const { template } = adoptWorkbook(aBook(sheet), '台账.xlsx', OPTIONS).value.ledger;
  expect(template.assignments.map((row) => [row.sequence, row.title, row.section])).toEqual([
    ['1', '压减审批材料', ['一、审批改革']],
    ['2', '推进一网通办', ['一、审批改革']],
    ['3', '清理拖欠账款', ['二、企业服务']],
  ]);
});

test('a sheet without a column for the progress says that reports will stand in the log alone', () => {
  const sheet = aSheet([
    ['工作任务', '牵头单位', '责任单位', '时限'],
    ['压减审批材料', '市审批局', '市司法局', '6月底'],
  ]);
  const { value, issues } = adoptWorkbook(aBook(sheet), '分解表.xlsx', { asOf: '2026-03-10' });
  expect(value.ledger.template.assignments).toHaveLength(1);
  expect(issues.map(({ code }) => code)).toEqual(['adopt.noProgress']);
});
