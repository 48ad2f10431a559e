import type { CellMark, ColumnKey, EntryValues, Period, Template } from '../model';
import { readDay } from './day';
import { statusWords } from './vocabulary';

/** Texts of one row by column, as a return or a ledger sheet has them. */
export type RowTexts = Readonly<Partial<Record<ColumnKey, string>>>;

const OWN_FIELDS: ReadonlySet<string> = new Set(['status', 'progress', 'closedOn', 'remarks']);

const filledColumns = new WeakMap<Template['columns'], readonly ColumnKey[]>();

/** The columns that units fill, in template order; the same list whenever it is asked for. */
export function unitColumns({ columns }: Pick<Template, 'columns'>): readonly ColumnKey[] {
  const known =
    filledColumns.get(columns) ?? columns.filter(({ filledBy }) => filledBy === 'unit').map(({ key }) => key);
  filledColumns.set(columns, known);
  return known;
}

/**
 * Makes a unit's values of a row's texts: status as the template's vocabulary has it (else as typed), 办结日期 as a
 * day where it is one. Text is kept word for word but for line ends, Unicode composition and blanks at the ends.
 */
export function readValues(texts: RowTexts, template: Template, period: Period | null): EntryValues {
  const statusText = cleanText(texts.status);
  const status = statusText === '' ? null : statusWords(template.vocabulary).statusOf(statusText);
  const closedText = cleanText(texts.closedOn);
  const extra = extraTexts(texts, template);
  return {
    status,
    ...(status === null && statusText !== '' ? { statusText } : {}),
    progress: cleanText(texts.progress),
    closedOn: closedText === '' ? null : (readDay(closedText, yearOf(period)) ?? closedText),
    remarks: cleanText(texts.remarks),
    ...(extra === null ? {} : { extra }),
  };
}

/** The year of a period, null for phases. */
export function yearOf(period: Period | null): number | null {
  return period !== null && /^\d{4}/.test(period) ? Number(period.slice(0, 4)) : null;
}

/** NFC, LF, no blanks at the ends: what counts as the same text. */
export function cleanText(text: string | undefined): string {
  const composed = (text ?? '').normalize('NFC');
  return (composed.includes('\r') ? composed.replace(/\r\n?/g, '\n') : composed).trim();
}

/** The text of one column, as a person would write it into the cell. */
export function valueText(values: EntryValues, column: ColumnKey, template: Template): string {
  switch (column) {
    case 'status':
      return values.status === null
        ? (values.statusText ?? '')
        : statusWords(template.vocabulary).wordOf(values.status);
    case 'progress':
      return values.progress;
    case 'closedOn':
      return values.closedOn ?? '';
    case 'remarks':
      return values.remarks;
    default:
      return values.extra?.[column] ?? '';
  }
}

/** True where a unit wrote nothing at all. */
export function isBlank(values: EntryValues): boolean {
  return (
    values.status === null &&
    (values.statusText ?? '') === '' &&
    values.progress === '' &&
    values.closedOn === null &&
    values.remarks === '' &&
    Object.values(values.extra ?? {}).every((text) => text === '')
  );
}

function extraTexts(texts: RowTexts, template: Template): Record<string, string> | null {
  const filled = unitColumns(template)
    .filter((key) => !OWN_FIELDS.has(key))
    .map((key) => [key, cleanText(texts[key])] as const)
    .filter(([, text]) => text !== '');
  return filled.length === 0 ? null : Object.fromEntries(filled);
}

/** The row's texts without what is struck out, and without formulas of cell pictures. */
export function withoutMarkedOut(texts: RowTexts, columns: RowColumns, marks: readonly CellMark[]): RowTexts {
  if (marks.length === 0) return texts;
  const kept: Partial<Record<ColumnKey, string>> = { ...texts };
  for (const [key, column] of Object.entries(columns) as [ColumnKey, number][]) {
    for (const mark of marks) {
      if (mark.column !== column) continue;
      const text = kept[key] ?? '';
      if (mark.kind === 'struck') kept[key] = removeOnce(text, mark.text.trim());
      if (mark.kind === 'picture' && /^=?_?(?:xlfn\.)?DISPIMG/i.test(text)) kept[key] = '';
    }
  }
  return kept;
}

export type RowColumns = Readonly<Partial<Record<ColumnKey, number>>>;

function removeOnce(text: string, part: string): string {
  if (part === '') return text;
  const at = text.indexOf(part);
  return at < 0 ? text : (text.slice(0, at) + text.slice(at + part.length)).trim();
}
