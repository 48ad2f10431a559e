import type { CellRange } from '../../../src/core/model';
import { EVENT, valueType, type ChangeType } from '../events';
import {
  cellCount,
  formatAddress,
  heightOf,
  intersect,
  isInside,
  LAST_COLUMN,
  LAST_ROW,
  oneCell,
  parseAddress,
  WHOLE_SHEET,
  widthOf,
} from '../sheet/address';
import { cellAt, eachCell, styleAt, touchCell, usedArea } from '../sheet/cells';
import { coerce } from '../sheet/coerce';
import { copyArea } from '../sheet/copy';
import { displayText } from '../sheet/display';
import { accessDenied, HostError, invalidArgument, invalidOperation, notSimulated } from '../sheet/errors';
import { evaluate } from '../sheet/formulas';
import { allow, allowWrite, checkText, isCovered, isWholeColumns, isWholeRows } from '../sheet/guard';
import { deleteCells, insertCells } from '../sheet/shift';
import { sortRows, type SortField } from '../sheet/sort';
import type { Scalar, Sheet } from '../sheet/workbook';
import { readOnly, textOr, wireClass, type Excel } from './define';
import { lineProperties, setLineProperties } from './line-properties';
import { wire, type RangeTarget, type WireObject } from './targets';

export const rangeClass = wireClass('Range', {
  scalars: {
    Address: readOnly(({ sheet, area }) => formatAddress(sheet.name, area)),
    RowIndex: readOnly(({ area }) => area.top),
    ColumnIndex: readOnly(({ area }) => area.left),
    RowCount: readOnly(({ area }) => heightOf(area)),
    ColumnCount: readOnly(({ area }) => widthOf(area)),
    CellCount: readOnly(({ area }) => (cellCount(area) > 2147483647 ? -1 : cellCount(area))),
    Values: {
      get: (range, excel) => readCells(range, excel, (row, column) => cellAt(range.sheet, row, column)?.value ?? ''),
      set: (range, values, excel) => writeValues(range, values, excel, 'Range.values'),
    },
    Formulas: {
      get: (range, excel) =>
        readCells(range, excel, (row, column) => {
          const cell = cellAt(range.sheet, row, column);
          return cell?.formula ?? cell?.value ?? '';
        }),
      set: (range, values, excel) => writeValues(range, values, excel, 'Range.formulas'),
    },
    Text: readOnly((range, excel) => readCells(range, excel, (row, column) => displayText(range.sheet, row, column))),
    ValueTypes: readOnly((range, excel) =>
      readCells(range, excel, (row, column) => {
        const cell = cellAt(range.sheet, row, column);
        return cell?.error === true ? 'Error' : valueType(cell?.value ?? '');
      }),
    ),
    NumberFormat: {
      get: (range, excel) =>
        readCells(range, excel, (row, column) => styleAt(range.sheet, row, column, 'numberFormat')),
      set: (range, formats, excel) => writeNumberFormats(range, formats, excel),
    },
    RowHidden: {
      get: ({ sheet, area }) => sharedHidden(sheet.rows, area.top, area.bottom),
      set: ({ sheet, area }, hidden) => setHidden(sheet, 'rows', area, hidden === true),
    },
    ColumnHidden: {
      get: ({ sheet, area }) => sharedHidden(sheet.columns, area.left, area.right),
      set: ({ sheet, area }, hidden) => setHidden(sheet, 'columns', area, hidden === true),
    },
  },
  objects: {
    ConditionalFormats: ({ sheet, area }) => wire('ConditionalFormatCollection', { sheet, areas: [area] }),
    DataValidation: ({ sheet, area }) => wire('DataValidation', { sheet, areas: [area] }),
    Format: ({ sheet, area }) => wire('RangeFormat', { sheet, areas: [area] }),
    Sort: (range) => wire('RangeSort', range),
    Worksheet: ({ sheet }) => wire('Worksheet', { sheet }),
  },
  methods: {
    _KeepReference: () => undefined,
    _ValidateArraySize({ area }, [rows, columns]) {
      if (rows !== heightOf(area) || columns !== widthOf(area)) throw wrongSize('Range.values');
    },
    GetCell: ({ sheet, area }, [row, column]) =>
      wire('Range', { sheet, area: oneCell(area.top + Number(row), area.left + Number(column)) }),
    GetRow: ({ sheet, area }, [row]) =>
      wire('Range', { sheet, area: { ...area, top: area.top + Number(row), bottom: area.top + Number(row) } }),
    GetColumn: ({ sheet, area }, [column]) =>
      wire('Range', { sheet, area: { ...area, left: area.left + Number(column), right: area.left + Number(column) } }),
    GetBoundingRect({ sheet, area }, [address], _, objects) {
      const other = otherArea(address, objects[0], 'Range.getBoundingRect');
      const bounds = {
        top: Math.min(area.top, other.top),
        left: Math.min(area.left, other.left),
        bottom: Math.max(area.bottom, other.bottom),
        right: Math.max(area.right, other.right),
      };
      return wire('Range', { sheet, area: bounds });
    },
    // Source: Excel.Range.getOffsetRange and getResizedRange: "If the resulting range is forced outside the bounds of the
    // worksheet grid, an error will be thrown."
    GetOffsetRange({ sheet, area }, [rows, columns]) {
      const moved = {
        top: area.top + Number(rows),
        bottom: area.bottom + Number(rows),
        left: area.left + Number(columns),
        right: area.right + Number(columns),
      };
      return wire('Range', { sheet, area: insideSheet(moved, 'Range.getOffsetRange') });
    },
    GetResizedRange({ sheet, area }, [rows, columns]) {
      const resized = { ...area, bottom: area.bottom + Number(rows), right: area.right + Number(columns) };
      return wire('Range', { sheet, area: insideSheet(resized, 'Range.getResizedRange') });
    },
    GetEntireRow: ({ sheet, area }) => wire('Range', { sheet, area: { ...area, left: 0, right: LAST_COLUMN } }),
    GetEntireColumn: ({ sheet, area }) => wire('Range', { sheet, area: { ...area, top: 0, bottom: LAST_ROW } }),
    GetIntersectionOrNullObject({ sheet, area }, [address], _, objects) {
      const common = intersect(area, otherArea(address, objects[0], 'Range.getIntersectionOrNullObject'));
      return common === null ? null : wire('Range', { sheet, area: common });
    },
    GetUsedRangeOrNullObject({ sheet, area }, [valuesOnly]) {
      const used = usedArea(sheet, valuesOnly === true);
      const common = used === null ? null : intersect(used, area);
      return common === null ? null : wire('Range', { sheet, area: common });
    },
    // Source: Excel.Range.getMergedAreasOrNullObject, "if the merged areas count in this range is more than 512, then
    // this method will fail to return the result"
    GetMergedAreasOrNullObject({ sheet, area }) {
      const areas = sheet.merges.filter((merge) => intersect(merge, area) !== null);
      if (areas.length > 512) throw invalidOperation('Range.getMergedAreasOrNullObject', 'Too many merged areas.');
      return areas.length === 0 ? null : wire('RangeAreas', { sheet, areas });
    },
    GetRowProperties: ({ sheet, area }, [options]) => lineProperties(sheet, area, 'rows', options),
    GetColumnProperties: ({ sheet, area }, [options]) => lineProperties(sheet, area, 'columns', options),
    SetRowProperties: ({ sheet, area }, [properties]) => setLineProperties(sheet, area, 'rows', properties),
    SetColumnProperties: ({ sheet, area }, [properties]) => setLineProperties(sheet, area, 'columns', properties),
    GetCellProperties: ({ sheet, area }, [options]) => strikes(sheet, area, options),
    Clear: (range, [applyTo], excel) => clear(range, textOr(applyTo, 'All'), excel),
    Insert: (range, [towards], excel) => insert(range, String(towards), excel),
    Delete: (range, [towards], excel) => remove(range, String(towards), excel),
    Merge: ({ sheet, area }, [across]) => merge(sheet, area, across === true),
    Unmerge({ sheet, area }) {
      allow(sheet, 'allowFormatCells', 'Range.unmerge');
      sheet.merges = sheet.merges.filter((each) => intersect(each, area) === null);
    },
    Select({ sheet, area }, _, { workbook, events }) {
      if (sheet.visibility !== 'visible')
        throw invalidOperation('Range.select', 'This operation is not permitted for a hidden worksheet.');
      if (workbook.active !== sheet) {
        workbook.active = sheet;
        events.sheet(EVENT.activated, sheet);
      }
      workbook.selection = area;
      events.sheet(EVENT.selectionChanged, sheet, { address: formatAddress(sheet.name, area).split('!').pop() });
    },
    CopyFrom(range, [source, copyType, , transpose], excel, objects) {
      if (transpose === true) throw notSimulated('transposing copies');
      const from = objects[0]?.className === 'Range' ? objects[0].target : null;
      const area = from?.area ?? otherArea(source, null, 'Range.copyFrom');
      copy(range, from?.sheet ?? range.sheet, area, textOr(copyType, 'All'), excel);
    },
  },
});

