import type { CellRange, Visibility } from '../../../src/core/model';
import { EVENT } from '../events';
import { heightOf, LAST_COLUMN, LAST_ROW, oneCell, parseAddress, WHOLE_SHEET, widthOf } from '../sheet/address';
import { usedArea } from '../sheet/cells';
import { accessDenied, invalidArgument, invalidOperation, itemNotFound, notSimulated } from '../sheet/errors';
import { breakReferences, renameInFormula } from '../sheet/formulas';
import { allowStructure, allowUnprotected, checkSheetName } from '../sheet/guard';
import { standardCharacters } from '../sheet/widths';
import { findSheet, newSheet, type Sheet, type Workbook } from '../sheet/workbook';
import { readOnly, textOr, wireClass, type Excel } from './define';
import { wire, type WireObject } from './targets';

const VISIBILITY: Readonly<Record<Visibility, string>> = {
  visible: 'Visible',
  hidden: 'Hidden',
  veryHidden: 'VeryHidden',
};

const SHEET_EVENTS = {
  Activated: EVENT.activated,
  Deactivated: EVENT.deactivated,
  DataChanged: EVENT.changed,
  SelectionChanged: EVENT.selectionChanged,
  FormatChanged: EVENT.formatChanged,
  RowSorted: EVENT.rowSorted,
  RowHiddenChanged: EVENT.rowHiddenChanged,
};

export const worksheetCollectionClass = wireClass('WorksheetCollection', {
  items: (_, { workbook }) => workbook.sheets.map((sheet) => wire('Worksheet', { sheet })),
  events: { ...SHEET_EVENTS, Added: EVENT.added, Deleted: EVENT.deleted, Filtered: EVENT.filtered },
  methods: {
    GetItem: (_, [key], excel) => sheetOf(excel, key) ?? missing('WorksheetCollection.getItem'),
    GetItemOrNullObject: (_, [key], excel) => sheetOf(excel, key),
    GetActiveWorksheet: (_, __, { workbook }) => wire('Worksheet', { sheet: workbook.active }),
    GetFirst: (_, [visibleOnly], { workbook }) =>
      wire('Worksheet', {
        sheet: workbook.sheets.find(({ visibility }) => visibleOnly !== true || visibility === 'visible')!,
      }),
    GetCount: (_, [visibleOnly], { workbook }) =>
      workbook.sheets.filter((sheet) => visibleOnly !== true || sheet.visibility === 'visible').length,
    Add(_, [name], excel) {
      const location = 'WorksheetCollection.add';
      allowStructure(excel.workbook, location);
      if (excel.workbook.readOnly) throw accessDenied(location);
      if (typeof name === 'string') checkSheetName(excel.workbook, name, location);
      const sheet = newSheet(typeof name === 'string' ? name : freeName(excel.workbook), excel.workbook.digitPixels);
      excel.workbook.sheets.push(sheet);
      excel.events.sheet(EVENT.added, sheet);
      return wire('Worksheet', { sheet });
    },
  },
});

export const worksheetClass = wireClass('Worksheet', {
  id: ({ sheet }) => sheet.id,
  events: SHEET_EVENTS,
  scalars: {
    Id: readOnly(({ sheet }) => sheet.id),
    Name: { get: ({ sheet }) => sheet.name, set: ({ sheet }, name, excel) => rename(excel, sheet, String(name)) },
    Position: {
      get: ({ sheet }, { workbook }) => workbook.sheets.indexOf(sheet),
      set: ({ sheet }, position, { workbook }) => move(workbook, sheet, Number(position)),
    },
    Visibility: {
      get: ({ sheet }) => VISIBILITY[sheet.visibility],
      set: ({ sheet }, value, excel) => setVisibility(excel, sheet, value),
    },
    StandardWidth: readOnly(({ sheet }) => standardCharacters(sheet.digitPixels)),
    TabColor: {
      get: ({ sheet }) => sheet.tabColor,
      set: ({ sheet }, value) => void (sheet.tabColor = String(value).toUpperCase()),
    },
    ShowGridlines: {
      get: ({ sheet }) => sheet.showGridlines,
      set: ({ sheet }, value) => void (sheet.showGridlines = value === true),
    },
  },
  objects: {
    AutoFilter: ({ sheet }) => wire('AutoFilter', { sheet }),
    Charts: ({ sheet }) => wire('ChartCollection', { sheet }),
    Comments: ({ sheet }) => wire('CommentCollection', { sheet }),
    FreezePanes: ({ sheet }) => wire('WorksheetFreezePanes', { sheet }),
    PageLayout: ({ sheet }) => wire('PageLayout', { sheet }),
    Protection: ({ sheet }) => wire('WorksheetProtection', { sheet }),
    Tables: ({ sheet }) => wire('TableCollection', { sheet }),
  },
  methods: {
    GetRange: ({ sheet }, [address]) => rangeOf(sheet, address, 'Worksheet.getRange'),
    GetRanges: ({ sheet }, [address]) => areasOf(sheet, address),
    GetCell: ({ sheet }, [row, column]) => wire('Range', { sheet, area: oneCell(Number(row), Number(column)) }),
    GetRangeByIndexes: ({ sheet }, [row, column, rows, columns]) =>
      wire('Range', { sheet, area: areaByIndexes([row, column, rows, columns].map(Number)) }),
    GetUsedRange: ({ sheet }, [valuesOnly]) =>
      wire('Range', { sheet, area: usedArea(sheet, valuesOnly === true) ?? oneCell(0, 0) }),
    GetUsedRangeOrNullObject({ sheet }, [valuesOnly]) {
      const area = usedArea(sheet, valuesOnly === true);
      return area === null ? null : wire('Range', { sheet, area });
    },
    Activate: ({ sheet }, _, excel) => activate(excel, sheet),
    Delete: ({ sheet }, _, excel) => remove(excel, sheet),
  },
});

