import { declaredRule, readUnitList } from '../../../src/core/plan/roles';
import { isGroup, normalizedUnits, splitUnits } from '../../../src/core/plan/units';
import { lines, read } from './read';

describe('lists of units', () => {
  test('are split at 、 ， , ; and at blanks between names, never inside brackets', () => {
    expect(splitUnits('市教育局、市科技局，市财政局;市司法局(行政复议局) 市审计局')).toEqual([
      '市教育局',
      '市科技局',
      '市财政局',
      '市司法局(行政复议局)',
      '市审计局',
    ]);
    expect(splitUnits('各县(市、区)政府，市直各部门。')).toEqual(['各县(市、区)政府', '市直各部门']);
  });

  test('lose a trailing 等 but keep 等部门, 及 and 和', () => {
    expect(splitUnits('市卫健委、人民银行等。')).toEqual(['市卫健委', '人民银行']);
    expect(splitUnits('市财政局、建设局等部门')).toEqual(['市财政局', '建设局等部门']);
    expect(splitUnits('银保监会及各地区、文化和旅游部')).toEqual(['银保监会及各地区', '文化和旅游部']);
  });

  test('lose remarks in brackets and signs of emphasis, not brackets that belong to the name', () => {
    expect(splitUnits('各区人民政府〈含开发区,下同〉、*区委组织部（人才办）')).toEqual([
      '各区人民政府',
      '区委组织部（人才办）',
    ]);
  });

  test('written elliptically stay as written and are written out beside', () => {
    expect(normalizedUnits(['市发改委', '经委', '工商局', '人民银行', '各县政府', '县教育局'])).toEqual([
      null,
      '市经委',
      '市工商局',
      null,
      null,
      null,
    ]);
    expect(normalizedUnits(['城区人社局', '卫生局'])).toEqual([null, '城区卫生局']);
  });

  test.each([
    '各有关部门',
    '政府各部门',
    '各县(市、区)政府',
    '有关县(市)政府',
    '各科室',
    '领导小组各成员单位',
    '市直各单位',
  ])('%s is a group', (name) => expect(isGroup(name)).toBe(true));

  test.each(['市教育局', '青禾海关', '区委组织部', '市政府办'])('%s is no group', (name) =>
    expect(isGroup(name)).toBe(false),
  );
});

describe('roles in a list', () => {
  const roles = (text: string) => {
    const { lead, responsible, supporting, deadlines } = readUnitList(text, null, null);
    return { lead, responsible, supporting, deadlines };
  };

  test('come from the verbs behind the names', () => {
    expect(roles('市教育局、市科技局牵头，市财政局配合，各区政府按职责分工负责')).toEqual({
      lead: ['市教育局', '市科技局'],
      supporting: ['市财政局'],
      responsible: ['各区政府'],
      deadlines: [],
    });
    expect(roles('区数据局牵头，政府各部门各司其职')).toMatchObject({
      lead: ['区数据局'],
      responsible: ['政府各部门'],
    });
    expect(roles('市税务局，市财政局、青禾海关负责')).toMatchObject({
      responsible: ['市税务局', '市财政局', '青禾海关'],
    });
    expect(roles('由市发改委会同市财政局负责')).toMatchObject({ lead: ['市发改委'], supporting: ['市财政局'] });
  });

  test('come from a mark behind one name', () => {
    expect(roles('市发改委（牵头）、市财政局、市教育局（配合）')).toMatchObject({
      lead: ['市发改委'],
      responsible: ['市财政局'],
      supporting: ['市教育局'],
    });
  });

  test('stand beside deadlines and remarks about the list', () => {
    expect(roles('市商务局牵头，6月底前出台相关政策，年内持续推进')).toMatchObject({
      lead: ['市商务局'],
      deadlines: ['6月底前出台相关政策', '年内持续推进'],
    });
    expect(roles('市税务局、市财政局负责，排在第一位的部门为牵头部门，下同')).toMatchObject({
      responsible: ['市税务局', '市财政局'],
    });
  });
});

describe('rules that a document declares', () => {
  test.each([
    ['责任分解中，列第一位的责任单位为牵头单位', 'first'],
    ['排在第一位的部门为牵头部门，下同', 'first'],
    ['第一个逗号前为牵头单位', 'comma'],
    ['标*的为牵头单位', 'star'],
    ['各单位要认真落实', null],
  ])('%s', (text, rule) => expect(declaredRule(text.replaceAll('，', ','))).toBe(rule));

  test('make the first unit the lead', () => {
    const text = `
      柳塘县政务公开任务分工方案
      现就有关任务分工如下（列第一位的为牵头单位）：
      1．加强政策解读。（县政府办、县司法局、县融媒体中心）
      2．规范信息发布。（县政府办、县数据局）`;
    expect(lines(text)).toEqual([
      '1．加强政策解读 | 牵头 县政府办 | 责任 县司法局、县融媒体中心',
      '2．规范信息发布 | 牵头 县政府办 | 责任 县数据局',
    ]);
  });

  test('make the units before the first comma the leads', () => {
    const text = `
      青禾市任务分工（第一个逗号前为牵头单位）
      1.完善制度。（责任单位：市司法局、市委编办，市财政局、各区政府）`;
    expect(lines(text)).toEqual(['1.完善制度 | 牵头 市司法局、市委编办 | 责任 市财政局、各区政府']);
  });

  test('an asterisk marks the lead without any rule', () => {
    expect(lines('一、创业空间。免租金。（责任单位：*县人社局、县科技局）')).toEqual([
      '一、创业空间 | 牵头 县人社局 | 责任 县科技局',
    ]);
  });
});

describe('units beside a task', () => {
  test('carry group marks and full names', () => {
    const { plan } = read(`
      1.强化监管。
      责任单位：市发改委、经委，各有关部门`);
    expect(plan.tasks[0]?.units).toEqual([
      { name: '市发改委', role: 'responsible' },
      { name: '经委', role: 'responsible', normalized: '市经委' },
      { name: '各有关部门', role: 'responsible', group: true },
    ]);
  });

  test('leaders stand apart from owners where both are named', () => {
    const { plan } = read(`
      1.修订制度。
      责任领导：李向东
      责任科室：办公室
      责任人：王晓梅 赵立新`);
    expect(plan.tasks[0]).toMatchObject({
      leaders: ['李向东'],
      owners: [
        { name: '王晓梅', unit: '办公室' },
        { name: '赵立新', unit: '办公室' },
      ],
    });
  });
});

test('labels in many words: 牵头负责领导, 协同责任单位, 部门分工, 分管省领导', () => {
  expect(
    lines(`
      1. 地区生产总值增长8%以上。
      牵头负责领导:金立。
      牵头责任单位:市发展改革委。
      协同责任单位:市经信局、经开区管委会等,各县、市、区政府。
      2. 财政收入增长5%。
      分管市领导:李向东
      部门分工:市财政局牵头，市税务局配合。`),
  ).toEqual([
    '1.地区生产总值增长8%以上 | 牵头 市发展改革委 | 配合 市经信局、经开区管委会、各县、市、区政府 | 人 金立',
    '2.财政收入增长5% | 牵头 市财政局 | 配合 市税务局 | 人 李向东',
  ]);
});
