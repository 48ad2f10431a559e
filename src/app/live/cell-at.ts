import type { CellRange } from '../../core/model';
import type { WorkbookPort } from '../ports';
import type { LiveLedger } from './open';

/** Which task and which column of the ledger a place in the open workbook is; null for any other place. */
export async function ledgerCellAt(
  port: WorkbookPort,
  { sheet }: LiveLedger,
  at: { readonly sheetId: string; readonly range: CellRange },
): Promise<{ readonly taskId: string; readonly column: string } | null> {
  const name = (await port.sheets()).find(({ id }) => id === at.sheetId)?.name;
  if (name !== sheet.sheet) return null;
  const { top, left } = at.range;
  const row = sheet.rows.find((one) => top >= one.row && top < one.row + one.height);
  const column = [...sheet.columns].find(([, index]) => index === left)?.[0];
  return row === undefined || column === undefined ? null : { taskId: row.taskId, column };
}
