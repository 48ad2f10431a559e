import type { DocumentReader, FileReader, InputFile, ReadFile } from '../app/ports';
import { composeDocumentReader } from '../app/read-document';
import { sniff } from '../adapters/bytes/sniff';
import { readCsv } from '../adapters/csv';
import { readDocx, readDocxTables } from '../adapters/docx';
import { readHtml } from '../adapters/html';
import { readText } from '../adapters/text';
import { readXlsx } from '../adapters/xlsx/read';
import { failure, sha256 } from '../core/model';

/** Any returned file → a book of grids, or what else it is. */
export const readFile: FileReader = async (input) => new Promise((resolve) => resolve(asRead(input)));

function asRead({ name, bytes }: InputFile): ReadFile {
  const file = { name, sha256: sha256(bytes) };
  switch (sniff(bytes)) {
    case 'empty':
      throw failure('file.empty', { file: name });
    case 'xlsx':
    case 'xlsm':
      return { kind: 'book', file, book: readXlsx(bytes, name) };
    case 'csv':
    case 'text':
      return { kind: 'book', file, book: readCsv(bytes, name) };
    case 'docx':
      return { kind: 'book', file, book: readDocxTables(bytes, name) };
    default:
      throw failure('file.unknownKind', { file: name });
  }
}

/** A plan document of any format → text blocks; pdf.js is loaded when the first PDF comes. */
export const readDocument: DocumentReader = composeDocumentReader({
  sniff,
  text: readText,
  docx: readDocx,
  doc: (_, name) => {
    throw failure('document.legacyWord', { file: name });
  },
  pdf: async (bytes, name) => (await import('../adapters/pdf')).readPdf(bytes, name),
  html: readHtml,
  readFile,
});
