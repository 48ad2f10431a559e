import { patchXlsx } from '../../src/adapters/xlsx/patch';
import { readXlsx } from '../../src/adapters/xlsx/read';
import { consolidateReturns } from '../../src/app/consolidate-returns';
import { handOutOf } from '../../src/app/distribute';
import { generateLedger } from '../../src/app/generate-ledger';
import type { InputFile } from '../../src/app/ports';
import { nodeServices } from '../../src/cli/services';
import { absorbEdits, fsck, project, type Consolidation } from '../../src/core/consolidate';
import { Period, type CellChange, type ColumnKey } from '../../src/core/model';
import { readLedger, type LedgerSheet } from '../../src/core/sheet';
import { summarize } from '../../src/core/report';
import { aLedger, taskIdOf } from '../support/builders';
import { tableOf } from './fill';

const services = nodeServices();
type Month = '03' | '04' | '05' | '06' | '07' | '08';

/** Six tasks, each of a lead and a second unit: twelve units. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['综合科', '秘书科'],
  ['人事科', '财务科'],
  ['法规科', '执法科'],
  ['规划科', '项目科'],
  ['信息科', '宣传科'],
  ['老干科', '工会办'],
];
const title = (at: number): string => `重点任务${'一二三四五六'.charAt(at)}`;
const UNITS = PAIRS.flat();

class Office {
  private file: InputFile = { name: '台账.xlsx', bytes: new Uint8Array() };
  private readonly handedOut = new Map<string, InputFile>();

  async open(): Promise<void> {
    const { template } = aLedger({
      tasks: PAIRS.map(([lead, second], at) => ({
        title: title(at),
        units: [lead, second],
        owners: [
          { name: `${lead}甲`, unit: lead },
          { name: `${second}甲`, unit: second },
        ],
        deadline: at === 4 ? '2020-07-31' : '2020-12-31',
      })),
    });
    this.file = (await generateLedger(services, { template }, { asOf: '2020-02-28' })).file;
  }

  sheet(): LedgerSheet {
    return absorbEdits(readLedger(readXlsx(this.file.bytes, this.file.name), this.file.name).value).sheet;
  }

  edit(task: number, column: ColumnKey, text: string): void {
    const sheet = this.sheet();
    const row = sheet.rows.find(({ taskId }) => taskId === taskIdOf(title(task)));
    const cells: CellChange[] = [{ row: row?.row ?? -1, column: sheet.columns.get(column) ?? -1, value: text }];
    this.file = { ...this.file, bytes: patchXlsx(this.file.bytes, [{ kind: 'setCells', sheet: sheet.sheet, cells }]) };
  }

  handOut(month: Month): void {
    const period = Period.parse(`2020-${month}`);
    const handOut = handOutOf(services, this.sheet().ledger, { asOf: `2020-${month}-05`, period });
    for (const { unit, name, bytes } of handOut.files) this.handedOut.set(`${unit} ${month}`, { name, bytes });
  }

  /** A clerk fills the month's form and saves it on that day. */
  fill(unit: string, month: Month, day: string, cells: Readonly<Record<string, string>>, name?: string): InputFile {
    const form = this.handedOut.get(`${unit} ${month}`);
    if (form === undefined) throw new Error(`${unit} got no form for ${month}`);
    const table = tableOf(form.bytes);
    const changes = table.rows.flatMap((row) =>
      Object.entries(cells).map(([column, value]) => ({ row, column: table.columns.get(column) ?? -1, value })),
    );
    const bytes = patchXlsx(form.bytes, [{ kind: 'setCells', sheet: table.grid.name, cells: changes }], {
      modified: `${day}T09:00:00Z`,
    });
    return { name: name ?? form.name, bytes };
  }

  /** The persons that a unit's form names. */
  personOn(unit: string, month: Month): string {
    const table = tableOf(this.handedOut.get(`${unit} ${month}`)?.bytes ?? new Uint8Array());
    return table.text(table.rows[0] ?? -1, '责任人');
  }

  async collect(asOf: string, files: readonly InputFile[]): Promise<Consolidation> {
    const { bytes, result } = await consolidateReturns(services, this.file, files, { asOf });
    this.file = { ...this.file, bytes };
    return result;
  }

  shows(task: number, column: ColumnKey = 'progress'): string {
    return this.sheet().rows.find(({ taskId }) => taskId === taskIdOf(title(task)))?.cells[column] ?? '';
  }
}

/**
 * What the coordinator's table must show after each month, written from the clerks' diary below and not by the product:
 * for each task its two units' words in their order, or one text where the coordinator wrote it.
 */
