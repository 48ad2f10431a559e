import {
  issue,
  type CellLayout,
  type CellStyle,
  type Issue,
  type Place,
  type RowLayout,
  type SheetLayout,
  type WorkbookLayout,
} from '../../../core/model';
import type { LimitName, SheetNameProblem } from '../../../core/model/issue-codes/workbook';
import { clippedRows } from './fit-height';
import { EXCEL, LIMITS } from './limits';
import { rangeName, rangesOverlap, rowsWidth } from './ranges';
import { fontName } from './style-xml';
import { parseXml } from './xml';

/**
 * Holds a layout against what Excel takes beyond the schema. Errors would damage the file and are refused by the
 * writer; warnings name what it writes shorter.
 * @param sheetFaults how its sheets are looked at: as wholes, or without the rows, which are looked at when written
 */
export function checkLayout(
  layout: WorkbookLayout,
  sheetFaults: (sheet: SheetLayout) => readonly Issue[] = checkSheet,
): readonly Issue[] {
  return [
    ...checkSheetNames(layout.sheets.map((sheet) => sheet.name)),
    ...checkVisible(layout.sheets),
    ...layout.sheets.flatMap(sheetFaults),
    ...checkNames(layout.definedNames ?? []),
    ...(layout.customXml ?? []).flatMap(checkCustomXml),
    ...Object.entries(layout.properties).flatMap(([, text]) => shortened('property', text.length, {})),
  ];
}

function checkVisible(sheets: readonly SheetLayout[]): readonly Issue[] {
  return sheets.some((sheet) => sheet.visibility === 'visible')
    ? []
    : [issue('xlsx.noVisibleSheet', { severity: 'error' })];
}

/** Rules: MS-OI29500 2.1.578 (length, signs, unique without regard to case), "History" is reserved. */
export function checkSheetNames(names: readonly string[]): readonly Issue[] {
  const seen = new Set<string>();
  return names.flatMap((name) => {
    const problem = sheetNameProblem(name, seen);
    seen.add(name.toLowerCase());
    return problem === null ? [] : [issue('xlsx.sheetName', { severity: 'error', name, problem })];
  });
}

function sheetNameProblem(name: string, seen: ReadonlySet<string>): SheetNameProblem | null {
  if (name === '') return 'empty';
  if (name.length > EXCEL.sheetName) return 'tooLong';
  if (/[\\/?*:[\]\u0000-\u001F\uFFFE\uFFFF]/.test(name)) return 'character';
  if (name.startsWith("'") || name.endsWith("'")) return 'apostrophe';
  if (name.toLowerCase() === 'history') return 'reserved';
  return seen.has(name.toLowerCase()) ? 'duplicate' : null;
}

/** Everything about one sheet but its name. */
function checkSheet(sheet: SheetLayout): readonly Issue[] {
  return [
    ...checkFrame(sheet),
    ...clippedRows(sheet).map((row) =>
      issue('xlsx.shortened', { at: { sheet: sheet.name, row }, what: 'rowHeight', limit: LIMITS.rowHeight.value }),
    ),
    ...sheet.rows.flatMap((row, index) => [
      ...shortened('outlineLevel', row.outlineLevel ?? 0, { sheet: sheet.name, row: index }),
      ...checkCells(row.cells, index, sheet.name),
    ]),
  ];
}

/** Everything about one sheet but its name and its rows. */
export function checkFrame(sheet: SheetLayout): readonly Issue[] {
  const at = { sheet: sheet.name };
  return [
    ...overLimit('rows', sheet.rows.length, at),
    ...overLimit('columns', Math.max(rowsWidth(sheet), sheet.columns.length), at),
    ...sheet.columns.flatMap((column, index) => [
      ...shortened('columnWidth', column.width, { ...at, column: index }),
      ...checkStyle(column.style, { ...at, column: index }),
    ]),
    ...checkMerges(sheet),
    ...checkValidations(sheet, at),
    ...(sheet.conditionalFormats ?? []).flatMap((format) => checkFormula(format.formula, at)),
    ...shortened('headerFooter', sheet.print?.footer?.length ?? 0, at),
    ...shortened('headerFooter', sheet.print?.header?.length ?? 0, at),
  ];
}

const NONE: readonly Issue[] = [];

/** A row's cells, every one is looked at; nearly all are fine, so that nothing is made for those. */
export function checkCells(cells: RowLayout['cells'], row: number, sheet: string): readonly Issue[] {
  let found = NONE;
  for (let column = 0; column < cells.length; column += 1) {
    const cell = cells[column];
    if (cell === undefined || isFine(cell)) continue;
    found = [...found, ...checkCell(cell, { sheet, row, column })];
  }
  return found;
}

/** Fewer characters than line breaks are allowed, no formula, a style that was checked before. */
function isFine({ value, formula, style }: CellLayout): boolean {
  const short = typeof value !== 'string' || value.length <= LIMITS.lineBreaks.value;
  return short && formula === undefined && (style === undefined || checkedStyles.has(style));
}

