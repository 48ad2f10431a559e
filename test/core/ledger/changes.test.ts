import {
  applyAssignments,
  applyClaims,
  assignInBulk,
  assignmentsOfLedger,
  changePlan,
  checkTemplate,
  chooseTasks,
  newLedger,
  secondLevelLedger,
  tasksOf,
  unitsToReport,
} from '../../../src/core/ledger';
import type { Issue, Template } from '../../../src/core/model';
import { aLedger, aPlan, aTemplate, taskId } from './a-plan';

const TASKS = [
  { title: '压减审批材料', units: ['市审批局'], section: ['一、审批'] },
  { title: '推进一网通办', units: ['市大数据局', '各有关部门'], section: ['一、审批'] },
  { title: '清理拖欠账款', units: [], section: ['二、企业'] },
];
const TEMPLATE = aTemplate(aPlan(TASKS));

function titles(template: Template): string[] {
  return template.assignments.map((row) => `${row.sequence} ${row.title}`);
}

function codes(issues: readonly Issue[]): string[] {
  return issues.map((found) => found.code);
}

test('tasks are chosen by unit, heading or hand, numbered anew, and what is left out is named', () => {
  const chosen = chooseTasks(TEMPLATE, { units: ['市大数据局'], taskIds: [taskId(2)] });
  expect(titles(chosen.value)).toEqual(['1 推进一网通办', '2 清理拖欠账款']);
  expect(chosen.issues).toMatchObject([{ code: 'assignment.leftOut', taskId: taskId(0) }]);
  expect(titles(chooseTasks(TEMPLATE, { sections: ['审批'] }).value)).toHaveLength(2);
  expect(titles(chooseTasks(TEMPLATE, { openGroups: true }).value)).toEqual(['1 推进一网通办']);
});

test('a unit is chosen through a group that it belongs to', () => {
  const grouped = {
    ...TEMPLATE,
    units: TEMPLATE.units.map((unit) => (unit.name === '各有关部门' ? { ...unit, members: ['市财政局'] } : unit)),
  };
  expect(titles(chooseTasks(grouped, { units: ['市财政局'] }).value)).toEqual(['1 推进一网通办']);
  expect(unitsToReport(grouped)).toEqual(['市审批局', '市大数据局', '市财政局']);
});

test('many tasks are assigned at once, by section or added to what stands', () => {
  const assigned = assignInBulk(TEMPLATE, { to: { section: '企业' }, responsibleUnits: ['市财政局'] });
  expect(tasksOf(assigned, '市财政局').map((row) => row.title)).toEqual(['清理拖欠账款']);
  const added = assignInBulk(TEMPLATE, { to: { unit: '市审批局' }, supportingUnits: ['市司法局'], adds: true });
  expect(added.assignments[0]).toMatchObject({ responsibleUnits: ['市审批局'], supportingUnits: ['市司法局'] });
});

test('last year’s ledger gives its units to tasks with nearly the same words, and to no others', () => {
  const lastYear = aTemplate(
    aPlan([
      { title: '持续推进“一网通办”', units: ['市政务服务中心'] },
      { title: '整治校外培训', units: ['市教育局'] },
    ]),
  );
  const { assignments, issues } = applyAssignments(
    aTemplate(aPlan([{ title: '推进一网通办' }, { title: '清理拖欠账款' }])).assignments,
    assignmentsOfLedger(lastYear),
  );
  expect(assignments.map((row) => row.responsibleUnits)).toEqual([['市政务服务中心'], []]);
  expect(codes(issues)).toEqual(['assignment.noTask', 'assignment.notListed']);
});

test('a table of an organisation’s own offices leaves out what it does not name; one of the plan’s units does not', () => {
  const row = {
    row: 1,
    sequence: '',
    leadUnits: [],
    supportingUnits: [],
    owners: [],
    supervisingLeader: '',
    deadlineText: '',
    remarks: '',
  };
  const own = applyAssignments(TEMPLATE.assignments, {
    rows: [{ ...row, taskText: '推进一网通办', responsibleUnits: ['信息科'] }],
  });
  expect(own.assignments.map((one) => [one.sequence, one.responsibleUnits])).toEqual([['1', ['信息科']]]);
  expect(codes(own.issues)).toEqual(['assignment.leftOut', 'assignment.leftOut']);
  const shared = applyAssignments(TEMPLATE.assignments, {
    rows: [{ ...row, taskText: '推进一网通办', responsibleUnits: ['市审批局'] }],
  });
  expect(shared.assignments).toHaveLength(3);
  expect(codes(shared.issues)).toEqual(['assignment.notListed', 'assignment.notListed']);
});

test('a row of the table that could be two tasks is asked, not guessed', () => {
  const tasks = aTemplate(
    aPlan([{ title: '加强理论研究，完善研究宣传机制' }, { title: '加强宣传引导，完善研究宣传机制' }]),
  ).assignments;
  const { issues } = applyAssignments(tasks, {
    rows: [
      {
        ...{
          row: 1,
          sequence: '',
          leadUnits: [],
          supportingUnits: [],
          owners: [],
          supervisingLeader: '',
          deadlineText: '',
          remarks: '',
        },
        taskText: '完善研究宣传机制',
        responsibleUnits: ['办公室'],
      },
    ],
  });
  expect(codes(issues)).toContain('assignment.unclear');
});

