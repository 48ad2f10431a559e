import {
  buildTemplate,
  presetNamed,
  reshapeTemplate,
  unitsToReport,
  type AssignmentTable,
} from '../../../src/core/ledger';
import type { Unit } from '../../../src/core/model';
import { aPlan, aTemplate, taskId } from './a-plan';

const UNITS: Unit[] = [
  { name: '市农业农村局', aliases: ['市农业农村部门'], formerNames: ['市农业局', '市农委'] },
  { name: '市财政局', aliases: [], formerNames: [] },
  { name: '东城区政府', aliases: [], formerNames: [] },
  { name: '各有关部门', aliases: [], formerNames: [], members: ['市财政局', '各区政府'] },
  { name: '各区政府', aliases: [], formerNames: [], members: ['东城区政府', '各有关部门'] },
];
const PLAN = aPlan([
  { title: '推进高标准农田建设', units: ['市农业局', '市农委'] },
  { title: '清理规范涉企收费', lead: ['市财政局'], units: ['各有关部门'] },
  { title: '推进一网通办', units: ['市数据居'] },
]);

function table(rows: readonly (readonly [string, readonly string[]])[]): AssignmentTable {
  return {
    rows: rows.map(([taskText, responsibleUnits], row) => ({
      row,
      taskText,
      sequence: String(rows.length - row),
      leadUnits: [],
      responsibleUnits,
      supportingUnits: [],
      owners: [],
      supervisingLeader: '',
      deadlineText: '2019年6月底前',
      remarks: '去年的备注',
    })),
  };
}

test('a merger leads to its successor, once; groups, and groups within groups, resolve to their units', () => {
  const { value, issues } = buildTemplate(PLAN, { asOf: '2026-03-10', units: UNITS });
  expect(value.assignments.map((row) => row.responsibleUnits)).toEqual([
    ['市农业农村局'],
    ['各有关部门'],
    ['市数据居'],
  ]);
  expect(unitsToReport(value)).toEqual(['市农业农村局', '市财政局', '东城区政府', '市数据居']);
  expect(issues).toMatchObject([{ code: 'coverage.unknownUnit', unit: '市数据居' }]);
});

test('tasks are chosen by any name that a unit has or had', () => {
  const { value } = buildTemplate(PLAN, { asOf: '2026-03-10', units: UNITS, choice: { units: ['市农委'] } });
  expect(value.assignments.map((row) => row.title)).toEqual(['推进高标准农田建设']);
});

test('an assignment table that calls a unit by its former name means the present one', () => {
  const assignments = table([['清理规范涉企收费', ['市农委']]]);
  const { value } = buildTemplate(PLAN, { asOf: '2026-03-10', units: UNITS, assignments });
  expect(value.assignments).toHaveLength(3);
  expect(value.assignments[1]?.responsibleUnits).toEqual(['市农业农村局']);
});

test('an assignment table with a unit misspelt is no organisation’s own: nothing is left out', () => {
  const plan = aPlan([
    { title: '推进一网通办', units: ['市财政局'] },
    { title: '清理规范涉企收费', units: ['市司法局'] },
  ]);
  const assignments = table([['清理规范涉企收费', ['市财征局']]]);
  expect(buildTemplate(plan, { asOf: '2026-03-10', assignments }).value.assignments).toHaveLength(2);
});

test('last year gives units to tasks that have none, says so for each, and brings no old deadline or remark', () => {
  const plan = aPlan([{ title: '持续推进高标准农田建设' }, { title: '清理规范涉企收费', units: ['市财政局'] }]);
  const lastYear = table([
    ['推进高标准农田建设', ['市农业局']],
    ['清理规范涉企收费', ['市财政局', '市司法局']],
    ['整治校外培训', ['市教育局']],
  ]);
  const { value, issues } = buildTemplate(plan, { asOf: '2026-03-10', units: UNITS, lastYear });
  expect(value.assignments.map((row) => [row.responsibleUnits, row.deadline?.text, row.remarks])).toEqual([
    [['市农业农村局'], '10月底前', ''],
    [['市财政局'], '10月底前', ''],
  ]);
  expect(issues.filter(({ code }) => code === 'assignment.lastYear')).toMatchObject([
    { taskId: taskId(0), before: '推进高标准农田建设', units: ['市农业农村局'] },
  ]);
});

test('last year’s offices take over what the plan gives to organisations', () => {
  const lastYear = table([['推进一网通办', ['信息科']]]);
  const { value } = buildTemplate(PLAN, { asOf: '2026-03-10', lastYear });
  expect(value.assignments.map((row) => row.responsibleUnits)).toEqual([
    ['市农业局', '市农委'],
    ['各有关部门'],
    ['信息科'],
  ]);
});

test('a template that was saved is shaped like a plan: tasks chosen, units given, columns and calendar set', () => {
  const { value, issues } = reshapeTemplate(aTemplate(PLAN), {
    choice: { sequences: ['1', '3'] },
    bulk: [
      { to: { sequences: ['2'] }, leadUnits: ['市财政局'], responsibleUnits: ['市司法局'] },
      { to: { all: true }, supportingUnits: ['市政府办'], adds: true },
    ],
    presets: ['problems'],
    calendar: { closingDay: 25 },
    title: '营商环境台账',
  });
  expect(value.assignments.map((row) => [row.sequence, row.title, row.leadUnits, row.supportingUnits])).toEqual([
    ['1', '推进高标准农田建设', [], ['市政府办']],
    ['2', '推进一网通办', ['市财政局'], ['市政府办']],
  ]);
  expect(value.columns.map((column) => column.key)).toEqual(
    expect.arrayContaining(['leadUnit', 'supportingUnit', 'extra:problems']),
  );
  expect(value.calendar.closingDay).toBe(25);
  expect(value.title).toBe('营商环境台账');
  expect(issues.filter(({ severity }) => severity !== 'info')).toEqual([]);
  expect(issues).toContainEqual(expect.objectContaining({ code: 'assignment.leftOut', taskId: taskId(1) }));
});

test.each([
  ['nextSteps', 'nextSteps'],
  ['下一步打算', 'nextSteps'],
  ['佐证材料', 'evidence'],
  ['联系电话', 'contact'],
  ['各月进展', 'months'],
  ['没有这一栏', null],
])('the columns named %s are the preset %s', (name, preset) => {
  expect(presetNamed(name)).toBe(preset);
});
