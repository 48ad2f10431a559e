import { consolidateReturns } from '../../src/app/consolidate-returns';
import { distribute } from '../../src/app/distribute';
import { generateLedger } from '../../src/app/generate-ledger';
import { readPlanText } from '../../src/app/read-plan';
import { openLedger } from '../../src/app/open-ledger';
import { answerUpward, makeSublevel } from '../../src/app/sublevel';
import { traceCells } from '../../src/app/trace-cells';
import type { InputFile } from '../../src/app/ports';
import { Period } from '../../src/core/model';
import { nodeServices } from '../../src/cli/services';
import { fillReturn, tableOf } from './fill';

const services = nodeServices();
const period = Period.parse('2026-07');
const asOf = '2026-07-01';
const later = { asOf: '2026-07-20', period };
const PLAN = `云溪市2026年营商环境提升方案
三、主要任务
(一)推行企业开办一日办结。
任务要求:完善一窗受理机制。
责任单位:市市场监管局。
完成时限:2026年10月31日
(二)清理规范涉企收费。
责任单位:市财政局。
完成时限:2026年9月30日
(三)公开收费目录清单。
责任单位:市市场监管局、市财政局。
完成时限:2026年9月30日
`;
const DECOMPOSED = `主要任务,细化措施,责任科室,责任人,完成时限
推行企业开办一日办结,开设综合窗口,注册科,陈知远,2026年8月底前
推行企业开办一日办结,印发办事指南,法规科,方启明,
推行企业开办一日办结,培训窗口人员,人事科,,
公开收费目录清单,,法规科,方启明,
没有这样的任务要做,,法规科,,
`;
const csv = (text: string) => ({ name: '分解.csv', bytes: new TextEncoder().encode(text) });

async function handDown(ledger: InputFile, unit: string): Promise<InputFile> {
  const { files } = await distribute(services, ledger, { asOf, period });
  const found = files.find((file) => file.unit === unit);
  if (found === undefined) throw new Error(unit);
  return found;
}
const filled = ({ name, bytes }: InputFile, progress: string, status = '推进中') => ({
  name,
  bytes: fillReturn(bytes, () => ({ 状态: status, 进展情况: progress })),
});
const merged = async (ledger: InputFile, returns: readonly InputFile[]) => {
  const made = await consolidateReturns(services, ledger, returns, later);
  return { ...made, file: { name: ledger.name, bytes: made.bytes } };
};
const city = async () => (await generateLedger(services, { plan: readPlanText(PLAN).value }, { asOf })).file;

test('three levels: a task goes from city to bureau to office to person, and the words come up through all of them', async () => {
  const cityLedger = await city();
  const toBureau = await handDown(cityLedger, '市市场监管局');
  const bureau = await makeSublevel(services, toBureau, { asOf, assignments: csv(DECOMPOSED) });
  expect(bureau.issues.map(({ code }) => code)).toEqual(['assignment.noTask']);
  expect(bureau.reportingUnits).toEqual(['注册科', '法规科', '人事科']);
  const { template } = bureau.ledger;
  expect(template.assignments.map((row) => [row.sequence, row.title, row.section.at(-1), row.deadline?.text])).toEqual([
    ['1', '开设综合窗口', '推行企业开办一日办结', '2026年8月底前'],
    ['2', '印发办事指南', '推行企业开办一日办结', '2026年10月31日'],
    ['3', '培训窗口人员', '推行企业开办一日办结', '2026年10月31日'],
    ['4', '公开收费目录清单', '公开收费目录清单', '2026年9月30日'],
  ]);
  expect(new Set(template.assignments.map((row) => row.parentTaskId)).size).toBe(2);
  expect(template.columns.map((column) => column.title)).toEqual(expect.arrayContaining(['细化措施', '责任科室']));
  expect(template.calendar.closingDay).toBe(27);

  const toOffice = await handDown(bureau.file, '注册科');
  const office = await makeSublevel(services, toOffice, {
    asOf,
    bulk: [{ to: { all: true }, responsibleUnits: ['一组'] }],
  });
  const toGroup = await handDown(office.file, '一组');
  const officeMerged = await merged(office.file, [filled(toGroup, '综合窗口已开设6个')]);

  // the office sends the return that it was given, filled from its own ledger; the bureau its ledger itself
  const fromOffice = await answerUpward(services, officeMerged.file, toOffice, later);
  expect(fromOffice).toMatchObject({ unit: '注册科', filled: 1, tasks: 1 });
  const bureauMerged = await merged(bureau.file, [fromOffice.file]);
  expect(bureauMerged.result.files).toMatchObject([{ unit: '注册科', state: 'merged', entries: 1 }]);
  const inCity = await merged(cityLedger, [{ ...bureauMerged.file, name: '随便起的名字.xlsx' }]);
  expect(inCity.result.files).toMatchObject([{ unit: '市市场监管局', state: 'merged' }]);
  const said = inCity.result.ledger.entries.map((entry) => entry.values.progress);
  expect(said.join()).toContain('综合窗口已开设6个');

  // the cell of the city names the file that the group has sent, three levels down
  const cells = await traceCells(
    services,
    { name: '台账.xlsx', bytes: inCity.bytes },
    { ...later, column: '进展情况' },
  );
  const lowest = cells.flatMap(({ answers }) => answers.flatMap(({ entry }) => entry.sources ?? []));
  expect(lowest).toMatchObject([{ unit: '一组', file: { name: toGroup.name } }]);
});

