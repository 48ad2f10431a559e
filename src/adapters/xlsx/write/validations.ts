import type { SheetLayout, Validation } from '../../../core/model';
import type { DataValidation } from './hucre-parts';
import { EXCEL, LIMITS } from './limits';
import { absoluteRange, dateSerial, quotedSheet, rangeName } from './ranges';
import { plainText } from './text';

/** A validation as hucre takes it; titles and texts are cut to what Excel takes (check.ts says so). */
export function hucreValidation(validation: Validation, date1904: boolean): DataValidation {
  const { prompt, error } = validation;
  return {
    ...rule(validation.rule, date1904),
    range: rangeName(validation.range),
    allowBlank: validation.allowBlank,
    ...(prompt !== undefined && {
      showInputMessage: true,
      inputTitle: cut(prompt.title, LIMITS.promptTitle.value),
      inputMessage: cut(prompt.text, LIMITS.promptText.value),
    }),
    ...(error !== undefined && {
      showErrorMessage: true,
      errorStyle: error.style,
      errorTitle: cut(error.title, LIMITS.errorTitle.value),
      errorMessage: cut(error.text, LIMITS.errorText.value),
    }),
  };
}

type Rule = Pick<DataValidation, 'type' | 'operator' | 'formula1' | 'formula2'>;

function rule(wanted: Validation['rule'], date1904: boolean): Rule {
  switch (wanted.kind) {
    case 'list':
      return { type: 'list', formula1: `"${wanted.values.map((value) => value.replace(/"/g, '""')).join(',')}"` };
    case 'listRange':
      return { type: 'list', formula1: wanted.formula };
    case 'date':
      return {
        type: 'date',
        operator: 'between',
        formula1: String(dateSerial(wanted.from, date1904) ?? 1),
        formula2: String(dateSerial(wanted.to, date1904) ?? 2_958_465),
      };
    case 'textLength':
      return { type: 'textLength', operator: 'lessThanOrEqual', formula1: String(wanted.max) };
    case 'custom':
      return { type: 'custom', formula1: wanted.formula };
    case 'any':
      // always true: a prompt without a rule
      return { type: 'custom', formula1: 'TRUE' };
  }
}

/** Cut between characters, an ellipsis at the end. */
export function cut(text: string, limit: number): string {
  const plain = plainText(text);
  if (plain.length <= limit) return plain;
  let end = limit - 1;
  if (/[\uD800-\uDBFF]/.test(plain.charAt(end - 1))) end -= 1;
  return `${plain.slice(0, end)}…`;
}

/** Whether the values can stand in the rule itself: few, and without the comma that would divide them. */
export function fitsInline(values: readonly string[]): boolean {
  const length = values.reduce((sum, value) => sum + value.length + 1 + (value.split('"').length - 1), -1);
  return (
    length <= EXCEL.validationList &&
    values.length > 0 &&
    values.every((value) => value.trim() === value && value !== '' && !/[,\n]/.test(value))
  );
}

/**
 * Sheets whose long lists refer to a very hidden sheet beside them, which holds one list a column.
 * The companion stands right behind its sheet in the result.
 */
export function withListSheets(sheets: readonly SheetLayout[]): readonly SheetLayout[] {
  const taken = new Set(sheets.map((sheet) => sheet.name.toLowerCase()));
  return sheets.flatMap((sheet) => {
    const lists = longLists(sheet);
    if (lists.length === 0) return [sheet];
    const name = freeName(`_列表 ${sheet.name}`, taken);
    return [
      { ...sheet, validations: (sheet.validations ?? []).map((one) => pointed(one, lists, name)) },
      listSheet(name, lists),
    ];
  });
}

function longLists(sheet: SheetLayout): readonly (readonly string[])[] {
  const lists = (sheet.validations ?? []).flatMap(({ rule: wanted }) =>
    wanted.kind === 'list' && !fitsInline(wanted.values) ? [wanted.values] : [],
  );
  return [...new Map(lists.map((values) => [JSON.stringify(values), values])).values()];
}

function pointed(validation: Validation, lists: readonly (readonly string[])[], sheet: string): Validation {
  const { rule: wanted } = validation;
  if (wanted.kind !== 'list' || fitsInline(wanted.values)) return validation;
  const key = JSON.stringify(wanted.values);
  const column = lists.findIndex((values) => JSON.stringify(values) === key);
  const range = { top: 0, left: column, bottom: Math.max(wanted.values.length - 1, 0), right: column };
  return { ...validation, rule: { kind: 'listRange', formula: `${quotedSheet(sheet)}!${absoluteRange(range)}` } };
}

function listSheet(name: string, lists: readonly (readonly string[])[]): SheetLayout {
  const height = Math.max(...lists.map((values) => values.length));
  return {
    name,
    visibility: 'veryHidden',
    columns: lists.map(() => ({ width: 20 })),
    rows: Array.from({ length: height }, (_, row) => ({
      cells: lists.map((values) => {
        const value = values[row];
        return value === undefined ? undefined : { value };
      }),
    })),
  };
}

function freeName(wanted: string, taken: Set<string>): string {
  for (let n = 1; ; n += 1) {
    const ending = n === 1 ? '' : String(n);
    const name = wanted.slice(0, EXCEL.sheetName - ending.length) + ending;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}