const DIARY: Readonly<Record<Month, (plain: (unit: string) => string) => readonly string[]>> = {
  '03': (plain) => PAIRS.map(([lead, second]) => stacked([lead, plain(lead)], [second, plain(second)])),
  '04': (plain) =>
    PAIRS.map(([lead, second]) =>
      stacked([lead, lead === '信息科' ? '（未报）' : plain(lead)], [second, plain(second)]),
    ),
  '05': (plain) => RENAMED.map(([lead, second]) => stacked([lead, plain(lead)], [second, plain(second)])),
  '06': (plain) =>
    RENAMED.map(([lead, second]) =>
      stacked([lead, plain(lead)], [second, second === '秘书科' ? '更正：6月办结8件。' : plain(second)]),
    ),
  '07': (plain) =>
    RENAMED.map(([lead, second]) => {
      if (lead === '综合科') return '综合科、秘书科7月共办结事项20件。';
      if (lead === '信息科') return stacked([lead, '平台已上线运行。'], [second, '平台已上线运行。']);
      return stacked([lead, plain(lead)], [second, plain(second)]);
    }),
  '08': (plain) =>
    RENAMED.map(([lead, second]) => {
      if (lead === '信息科') return stacked([lead, '平台已上线运行。'], [second, '平台已上线运行。']);
      return stacked([lead, plain(lead)], [second, second === '财务科' ? '（未报）' : plain(second)]);
    }),
};
const RENAMED = PAIRS.map(([lead, second]) => [lead === '规划科' ? '发展规划科' : lead, second] as const);
const stacked = (...parts: readonly (readonly [string, string])[]): string =>
  parts.map(([unit, text]) => `【${unit}】${text}`).join('\n');

const said = (unit: string, month: Month): string =>
  `${unit}${Number(month)}月办结事项${unit.length + Number(month)}件。`;
const going = (unit: string, month: Month): Record<string, string> => ({ 状态: '推进中', 进展情况: said(unit, month) });

