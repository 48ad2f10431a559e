import type { CellRange } from '../../../src/core/model';
import { LAST_COLUMN, LAST_ROW } from './address';
import { mergeAt, sharedStyle, styleAt } from './cells';
import { accessDenied, invalidArgument, invalidOperation, itemAlreadyExists } from './errors';
import { findSheet, type Sheet, type Workbook } from './workbook';

/**
 * What protection and Excel's other rules forbid, to the API as to a person.
 * Sources: Excel.WorksheetProtection and Excel.WorksheetProtectionOptions (AccessDenied on locked cells of a protected
 * sheet), https://support.microsoft.com/office/cb6ff1b1-… on protecting a worksheet.
 */
export function allowWrite(sheet: Sheet, area: CellRange, location: string): void {
  if (sheet.protection === null) return;
  if (area.bottom - area.top > 5000 || area.right - area.left > 5000) {
    if (sharedStyle(sheet, area, 'locked') !== false) throw accessDenied(location);
    return;
  }
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      if (styleAt(sheet, row, column, 'locked')) throw accessDenied(location);
    }
  }
}

export type Permission =
  | 'allowFormatCells'
  | 'allowFormatColumns'
  | 'allowFormatRows'
  | 'allowInsertRows'
  | 'allowInsertColumns'
  | 'allowDeleteRows'
  | 'allowDeleteColumns'
  | 'allowSort'
  | 'allowAutoFilter';

export function allow(sheet: Sheet, permission: Permission, location: string): void {
  if (sheet.protection !== null && sheet.protection.options[permission] !== true) throw accessDenied(location);
}

/** On a protected sheet whatever no option opens (validation, page setup, freezing by API) is closed. */
export function allowUnprotected(sheet: Sheet, location: string): void {
  if (sheet.protection !== null) throw accessDenied(location);
}

/** Sheets are not added, removed, renamed, moved or hidden while the workbook's structure is protected. */
export function allowStructure(workbook: Workbook, location: string): void {
  if (workbook.structureProtected) throw accessDenied(location);
}

/** Source: https://support.microsoft.com/office/3f1f7148-ee83-404d-8ef0-9ff99fbad1f9 (renaming a worksheet). */
export function checkSheetName(workbook: Workbook, name: string, location: string, renamed?: Sheet): void {
  const bad =
    name === '' || name.length > 31 || /[\\/?*[\]:]/.test(name) || /^'|'$/.test(name) || /^history$/i.test(name);
  if (bad) throw invalidArgument(location);
  const taken = findSheet(workbook, name);
  if (taken !== undefined && taken !== renamed) throw itemAlreadyExists(location);
}

/** Source: Excel specifications and limits, "Total number of characters that a cell can contain: 32,767". */
export function checkText(value: unknown, location: string): void {
  if (typeof value === 'string' && value.length > 32767) throw invalidArgument(location);
}

/**
 * Cells shift only where no merged area is torn apart and no filled cell falls off the sheet.
 * Source: Excel's messages "You can't do that to a merged cell" and "can't insert new cells because it would push
 * non-empty cells off the end of the worksheet".
 */
export function allowShift(sheet: Sheet, moving: CellRange, along: 'rows' | 'columns', location: string): void {
  for (const merge of sheet.merges) {
    const across =
      along === 'rows'
        ? merge.bottom >= moving.top && (merge.left < moving.left || merge.right > moving.right)
        : merge.right >= moving.left && (merge.top < moving.top || merge.bottom > moving.bottom);
    const touched =
      along === 'rows'
        ? merge.left <= moving.right && merge.right >= moving.left
        : merge.top <= moving.bottom && merge.bottom >= moving.top;
    if (across && touched) throw invalidOperation(location, "You can't do that to a merged cell.");
  }
}

/** In a merged area only the first cell holds anything; what is written to the others is lost. */
export function isCovered(sheet: Sheet, row: number, column: number): boolean {
  const merge = mergeAt(sheet, row, column);
  return merge !== undefined && (merge.top !== row || merge.left !== column);
}

export const isWholeRows = (area: CellRange) => area.left === 0 && area.right === LAST_COLUMN;
export const isWholeColumns = (area: CellRange) => area.top === 0 && area.bottom === LAST_ROW;
