import { carryOver, ledgerAsShown, project, refuseDamage, type CarriedOver } from '../core/consolidate';
import { periodAt } from '../core/ledger';
import type { Period } from '../core/model';
import { layoutLedger } from '../core/sheet';
import { openLedger } from './open-ledger';
import type { InputFile, OutputFile, Services } from './ports';

/**
 * 年终结转: next year's ledger with the tasks that are still open. The old workbook is not touched: it is the archive,
 * and the new one names the hash that its log ended with.
 * @throws AdapterError log.damaged where the old log does not hold together
 */
export async function endYear(
  services: Services,
  ledgerFile: InputFile,
  options: { readonly asOf: string; readonly through?: Period; readonly title?: string; readonly fileName?: string },
): Promise<CarriedOver & { readonly file: OutputFile; readonly through: Period }> {
  const { sheet } = await openLedger(services, ledgerFile);
  refuseDamage(sheet.ledger, false);
  const old = ledgerAsShown(sheet, options.asOf);
  const through = options.through ?? periodAt(old.template.calendar, options.asOf);
  const { title } = options;
  const made = carryOver(old, { asOf: options.asOf, through, ...(title === undefined ? {} : { title }) });
  const layout = layoutLedger(made.ledger, project(made.ledger, null), { asOf: options.asOf });
  const file = { name: options.fileName ?? '台账.xlsx', bytes: services.writeWorkbook(layout) };
  return { ...made, file, through };
}
