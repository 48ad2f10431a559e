import { checkLog, fixedChanges, ledgerAsShown } from '../../core/consolidate';
import type { Issue, Ledger } from '../../core/model';
import type { LedgerSheet } from '../../core/sheet';
import type { OutputFile } from '../../app/ports';
import type { OpenLedger } from './state';

/** A ledger as it was opened: its table as the coordinator left it, and what its log says of itself. */
export function openedLedger(file: OutputFile, sheet: LedgerSheet, asOf: string): OpenLedger {
  const changed = fixedChanges(sheet).filter((change) => change.kind !== 'text' || change.adopted === null);
  return { file, ledger: ledgerAsShown(sheet, asOf), damage: damageOf(sheet.ledger), issues: [], leftOut: [], changed };
}

/** What does not hold together in the log: asked about before anything is built on it. */
export function damageOf(ledger: Ledger): readonly Issue[] {
  return checkLog(ledger).filter(({ severity }) => severity === 'error');
}
