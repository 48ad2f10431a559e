import { consolidateReturns } from '../../src/app/consolidate-returns';
import { distribute } from '../../src/app/distribute';
import { fsckLedger } from '../../src/app/fsck-ledger';
import { generateLedger } from '../../src/app/generate-ledger';
import { readPlanText } from '../../src/app/read-plan';
import { revisePlan } from '../../src/app/revise-plan';
import { readXlsx } from '../../src/adapters/xlsx/read';
import { cellText } from '../../src/core/model';
import { nodeServices } from '../../src/cli/services';
import { fillReturn, tableOf } from './fill';

const services = nodeServices();
const asOf = '2026-07-01';
const PLAN = `云溪市2026年营商环境提升方案
三、主要任务
(一)推行企业开办一日办结。
责任单位:市市场监管局。
完成时限:2026年10月31日
(二)清理规范涉企收费。
责任单位:市财政局。
完成时限:2026年9月30日
`;
const CHANGES = `序号,变动,主要任务,完成时限,责任单位,来源,交办日期
,新增,落实市长关于拖欠账款的批示,12月底前,市财政局,市长批示,2026年7月2日
1,延期,推行企业开办一日办结,11月底前,,,
`;
const csv = (text: string) => ({ name: '变动.csv', bytes: new TextEncoder().encode(text) });

test('the plan changes after the hand-out: returns on the old version still fit, the next ones show the change', async () => {
  const made = await generateLedger(services, { plan: readPlanText(PLAN).value }, { asOf });
  const handedOut = (await distribute(services, made.file, { asOf })).files;
  const revised = await revisePlan(services, made.file, csv(CHANGES), { asOf: '2026-07-03' });
  expect(revised.issues).toEqual([]);
  expect(revised.ledger.identity.templateVersion).toBe(2);
  const ledger = { name: '台账.xlsx', bytes: revised.bytes };
  expect(await fsckLedger(services, ledger)).toEqual([]);

  const rows = (readXlsx(revised.bytes, 'x').sheets[0]?.rows ?? []).map((row) => (row ?? []).map((c) => cellText(c)));
  const header = rows.find((row) => row.includes('序号')) ?? [];
  const last = rows.find((row) => row.includes('落实市长关于拖欠账款的批示')) ?? [];
  expect([last[header.indexOf('来源')], last[header.indexOf('交办日期')]]).toEqual(['市长批示', '2026-07-02']);

  const old = handedOut.map(({ name, bytes }) => ({
    name,
    bytes: fillReturn(bytes, () => ({ 状态: '推进中', 进展情况: '已完成方案起草' })),
  }));
  const merged = await consolidateReturns(services, ledger, old, { asOf: '2026-07-20' });
  expect(merged.result.entriesAdded).toBe(2);
  expect(merged.result.lockedEdits).toEqual([]);
  const next = await distribute(services, { ...ledger, bytes: merged.bytes }, { asOf: '2026-08-01' });
  const finance = tableOf(next.files.find(({ unit }) => unit === '市财政局')?.bytes ?? new Uint8Array());
  expect(finance.rows.map((row) => finance.text(row, '来源'))).toEqual(['', '市长批示']);
  const market = tableOf(next.files.find(({ unit }) => unit === '市市场监管局')?.bytes ?? new Uint8Array());
  expect(market.rows.map((row) => market.text(row, '完成时间'))).toEqual(['11月底前']);
});

test('a withdrawn task is asked for no more, keeps its row and is not late', async () => {
  const made = await generateLedger(services, { plan: readPlanText(PLAN).value }, { asOf });
  const gone = csv('序号,变动,主要任务\n2,撤销,清理规范涉企收费\n');
  const revised = await revisePlan(services, made.file, gone, { asOf });
  const handOut = await distribute(services, { name: '台账.xlsx', bytes: revised.bytes }, { asOf });
  expect(handOut.files.map(({ unit }) => unit)).toEqual(['市市场监管局']);
  const rows = readXlsx(revised.bytes, 'x').sheets[0]?.rows ?? [];
  const header = (rows.find((row) => row?.includes('到期日')) ?? []).map((value) => cellText(value));
  const row = rows.find((one) => one?.includes('清理规范涉企收费')) ?? [];
  expect(cellText(row[header.indexOf('到期日')])).toBe('');
  expect(cellText(row[header.indexOf('备注')])).toBe('已撤销');
});

test('what the coordinator reworded in the sheet stays as it was put', async () => {
  const made = await generateLedger(services, { plan: readPlanText(PLAN).value }, { asOf });
  const edited = services.patchWorkbook(
    made.file.bytes,
    [{ kind: 'setCells', sheet: '台账', cells: [{ row: 3, column: 1, value: '企业开办一日办结（含变更）' }] }],
    {},
  );
  const revised = await revisePlan(services, { name: '台账.xlsx', bytes: edited }, csv(CHANGES), { asOf });
  expect(cellText(readXlsx(revised.bytes, 'x').sheets[0]?.rows[3]?.[1])).toBe('企业开办一日办结（含变更）');
});
