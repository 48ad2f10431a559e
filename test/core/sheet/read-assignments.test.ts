import { readAssignmentTable } from '../../../src/core/sheet';
import { aBook, aSheet } from '../returns/a-return';

function rowsOf(rows: readonly (readonly string[])[]): unknown[] {
  const { value } = readAssignmentTable(aBook(aSheet(rows)), '分工表.xlsx');
  return value.rows.map((row) => [row.taskText, row.leadUnits, row.responsibleUnits, row.owners]);
}

test('columns are known by their names in any order, with leads, several units and several persons', () => {
  expect(
    rowsOf([
      ['某市分工表'],
      ['经办人', '任务名称', '主办科室', '承办科室'],
      ['陈知远 苏婉', '压减审批材料', '审改科', '办公室、信息科'],
      ['', '一、其他工作', '', ''],
      ['方启明', '推进一网通办', '', '信息科'],
    ]),
  ).toEqual([
    ['压减审批材料', ['审改科'], ['办公室', '信息科'], ['陈知远', '苏婉']],
    ['推进一网通办', [], ['信息科'], ['方启明']],
  ]);
});

test('columns whose names tell nothing, or without names, are known by what stands in them', () => {
  const rows = [
    ['1', '压减行政审批申报材料', '办公室', '陈知远'],
    ['2', '推进政务服务一网通办', '政策法规科', '方启明、苏婉'],
  ];
  const expected = [
    ['压减行政审批申报材料', [], ['办公室'], ['陈知远']],
    ['推进政务服务一网通办', [], ['政策法规科'], ['方启明', '苏婉']],
  ];
  expect(rowsOf([['号码', '干什么', '哪里办', '谁来办'], ...rows])).toEqual(expected);
  expect(rowsOf(rows)).toEqual(expected);
});

test('a header with tasks whose units stand in a column of another name', () => {
  expect(
    rowsOf([
      ['序号', '主要任务', '完成时间', '哪里办'],
      ['1', '压减审批材料', '10月底', '市审批局'],
      ['2', '推进一网通办', '年底前', '市大数据局、市财政局'],
    ]),
  ).toEqual([
    ['压减审批材料', [], ['市审批局'], []],
    ['推进一网通办', [], ['市大数据局', '市财政局'], []],
  ]);
});

test('a sheet that says nobody is no assignment table', () => {
  const sheet = aSheet([['会议记录'], ['今天讨论了下半年的工作安排'], ['大家一致同意']]);
  expect(() => readAssignmentTable(aBook(sheet), '会议.xlsx')).toThrow('assignment.noTable');
});

test('supporting offices are known by any word for them; a column of which nothing is taken is named', () => {
  const { value, issues } = readAssignmentTable(
    aBook(
      aSheet([
        ['工作事项', '主办处室', '协办科室', '经办人', '分值'],
        ['压减审批材料', '审改处', '办公室、信息科', '陈知远', '5'],
      ]),
    ),
    '分工表.xlsx',
  );
  expect(value.rows).toMatchObject([{ leadUnits: ['审改处'], supportingUnits: ['办公室', '信息科'] }]);
  expect(issues).toMatchObject([{ code: 'assignment.columnUnused', title: '分值', severity: 'info' }]);
});
