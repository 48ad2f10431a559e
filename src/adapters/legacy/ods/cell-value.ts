import type { SaxesTagNS } from 'saxes';
import { dateOfSerial, serialOfDate, type CellValue } from '../../../core/model';
import { attribute, CALC, OFFICE } from './names';
import type { Styles } from './styles';

export type ValueFacts = { readonly styles: Styles; readonly style: string; readonly date1904: boolean };

/** What a cell's attributes and shown text say (OpenDocument 1.3 part 3, 19.385) → its value; null where it is empty. */
export function readCellValue(tag: SaxesTagNS, text: string, facts: ValueFacts): CellValue {
  if (attribute(tag, CALC, 'value-type') === 'error') return { kind: 'error', code: text };
  switch (attribute(tag, OFFICE, 'value-type')) {
    case 'float':
    case 'percentage':
    case 'currency':
      return readNumber(attribute(tag, OFFICE, 'value'), text);
    case 'boolean':
      return attribute(tag, OFFICE, 'boolean-value') === 'true';
    case 'date':
      return readDate(attribute(tag, OFFICE, 'date-value'), text, facts);
    case 'time':
      return readTime(attribute(tag, OFFICE, 'time-value'), text, facts);
    case 'string':
      return (text === '' ? attribute(tag, OFFICE, 'string-value') : text) || null;
    default:
      return text === '' ? null : text;
  }
}

/** LibreOffice writes the booleans of other programs as the number that they are, shown as a word. */
function readNumber(written: string, text: string): CellValue {
  const value = Number(written);
  if (written.trim() === '' || !Number.isFinite(value)) return text === '' ? null : text;
  if ((value === 1 && text === 'TRUE') || (value === 0 && text === 'FALSE')) return value === 1;
  return value;
}

/** A day before 1900 has no number here: its text is what is left of it. */
function readDate(written: string, text: string, { styles, style, date1904 }: ValueFacts): CellValue {
  const serial = serialOfDate(written.replace(/Z$/, ''), date1904);
  if (serial === null) return text || written || null;
  const format = styles.dateFormat(style) ?? (written.includes('T') ? 'yyyy-mm-dd hh:mm:ss' : 'yyyy-mm-dd');
  return dateOfSerial(serial, format, date1904) ?? serial;
}

/** `PT08H30M00S` is a time of day, unless hours are counted on beyond the day. */
function readTime(written: string, text: string, { styles, style, date1904 }: ValueFacts): CellValue {
  const parts = /^(-?)P(?:(\d{1,9})D)?T?(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:[.,]\d{1,15})?)S)?$/.exec(written);
  if (parts === null) return text === '' ? null : text;
  const [days, hours, minutes, seconds] = parts.slice(2).map((part) => Number((part ?? '0').replace(',', '.')));
  const length = (days ?? 0) + (hours ?? 0) / 24 + (minutes ?? 0) / 1440 + (seconds ?? 0) / 86400;
  if (parts[1] === '-' || length >= 1 || styles.countsHours(style)) return parts[1] === '-' ? -length : length;
  return dateOfSerial(length, styles.dateFormat(style) ?? 'hh:mm:ss', date1904) ?? length;
}
