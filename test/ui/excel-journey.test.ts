/** @jest-environment node */
import { isPassing, technicalDetail } from '../../src/adapters/office';
import { nodeServices } from '../../src/cli/services';
import type { OutputFile, WorkbookPort } from '../../src/app/ports';
import { createExcelJourney } from '../../src/ui/journey/excel-store';
import { AS_OF, ledgerOnExcel } from '../app/live/on-excel';
import { answerOf, offersOf } from '../../src/ui/journey/answers';
import { fillReturn } from '../flow/fill';
import { aLedger } from '../support/builders';

/** The journey beside a ledger that stands in a simulated Excel, begun. */
async function beside() {
  const ledger = await ledgerOnExcel(aLedger());
  const saved: OutputFile[] = [];
  const gate = { open: Promise.resolve() };
  // reading may be held back, as by a slow Excel
  const workbook: WorkbookPort = {
    ...ledger.port,
    readSheets: async (ids) => {
      await gate.open;
      return ledger.port.readSheets(ids);
    },
  };
  const journey = createExcelJourney(
    {
      services: nodeServices(),
      today: AS_OF,
      save: (file) => void saved.push(file),
      copy: () => Promise.resolve(true),
      loadSamples: () => Promise.resolve(null),
    },
    { workbook, technicalDetail, isPassing, onNotice: () => () => undefined },
  );
  await journey.begin();
  const codes = () => journey.state().findings?.map(({ code }) => code) ?? null;
  return { ...ledger, journey, gate, codes, saved };
}

/** Waits until something holds, a few seconds at most. */
async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds() && tries < 300; tries += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(holds()).toBe(true);
}

describe('the journey beside the sheet', () => {
  test('finds the ledger that stands in the workbook, and follows what a person types', async () => {
    const { journey, person, table, cell, codes } = await beside();
    expect(journey.state().step).toBe('ledger');
    expect(codes()).toEqual([]);
    person.pastes(table, cell('status', 0), [['差不多了']]);
    await until(() => codes()?.includes('status.unknown') === true);
    person.types(table, cell('status', 0), '推进中');
    await until(() => codes()?.length === 0 || codes()?.includes('status.unknown') === false);
    expect(journey.state().failure).toBeNull();
  });

  test('a person who goes on typing sees no error, and the findings when the cell is left', async () => {
    const { journey, excel, person, table, cell, codes } = await beside();
    person.pastes(table, cell('status', 0), [['差不多了']]);
    excel.knobs.cellEditing = true;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(journey.state()).toMatchObject({ failure: null, notice: null });
    excel.knobs.cellEditing = false;
    await until(() => codes()?.includes('status.unknown') === true);
    expect(journey.state()).toMatchObject({ failure: null, notice: null });
  });

  test('what is typed while the returns are made for handing out is checked afterwards', async () => {
    const { journey, person, table, cell, gate, codes, settle } = await beside();
    let release = (): void => undefined;
    gate.open = new Promise((resolve) => {
      release = resolve;
    });
    const handing = journey.handOut();
    person.pastes(table, cell('status', 0), [['差不多了']]);
    await settle();
    expect(codes()).toEqual([]);
    release();
    await handing;
    expect(journey.state().handOut?.files.length).toBeGreaterThan(0);
    await until(() => codes()?.includes('status.unknown') === true);
  });

  test('knows which cell of the ledger is selected, and that another is none', async () => {
    const { journey, person, table, cell, live } = await beside();
    const [first] = (await live()).sheet.rows;
    person.selects(table, cell('progress', 0));
    await until(() => journey.state().selected !== null);
    expect(journey.state().selected).toEqual({ taskId: first?.taskId, column: 'progress' });
    person.selects(table, 'A1');
    await until(() => journey.state().selected === null);
  });

  test('merges, sends back, takes any run back and makes a clean copy of what stands in the sheet', async () => {
    const { journey, saved } = await beside();
    await journey.handOut();
    const [first] = journey.state().handOut?.files ?? [];
    if (first === undefined) throw new Error('nothing was handed out');
    journey.addReturns([
      { name: first.name, bytes: fillReturn(first.bytes, () => ({ 状态: '推进中', 进展情况: '按计划推进。' })) },
    ]);
    await journey.consolidate();
    await journey.sendBack(({ code }) => code);
    expect(journey.state().sentBack?.map(({ unit, copy }) => [unit, copy !== null])).toEqual([[first.unit, true]]);
    await journey.clean();
    expect(saved.map(({ name }) => name)).toEqual([
      `${journey.state().ledger?.ledger.template.title ?? ''}（报送版）.xlsx`,
    ]);
    await journey.undoMerge('r1');
    expect(journey.state().failure).toBeNull();
    expect(journey.state().ledger?.ledger.runs.map(({ reverts }) => reverts)).toEqual([undefined, 'r1']);
  });
});