export const rangeSortClass = wireClass('RangeSort', {
  methods: {
    Apply(range, [fields, , hasHeaders], excel) {
      sortByHost(excel, range.sheet, range.area, fields as SortField[], hasHeaders === true);
    },
  },
});

export const rangeCollectionClass = wireClass('RangeCollection', {
  items: ({ sheet, areas }) => areas.map((area) => wire('Range', { sheet, area })),
});

export const rangeAreasClass = wireClass('RangeAreas', {
  scalars: {
    Address: readOnly(({ sheet, areas }) => areas.map((area) => formatAddress(sheet.name, area)).join(',')),
    AreaCount: readOnly(({ areas }) => areas.length),
    CellCount: readOnly(({ areas }) => areas.reduce((sum, area) => sum + cellCount(area), 0)),
  },
  objects: {
    Areas: (target) => wire('RangeCollection', target),
    ConditionalFormats: (target) => wire('ConditionalFormatCollection', target),
    DataValidation: (target) => wire('DataValidation', target),
    Format: (target) => wire('RangeFormat', target),
  },
  methods: {
    _KeepReference: () => undefined,
    Clear({ sheet, areas }, [applyTo], excel) {
      for (const area of areas) clear({ sheet, area }, textOr(applyTo, 'All'), excel);
    },
  },
});

