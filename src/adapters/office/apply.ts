import type { WorkbookWriter } from '../../app/ports';
import { failure, type SheetLayout } from '../../core/model';
import type { Scalar } from './cell-writes';
import { officeCode, technicalDetail } from './errors';
import { keptSheets, setAside, writeIntent } from './intent';
import { isJournalName, journalChunks, journalSheet, JOURNAL_SHEET, STATE_CELL, type Journal } from './journal';
import { readMaster, withFreeNames, type Master, type TargetSheet } from './master';
import type { ChangePlan } from './plan-changes';
import { syncJobs, type Job } from './parts';
import { columnsAddress } from './places';
import { sheetIdsOf } from './events';
import { dropSheets } from './recover';
import { checkParts, partsBesideContent, renderParts } from './sheet-parts';
import {
  buildSheets,
  canBuildInstead,
  giveBackReferences,
  insertFile,
  withoutProtection,
  withoutReferences,
} from './staging';
import { holdPlace, prepareSheet, rewriteAsText, type SheetWriter } from './write-sheet';
import type { Metrics } from './widths';

export type RunTools = {
  readonly writeWorkbook: WorkbookWriter;
  /** bytes of one round trip */ readonly limit: number;
};

/** What a run has written, for knowing its events when they come. */
export type Applied = {
  readonly sheetIds: string;
  readonly ids: readonly string[];
  readonly targets: readonly {
    readonly sheetId: string;
    readonly writes: readonly { readonly row: number; readonly column: number; readonly value: Scalar }[];
    readonly master: TargetSheet;
  }[];
  readonly puts: readonly { readonly sheetId: string; readonly layout: SheetLayout }[];
};

/** How far a run came: tells whoever catches its failure whether anything has to be taken back. */
export type Progress = {
  begun: boolean;
  done: boolean;
  /** the intent, with what a co-author wrote meanwhile */ journal: Journal | null;
};

/**
 * Carries out a plan, all or nothing, in a fixed number of round trips: read, bring in what is new together with the
 * intent, set aside what will be replaced, write and read back, commit. A batch of Excel is no transaction: when this
 * throws and `progress.begun` is set, the run has to be taken back by `recover`.
 */
export async function applyPlan(
  context: Excel.RequestContext,
  wanted: ChangePlan,
  tools: RunTools,
  progress: Progress,
): Promise<Applied> {
  const master = await readMaster(context, wanted);
  const plan = withFreeNames(wanted, master);
  const writers = master.targets.map((target) => prepareSheet(target, tools.limit, master.metrics));
  const journal = writeIntent(
    plan,
    master,
    writers.map(({ writes }) => writes),
  );
  const way = await bringIn(context, plan, master, journal, tools, progress);
  const missing = await prepare(context, plan, master, journal).catch((error: unknown) => {
    throw explain(error, plan, master);
  });
  await write(context, plan, master, journal, writers, missing, tools, progress, way === 'built');
  await commit(context, journal, master, writers);
  progress.done = true;
  return summary(context, plan, master, writers);
}

/**
 * One insertion brings the journal and the new sheets: it happens whole or not at all. Where Excel cannot insert, the
 * sheets are made call by call instead; answers which way it was.
 */
async function bringIn(
  context: Excel.RequestContext,
  plan: ChangePlan,
  master: Master,
  journal: Journal,
  { writeWorkbook, limit }: RunTools,
  progress: Progress,
): Promise<'inserted' | 'built'> {
  dropSheets(context, [...master.sheets.keys()].filter(isJournalName));
  const sheets = [
    journalSheet(journalChunks(journal)),
    ...plan.puts.map((layout, i) => withoutReferences(layout, journal.puts[i]?.staged ?? layout.name)),
    ...keptSheets(journal),
  ];
  insertFile(context, sheets, writeWorkbook);
  progress.begun = true;
  progress.journal = journal;
  try {
    await context.sync();
    return 'inserted';
  } catch (error) {
    if (!canBuildInstead(error)) throw error;
  }
  await dropLeftovers(context);
  await buildSheets(context, sheets, limit, master.metrics);
  return 'built';
}

/** Whatever the failed batch has left of the restore point of an earlier run. */
async function dropLeftovers(context: Excel.RequestContext): Promise<void> {
  const { worksheets } = context.workbook;
  worksheets.load('items/name');
  await context.sync();
  dropSheets(context, worksheets.items.map(({ name }) => name).filter(isJournalName));
}

type Missing = ReadonlyMap<string, ReturnType<ReturnType<typeof checkParts>>>;

