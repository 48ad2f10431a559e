import { consolidate, ledgerAsShown, project, undo, type Answer, type Consolidation } from '../../core/consolidate';
import {
  failure,
  type Issue,
  type Ledger,
  type Period,
  type Plan,
  type WorkbookChange,
  type WorkbookLayout,
} from '../../core/model';
import { layoutLedger } from '../../core/sheet';
import { countingRuns, validateLedger, type Finding } from '../../core/validate';
import { collectReturns, type Progress } from '../collect-returns';
import { handOutOf, type DistributeOptions, type HandOut } from '../distribute';
import { generateLedger, type GenerateOptions } from '../generate-ledger';
import { reportOf, type MadeReport } from '../make-report';
import type { InputFile, Services, WorkbookPort } from '../ports';
import { sendBackOf, type SendBackRequest, type SentBack } from '../send-back';
import { restoration, type RestoreRequest } from '../restore-fixed';
import { readLive, type LiveLedger } from './open';
import { rowIdChanges } from './row-ids';

/**
 * 建立台账: puts the ledger's sheets into the open workbook and shows the table. A ledger that nothing has been merged
 * into yet is replaced.
 * @throws AdapterError host.ledgerInUse where one has, and whatever the host refuses
 */
export async function generateLive(
  port: WorkbookPort,
  services: Services,
  plan: Plan,
  options: GenerateOptions,
): Promise<{ readonly issues: readonly Issue[] }> {
  const { ledger, issues } = await generateLedger(services, { plan }, options);
  const layout = layoutLedger(ledger, project(ledger, null), { asOf: options.asOf });
  const standing = await readLive(port);
  const table = standing === null ? (await port.insertSheets(layout))[0] : await replaceLedger(port, standing, layout);
  if (table !== undefined) await port.activate(table);
  return { issues };
}

/** Answers the id of the sheet with the table. */
async function replaceLedger(
  port: WorkbookPort,
  standing: LiveLedger,
  layout: WorkbookLayout,
): Promise<string | undefined> {
  if (standing.sheet.ledger.entries.length > 0) throw failure('host.ledgerInUse', {});
  // the table may have been renamed: it keeps its name
  const [table, ...others] = layout.sheets;
  const sheets = table === undefined ? [] : [{ ...table, name: standing.sheet.sheet }, ...others];
  await port.apply(sheets.map((sheet): WorkbookChange => ({ kind: 'putSheet', layout: sheet })));
  return (await port.sheets()).find(({ name }) => name === standing.sheet.sheet)?.id;
}

/** 审核: what the rules say of the ledger as it stands in the workbook. */
export function checkLive(live: LiveLedger, asOf: string): readonly Finding[] {
  return [...live.issues, ...validateLedger(live.sheet, { asOf })];
}

/** Every row keeps an id of its own, whatever was inserted or pasted; answers whether one had to be given. */
export async function keepRowIds(port: WorkbookPort, live: LiveLedger): Promise<boolean> {
  const changes = rowIdChanges(live.grid, live.sheet);
  if (changes.length > 0) await port.apply(changes);
  return changes.length > 0;
}

export type LiveRequest = Progress & {
  readonly asOf: string;
  readonly period?: Period;
  readonly decisions?: readonly Answer[];
  readonly acceptDamage?: boolean;
};

/** A run that is done again, with what a person has answered since. */
export type DoneAgain = {
  readonly run: string | null;
  /** the ledger as it was before that run */
  readonly before: Ledger;
  readonly takeBack: () => Promise<void>;
};

/**
 * 收表汇总: merges what came in into the ledger in the open workbook. A run that is done again is taken back only when
 * everything has been read: a person who stops, or a file that fails, leaves the workbook as it was.
 */
export async function consolidateLive(
  port: WorkbookPort,
  services: Pick<Services, 'readFile'>,
  returns: readonly InputFile[],
  request: LiveRequest,
  again?: DoneAgain,
): Promise<Consolidation> {
  const live = await mustRead(port);
  const inputs = await collectReturns(services, returns, again?.before ?? live.sheet.ledger, request);
  const { sheet } = again === undefined ? live : await takenBack(port, live, again);
  const result = consolidate(sheet, inputs, request);
  await port.apply(result.changes);
  return result;
}

/** The ledger without that run; one that was taken back already, by an attempt that failed later, is not taken back twice. */
async function takenBack(port: WorkbookPort, live: LiveLedger, { run, takeBack }: DoneAgain): Promise<LiveLedger> {
  const { runs } = live.sheet.ledger;
  const counts = countingRuns(runs);
  if (!runs.some(({ id }, index) => id === run && counts[index] === true)) return live;
  await takeBack();
  return mustRead(port);
}

/** 撤回: takes the last consolidation back, or the named one. */
export async function undoLive(
  port: WorkbookPort,
  { run, ...options }: { readonly asOf: string; readonly run?: string },
): Promise<void> {
  const live = await mustRead(port);
  await port.apply(undo(live.sheet, run, options).changes);
}

/** 退回: copies for the units whose returns have something to mend, by the ledger in the open workbook. */
export async function sendBackLive(
  port: WorkbookPort,
  services: Services,
  files: readonly InputFile[],
  request: SendBackRequest,
): Promise<readonly SentBack[]> {
  return sendBackOf(services, ledgerAsShown((await mustRead(port)).sheet, request.asOf), files, request);
}

/** 恢复固定内容: puts back what was changed in the fixed cells of the open workbook. */
export async function restoreLive(port: WorkbookPort, request: RestoreRequest): Promise<void> {
  const { sheet, grid } = await mustRead(port);
  const { changes } = restoration(sheet, grid, request);
  if (changes.length > 0) await port.apply(changes);
}

/** 下发: the return workbooks of the ledger in the open workbook. */
export async function handOutLive(
  port: WorkbookPort,
  services: Pick<Services, 'writeWorkbook'>,
  options: DistributeOptions,
): Promise<HandOut> {
  return handOutOf(services, ledgerAsShown((await mustRead(port)).sheet, options.asOf), options);
}

/** 督办通报: the report of the ledger in the open workbook. */
export async function reportLive(
  port: WorkbookPort,
  services: Pick<Services, 'writeDocument'>,
  options: { readonly asOf: string; readonly period?: Period },
): Promise<MadeReport> {
  return reportOf(services, ledgerAsShown((await mustRead(port)).sheet, options.asOf), options);
}

async function mustRead(port: WorkbookPort): Promise<LiveLedger> {
  const live = await readLive(port);
  if (live === null) throw failure('ledger.notALedger', { file: '' });
  return live;
}
