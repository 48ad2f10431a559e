import type { CellRange, SheetLayout } from '../../core/model';
import type { SheetPartName } from '../../core/model/issue-codes/host';
import { addressesOf } from './style';
import { areaAddress, columnsAddress, rowsAddress } from './places';
import { pagePart } from './page-part';
import { validationPart } from './validation-part';
import { widthInPoints, type Metrics } from './widths';

/** A part of a sheet that hosts are known to lose when sheets are inserted: how to look for it, how to make it again. */
export type SheetPart = {
  readonly name: SheetPartName;
  readonly wanted: (layout: SheetLayout) => boolean;
  /** asks Excel now; the answer is to be read after the next round trip */
  readonly check: (sheet: Excel.Worksheet, layout: SheetLayout, metrics: Metrics) => () => boolean;
  readonly render: (sheet: Excel.Worksheet, layout: SheetLayout, metrics: Metrics) => void;
};

const content: SheetPart = {
  name: 'content',
  wanted: (layout) => extentOf(layout) !== null,
  check(sheet, layout) {
    const used = sheet.getUsedRangeOrNullObject(true);
    used.load('rowIndex,columnIndex,rowCount,columnCount');
    return () => {
      const wanted = extentOf(layout);
      if (used.isNullObject || wanted === null) return used.isNullObject === (wanted === null);
      const bottom = used.rowIndex + used.rowCount - 1;
      const right = used.columnIndex + used.columnCount - 1;
      return bottom === wanted.bottom && right === wanted.right;
    };
  },
  // values that did not arrive are not made up for: the run is taken back
  render: () => undefined,
};

const merges: SheetPart = {
  name: 'merges',
  wanted: (layout) => (layout.merges ?? []).length > 0,
  check(sheet, layout) {
    // the first and the last tell: hosts lose all of them or none
    const sample = [layout.merges?.at(0), layout.merges?.at(-1)].flatMap((area) => area ?? []);
    const found = sample.map((area) => {
      const areas = sheet.getRange(areaAddress(area)).getMergedAreasOrNullObject();
      areas.load('address');
      return areas;
    });
    return () => found.every((areas) => !areas.isNullObject);
  },
  render(sheet, layout) {
    for (const area of layout.merges ?? []) sheet.getRange(areaAddress(area)).merge(false);
  },
};

const widths: SheetPart = {
  name: 'widths',
  wanted: (layout) => shownColumns(layout).length > 0,
  check(sheet, layout, metrics) {
    const properties = columnsOf(sheet, layout).getColumnProperties({ format: { columnWidth: true } });
    return () => {
      // platforms count a little differently; widths that got lost are all the standard one
      const isStandard = (points: number): boolean => Math.abs(points - metrics.columnPoints) < 2;
      const columns = shownColumns(layout);
      return (
        columns.every(({ width }) => isStandard(widthInPoints(width, metrics))) ||
        columns.some(({ index }) => !isStandard(properties.value[index]?.format?.columnWidth ?? 0))
      );
    };
  },
  render(sheet, layout, metrics) {
    const properties = layout.columns.map(({ width }) => ({ format: { columnWidth: widthInPoints(width, metrics) } }));
    columnsOf(sheet, layout).setColumnProperties(properties);
  },
};

const heights: SheetPart = {
  name: 'heights',
  wanted: (layout) => fixedHeights(layout).length > 0,
  check(sheet, layout) {
    // a hidden row is of no height
    const found = fixedHeights(layout)
      .filter(({ row }) => layout.rows[row]?.hidden !== true)
      .slice(0, 5)
      .map(({ row, height }) => {
        const range = sheet.getRange(rowsAddress(row, row));
        range.load('format/rowHeight');
        return { range, height };
      });
    return () => found.every(({ range, height }) => Math.abs(range.format.rowHeight - height) < 2);
  },
  render(sheet, layout) {
    for (const { row, height } of fixedHeights(layout)) {
      sheet.getRange(rowsAddress(row, row)).format.rowHeight = height;
    }
    const fitted = layout.rows.flatMap(({ height }, row) => (height === 'fit' ? [row] : []));
    for (const [top, bottom] of runsOf(fitted)) sheet.getRange(rowsAddress(top, bottom)).format.autofitRows();
  },
};

