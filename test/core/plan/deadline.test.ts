import { isDeadlineText, parseDeadline, readDeadline } from '../../../src/core/plan/deadline';
import { proseDeadlines } from '../../../src/core/plan/prose-deadlines';
import { countTargets } from '../../../src/core/plan/counts';
import { read } from './read';

const context = { year: 2020, issuedOn: '2020-06-24' };
const short = (text: string): string => {
  const { kind, due, from, every } = parseDeadline(text, context);
  return [kind, due, from === undefined ? undefined : `from ${from}`, every]
    .filter((part) => part !== null && part !== undefined)
    .join(' ');
};

test.each([
  ['10.31', 'by 2020-10-31'],
  ['10.30', 'by 2020-10-30'],
  ['１０．３１', 'by 2020-10-31'],
  ['2020年10月31日', 'by 2020-10-31'],
  ['11月30日前', 'by 2020-11-30'],
  ['4月20日(星期五)前', 'by 2020-04-20'],
  ['3月10日上午10时前', 'by 2020-03-10'],
  ['二〇二〇年十月三十一日', 'by 2020-10-31'],
  ['2020/10/31', 'by 2020-10-31'],
  ['20201031', 'by 2020-10-31'],
  ['44135', 'by 2020-10-31'],
  ['11月30日完成设备到货安装调试', 'by 2020-11-30'],
])('a day: %s', (text, expected) => expect(short(text)).toBe(expected));

test.each([
  ['6月上旬', 'by 2020-06-10'],
  ['6月中旬前', 'by 2020-06-20'],
  ['9月底', 'by 2020-09'],
  ['12 月底前', 'by 2020-12'],
  ['年底前', 'by 2020-12'],
  ['到2020年底', 'by 2020-12'],
  ['四季度', 'by 2020-12'],
  ['第三季度', 'by 2020-09'],
  ['上半年', 'by 2020-06'],
  ['年内', 'by 2020'],
  ['2021年', 'by 2021'],
  ['明年6月底前', 'by 2021-06'],
])('a part of a period, only as exact as the words: %s', (text, expected) => expect(short(text)).toBe(expected));

test.each([
  ['6月5日—6月15日', 'range 2020-06-15 from 2020-06-05'],
  ['8-12月', 'range 2020-12 from 2020-08'],
  ['2011—2015年', 'range 2015 from 2011'],
  ['2021年11月-12月', 'range 2021-12 from 2021-11'],
  ['7月1日至31日', 'range 2020-07-31 from 2020-07-01'],
  ['2020年11月至2021年3月', 'range 2021-03 from 2020-11'],
  ['11月—次年3月', 'range 2021-03 from 2020-11'],
  ['即日起到2020年5月底', 'range 2020-05'],
])('a range: %s', (text, expected) => expect(short(text)).toBe(expected));

test.each([
  ['公布之日起15日内', 'relative'],
  ['30个工作日内', 'relative'],
  ['会后7日内', 'relative'],
  ['5年内', 'relative'],
  ['为期半年', 'relative'],
  ['印发之日起15日内', 'relative 2020-07-09'],
])('relative, with a day only where the event is the issue of the document: %s', (text, expected) =>
  expect(short(text)).toBe(expected),
);

test.each([
  ['每月30日前', 'recurring month:30'],
  ['每月30前', 'recurring month:30'],
  ['每季度末月20日前', 'recurring quarter:20'],
  ['每半年至少1次', 'recurring half-year'],
  ['每年至少2次以上', 'recurring year'],
  ['每隔2年', 'recurring years:2'],
  ['每年第一季度', 'recurring year:03'],
  ['每年6月30日前', 'recurring year:06-30'],
  ['每周五前', 'recurring week:5'],
  ['按月', 'recurring month'],
  ['半年一次', 'recurring half-year'],
])('recurring: %s', (text, expected) => expect(short(text)).toBe(expected));

test.each([
  '持续推进',
  '长期坚持',
  '常态化',
  '逐步',
  '适时',
  '及时',
  '尽快',
  '立行立改',
  '即知即改',
  '全年',
  '年内持续推进',
])('open: %s', (text) => expect(short(text)).toBe('ongoing'));

test('2021年起 is open from that year on', () => expect(short('2021年起')).toBe('ongoing from 2021'));

