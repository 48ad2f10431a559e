import { columnName, failure, type CellLayout } from '../../../core/model';
import { dateSerial } from './ranges';
import { spreadsheetText, textXml } from './text';
import { escapeText } from './xml';

/** How cells are written in a workbook. */
export type CellForm = {
  /** the sheet's name, for messages */
  readonly sheet: string;
  /** `x:` where the sheet's elements bear a prefix */
  readonly prefix: string;
  readonly date1904: boolean;
  /** the place of a text among the shared strings; null: every text stands in its own cell */
  readonly shared: ((text: string) => number) | null;
};

type Content = Pick<CellLayout, 'value' | 'formula'>;

/**
 * A cell as XML. A string is always a text, whatever it begins with.
 * @param extra what else stands inside the cell (extensions of other programs)
 * Throws `xlsx.value` for what is no number and no day of Excel's calendar.
 */
export function cellXml(
  row: number,
  column: number,
  style: number,
  content: Content,
  form: CellForm,
  extra = '',
): string {
  const { prefix } = form;
  const open = `<${prefix}c r="${letters(column)}${row + 1}"${style === 0 ? '' : ` s="${style}"`}`;
  const formula = content.formula === undefined ? '' : `<${prefix}f>${escapeText(content.formula)}</${prefix}f>`;
  const { type, inner } = valueXml(content, form, row, column);
  const body = formula + inner + extra;
  return body === '' ? `${open}/>` : `${open}${type}>${body}</${prefix}c>`;
}

const known: string[] = [];

/** The column's name, made once. */
function letters(column: number): string {
  return (known[column] ??= columnName(column));
}

type Value = { readonly type: string; readonly inner: string };
const NOTHING: Value = { type: '', inner: '' };

function valueXml({ value, formula }: Content, form: CellForm, row: number, column: number): Value {
  if (value === null || value === undefined || value === '') return NOTHING;
  if (typeof value === 'string') return textValue(value, formula !== undefined, form);
  if (typeof value === 'boolean') return { type: ' t="b"', inner: stored(value ? 1 : 0, form) };
  const number = typeof value === 'number' ? value : dateSerial(value.date, form.date1904);
  if (number === null || !Number.isFinite(number)) {
    const text = typeof value === 'number' ? String(value) : value.date;
    throw failure('xlsx.value', { at: { sheet: form.sheet, row, column }, text });
  }
  return { type: '', inner: stored(number, form) };
}

function textValue(value: string, isResult: boolean, form: CellForm): Value {
  const { prefix, shared } = form;
  if (isResult) return { type: ' t="str"', inner: stored(textXml(value), form) };
  if (shared !== null) return { type: ' t="s"', inner: stored(shared(spreadsheetText(value)), form) };
  return { type: ' t="inlineStr"', inner: `<${prefix}is><${prefix}t>${textXml(value)}</${prefix}t></${prefix}is>` };
}

function stored(value: string | number, { prefix }: CellForm): string {
  return `<${prefix}v>${value}</${prefix}v>`;
}