const hidden: SheetPart = {
  name: 'hidden',
  wanted: (layout) => hiddenColumns(layout).length + hiddenRows(layout).length > 0,
  check(sheet, layout) {
    const lines = [
      ...runsOf(hiddenColumns(layout)).map(([left, right]) => {
        const range = sheet.getRange(columnsAddress(left, right));
        range.load('columnHidden');
        return () => range.columnHidden;
      }),
      ...runsOf(hiddenRows(layout)).map(([top, bottom]) => {
        const range = sheet.getRange(rowsAddress(top, bottom));
        range.load('rowHidden');
        return () => range.rowHidden;
      }),
    ];
    return () => lines.every((isHidden) => isHidden());
  },
  render(sheet, layout) {
    for (const [left, right] of runsOf(hiddenColumns(layout)))
      sheet.getRange(columnsAddress(left, right)).columnHidden = true;
    for (const [top, bottom] of runsOf(hiddenRows(layout))) sheet.getRange(rowsAddress(top, bottom)).rowHidden = true;
  },
};

const freeze: SheetPart = {
  name: 'freeze',
  wanted: (layout) => layout.freeze !== undefined && layout.freeze.rows + layout.freeze.columns > 0,
  check(sheet, layout) {
    const location = sheet.freezePanes.getLocationOrNullObject();
    location.load('rowCount,columnCount');
    return () => {
      const { rows = 0, columns = 0 } = layout.freeze ?? {};
      if (location.isNullObject) return false;
      return (rows === 0 || location.rowCount === rows) && (columns === 0 || location.columnCount === columns);
    };
  },
  render(sheet, layout) {
    const { rows = 0, columns = 0 } = layout.freeze ?? {};
    if (rows > 0 && columns > 0)
      sheet.freezePanes.freezeAt(
        sheet.getRange(areaAddress({ top: 0, left: 0, bottom: rows - 1, right: columns - 1 })),
      );
    else if (rows > 0) sheet.freezePanes.freezeRows(rows);
    else if (columns > 0) sheet.freezePanes.freezeColumns(columns);
    else sheet.freezePanes.unfreeze();
  },
};

const autoFilter: SheetPart = {
  name: 'autoFilter',
  wanted: (layout) => layout.autoFilter !== undefined,
  check(sheet) {
    sheet.autoFilter.load('enabled');
    return () => sheet.autoFilter.enabled;
  },
  render(sheet, layout) {
    if (layout.autoFilter !== undefined) sheet.autoFilter.apply(sheet.getRange(areaAddress(layout.autoFilter)));
  },
};

const conditionalFormats: SheetPart = {
  name: 'conditionalFormats',
  wanted: (layout) => (layout.conditionalFormats ?? []).length > 0,
  check(sheet, layout) {
    const count = sheet.getRange().conditionalFormats.getCount();
    return () => count.value >= (layout.conditionalFormats ?? []).length;
  },
  render(sheet, layout) {
    sheet.getRange().conditionalFormats.clearAll();
    // the newest stands first, so the last of the layout is made first
    for (const { range, formula, style, stopIfTrue } of [...(layout.conditionalFormats ?? [])].reverse()) {
      const format = sheet.getRange(areaAddress(range)).conditionalFormats.add('Custom');
      format.custom.rule.formula = `=${formula}`;
      if (style.fill !== undefined) format.custom.format.fill.color = `#${style.fill}`;
      if (style.color !== undefined) format.custom.format.font.color = `#${style.color}`;
      if (style.bold !== undefined) format.custom.format.font.bold = style.bold;
      if (stopIfTrue === true) format.stopIfTrue = true;
    }
  },
};

const unlocked: SheetPart = {
  name: 'unlocked',
  wanted: (layout) => unlockedAddresses(layout).length > 0,
  check(sheet, layout) {
    const ranges = unlockedAddresses(layout).map((address) => {
      const areas = sheet.getRanges(address);
      areas.load('format/protection/locked');
      return areas;
    });
    return () => ranges.every((areas) => (areas.format.protection.locked as boolean | null) === false);
  },
  render(sheet, layout) {
    for (const address of unlockedAddresses(layout)) sheet.getRanges(address).format.protection.locked = false;
  },
};

const protection: SheetPart = {
  name: 'protection',
  wanted: (layout) => layout.protection !== undefined,
  check(sheet, layout) {
    sheet.protection.load('protected,options');
    return () => {
      const { protected: isOn, options } = sheet.protection;
      const wanted = protectionOptions(layout);
      return isOn && Object.entries(wanted).every(([name, value]) => options[name as keyof typeof options] === value);
    };
  },
  render: (sheet, layout) => sheet.protection.protect(protectionOptions(layout)),
};

