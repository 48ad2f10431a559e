import type { Ledger, Period, WorkbookChange } from '../model';
import { periodAt } from '../ledger';
import type { LedgerSheet } from '../sheet';
import { absorbEdits } from './absorb';
import { ledgerChanges } from './changes';
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

/**
 * What a copy of the workbook needs so that its table shows the ledger as of a period: the texts of the latest period
 * up to it. The product's own sheets are left alone: this is for copies, not for a ledger that goes on.
 */
export function changesToShow(read: LedgerSheet, period: Period, asOf: string): WorkbookChange[] {
  const ledger = ledgerAsShown(read, asOf);
  const index = indexLog(ledger);
  const changes = ledgerChanges(read, ledger, projectLog(index, shownPeriod(ledger)), projectLog(index, period));
  return changes.filter(({ kind }) => kind !== 'putSheet');
}
