import { newLedger, ownersOf, reportingUnits, unitsToReport } from '../../../src/core/ledger';
import { buildTemplate } from '../../../src/core/ledger';
import { aPlan, aTemplate, taskId } from './a-plan';

const TASKS = [
  { title: '压减审批材料', units: ['市审批局', '各有关部门'] },
  { title: '推进一网通办', units: ['市大数据局'] },
  { title: '清理拖欠账款', units: ['市财政局'] },
];

test('a plan with a printed ledger gives that ledger’s rows, linked to the plan’s tasks, and proves what was left out', () => {
  const plan = aPlan(TASKS, [
    { task: '推进一网通办。', of: 1, units: ['信息科'], owners: ['方启明'] },
    { task: '压减审批材料', of: 0, units: ['办公室', '信息科'], owners: ['陈知远', '方启明'] },
  ]);
  const { value: template, issues } = buildTemplate(plan, { asOf: '2026-03-10' });
  expect(template.title).toBe('落实《云溪市2026年营商环境提升方案》工作台账');
  expect(template.assignments.map((row) => [row.sequence, row.title, row.planTaskId, row.taskId])).toEqual([
    ['1', '推进一网通办。', taskId(1), taskId(1)],
    ['2', '压减审批材料', taskId(0), taskId(0)],
  ]);
  expect(template.assignments[0]?.requirements).toEqual(['推进一网通办的要求']);
  expect(template.notes).toEqual(['1.每月25日前填报。']);
  expect(template.columns.find((column) => column.key === 'responsibleUnit')?.title).toBe('责任科室');
  expect(issues).toMatchObject([{ code: 'assignment.leftOut', taskId: taskId(2) }]);
});

test('an assignment table that names one row of a printed ledger leaves the others as they are', () => {
  const plan = aPlan(TASKS, [
    { task: '推进一网通办。', of: 1, units: ['信息科'], owners: [] },
    { task: '压减审批材料', of: 0, units: ['办公室'], owners: [] },
  ]);
  const row = {
    row: 1,
    taskText: '推进一网通办',
    sequence: '1',
    leadUnits: [],
    responsibleUnits: ['综合科'],
    supportingUnits: [],
    owners: [],
    supervisingLeader: '',
    deadlineText: '',
    remarks: '',
  };
  const { value: template } = buildTemplate(plan, { asOf: '2026-03-10', assignments: { rows: [row] } });
  expect(template.assignments.map(({ title, responsibleUnits }) => [title, responsibleUnits])).toEqual([
    ['推进一网通办。', ['综合科']],
    ['压减审批材料', ['办公室']],
  ]);
});

test('two printed rows cut from one plan task stay two rows with ids of their own', () => {
  const plan = aPlan(TASKS, [
    { task: '压减审批材料（市级）', of: 0, units: ['办公室'], owners: [] },
    { task: '压减审批材料（县级）', of: 0, units: ['信息科'], owners: [] },
  ]);
  const ids = aTemplate(plan).assignments.map((row) => row.taskId);
  expect(new Set(ids).size).toBe(2);
  expect(aTemplate(plan).assignments.map((row) => row.planTaskId)).toEqual([taskId(0), taskId(0)]);
});

test('without a printed ledger all tasks are taken, with a title made from the plan’s', () => {
  const template = aTemplate(aPlan(TASKS));
  expect(template.assignments.map((row) => row.sequence)).toEqual(['1', '2', '3']);
  expect(template.title).toBe('落实《云溪市2026年营商环境提升方案》工作台账');
  expect(template.columns.find((column) => column.key === 'responsibleUnit')?.title).toBe('责任单位');
  expect(template.calendar).toMatchObject({ cycle: 'monthly', closingDay: 25 });
});

test('a group is in the directory without members and does not report', () => {
  const template = aTemplate(aPlan(TASKS));
  expect(template.units.find((unit) => unit.name === '各有关部门')?.members).toEqual([]);
  expect(unitsToReport(template)).toEqual(['市审批局', '市大数据局', '市财政局']);
});

test('lead units report first', () => {
  const template = aTemplate(
    aPlan([{ title: '优化纳税服务', units: ['市税务局'], lead: ['市财政局'], supporting: ['市审批局'] }]),
  );
  const [row] = template.assignments;
  expect(row && reportingUnits(row)).toEqual(['市财政局', '市税务局', '市审批局']);
  expect(template.columns.map((column) => column.title)).toEqual(expect.arrayContaining(['牵头单位', '配合单位']));
});

test('as many persons as units: each its own; one person for two units stands for both', () => {
  const plan = aPlan(TASKS, [
    { task: '压减审批材料', of: 0, units: ['办公室', '机关总支'], owners: ['陈知远', '苏婉'] },
    { task: '推进一网通办', of: 1, units: ['办公室', '机关总支'], owners: ['陈知远'] },
  ]);
  const [paired, shared] = aTemplate(plan).assignments;
  expect(paired && ownersOf(paired, '机关总支')).toEqual(['苏婉']);
  expect(shared && ownersOf(shared, '机关总支')).toEqual(['陈知远']);
});

test('rows with a single unit prove whose person somebody is where a list has another order', () => {
  const plan = aPlan(TASKS, [
    { task: '压减审批材料', of: 0, units: ['办公室'], owners: ['陈知远'] },
    { task: '推进一网通办', of: 1, units: ['机关总支'], owners: ['苏婉'] },
    { task: '清理拖欠账款', of: 2, units: ['机关总支', '办公室'], owners: ['陈知远', '苏婉'] },
  ]);
  const row = aTemplate(plan).assignments[2];
  expect(row && ownersOf(row, '机关总支')).toEqual(['苏婉']);
  expect(row && ownersOf(row, '办公室')).toEqual(['陈知远']);
});

test('a given year is taken for deadlines whose words name none', () => {
  const template = aTemplate(aPlan([{ title: '压减审批材料', units: ['市审批局'], due: '2025-10' }]), { year: 2027 });
  expect(template.assignments[0]?.deadline).toMatchObject({ text: '10月底前', due: '2027-10' });
});

test('the same template gives the same ledger id, another template another', () => {
  const first = newLedger(aTemplate(aPlan(TASKS)));
  expect(newLedger(aTemplate(aPlan(TASKS))).identity.ledgerId).toBe(first.identity.ledgerId);
  expect(newLedger(aTemplate(aPlan(TASKS.slice(1)))).identity.ledgerId).not.toBe(first.identity.ledgerId);
});

test.each([
  ['关于印发《云溪市行动方案》的通知', '落实《云溪市行动方案》工作台账'],
  ['落实“十项举措”方案', '落实《落实“十项举措”方案》工作台账'],
  ['贯彻《纲要》实施方案', '落实《贯彻〈纲要〉实施方案》工作台账'],
])('the plan title %s gives the ledger title %s', (title, expected) => {
  expect(aTemplate(aPlan(TASKS, [], { title })).title).toBe(expected);
});
