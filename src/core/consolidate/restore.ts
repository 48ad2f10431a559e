import { assignmentsById } from '../ledger';
import { cellAt, cellText, type CellChange, type ColumnKey, type Grid, type WorkbookChange } from '../model';
import {
  formatRowId,
  insertTasks,
  issuedCells,
  layoutInternalSheets,
  type CellTexts,
  type LedgerSheet,
  type StrayRow,
} from '../sheet';
import { cleanText, unitColumns } from '../validate/values';
import { followedColumns, takeEdits } from './absorb';
import type { FixedChange } from './fixed';
import { indexLog, shownPeriod } from './log';
import { projectLog } from './project';
import { appendRun, runTime, sealed } from './run';
import { taskState } from './state';

/**
 * 恢复固定内容: puts back what the fixed content of the sheet said before: words, ids, headers, and rows that are gone,
 * which come back below the last one. Nothing else is touched. A row or column that took no part for a while shows
 * again what the log says; what the coordinator wrote there by hand stays.
 */
export function restoreFixed(
  sheet: LedgerSheet,
  grid: Grid,
  chosen: readonly FixedChange[],
  options: { readonly asOf: string },
): WorkbookChange[] {
  const cells = [
    ...chosen.flatMap((change) => putBack(change, sheet)),
    ...caughtUpRows(sheet, chosen),
    ...caughtUpColumns(sheet, grid, chosen),
  ];
  const gone = new Set(chosen.flatMap((change) => (change.kind === 'row' ? [change.taskId] : [])));
  const assignments = sheet.ledger.template.assignments.filter(({ taskId }) => gone.has(taskId));
  const shown = shownTexts(sheet);
  return [
    ...(cells.length === 0 ? [] : [{ kind: 'setCells', sheet: sheet.sheet, cells } as const]),
    ...insertTasks(sheet, assignments, sheet.ledger, (taskId) => shown.get(taskId) ?? {}),
    ...takenBack(sheet, chosen, options.asOf),
  ];
}

/** Words that a run had taken over from the sheet: the ledger has the earlier ones again, and its log says so. */
function takenBack(sheet: LedgerSheet, chosen: readonly FixedChange[], asOf: string): WorkbookChange[] {
  const words = chosen.flatMap((change) => (change.kind === 'text' && change.adopted !== null ? [change] : []));
  if (words.length === 0) return [];
  const taken = takeEdits(
    sheet,
    words.map(({ taskId, column, logged, shown }) => ({ taskId, column, before: shown, after: logged })),
  );
  const previous = taken.sheet.ledger;
  const period = shownPeriod(previous);
  const content = { ...(period === null ? {} : { period }), files: [], entries: [], decisions: [] };
  const run = { ...content, edits: [...taken.edits] };
  const ledger = sealed(appendRun(previous, run, { entries: [], decisions: [], at: runTime(asOf, previous) }));
  return [
    ...taken.changes,
    ...layoutInternalSheets(ledger).map((layout): WorkbookChange => ({ kind: 'putSheet', layout })),
  ];
}

function putBack(change: FixedChange, { columns, idColumn, header }: LedgerSheet): CellChange[] {
  switch (change.kind) {
    case 'text': {
      const column = columns.get(change.column);
      return column === undefined ? [] : [{ row: change.row, column, value: change.logged }];
    }
    case 'id':
      return [
        { row: change.row, column: idColumn, value: formatRowId({ taskId: change.taskId, unit: null, part: 0 }) },
      ];
    case 'header':
      return [{ row: header.bottom, column: change.at, value: change.logged }];
    case 'row':
      return [];
  }
}

