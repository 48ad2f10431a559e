import { columnName } from '../model';

/*
 * 校验码: six digits that a printed return and its file share while nothing was changed in between. The sheet works it
 * out by itself with formulas; the same sum is made here for the cached value and for comparing a received file.
 */

/** What the code covers of one row, in this order. */
export type CheckedRow = {
  readonly sequence: string;
  readonly status: string;
  readonly progress: string;
  readonly closedOn: string;
  readonly remarks: string;
};

const PRIME = 999983;
/** Shown where an application cannot work the code out (characters outside the basic plane, very old programs). */
export const NO_CODE = '——';

/** `123-456` of a return's rows, whatever their order; `——` where a text holds characters outside the basic plane. */
export function checkCode(rows: readonly CheckedRow[]): string {
  const texts = rows.map(checkedText);
  if (texts.some((text) => /[\uD800-\uDFFF]/.test(text))) return NO_CODE;
  const sum = texts.reduce((total, text) => total + rowSum(text), 0) % 1000000;
  const digits = String(sum).padStart(6, '0');
  return `${digits.slice(0, 3)}-${digits.slice(3)}`;
}

/** The sum of a row's characters, each times its place. */
export function rowSum(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) sum += text.charCodeAt(at) * (at + 1);
  return sum % PRIME;
}

export function checkedText(row: CheckedRow): string {
  return [row.sequence, row.status, row.progress, row.closedOn, row.remarks].join('|');
}

/** The formula of a row's text; `columns` are the sheet columns in the order of `CheckedRow`, -1 for those it lacks. */
export function checkedTextFormula(row: number, columns: readonly number[]): string {
  const cell = (column: number): string => `$${columnName(column)}$${row + 1}`;
  return columns
    .map((column, index) => {
      if (column < 0) return '""';
      // a blank cell as a date would be the first day of the calendar
      return index === 3 ? `IF(${cell(column)}="","",TEXT(${cell(column)},"yyyy-mm-dd"))` : cell(column);
    })
    .join('&"|"&');
}

/** The formula of a row's sum over the column of row texts. */
export function rowSumFormula(row: number, textColumn: number): string {
  const text = `$${columnName(textColumn)}$${row + 1}`;
  const places = `ROW(INDIRECT("1:"&LEN(${text})))`;
  return `MOD(SUMPRODUCT(_xlfn.UNICODE(MID(${text},${places},1))*${places}),${PRIME})`;
}

/** The formula of the whole code over the column of row sums. */
export function codeFormula(column: number, top: number, bottom: number): string {
  const range = `$${columnName(column)}$${top + 1}:$${columnName(column)}$${bottom + 1}`;
  return `IFERROR(TEXT(MOD(SUM(${range}),1000000),"000-000"),"${NO_CODE}")`;
}
