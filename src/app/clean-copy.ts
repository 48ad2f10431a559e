import { changesToShow } from '../core/consolidate';
import type { Issue, Period } from '../core/model';
import { layoutCleanCopy } from '../core/sheet';
import { openLedger, type OpenLedger } from './open-ledger';
import type { InputFile, OutputFile, Services } from './ports';

/**
 * 报送版: the copy that leaves the house, without anything hidden, log, phone numbers or internal records. With a period
 * given it shows the ledger as of that period.
 */
export async function cleanCopy(
  services: Services,
  ledgerFile: InputFile,
  options: { readonly asOf: string; readonly period?: Period; readonly fileName?: string },
): Promise<{ readonly file: OutputFile; readonly issues: readonly Issue[] }> {
  const { sheet } = await openAsOf(services, ledgerFile, options);
  const { value, issues } = layoutCleanCopy(sheet, options);
  return { file: { name: options.fileName ?? '报送版.xlsx', bytes: services.writeWorkbook(value) }, issues };
}

async function openAsOf(
  services: Services,
  ledgerFile: InputFile,
  { asOf, period }: { readonly asOf: string; readonly period?: Period },
): Promise<OpenLedger> {
  const opened = await openLedger(services, ledgerFile);
  const changes = period === undefined ? [] : changesToShow(opened.sheet, period, asOf);
  if (changes.length === 0) return opened;
  return openLedger(services, { ...ledgerFile, bytes: services.patchWorkbook(ledgerFile.bytes, changes, {}) });
}
