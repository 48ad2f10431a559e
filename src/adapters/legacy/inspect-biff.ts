import { failure } from '../../core/model';
import { readBiffStream, RECORD, viewOf, walkSubstream, type BiffRecord } from './biff';
import { struckCellFinder, type StruckCells } from './biff-struck';

/**
 * Looks through a binary workbook before the library does: it must be whole, since the library reads what is left of a
 * broken one without a word, and it must not be protected by a password. Returns what is struck, sheet by sheet.
 * Throws `file.damaged`, `file.encrypted`.
 */
export function inspectBiff(bytes: Uint8Array, file: string): readonly StruckCells[] {
  const stream = readBiffStream(bytes);
  const globals: BiffRecord[] = [];
  if (stream === null || !walkSubstream(stream, 0, (record) => globals.push(record))) throw damaged(file);
  if (globals.some(({ type }) => type === RECORD.filePass)) throw failure('file.encrypted', { file });
  const finder = struckCellFinder(globals);
  return globals
    .filter(({ type }) => type === RECORD.boundSheet)
    .map(({ data }) => {
      const sheet = finder.newSheet();
      const start = data.length < 4 ? stream.length : viewOf(data).getUint32(0, true);
      if (!walkSubstream(stream, start, sheet.visit)) throw damaged(file);
      return sheet.found;
    });
}

function damaged(file: string): Error {
  return failure('file.damaged', { file, part: '' });
}
