import { undo, type Undone } from '../core/consolidate';
import { openLedger } from './open-ledger';
import type { InputFile, Services } from './ports';

export type UndoneRun = { readonly bytes: Uint8Array; readonly result: Undone; readonly readAs: string };

/** 撤回: takes the last consolidation back, or the named one. */
export async function undoRun(
  services: Services,
  ledgerFile: InputFile,
  options: { readonly asOf: string; readonly run?: string },
): Promise<UndoneRun> {
  const { sheet, file } = await openLedger(services, ledgerFile);
  const result = undo(sheet, options.run, { asOf: options.asOf });
  const bytes =
    result.changes.length > 0 ? services.patchWorkbook(ledgerFile.bytes, result.changes, {}) : ledgerFile.bytes;
  return { bytes, result, readAs: file.sha256 };
}
