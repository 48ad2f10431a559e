import { read, set_cptable, type ParsingOptions, type WorkBook } from '@e965/xlsx';
import { AdapterError, failure, type Book, type FileFormat, type Visibility } from '../../core/model';
import { decodeText } from '../bytes/charset';
import { sniff, type FileKind } from '../bytes/sniff';
import { codepages } from './codepages';
import { repack } from './repack';
import { toGrid } from './to-grid';

set_cptable(codepages);

const FORMATS: ReadonlyMap<FileKind, FileFormat> = new Map([
  ['xls', 'xls'],
  ['et', 'et'],
  ['ods', 'ods'],
  ['html', 'html'],
  ['xml-spreadsheet', 'xml'],
  ['xlsb', 'xlsb'],
  ['xlsx', 'xlsx'],
  ['xlsm', 'xlsm'],
]);

const MAX_FILE_BYTES = 64 * 1024 * 1024;

const OPTIONS: ParsingOptions = {
  dense: true,
  cellStyles: true,
  cellNF: true,
  cellFormula: true,
  cellHTML: false,
  cellText: false,
  cellDates: false,
  bookVBA: false,
};

/**
 * Reads what the scanner does not: .xls (BIFF2 to BIFF8), .et, .ods, .xlsb, and HTML or XML that calls itself .xls; and
 * as a fallback .xlsx that hold unusual structures. The library only ever gets bytes whose kind was told first, and of
 * packages only parts that were unpacked and size-checked here. To be run where it can be stopped: on broken files it
 * may not end. Throws AdapterError.
 */
export function readLegacy(bytes: Uint8Array, name: string): Book {
  if (bytes.length === 0) throw failure('file.empty', { file: name });
  if (bytes.length > MAX_FILE_BYTES) {
    throw failure('file.tooLarge', { file: name, bytes: bytes.length, limit: MAX_FILE_BYTES });
  }
  const kind = sniff(bytes);
  const format = FORMATS.get(kind);
  if (kind === 'encrypted-ooxml') throw failure('file.encrypted', { file: name });
  if (format === undefined) throw failure('file.unknownKind', { file: name });
  return toBook(parse(bytes, kind, name), format, name);
}

function parse(bytes: Uint8Array, kind: FileKind, name: string): WorkBook {
  try {
    switch (kind) {
      case 'html':
        return read(decodeText(bytes).text, { ...OPTIONS, type: 'string', raw: true });
      case 'xml-spreadsheet':
        return read(decodeText(bytes).text, { ...OPTIONS, type: 'string' });
      case 'xls':
      case 'et':
        return readWithOrWithoutFormulas(bytes);
      default:
        return read(repack(bytes, name), { ...OPTIONS, type: 'array' });
    }
  } catch (error) {
    throw asFailure(error, name);
  }
}

/** A formula that the library cannot parse does not spoil the values, which stand beside it. */
function readWithOrWithoutFormulas(bytes: Uint8Array): WorkBook {
  try {
    return read(bytes, { ...OPTIONS, type: 'array' });
  } catch {
    return read(bytes, { ...OPTIONS, type: 'array', cellFormula: false });
  }
}

/** The library throws bare errors; only its word for a password is worth telling apart. */
function asFailure(error: unknown, file: string): AdapterError {
  if (error instanceof AdapterError) return error;
  const message = error instanceof Error ? error.message : '';
  if (/password|encrypt/i.test(message)) return failure('file.encrypted', { file }, error);
  return failure('file.damaged', { file, part: '' }, error);
}

const VISIBILITIES: readonly Visibility[] = ['visible', 'hidden', 'veryHidden'];
const OTHER_KINDS: ReadonlyMap<string, 'chart' | 'macro' | 'dialog'> = new Map([
  ['chart', 'chart'],
  ['macro', 'macro'],
  ['dialog', 'dialog'],
]);

function toBook(workbook: WorkBook, format: FileFormat, file: string): Book {
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const kindOf = (name: string): 'chart' | 'macro' | 'dialog' | undefined =>
    OTHER_KINDS.get(String(workbook.Sheets[name]?.['!type'] ?? ''));
  const sheets = workbook.SheetNames.flatMap((name, index) => {
    const sheet = workbook.Sheets[name];
    if (sheet === undefined || kindOf(name) !== undefined) return [];
    const visibility = VISIBILITIES[workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0] ?? 'visible';
    return [toGrid(sheet, { file, name, visibility, date1904, isText: format === 'html' })];
  });
  const otherSheets = workbook.SheetNames.flatMap((name) => {
    const kind = kindOf(name);
    return kind === undefined ? [] : [{ name, kind }];
  });
  return { format, sheets, otherSheets, date1904, savedAt: savedAt(workbook) };
}

function savedAt(workbook: WorkBook): string | null {
  const modified: unknown = workbook.Props?.ModifiedDate;
  if (!(modified instanceof Date) || Number.isNaN(modified.getTime())) return null;
  return `${modified.toISOString().slice(0, 19)}Z`;
}
