import { failure, isShortenedNumber, issue, typedText, type Book, type CellMark } from '../../core/model';
import { decodeText } from '../bytes/charset';
import { guessDelimiter, parseDelimited, type Delimiter } from '../bytes/delimited';

/** Text tables of this size hold half a million rows; what is larger is no table of people's work. */
const MAX_TEXT_BYTES = 32 * 1024 * 1024;
const MAX_CELLS = 1_000_000;

/**
 * Reads a text table (.csv, .tsv) in UTF-8, UTF-16 or GB18030; the delimiter is told from the content. A field is a
 * number only where the number's own notation is the very same text, so `001`, `10.30` and identity numbers stay text.
 * Throws `file.empty`, `file.tooLarge`, `file.tooManyCells`; an unsure charset is an issue of the book.
 */
export function readCsv(bytes: Uint8Array, name: string): Book {
  if (bytes.length === 0) throw failure('file.empty', { file: name });
  if (bytes.length > MAX_TEXT_BYTES) {
    throw failure('file.tooLarge', { file: name, bytes: bytes.length, limit: MAX_TEXT_BYTES });
  }
  const { text, encoding, sure } = decodeText(bytes);
  const { delimiter, body } = readSeparatorLine(text);
  const found = delimiter ?? guessDelimiter(body.slice(0, SAMPLE)) ?? ',';
  const records = parseDelimited(body, found, Infinity, MAX_CELLS);
  if (countFields(records) > MAX_CELLS) throw failure('file.tooManyCells', { file: name, limit: MAX_CELLS });
  return {
    format: 'csv',
    sheets: [
      {
        name: 'Sheet1',
        visibility: 'visible',
        rows: records.map((record) => record.map(typedText)),
        merges: [],
        hiddenRows: [],
        hiddenColumns: [],
        marks: records.flatMap(marksOfRecord),
      },
    ],
    otherSheets: [],
    date1904: false,
    savedAt: null,
    issues: sure ? [] : [issue('text.charsetUnsure', { file: name, encoding })],
  };
}

const SAMPLE = 1 << 16;

/** Excel's own first line `sep=;` names the delimiter and is no data. */
function readSeparatorLine(text: string): { delimiter: Delimiter | null; body: string } {
  const line = /^sep=([,;\t])\r?\n/i.exec(text);
  return line === null
    ? { delimiter: null, body: text }
    : { delimiter: line[1] as Delimiter, body: text.slice(line[0].length) };
}

function countFields(records: readonly (readonly string[])[]): number {
  return records.reduce((sum, record) => sum + record.length, 0);
}

function marksOfRecord(record: readonly string[], row: number): CellMark[] {
  return record.flatMap((field, column) => {
    return isShortenedNumber(field) ? [{ row, column, kind: 'damagedNumber' as const, text: field.trim() }] : [];
  });
}
