import { failure, freeSheetName, type CellRange } from '../../core/model';
import type { Scalar } from './cell-writes';
import { officeCode } from './errors';
import { shortRuns, syncInParts } from './parts';
import type { ChangePlan, SheetPlan } from './plan-changes';
import { askForMetrics, type Metrics } from './widths';

/** A rectangle of old cells as it was read before anything was changed. */
export type Before = {
  readonly area: CellRange;
  readonly contents: readonly (readonly Scalar[])[];
  readonly formats: readonly (readonly string[])[];
  /** values of the columns that will be written, to tell formulas from texts that begin with `=` */
  readonly values: readonly (readonly Scalar[])[];
  readonly valuesLeft: number;
};

/** A sheet that is about to be changed. */
export type TargetSheet = {
  readonly plan: SheetPlan;
  readonly sheet: Excel.Worksheet;
  /** from A1 over every old cell that the plan names: Excel moves it along when somebody inserts rows */
  readonly base: Excel.Range;
  readonly rows: number;
  readonly columns: number;
  readonly before: readonly Before[];
  /** the options, where the sheet is protected */
  readonly protection: Readonly<Record<string, boolean | string>> | null;
};

/** A sheet of the product's own that stands already and will be given new content. */
export type ExistingPut = {
  readonly sheet: Excel.Worksheet;
  readonly width: number;
  readonly protection: Readonly<Record<string, boolean | string>> | null;
};

export type Master = {
  /** every sheet of the workbook by name */
  readonly sheets: ReadonlyMap<string, { readonly id: string; readonly visibility: string }>;
  readonly targets: readonly TargetSheet[];
  /** of the sheets to be put, those that stand there already */
  readonly puts: ReadonlyMap<string, ExistingPut>;
  readonly metrics: Metrics;
};

/** Columns that are read around what is written, so that a sorted or shifted row is noticed. */
const GUARD_COLUMNS = 16;

/**
 * Reads everything that the run needs to know beforehand, in one round trip, and refuses what cannot be done: missing
 * sheets, read-only, protected structure, filtered rows. `pieces`: the cells come apart from the rest, where they have
 * turned out to be too many for one answer.
 */
export async function readMaster(
  context: Excel.RequestContext,
  plan: ChangePlan,
  how: 'whole' | 'pieces' = 'whole',
): Promise<Master> {
  const { workbook } = context;
  workbook.load('readOnly');
  workbook.protection.load('protected');
  workbook.worksheets.load('items/id,items/name,items/visibility');
  const metrics = askForMetrics(workbook);
  const targets = plan.sheets.map((sheetPlan) => askForTarget(context, sheetPlan));
  const puts = plan.asNew ? [] : plan.puts.map((layout) => askForPut(context, layout.name));
  const loads = targets.flatMap(({ rects }) => rects.map((rect) => rect.load));
  if (how === 'whole') for (const load of loads) load();
  try {
    await context.sync();
  } catch (error) {
    if (officeCode(error) !== 'ResponsePayloadSizeLimitExceeded' || how === 'pieces') throw error;
    return readMaster(context, plan, 'pieces');
  }
  const sheets = workbook.worksheets.items;
  const missing = plan.needed.find((name) => !sheets.some((sheet) => sheet.name === name));
  if (missing !== undefined) throw failure('host.sheetMissing', { sheet: missing });
  if (workbook.readOnly) throw failure('host.readOnly', {});
  if (workbook.protection.protected) throw failure('host.workbookProtected', {});
  const filtered = targets.find(
    ({ sheet, plan: { rowGaps } }) => rowGaps.length > 0 && sheet.autoFilter.isDataFiltered,
  );
  if (filtered !== undefined) throw failure('host.filterActive', { sheet: filtered.plan.sheet });
  if (how === 'pieces' && loads.length > 0) await syncInParts(context, loads);
  return {
    sheets: new Map(sheets.map(({ id, name, visibility }) => [name, { id, visibility }])),
    targets: targets.map(({ rects, ...target }) => ({
      ...target,
      before: rects.map(({ finish }) => finish()),
      protection: optionsOf(target.sheet),
    })),
    puts: new Map(
      puts
        .filter(({ sheet }) => !sheet.isNullObject)
        .map(({ name, sheet, used }) => [name, { sheet, width: widthOf(used), protection: optionsOf(sheet) }]),
    ),
    metrics: metrics(),
  };
}

type Rect = { readonly load: () => void; readonly finish: () => Before };

