import { readFileSync } from 'node:fs';
import path from 'node:path';
import { consolidateReturns } from '../../src/app/consolidate-returns';
import { distribute } from '../../src/app/distribute';
import { generateFromFile } from '../../src/app/generate-ledger';
import { makeReport } from '../../src/app/make-report';
import { readPlan } from '../../src/app/read-plan';
import { undoRun } from '../../src/app/undo-run';
import { validateFiles } from '../../src/app/validate-files';
import { readXlsx } from '../../src/adapters/xlsx/read';
import { nodeServices } from '../../src/cli/services';
import { Period, cellText } from '../../src/core/model';
import { describeWithShared, SHARED } from '../support/programs';
import { fillReturn, tableOf } from './fill';

const services = nodeServices();
const seed = (name: string) => ({ name, bytes: new Uint8Array(readFileSync(path.join(SHARED, 'seeds', name))) });
/** The persons of a row as the document's annotation has them. */
function personsOfRow(row: number): readonly string[] {
  const annotation = readFileSync(path.join(SHARED, 'corpus/seeds/seed-002-ledger.json'), 'utf8');
  return (JSON.parse(annotation) as { tasks: { person: string[] }[] }).tasks[row - 1]?.person ?? [];
}
const july = Period.parse('2020-07');
const asOf = '2020-07-28';

