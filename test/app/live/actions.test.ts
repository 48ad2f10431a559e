import { checkLive, consolidateLive, generateLive, handOutLive, undoLive } from '../../../src/app/live/actions';
import { readLive } from '../../../src/app/live/open';
import { blocksFromText, parsePlan } from '../../../src/core/plan';
import { nodeServices } from '../../../src/cli/services';
import { startExcel } from '../../excel-host/excel';
import { openAgain, openOffice } from '../../adapters/office/open-office';
import { differences, pictureOf } from '../../adapters/office/ledger-workbook';
import { aSheet, aWorkbook } from '../../adapters/workbook-contract/layouts';
import { expectFailure } from '../../adapters/workbook-contract/workbook-contract';
import { fillReturn } from '../../flow/fill';
import { aLedger } from '../../support/builders';
import { AS_OF, ledgerOnExcel } from './on-excel';

const services = nodeServices();
const tasks = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    title: `第${i + 1}项整改任务`,
    units: [`${'甲乙丙丁'.charAt(i % 4)}科`],
    deadline: '2020-10-31',
  }));

const aPlan = (count: number) =>
  parsePlan(
    blocksFromText(
      [
        '关于印发环境整治工作方案的通知',
        '二、主要任务',
        ...tasks(count).map(
          ({ title, units }, i) =>
            `（${i + 1}）${title}。完成排查并整改到位。（责任单位：${units[0]}；完成时限：2020年10月底）`,
        ),
      ].join('\n'),
    ),
  ).value;

/** Round trips that say anything: letting go of ranges, which the client does by itself, is none. */
const roundTrips = ({ log }: Pick<ReturnType<typeof startExcel>, 'log'>, since: number): number =>
  log
    .slice(since)
    .filter(({ request }) =>
      request.Actions.some(({ ActionType, Name }) => ActionType !== 1 && Name !== '_RemoveReference'),
    ).length;

describe('the actions of the pane on a live workbook', () => {
  test.each([5, 200])(
    'generating a ledger of %d tasks takes eight round trips at most, and shows the table',
    async (count) => {
      const { port, excel } = await openOffice(aWorkbook(aSheet('已有', [['x']])));
      const since = excel.log.length;
      await generateLive(port, services, aPlan(count), { asOf: AS_OF });
      expect(roundTrips(excel, since)).toBeLessThanOrEqual(8);
      const live = await readLive(port);
      expect(live?.sheet.ledger.template.assignments).toHaveLength(count);
      expect(excel.workbook.active.name).toBe(live?.sheet.sheet);
    },
  );

  test('what a person types or pastes is checked as it stands, with its cell', async () => {
    const ledger = await ledgerOnExcel(aLedger({ tasks: tasks(3) }));
    expect(checkLive(await ledger.live(), AS_OF)).toEqual([]);
    ledger.person.pastes(ledger.table, ledger.cell('status', 1), [['差不多了']]);
    const found = checkLive(await ledger.live(), AS_OF);
    expect(found.map(({ code }) => code)).toContain('status.unknown');
    expect(found[0]?.at).toMatchObject({ sheet: ledger.table, row: ledger.rowNumber(1) - 1 });
  });

  test.each([8, 200])(
    'merging returns into %d tasks: the same round trips; taken back, the table is as before',
    async (count) => {
      const ledger = await ledgerOnExcel(aLedger({ tasks: tasks(count) }));
      const { port, excel } = ledger;
      const { files } = await handOutLive(port, services, { asOf: AS_OF });
      const returns = files
        .filter(({ name }) => name.endsWith('.xlsx'))
        .map(({ name, bytes }) => ({
          name,
          bytes: fillReturn(bytes, (task) => ({ 状态: '推进中', 进展情况: `${task}：已排查。` })),
        }));
      expect(returns).toHaveLength(4);
      const before = pictureOf(excel.workbook);
      const since = excel.log.length;
      const result = await consolidateLive(port, services, returns, { asOf: AS_OF });
      // reading the ledger (two, or three where formulas are asked for) and applying (six)
      expect(roundTrips(excel, since)).toBeLessThanOrEqual(9);
      expect(result.changes.length).toBeGreaterThan(0);
      expect(String(ledger.person.sees(ledger.table, ledger.cell('progress', count - 1)))).toContain('已排查');
      await undoLive(port, { asOf: AS_OF });
      const table = [...before].filter(([place]) => place.startsWith(`${ledger.table} `));
      const now = [...pictureOf(excel.workbook)].filter(([place]) => place.startsWith(`${ledger.table} `));
      expect(differences(new Map(now), new Map(table))).toEqual([]);
    },
  );

  test.each([3000, 8000, 12000, 20000])(
    'an Excel that takes only %d bytes at once: it is said so, and nothing is lost',
    async (payloadLimit) => {
      const ledger = await ledgerOnExcel(aLedger({ tasks: tasks(30) }));
      const { port, excel } = ledger;
      const { files } = await handOutLive(port, services, { asOf: AS_OF });
      const returns = files
        .filter(({ name }) => name.endsWith('.xlsx'))
        .map(({ name, bytes }) => ({
          name,
          bytes: fillReturn(bytes, () => ({ 状态: '推进中', 进展情况: '已排查。' })),
        }));
      const before = pictureOf(excel.workbook);
      excel.knobs.payloadLimit = payloadLimit;
      await expectFailure('host.tooLarge', () => consolidateLive(port, services, returns, { asOf: AS_OF }));
      expect(differences(pictureOf(excel.workbook), before)).toEqual([]);
    },
  );

  test('a ledger that returns have been merged into is not generated anew; an untouched one is, in its place', async () => {
    const ledger = await ledgerOnExcel(aLedger({ tasks: tasks(4) }));
    const { port, excel } = ledger;
    await generateLive(port, services, aPlan(6), { asOf: AS_OF });
    expect((await ledger.live()).sheet.ledger.template.assignments).toHaveLength(6);
    const { files } = await handOutLive(port, services, { asOf: AS_OF });
    const [first] = files.filter(({ name }) => name.endsWith('.xlsx'));
    const bytes = fillReturn(first!.bytes, () => ({ 状态: '推进中', 进展情况: '已排查。' }));
    await consolidateLive(port, services, [{ name: first!.name, bytes }], { asOf: AS_OF });
    const before = pictureOf(excel.workbook);
    await expectFailure('host.ledgerInUse', () => generateLive(port, services, aPlan(6), { asOf: AS_OF }));
    expect(differences(pictureOf(excel.workbook), before)).toEqual([]);
  });

  test('a workbook without a ledger has none', async () => {
    const { port } = await openAgain(startExcel().workbook);
    expect(await readLive(port)).toBeNull();
    await expectFailure('ledger.notALedger', () => undoLive(port, { asOf: AS_OF }));
  });
});