test('a return that is filled anew from the ledger below takes the place of the one that was sent before', async () => {
  const cityLedger = await city();
  const toBureau = await handDown(cityLedger, '市财政局');
  const bureau = await makeSublevel(services, toBureau, {
    asOf,
    bulk: [{ to: { all: true }, responsibleUnits: ['国库科'] }],
  });
  const toOffice = await handDown(bureau.file, '国库科');
  const first = await merged(bureau.file, [filled(toOffice, '收费已清理3项')]);
  const sent = await answerUpward(services, first.file, toBureau, later);
  const corrected = { ...filled(toOffice, '收费已清理5项'), name: '国库科更正.xlsx' };
  const theirs = bureau.ledger.template.assignments.map(({ taskId }) => ({
    key: { taskId },
    column: 'progress',
    choice: 'theirs' as const,
  }));
  const { bytes } = await consolidateReturns(services, first.file, [corrected], { ...later, decisions: theirs });
  const second = { file: { name: first.file.name, bytes } };
  const again = await answerUpward(services, second.file, toBureau, later);
  const files = [sent.file, { ...again.file, name: '市财政局再报.xlsx' }];
  const inCity = await merged(cityLedger, files);
  expect(inCity.result.conflicts).toEqual([]);
  const { sheet } = await openLedger(services, inCity.file);
  expect(sheet.rows.map(({ cells }) => cells.progress)).toEqual(
    expect.arrayContaining([expect.stringContaining('5项')]),
  );
});

test('a task above is done only when all measures below it are', async () => {
  const toBureau = await handDown(await city(), '市市场监管局');
  const bureau = await makeSublevel(services, toBureau, { asOf, assignments: csv(DECOMPOSED) });
  const done = filled(await handDown(bureau.file, '注册科'), '综合窗口已开设', '已完成');
  const partly = await answerUpward(services, (await merged(bureau.file, [done])).file, toBureau, later);
  const table = tableOf(partly.file.bytes);
  expect(table.rows.map((row) => table.text(row, '状态'))).toEqual(['推进中', '']);
});

test('the ledger above gives any of its units a ledger of its own, without what is other units’', async () => {
  const made = await makeSublevel(services, await city(), { asOf, unit: '市财政局' });
  expect(made.ledger.template.assignments.map((row) => row.title)).toEqual(['清理规范涉企收费', '公开收费目录清单']);
  expect(made.ledger.identity.unit).toBe('市财政局');
  expect(JSON.stringify(made.ledger.template)).not.toContain('企业开办');
});

test('without a unit the ledger above is asked whose; a unit without tasks, and a file that was not handed down, are refused', async () => {
  const cityLedger = await city();
  await expect(makeSublevel(services, cityLedger, { asOf })).rejects.toThrow('sublevel.whose');
  await expect(makeSublevel(services, cityLedger, { asOf, unit: '市教育局' })).rejects.toThrow('sublevel.noTasks');
  const own = await makeSublevel(services, cityLedger, { asOf, unit: '市财政局' });
  await expect(answerUpward(services, own.file, cityLedger, later)).rejects.toThrow('return.noIdentity');
});
