import { applyClaims, withOfficeColumn, type Claim } from '../core/ledger';
import { failure, type Book, type FileRef, type Issue, type Ledger } from '../core/model';
import { readClaim } from '../core/returns';
import { claimFileName, distinctNames, layoutClaim, readIdentity, updateTable, type LedgerSheet } from '../core/sheet';
import { openLedger } from './open-ledger';
import type { InputFile, OutputFile, Services } from './ports';

export type ClaimHandOut = {
  readonly files: readonly (OutputFile & { readonly unit: string; readonly tasks: number })[];
};

/**
 * 认领: one claim sheet with the whole list of tasks for every unit: those that are given, else all of the directory.
 * @throws AdapterError claim.noUnits where nobody is named anywhere
 */
export async function handOutClaims(
  services: Services,
  ledgerFile: InputFile,
  options: { readonly asOf: string; readonly units?: readonly string[] },
): Promise<ClaimHandOut> {
  const { ledger } = (await openLedger(services, ledgerFile)).sheet;
  const units = options.units ?? singleUnits(ledger);
  if (units.length === 0) throw failure('claim.noUnits', { file: ledgerFile.name });
  const tasks = ledger.template.assignments.filter((row) => row.withdrawn !== true).length;
  const names = distinctNames(units.map(claimFileName));
  const files = units.map((unit, index) => ({
    name: names[index] ?? '',
    bytes: services.writeWorkbook(layoutClaim(ledger, unit, { asOf: options.asOf })),
    unit,
    tasks,
  }));
  return { files };
}

/** Groups (各有关部门) get no sheet themselves: their members do. */
function singleUnits({ template }: Ledger): string[] {
  const names = template.units.flatMap((unit) => (unit.members === undefined ? [unit.name] : unit.members));
  return [...new Set(names)];
}

/** Whether a file that came back is a claim sheet rather than a return. */
export function isClaim(book: Book): boolean {
  const reading = readIdentity(book.sheets);
  return reading.kind === 'read' && reading.identity.kind === 'claim';
}

export type ReturnedClaim = { readonly book: Book; readonly file: FileRef };

export type TakenClaims = {
  /** the workbook with the claimed tasks given to their units */
  readonly bytes: Uint8Array;
  readonly claims: readonly {
    readonly file: string;
    readonly unit: string | null;
    readonly tasks: readonly string[];
    readonly issues: readonly Issue[];
  }[];
  /** tasks that nobody took, and units that stand in no directory yet */
  readonly issues: readonly Issue[];
};

/** Gives every ticked task to the unit that ticked it, as a new version of the ledger's template. */
export function takeClaims(
  services: Pick<Services, 'patchWorkbook'>,
  bytes: Uint8Array,
  sheet: LedgerSheet,
  returned: readonly ReturnedClaim[],
): TakenClaims {
  const { ledger } = sheet;
  const read = returned.map(({ book, file }) => ({ file, ...readClaim(book, file, ledger) }));
  const claims = read.flatMap(({ value }): Claim[] => (value === null ? [] : [value]));
  const applied = applyClaims(ledger.template, claims);
  const identity = { ...ledger.identity, templateVersion: ledger.identity.templateVersion + 1 };
  const changes = updateTable(sheet, { ...ledger, identity, template: withOfficeColumn(applied.value) });
  return {
    bytes: claims.length === 0 ? bytes : services.patchWorkbook(bytes, changes, {}),
    claims: read.map(({ file, value, issues }) => ({
      file: file.name,
      unit: value?.unit ?? null,
      tasks: value?.tasks.map(({ taskId }) => taskId) ?? [],
      issues,
    })),
    issues: applied.issues,
  };
}