/** A row that has its id again: its units' cells, and the fixed ones that were emptied. */
function caughtUpRows(sheet: LedgerSheet, chosen: readonly FixedChange[]): CellChange[] {
  const strays = new Map(sheet.strays.map((stray) => [stray.row, stray]));
  return chosen.flatMap((change) => {
    const stray = change.kind === 'id' ? strays.get(change.row) : undefined;
    if (change.kind !== 'id' || stray === undefined) return [];
    const texts = unitColumns(sheet.ledger.template).flatMap((column) => {
      const place = sheet.columns.get(column);
      if (place === undefined) return [];
      return caughtUp(sheet, change.taskId, column, { row: stray.row, column: place }, stray.cells[column] ?? '');
    });
    return [...texts, ...refilled(sheet, change.taskId, stray)];
  });
}

/** Fixed cells of a row without id were not looked at: what is empty there was emptied with it. */
function refilled(sheet: LedgerSheet, taskId: string, { row, cells }: StrayRow): CellChange[] {
  const assignment = assignmentsById(sheet.ledger.template).get(taskId);
  const issued = assignment === undefined ? {} : issuedCells(assignment);
  return followedColumns(sheet).flatMap((column): CellChange[] => {
    const place = sheet.columns.get(column);
    const text = issued[column] ?? '';
    return place === undefined || text === '' || (cells[column] ?? '') !== ''
      ? []
      : [{ row, column: place, value: text }];
  });
}

/** A column that has its header again. What stands in it could not be read, so that words written by hand are kept. */
function caughtUpColumns(sheet: LedgerSheet, grid: Grid, chosen: readonly FixedChange[]): CellChange[] {
  const filled = new Set(unitColumns(sheet.ledger.template));
  return chosen.flatMap((change) => {
    if (change.kind !== 'header' || !filled.has(change.column)) return [];
    return sheet.rows.flatMap(({ parts, row, taskId }) => {
      const standing = parts.map((part) => cellText(cellAt(grid, part.row, change.at))).join('');
      const first = caughtUp(sheet, taskId, change.column, { row, column: change.at }, standing);
      const others = parts.filter((part) => part.row !== row);
      return first.length === 0
        ? []
        : [...first, ...others.map((part): CellChange => ({ row: part.row, column: change.at, value: null }))];
    });
  });
}

/** What the log says where the cell is empty or still says what it said in an earlier period. */
function caughtUp(
  sheet: LedgerSheet,
  taskId: string,
  column: ColumnKey,
  place: { readonly row: number; readonly column: number },
  standing: string,
): CellChange[] {
  const text = shownTexts(sheet).get(taskId)?.[column] ?? '';
  const shown = cleanText(standing);
  if (shown === text || (shown !== '' && !earlierTexts(sheet, taskId, column).has(shown))) return [];
  return [{ ...place, value: text === '' ? null : text }];
}

function earlierTexts({ ledger }: LedgerSheet, taskId: string, column: ColumnKey): ReadonlySet<string> {
  const assignment = assignmentsById(ledger.template).get(taskId);
  if (assignment === undefined) return new Set();
  const index = indexLog(ledger);
  const periods = [...(index.byTask.get(taskId)?.keys() ?? [])];
  return new Set(periods.map((period) => cleanText(taskState(index, assignment, period).cells.get(column)?.text)));
}

const projections = new WeakMap<LedgerSheet, ReadonlyMap<string, CellTexts>>();

/** What the log says that the sheet shows, by task. */
function shownTexts(sheet: LedgerSheet): ReadonlyMap<string, CellTexts> {
  const known = projections.get(sheet);
  if (known !== undefined) return known;
  const { rows } = projectLog(indexLog(sheet.ledger), shownPeriod(sheet.ledger));
  const texts = new Map(rows.map(({ taskId, cells }) => [taskId, cells] as const));
  projections.set(sheet, texts);
  return texts;
}

/** The changes of the task and of the column that a person names; of all where nothing is named. */
export function changesNamed(
  changes: readonly FixedChange[],
  { taskId, column }: { readonly taskId?: string; readonly column?: ColumnKey },
): FixedChange[] {
  return changes.filter((change) => {
    const fitsTask = taskId === undefined || ('taskId' in change && change.taskId === taskId);
    const fitsColumn = column === undefined || ('column' in change && change.column === column);
    return fitsTask && fitsColumn;
  });
}
