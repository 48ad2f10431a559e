import { buildTemplate, nearestName, unitsToReport } from '../../../src/core/ledger';
import { parsePlan, blocksFromText } from '../../../src/core/plan';

function issuesOf(responsible: string) {
  const text = `云溪市2026年营商环境提升方案\n三、主要任务\n(一)清理规范涉企收费。\n责任单位:${responsible}。\n(二)推行一日办结。\n责任单位:市市场监管局。\n`;
  return buildTemplate(parsePlan(blocksFromText(text)).value, { asOf: '2026-07-01' });
}

test('a task that only a group without members is named for would reach nobody, and that is said', () => {
  const { issues } = issuesOf('各县(市、区)政府、各有关部门');
  expect(issues).toContainEqual(
    expect.objectContaining({ code: 'coverage.groupWithoutMembers', task: '清理规范涉企收费' }),
  );
});

test('a group beside a unit needs no word', () => {
  const { issues } = issuesOf('市财政局、各有关部门');
  expect(issues.map(({ code }) => code)).not.toContain('coverage.groupWithoutMembers');
});

test('等部门 is no part of the unit that a return is addressed to', () => {
  expect(unitsToReport(issuesOf('市财政局等部门').value)).toContain('市财政局');
});

test.each([
  ['市财征局', '市财政局'],
  ['市财政', '市财政局'],
  ['市市场监督管理局', '市市场监管局'],
  ['市教育局', null],
])('nearest to %s is %s', (name, nearest) => {
  expect(nearestName(name, ['市财政局', '市市场监管局', '东城区政府'])).toBe(nearest);
});
