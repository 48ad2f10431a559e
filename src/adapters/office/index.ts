import type { HostCapabilities, WorkbookEvent, WorkbookPort, WorkbookWriter } from '../../app/ports';
import { failure, type AdapterError, type CellRange, type Issue, type WorkbookLayout } from '../../core/model';
import { applyPlan, type Progress } from './apply';
import { technicalDetail } from './errors';
import { listen } from './events';
import { newOwnWrites } from './own-writes';
import { areaAddress, parseArea } from './places';
import { planChanges, type ChangePlan } from './plan-changes';
import { listSheets, readSheets, visibilityOf } from './read-sheets';
import { recover, type RecoverOptions, type Recovered } from './recover';
import { openSession, type ExcelApi, type Session } from './session';

export { isPassing, NEEDED_API, technicalDetail } from './errors';
export type { ExcelApi } from './session';
export type { Recording } from './recording/format';
export { record } from './recording/record';
export { openTap } from './recording/tap';

export type ExcelWorkbookOptions = {
  readonly writeWorkbook: WorkbookWriter;
  /** milliseconds of quiet before changes are told; 300 */
  readonly quiet?: number;
  /** bytes that one round trip carries; 4 MB, below the 5 MB of Excel on the web */
  readonly limit?: number;
  /** told what is found at the start and in the background: an interrupted run taken back, an event that got lost */
  readonly notice?: (issue: Issue) => void;
};

const FOUR_MEGABYTES = 4 * 1024 * 1024;

/**
 * The workbook that is open in Excel, through office.js (ExcelApi 1.13). An interrupted run of an earlier pane is
 * taken back first. Throws AdapterErrors (`host.cellEditing`, `host.sheetProtected`, `host.changedMeanwhile` …);
 * whatever is thrown, the workbook is as it was before the call, or `host.unfinished` says that it will be.
 */
export async function openExcelWorkbook(excel: ExcelApi, options: ExcelWorkbookOptions): Promise<WorkbookPort> {
  const session = openSession(excel);
  const own = newOwnWrites();
  const tools = { writeWorkbook: options.writeWorkbook, limit: options.limit ?? FOUR_MEGABYTES };
  const notice = options.notice ?? (() => undefined);
  let unfinished: Progress | null = null;

  /** Takes back what an interrupted run left; until that succeeds nothing else is done. */
  const settle = async (run: Session['run'], how: Omit<RecoverOptions, 'limit'>): Promise<Recovered> => {
    const recovered = await run((context) => recover(context, { ...how, limit: tools.limit }));
    unfinished = null;
    if (recovered.leftAlone > 0) notice(leftAlone(recovered.leftAlone));
    return recovered;
  };
  const settled = async (run: Session['run']): Promise<void> => {
    if (unfinished === null) return;
    await settle(run, { journal: unfinished.journal }).catch((error: unknown) => {
      throw failure('host.unfinished', { detail: technicalDetail(error) }, error);
    });
  };
  /** One operation on a workbook that no run has left half-way. */
  const onWhole = <T>(work: (run: Session['run']) => Promise<T>): Promise<T> =>
    session.together(async (run) => {
      await settled(run);
      return work(run);
    });
  const carryOut = (plan: ChangePlan): Promise<readonly string[]> =>
    onWhole(async (run) => {
      const progress: Progress = { begun: false, done: false, journal: null };
      try {
        const applied = await run((context) => applyPlan(context, plan, tools, progress));
        own.remember(applied);
        return applied.ids;
      } catch (error) {
        if (progress.begun) {
          unfinished = progress;
          await settle(run, { journal: progress.journal }).catch((cause: unknown) => {
            throw failure('host.unfinished', { detail: technicalDetail(cause) }, error);
          });
        }
        throw error;
      }
    });

  const start = await session.together((run) => settle(run, {}));
  if (start.what === 'undone' || start.what === 'dropped') notice({ code: 'host.takenBack', severity: 'info' });
  const readOnly = await session.run(async (context) => {
    context.workbook.load('readOnly');
    await context.sync();
    return context.workbook.readOnly;
  });
  const capabilities: HostCapabilities = { host: 'excel', readOnly, bytes: false };

  return {
    capabilities: () => capabilities,
    sheets: () => onWhole(listSheets),
    readSheets: (ids) => onWhole((run) => readSheets(run, ids)),
    insertSheets: (layout) => insertSheets(layout),
    async apply(changes) {
      if (changes.length > 0) await carryOut(planChanges(changes));
    },
    restore: () => onWhole(restore),
    activate: (sheetId) => session.run((context) => activate(context, sheetId)),
    select: (sheetId, range) => session.run((context) => select(context, sheetId, range)),
    selection: () => session.run(readSelection),
    subscribe: (listener: (event: WorkbookEvent) => void) =>
      listen(session, own, listener, { quiet: options.quiet ?? 300, failed: (error) => lostEvent(error) }),
    bytes: () => Promise.resolve(null),
  };

  async function insertSheets(layout: WorkbookLayout): Promise<readonly string[]> {
    return carryOut({ sheets: [], puts: layout.sheets, removed: [], needed: [], asNew: true });
  }

  async function restore(run: Session['run']): Promise<boolean> {
    const { what } = await settle(run, { undoWhole: true });
    return what === 'undone';
  }

  function lostEvent(error: unknown): void {
    const found = (error as Partial<AdapterError>).issue;
    if (found !== undefined) notice(found);
  }
}

function leftAlone(cells: number): Issue {
  return { code: 'host.leftAlone', severity: 'warning', cells };
}

async function activate(context: Excel.RequestContext, sheetId: string): Promise<void> {
  const sheet = await visibleSheet(context, sheetId);
  sheet.activate();
  await context.sync();
}

async function select(context: Excel.RequestContext, sheetId: string, range: CellRange): Promise<void> {
  const sheet = await visibleSheet(context, sheetId);
  sheet.activate();
  sheet.getRange(areaAddress(range)).select();
  await context.sync();
}

async function visibleSheet(context: Excel.RequestContext, sheetId: string): Promise<Excel.Worksheet> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(sheetId);
  sheet.load('name,visibility');
  await context.sync();
  if (sheet.isNullObject) throw failure('host.sheetMissing', { sheet: sheetId });
  if (visibilityOf(sheet.visibility) !== 'visible') throw failure('host.sheetHidden', { sheet: sheet.name });
  return sheet;
}

/** Several selected areas count as the first; a chart or shape as none. */
async function readSelection(context: Excel.RequestContext): Promise<{ sheetId: string; range: CellRange } | null> {
  const range = context.workbook.getSelectedRange();
  range.load('address');
  range.worksheet.load('id');
  try {
    await context.sync();
  } catch (error) {
    if ((error as { code?: unknown }).code === 'InvalidSelection') return null;
    throw error;
  }
  const area = parseArea(range.address);
  return area === null ? null : { sheetId: range.worksheet.id, range: area };
}
