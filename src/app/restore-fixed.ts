import { changesNamed, fixedChanges, restoreFixed, type FixedChange } from '../core/consolidate';
import { failure, type ColumnKey, type Grid, type Template, type WorkbookChange } from '../core/model';
import type { LedgerSheet } from '../core/sheet';
import { openLedger } from './open-ledger';
import type { InputFile, Services } from './ports';

export type RestoreRequest = {
  readonly asOf: string;
  /** a task's number in the ledger or its id; default: every task */
  readonly task?: string;
  /** a column's title or key; default: every column */
  readonly column?: string;
  /** also takes back words that a consolidation has already taken over from the sheet */
  readonly adopted?: boolean;
};

export type RestoredLedger = {
  /** the very same bytes where there was nothing to put back */
  readonly bytes: Uint8Array;
  readonly readAs: string;
  readonly template: Template;
  readonly restored: readonly FixedChange[];
  /** what a consolidation has taken over and could be put back, too */
  readonly left: readonly FixedChange[];
};

/**
 * 恢复固定内容: puts back tasks, deadlines, units, headers, ids and rows of the ledger's sheet that were changed by hand
 * or by mistake.
 * @throws AdapterError trace.noTask, trace.noColumn, and what opening a ledger throws
 */
export async function restoreLedger(
  services: Services,
  ledgerFile: InputFile,
  request: RestoreRequest,
): Promise<RestoredLedger> {
  const { sheet, book, file } = await openLedger(services, ledgerFile);
  const grid = book.sheets.find(({ name }) => name === sheet.sheet);
  const { changes, restored, left } = restoration(sheet, grid, request);
  const bytes =
    changes.length === 0
      ? ledgerFile.bytes
      : services.patchWorkbook(ledgerFile.bytes, changes, { file: ledgerFile.name });
  return { bytes, readAs: file.sha256, template: sheet.ledger.template, restored, left };
}

export type Restoration = Pick<RestoredLedger, 'restored' | 'left'> & { readonly changes: readonly WorkbookChange[] };

/** What has to be written into a ledger's workbook to put back what is asked for; `grid` is the sheet with its table. */
export function restoration(sheet: LedgerSheet, grid: Grid | undefined, request: RestoreRequest): Restoration {
  const named = changesNamed(fixedChanges(sheet), namedIn(sheet.ledger.template, request));
  const isChosen = (change: FixedChange): boolean =>
    change.kind !== 'text' || change.adopted === null || request.adopted === true;
  const restored = named.filter(isChosen);
  const changes = grid === undefined ? [] : restoreFixed(sheet, grid, restored, request);
  return { changes, restored, left: named.filter((change) => !isChosen(change)) };
}

function namedIn(template: Template, { task, column }: RestoreRequest): { taskId?: string; column?: ColumnKey } {
  const assignment = template.assignments.find(({ taskId, sequence }) => task === taskId || task === sequence);
  if (task !== undefined && assignment === undefined) throw failure('trace.noTask', { text: task });
  const found = template.columns.find(({ key, title }) => column === key || column === title);
  if (column !== undefined && found === undefined) throw failure('trace.noColumn', { text: column });
  return {
    ...(assignment === undefined ? {} : { taskId: assignment.taskId }),
    ...(found === undefined ? {} : { column: found.key }),
  };
}