test('coverage: tasks without unit, units without task, unknown units with the nearest name, a unit twice', () => {
  const template: Template = {
    ...TEMPLATE,
    units: [
      { name: '市审批局', aliases: [], formerNames: [] },
      { name: '市大数据局', aliases: [], formerNames: [] },
      { name: '市教育局', aliases: [], formerNames: [] },
    ],
    assignments: [
      {
        ...(TEMPLATE.assignments[0] as Template['assignments'][number]),
        responsibleUnits: ['市行政审批局', '市大数据局', '市大数据局'],
      },
      TEMPLATE.assignments[2] as Template['assignments'][number],
    ],
  };
  expect(checkTemplate(template)).toMatchObject([
    { code: 'coverage.unitTwice', unit: '市大数据局' },
    { code: 'coverage.taskWithoutUnit', taskId: taskId(2) },
    { code: 'coverage.unknownUnit', unit: '市行政审批局', nearest: '市审批局' },
    { code: 'coverage.unitWithoutTask', unit: '市审批局' },
    { code: 'coverage.unitWithoutTask', unit: '市教育局' },
  ]);
});

test('a title of 300 characters and a text that no cell holds are said', () => {
  const template = aTemplate(
    aPlan([{ title: '压减审批材料', units: ['市审批局'], requirements: ['好'.repeat(40000)] }]),
    {
      title: '台'.repeat(300),
    },
  );
  expect(codes(checkTemplate(template))).toEqual(['template.longText', 'template.longTitle']);
});

test('claims: only ticked tasks become a unit’s, groups make way, and what nobody took is listed', () => {
  const office = { office: '', owners: [] };
  const { value, issues } = applyClaims(TEMPLATE, [
    { unit: '市财政局', file: 'a', tasks: [{ taskId: taskId(1), office: '国库科', owners: ['周岚'] }] },
    { unit: '市司法局', file: 'b', tasks: [{ taskId: taskId(1), ...office }] },
    { unit: '市教育局', file: 'c', tasks: [] },
  ]);
  expect(value.assignments[1]?.responsibleUnits).toEqual(['市大数据局', '市财政局', '市司法局']);
  expect(value.assignments[1]?.owners).toEqual([{ name: '周岚', unit: '市财政局' }]);
  expect(unitsToReport(value)).toEqual(['市审批局', '市大数据局', '市财政局', '市司法局']);
  expect(issues).toMatchObject([{ code: 'claim.unclaimed', taskId: taskId(2) }]);
});

test('a change of the plan is a new version; old ids stay, withdrawn tasks are asked for no more', () => {
  const ledger = newLedger(TEMPLATE);
  const deadline = { text: '12月底前', kind: 'by' as const, due: '2026-12' };
  const { value, issues } = changePlan(ledger, [
    {
      kind: 'add',
      title: '落实市长批示',
      responsibleUnits: ['市审批局'],
      origin: { text: '市长批示', assignedOn: '2026-07-02' },
    },
    { kind: 'withdraw', taskId: taskId(0) },
    { kind: 'postpone', taskId: taskId(1), deadline },
    { kind: 'withdraw', taskId: 't-gone' },
  ]);
  expect(value.identity).toEqual({ ...ledger.identity, templateVersion: 2 });
  expect(titles(value.template)).toEqual(['1 压减审批材料', '2 推进一网通办', '3 清理拖欠账款', '4 落实市长批示']);
  expect(tasksOf(value.template, '市审批局').map((row) => row.title)).toEqual(['落实市长批示']);
  expect(value.template.assignments[1]?.deadline).toEqual(deadline);
  expect(codes(issues)).toEqual(['plan.taskGone']);
});

test('a unit’s own ledger links its rows to the tasks above and closes earlier; three levels are the same again', () => {
  const bureau = aLedger([
    { title: '压减审批材料', units: ['市审批局'] },
    { title: '推进一网通办', units: ['市大数据局'] },
  ]);
  const own = secondLevelLedger(bureau.template, {
    ledgerId: bureau.identity.ledgerId,
    unit: '市审批局',
    offices: { [taskId(0)]: ['审改科', '窗口管理科'] },
  });
  expect(own.template.assignments).toMatchObject([
    { taskId: taskId(0), parentTaskId: taskId(0), responsibleUnits: ['审改科', '窗口管理科'] },
  ]);
  expect(own.template.calendar.closingDay).toBe(22);
  expect(own.template.parent).toEqual({ ledgerId: bureau.identity.ledgerId, unit: '市审批局' });
  const third = secondLevelLedger(own.template, {
    ledgerId: own.identity.ledgerId,
    unit: '审改科',
    offices: { [taskId(0)]: ['一组'] },
  });
  expect(unitsToReport(third.template)).toEqual(['一组']);
  expect(third.template.levels.map((level) => level.name)).toEqual(['市审批局', '审改科']);
});

test('levels that the ledger above declares close on their own days', () => {
  const city = aLedger([{ title: '压减审批材料', units: ['市审批局'] }], {
    levels: [
      { name: '各部门', closingDay: 20, offsetMonths: 0 },
      { name: '各科室', closingDay: 10, offsetMonths: 1 },
    ],
  });
  const ledgerId = city.identity.ledgerId;
  const bureau = secondLevelLedger(city.template, { ledgerId, unit: '市审批局', offices: { [taskId(0)]: ['审改科'] } });
  expect(bureau.template.calendar).toMatchObject({ closingDay: 20, offsetMonths: 0 });
  const office = secondLevelLedger(bureau.template, { ledgerId, unit: '审改科' });
  expect(office.template.calendar).toMatchObject({ closingDay: 10, offsetMonths: 1 });
  expect(office.template.levels.map((level) => level.name)).toEqual(['市审批局', '审改科']);
});
