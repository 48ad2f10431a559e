import {
  openConsolidation,
  takenFiles,
  type Answer,
  type Consolidation,
  type OpenConsolidation,
} from '../core/consolidate';
import type { Period } from '../core/model';
import type { LedgerSheet } from '../core/sheet';
import { isClaim, takeClaims, type ReturnedClaim, type TakenClaims } from './claim-round';
import { asInput, readReceived, type Progress } from './collect-returns';
import { openLedger } from './open-ledger';
import type { HandedIn, InputFile, Services } from './ports';

export type ConsolidateRequest = Progress & {
  readonly asOf: string;
  readonly period?: Period;
  readonly accept?: boolean;
  readonly decisions?: readonly Answer[];
  readonly prefer?: 'ours' | 'theirs' | 'newest';
  readonly by?: string;
  readonly acceptDamage?: boolean;
  readonly receivedAt?: string;
};

export type Consolidated = {
  /** the ledger workbook with what is new; the very same bytes where nothing is */
  readonly bytes: Uint8Array;
  readonly changed: boolean;
  readonly result: Consolidation;
  /** claim sheets among the files (认领): taken before the returns */
  readonly claims: TakenClaims | null;
  /** sha256 of the workbook as it was read, so that saving can tell whether it changed meanwhile */
  readonly readAs: string;
};

/** 收表汇总: merges what came in into the ledger workbook. The coordinator's own parts of it are not touched. */
export async function consolidateReturns(
  services: Services,
  ledgerFile: InputFile,
  returns: readonly HandedIn[],
  request: ConsolidateRequest,
): Promise<Consolidated> {
  // of what was opened only the ledger is kept: the cells of a large one are as much again
  const { sheet: opened, file } = await openLedger(services, ledgerFile);
  const taken = takenFiles(opened.ledger, request.decisions);
  const claimed: ReturnedClaim[] = [];
  const takenInto = async (sheet: LedgerSheet, onClaim: (claim: ReturnedClaim) => void): Promise<OpenConsolidation> => {
    const open = openConsolidation(sheet, request);
    await readReceived(services, returns, request, taken, (one) => {
      if (one.kind === 'book' && isClaim(one.book)) onClaim(one);
      else open.take(asInput(one, sheet.ledger, request));
    });
    return open;
  };
  const read = await takenInto(opened, (claim) => claimed.push(claim));
  const claims = claimed.length === 0 ? null : takeClaims(services, ledgerFile.bytes, opened, claimed);
  const base = claims === null ? ledgerFile.bytes : claims.bytes;
  // whose tasks are whose has changed by the claims: the returns are looked at once more
  const again = claims === null ? null : await openLedger(services, { ...ledgerFile, bytes: base });
  const result = (again === null ? read : await takenInto(again.sheet, () => undefined)).finish();
  const bytes = result.changes.length > 0 ? services.patchWorkbook(base, result.changes, {}) : base;
  return { bytes, changed: bytes !== ledgerFile.bytes, result, claims, readAs: file.sha256 };
}
