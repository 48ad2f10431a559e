import { keepRowIds } from '../../../src/app/live/actions';
import { parseRowId } from '../../../src/core/sheet';
import { aLedger, taskIdOf } from '../../support/builders';
import { AS_OF, ledgerOnExcel, type LedgerOnExcel } from './on-excel';
import { checkLive } from '../../../src/app/live/actions';

const TITLES = ['甲任务', '乙任务', '丙任务', '丁任务'];
const open = (): Promise<LedgerOnExcel> =>
  ledgerOnExcel(aLedger({ tasks: TITLES.map((title) => ({ title, units: ['办公室'] })) }));
const own = (title: string) => [title, taskIdOf(title)];

/** Looks at the sheet as the pane does after every change. */
async function settle({ port, live }: LedgerOnExcel): Promise<boolean> {
  return keepRowIds(port, await live());
}

describe('rows keep their identity whatever a person does to the sheet', () => {
  test('sorting: ids move with their rows, and none is given', async () => {
    const ledger = await open();
    const { person, table, cell, rows } = ledger;
    person.sorts(table, `A${ledger.rowNumber(0)}:${cell('id', 3)}`, [{ key: 0, ascending: false }]);
    expect(await settle(ledger)).toBe(false);
    expect(rows(4)).toEqual([...TITLES].reverse().map(own));
  });

  test('deleting: the others keep theirs, and the missing row is told', async () => {
    const ledger = await open();
    ledger.person.deletesRows(ledger.table, ledger.rowNumber(1), 1);
    expect(await settle(ledger)).toBe(false);
    expect(ledger.rows(3)).toEqual(['甲任务', '丙任务', '丁任务'].map(own));
    expect(checkLive(await ledger.live(), AS_OF).map(({ code }) => code)).toContain('ledger.missingRow');
  });

  test('inserting: a new row is given an id as soon as it names a task, and the same one on every computer', async () => {
    const ids = await Promise.all(
      [0, 1].map(async () => {
        const ledger = await open();
        const { person, table, cell } = ledger;
        person.insertsRows(table, ledger.rowNumber(2), 1);
        expect(await settle(ledger)).toBe(false);
        person.types(table, cell('task', 2), '新任务');
        expect(await settle(ledger)).toBe(true);
        expect(ledger.rows(5).filter(([title]) => title !== '新任务')).toEqual(TITLES.map(own));
        expect(await settle(ledger)).toBe(false);
        return ledger.rows(5)[2]![1];
      }),
    );
    expect(parseRowId(ids[0]!)).not.toBeNull();
    expect(ids[0]).toBe(ids[1]);
  });

  test('pasting copied rows: the first keeps the id, the copy is given one of its own', async () => {
    const ledger = await open();
    const { person, table } = ledger;
    person.insertsCopiedRows(table, ledger.rowNumber(1), 1, ledger.rowNumber(3));
    expect(ledger.rows(5)[3]).toEqual(own('乙任务'));
    expect(await settle(ledger)).toBe(true);
    const rows = ledger.rows(5);
    expect(rows.filter(([title]) => title !== '乙任务')).toEqual(['甲任务', '丙任务', '丁任务'].map(own));
    expect(rows[1]).toEqual(own('乙任务'));
    expect(rows[3]![0]).toBe('乙任务');
    expect(new Set(rows.map(([, id]) => id)).size).toBe(5);
    expect(await settle(ledger)).toBe(false);
  });

  test('notes below the table are no rows', async () => {
    const ledger = await open();
    ledger.person.types(ledger.table, ledger.cell('task', 4), '说明：按月填报。');
    ledger.person.types(ledger.table, ledger.cell('task', 7), '另页附表');
    expect(await settle(ledger)).toBe(false);
  });
});
