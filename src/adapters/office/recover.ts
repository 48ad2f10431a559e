import { failure, type CellRange } from '../../core/model';
import { asTyped, type Scalar } from './cell-writes';
import { asideArea } from './intent';
import {
  anchorPlace,
  COLUMN_ANCHORS_COLUMN,
  isJournalName,
  Journal,
  JOURNAL_SHEET,
  JournalState,
  ROW_ANCHORS_COLUMN,
  type JournalledPut,
  type JournalledSheet,
} from './journal';
import { columnsAddress, rowsAddress } from './places';
import { sameValue } from './write-sheet';

export type Recovered = {
  /** `none`: there was nothing; `dropped`: begun but nothing done yet; `undone`: taken back; `whole`: it was complete */
  readonly what: 'none' | 'dropped' | 'undone' | 'whole';
  /** cells that somebody has changed since and that were left as they are */
  readonly leftAlone: number;
};

export type RecoverOptions = {
  /** takes back a complete run as well: the restore point */
  readonly undoWhole?: boolean;
  /** a better knowledge of what stood in the cells than the journal's */
  readonly journal?: Journal | null;
};

/**
 * Looks for the journal of a run and takes back what was done of it, cell for cell, wherever the cells stand by now.
 * May be cut off itself and run again: every step looks at what is there. Three round trips.
 */
export async function recover(context: Excel.RequestContext, options: RecoverOptions = {}): Promise<Recovered> {
  const found = await findJournal(context);
  if (found.names.length === 0) return { what: 'none', leftAlone: 0 };
  if (found.state === 'done' && options.undoWhole !== true) return { what: 'whole', leftAlone: 0 };
  const journal = options.journal ?? found.journal;
  if (journal === null) return drop(context, found);
  const puts = askForGuardedPuts(context, journal, found);
  const sheets = await readTargets(context, journal, found);
  if (found.state !== 'ready' && found.state !== 'done') {
    for (const { entry, sheet } of sheets) protectAgain(sheet, entry.protection);
    for (const { sheet, protection } of puts) protectAgain(sheet, protection);
    return drop(context, found);
  }
  if (found.state === 'done') checkUntouched(sheets);
  let leftAlone = 0;
  for (const sheet of sheets) leftAlone += undoSheet(context, sheet);
  for (const put of journal.puts) undoPut(context, put, found.all);
  for (const { name, kept, visibility } of journal.removed) {
    if (!found.all.includes(kept)) continue;
    const sheet = context.workbook.worksheets.getItem(kept);
    sheet.name = name;
    sheet.visibility = visibility as Excel.SheetVisibility;
  }
  const gone = new Set(journal.removed.map(({ kept }) => kept));
  dropSheets(
    context,
    found.names.filter((name) => !gone.has(name)),
  );
  await context.sync();
  return { what: 'undone', leftAlone };
}

function askForGuardedPuts(context: Excel.RequestContext, journal: Journal, { all }: Found) {
  return journal.puts
    .filter(({ name, protection }) => protection !== null && all.includes(name))
    .map(({ name, protection }) => {
      const sheet = context.workbook.worksheets.getItem(name);
      sheet.protection.load('protected');
      return { sheet, protection };
    });
}

async function drop(context: Excel.RequestContext, { names }: Found): Promise<Recovered> {
  dropSheets(context, names);
  await context.sync();
  return { what: 'dropped', leftAlone: 0 };
}

function protectAgain(sheet: Excel.Worksheet, options: JournalledSheet['protection']): void {
  if (options !== null && !sheet.protection.protected) sheet.protection.protect(options);
}

/** Queues the deletion of sheets by name. Very hidden ones cannot be deleted: they are made hidden first. */
export function dropSheets(context: Excel.RequestContext, names: readonly string[]): void {
  // the journal goes last: as long as it stands, an interruption is noticed
  const ordered = [...names].sort((a, b) => Number(a === JOURNAL_SHEET) - Number(b === JOURNAL_SHEET));
  for (const name of ordered) {
    const sheet = context.workbook.worksheets.getItem(name);
    sheet.visibility = 'Hidden';
    sheet.delete();
  }
}

