import { failure, type WorkbookChange } from '../../../core/model';
import { dropCalculationChain } from './calculation';
import { insertIntoSheet } from './insert-cells';
import { shiftNames, shiftOtherSheets, shiftOwnParts, shiftSharedParts } from './insert-parts';
import type { Master } from './master';
import { setCells } from './set-cells';
import { sizeOf, type Place, type Shift } from './shift';
import { newHeaderCells } from './tables';
import { refuseReferencesAcross } from './uses';

type Insertion<K extends WorkbookChange['kind']> = Extract<WorkbookChange, { readonly kind: K }>;

/**
 * Inserts empty rows that look like `likeRow`, and takes everything along that points at or below them: cells, formulas
 * on every sheet, names, merges, filters, validations, conditional formats, tables, drawings, comments, charts, pivot
 * sources. Rows that come right behind `likeRow` join the filter, table, validation, format and print area that end
 * with it. Several changes of one sheet, from the bottom upwards, are made in one pass. Throws `xlsx.cannotChange` where
 * an array formula, a data table or a pivot table would be torn apart, or a formula refers to the same place on several
 * sheets at once.
 */
export function insertRows(master: Master, changes: readonly Insertion<'insertRows'>[]): void {
  const wanted = changes.filter(({ count }) => count > 0).reverse();
  const [first] = wanted;
  if (first === undefined) return;
  const places = wanted.map(({ before, count, likeRow }): Place & { likeRow: number } => ({
    at: before,
    count,
    extends: likeRow === before - 1,
    likeRow,
  }));
  insert(master, first.sheet, { axis: 'rows', places }, { likeRows: places.map(({ likeRow }) => likeRow) });
}

/**
 * Inserts one empty column with that width; as insertRows. Inside a table it becomes a column of the table with a name of
 * its own, unless the table is fed from elsewhere.
 */
export function insertColumn(master: Master, change: Insertion<'insertColumn'>): void {
  const { before, width, hidden } = change;
  const shift: Shift = { axis: 'columns', places: [{ at: before, count: 1, extends: false }] };
  insert(master, change.sheet, shift, { width, hidden });
}

/** How what comes in looks: like a row, one for each place; or a column with its width. */
export type Fresh = { readonly likeRows: readonly number[] } | { readonly width: number; readonly hidden: boolean };

function insert(master: Master, name: string, shift: Shift, fresh: Fresh): void {
  const sheet = master.worksheet(name);
  if (shift.places.some(({ at, count }) => at + count > sizeOf(shift.axis))) {
    throw failure('xlsx.cannotChange', {
      at: { sheet: name },
      what: shift.axis === 'rows' ? 'lastRow' : 'lastColumn',
      name: '',
    });
  }
  refuseTracked(master);
  refuseReferencesAcross(master, sheet, shift);
  shiftOwnParts(master, sheet, shift);
  insertIntoSheet(master, sheet, shift, fresh);
  setCells(master, sheet.name, newHeaderCells(master, sheet, shift));
  shiftOtherSheets(master, sheet, shift);
  shiftNames(master, sheet, shift);
  shiftSharedParts(master, sheet, shift);
  dropCalculationChain(master);
}

/** A shared workbook keeps a log of its changes with the places of the cells: moved cells would belie it. */
function refuseTracked(master: Master): void {
  const tracked = master.package.relationships(master.workbookPart).some((one) => one.type === 'revisionHeaders');
  if (tracked) throw failure('xlsx.cannotChange', { what: 'sharedWorkbook', name: '' });
}
