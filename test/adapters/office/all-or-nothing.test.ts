import { AdapterError, type Issue } from '../../../src/core/model';
import type { WorkbookPort } from '../../../src/app/ports';
import { HostError } from '../../excel-host/sheet/errors';
import { expectFailure } from '../workbook-contract/workbook-contract';
import { aSheet, aWorkbook } from '../workbook-contract/layouts';
import { cutOff, fewest, strayParts } from './cut-off';
import { aLedgerWorkbook, CHANGES, differences, pictureOf, type Picture } from './ledger-workbook';
import { openAgain, openOffice, workbookOf } from './open-office';

const GENERATED = aWorkbook(...aLedgerWorkbook().sheets.slice(0, 4), aSheet('台账说明', [['说明']]));
const generate = (port: WorkbookPort) => port.insertSheets(GENERATED);
const consolidate = (port: WorkbookPort) => port.apply(CHANGES);

/** Protected sheets are opened for the run and closed again: that too is taken back. */
const PROTECTED = { protection: { formatCells: true, sort: true } };

describe.each([
  ['consolidating', {}, consolidate],
  ['consolidating into a protected sheet', PROTECTED, consolidate],
  ['generating', {}, generate],
] as const)('%s, cut off or failing', (_, sheet, act) => {
  const fresh = () => workbookOf(aLedgerWorkbook(sheet));
  const before = pictureOf(fresh());
  let after: Picture;
  /** where inserting fails, the sheets are made call by call: much the same, with the workbook's own standard font */
  let afterByCalls: Picture;
  let first: number;
  let actions: number[];

  beforeAll(async () => {
    const { port, excel } = await openAgain(fresh());
    first = excel.log.length + 1;
    await act(port);
    after = pictureOf(excel.workbook);
    actions = excel.log.slice(first - 1).map(({ request }) => request.Actions.length);
    const other = await openAgain(fresh());
    other.excel.knobs.insertion = 'fails';
    await act(other.port);
    afterByCalls = pictureOf(other.excel.workbook);
  });

  test('changes much when nothing goes wrong', () => {
    expect(differences(after, before).length).toBeGreaterThan(20);
  });

  test('is finished or undone at the next start, wherever the pane was closed', async () => {
    const outcomes = new Set<string>();
    for (let batch = first; batch < first + actions.length; batch += 1) {
      const workbook = fresh();
      await cutOff(workbook, batch, act);
      await openAgain(workbook);
      const found = pictureOf(workbook);
      const isBefore = differences(found, before).length < differences(found, after).length;
      expect({ batch, differs: differences(found, isBefore ? before : after) }).toEqual({ batch, differs: [] });
      expect(strayParts(workbook)).toEqual([]);
      outcomes.add(isBefore ? 'undone' : 'finished');
    }
    expect(outcomes).toEqual(new Set(['undone', 'finished']));
  });

  test('is undone in the end, even if undoing is cut off too, wherever that is', async () => {
    for (let batch = first; batch < first + actions.length; batch += 1) {
      for (let later = 1; later <= 3; later += 1) {
        const workbook = fresh();
        await cutOff(workbook, batch, act);
        await cutOff(workbook, later, () => Promise.resolve());
        await openAgain(workbook);
        const found = pictureOf(workbook);
        const differs = fewest(found, [before, after]);
        expect({ batch, later, differs }).toEqual({ batch, later, differs: [] });
      }
    }
  });

  test('is taken back at once, whichever action fails', async () => {
    for (const [index, count] of actions.entries()) {
      for (let action = 1; action <= count; action += stride(count)) {
        const { port, excel } = await openAgain(fresh());
        excel.knobs.failAt = failingOnce(first + index, action);
        const outcome = await act(port).then(
          () => 'done',
          () => 'failed',
        );
        const found = pictureOf(excel.workbook);
        const differs = outcome === 'failed' ? differences(found, before) : fewest(found, [after, afterByCalls]);
        expect({ index, action, outcome, differs }).toEqual({ index, action, outcome, differs: [] });
        expect(strayParts(excel.workbook)).toEqual([]);
      }
    }
  }, 240000);
});