type Found = {
  /** the run's own sheets */
  readonly names: readonly string[];
  readonly all: readonly string[];
  readonly state: JournalState | null;
  readonly journal: Journal | null;
  readonly anchors: readonly (readonly unknown[])[];
};

async function findJournal(context: Excel.RequestContext): Promise<Found> {
  const { worksheets } = context.workbook;
  worksheets.load('items/name');
  const used = worksheets.getItemOrNullObject(JOURNAL_SHEET).getUsedRangeOrNullObject(true);
  used.load('values,formulas');
  await context.sync();
  const all = worksheets.items.map((sheet) => sheet.name);
  const names = all.filter(isJournalName);
  if (used.isNullObject) return { names, all, state: null, journal: null, anchors: [] };
  const values = used.values as Scalar[][];
  const state = JournalState.safeParse(values[0]?.[1]).data ?? null;
  const json = values
    .slice(1)
    .map(([chunk]) => String(chunk))
    .join('');
  return { names, all, state, journal: parseJournal(json), anchors: used.formulas as unknown[][] };
}

function parseJournal(json: string): Journal | null {
  try {
    return Journal.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    // half a journal is none: nothing was done before it was whole
    return null;
  }
}

type TargetNow = {
  readonly entry: JournalledSheet;
  readonly sheet: Excel.Worksheet;
  readonly used: Excel.Range;
  /** where the old rows and columns stand now; null where they are gone */
  readonly row: (old: number) => number | null;
  readonly column: (old: number) => number | null;
};

async function readTargets(context: Excel.RequestContext, journal: Journal, found: Found): Promise<TargetNow[]> {
  let [rowAt, columnAt] = [0, 0];
  const targets = journal.sheets.flatMap((entry): TargetNow[] => {
    const rows = places(entry.rows, found.anchors, rowAt, ROW_ANCHORS_COLUMN, (place) => place.row);
    const columns = places(entry.columns, found.anchors, columnAt, COLUMN_ANCHORS_COLUMN, (place) => place.column);
    rowAt += entry.rows.length;
    columnAt += entry.columns.length;
    if (!found.all.includes(entry.sheet)) return [];
    const sheet = context.workbook.worksheets.getItem(entry.sheet);
    sheet.protection.load('protected');
    const used = sheet.getUsedRangeOrNullObject(false);
    used.load('formulas,numberFormat,rowIndex,columnIndex');
    const at = (map: ReadonlyMap<number, number | null>) => (old: number) => map.get(old) ?? null;
    return [{ entry, sheet, used, row: at(rows), column: at(columns) }];
  });
  await context.sync();
  return targets;
}

function places(
  lines: readonly number[],
  anchors: Found['anchors'],
  from: number,
  column: number,
  pick: (place: { row: number; column: number }) => number,
): Map<number, number | null> {
  return new Map(
    lines.map((line, i) => {
      const place = anchorPlace(anchors[from + i]?.[column]);
      return [line, place === null ? null : pick(place)];
    }),
  );
}

/** A complete run is taken back only while its cells still say what it wrote. */
function checkUntouched(targets: readonly TargetNow[]): void {
  for (const target of targets) {
    const touched = target.entry.cells.some((cell) => {
      const place = placeOf(target, cell);
      return place === null || !sameValue(contentAt(target, place), cell[5]);
    });
    if (touched) throw failure('host.restoreStale', { sheet: target.entry.sheet });
  }
}

/** Cells first, then the lines that were inserted, then the formats; the answer counts cells that were left alone. */
function undoSheet(context: Excel.RequestContext, target: TargetNow): number {
  const { entry, sheet } = target;
  if (sheet.protection.protected) sheet.protection.unprotect();
  const leftAlone = entry.cells.reduce((count, cell) => count + undoCell(target, cell), 0);
  restoreFormats(context, target);
  closeGaps(target);
  if (entry.protection !== null) sheet.protection.protect(entry.protection);
  return leftAlone;
}

type JournalledCell = JournalledSheet['cells'][number];

