import type { Grid, Issue } from '../../core/model';
import { METADATA_SHEET, readLedger, type LedgerSheet } from '../../core/sheet';
import type { WorkbookPort } from '../ports';

/** The ledger in an open workbook, as its sheets say now. */
export type LiveLedger = {
  readonly sheet: LedgerSheet;
  /** what was odd on reading: rows twice, rows missing */
  readonly issues: readonly Issue[];
  /** the sheet with the table */
  readonly grid: Grid;
};

/**
 * Reads the ledger that an open workbook holds; null where it holds none.
 * @throws AdapterError ledger.damaged, ledger.newerFormat, ledger.noTable, and whatever the host refuses
 */
export async function readLive(port: WorkbookPort): Promise<LiveLedger | null> {
  const sheets = await port.sheets();
  if (!sheets.some(({ name }) => name === METADATA_SHEET)) return null;
  const grids = await port.readSheets(sheets.map(({ id }) => id));
  const { value, issues } = readLedger(grids, '');
  const grid = grids.find(({ name }) => name === value.sheet);
  return grid === undefined ? null : { sheet: value, issues: issues.map(withoutFile), grid };
}

/** There is only one workbook: a place names the sheet and the cell. */
function withoutFile(found: Issue): Issue {
  if (found.at === undefined) return found;
  const { sheet, row, column, line } = found.at;
  const at = Object.fromEntries(Object.entries({ sheet, row, column, line }).filter(([, part]) => part !== undefined));
  return { ...found, at };
}
