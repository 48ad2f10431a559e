import { fsck } from '../core/consolidate';
import type { Issue } from '../core/model';
import { checkRunLog } from '../core/sheet';
import { openLedger } from './open-ledger';
import type { InputFile, Services } from './ports';

/** Whether the entry log is whole and the sheet shows what it says; hand corrections are listed as notes. */
export async function fsckLedger(services: Services, ledgerFile: InputFile): Promise<readonly Issue[]> {
  const { sheet, book } = await openLedger(services, ledgerFile);
  return [...fsck(sheet), ...checkRunLog(book.sheets, sheet.ledger)].map((found) => ({
    ...found,
    at: { file: ledgerFile.name, ...found.at },
  }));
}