/** Hides what was brought in, looks whether it came whole, sets aside the old, and declares the intent complete. */
async function prepare(
  context: Excel.RequestContext,
  plan: ChangePlan,
  master: Master,
  journal: Journal,
): Promise<Missing> {
  const { worksheets } = context.workbook;
  for (const target of master.targets) {
    // a password makes this fail while nothing has been done yet
    if (target.protection !== null) target.sheet.protection.unprotect();
    holdPlace(target);
  }
  for (const { sheet, protection } of master.puts.values()) if (protection !== null) sheet.protection.unprotect();
  const names = [
    JOURNAL_SHEET,
    ...journal.puts.flatMap(({ staged, kept }) => [staged, ...(kept === null ? [] : [kept])]),
  ];
  const checks = plan.puts.map((layout, i) => ({
    name: layout.name,
    isNew: journal.puts[i]?.kept === null,
    answer: checkParts(worksheets.getItem(journal.puts[i]?.staged ?? ''), layout, master.metrics),
  }));
  for (const name of names) worksheets.getItem(name).visibility = 'VeryHidden';
  setAside(context, journal);
  const own = worksheets.getItem(JOURNAL_SHEET);
  const chunks = journalChunks(journal);
  const last = own.getRangeByIndexes(chunks.length, 0, 1, 1);
  last.load('values');
  own.getRange(STATE_CELL).values = [['ready']];
  await context.sync();
  // an insertion is whole or broken: the last piece stands for all
  if ((last.values as Scalar[][])[0]?.[0] !== chunks.at(-1))
    throw failure('host.insertIncomplete', { sheet: JOURNAL_SHEET, parts: ['content'] });
  const missing = checks.map(({ name, isNew, answer }) => {
    const parts = answer();
    if (parts.includes('content')) throw failure('host.insertIncomplete', { sheet: name, parts: ['content'] });
    return [name, isNew ? parts : []] as const;
  });
  return new Map(missing);
}

/** Writes everything and reads it back; several round trips only where one would carry too much. */
async function write(
  context: Excel.RequestContext,
  plan: ChangePlan,
  master: Master,
  journal: Journal,
  writers: readonly SheetWriter[],
  missing: Missing,
  { limit }: RunTools,
  progress: Progress,
  built: boolean,
): Promise<void> {
  let checks: readonly (() => void)[] = [];
  const sheets: Job = {
    size: 0,
    queue: () => {
      removeSheets(context, journal);
      checks = plan.puts.map((layout, i) =>
        putSheet(context, layout, journal.puts[i], missing.get(layout.name) ?? [], {
          built,
          metrics: master.metrics,
        }),
      );
    },
  };
  const jobs = [...writers.flatMap((writer) => writer.jobs), sheets];
  try {
    await syncJobs(context, jobs, limit);
  } catch (error) {
    throw explain(error, plan, master);
  }
  master.targets.forEach((target, i) => checkBefore(target, writers[i], i, journal, progress));
  for (const check of checks) check();
}

/** A co-author was faster: what stands there now, not what we read before, is what the cells go back to. */
function checkBefore(
  target: TargetSheet,
  writer: SheetWriter | undefined,
  index: number,
  journal: Journal,
  progress: Progress,
): void {
  const { changed, contents } = writer?.checkBefore() ?? { changed: false, contents: [] };
  if (!changed) return;
  const entry = journal.sheets[index];
  const seen = (row: number, column: number): Scalar | undefined => {
    const k = target.before.findIndex(({ area }) => row >= area.top && row <= area.bottom);
    return contents[k]?.[row - (target.before[k]?.area.top ?? 0)]?.[column];
  };
  const cells = entry?.cells.map(([row, column, before, isFormula, format, after]): (typeof entry.cells)[number] => {
    const now = seen(row, column) ?? before;
    return [
      row,
      column,
      now,
      now === before ? isFormula : typeof now === 'string' && now.startsWith('='),
      format,
      after,
    ];
  });
  progress.journal = {
    ...journal,
    sheets: journal.sheets.map((sheet, k) => (k === index ? { ...sheet, cells: cells ?? [] } : sheet)),
  };
  throw failure('host.changedMeanwhile', { sheet: target.plan.sheet });
}

function removeSheets(context: Excel.RequestContext, journal: Journal): void {
  for (const { name, kept } of journal.removed) {
    const sheet = context.workbook.worksheets.getItem(name);
    sheet.name = kept;
    sheet.visibility = 'VeryHidden';
  }
}

const VISIBILITY = { visible: 'Visible', hidden: 'Hidden', veryHidden: 'VeryHidden' } as const;