/** Sorting is an event of its own: it fires no `changed`. Source: Excel.WorksheetCollection.onRowSorted. */
export function sortByHost(
  excel: Excel,
  sheet: Sheet,
  area: CellRange,
  fields: readonly SortField[],
  hasHeaders: boolean,
): void {
  if (sheet.protection !== null) {
    allow(sheet, 'allowSort', 'RangeSort.apply');
    allowWrite(sheet, area, 'RangeSort.apply');
  }
  sortRows(sheet, area, fields, hasHeaders);
  excel.events.sheet(EVENT.rowSorted, sheet, { address: formatAddress(sheet.name, area).split('!').pop() });
}

/** Reading asks for at most five million cells. Source: "Resource limits and performance optimization", Excel. */
function readCells<T>(
  { area }: RangeTarget,
  { knobs }: Excel,
  read: (row: number, column: number) => T,
): (readonly T[])[] {
  if (cellCount(area) > knobs.cellLimit)
    throw new HostError('ResponsePayloadSizeLimitExceeded', 'The response payload size has exceeded the limit.');
  const rows: T[][] = [];
  for (let row = area.top; row <= area.bottom; row += 1) {
    const line: T[] = [];
    for (let column = area.left; column <= area.right; column += 1) line.push(read(row, column));
    rows.push(line);
  }
  return rows;
}

/**
 * One value for all cells, or rows of values of the range's size; null leaves a cell alone, '' empties it.
 * Source: https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-set-get-values ("blank and null").
 */