test.each(['年底左右', '待定', '汛期前', ''])('%s is unclear', (text) =>
  expect(parseDeadline(text).kind).toBe('unclear'),
);

test('a day that does not exist keeps its month and says what was probably meant', () => {
  expect(readDeadline('2008年9月31日前')).toEqual({
    deadline: { text: '2008年9月31日前', kind: 'by', due: '2008-09' },
    impossible: '2008-09-30',
  });
  expect(readDeadline('2月30日', context).impossible).toBe('2020-02-29');
});

test('10.3 may be the third or, through a spreadsheet, the thirtieth', () => {
  expect(readDeadline('10.3', context)).toMatchObject({
    deadline: { due: '2020-10' },
    ambiguous: ['2020-10-03', '2020-10-30'],
  });
  expect(readDeadline('10.8', context)).toEqual({ deadline: { text: '10.8', kind: 'by', due: '2020-10-08' } });
});

test('the words are kept as they were', () => expect(parseDeadline(' １０月底前 ', context).text).toBe('１０月底前'));

describe('the year of dates that name none', () => {
  test('is that of the plan', () =>
    expect(parseDeadline('3月底', { year: 2021, issuedOn: '2020-12-20' }).due).toBe('2021-03'));
  test('is that of issue, or the next where the date lay before it', () => {
    expect(parseDeadline('9月底', { issuedOn: '2020-06-24' }).due).toBe('2020-09');
    expect(parseDeadline('3月底', { issuedOn: '2020-12-20' }).due).toBe('2021-03');
  });
  test('is missing where nothing tells it', () => {
    expect(readDeadline('3月底')).toEqual({ deadline: { text: '3月底', kind: 'by', due: null }, yearless: true });
  });
});

describe('deadlines in running text', () => {
  test('are dates followed by 前', () => {
    expect(proseDeadlines('2020年底前开展自查，2021年3月底前对退还情况开展检查。')).toEqual([
      '2020年底前',
      '2021年3月底前',
    ]);
  });

  test.each([
    '到2028年，培育企业100家。',
    '截至6月底前，已完成投资2亿元。',
    '对2019年12月31日前注册的，给予补贴。',
    '请于5月20日前将修改意见反馈我办。',
    '有效期至2028年12月31日。',
    '作出决定前要征求意见。',
  ])('%s holds none', (text) => expect(proseDeadlines(text)).toEqual([]));
});

test.each([
  ['6月底前完成', true],
  ['长期坚持', true],
  ['2020年12月31日', true],
  ['市教育局', false],
  ['详见附件2', false],
  ['一', false],
])('%s as a deadline and nothing else: %s', (text, expected) => expect(isDeadlineText(text)).toBe(expected));

test('count targets are found in the prose', () => {
  expect(countTargets('每年至少举办2期研讨班，每季度至少召开1次会议。')).toEqual([
    { text: '每年至少举办2期', count: 2, every: 'year' },
    { text: '每季度至少召开1次', count: 1, every: 'quarter' },
  ]);
});

describe('the deadlines of a task', () => {
  test('are all kept; the last of them is its own', () => {
    const { plan } = read('1.规范收费。2020年底前组织自查，2021年3月底前开展检查。（市市场监管局负责）');
    expect(plan.tasks[0]?.deadline).toEqual({ text: '2021年3月底前', kind: 'by', due: '2021-03' });
    expect(plan.tasks[0]?.deadlines?.map(({ text }) => text)).toEqual(['2021年3月底前', '2020年底前']);
  });

  test('come from the label before the prose', () => {
    const { plan } = read(`
      1.建设主站。于2021年11月底前完成部署。
      责任单位：信息科
      完成时限：2021年12月31日`);
    expect(plan.tasks[0]?.deadline?.due).toBe('2021-12-31');
    expect(plan.tasks[0]?.deadlines).toHaveLength(2);
  });

  test('take their year from a neighbour where the document has none', () => {
    const { plan } = read(`
      1.申请资源。
      责任单位：信息科
      完成时限：2021年9月30日
      2.购置设备。
      责任单位：财务科
      完成时限：11月30日`);
    expect(plan.tasks.map((task) => task.deadline?.due)).toEqual(['2021-09-30', '2021-11-30']);
  });
});
