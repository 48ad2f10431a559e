import { ledgerAsShown } from '../core/consolidate';
import { chaseTexts, summarize, type ChaseText, type Summary } from '../core/report';
import type { Period } from '../core/model';
import { openLedger } from './open-ledger';
import type { InputFile, Services } from './ports';

/** 催报: who has not returned everything in a period, with a reminder text for each. */
export async function chase(
  services: Services,
  ledgerFile: InputFile,
  options: { readonly asOf: string; readonly period?: Period },
): Promise<{ readonly summary: Summary; readonly reminders: readonly ChaseText[] }> {
  const { sheet } = await openLedger(services, ledgerFile);
  const summary = summarize(ledgerAsShown(sheet, options.asOf), options);
  return { summary, reminders: chaseTexts(summary) };
}
