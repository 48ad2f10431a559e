import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { taizhang, taizhangJson } from './run';

const PLAN = `云溪市2026年营商环境提升方案
三、主要任务
(一)推行企业开办一日办结。
任务要求:完善一窗受理机制。
责任单位:市市场监管局、市农业局。
完成时限:10月底前
(二)清理规范涉企收费。
牵头单位:市财政局
责任单位:各有关部门。
(三)建立企业诉求直达机制。
任务要求:开通诉求平台。
责任单位:各县(市、区)政府。
`;
const UNITS = `单位名称,曾用名,所属组
市市场监管局,市工商局,各有关部门
市农业农村局,市农业局,
市财政局,,各有关部门
`;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'taizhang-shape-'));
  writeFileSync(at('方案.txt'), PLAN);
  writeFileSync(at('单位.csv'), UNITS);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const at = (name: string) => path.join(folder, name);
type Made = { rows: number; units: string[]; leftOut: { title: string }[]; issues: { code: string }[] };

test('a unit directory, a choice of tasks and units in bulk shape the ledger that a plan gives', async () => {
  const made = await taizhangJson<Made>(
    ...['generate', at('方案.txt'), '-o', at('台账.xlsx'), '--units', at('单位.csv'), '--tasks', '1,2-3'],
    ...['--give', '3=牵头:市财政局;配合:市市场监管局', '--give', '1+=市财政局', '--columns', '存在问题,lights'],
  );
  expect(made.code).toBe(0);
  expect(made.json.units).toEqual(['市市场监管局', '市农业农村局', '市财政局']);
  const chosen = await taizhangJson<Made>(
    ...['generate', at('方案.txt'), '-o', at('本局.xlsx'), '--units', at('单位.csv'), '--for', '市农业局'],
  );
  expect(chosen.json.rows).toBe(1);
  expect(chosen.json.leftOut.map(({ title }) => title)).toEqual(['清理规范涉企收费', '建立企业诉求直达机制']);
});

test('a ledger’s template is saved from the workbook, worked on and generated again in another style', async () => {
  await taizhang('generate', at('方案.txt'), '-o', at('原.xlsx'), '--style', '整改台账');
  const saved = await taizhangJson<Made>('template', at('原.xlsx'), '-o', at('样式.json'), '--closing-day', '20');
  expect(saved.json.rows).toBe(3);
  const template = JSON.parse(readFileSync(at('样式.json'), 'utf8')) as {
    title: string;
    calendar: { closingDay: number };
  };
  expect(template.title).toBe('《云溪市2026年营商环境提升方案》整改台账');
  expect(template.calendar.closingDay).toBe(20);
  const again = await taizhangJson<Made>(
    'generate',
    at('样式.json'),
    '-o',
    at('再.xlsx'),
    '--give',
    '全部=牵头:市司法局;责任:市司法局',
  );
  expect(again.json.units).toEqual(['市司法局']);
});

test('last year’s ledger, ours or anybody’s, gives units to the tasks it names in nearly the same words', async () => {
  writeFileSync(at('去年.csv'), '序号,工作任务,承办部门\n9,完善企业诉求直达的机制,市工商联\n');
  const ofTable = await taizhangJson<Made>(
    ...['generate', at('方案.txt'), '-o', at('今年.xlsx'), '--last-year', at('去年.csv')],
  );
  expect(ofTable.json.units).toContain('市工商联');
  const ofLedger = await taizhangJson<Made>(
    ...['generate', at('方案.txt'), '-o', at('明年.xlsx'), '--last-year', at('今年.xlsx')],
  );
  expect(ofLedger.json.issues.filter(({ code }) => code === 'assignment.lastYear')).toHaveLength(1);
});

test.each([
  ['--style', '没有这种'],
  ['--columns', '没有这一栏'],
  ['--give', '没有等号'],
  ['--give', '1=院长:沈知远'],
  ['--tasks', '三'],
  ['--closing-day', '32'],
])('%s %s is refused with one clear line', async (option, value) => {
  const ran = await taizhang('generate', at('方案.txt'), '-o', at('没有.xlsx'), option, value);
  expect(ran.code).toBe(2);
  expect(ran.error.trim().split('\n')).toHaveLength(1);
  expect(ran.error).toContain(value);
});

test('a template of a newer version is refused by its name, not as damage', async () => {
  writeFileSync(at('新.json'), JSON.stringify({ format: 'taizhang-template/v99' }));
  const ran = await taizhang('generate', at('新.json'), '-o', at('没有.xlsx'));
  expect(ran.code).toBe(2);
  expect(ran.error).toContain('taizhang-template/v99');
});
