import { consolidate, type Answer, type Consolidation } from '../core/consolidate';
import type { Period } from '../core/model';
import { collectReturns, type Progress } from './collect-returns';
import { openLedger } from './open-ledger';
import type { InputFile, Services } from './ports';

export type ConsolidateRequest = Progress & {
  readonly asOf: string;
  readonly period?: Period;
  readonly accept?: boolean;
  readonly decisions?: readonly Answer[];
  readonly prefer?: 'ours' | 'theirs' | 'newest';
  readonly by?: string;
  readonly receivedAt?: string;
};

export type Consolidated = {
  /** the ledger workbook with what is new; the very same bytes where nothing is */
  readonly bytes: Uint8Array;
  readonly changed: boolean;
  readonly result: Consolidation;
  /** sha256 of the workbook as it was read, so that saving can tell whether it changed meanwhile */
  readonly readAs: string;
};

/** 收表汇总: merges what came in into the ledger workbook. The coordinator's own parts of it are not touched. */
export async function consolidateReturns(
  services: Services,
  ledgerFile: InputFile,
  returns: readonly InputFile[],
  request: ConsolidateRequest,
): Promise<Consolidated> {
  const { sheet, file } = await openLedger(services, ledgerFile);
  const inputs = await collectReturns(services, returns, sheet.ledger, request);
  const result = consolidate(sheet, inputs, request);
  const changed = result.changes.length > 0;
  const bytes = changed ? services.patchWorkbook(ledgerFile.bytes, result.changes, {}) : ledgerFile.bytes;
  return { bytes, changed, result, readAs: file.sha256 };
}
