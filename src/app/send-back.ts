import { ledgerAsShown, namesFile, type Answer } from '../core/consolidate';
import { unitDirectory, type Issue, type Ledger, type Period, type UnitReturn } from '../core/model';
import { recogniseReturn } from '../core/returns';
import { distinctNames, sentBackFileName } from '../core/sheet';
import { layoutSentBack, validateReturn, type Finding } from '../core/validate';
import { readReceived, type Received } from './collect-returns';
import { openLedger } from './open-ledger';
import type { HandedIn, InputFile, OutputFile, Services } from './ports';

export type SendBackRequest = {
  /** `YYYY-MM-DD`, today */
  readonly asOf: string;
  /** the period that is being collected; a return that says none is for this one */
  readonly period?: Period;
  /** whose returns the files without identity are, as a person has answered */
  readonly decisions?: readonly Answer[];
  /** the finding as a sentence for the clerk */
  readonly describe: (finding: Finding) => string;
};

/** A file and its copy for the unit; without `copy` there is nothing to mend. */
export type SentBack = {
  readonly file: string;
  readonly unit: string | null;
  readonly period: Period | null;
  readonly findings: readonly Finding[];
  readonly copy: OutputFile | null;
};

/**
 * 退回: for every return in which something must be mended or explained, a copy for its unit with what it wrote, the
 * findings marked in the cells and listed on a sheet. What the filler has explained is listed, but sends nothing back.
 */
export async function sendBack(
  services: Services,
  ledgerFile: InputFile,
  files: readonly HandedIn[],
  request: SendBackRequest,
): Promise<readonly SentBack[]> {
  const { sheet } = await openLedger(services, ledgerFile);
  return sendBackOf(services, ledgerAsShown(sheet, request.asOf), files, request);
}

/** The same of a ledger that is open already. */
export async function sendBackOf(
  services: Services,
  ledger: Ledger,
  files: readonly HandedIn[],
  request: SendBackRequest,
): Promise<readonly SentBack[]> {
  const kept = await readReceived(services, files, {}, new Set(), (one) =>
    fileSentBack(services, ledger, one, request),
  );
  const sent = kept.flat();
  const names = distinctNames(sent.flatMap(({ copy }) => (copy === null ? [] : [copy.name])));
  let next = 0;
  return sent.map((one) => {
    if (one.copy === null) return one;
    const name = names[next] ?? one.copy.name;
    next += 1;
    return { ...one, copy: { ...one.copy, name } };
  });
}

function fileSentBack(
  services: Pick<Services, 'writeWorkbook'>,
  ledger: Ledger,
  received: Received,
  request: SendBackRequest,
): SentBack[] {
  if (received.kind !== 'book') return [];
  const { value, issues } = recogniseReturn(received.book, received.file, ledger);
  const returned = wholeReturn(value, ledger, request);
  if (returned === null) return [];
  const findings = [...issues.filter(isAboutRows), ...validateReturn(returned, ledger, request)];
  const base = { file: received.file.name, unit: returned.unit, period: returned.period, findings };
  const copy = findings.some(needsUnit) ? copyOf(services, ledger, returned, findings, request) : null;
  return [{ ...base, copy }];
}

/** The sheets of a file as one return of one unit; null where it belongs to nobody or to another ledger. */
function wholeReturn(sheets: readonly UnitReturn[], ledger: Ledger, request: SendBackRequest): UnitReturn | null {
  const [first] = sheets;
  if (first === undefined) return null;
  const { identity } = first;
  if (identity !== null && identity.ledgerId !== ledger.identity.ledgerId) return null;
  const answer = (request.decisions ?? []).find(
    (one): one is Extract<Answer, { file: string; unit: string }> =>
      'file' in one && 'unit' in one && namesFile(one.file, first.file),
  );
  const named = answer?.unit ?? identity?.unit ?? first.unit;
  const unit = named === null ? null : unitDirectory(ledger.template).canonical(named);
  const period = answer?.period ?? identity?.period ?? first.period ?? request.period ?? null;
  if (unit === null || period === null) return null;
  const own = sheets.filter((sheet) => sheet.unit === first.unit && sheet.period === first.period);
  return { ...first, unit, period, rows: own.flatMap(({ rows }) => rows) };
}

/** What was said while reading that the unit can mend: its own columns, doubled rows. */
function isAboutRows({ code }: Issue): boolean {
  return code === 'return.extraColumn' || code === 'return.duplicateRow' || code === 'return.idMoved';
}

function needsUnit({ severity, explanation }: Finding): boolean {
  return severity === 'error' || (severity === 'warning' && explanation === undefined);
}

function copyOf(
  services: Pick<Services, 'writeWorkbook'>,
  ledger: Ledger,
  returned: UnitReturn,
  findings: readonly Finding[],
  request: SendBackRequest,
): OutputFile | null {
  const layout = layoutSentBack(ledger, returned, findings, request);
  if (layout === null || returned.unit === null || returned.period === null) return null;
  const name = sentBackFileName(returned.unit, returned.period, returned.owner);
  return { name, bytes: services.writeWorkbook(layout) };
}
