import type { Ledger, Projection, SheetLayout, WorkbookLayout } from '../model';
import { layoutEntryLog } from './entry-log';
import { layoutLedgerTable } from './ledger-table';
import { layoutMetadata } from './metadata';
import { layoutRunLog } from './run-log';

export type LedgerOptions = {
  /** `YYYY-MM-DD`, today */
  readonly asOf: string;
};

/** The whole ledger workbook: the table, the entry log, the run log and the very hidden metadata. */
export function layoutLedger(ledger: Ledger, projection: Projection | null, options: LedgerOptions): WorkbookLayout {
  return {
    sheets: [layoutLedgerTable(ledger.template, projection, options), ...layoutInternalSheets(ledger)],
    properties: { title: ledger.template.title.slice(0, 200), creator: '台账', created: `${options.asOf}T00:00:00Z` },
  };
}

/** 填报记录, 汇总日志 and the very hidden metadata sheet of a ledger. */
export function layoutInternalSheets(ledger: Ledger): SheetLayout[] {
  return [layoutEntryLog(ledger), layoutRunLog(ledger), layoutMetadata(ledger)];
}
