import type { Scalar } from './workbook';

/** What a written value becomes in the cell. */
export type Coerced = { value: Scalar; formula?: string; quoted?: boolean; error?: boolean; numberFormat?: string };

/**
 * Excel reads a string that is written to `values` or `formulas` as if it had been typed, unless the cell is text.
 * Source: Excel.Range.values, "If the returned value is a formula …" and "Set the number format to text before
 * writing"; https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-set-get-values.
 * The dates are those of a Chinese Excel; a date without a year is of the year that `today` names.
 */
export function coerce(written: Scalar, numberFormat: string, today: string): Coerced {
  if (numberFormat === '@') return { value: asText(written), ...(isQuoted(written) ? { quoted: true } : {}) };
  if (typeof written !== 'string') return { value: written };
  if (isQuoted(written)) return { value: written.slice(1), quoted: true };
  if (written.length > 1 && written.startsWith('=')) return { value: 0, formula: written };
  return readTyped(written.trim(), today, numberFormat) ?? { value: written };
}

/** A number or truth value written to a text cell becomes its text; an apostrophe is never part of the text. */
function asText(written: Scalar): string {
  if (typeof written === 'boolean') return written ? 'TRUE' : 'FALSE';
  return isQuoted(written) ? String(written).slice(1) : String(written);
}

function isQuoted(written: Scalar): boolean {
  return typeof written === 'string' && written.startsWith("'");
}

function readTyped(text: string, today: string, numberFormat: string): Coerced | null {
  const withFormat = (value: Scalar, format: string): Coerced =>
    numberFormat === 'General' ? { value, numberFormat: format } : { value };
  if (/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) return { value: fifteenDigits(text) };
  if (/^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text))
    return withFormat(Number(text.replace(/,/g, '')), text.includes('.') ? '#,##0.00' : '#,##0');
  if (/^[+-]?\d+(?:\.\d+)?%$/.test(text))
    return withFormat(Number.parseFloat(text) / 100, text.includes('.') ? '0.00%' : '0%');
  if (/^(?:true|false)$/i.test(text)) return { value: /^true$/i.test(text) };
  if (/^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)$/.test(text)) return { value: text, error: true };
  const day = readDay(text, Number(today.slice(0, 4)));
  return day === null ? null : withFormat(day.serial, day.format);
}

/**
 * Fifteen digits of a typed number are kept, those behind become zeros: an identity card number loses its end.
 * Source: Microsoft, "Last digits are changed to zeros when you type long numbers in cells of Excel".
 */
function fifteenDigits(text: string): number {
  const [digits = '', exponent = ''] = text.split(/(?=e)/i);
  let kept = 0;
  const short = digits.replace(/\d/g, (digit) => {
    if (kept > 0 || digit !== '0') kept += 1;
    return kept > 15 ? '0' : digit;
  });
  return Number(short + exponent);
}

function readDay(text: string, thisYear: number): { serial: number; format: string } | null {
  const patterns: readonly (readonly [
    RegExp,
    (match: RegExpExecArray) => readonly [number, number, number],
    string,
  ])[] = [
    [/^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/, (m) => [Number(m[1]), Number(m[2]), Number(m[3])], 'yyyy/m/d'],
    [/^(\d{4})年(\d{1,2})月(\d{1,2})日$/, (m) => [Number(m[1]), Number(m[2]), Number(m[3])], 'yyyy"年"m"月"d"日"'],
    [/^(\d{4})年(\d{1,2})月$/, (m) => [Number(m[1]), Number(m[2]), 1], 'yyyy"年"m"月"'],
    [/^(\d{4})[-/](\d{1,2})$/, (m) => [Number(m[1]), Number(m[2]), 1], 'mmm-yy'],
    [/^(\d{1,2})月(\d{1,2})日$/, (m) => [thisYear, Number(m[1]), Number(m[2])], 'm"月"d"日"'],
    [/^(\d{1,2})[-/](\d{1,2})$/, (m) => [thisYear, Number(m[1]), Number(m[2])], 'm"月"d"日"'],
  ];
  for (const [pattern, parts, format] of patterns) {
    const match = pattern.exec(text);
    const serial = match === null ? null : serialOf(...parts(match));
    if (serial !== null) return { serial, format };
  }
  return null;
}

function serialOf(year: number, month: number, day: number): number | null {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1900;
  return real ? Math.round((time - Date.UTC(1899, 11, 30)) / 86400000) : null;
}