function undoCell(target: TargetNow, cell: JournalledCell): 0 | 1 {
  const [, , before, isFormula, format, after] = cell;
  const place = placeOf(target, cell);
  if (place === null) return 1;
  const now = contentAt(target, place);
  const range = target.sheet.getRangeByIndexes(place.row, place.column, 1, 1);
  if (!sameValue(now, after) && !sameValue(now, before)) return 1;
  if (!sameValue(now, before)) {
    if (isFormula) {
      range.numberFormat = [[format]];
      range.formulas = [[before]];
      return 0;
    }
    if (typeof before === 'string' && before !== '') range.numberFormat = [['@']];
    else range.numberFormat = [[format === '@' ? 'General' : format]];
    range.values = [[asTyped(before)]];
  }
  range.numberFormat = [[format]];
  return 0;
}

function placeOf(target: TargetNow, [oldRow, oldColumn]: JournalledCell): { row: number; column: number } | null {
  const row = target.row(oldRow);
  const column = target.column(oldColumn);
  return row === null || column === null ? null : { row, column };
}

function contentAt({ used }: TargetNow, { row, column }: { row: number; column: number }): Scalar {
  if (used.isNullObject) return '';
  return (used.formulas as Scalar[][])[row - used.rowIndex]?.[column - used.columnIndex] ?? '';
}

/** Formats come back from the journal sheet, for the cells that were written, row by row where they stand now. */
function restoreFormats(context: Excel.RequestContext, target: TargetNow): void {
  const { formats } = target.entry;
  if (formats === null) return;
  const aside = asideArea(formats);
  const own = context.workbook.worksheets.getItem(JOURNAL_SHEET);
  for (const cell of target.entry.cells) {
    const place = placeOf(target, cell);
    const [row, column] = cell;
    const isInside = row >= formats.top && row <= formats.bottom && column >= formats.left && column <= formats.right;
    if (place === null || !isInside) continue;
    const source = own.getRangeByIndexes(aside.top + row - formats.top, aside.left + column - formats.left, 1, 1);
    target.sheet.getRangeByIndexes(place.row, place.column, 1, 1).copyFrom(source, 'Formats');
  }
}

/** Deletes lines that stand between old neighbours, if it is as many as were inserted; from the last gap to the first. */
function closeGaps({ entry, sheet, row, column }: TargetNow): void {
  for (const { before, count } of [...entry.rowGaps].reverse()) {
    const between = linesBetween(row, before);
    if (between !== null && between.count === count)
      sheet.getRange(rowsAddress(between.first, between.first + count - 1)).delete('Up');
  }
  for (const { before, count } of [...entry.columnGaps].reverse()) {
    const between = linesBetween(column, before);
    if (between !== null && between.count === count)
      sheet.getRange(columnsAddress(between.first, between.first + count - 1)).delete('Left');
  }
}

function linesBetween(place: (old: number) => number | null, before: number): { first: number; count: number } | null {
  const above = before === 0 ? -1 : place(before - 1);
  const below = place(before);
  return above === null || below === null ? null : { first: above + 1, count: below - above - 1 };
}

/** A sheet that stood before gets its old content back; one that is new goes, under whichever name it has by now. */
function undoPut(context: Excel.RequestContext, put: JournalledPut, all: readonly string[]): void {
  const { worksheets } = context.workbook;
  if (put.kept === null) {
    // still under its staged name it goes with the run's own sheets
    if (!all.includes(put.staged) && all.includes(put.name)) dropSheets(context, [put.name]);
    return;
  }
  if (!all.includes(put.name) || !all.includes(put.kept)) return;
  const sheet = worksheets.getItem(put.name);
  sheet.protection.unprotect();
  const columns: CellRange | null = put.width === 0 ? null : { top: 0, left: 0, bottom: 0, right: put.width - 1 };
  sheet.getRange().clear('All');
  if (columns !== null) {
    const address = columnsAddress(columns.left, columns.right);
    sheet.getRange(address).copyFrom(worksheets.getItem(put.kept).getRange(address), 'All');
  }
  if (put.protection !== null) sheet.protection.protect(put.protection);
}
