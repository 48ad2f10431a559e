import { readUnitLines, readUnitTable } from '../../../src/core/sheet';
import { aBook, aSheet } from '../returns/a-return';

const named = (rows: readonly (readonly string[])[]) => readUnitTable(aBook(aSheet(rows)));

test('a unit directory says short names, former names, the unit above, contact and group, in columns of any order', () => {
  expect(
    named([
      ['云溪市单位名录'],
      ['联系电话', '序号', '单位名称', '简称', '曾用名', '主管部门', '联系人', '所属组'],
      ['87654321', '1', '市市场监管局', '市监局', '市工商局、市质监局', '市政府', '沈知远', '各有关部门'],
      ['', '2', '市财政局', '', '', '', '', '各有关部门'],
      ['', '', '合计', '', '', '', '', ''],
    ]),
  ).toEqual([
    {
      name: '市市场监管局',
      aliases: ['市监局'],
      formerNames: ['市工商局', '市质监局'],
      parentUnit: '市政府',
      contact: '沈知远 87654321',
    },
    { name: '各有关部门', aliases: [], formerNames: [], members: ['市市场监管局', '市财政局'] },
    { name: '市财政局', aliases: [], formerNames: [] },
  ]);
});

test('a unit that was merged into another is a former name of its successor', () => {
  expect(
    named([
      ['单位', '并入单位'],
      ['市农业局', '市农业农村局'],
      ['市农委', '市农业农村局'],
      ['市农业农村局', ''],
    ]),
  ).toEqual([{ name: '市农业农村局', aliases: [], formerNames: ['市农业局', '市农委'] }]);
  expect(
    named([
      ['原单位', '现单位'],
      ['市法制办', '市司法局'],
    ]),
  ).toEqual([{ name: '市司法局', aliases: [], formerNames: ['市法制办'] }]);
});

test('groups may stand with their members; a list of groups alone names its units', () => {
  expect(
    named([
      ['组别', '成员单位'],
      ['各县(市、区)政府', '东城区政府、西城区政府'],
    ]),
  ).toEqual([
    { name: '各县(市、区)政府', aliases: [], formerNames: [], members: ['东城区政府', '西城区政府'] },
    { name: '东城区政府', aliases: [], formerNames: [] },
    { name: '西城区政府', aliases: [], formerNames: [] },
  ]);
});

test('without a header the first column holds the names; numbers and notes are nobody', () => {
  expect(named([['市财政局'], ['12'], ['备注：2026年'], ['市司法局(行政复议局)']]).map(({ name }) => name)).toEqual([
    '市财政局',
    '市司法局(行政复议局)',
  ]);
});

test('lines of text: a name each, former names in brackets, a group with its members', () => {
  expect(readUnitLines(['市农业农村局（原市农业局、市农委）', '', '各有关部门：市财政局、市农业农村局'])).toEqual([
    { name: '市农业农村局', aliases: [], formerNames: ['市农业局', '市农委'] },
    { name: '各有关部门', aliases: [], formerNames: [], members: ['市财政局', '市农业农村局'] },
  ]);
});
