import { failure } from '../../core/model';
import { blocksOf, sameValue, sizeOfBlock, type CellWrite, type Scalar } from './cell-writes';
import { asideArea } from './intent';
import {
  anchorPlace,
  COLUMN_ANCHORS_COLUMN,
  hasMark,
  isJournalName,
  Journal,
  JOURNAL_SHEET,
  JournalState,
  ROW_ANCHORS_COLUMN,
  STATE_CELL,
  type JournalledPut,
  type JournalledSheet,
} from './journal';
import { pieces, shortRuns, syncInParts, syncJobs, type Job } from './parts';
import { columnsAddress, rowsAddress } from './places';
import { writeBlock } from './write-sheet';

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
  /** bytes of one round trip */
  readonly limit: number;
};

/**
 * Looks for the journal of a run and takes back what was done of it, cell for cell, wherever the cells stand by now.
 * May be cut off itself and run again: every step looks at what is there. One round trip where there is nothing, five
 * where there is something, and more only where it is too much for one.
 */
export async function recover(context: Excel.RequestContext, options: RecoverOptions): Promise<Recovered> {
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
  const undone = sheets.map((sheet) => undoSheet(context, sheet));
  const jobs = [
    ...undone.flatMap((sheet) => sheet.jobs),
    { size: 0, queue: () => undoSheets(context, journal, found) },
  ];
  await syncJobs(context, jobs, options.limit);
  return { what: 'undone', leftAlone: undone.reduce((sum, sheet) => sum + sheet.leftAlone, 0) };
}

/** Sheets that were put, added or taken away; the run's own go last. */
function undoSheets(context: Excel.RequestContext, journal: Journal, found: Found): void {
  for (const put of journal.puts) undoPut(context, put, found.all);
  for (const { name, kept, visibility } of journal.removed) {
    if (!found.all.includes(kept)) continue;
    const sheet = context.workbook.worksheets.getItem(kept);
    sheet.name = name;
    sheet.visibility = visibility as Excel.SheetVisibility;
  }
  const back = new Set(journal.removed.map(({ kept }) => kept));
  dropSheets(
    context,
    found.names.filter((name) => !back.has(name)),
  );
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
  readonly rowAnchors: readonly unknown[];
  readonly columnAnchors: readonly unknown[];
};

async function findJournal(context: Excel.RequestContext): Promise<Found> {
  const { worksheets } = context.workbook;
  worksheets.load('items/name');
  const sheet = worksheets.getItemOrNullObject(JOURNAL_SHEET);
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load('rowCount');
  const stateCell = sheet.getRange(STATE_CELL);
  stateCell.load('values');
  await context.sync();
  const all = worksheets.items.map(({ name }) => name);
  const names = all.filter(isJournalName);
  const nothing = { names, all, state: null, journal: null, rowAnchors: [], columnAnchors: [] };
  if (sheet.isNullObject || used.isNullObject) return nothing;
  const state = JournalState.safeParse((stateCell.values as Scalar[][])[0]?.[0]).data ?? null;
  const column = (index: number, member: 'values' | 'formulas') =>
    pieces(0, used.rowCount - 1).map(([top, bottom]) => {
      let range: Excel.Range | null = null;
      const load = (): void => {
        range = sheet.getRangeByIndexes(top, index, bottom - top + 1, 1);
        range.load(member);
      };
      return { load, cells: () => ((range?.[member] ?? []) as Scalar[][]).map(([cell]) => cell) };
    });
  const [chunks, rows, columns] = [
    column(0, 'values'),
    column(ROW_ANCHORS_COLUMN, 'formulas'),
    column(COLUMN_ANCHORS_COLUMN, 'formulas'),
  ];
  await syncInParts(
    context,
    [...chunks, ...rows, ...columns].map(({ load }) => load),
  );
  const json = chunks.flatMap(({ cells }) => cells()).slice(1);
  return {
    names,
    all,
    state,
    journal: parseJournal(json.join('')),
    rowAnchors: rows.flatMap(({ cells }) => cells()),
    columnAnchors: columns.flatMap(({ cells }) => cells()),
  };
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
  /** where the old rows and columns stand now; null where they are gone */
  readonly row: (old: number) => number | null;
  readonly column: (old: number) => number | null;
  /** what stands in a cell now: a formula, or a value */
  readonly contentAt: (place: Place) => Scalar;
};
type Place = { readonly row: number; readonly column: number };

