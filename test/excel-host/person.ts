import type { CellRange } from '../../src/core/model';
import { EVENT } from './events';
import type { Excel } from './objects/define';
import { setValue, sortByHost } from './objects/range';
import { LAST_COLUMN, oneCell, parseAddress } from './sheet/address';
import { cellAt, eachCell, touchCell } from './sheet/cells';
import { HostError } from './sheet/errors';
import { allow, allowWrite } from './sheet/guard';
import { deleteCells, insertCells } from './sheet/shift';
import type { SortField } from './sheet/sort';
import { accepts } from './sheet/validation';
import { findSheet, type Scalar, type Sheet } from './sheet/workbook';

/** Somebody who edits the workbook beside the add-in: at this keyboard, or elsewhere as a co-author. */
export type Person = {
  /** types into a cell, leaving it with Enter; false where validation refuses the value */
  types(sheet: string, address: string, value: Scalar): boolean;
  empties(sheet: string, address: string): void;
  /** pastes values over an area from its first cell on: validation is not asked */
  pastes(sheet: string, address: string, rows: readonly (readonly Scalar[])[]): void;
  /** copies whole rows (values, formats) and inserts the copies before a row, both counted from 1 as Excel shows them */
  insertsCopiedRows(sheet: string, from: number, count: number, before: number): void;
  insertsRows(sheet: string, before: number, count: number): void;
  deletesRows(sheet: string, first: number, count: number): void;
  sorts(sheet: string, address: string, fields: readonly SortField[], hasHeaders?: boolean): void;
  filters(sheet: string, address: string, column: number, keeps: (value: Scalar) => boolean): void;
  selects(sheet: string, address: string): void;
  renames(sheet: string, name: string): void;
  protects(sheet: string, password: string | null, options?: Readonly<Record<string, boolean>>): void;
  sees(sheet: string, address: string): Scalar;
};

export function newPerson(excel: Excel, author: 'person' | 'coauthor' = 'person'): Person {
  const act = <T>(sheetName: string, deed: (sheet: Sheet) => T): T => {
    const sheet = findSheet(excel.workbook, sheetName);
    if (sheet === undefined) throw new Error(`no sheet ${sheetName}`);
    const before = excel.events.author;
    excel.events.author = author;
    try {
      return deed(sheet);
    } finally {
      excel.events.author = before;
      setTimeout(() => excel.events.flush(), 0);
    }
  };
  const rowsOf = (first: number, count: number): CellRange => ({
    top: first - 1,
    bottom: first + count - 2,
    left: 0,
    right: LAST_COLUMN,
  });
  return {
    types: (name, address, value) =>
      act(name, (sheet) => {
        const { top, left } = areaOf(address);
        allowWrite(sheet, oneCell(top, left), 'typing');
        if (!accepts(excel.workbook, sheet, top, left, value)) return false;
        setValue(excel, sheet, top, left, value);
        excel.events.changed(sheet, oneCell(top, left));
        return true;
      }),
    empties: (name, address) =>
      act(name, (sheet) => {
        const area = areaOf(address);
        allowWrite(sheet, area, 'emptying');
        eachCell(sheet, area, (cell) => {
          cell.value = '';
          delete cell.formula;
        });
        excel.events.changed(sheet, area);
      }),
    pastes: (name, address, rows) =>
      act(name, (sheet) => {
        const { top, left } = areaOf(address);
        const width = Math.max(...rows.map((row) => row.length));
        const area = { top, left, bottom: top + rows.length - 1, right: left + width - 1 };
        allowWrite(sheet, area, 'pasting');
        rows.forEach((row, r) => row.forEach((value, c) => setValue(excel, sheet, top + r, left + c, value)));
        excel.events.changed(sheet, area);
      }),
    insertsCopiedRows: (name, from, count, before) =>
      act(name, (sheet) => {
        allow(sheet, 'allowInsertRows', 'inserting');
        const copies: { row: number; column: number; value: Scalar; style: object }[] = [];
        eachCell(sheet, rowsOf(from, count), (cell, row, column) => {
          copies.push({ row: row - from + before, column, value: cell.value, style: { ...cell.style } });
        });
        insertCells(excel.workbook, sheet, rowsOf(before, count), 'Down');
        for (const { row, column, value, style } of copies)
          Object.assign(touchCell(sheet, row, column), { value, style });
        excel.events.changed(sheet, rowsOf(before, count), 'RowInserted');
      }),
    insertsRows: (name, before, count) =>
      act(name, (sheet) => {
        allow(sheet, 'allowInsertRows', 'inserting');
        insertCells(excel.workbook, sheet, rowsOf(before, count), 'Down');
        excel.events.changed(sheet, rowsOf(before, count), 'RowInserted');
      }),
    deletesRows: (name, first, count) =>
      act(name, (sheet) => {
        allow(sheet, 'allowDeleteRows', 'deleting');
        deleteCells(excel.workbook, sheet, rowsOf(first, count), 'Up');
        excel.events.changed(sheet, rowsOf(first, count), 'RowDeleted');
      }),
    sorts: (name, address, fields, hasHeaders = false) =>
      act(name, (sheet) => sortByHost(excel, sheet, areaOf(address), fields, hasHeaders)),
    filters: (name, address, column, keeps) =>
      act(name, (sheet) => {
        allow(sheet, 'allowAutoFilter', 'filtering');
        const area = areaOf(address);
        sheet.filter = { area, criteria: new Map([[column, keeps]]) };
        for (let row = area.top + 1; row <= area.bottom; row += 1) {
          const line = sheet.rows.get(row) ?? {};
          sheet.rows.set(row, { ...line, filtered: !keeps(cellAt(sheet, row, area.left + column)?.value ?? '') });
        }
        excel.events.sheet(EVENT.filtered, sheet);
      }),
    selects: (name, address) =>
      act(name, (sheet) => {
        if (sheet.visibility !== 'visible') throw new HostError('InvalidOperation', 'the sheet is hidden');
        if (excel.workbook.active !== sheet) excel.events.sheet(EVENT.activated, sheet);
        excel.workbook.active = sheet;
        excel.workbook.selection = areaOf(address);
        excel.events.sheet(EVENT.selectionChanged, sheet, { address });
      }),
    renames: (name, newName) => act(name, (sheet) => void (sheet.name = newName)),
    protects: (name, password, options = {}) => act(name, (sheet) => void (sheet.protection = { password, options })),
    sees: (name, address) =>
      act(name, (sheet) => {
        const { top, left } = areaOf(address);
        return cellAt(sheet, top, left)?.value ?? '';
      }),
  };
}

function areaOf(address: string): CellRange {
  const area = parseAddress(address)?.area;
  if (area === undefined) throw new Error(`no address: ${address}`);
  return area;
}
