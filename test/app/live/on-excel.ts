import { readLive, type LiveLedger } from '../../../src/app/live/open';
import { cellName, type Ledger } from '../../../src/core/model';
import { project } from '../../../src/core/consolidate';
import { layoutLedger } from '../../../src/core/sheet';
import { openOffice, type OpenedExcel } from '../../adapters/office/open-office';

export const AS_OF = '2020-07-31';

/** A ledger that stands in a simulated Excel, with a person before it. */
export type LedgerOnExcel = OpenedExcel & {
  readonly table: string;
  readonly live: () => Promise<LiveLedger>;
  /** the address of a column's cell in the n-th row of the table, from 0 */
  readonly cell: (column: 'task' | 'progress' | 'status' | 'id', row: number) => string;
  /** the row of the sheet as Excel counts it, from 1 */
  readonly rowNumber: (row: number) => number;
  /** tasks with their ids, from the top; the texts of ids as they stand in the sheet */
  readonly rows: (count: number) => readonly (readonly [string, string])[];
};

export async function ledgerOnExcel(ledger: Ledger): Promise<LedgerOnExcel> {
  const opened = await openOffice(layoutLedger(ledger, project(ledger, null), { asOf: AS_OF }));
  const live = async (): Promise<LiveLedger> => {
    const found = await readLive(opened.port);
    if (found === null) throw new Error('there is no ledger');
    return found;
  };
  const { sheet } = await live();
  const table = sheet.sheet;
  const columnOf = (column: string): number => {
    const found = column === 'id' ? sheet.idColumn : sheet.columns.get(column);
    if (found === undefined) throw new Error(`no column ${column}`);
    return found;
  };
  const cell = (column: string, row: number): string => cellName(sheet.header.bottom + 1 + row, columnOf(column));
  return {
    ...opened,
    table,
    live,
    cell,
    rowNumber: (row) => sheet.header.bottom + 2 + row,
    rows: (count) =>
      Array.from({ length: count }, (_, row) => [
        String(opened.person.sees(table, cell('task', row))),
        String(opened.person.sees(table, cell('id', row))),
      ]),
  };
}