/** Frozen rows and columns; `freezeAt` names the area that stays. Source: Excel.WorksheetFreezePanes. */
export const freezePanesClass = wireClass('WorksheetFreezePanes', {
  methods: {
    FreezeRows: ({ sheet }, [count]) => freeze(sheet, Number(count), 0),
    FreezeColumns: ({ sheet }, [count]) => freeze(sheet, 0, Number(count)),
    FreezeAt({ sheet }, [address], _, objects) {
      const given = objects[0];
      const area = given?.className === 'Range' ? given.target.area : parseAddress(String(address))?.area;
      if (area === undefined) throw invalidArgument('WorksheetFreezePanes.freezeAt');
      freeze(sheet, area.bottom === LAST_ROW ? 0 : area.bottom + 1, area.right === LAST_COLUMN ? 0 : area.right + 1);
    },
    Unfreeze({ sheet }) {
      allowUnprotected(sheet, 'WorksheetFreezePanes.unfreeze');
      sheet.frozen = null;
    },
    GetLocationOrNullObject({ sheet }) {
      if (sheet.frozen === null) return null;
      const { rows, columns } = sheet.frozen;
      const area = {
        top: 0,
        left: 0,
        bottom: rows === 0 ? LAST_ROW : rows - 1,
        right: columns === 0 ? LAST_COLUMN : columns - 1,
      };
      return wire('Range', { sheet, area });
    },
  },
});

/** Source: Excel.WorksheetProtection: protecting a protected sheet fails; a password that does not fit fails. */
export const protectionClass = wireClass('WorksheetProtection', {
  scalars: {
    Protected: readOnly(({ sheet }) => sheet.protection !== null),
    Options: readOnly(({ sheet }) => (sheet.protection === null ? null : allOptions(sheet.protection.options))),
  },
  methods: {
    Protect({ sheet }, [options, password]) {
      if (sheet.protection !== null) throw accessDenied('WorksheetProtection.protect');
      sheet.protection = {
        options: (options ?? {}) as Record<string, boolean | string>,
        password: typeof password === 'string' && password !== '' ? password : null,
      };
    },
    Unprotect({ sheet }, [password]) {
      const set = sheet.protection?.password ?? null;
      if (set !== null && set !== password) throw accessDenied('WorksheetProtection.unprotect');
      sheet.protection = null;
    },
  },
});

export function rangeOf(sheet: Sheet, address: unknown, location: string): WireObject {
  if (address === null || address === undefined || address === '') return wire('Range', { sheet, area: WHOLE_SHEET });
  const found = parseAddress(textOr(address, ''));
  if (found === null) throw invalidArgument(location);
  return wire('Range', { sheet, area: found.area });
}

/** Source: Excel.Worksheet.getRanges, addresses separated by commas, at most 8192 characters. */
function areasOf(sheet: Sheet, address: unknown): WireObject {
  const text = String(address);
  if (text.length > 8192) throw invalidArgument('Worksheet.getRanges');
  const areas = text.split(',').map((part) => {
    const found = parseAddress(part.trim());
    if (found === null) throw invalidArgument('Worksheet.getRanges');
    return found.area;
  });
  return wire('RangeAreas', { sheet, areas });
}

function areaByIndexes(numbers: readonly number[]): CellRange {
  const [row = -1, column = -1, rows = 0, columns = 0] = numbers;
  const area = { top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 };
  const sound = row >= 0 && column >= 0 && heightOf(area) > 0 && widthOf(area) > 0;
  if (!sound || area.bottom > LAST_ROW || area.right > LAST_COLUMN)
    throw invalidArgument('Worksheet.getRangeByIndexes');
  return area;
}

function sheetOf({ workbook }: Excel, key: unknown): WireObject | null {
  const sheet = findSheet(workbook, key);
  return sheet === undefined ? null : wire('Worksheet', { sheet });
}