test('six months with twelve units: who was silent, late, renamed and replaced, and what the ledger says of it', async () => {
  const office = new Office();
  await office.open();
  const states = (result: Consolidation, state: string): string[] =>
    result.units.filter((unit) => unit.state === state).map(({ unit }) => unit);
  const showsAll = (month: Month): void => {
    const expected = DIARY[month]((unit) => said(unit, month));
    expect(PAIRS.map((_, at) => office.shows(at))).toEqual(expected);
  };
  const all = (month: Month, units: readonly string[] = UNITS): InputFile[] =>
    units.map((unit) => office.fill(unit, month, `2020-${month}-20`, going(unit, month)));

  // March: everybody returns in time
  office.handOut('03');
  const march = await office.collect('2020-03-28', all('03'));
  expect(march).toMatchObject({ entriesAdded: 12, conflicts: [], questions: [], lockedEdits: [] });
  expect(states(march, 'returned')).toEqual(UNITS);
  expect(office.shows(0)).toBe('【综合科】综合科3月办结事项6件。\n【秘书科】秘书科3月办结事项6件。');

  showsAll('03');

  // April: a new person in 法规科; 信息科 stays silent
  office.edit(2, 'owner', '法规科乙 执法科甲');
  office.handOut('04');
  expect(office.personOn('法规科', '04')).toBe('法规科乙');
  expect(office.personOn('执法科', '04')).toBe('执法科甲');
  const april = await office.collect(
    '2020-04-28',
    all(
      '04',
      UNITS.filter((unit) => unit !== '信息科'),
    ),
  );
  expect(states(april, 'missing')).toEqual(['信息科']);
  expect(office.shows(4)).toBe('【信息科】（未报）\n【宣传科】宣传科4月办结事项7件。');

  showsAll('04');

  // May: 规划科 is now called 发展规划科; its clerk still has the old form of April and corrects it
  office.edit(3, 'responsibleUnit', '发展规划科、项目科');
  office.handOut('05');
  const units = UNITS.map((unit) => (unit === '规划科' ? '发展规划科' : unit));
  const oldForm = office.fill('规划科', '04', '2020-04-30', { 状态: '推进中', 进展情况: '规划科4月补报1件。' });
  const may = await office.collect('2020-05-28', [...all('05', units), oldForm]);
  expect(may).toMatchObject({ entriesAdded: 13, conflicts: [], questions: [] });
  expect(states(may, 'returned')).toEqual(units);
  expect(office.shows(3)).toBe('【发展规划科】发展规划科5月办结事项10件。\n【项目科】项目科5月办结事项8件。');

  showsAll('05');

  // June: 综合科 is late; 秘书科 sends a second, corrected file
  office.handOut('06');
  const inTime = units.filter((unit) => unit !== '综合科');
  const corrected = office.fill(
    '秘书科',
    '06',
    '2020-06-25',
    { 状态: '推进中', 进展情况: '更正：6月办结8件。' },
    '秘书科6月更正.xlsx',
  );
  const june = await office.collect('2020-06-28', [corrected, ...all('06', inTime)]);
  expect(states(june, 'missing')).toEqual(['综合科']);
  expect(june.files.filter(({ state }) => state === 'superseded')).toHaveLength(1);
  const late = await office.collect('2020-07-03', [office.fill('综合科', '06', '2020-07-02', going('综合科', '06'))]);
  expect(late.files).toMatchObject([{ unit: '综合科', period: '2020-06', state: 'merged' }]);
  expect(office.shows(0)).toBe('【综合科】综合科6月办结事项9件。\n【秘书科】更正：6月办结8件。');

  showsAll('06');

  // July: 信息科 and 宣传科 close their task; the coordinator polishes the first task's text
  office.handOut('07');
  const closing = { 状态: '已完成', 进展情况: '平台已上线运行。', 办结日期: '2020-07-15' };
  const closed = ['信息科', '宣传科'].map((unit) => office.fill(unit, '07', '2020-07-20', closing));
  const others = units.filter((unit) => !['信息科', '宣传科'].includes(unit));
  const julyFiles = [...closed, ...all('07', others)];
  await office.collect('2020-07-28', julyFiles);
  expect([office.shows(4, 'status'), office.shows(4, 'closedOn')]).toEqual(['已完成', '2020-07-15']);
  office.edit(0, 'progress', '综合科、秘书科7月共办结事项20件。');

  showsAll('07');

  // August: the closed task is not asked for; 财务科 sends its July file again under a new name
  office.handOut('08');
  const again = {
    name: '财务科8月.xlsx',
    bytes: julyFiles.find(({ name }) => name.startsWith('财务科'))?.bytes ?? new Uint8Array(),
  };
  const august = await office.collect('2020-08-28', [
    ...all(
      '08',
      others.filter((unit) => unit !== '财务科'),
    ),
    again,
  ]);
  expect(august).toMatchObject({ entriesAdded: 9, conflicts: [] });
  expect(august.files.find(({ file }) => file === '财务科8月.xlsx')?.state).not.toBe('merged');
  expect(states(august, 'missing')).toEqual(['财务科', '信息科', '宣传科']);
  expect(august.units.filter(({ openTaskIds }) => openTaskIds.length > 0).map(({ unit }) => unit)).toEqual(['财务科']);
  expect(office.shows(0)).toBe('【综合科】综合科8月办结事项11件。\n【秘书科】秘书科8月办结事项11件。');
  expect(office.shows(4)).toContain('平台已上线运行。');

  showsAll('08');

  // the log: whole, and every month can still be seen as it was
  const { ledger } = office.sheet();
  expect(fsck(office.sheet())).toEqual([]);
  expect(ledger.runs.map(({ period }) => period)).toEqual([
    ...['2020-03', '2020-04', '2020-05', '2020-06', '2020-07', '2020-07', '2020-08'],
  ]);
  expect(ledger.entries).toHaveLength(12 + 11 + 13 + 13 + 12 + 9);
  const months: readonly Month[] = ['03', '05', '06', '07', '08'];
  for (const month of months) {
    const then = project(ledger, Period.parse(`2020-${month}`)).rows.map(({ cells }) => cells.progress ?? '');
    // a unit that was renamed later stands under its present name
    const expected = DIARY[month]((unit) => said(unit, month)).map((text) =>
      text.replace('【规划科】', '【发展规划科】'),
    );
    expect([month, then]).toEqual([month, expected]);
  }
  const asOfPeriod = (period: string, task: number): string | undefined =>
    project(ledger, Period.parse(period)).rows[task]?.cells.progress;
  expect(asOfPeriod('2020-03', 1)).toBe('【人事科】人事科3月办结事项6件。\n【财务科】财务科3月办结事项6件。');
  expect(asOfPeriod('2020-04', 3)).toBe('【发展规划科】规划科4月补报1件。\n【项目科】项目科4月办结事项7件。');
  expect(asOfPeriod('2020-07', 0)).toBe('综合科、秘书科7月共办结事项20件。');
  expect(summarize(ledger, { asOf: '2020-08-28' })).toMatchObject({ tasks: 6, done: 1, doneOnTime: 1, overdue: 0 });
});
