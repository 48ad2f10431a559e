import type { CellRange } from '../../../src/core/model';
import { intersect, isInside, oneCell, parseAddress, subtract } from './address';
import { cellAt } from './cells';
import { findSheet, type Scalar, type Sheet, type ValidationState, type Workbook } from './workbook';

/**
 * The validation of an area: one rule that covers it whole; `inconsistent` where only part of it has a rule,
 * `mixedCriteria` where rules differ. Source: Excel.DataValidationType.
 */
export function validationOf(
  sheet: Sheet,
  area: CellRange,
): ValidationState | 'none' | 'inconsistent' | 'mixedCriteria' {
  const touching = sheet.validations.filter((rule) => rule.areas.some((part) => intersect(part, area) !== null));
  const first = touching[0];
  if (first === undefined) return 'none';
  if (touching.length > 1) return 'mixedCriteria';
  return remaining([area], first.areas).length === 0 ? first : 'inconsistent';
}

/** Whatever validation an area had is replaced; a rule that covered more keeps the rest. */
export function setValidation(sheet: Sheet, area: CellRange, validation: Omit<ValidationState, 'areas'>): void {
  clearValidation(sheet, area);
  sheet.validations.push({ ...validation, areas: [area] });
}

export function clearValidation(sheet: Sheet, area: CellRange): void {
  sheet.validations = sheet.validations
    .map((rule) => ({ ...rule, areas: rule.areas.flatMap((part) => subtract(part, area)) }))
    .filter((rule) => rule.areas.length > 0);
}

/** `list`, `date`, `textLength` …: the only member of a rule. */
export function ruleKind(rule: Readonly<Record<string, unknown>>): string {
  return Object.keys(rule)[0] ?? 'none';
}

/**
 * Whether a person may leave this value in the cell: only typing is checked, never the API and never pasting.
 * Source: https://support.microsoft.com/office/29fecbcc-d1b9-42c1-9d76-eff3ce5f7249, "Data validation is not checked
 * when … copied or filled".
 */
export function accepts(workbook: Workbook, sheet: Sheet, row: number, column: number, value: Scalar): boolean {
  const rule = sheet.validations.find((each) => each.areas.some((area) => isInside(area, oneCell(row, column))));
  if (rule === undefined || (value === '' && rule.ignoreBlanks)) return true;
  if (rule.errorAlert.showAlert === false || (rule.errorAlert.style ?? 'Stop') !== 'Stop') return true;
  const { list, textLength, date } = rule.rule as {
    list?: { source: string };
    textLength?: { formula1: number };
    date?: { formula1: string; formula2: string };
  };
  if (list !== undefined) return listOf(workbook, sheet, list.source).includes(String(value));
  if (textLength !== undefined) return String(value).length <= textLength.formula1;
  if (date !== undefined) return typeof value === 'number';
  return true;
}

function listOf(workbook: Workbook, home: Sheet, source: string): string[] {
  if (!source.startsWith('=')) return source.split(',').map((item) => item.trim());
  const target = parseAddress(source.slice(1));
  const sheet = target === null || target.sheet === null ? home : findSheet(workbook, target.sheet);
  if (target === null || sheet === undefined) return [];
  const items: string[] = [];
  for (let row = target.area.top; row <= target.area.bottom; row += 1) {
    items.push(String(cellAt(sheet, row, target.area.left)?.value ?? ''));
  }
  return items;
}

function remaining(areas: readonly CellRange[], cuts: readonly CellRange[]): readonly CellRange[] {
  return cuts.reduce((rest, cut) => rest.flatMap((area) => subtract(area, cut)), areas);
}
