import { failure, type Book, type FileRef } from '../core/model';
import { readLedger, type LedgerSheet } from '../core/sheet';
import type { InputFile, Services } from './ports';

/** A ledger workbook that was opened: its sheet as read, and the file it came from. */
export type OpenLedger = { readonly sheet: LedgerSheet; readonly file: FileRef; readonly book: Book };

/**
 * Opens a ledger workbook.
 * @throws AdapterError ledger.notALedger for any other file, and whatever the reader says of unreadable ones
 */
export async function openLedger(services: Services, input: InputFile): Promise<OpenLedger> {
  const read = await services.readFile(input);
  if (read.kind !== 'book') throw failure('ledger.notALedger', { file: input.name });
  return { sheet: readLedger(read.book, input.name).value, file: read.file, book: read.book };
}
