import type { Issue } from '../core/model';
import { layoutCleanCopy } from '../core/sheet';
import { openLedger } from './open-ledger';
import type { InputFile, OutputFile, Services } from './ports';

/** 报送版: the copy that leaves the house, without anything hidden, log, phone numbers or internal records. */
export async function cleanCopy(
  services: Services,
  ledgerFile: InputFile,
  options: { readonly asOf: string; readonly fileName?: string },
): Promise<{ readonly file: OutputFile; readonly issues: readonly Issue[] }> {
  const { sheet } = await openLedger(services, ledgerFile);
  const { value, issues } = layoutCleanCopy(sheet, options);
  return { file: { name: options.fileName ?? '报送版.xlsx', bytes: services.writeWorkbook(value) }, issues };
}
