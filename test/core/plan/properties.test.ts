import fc from 'fast-check';
import { blocksFromText, parsePlan } from '../../../src/core/plan';
import { parseDeadline } from '../../../src/core/plan/deadline';
import { splitUnits } from '../../../src/core/plan/units';
import { Plan, type TextBlock } from '../../../src/core/model';

/** Words and signs that plans are made of, in any order: far more hostile than random characters. */
const scraps = fc.constantFrom(
  ...'一、 (一) （二） 1. 2． 3、 (1) ① 第一条 第二章 牵头单位： 责任单位: 配合单位： 完成时限： 责任人： 【整改期限】 （ ） ( ) 〔 〕 | \t 。 ； ， 、 ： 市教育局 区政府 各有关部门 王小明 牵头 配合 负责 按职责分工负责 2024年6月底前 10.31 每月30日前 持续推进 9月31日 序号 主要任务 责任科室 进展情况 备注 附件 方案 工作总结 加强制度建设 推进改革 二、主要任务 任务要求： 问题一： 说明: 同上 〈 〉 “ ” * # ** > 12 11.121人才'.split(
    ' ',
  ),
  '\n',
  ' ',
);
const plans = fc.array(scraps, { maxLength: 80 }).map((parts) => parts.join(''));
const anyText = fc.oneof(plans, fc.string({ maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 300 }));
/** without blanks and Markdown's dress */
const blank = (text: string): string => text.replace(/\s|\*\*/g, '');

test('any text at all parses into a plan', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(() => Plan.parse(parsePlan(blocksFromText(text)).value)).not.toThrow();
    }),
    { numRuns: 400 },
  );
});

test('any blocks at all parse into a plan', () => {
  const blocks: fc.Arbitrary<TextBlock[]> = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('paragraph' as const), text: plans, line: fc.integer({ min: 1, max: 99 }) }),
      fc.record({
        kind: fc.constant('table' as const),
        rows: fc.array(fc.array(scraps, { maxLength: 8 }), { maxLength: 8 }),
        line: fc.integer({ min: 1, max: 99 }),
      }),
    ),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(blocks, (given) => {
      expect(() => Plan.parse(parsePlan(given).value)).not.toThrow();
    }),
    { numRuns: 200 },
  );
});

test('every title and every unit stands in the text', () => {
  fc.assert(
    fc.property(plans, (text) => {
      for (const task of parsePlan(blocksFromText(text)).value.tasks) {
        expect(blank(text)).toContain(blank(task.title));
        for (const unit of [...task.leadUnits, ...task.responsibleUnits, ...task.supportingUnits]) {
          expect(blank(text)).toContain(blank(unit));
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('reading again gives the same ids, and no id stands twice', () => {
  fc.assert(
    fc.property(plans, (text) => {
      const ids = parsePlan(blocksFromText(text)).value.tasks.map(({ id }) => id);
      expect(parsePlan(blocksFromText(text)).value.tasks.map(({ id }) => id)).toEqual(ids);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

const PLAN = `青禾市2024年营商环境提升行动方案
一、总体要求
坚持问题导向，全面提升服务水平。
二、重点任务
（一）优化政务服务。推行一窗受理。（市政务局牵头，市数据局配合，6月底完成）
（二）强化要素保障。
责任单位：市自然资源局、住建局
完成时限：10月31日
三、工作步骤
（一）部署阶段（3月1日—3月31日）。召开会议。
四、工作要求
各单位每月25日前报送进展。
2024年2月26日`;

test('noise around a document changes no task', () => {
  const noise = fc.array(
    fc.constantFrom(
      '首页 > 政务公开 > 正文',
      '当前位置：首页 > 政策文件',
      '字号：大 中 小',
      '【打印】【关闭】',
      '分享到：微信 微博',
      '上一篇：关于召开会议的通知',
      '下一篇：没有了',
      '主办单位：青禾市人民政府办公室',
      '青ICP备12345678号',
      '版权所有 青禾市人民政府',
      '浏览次数：123次',
      '网站地图 | 联系我们 | 无障碍浏览',
      '扫一扫在手机打开当前页',
      '责任编辑：王小明',
      '— 3 —',
      '',
      '更多>>',
    ),
    { maxLength: 6 },
  );
  const tasks = (text: string) =>
    parsePlan(blocksFromText(text)).value.tasks.map((task) => ({ ...task, source: null, reason: null }));
  const expected = tasks(PLAN);
  expect(expected).toHaveLength(2);
  fc.assert(
    fc.property(noise, noise, (before, after) => {
      expect(tasks([...before, PLAN, ...after].join('\n'))).toEqual(expected);
    }),
  );
});

test('ids depend neither on lines nor on the text around', () => {
  const ids = (text: string) => parsePlan(blocksFromText(text)).value.tasks.map(({ id }) => id);
  expect(ids(`\n\n\n${PLAN.replace('坚持问题导向', '坚持目标导向').replaceAll('\n', '\n\n')}`)).toEqual(ids(PLAN));
});

describe('time grows no faster than the text', () => {
  const length = 60_000;
  const repeat = (part: string): string => part.repeat(Math.ceil(length / part.length)).slice(0, length);
  test.each([
    ['brackets', repeat('(')],
    ['mixed brackets', repeat('（[')],
    ['closing brackets', repeat(')')],
    ['digits', repeat('1')],
    ['numbers', repeat('1.')],
    ['Chinese numbers', repeat('一、')],
    ['bracketed numbers', repeat('(一)')],
    ['blanks', `甲${repeat(' ')}乙`],
    ['labels', repeat('责任单位：')],
    ['bars', repeat('|')],
    ['rows', repeat('序号 | 任务 | 责任单位 |\n1 | 完善制度 | 市教育局 |\n')],
    ['cells', repeat('序号\n任务\n责任单位\n1\n完善制度\n市教育局\n')],
    ['units', `（${repeat('市教育局、')}牵头）`],
    ['dates', repeat('2024年6月30日前')],
    ['one line of tasks', repeat('1.完善制度。（市教育局牵头，市财政局配合，6月底前完成）')],
    ['plans', repeat(PLAN)],
  ])('%s', (_, text) => {
    parsePlan(blocksFromText(text.slice(0, 2000)));
    const time = (part: string): number => {
      const start = process.cpuUsage();
      parsePlan(blocksFromText(part));
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    };
    const tenth = Math.min(time(text.slice(0, length / 10)), time(text.slice(0, length / 10)));
    const whole = Math.min(time(text), time(text));
    // ten times the text: a quadratic reader would take a hundred times as long
    expect(whole).toBeLessThan(60 * Math.max(tenth, 5));
  });
});

test('deadlines and lists of units take any text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(parseDeadline(text).text).toBe(text.trim());
      for (const unit of splitUnits(text)) expect(unit.trim()).toBe(unit);
    }),
  );
});