function writeCells(
  { sheet, area }: RangeTarget,
  values: unknown,
  location: string,
  write: (row: number, column: number, value: Scalar) => void,
): void {
  const rows: readonly unknown[] | null = Array.isArray(values) ? values : null;
  const fits = rows?.every((row) => Array.isArray(row) && row.length === widthOf(area)) ?? true;
  if (!fits || (rows !== null && rows.length !== heightOf(area))) throw wrongSize(location);
  allowWrite(sheet, area, location);
  for (let row = area.top; row <= area.bottom; row += 1) {
    const line = rows?.[row - area.top] as readonly unknown[] | undefined;
    for (let column = area.left; column <= area.right; column += 1) {
      const value = line === undefined ? values : line[column - area.left];
      if (value === null || value === undefined) continue;
      if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
        throw invalidArgument(location);
      write(row, column, value);
    }
  }
}

function writeValues(range: RangeTarget, values: unknown, excel: Excel, location: string): void {
  const { sheet, area } = range;
  if (excel.workbook.readOnly) throw accessDenied(location);
  writeCells(range, values, location, (row, column, value) => {
    checkText(value, location);
    if (!isCovered(sheet, row, column)) setValue(excel, sheet, row, column, value);
  });
  excel.events.changed(sheet, area);
}

/** Puts a value into a cell as typing it would. */
export function setValue(excel: Excel, sheet: Sheet, row: number, column: number, value: Scalar): void {
  const read = coerce(value, styleAt(sheet, row, column, 'numberFormat'), excel.knobs.today);
  const cell = touchCell(sheet, row, column);
  delete cell.formula;
  delete cell.quoted;
  delete cell.error;
  cell.value = read.formula === undefined ? read.value : evaluate(excel.workbook, sheet, read.formula);
  if (read.formula !== undefined) cell.formula = read.formula;
  if (read.quoted === true) cell.quoted = true;
  if (read.error === true) cell.error = true;
  if (read.numberFormat !== undefined) cell.style.numberFormat = read.numberFormat;
}

/** A number format changes how a value shows, never the value: text stays text. */
function writeNumberFormats(range: RangeTarget, formats: unknown, { events }: Excel): void {
  writeCells(range, formats, 'Range.numberFormat', (row, column, format) => {
    touchCell(range.sheet, row, column).style.numberFormat = String(format);
  });
  events.sheet(EVENT.formatChanged, range.sheet, { address: formatAddress(range.sheet.name, range.area) });
}

function clear(range: RangeTarget, applyTo: string, excel: Excel): void {
  const { sheet, area } = range;
  allowWrite(sheet, intersect(area, usedArea(sheet, false) ?? oneCell(0, 0)) ?? oneCell(0, 0), 'Range.clear');
  eachCell(sheet, area, (cell) => {
    if (applyTo !== 'Formats') {
      cell.value = '';
      delete cell.formula;
      delete cell.quoted;
      delete cell.error;
    }
    if (applyTo !== 'Contents') cell.style = {};
  });
  if (applyTo === 'All') sheet.merges = sheet.merges.filter((each) => intersect(each, area) === null);
  excel.events.changed(sheet, area);
}

function insert({ sheet, area }: RangeTarget, towards: string, { workbook, events }: Excel): WireObject {
  const [rows, columns] = [isWholeRows(area), isWholeColumns(area)];
  if (sheet.protection !== null) {
    if (!rows && !columns) throw accessDenied('Range.insert');
    allow(sheet, rows ? 'allowInsertRows' : 'allowInsertColumns', 'Range.insert');
  }
  allowTables(sheet, area, rows, columns);
  insertCells(workbook, sheet, area, towards);
  events.changed(sheet, area, changeType(rows, columns, 'Inserted'));
  return wire('Range', { sheet, area });
}

function remove({ sheet, area }: RangeTarget, towards: string, { workbook, events }: Excel): void {
  const [rows, columns] = [isWholeRows(area), isWholeColumns(area)];
  if (sheet.protection !== null) {
    if (!rows && !columns) throw accessDenied('Range.delete');
    allow(sheet, rows ? 'allowDeleteRows' : 'allowDeleteColumns', 'Range.delete');
    // a row with a locked cell is not deleted even where deleting is allowed
    const used = usedArea(sheet, false);
    const cells = used === null ? null : intersect(used, area);
    if (cells !== null) allowWrite(sheet, cells, 'Range.delete');
  }
  deleteCells(workbook, sheet, area, towards);
  events.changed(sheet, area, changeType(rows, columns, 'Deleted'));
}