/** A new sheet gets its name, its missing parts and its place; one that stood already gets the new content. */
function putSheet(
  context: Excel.RequestContext,
  layout: SheetLayout,
  put: Journal['puts'][number] | undefined,
  missing: readonly ReturnType<ReturnType<typeof checkParts>>[number][],
  { built, metrics }: { readonly built: boolean; readonly metrics: Metrics },
): () => void {
  const { worksheets } = context.workbook;
  if (put === undefined) return () => undefined;
  if (put.kept === null) {
    const sheet = worksheets.getItem(put.staged);
    sheet.name = layout.name;
    const again = (layout.validations ?? []).some(({ rule }) => rule.kind === 'listRange')
      ? ['validations' as const]
      : [];
    renderParts(sheet, layout, [...new Set([...missing, ...again])], metrics);
    giveBackReferences(sheet, layout, built);
    sheet.visibility = VISIBILITY[layout.visibility];
    const answer = missing.length === 0 ? () => [] : checkParts(sheet, layout, metrics);
    return () => {
      const parts = answer();
      if (parts.length > 0) throw failure('host.insertIncomplete', { sheet: layout.name, parts });
    };
  }
  const sheet = worksheets.getItem(layout.name);
  const width = Math.max(put.width, 1);
  const columns = sheet.getRange(columnsAddress(0, width - 1));
  columns.conditionalFormats.clearAll();
  columns.dataValidation.clear();
  columns.clear('All');
  columns.copyFrom(worksheets.getItem(put.staged).getRange(columnsAddress(0, width - 1)), 'All');
  const open = withoutProtection(layout);
  renderParts(sheet, open, partsBesideContent(open), metrics);
  if (layout.protection !== undefined) renderParts(sheet, layout, ['protection'], metrics);
  sheet.visibility = VISIBILITY[layout.visibility];
  return () => undefined;
}

/** Texts that Excel misread are written once more; then the run is whole, and what was brought in may go. */
async function commit(
  context: Excel.RequestContext,
  journal: Journal,
  master: Master,
  writers: readonly SheetWriter[],
): Promise<void> {
  const again = master.targets.flatMap((target, i) => {
    const { misread, lost } = writers[i]?.checkAfter() ?? { misread: [], lost: false };
    if (lost) throw failure('host.notWritten', { sheet: target.plan.sheet });
    return misread.length === 0 ? [] : [{ sheet: target.plan.sheet, check: rewriteAsText(target, misread) }];
  });
  if (again.length > 0) {
    await context.sync();
    const failed = again.find(({ check }) => !check());
    if (failed !== undefined) throw failure('host.notWritten', { sheet: failed.sheet });
  }
  const { worksheets } = context.workbook;
  dropSheets(
    context,
    journal.puts.flatMap(({ staged, kept }) => (kept === null ? [] : [staged])),
  );
  worksheets.load('items/id,items/name');
  // the very last action: whatever fails before it is taken back
  worksheets.getItem(JOURNAL_SHEET).getRange(STATE_CELL).values = [['done']];
  await context.sync();
}

/** Which message fits when Excel refuses in the middle: a password, a table in the way, lines that moved. */
function explain(error: unknown, plan: ChangePlan, master: Master): unknown {
  const code = officeCode(error);
  const guarded = master.targets.find(({ protection }) => protection !== null);
  const detail = technicalDetail(error);
  if (code === 'AccessDenied' && guarded !== undefined)
    return failure('host.sheetProtected', { sheet: guarded.plan.sheet }, error);
  const first = plan.sheets[0];
  if (first === undefined) return error;
  if (code === 'InvalidArgument' && /getOffsetRange|numberFormat|_ValidateArraySize/.test(detail))
    return failure('host.changedMeanwhile', { sheet: first.sheet }, error);
  if (code === 'InvalidOperation' && detail.includes('insert'))
    return failure('host.inTable', { sheet: first.sheet }, error);
  return error;
}

function summary(
  context: Excel.RequestContext,
  plan: ChangePlan,
  master: Master,
  writers: readonly SheetWriter[],
): Applied {
  const ids = new Map(context.workbook.worksheets.items.map((sheet) => [sheet.name, sheet.id]));
  return {
    sheetIds: sheetIdsOf(context.workbook.worksheets),
    ids: plan.puts.map((layout) => ids.get(layout.name) ?? ''),
    targets: master.targets.map((target, i) => ({
      sheetId: master.sheets.get(target.plan.sheet)?.id ?? '',
      writes: writers[i]?.writes ?? [],
      master: target,
    })),
    puts: plan.puts.map((layout) => ({ sheetId: ids.get(layout.name) ?? '', layout })),
  };
}