function missing(location: string): never {
  throw itemNotFound(location);
}

function freeName(workbook: Workbook): string {
  for (let number = 1; ; number += 1) {
    const name = `Sheet${number}`;
    if (findSheet(workbook, name) === undefined) return name;
  }
}

/** References in formulas and names follow a sheet's new name. */
function rename({ workbook }: Excel, sheet: Sheet, name: string): void {
  allowStructure(workbook, 'Worksheet.name');
  checkSheetName(workbook, name, 'Worksheet.name', sheet);
  rewriteFormulas(workbook, (formula) => renameInFormula(formula, sheet.name, name));
  sheet.name = name;
}

function rewriteFormulas(workbook: Workbook, rewrite: (formula: string) => string): void {
  for (const { cells } of workbook.sheets) {
    for (const line of cells.values()) {
      for (const cell of line.values()) if (cell.formula !== undefined) cell.formula = rewrite(cell.formula);
    }
  }
  workbook.names = workbook.names.map((name) => ({ ...name, formula: rewrite(name.formula) }));
}

function move(workbook: Workbook, sheet: Sheet, position: number): void {
  allowStructure(workbook, 'Worksheet.position');
  workbook.sheets.splice(workbook.sheets.indexOf(sheet), 1);
  workbook.sheets.splice(position, 0, sheet);
}

/** One sheet stays visible. Source: Excel's "A workbook must contain at least one visible worksheet." */
function setVisibility({ workbook }: Excel, sheet: Sheet, value: unknown): void {
  allowStructure(workbook, 'Worksheet.visibility');
  const visibility = (Object.keys(VISIBILITY) as Visibility[]).find((key) => VISIBILITY[key] === value);
  if (visibility === undefined) throw invalidArgument('Worksheet.visibility');
  if (visibility !== 'visible') needsAnotherVisible(workbook, sheet, 'Worksheet.visibility');
  sheet.visibility = visibility;
  if (workbook.active === sheet && visibility !== 'visible') {
    workbook.active = workbook.sheets.find((each) => each.visibility === 'visible')!;
  }
}

function needsAnotherVisible(workbook: Workbook, sheet: Sheet, location: string): void {
  const others = workbook.sheets.some((each) => each !== sheet && each.visibility === 'visible');
  if (!others) throw invalidOperation(location, 'A workbook must contain at least one visible worksheet.');
}

function activate({ workbook, events }: Excel, sheet: Sheet): void {
  if (sheet.visibility !== 'visible')
    throw invalidOperation('Worksheet.activate', 'This operation is not permitted for a hidden worksheet.');
  if (workbook.active === sheet) return;
  events.sheet(EVENT.deactivated, workbook.active);
  workbook.active = sheet;
  workbook.selection = oneCell(0, 0);
  events.sheet(EVENT.activated, sheet);
}

/**
 * Source: Excel.Worksheet.delete, "if the worksheet's visibility is set to `VeryHidden`, the delete operation will
 * fail with an `InvalidOperation` exception. You should first change its visibility to hidden or visible".
 */
function remove({ workbook, events }: Excel, sheet: Sheet): void {
  allowStructure(workbook, 'Worksheet.delete');
  if (sheet.visibility === 'veryHidden')
    throw invalidOperation('Worksheet.delete', 'This operation is not permitted for the current object.');
  needsAnotherVisible(workbook, sheet, 'Worksheet.delete');
  workbook.sheets.splice(workbook.sheets.indexOf(sheet), 1);
  if (workbook.active === sheet) workbook.active = workbook.sheets.find((each) => each.visibility === 'visible')!;
  rewriteFormulas(workbook, (formula) => breakReferences(formula, sheet.name));
  events.sheet(EVENT.deleted, sheet);
}

function freeze(sheet: Sheet, rows: number, columns: number): void {
  allowUnprotected(sheet, 'WorksheetFreezePanes.freezeAt');
  if (!Number.isInteger(rows) || !Number.isInteger(columns)) throw notSimulated('freezing at fractions');
  sheet.frozen = { rows, columns };
}

/** Every option is told, whether it was given or not. Source: Excel.WorksheetProtectionOptions. */
function allOptions(given: Readonly<Record<string, boolean | string>>): Record<string, boolean | string> {
  const names = [
    'allowAutoFilter',
    'allowDeleteColumns',
    'allowDeleteRows',
    'allowEditObjects',
    'allowEditScenarios',
    'allowFormatCells',
    'allowFormatColumns',
    'allowFormatRows',
    'allowInsertColumns',
    'allowInsertHyperlinks',
    'allowInsertRows',
    'allowPivotTables',
    'allowSort',
  ];
  const told: Record<string, boolean | string> = { selectionMode: 'Normal' };
  for (const name of names) told[name] = false;
  return { ...told, ...given };
}
