import { consolidateReturns } from '../../src/app/consolidate-returns';
import { distribute } from '../../src/app/distribute';
import { generateFromFile } from '../../src/app/generate-ledger';
import { sendBack } from '../../src/app/send-back';
import { validateFiles } from '../../src/app/validate-files';
import { readXlsx } from '../../src/adapters/xlsx/read';
import { nodeServices } from '../../src/cli/services';
import { cellText, Period } from '../../src/core/model';
import { FINDINGS_SHEET } from '../../src/core/sheet';
import { formatFinding } from '../../src/messages';
import { fillReturn } from './fill';

const services = nodeServices();
const july = Period.parse('2026-07');
const asOf = '2026-07-20';
const PLAN = `云溪市2026年营商环境提升方案
（2026年3月2日）
一、压减行政审批申报材料
责任单位：市审批局
完成时限：2026年10月底前
二、清理拖欠中小企业账款
责任单位：市财政局、市审批局
完成时限：2026年6月底前
`;
const describeFinding: Parameters<typeof sendBack>[3]['describe'] = (finding) => formatFinding(finding, 'zh-CN');

async function handedOut() {
  const plan = { name: '方案.txt', bytes: new TextEncoder().encode(PLAN) };
  const { file } = await generateFromFile(services, plan, { asOf: '2026-03-10' });
  const { files } = await distribute(services, file, { asOf: '2026-07-01', period: july });
  const own = files.find(({ unit }) => unit === '市审批局');
  if (own === undefined) throw new Error('nothing handed out');
  return { ledger: file, own };
}

const ANSWERS = [
  { 状态: '己完成', 进展情况: '压减12项', 办结日期: '2026-07-15' },
  { 状态: '推进中', 进展情况: '已清偿三家企业账款120万元', 备注: '说明：法院正在执行' },
];

test('a return with faults goes back marked, is mended, and takes the place of the first one', async () => {
  const { ledger, own } = await handedOut();
  const first = { name: own.name, bytes: fillReturn(own.bytes, (_, index) => ANSWERS[index] ?? {}) };
  const merged = await consolidateReturns(services, ledger, [first], { asOf, period: july });

  const [sent, ...others] = await sendBack(services, ledger, [first], {
    asOf,
    period: july,
    describe: describeFinding,
  });
  expect(others).toEqual([]);
  expect(sent).toMatchObject({
    unit: '市审批局',
    period: '2026-07',
    copy: { name: '市审批局_台账_2026-07_退回.xlsx' },
  });
  const copy = sent?.copy;
  if (copy === null || copy === undefined) throw new Error('nothing went back');
  const list = readXlsx(copy.bytes, copy.name).sheets.find(({ name }) => name === FINDINGS_SHEET);
  const lines = list?.rows.slice(1).map((row) => row?.map((value) => cellText(value))) ?? [];
  expect(lines[0]?.[0]).toBe('必须改');
  expect(lines[0]?.[4]).toBe('已完成');
  expect(lines.map((line) => line?.[3]).join()).toContain('法院正在执行');

  const again = {
    name: copy.name,
    bytes: fillReturn(copy.bytes, (_, index): Record<string, string> => (index === 0 ? { 状态: '已完成' } : {})),
  };
  const ledgerNow = { ...ledger, bytes: merged.bytes };
  const second = await consolidateReturns(services, ledgerNow, [again], { asOf: '2026-07-22', period: july });
  expect(second.result).toMatchObject({ conflicts: [], questions: [], entriesAdded: 1 });
  expect(second.result.files).toMatchObject([{ state: 'merged', unit: '市审批局' }]);
  const none = await sendBack(services, ledger, [again], { asOf, period: july, describe: describeFinding });
  expect(none).toMatchObject([{ copy: null, findings: [{ code: 'overdue.noReason', explanation: '法院正在执行' }] }]);
});

test('the first file, coming once more after the mended one, changes nothing', async () => {
  const { ledger, own } = await handedOut();
  const first = { name: own.name, bytes: fillReturn(own.bytes, (_, index) => ANSWERS[index] ?? {}) };
  const [sent] = await sendBack(services, ledger, [first], { asOf, period: july, describe: describeFinding });
  const copy = sent?.copy;
  if (copy === null || copy === undefined) throw new Error('nothing went back');
  const mended = {
    name: '回.xlsx',
    bytes: fillReturn(copy.bytes, (_, index): Record<string, string> => (index === 0 ? { 状态: '已完成' } : {})),
  };
  const { result } = await consolidateReturns(services, ledger, [mended, first], { asOf, period: july });
  const states = new Map(result.files.map(({ file, state }) => [file, state]));
  expect([states.get('回.xlsx'), states.get(own.name)]).toEqual(['merged', 'superseded']);
  expect(result.conflicts).toEqual([]);
});

test('a return made by hand goes back as the proper form, once a person has said whose it is', async () => {
  const { ledger } = await handedOut();
  const csv = '序号,主要任务,状态,进展情况\n1,压减行政审批申报材料,已完成,正常推进\n';
  const home = { name: '回表.csv', bytes: new TextEncoder().encode(csv) };
  const request = { asOf, period: july, describe: describeFinding };
  const decisions = [{ file: '回表.csv', unit: '市审批局', period: july }];
  const [sent] = await sendBack(services, ledger, [home], { ...request, decisions });
  expect(sent?.copy?.name).toBe('市审批局_台账_2026-07_退回.xlsx');
});

test('a return is checked against its ledger where that is among the files: another ledger’s return is told', async () => {
  const { ledger, own } = await handedOut();
  const csv = {
    name: '市审批局7月.csv',
    bytes: new TextEncoder().encode('序号,主要任务,状态,进展情况\n1,压减行政审批申报材料,已完成,正常推进\n'),
  };
  const checked = await validateFiles(services, [ledger, own, csv], { asOf });
  expect(checked.map(({ kind, unit }) => [kind, unit])).toEqual([
    ['ledger', null],
    ['return', '市审批局'],
    ['return', '市审批局'],
  ]);
  expect(checked[2]?.issues.map(({ code }) => code)).toEqual(expect.arrayContaining(['talk.empty', 'closing.missing']));
  const plan = { name: '另一方案.txt', bytes: new TextEncoder().encode(PLAN.replace('营商环境提升', '校外培训整治')) };
  const other = (await generateFromFile(services, plan, { asOf: '2026-03-10' })).file;
  const [, foreign] = await validateFiles(services, [other, own], { asOf });
  expect(foreign?.issues.map(({ code }) => code)).toContain('merge.otherLedger');
});
