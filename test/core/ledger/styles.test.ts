import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  ledgerColumns,
  newLedger,
  readStyle,
  readTemplate,
  withPresets,
  writeTemplate,
  migrateTemplate,
} from '../../../src/core/ledger';
import { gridOf, layoutLedger, layoutReturn, readLedger } from '../../../src/core/sheet';
import { Period, TEMPLATE_FORMAT } from '../../../src/core/model';
import { aPlan, aTemplate, taskId } from './a-plan';

const FOLDER = path.resolve(__dirname, '../../../assets/templates');
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
const PLAN = aPlan([
  { title: '压减审批材料', lead: ['市审批局'], units: ['市司法局'], supporting: ['市财政局'], section: ['一、审批'] },
  { title: '推进一网通办', units: ['市大数据局'], section: ['一、审批'] },
  { title: '清理拖欠账款', units: ['市财政局'], section: ['二、企业'] },
]);

test('the ready-made styles are those of the six kinds of ledger', () => {
  expect(FILES.sort()).toEqual([
    'five-year.json',
    'livelihood.json',
    'rectification.json',
    'responsibility.json',
    'second-level.json',
    'work-ledger.json',
  ]);
});

test.each(FILES)('a ledger in the style of %s is laid out, read back and handed out', (file) => {
  const style = readStyle(readFileSync(path.join(FOLDER, file), 'utf8'), file);
  const ledger = newLedger(aTemplate(PLAN, { style }));
  const { value, issues } = readLedger(layoutLedger(ledger, null, { asOf: '2026-03-10' }).sheets.map(gridOf), file);
  expect(issues).toEqual([]);
  expect(value.ledger).toEqual(ledger);
  expect(value.rows.map((row) => [row.taskId, row.cells.task])).toEqual([
    [taskId(0), '压减审批材料'],
    [taskId(1), '推进一网通办'],
    [taskId(2), '清理拖欠账款'],
  ]);
  const shown = ledger.template.columns.map((column) => column.key);
  expect(shown).toEqual(
    expect.arrayContaining(['leadUnit', 'responsibleUnit', 'supportingUnit', 'status', 'progress']),
  );
  const [sheet] = layoutReturn(ledger, '市财政局', Period.parse('2026-07'), { asOf: '2026-07-01' }).sheets;
  expect(sheet?.rows.flatMap((row) => row.cells).some((cell) => cell?.value === '清理拖欠账款')).toBe(true);
});

test('years in a style’s titles count from the plan’s year', () => {
  const style = readStyle(readFileSync(path.join(FOLDER, 'five-year.json'), 'utf8'), 'five-year.json');
  const titles = aTemplate(PLAN, { style }).columns.map((column) => column.title);
  expect(titles).toEqual(expect.arrayContaining(['2026年', '2030年']));
});

test('a group column is merged over the tasks below one heading and read for each of them', () => {
  const style = readStyle(readFileSync(path.join(FOLDER, 'five-year.json'), 'utf8'), 'five-year.json');
  const layout = layoutLedger(newLedger(aTemplate(PLAN, { style })), null, { asOf: '2026-03-10' });
  const { value } = readLedger(layout.sheets.map(gridOf), '台账.xlsx');
  expect(value.rows.map((row) => row.cells.section)).toEqual(['一、审批', '一、审批', '二、企业']);
  const column = value.columns.get('section');
  expect(value.merges).toContainEqual({ top: 4, bottom: 5, left: column, right: column });
});

test('column presets stand where the coordinator reads and the unit writes', () => {
  const template = withPresets(aTemplate(PLAN), ['measures', 'problems', 'months', 'problems']);
  const keys = template.columns.map((column) => column.key);
  expect(keys.indexOf('extra:measures')).toBeLessThan(keys.indexOf('status'));
  expect(keys.indexOf('extra:problems')).toBeGreaterThan(keys.indexOf('progress'));
  expect(keys.filter((key) => key === 'extra:problems')).toHaveLength(1);
  const ledger = newLedger(template);
  const layout = layoutLedger(ledger, null, { asOf: '2026-03-10' });
  expect(readLedger(layout.sheets.map(gridOf), '台账.xlsx').value.columns.has('extra:month12')).toBe(true);
});

test('lights say their reason in words and work themselves out in the sheet', () => {
  const ledger = newLedger(withPresets(aTemplate(PLAN), ['lights']));
  const [sheet] = layoutLedger(ledger, null, { asOf: '2026-11-10' }).sheets;
  const at = ledgerColumns(ledger.template).findIndex((column) => column.key === 'extra:light');
  expect(sheet?.rows[4]?.cells[at]).toMatchObject({ value: '红灯 逾期', formula: expect.stringContaining('TODAY()') });
});

test('lights and colours know every word of the vocabulary, and lights are coloured too', () => {
  const ledger = newLedger(withPresets(aTemplate(PLAN), ['lights']));
  const [sheet] = layoutLedger(ledger, null, { asOf: '2026-11-10' }).sheets;
  const formulas = sheet?.conditionalFormats?.map(({ formula }) => formula) ?? [];
  const overdue = formulas.find((formula) => formula.includes('<TODAY()')) ?? '';
  for (const word of ['如期完成', '长期坚持', '不涉及', '暂缓']) expect(overdue).toContain(`|${word}|`);
  expect(formulas.filter((formula) => /LEFT\(.*灯/.test(formula))).toHaveLength(3);
  const literals = formulas.flatMap((formula) => formula.match(/"[^"]*"/g) ?? []);
  expect(Math.max(...literals.map((literal) => literal.length))).toBeLessThan(256);
});

test('dates in the ledger are checked, and a return says what is expected in columns of its own', () => {
  const style = readStyle(readFileSync(path.join(FOLDER, 'rectification.json'), 'utf8'), 'rectification.json');
  const ledger = newLedger(withPresets(aTemplate(PLAN, { style }), ['problems', 'quantity']));
  const [sheet] = layoutLedger(ledger, null, { asOf: '2026-03-10' }).sheets;
  expect(sheet?.validations?.filter(({ rule }) => rule.kind === 'date')).toHaveLength(2);
  const [own] = layoutReturn(ledger, '市财政局', Period.parse('2026-07'), { asOf: '2026-07-01' }).sheets;
  const prompts = own?.validations?.map(({ prompt }) => prompt?.title) ?? [];
  expect(prompts).toEqual(expect.arrayContaining(['存在问题', '完成数量', '状态', '进展情况']));
});

test('a template file comes back as it was', () => {
  const template = aTemplate(PLAN);
  expect(readTemplate(writeTemplate(template), '样式.json')).toEqual(template);
});

test('a template of an older format is brought up, one of a newer is refused by name', () => {
  const old = { ...aTemplate(PLAN), format: 'taizhang-template/v-1', caption: '旧标题', title: undefined };
  const raised = migrateTemplate(old, [
    {
      from: 'taizhang-template/v-1',
      to: TEMPLATE_FORMAT,
      apply: ({ caption, ...rest }) => ({ ...rest, title: caption }),
    },
  ]);
  expect(readTemplate(JSON.stringify(raised), '样式.json').title).toBe('旧标题');
  const newer = { ...aTemplate(PLAN), format: 'taizhang-template/v9' };
  expect(() => readTemplate(JSON.stringify(newer), '样式.json')).toThrow('ledger.newerFormat');
});

test.each(['', '{', '[]', '{"format":"taizhang-template/v1"}', '{"format":"other"}'])(
  'the text %p is no template',
  (text) => {
    expect(() => readTemplate(text, '样式.json')).toThrow('ledger.badTemplate');
  },
);