async function readTargets(context: Excel.RequestContext, journal: Journal, found: Found): Promise<TargetNow[]> {
  let [rowAt, columnAt] = [0, 0];
  const targets = journal.sheets.flatMap((entry) => {
    const row = places(entry.rows, found.rowAnchors.slice(rowAt), 'row');
    const column = places(entry.columns, found.columnAnchors.slice(columnAt), 'column');
    rowAt += entry.rows.length;
    columnAt += entry.columns.length;
    if (!found.all.includes(entry.sheet)) return [];
    const sheet = context.workbook.worksheets.getItem(entry.sheet);
    return [{ entry, sheet, row, column, ...askForContents(sheet, entry, row, column) }];
  });
  for (const { sheet } of targets) sheet.protection.load('protected');
  await context.sync();
  const loads = targets.flatMap((target) => target.loads);
  if (loads.length > 0) await syncInParts(context, loads);
  return targets;
}

/** The present places of the cells that were written, in pieces that one answer can hold. */
function askForContents(
  sheet: Excel.Worksheet,
  entry: JournalledSheet,
  row: TargetNow['row'],
  column: TargetNow['column'],
): { readonly loads: readonly (() => void)[]; readonly contentAt: TargetNow['contentAt'] } {
  const sorted = (numbers: readonly (number | null)[]) =>
    [...new Set(numbers.flatMap((number) => number ?? []))].sort((a, b) => a - b);
  const rows = sorted(entry.cells.map(([old]) => row(old)));
  const columns = sorted(entry.cells.map(([, old]) => column(old)));
  const [left = 0, right = left] = [columns.at(0), columns.at(-1)];
  const parts = shortRuns(rows).map(([top, bottom]) => ({ top, bottom, range: null as Excel.Range | null }));
  return {
    loads: parts.map((part) => () => {
      part.range = sheet.getRangeByIndexes(part.top, left, part.bottom - part.top + 1, right - left + 1);
      part.range.load('formulas');
    }),
    contentAt: (place) => {
      const part = parts.find(({ top, bottom }) => place.row >= top && place.row <= bottom);
      return (
        (part?.range?.formulas as Scalar[][] | undefined)?.[place.row - (part?.top ?? 0)]?.[place.column - left] ?? ''
      );
    },
  };
}

function places(lines: readonly number[], anchors: readonly unknown[], pick: 'row' | 'column') {
  const found = new Map(lines.map((line, i) => [line, anchorPlace(anchors[i])?.[pick] ?? null]));
  return (old: number): number | null => found.get(old) ?? null;
}

/** A complete run is taken back only while its cells still say what it wrote. */
function checkUntouched(targets: readonly TargetNow[]): void {
  for (const target of targets) {
    const touched = target.entry.cells.some((cell) => {
      const place = placeOf(target, cell);
      return place === null || !hasMark(target.contentAt(place), cell[5]);
    });
    if (touched) throw failure('host.restoreStale', { sheet: target.entry.sheet });
  }
}

/** Cells first, then the formats, then the lines that were inserted; cells that others changed are left alone. */
function undoSheet(context: Excel.RequestContext, target: TargetNow): { jobs: Job[]; leftAlone: number } {
  const { entry, sheet } = target;
  const writes = entry.cells.map((cell) => cellBefore(target, cell));
  const blocks = blocksOf(
    writes.flatMap((write) => write ?? []),
    BLOCK_BYTES,
  );
  const jobs = [
    {
      size: 0,
      queue: () => {
        if (sheet.protection.protected) sheet.protection.unprotect();
      },
    },
    ...blocks.map((block) => ({ size: sizeOfBlock(block), queue: () => void writeBlock(sheet, block) })),
    {
      size: 0,
      queue: () => {
        restoreFormats(context, target);
        closeGaps(target);
        if (entry.protection !== null) sheet.protection.protect(entry.protection);
      },
    },
  ];
  return { jobs, leftAlone: writes.filter((write) => write === null).length };
}

/** Contents of one block: half of what a round trip carries. */
const BLOCK_BYTES = 2 * 1024 * 1024;

type JournalledCell = JournalledSheet['cells'][number];

/** What brings a cell back; null where somebody has changed it since, or where it is gone. */
function cellBefore(target: TargetNow, cell: JournalledCell): CellWrite | null {
  const [, , before, isFormula, format, after] = cell;
  const place = placeOf(target, cell);
  if (place === null) return null;
  const now = target.contentAt(place);
  if (!hasMark(now, after) && !sameValue(now, before)) return null;
  const isText = typeof before === 'string' && before !== '' && !isFormula;
  const formatBefore = isText ? '@' : format === '@' ? 'General' : format;
  return { ...place, value: before, formatBefore, formatAfter: format };
}

function placeOf(target: TargetNow, [oldRow, oldColumn]: JournalledCell): Place | null {
  const row = target.row(oldRow);
  const column = target.column(oldColumn);
  return row === null || column === null ? null : { row, column };
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
  sheet.getRange().clear('All');
  if (put.width > 0) {
    const address = columnsAddress(0, put.width - 1);
    sheet.getRange(address).copyFrom(worksheets.getItem(put.kept).getRange(address), 'All');
  }
  if (put.protection !== null) sheet.protection.protect(put.protection);
}