/**
 * Whole rows and columns may be inserted through one table, never through several; parts of lines through none.
 * Source: Excel, "This operation is not allowed. The operation is attempting to shift cells in a table on your worksheet."
 */
function allowTables(sheet: Sheet, area: CellRange, rows: boolean, columns: boolean): void {
  const crossed = sheet.tables.filter((table) =>
    columns
      ? area.left > table.area.left && area.left <= table.area.right
      : intersect(table.area, area) !== null && area.top > table.area.top,
  );
  if (crossed.length > 1 || (crossed.length === 1 && !rows && !columns))
    throw invalidOperation('Range.insert', 'This operation is attempting to shift cells in a table on your worksheet.');
}

function changeType(rows: boolean, columns: boolean, what: 'Inserted' | 'Deleted'): ChangeType {
  if (rows) return `Row${what}`;
  return columns ? `Column${what}` : `Cell${what}`;
}

/** Merging keeps the first cell's value only. Source: Excel.Range.merge and its warning in Excel. */
function merge(sheet: Sheet, area: CellRange, across: boolean): void {
  allow(sheet, 'allowFormatCells', 'Range.merge');
  if (across) throw notSimulated('merging across');
  sheet.merges = [...sheet.merges.filter((each) => intersect(each, area) === null), area];
  eachCell(sheet, area, (cell, row, column) => {
    if (row !== area.top || column !== area.left) cell.value = '';
  });
}

function copy(range: RangeTarget, from: Sheet, source: CellRange, copyType: string, excel: Excel): void {
  if (copyType !== 'All' && copyType !== 'Formats') throw notSimulated(`copying of ${copyType}`);
  copyArea(from, source, range.sheet, range.area, copyType);
  if (copyType === 'All') excel.events.changed(range.sheet, range.area);
}

function sharedHidden(lines: Sheet['rows'], from: number, to: number): boolean | null {
  const first = lines.get(from)?.hidden ?? false;
  for (let index = from; index <= to && index <= from + 100000; index += 1) {
    if ((lines.get(index)?.hidden ?? false) !== first) return null;
  }
  return first;
}

function setHidden(sheet: Sheet, along: 'rows' | 'columns', area: CellRange, hidden: boolean): void {
  allow(sheet, along === 'rows' ? 'allowFormatRows' : 'allowFormatColumns', `Range.${along}Hidden`);
  const [from, to] = along === 'rows' ? [area.top, area.bottom] : [area.left, area.right];
  for (let index = from; index <= to; index += 1) {
    const line = sheet[along].get(index) ?? {};
    sheet[along].set(index, { ...line, hidden });
  }
}

/** What a reader asks of single cells: whether they are struck out. */
function strikes(sheet: Sheet, area: CellRange, options: unknown): unknown[][] {
  if (JSON.stringify(options) !== '{"format":{"font":{"strikethrough":true}}}')
    throw notSimulated(`getCellProperties(${JSON.stringify(options)})`);
  const rows: unknown[][] = [];
  for (let row = area.top; row <= area.bottom; row += 1) {
    const line: unknown[] = [];
    for (let column = area.left; column <= area.right; column += 1) {
      line.push({ format: { font: { strikethrough: styleAt(sheet, row, column, 'strikethrough') } } });
    }
    rows.push(line);
  }
  return rows;
}

function insideSheet(area: CellRange, location: string): CellRange {
  if (!isInside(WHOLE_SHEET, area)) throw invalidArgument(location);
  return area;
}

function otherArea(address: unknown, object: WireObject | null | undefined, location: string): CellRange {
  if (object?.className === 'Range') return object.target.area;
  const area = parseAddress(String(address))?.area;
  if (area === undefined) throw invalidArgument(location);
  return area;
}

function wrongSize(location: string): HostError {
  return invalidArgument(
    location,
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
  );
}