describe('taking back', () => {
  test('that fails is said, tried again before anything else is done, and succeeds then', async () => {
    const { port, excel } = await openOffice(aLedgerWorkbook());
    const before = pictureOf(excel.workbook);
    const started = excel.log.length;
    // from the fourth round trip on a person is typing: the write fails half-way, and so does taking it back
    excel.knobs.failAt = (batch, action) => {
      if (batch !== started + 4 || action < 30) return null;
      excel.knobs.cellEditing = true;
      return new HostError('GeneralException', 'interrupted');
    };
    const unfinished = await expectFailure('host.unfinished', () => port.apply(CHANGES));
    expect(unfinished.issue).toMatchObject({ detail: 'InvalidOperationInCellEditMode' });
    await expectFailure('host.unfinished', () => port.apply(CHANGES));
    excel.knobs.cellEditing = false;
    excel.knobs.failAt = null;
    const sheets = await port.sheets();
    expect(sheets.map(({ name }) => name)).toEqual(aLedgerWorkbook().sheets.map(({ name }) => name));
    expect(differences(pictureOf(excel.workbook), before)).toEqual([]);
    await port.apply(CHANGES);
    expect(differences(pictureOf(excel.workbook), before).length).toBeGreaterThan(20);
  });

  test('leaves alone what somebody has changed since, and says how much', async () => {
    const workbook = workbookOf(aLedgerWorkbook());
    // the write itself is the fourth round trip of a run, after two of the start
    await cutOff(workbook, 2 + 4, consolidate);
    const notices: Issue[] = [];
    const morning = await openAgain(workbook, { options: { notice: (issue) => notices.push(issue) } }).catch(
      (error: unknown) => error,
    );
    expect(morning).not.toBeInstanceOf(AdapterError);
    expect(notices.map(({ code }) => code)).toContain('host.takenBack');

    const again = workbookOf(aLedgerWorkbook());
    await cutOff(again, 2 + 4, consolidate);
    const sheet = again.sheets.find(({ name }) => name === '台账')!;
    const cell = sheet.cells.get(2)!.get(3)!;
    expect(cell.value).toBe('2020年7月');
    cell.value = '有人在夜里改的';
    const noticed: Issue[] = [];
    await openAgain(again, { options: { notice: (issue) => noticed.push(issue) } });
    expect(sheet.cells.get(2)!.get(3)!.value).toBe('有人在夜里改的');
    expect(noticed).toContainEqual(expect.objectContaining({ code: 'host.leftAlone', cells: 1 }));
  });

  test('finds the cells where they stand by now, though rows were inserted and deleted meanwhile', async () => {
    const workbook = workbookOf(aLedgerWorkbook());
    const { port, excel, person } = await openAgain(workbook);
    excel.knobs.closedAfterBatch = excel.log.length + 4;
    void consolidate(port).catch(() => undefined);
    await untilQuiet(excel.log);
    person.insertsRows('台账', 2, 3);
    person.deletesRows('台账', 5, 1);
    await openAgain(workbook);
    const sheet = workbook.sheets.find(({ name }) => name === '台账')!;
    const texts = [...sheet.cells].sort(([a], [b]) => a - b).map(([, line]) => line.get(1)?.value ?? '');
    expect(texts.filter((text) => /任务$/.test(String(text)))).toEqual(
      ['甲任务', '乙任务', '丙任务', '丁任务', '戊任务'].filter((text) => texts.includes(text)),
    );
    expect(
      JSON.stringify([...sheet.cells.values()].flatMap((line) => [...line.values()].map(({ value }) => value))),
    ).not.toMatch(/2020年7月|新行|=1\+1|"001"/);
  });
});

/** Every action of short batches, a good sample of long ones. */
function stride(actions: number): number {
  return Math.max(1, Math.floor(actions / 12));
}

function failingOnce(atBatch: number, atAction: number) {
  let failed = false;
  return (batch: number, action: number): HostError | null => {
    if (failed || batch !== atBatch || action !== atAction) return null;
    failed = true;
    return new HostError('GeneralException', 'There was an internal error while processing the request.');
  };
}

/** Resolves when no further request has come for a while: a closed pane never answers. */
async function untilQuiet(log: readonly unknown[]): Promise<void> {
  for (let seen = -1; seen !== log.length;) {
    seen = log.length;
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}