/** In the order in which they are made again: protection comes last, since it locks the rest. */
const PARTS: readonly SheetPart[] = [
  content,
  merges,
  widths,
  heights,
  hidden,
  freeze,
  autoFilter,
  validationPart,
  conditionalFormats,
  unlocked,
  pagePart,
  protection,
];

/** Asks for every part that the layout has; after the next round trip the answer names those that are missing. */
export function checkParts(
  sheet: Excel.Worksheet,
  layout: SheetLayout,
  metrics: Metrics,
): () => readonly SheetPartName[] {
  const asked = PARTS.filter((part) => part.wanted(layout)).map((part) => ({
    name: part.name,
    check: part.check(sheet, layout, metrics),
  }));
  return () => asked.flatMap(({ name, check }) => (check() ? [] : [name]));
}

/** Makes parts again. A sheet that came protected is opened first and protected again at the end. */
export function renderParts(
  sheet: Excel.Worksheet,
  layout: SheetLayout,
  names: readonly SheetPartName[],
  metrics: Metrics,
): void {
  if (names.length === 0) return;
  const again = new Set<SheetPartName>(names);
  // a hidden line that is given a size shows again
  if (again.has('widths') || again.has('heights')) again.add('hidden');
  if (layout.protection !== undefined && !again.has('protection')) {
    sheet.protection.unprotect();
    again.add('protection');
  }
  for (const part of PARTS) if (again.has(part.name) && part.wanted(layout)) part.render(sheet, layout, metrics);
}

/** The parts of a layout that are not content, for a sheet whose content has just been replaced. */
export function partsBesideContent(layout: SheetLayout): SheetPartName[] {
  const copied: readonly SheetPartName[] = ['content', 'merges', 'unlocked', 'widths', 'heights'];
  return PARTS.filter((part) => !copied.includes(part.name) && part.wanted(layout)).map((part) => part.name);
}

export function protectionOptions(layout: SheetLayout): Excel.WorksheetProtectionOptions {
  const allowed = layout.protection ?? {};
  return {
    allowFormatCells: allowed.formatCells ?? false,
    allowFormatColumns: allowed.formatColumns ?? false,
    allowFormatRows: allowed.formatRows ?? false,
    allowInsertRows: allowed.insertRows ?? false,
    allowDeleteRows: allowed.deleteRows ?? false,
    allowSort: allowed.sort ?? false,
    allowAutoFilter: allowed.autoFilter ?? false,
  };
}

/** The rectangle from A1 to the last cell with a value; null where there is none. */
export function extentOf(layout: SheetLayout): CellRange | null {
  let [bottom, right] = [-1, -1];
  layout.rows.forEach(({ cells }, row) =>
    cells.forEach((cell, column) => {
      const value = cell?.value;
      if (value === undefined || value === null || value === '') return;
      bottom = Math.max(bottom, row);
      right = Math.max(right, column);
    }),
  );
  return bottom < 0 ? null : { top: 0, left: 0, bottom, right };
}

function unlockedAddresses(layout: SheetLayout): string[] {
  const places = layout.rows.flatMap(({ cells }, row) =>
    cells.flatMap((cell, column) => (cell?.style?.unlocked === true ? [{ row, column }] : [])),
  );
  return addressesOf(places);
}

function columnsOf(sheet: Excel.Worksheet, layout: SheetLayout): Excel.Range {
  return sheet.getRange(columnsAddress(0, layout.columns.length - 1));
}

function fixedHeights(layout: SheetLayout): { row: number; height: number }[] {
  return layout.rows.flatMap(({ height }, row) => (typeof height === 'number' ? [{ row, height }] : []));
}

/** A hidden column is of no width. */
function shownColumns(layout: SheetLayout): { index: number; width: number }[] {
  return layout.columns.flatMap(({ width, hidden }, index) => (hidden === true ? [] : [{ index, width }]));
}

function hiddenColumns(layout: SheetLayout): number[] {
  return layout.columns.flatMap((column, index) => (column.hidden === true ? [index] : []));
}

function hiddenRows(layout: SheetLayout): number[] {
  return layout.rows.flatMap((row, index) => (row.hidden === true ? [index] : []));
}

/** Neighbouring numbers as runs: [2,3,4,8] → [[2,4],[8,8]]. */
export function runsOf(numbers: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}
