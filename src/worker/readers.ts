import type { DocumentReader, FileReader } from '../app/ports';
import { composeDocumentReader } from '../app/read-document';
import { composeFileReader } from '../app/read-file';
import { HandOver } from '../adapters/bytes/hand-over';
import { sniff } from '../adapters/bytes/sniff';
import { openZip } from '../adapters/bytes/zip';
import { readCsv } from '../adapters/csv';
import { readDocx } from '../adapters/docx/read-docx';
import { readDocxTables } from '../adapters/docx/read-docx-tables';
import { readHtml } from '../adapters/html';
import { readLegacy } from '../adapters/legacy';
import { readText } from '../adapters/text';
import { readXlsx } from '../adapters/xlsx/read';
import { failure, type Book, type TextBlock, type WithIssues } from '../core/model';

type BookReader = (bytes: Uint8Array, name: string) => Book | Promise<Book>;
type DocumentBytesReader = (bytes: Uint8Array, name: string) => Promise<WithIssues<readonly TextBlock[]>>;
export type Readers = { readonly readFile: FileReader; readonly readDocument: DocumentReader };

/**
 * The readers of every format over one that reads old formats, which may run elsewhere: it has to be stopped where it
 * does not end, together with whatever runs it.
 */
export function composeReaders(readOldFormats: BookReader, readOldWord: DocumentBytesReader = refuseOldWord): Readers {
  const readFile = composeFileReader({
    sniff,
    readXlsx,
    isHandOver: (error) => error instanceof HandOver,
    readLegacy: readOldFormats,
    readCsv,
    readDocxTables,
    openZip,
  });
  return { readFile, readDocument: documentReader(readFile, readOldWord) };
}

/** Old Word files are read by a library that needs Node; elsewhere the person is asked for a .docx. */
function refuseOldWord(_bytes: Uint8Array, name: string): Promise<never> {
  return Promise.reject(failure('document.legacyWord', { file: name }));
}

/** A plan document of any format → text blocks; pdf.js is loaded when the first PDF comes. */
function documentReader(readFile: FileReader, readOldWord: DocumentBytesReader): DocumentReader {
  return composeDocumentReader({
    sniff,
    text: readText,
    docx: readDocx,
    doc: readOldWord,
    pdf: async (bytes, name) => (await import('../adapters/pdf')).readPdf(bytes, name),
    html: readHtml,
    readFile,
  });
}

/** The readers for a thread or worker that can be stopped as a whole. */
export const { readFile, readDocument } = composeReaders(readLegacy);
