import { ledgerAsShown } from '../core/consolidate';
import { layoutReport, summarize, type Summary } from '../core/report';
import type { Ledger, Period } from '../core/model';
import { openLedger } from './open-ledger';
import type { InputFile, OutputFile, Services } from './ports';

export type MadeReport = { readonly file: OutputFile; readonly summary: Summary };

/** 督办通报: the report upward of a period, as a Word document, and the figures in it. */
export async function makeReport(
  services: Services,
  ledgerFile: InputFile,
  options: { readonly asOf: string; readonly period?: Period; readonly fileName?: string },
): Promise<MadeReport> {
  const { sheet } = await openLedger(services, ledgerFile);
  return reportOf(services, ledgerAsShown(sheet, options.asOf), options);
}

/** The same of a ledger that is open already. */
export async function reportOf(
  services: Pick<Services, 'writeDocument'>,
  ledger: Ledger,
  options: { readonly asOf: string; readonly period?: Period; readonly fileName?: string },
): Promise<MadeReport> {
  const summary = summarize(ledger, options);
  const bytes = await services.writeDocument(layoutReport(summary));
  return { file: { name: options.fileName ?? '报告.docx', bytes }, summary };
}
