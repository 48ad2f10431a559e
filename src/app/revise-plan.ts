import { changePlan, checkTemplate, withOriginColumns, type PlanChange } from '../core/ledger';
import { failure, type Issue, type Ledger } from '../core/model';
import { readPlanChanges, updateTable } from '../core/sheet';
import { openLedger } from './open-ledger';
import type { InputFile, Services } from './ports';

export type RevisedLedger = {
  /** the workbook with the new version; the very same bytes where nothing changed */
  readonly bytes: Uint8Array;
  readonly ledger: Ledger;
  readonly changes: readonly PlanChange[];
  readonly issues: readonly Issue[];
};

/**
 * 任务变动: brings tasks that were added, withdrawn, postponed or given to others into the ledger in use, as a new
 * version of its template. Ids stay: returns that were handed out on the old version still fit.
 * @throws AdapterError ledger.notALedger, change.noTable, file.unknownKind
 */
export async function revisePlan(
  services: Services,
  ledgerFile: InputFile,
  changesFile: InputFile,
  options: { readonly asOf: string; readonly year?: number },
): Promise<RevisedLedger> {
  const { sheet } = await openLedger(services, ledgerFile);
  const read = await services.readFile(changesFile);
  if (read.kind !== 'book') throw failure('file.unknownKind', { file: changesFile.name });
  const year = options.year ?? Number(options.asOf.slice(0, 4));
  const { value: changes, issues } = readPlanChanges(read.book, changesFile.name, sheet.ledger.template, year);
  if (changes.length === 0) return { bytes: ledgerFile.bytes, ledger: sheet.ledger, changes, issues };
  const changed = changePlan(sheet.ledger, changes);
  const next = { ...changed.value, template: withOriginColumns(changed.value.template) };
  const bytes = services.patchWorkbook(ledgerFile.bytes, updateTable(sheet, next), { file: ledgerFile.name });
  const before = new Set(checkTemplate(sheet.ledger.template).map((found) => JSON.stringify(found)));
  const fresh = checkTemplate(next.template).filter((found) => !before.has(JSON.stringify(found)));
  return { bytes, ledger: next, changes, issues: [...issues, ...changed.issues, ...fresh] };
}
