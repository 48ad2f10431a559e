import {
  unitDirectory,
  type ColumnKey,
  type Decision,
  type Period,
  type ProjectedRow,
  type Projection,
  type UnitDirectory,
} from '../model';
import type { LedgerSheet, LedgerSheetRow } from '../sheet';
import { readDay } from '../validate/day';
import { cleanText, unitColumns } from '../validate/values';
import { withDecisionId } from './run';

/** A cell of the ledger sheet that says something else than the log. */
export type HandCorrection = {
  readonly row: number;
  readonly taskId: string;
  readonly column: ColumnKey;
  readonly logged: string;
  readonly shown: string;
  /** the period whose text was changed; null where nothing stood there */
  readonly period: Period | null;
  readonly sources: readonly string[];
};

/** What the coordinator changed by hand: cells that differ from what the last projection wrote. */
export function handCorrections(sheet: LedgerSheet, projection: Projection): HandCorrection[] {
  const projected = new Map(projection.rows.map((row) => [row.taskId, row]));
  const directory = unitDirectory(sheet.ledger.template);
  const columns = unitColumns(sheet.ledger.template).filter((column) => sheet.columns.has(column));
  return sheet.rows.flatMap((row) => {
    const logged = projected.get(row.taskId);
    return logged === undefined ? [] : columns.flatMap((column) => correctionOf(row, logged, column, directory));
  });
}

/** The corrections as decisions of their periods; what stood in no period belongs to the current one. */
export function asDecisions(corrections: readonly HandCorrection[], current: Period, run: string): Decision[] {
  return corrections.map(({ taskId, column, shown, period, sources }) =>
    withDecisionId(
      {
        key: { taskId, unit: null, period: period ?? current },
        column,
        choice: { text: shown },
        for: [...sources],
        origin: 'hand',
      },
      run,
    ),
  );
}

function correctionOf(
  row: LedgerSheetRow,
  projected: ProjectedRow,
  column: ColumnKey,
  directory: UnitDirectory,
): HandCorrection[] {
  const logged = cleanText(projected.cells[column]);
  const shown = cleanText(row.cells[column]);
  if (sameCell(column, logged, shown) || presentNames(logged, directory) === presentNames(shown, directory)) return [];
  const period = projected.periods?.[column] ?? null;
  const sources = projected.sources[column] ?? [];
  return [{ row: row.row, taskId: row.taskId, column, logged, shown, period, sources }];
}

/** A renamed unit's answers still stand under its old name until the sheet is written again: that is no correction. */
function presentNames(text: string, directory: UnitDirectory): string {
  return text.replace(/【([^【】]*)】/g, (label, name: string) => {
    const unit = directory.canonical(name);
    return unit === null ? label : `【${unit}】`;
  });
}

/** Applications turn line ends and dates into their own forms: that is no correction. */
export function sameCell(column: ColumnKey, logged: string, shown: string): boolean {
  if (logged === shown) return true;
  if (column === 'closedOn')
    return logged !== '' && readDay(logged, null) === readDay(shown, null) && readDay(shown, null) !== null;
  return lineKey(logged) === lineKey(shown);
}

function lineKey(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('\n');
}
