import { AWorkbook } from '../../support/a-workbook';
import { aLedger, aReturn } from '../../support/builders';
import { checkRunLog, gridOf, layoutLedger } from '../../../src/core/sheet';
import { project } from '../../../src/core/consolidate';
import type { CellValue, Grid, Ledger } from '../../../src/core/model';

function aMergedLedger(): Ledger {
  const ledger = aLedger();
  const book = new AWorkbook(ledger);
  for (const unit of ['政法科', '办公室', '机关总支']) {
    book.consolidate([aReturn(ledger, { unit })], { asOf: '2020-07-28', by: '沈知远' });
  }
  book.undo();
  return book.ledger();
}

function sheetsOf(ledger: Ledger): Grid[] {
  return layoutLedger(ledger, project(ledger, null), { asOf: '2020-07-28' }).sheets.map(gridOf);
}

type Rows = Grid['rows'];

function found(harm: (rows: Rows) => Rows): string[] {
  const ledger = aMergedLedger();
  const grids = sheetsOf(ledger).map((grid) => (grid.name === '汇总日志' ? { ...grid, rows: harm(grid.rows) } : grid));
  return checkRunLog(grids, ledger).map(({ code, severity }) => `${code} ${severity}`);
}

const [header, rest] = [(rows: Rows) => rows.slice(0, 1), (rows: Rows) => rows.slice(1)];

test('汇总日志 as it was written, or sorted and with blank rows between, is in order', () => {
  expect(found((rows) => rows)).toEqual([]);
  expect(found((rows) => [...header(rows), ...[...rest(rows)].reverse(), []])).toEqual([]);
});

test.each<[string, (rows: Rows) => Rows]>([
  ['a row deleted', (rows) => rows.slice(0, -1)],
  ['a row added', (rows) => [...rows, ['r9', '2020-07-30']]],
  [
    'a cell typed over',
    (rows) => rows.map((row) => row?.map((value = null): CellValue => (value === '政法科' ? '办公室' : value))),
  ],
])('%s is told, and not scolded: the runs are kept elsewhere', (_, harm) => {
  expect(found(harm)).toEqual(['sheet.runLogChanged info']);
});

test('汇总日志 that was deleted is missed', () => {
  const ledger = aMergedLedger();
  const grids = sheetsOf(ledger).filter(({ name }) => name !== '汇总日志');
  expect(checkRunLog(grids, ledger).map(({ code }) => code)).toEqual(['sheet.runLogMissing']);
  expect(checkRunLog([], aLedger())).toEqual([]);
});