describe('stopping beside the sheet', () => {
  /** Two files of 政法科 that say different things, and a journey that has them. */
  async function withTwoVersions() {
    const setting = await beside();
    const { journey } = setting;
    await journey.handOut();
    const form = journey.state().handOut?.files.find(({ unit }) => unit === '政法科');
    if (form === undefined) throw new Error('no form');
    const versions = ['草拟3条。', '草拟5条。'].map((words, at) => ({
      name: `政法科${at}.xlsx`,
      bytes: fillReturn(form.bytes, () => ({ 状态: '推进中', 进展情况: words })),
    }));
    journey.addReturns(versions);
    const stopAtFile = (number: number) =>
      journey.subscribe(() => {
        if (journey.state().progress?.done === number) journey.cancel();
      });
    return { ...setting, stopAtFile };
  }

  test.each([1, 2])(
    'while file %d is read leaves the workbook as it was, and nothing is said to have failed',
    async (at) => {
      const { journey, live, stopAtFile } = await withTwoVersions();
      const stop = stopAtFile(at);
      await journey.consolidate();
      expect((await live()).sheet.ledger.runs).toEqual([]);
      expect(journey.state()).toMatchObject({ merge: null, failure: null, busy: false, progress: null });
      stop();
      await journey.consolidate();
      expect((await live()).sheet.ledger.runs).toHaveLength(1);
    },
  );

  test('while an answer is taken in leaves the run that was to be done again, and its conflicts', async () => {
    const { journey, live, stopAtFile } = await withTwoVersions();
    await journey.consolidate();
    const before = await live();
    const [conflict] = journey.state().merge?.made.result.conflicts ?? [];
    const offer = conflict && offersOf(conflict).find(({ text }) => text.includes('5'));
    if (conflict === undefined || offer === undefined) throw new Error('no conflict between the two files');
    const stop = stopAtFile(1);
    await journey.answer([answerOf(conflict, offer)]);
    expect((await live()).sheet.ledger).toEqual(before.sheet.ledger);
    expect(journey.state().merge?.made.result.conflicts.length).toBeGreaterThan(0);
    stop();
    await journey.answer([answerOf(conflict, offer)]);
    expect(journey.state()).toMatchObject({ failure: null, merge: { made: { result: { conflicts: [] } } } });
    expect((await live()).sheet.rows[0]?.cells.progress).toBe('草拟5条。');
  });

  test('an answer that failed and is tried again takes no other run back', async () => {
    const { journey, live, excel } = await withTwoVersions();
    await journey.consolidate();
    const [conflict] = journey.state().merge?.made.result.conflicts ?? [];
    const offer = conflict && offersOf(conflict).find(({ text }) => text.includes('5'));
    if (conflict === undefined || offer === undefined) throw new Error('no conflict between the two files');
    excel.knobs.payloadLimit = 3000;
    await journey.answer([answerOf(conflict, offer)]);
    expect(journey.state().failure).not.toBeNull();
    excel.knobs.payloadLimit = null;
    await journey.answer([answerOf(conflict, offer)]);
    expect((await live()).sheet.rows[0]?.cells.progress).toBe('草拟5条。');
    expect(journey.state().failure).toBeNull();
  });
});
