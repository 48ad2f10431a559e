import type { WorkbookEvent } from '../../../src/app/ports';
import type { Issue, WorkbookChange } from '../../../src/core/model';
import { aSheet, aWorkbook } from '../workbook-contract/layouts';
import { aLedgerWorkbook, CHANGES } from './ledger-workbook';
import { openOffice, type OpenedExcel } from './open-office';

type Heard = OpenedExcel & { readonly events: WorkbookEvent[]; readonly idOf: (name: string) => string };

async function listening(opened: OpenedExcel): Promise<Heard> {
  const events: WorkbookEvent[] = [];
  await opened.port.subscribe((event) => events.push(event));
  const idOf = (name: string): string => opened.excel.workbook.sheets.find((sheet) => sheet.name === name)?.id ?? '';
  return { ...opened, events, idOf };
}

/** Texts, a day and an emptied cell, all within the table. */
const WRITES: WorkbookChange = {
  kind: 'setCells',
  sheet: '台账',
  cells: [
    { row: 2, column: 3, value: '2020年7月' },
    { row: 4, column: 4, value: { date: '2020-07-31' } },
    { row: 3, column: 3, value: null },
  ],
};

const area = (top: number, left: number, bottom = top, right = left) => ({ top, left, bottom, right });

describe('what happens in Excel is heard', () => {
  test('typing, pasting and emptying, gathered into one change a sheet', async () => {
    const { person, events, settle, idOf } = await listening(await openOffice(aLedgerWorkbook()));
    person.types('台账', 'D3', '已完成');
    person.pastes('台账', 'D4', [['甲'], ['乙']]);
    person.empties('台账', 'E5');
    await settle();
    expect(events).toEqual([{ kind: 'changed', sheetId: idOf('台账'), range: area(2, 3, 4, 4), source: 'local' }]);
  });

  test('who wrote: a co-author elsewhere, or somebody at this computer', async () => {
    const { person, coauthor, events, settle } = await listening(await openOffice(aLedgerWorkbook()));
    person.types('台账', 'D3', '我写的');
    coauthor.types('台账', 'D4', '同事写的');
    await settle();
    expect(events.map((event) => event.kind === 'changed' && [event.source, event.range])).toEqual([
      ['local', area(2, 3)],
      ['remote', area(3, 3)],
    ]);
  });

  test.each([
    ['sorting', ({ person }: Heard) => person.sorts('台账', 'A3:F7', [{ key: 0, ascending: false }]), 2],
    ['inserting rows', ({ person }: Heard) => person.insertsRows('台账', 4, 2), 3],
    ['deleting rows', ({ person }: Heard) => person.deletesRows('台账', 5, 1), 4],
  ] as const)('%s: a change from its first row to the end of the sheet', async (_, act, top) => {
    const heard = await listening(await openOffice(aLedgerWorkbook()));
    act(heard);
    await heard.settle();
    const [event] = heard.events;
    expect(event).toMatchObject({ kind: 'changed', sheetId: heard.idOf('台账') });
    expect(event?.kind === 'changed' ? [event.range.top, event.range.bottom] : null).toEqual([top, 1048575]);
  });

  test('sheets that come and go', async () => {
    const { excel, events, settle } = await listening(await openOffice(aLedgerWorkbook()));
    excel.workbook.sheets.push({ ...excel.workbook.sheets[4]!, id: '{FFFFFFFF}', name: '新来的' });
    excel.events.sheet(13, excel.workbook.sheets.at(-1)!);
    excel.events.flush();
    await settle();
    expect(events).toEqual([{ kind: 'sheetsChanged' }]);
  });

  test('the selection and the shown sheet', async () => {
    const { person, events, settle, idOf } = await listening(await openOffice(aLedgerWorkbook()));
    person.selects('我的备注', 'A2:B3');
    await settle();
    expect(events).toEqual([
      { kind: 'activated', sheetId: idOf('我的备注') },
      { kind: 'selected', sheetId: idOf('我的备注'), range: area(1, 0, 2, 1) },
    ]);
  });
});

describe('somebody who types on and on', () => {
  test('is not disturbed: what changed is told as soon as the cell is left', async () => {
    const notices: Issue[] = [];
    const options = { notice: (issue: Issue) => notices.push(issue) };
    const { excel, person, events, settle, idOf } = await listening(await openOffice(aLedgerWorkbook(), { options }));
    person.types('台账', 'D3', '已完成');
    excel.knobs.cellEditing = true;
    await settle();
    await settle();
    expect(events).toEqual([]);
    excel.knobs.cellEditing = false;
    await settle();
    expect(events).toEqual([{ kind: 'changed', sheetId: idOf('台账'), range: area(2, 3), source: 'local' }]);
    expect(notices).toEqual([]);
  });
});

describe('what the port itself does is not heard', () => {
  test.each([13, 15])(
    'whatever a consolidation writes, inserts, puts and removes (ExcelApi 1.%d)',
    async (apiLevel) => {
      const { port, events, settle } = await listening(await openOffice(aLedgerWorkbook(), { knobs: { apiLevel } }));
      await port.apply([WRITES, ...CHANGES.slice(3)]);
      await settle();
      expect(events.filter(({ kind }) => kind === 'changed')).toEqual([]);
    },
  );

  test('not even when it comes back together with what a person typed meanwhile: only that is told', async () => {
    const { port, person, events, settle, idOf } = await listening(await openOffice(aLedgerWorkbook()));
    await port.apply([WRITES]);
    await settle();
    person.types('台账', 'B3', '改了名');
    await settle();
    expect(events).toEqual([{ kind: 'changed', sheetId: idOf('台账'), range: area(2, 1), source: 'local' }]);
  });

  test('but a person who types the very cell that was written is heard', async () => {
    const { port, person, events, settle } = await listening(await openOffice(aLedgerWorkbook()));
    await port.apply([{ kind: 'setCells', sheet: '台账', cells: [{ row: 2, column: 3, value: '已完成' }] }]);
    person.types('台账', 'D3', '还没有完成');
    await settle();
    expect(events.map(({ kind }) => kind)).toEqual(['changed']);
  });

  test('generating is told to nobody, a sheet that a person adds is', async () => {
    const { port, events, settle } = await listening(await openOffice(aWorkbook(aSheet('已有', [['x']]))));
    await port.insertSheets(aLedgerWorkbook());
    await settle();
    expect(events.filter(({ kind }) => kind === 'sheetsChanged' || kind === 'changed')).toEqual([]);
  });
});