function askForTarget(context: Excel.RequestContext, plan: SheetPlan) {
  const sheet = context.workbook.worksheets.getItemOrNullObject(plan.sheet);
  sheet.protection.load('protected,options');
  sheet.autoFilter.load('isDataFiltered');
  const { rows: oldRows, columns: oldColumns } = oldLines(plan);
  const rows = Math.max(0, ...oldRows) + 1;
  const columns = Math.max(0, ...oldColumns) + 1;
  const base = sheet.getRangeByIndexes(0, 0, rows, columns);
  base.load('rowIndex,columnIndex,rowCount,columnCount');
  const touched = [...new Set(plan.cells.flatMap(({ row }) => ('old' in row ? [row.old] : [])))].sort((a, b) => a - b);
  const written = plan.cells.flatMap(({ column }) => ('old' in column ? [column.old] : []));
  const rects = shortRuns(touched).map(([top, bottom]) => askForRect(sheet, top, bottom, written));
  return { plan, sheet, base, rows, columns, rects };
}

function askForRect(sheet: Excel.Worksheet, top: number, bottom: number, written: readonly number[]): Rect {
  const height = bottom - top + 1;
  const [left, right] = [Math.min(...written, GUARD_COLUMNS), Math.max(...written, 0)];
  const area = { top, left: 0, bottom, right: Math.max(right, GUARD_COLUMNS - 1) };
  let all: Excel.Range | null = null;
  let own: Excel.Range | null = null;
  return {
    load: () => {
      all = sheet.getRangeByIndexes(top, 0, height, area.right + 1);
      all.load('formulas,numberFormat');
      if (left > right) return;
      own = sheet.getRangeByIndexes(top, left, height, right - left + 1);
      own.load('values');
    },
    finish: () => ({
      area,
      contents: (all?.formulas ?? []) as Scalar[][],
      formats: (all?.numberFormat ?? []) as string[][],
      values: (own?.values ?? []) as Scalar[][],
      valuesLeft: left,
    }),
  };
}

/** Old rows and columns that the plan names: written cells, gaps and the rows that new ones shall look like. */
export function oldLines(plan: SheetPlan): { rows: number[]; columns: number[] } {
  const rows = new Set<number>();
  const columns = new Set<number>();
  for (const { row, column } of plan.cells) {
    if ('old' in row) rows.add(row.old);
    if ('old' in column) columns.add(column.old);
  }
  for (const [gaps, lines] of [
    [plan.rowGaps, rows],
    [plan.columnGaps, columns],
  ] as const) {
    for (const { before, likes } of gaps) {
      for (const line of [before - 1, before, ...likes]) if (line >= 0) lines.add(line);
    }
  }
  const sorted = (lines: Set<number>) => [...lines].sort((a, b) => a - b);
  return { rows: sorted(rows), columns: sorted(columns) };
}

function askForPut(context: Excel.RequestContext, name: string) {
  const sheet = context.workbook.worksheets.getItemOrNullObject(name);
  sheet.protection.load('protected,options');
  const used = sheet.getUsedRangeOrNullObject(false);
  used.load('columnIndex,columnCount');
  return { name, sheet, used };
}

/** Sheets that are put beside others of the same name get a number behind it, as Excel does. */
export function withFreeNames(plan: ChangePlan, master: Master): ChangePlan {
  if (!plan.asNew) return plan;
  const taken = new Set([...master.sheets.keys()].map((name) => name.toLowerCase()));
  return { ...plan, puts: plan.puts.map((layout) => ({ ...layout, name: freeSheetName(layout.name, taken) })) };
}

function widthOf(used: Excel.Range): number {
  return used.isNullObject ? 0 : used.columnIndex + used.columnCount;
}

function optionsOf({ protection }: Excel.Worksheet): Record<string, boolean | string> | null {
  if (!protection.protected) return null;
  const options: Record<string, boolean | string> = {};
  for (const [name, value] of Object.entries(protection.options)) {
    if (typeof value === 'boolean' || typeof value === 'string') options[name] = value;
  }
  return options;
}

/** What stood in an old cell: its content, whether that is a formula, its number format. */
export function contentBefore(
  target: Pick<TargetSheet, 'before'>,
  row: number,
  column: number,
): { content: Scalar; isFormula: boolean; format: string } {
  const before = target.before.find(({ area }) => row >= area.top && row <= area.bottom);
  const content = before?.contents[row - before.area.top]?.[column] ?? '';
  const format = before?.formats[row - before.area.top]?.[column] ?? 'General';
  const value = before?.values[row - before.area.top]?.[column - before.valuesLeft];
  const isFormula = typeof content === 'string' && content.startsWith('=') && value !== content;
  return { content, isFormula, format };
}
