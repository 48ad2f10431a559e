import type { WorkBook } from '@e965/xlsx';
import type { Book, FileFormat, Visibility } from '../../core/model';
import type { StruckCells } from './biff-struck';
import { toGrid } from './to-grid';

const VISIBILITIES: readonly Visibility[] = ['visible', 'hidden', 'veryHidden'];
const OTHER_KINDS: ReadonlyMap<string, 'chart' | 'macro' | 'dialog'> = new Map([
  ['chart', 'chart'],
  ['macro', 'macro'],
  ['dialog', 'dialog'],
]);

export type BookFacts = {
  readonly format: FileFormat;
  readonly file: string;
  /** by sheet, for binary workbooks */
  readonly struck?: readonly StruckCells[];
};

/** A workbook as the library read it → a book. */
export function toBook(workbook: WorkBook, { format, file, struck }: BookFacts): Book {
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const kindOf = (name: string): 'chart' | 'macro' | 'dialog' | undefined =>
    OTHER_KINDS.get(String(workbook.Sheets[name]?.['!type'] ?? ''));
  const sheets = workbook.SheetNames.flatMap((name, index) => {
    const sheet = workbook.Sheets[name];
    if (sheet === undefined || kindOf(name) !== undefined) return [];
    const visibility = VISIBILITIES[workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0] ?? 'visible';
    return [toGrid(sheet, { file, name, visibility, date1904, struck: struck?.[index] })];
  });
  const otherSheets = workbook.SheetNames.flatMap((name) => {
    const kind = kindOf(name);
    return kind === undefined ? [] : [{ name, kind }];
  });
  return { format, sheets, otherSheets, date1904, savedAt: savedAt(workbook) };
}

/** Told by the file's own properties; the library gives it as a date or as text. */
function savedAt(workbook: WorkBook): string | null {
  const modified: unknown = workbook.Props?.ModifiedDate;
  const moment = new Date(modified instanceof Date || typeof modified === 'string' ? modified : NaN);
  return Number.isNaN(moment.getTime()) ? null : `${moment.toISOString().slice(0, 19)}Z`;
}