function checkCell(cell: CellLayout, at: Place): readonly Issue[] {
  return [
    ...(typeof cell.value === 'string' ? checkText(cell.value, at) : []),
    ...(cell.formula === undefined ? [] : checkFormula(cell.formula, at)),
    ...checkStyle(cell.style, at),
  ];
}

function checkText(text: string, at: Place): readonly Issue[] {
  const breaks = text.includes('\n') ? text.split('\n').length - 1 : 0;
  return [...overLimit('cellText', text.length, at), ...overLimit('lineBreaks', breaks, at, 'warning')];
}

const checkedStyles = new WeakSet<CellStyle>();

function checkStyle(style: CellStyle | undefined, at: Place): readonly Issue[] {
  if (style === undefined || checkedStyles.has(style)) return [];
  const found = [
    ...overLimit('fontName', fontName(style).length, at),
    ...overLimit('fontSize', style.size ?? 0, at),
    ...overLimit('indent', style.indent ?? 0, at),
    ...overLimit('numberFormat', style.numberFormat?.length ?? 0, at),
  ];
  if (found.length === 0) checkedStyles.add(style);
  return found;
}

/** Balanced parentheses and quotes, length and depth: a formula that Excel cannot parse makes it drop the sheet's formulas. */
export function checkFormula(formula: string, at: Place): readonly Issue[] {
  const outside = formula.replace(/"[^"]*"|'[^']*'/g, '');
  const problem =
    formula.trim() === ''
      ? 'empty'
      : /["']/.test(outside)
        ? 'quotes'
        : nesting(outside) === null
          ? 'parentheses'
          : null;
  return [
    ...(problem === null
      ? []
      : [issue('xlsx.formula', { severity: 'error', at, formula: formula.slice(0, 60), problem })]),
    ...overLimit('formula', formula.length, at),
    ...overLimit('formulaNesting', nesting(outside) ?? 0, at),
  ];
}

/** Depth of the deepest parenthesis; null where they do not match. */
function nesting(text: string): number | null {
  let depth = 0;
  let deepest = 0;
  for (const sign of text) {
    if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    if (depth < 0) return null;
    deepest = Math.max(deepest, depth);
  }
  return depth === 0 ? deepest : null;
}

function checkMerges(sheet: SheetLayout): readonly Issue[] {
  const merges = [...(sheet.merges ?? [])].sort((a, b) => a.top - b.top);
  return merges.flatMap((merge, index) => {
    for (let next = index + 1; next < merges.length; next += 1) {
      const other = merges[next];
      if (other === undefined || other.top > merge.bottom) break;
      if (rangesOverlap(merge, other)) {
        const facts = {
          severity: 'error',
          at: { sheet: sheet.name },
          first: rangeName(merge),
          second: rangeName(other),
        } as const;
        return [issue('xlsx.mergesOverlap', facts)];
      }
    }
    return [];
  });
}

function checkValidations(sheet: SheetLayout, at: Place): readonly Issue[] {
  return (sheet.validations ?? []).flatMap(({ rule, prompt, error }) => [
    ...(rule.kind === 'custom' || rule.kind === 'listRange' ? checkFormula(rule.formula, at) : []),
    ...shortened('promptTitle', prompt?.title.length ?? 0, at),
    ...shortened('promptText', prompt?.text.length ?? 0, at),
    ...shortened('errorTitle', error?.title.length ?? 0, at),
    ...shortened('errorText', error?.text.length ?? 0, at),
  ]);
}

/** The grammar of MS-XLSB 2.5.166 XLNameWideString, and nothing that reads as a cell. */
function checkNames(names: readonly { readonly name: string; readonly ref: string }[]): readonly Issue[] {
  const seen = new Set<string>();
  return names.flatMap(({ name, ref }) => {
    const legal =
      name.length <= EXCEL.definedName &&
      /^[\p{L}_\\][\p{L}\p{N}_\\.?]*$/u.test(name) &&
      !/^(?:[A-Z]{1,3}\d{1,7}|R\d*C\d*|R|C|TRUE|FALSE)$/i.test(name) &&
      !seen.has(name.toLowerCase());
    seen.add(name.toLowerCase());
    return [...(legal ? [] : [issue('xlsx.definedName', { severity: 'error', name })]), ...checkFormula(ref, {})];
  });
}

function checkCustomXml(data: { readonly namespace: string; readonly xml: string }): readonly Issue[] {
  try {
    parseXml(data.xml);
    return [];
  } catch {
    return [issue('xlsx.customXml', { severity: 'error', namespace: data.namespace })];
  }
}

function overLimit(
  what: LimitName,
  actual: number,
  at: Place,
  severity: 'error' | 'warning' = 'error',
): readonly Issue[] {
  const limit = LIMITS[what].value;
  return actual > limit ? [issue('xlsx.overLimit', { severity, at, what, actual, limit })] : [];
}

function shortened(what: LimitName, actual: number, at: Place): readonly Issue[] {
  const limit = LIMITS[what].value;
  return actual > limit ? [issue('xlsx.shortened', { at, what, limit })] : [];
}
