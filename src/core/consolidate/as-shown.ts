import type { Ledger } from '../model';
import { periodAt } from '../ledger';
import type { LedgerSheet } from '../sheet';
import { absorbEdits } from './absorb';
import { asDecisions, handCorrections } from './hand';
import { indexLog, shownPeriod } from './log';
import { projectLog } from './project';
import { nextRunId } from './run';

/**
 * The ledger as its sheet stands: with what the coordinator has changed by hand since the last run, both in the units'
 * columns and in the fixed ones. For hand-outs, reports and reminders; a consolidation records the same in the log.
 */
export function ledgerAsShown(read: LedgerSheet, asOf: string): Ledger {
  const { sheet } = absorbEdits(read);
  const { ledger } = sheet;
  const shown = shownPeriod(ledger);
  const corrections = handCorrections(sheet, projectLog(indexLog(ledger), shown));
  if (corrections.length === 0) return ledger;
  const current = shown ?? periodAt(ledger.template.calendar, asOf);
  const decisions = asDecisions(corrections, current, nextRunId(ledger));
  return { ...ledger, decisions: [...ledger.decisions, ...decisions] };
}
