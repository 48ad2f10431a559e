import { cellAt, styleAt } from './cells';
import type { Scalar, Sheet } from './workbook';

/** The text that a cell shows, for the few number formats that ledgers use. */
export function displayText(sheet: Sheet, row: number, column: number): string {
  const value: Scalar = cellAt(sheet, row, column)?.value ?? '';
  const format = styleAt(sheet, row, column, 'numberFormat');
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return value;
  if (/[ymd]/i.test(format) && !/^General$/i.test(format)) return formatDay(value, format);
  const percent = /^0(?:\.(0+))?%$/.exec(format);
  if (percent !== null) return `${(value * 100).toFixed(percent[1]?.length ?? 0)}%`;
  return String(value);
}

function formatDay(serial: number, format: string): string {
  const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86400000);
  const parts: Record<string, string> = {
    yyyy: String(day.getUTCFullYear()),
    mm: String(day.getUTCMonth() + 1).padStart(2, '0'),
    m: String(day.getUTCMonth() + 1),
    dd: String(day.getUTCDate()).padStart(2, '0'),
    d: String(day.getUTCDate()),
  };
  return format.replace(/"([^"]*)"|y+|m+|d+/gi, (run: string, literal: string | undefined) =>
    literal !== undefined ? literal : (parts[run.toLowerCase()] ?? run),
  );
}
