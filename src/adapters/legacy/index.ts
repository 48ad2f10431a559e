import { read, set_cptable, type ParsingOptions, type WorkBook } from '@e965/xlsx';
import { AdapterError, failure, issue, type Book, type FileFormat } from '../../core/model';
import { decodeText } from '../bytes/charset';
import { sniff, type FileKind } from '../bytes/sniff';
import { codepages } from './codepages';
import { requireAgreement } from './cross-check';
import { inspectBiff } from './inspect-biff';
import { readHtmlTables } from './html-tables';
import { readOds } from './ods';
import { repack, unpackChecked } from './repack';
import { toBook } from './to-book';
import { readXmlSpreadsheet } from './xml-spreadsheet';

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
 * as a fallback .xlsx that hold unusual structures. What is written in XML or HTML is read by their own rules here, the
 * binary formats by the library, which only ever gets bytes whose kind was told first, and of packages only parts that
 * were unpacked and size-checked here. To be run where it can be stopped: on broken files it
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
  return asTypedFailures(name, () => readKind(bytes, kind, format, name));
}

function readKind(bytes: Uint8Array, kind: FileKind, format: FileFormat, file: string): Book {
  switch (kind) {
    case 'html':
    case 'xml-spreadsheet':
      return readMarkup(bytes, kind, file);
    case 'xls':
    case 'et': {
      const struck = inspectBiff(bytes, file);
      return toBook(readWithOrWithoutFormulas(bytes), { format, file, struck });
    }
    case 'ods':
      return readOds(unpackChecked(bytes, file), file);
    default: {
      const parts = unpackChecked(bytes, file);
      const workbook = read(repack(parts), { ...OPTIONS, type: 'array' });
      if (kind === 'xlsx' || kind === 'xlsm') requireAgreement(workbook, parts, file);
      return toBook(workbook, { format, file });
    }
  }
}

function readMarkup(bytes: Uint8Array, kind: FileKind, file: string): Book {
  const { text, encoding, sure } = decodeText(bytes);
  const book = kind === 'html' ? readHtmlTables(text, file) : readXmlSpreadsheet(text, file);
  return sure ? book : { ...book, issues: [issue('text.charsetUnsure', { file, encoding })] };
}

/** A formula that the library cannot parse does not spoil the values, which stand beside it. */
function readWithOrWithoutFormulas(bytes: Uint8Array): WorkBook {
  try {
    return read(bytes, { ...OPTIONS, type: 'array' });
  } catch {
    return read(bytes, { ...OPTIONS, type: 'array', cellFormula: false });
  }
}

/** Runs a reading and makes of whatever the library throws a typed failure. */
function asTypedFailures(file: string, reading: () => Book): Book {
  // the library talks to the console about oddities of formats, which is nothing that a user could act on
  const say = console.error;
  console.error = () => undefined;
  try {
    return reading();
  } catch (error) {
    throw asFailure(error, file);
  } finally {
    console.error = say;
  }
}

/** The library throws bare errors; only its word for a password is worth telling apart. */
function asFailure(error: unknown, file: string): AdapterError {
  if (error instanceof AdapterError) return error;
  const message = error instanceof Error ? error.message : '';
  if (/password|encrypt/i.test(message)) return failure('file.encrypted', { file }, error);
  return failure('file.damaged', { file, part: '' }, error);
}