describeWithShared('the Puyang plan, from the document to the report', () => {
  const document = () => seed('002_1c8642c6e06c7a5e.txt');
  const generated = async () => (await generateFromFile(services, document(), { asOf: '2020-06-28' })).file;

  test('the document holds 25 tasks and a printed ledger of 17 rows, each cut from one of them', async () => {
    const { value: plan } = await readPlan(services, document());
    expect(plan.tasks).toHaveLength(25);
    expect(plan.ledgers.map((ledger) => ledger.rows.length)).toEqual([17]);
    const taskIds = plan.ledgers[0]?.rows.map((row) => row.taskId) ?? [];
    expect(new Set(taskIds).size).toBe(17);
    expect(taskIds).not.toContain(null);
    expect(plan.filing[0]).toMatchObject({ every: 'monthly', by: 30 });
    expect(plan.phases).toHaveLength(3);
  });

  test('the eight tasks that the bureau left out are listed', async () => {
    const made = await generateFromFile(services, document(), { asOf: '2020-06-28' });
    expect(made.leftOut).toHaveLength(8);
    expect(made.issues.filter(({ code }) => code === 'assignment.leftOut')).toHaveLength(8);
  });

  test('the ledger sheet carries the title, the columns, 17 numbered rows with units and owners, and the notes', async () => {
    const sheet = readXlsx((await generated()).bytes, 'ledger.xlsx').sheets[0];
    const texts = (sheet?.rows ?? []).map((row) => (row ?? []).map((value) => cellText(value)));
    expect(texts[0]).toContain('落实《濮阳市人民政府2020年法治政府建设冲刺方案》工作台账');
    const header = texts.find((row) => row.includes('序号')) ?? [];
    expect(header.slice(0, 8)).toEqual([
      '序号',
      '主要任务',
      '完成时间',
      '状态',
      '进展情况',
      '责任科室',
      '责任人',
      '备注',
    ]);
    const rows = texts.filter((row) => /^\d+$/.test(row[0] ?? ''));
    expect(rows.map((row) => row[0])).toEqual(Array.from({ length: 17 }, (_, index) => String(index + 1)));
    expect(rows[7]?.slice(5, 7)).toEqual(['办公室、机关总支', personsOfRow(8).join(' ')]);
    expect(texts.flat().some((text) => text.includes('每月30日前填报进展情况'))).toBe(true);
  });

  test('every office gets a return with just its rows; a shared task stands in both', async () => {
    const handOut = await distribute(services, await generated(), { asOf, period: july });
    expect(handOut.files.map(({ unit }) => unit).sort()).toEqual(['办公室', '发财科', '政法科', '机关总支'].sort());
    const tasks = new Map(
      handOut.files.map(({ unit, bytes }) => {
        const table = tableOf(bytes);
        return [unit, table.rows.map((row) => table.text(row, '序号'))] as const;
      }),
    );
    expect(tasks.get('政法科')).toEqual(['1', '2', '3', '5', '7', '11', '12', '14']);
    expect(tasks.get('机关总支')).toEqual(['6', '8', '13', '14', '15', '17']);
    expect(tasks.get('发财科')).toEqual(['10']);
    expect(tasks.get('办公室')).toEqual(['4', '6', '8', '9', '10', '15', '16', '17']);
  });

  test("a person stands in the return of the person's own unit", async () => {
    const handOut = await distribute(services, await generated(), { asOf, period: july });
    const table = tableOf(handOut.files.find(({ unit }) => unit === '机关总支')?.bytes ?? new Uint8Array());
    const owners = new Map(table.rows.map((row) => [table.text(row, '序号'), table.text(row, '责任人')]));
    expect(owners.get('8')).toBe(personsOfRow(8)[1]);
    expect(owners.get('6')).toBe(personsOfRow(6)[0]);
  });

  test('filled returns come together in the ledger, the report says who is missing, and the run can be taken back', async () => {
    const ledger = await generated();
    const handOut = await distribute(services, ledger, { asOf, period: july });
    const returns = handOut.files
      .filter(({ unit }) => unit !== '发财科')
      .map(({ name, unit, bytes }) => ({
        name,
        bytes: fillReturn(bytes, (task) => ({ 状态: '进行中', 进展情况: `${unit}：${task}已召开部署会` })),
      }));
    const merged = await consolidateReturns(services, ledger, returns, { asOf, period: july });
    expect(merged.result.entriesAdded).toBe(8 + 6 + 8);
    expect(merged.result.conflicts).toEqual([]);
    expect(merged.result.units.filter(({ state }) => state === 'missing').map(({ unit }) => unit)).toEqual(['发财科']);

    const mergedFile = { name: '台账.xlsx', bytes: merged.bytes };
    const progress = (readXlsx(merged.bytes, 'x').sheets[0]?.rows ?? []).map((row) => cellText(row?.[4]));
    const shared = progress.find((text) => text.includes('办公室：') && text.includes('机关总支：')) ?? '';
    expect(shared).toMatch(/【办公室】[\s\S]*【机关总支】/);

    const again = await consolidateReturns(services, mergedFile, returns, { asOf, period: july });
    expect(again.changed).toBe(false);
    expect(again.bytes).toEqual(merged.bytes);

    const report = await makeReport(services, mergedFile, { asOf, period: july });
    expect(report.file.bytes.length).toBeGreaterThan(5000);
    const [checked] = await validateFiles(services, [mergedFile], { asOf });
    expect(checked?.kind).toBe('ledger');

    const undone = await undoRun(services, mergedFile, { asOf });
    const shown = (bytes: Uint8Array) =>
      (readXlsx(bytes, 'x').sheets[0]?.rows ?? []).map((row) =>
        (row ?? [])
          .map((value) => cellText(value))
          .join('|')
          .replace(/\|+$/, ''),
      );
    expect(shown(undone.bytes).filter(Boolean)).toEqual(shown(ledger.bytes).filter(Boolean));
  });
});

describeWithShared('the Quzhou plan', () => {
  test('its 41 tasks become a ledger of 41 rows with lead and responsible units', async () => {
    const made = await generateFromFile(services, seed('000_1ff74f12584f6528.txt'), { asOf: '2020-06-28' });
    expect(made.ledger.template.assignments).toHaveLength(41);
    const sheet = readXlsx(made.file.bytes, 'x').sheets[0];
    const header = (sheet?.rows ?? []).find((row) => row?.includes('序号') === true) ?? [];
    expect(header).toEqual(expect.arrayContaining(['牵头单位', '责任单位']));
  });
});
