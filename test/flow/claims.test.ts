import { handOutClaims } from '../../src/app/claim-round';
import { consolidateReturns } from '../../src/app/consolidate-returns';
import { distribute } from '../../src/app/distribute';
import { generateLedger } from '../../src/app/generate-ledger';
import { readPlanText } from '../../src/app/read-plan';
import { nodeServices } from '../../src/cli/services';
import { fillReturn, tableOf } from './fill';

const services = nodeServices();
const asOf = '2026-07-01';
const PLAN = `云溪市2026年营商环境提升方案
三、主要任务
(一)推行企业开办一日办结。
任务要求:完善一窗受理机制。
责任单位:各有关部门。
完成时限:2026年10月31日
(二)清理规范涉企收费。
任务要求:公布收费目录清单。
责任单位:各有关部门。
完成时限:2026年9月30日
(三)建立企业诉求直达机制。
任务要求:开通诉求平台。
责任单位:各有关部门。
完成时限:2026年12月底前
`;

async function claimRound() {
  const made = await generateLedger(services, { plan: readPlanText(PLAN).value }, { asOf });
  const units = ['市市场监管局', '市财政局', '市工商联'];
  return { ledger: made.file, sheets: (await handOutClaims(services, made.file, { asOf, units })).files };
}

test('where a plan names nobody, claims say whose tasks they are: only ticked tasks become theirs, the rest is listed', async () => {
  const { ledger, sheets } = await claimRound();
  expect(sheets).toHaveLength(3);
  const ticks: Readonly<Record<string, readonly number[]>> = { 市市场监管局: [0], 市财政局: [1], 市工商联: [] };
  const claims = sheets.map(({ name, unit, bytes }) => ({
    name,
    bytes: fillReturn(bytes, (_, index): Record<string, string> =>
      ticks[unit]?.includes(index) === true ? { 是否认领: '√', 承办科室: '办公室', 责任人: '沈知远' } : {},
    ),
  }));
  const taken = await consolidateReturns(services, ledger, claims, { asOf });
  expect(taken.claims?.claims.map(({ unit, tasks }) => [unit, tasks.length])).toEqual(
    expect.arrayContaining([
      ['市市场监管局', 1],
      ['市财政局', 1],
      ['市工商联', 0],
    ]),
  );
  expect(taken.claims?.issues).toEqual([
    expect.objectContaining({ code: 'claim.unclaimed', task: '建立企业诉求直达机制' }),
  ]);

  const handOut = await distribute(services, { name: '台账.xlsx', bytes: taken.bytes }, { asOf });
  const tasks = handOut.files.map(({ unit, bytes }) => {
    const table = tableOf(bytes);
    const of = (row: (typeof table.rows)[number]) =>
      ['主要任务', '承办科室', '责任人'].map((title) => table.text(row, title));
    return [unit, ...table.rows.map((row) => of(row).join(' '))];
  });
  expect(tasks).toEqual([
    ['市市场监管局', '推行企业开办一日办结 办公室 沈知远'],
    ['市财政局', '清理规范涉企收费 办公室 沈知远'],
  ]);
});

test('claims and returns in one folder are told apart', async () => {
  const { ledger, sheets } = await claimRound();
  const [claim] = sheets.map(({ name, bytes }) => ({ name, bytes: fillReturn(bytes, () => ({ 是否认领: '√' })) }));
  if (claim === undefined) throw new Error('no claim');
  const first = await consolidateReturns(services, ledger, [claim], { asOf });
  const claimed = { name: '台账.xlsx', bytes: first.bytes };
  const [handOut] = (await distribute(services, claimed, { asOf })).files;
  if (handOut === undefined) throw new Error('no return');
  const filled = {
    name: handOut.name,
    bytes: fillReturn(handOut.bytes, () => ({ 状态: '推进中', 进展情况: '已完成方案起草' })),
  };
  const both = await consolidateReturns(services, claimed, [claim, filled], { asOf });
  expect(both.claims?.claims).toHaveLength(1);
  expect(both.result.files.map(({ file }) => file)).toEqual([handOut.name]);
  expect(both.result.entriesAdded).toBe(3);
});
