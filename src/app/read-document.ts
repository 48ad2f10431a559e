import { blocksFromBook } from '../core/plan/blocks-from-book';
import { failure, type TextBlock, type WithIssues } from '../core/model';
import type { DocumentReader, FileReader, InputFile } from './ports';

type Blocks = WithIssues<readonly TextBlock[]>;
type Reader = (bytes: Uint8Array, name: string) => Blocks | Promise<Blocks>;

/** The readers of single formats that a host has; `sniff` tells the kind of bytes. */
export type DocumentParts = {
  readonly sniff: (bytes: Uint8Array) => string;
  readonly text: Reader;
  readonly docx: Reader;
  readonly doc: Reader;
  readonly pdf: Reader;
  readonly html: Reader;
  readonly readFile: FileReader;
};

/**
 * One reader for plan documents of every format, told apart by their bytes. A comma-separated file is a table only
 * where its name says so too: prose is full of commas.
 */
export function composeDocumentReader(parts: DocumentParts): DocumentReader {
  return async (file) => {
    const read = readerOf(parts, file);
    return read === null ? readBook(parts, file) : read(file.bytes, file.name);
  };
}

function readerOf(parts: DocumentParts, { name, bytes }: InputFile): Reader | null {
  const kind = parts.sniff(bytes);
  switch (kind) {
    case 'empty':
      throw failure('file.empty', { file: name });
    case 'docx':
      return parts.docx;
    case 'pdf':
      return parts.pdf;
    case 'html':
      return parts.html;
    case 'text':
      refuseDisguise(name);
      return parts.text;
    case 'csv':
      refuseDisguise(name);
      return /\.(?:csv|tsv)$/i.test(name) ? null : parts.text;
    case 'doc':
      return parts.doc;
    default:
      return null;
  }
}

/** Plain text that calls itself a workbook or a document is no plan, but a file that went wrong on its way. */
function refuseDisguise(name: string): void {
  if (/\.(?:xlsx|xlsm|docx|doc|pdf)$/i.test(name)) throw failure('file.unknownKind', { file: name });
}

async function readBook(parts: DocumentParts, file: InputFile): Promise<Blocks> {
  const read = await parts.readFile(file);
  if (read.kind !== 'book') throw failure('file.unknownKind', { file: file.name });
  return { value: blocksFromBook(read.book), issues: [] };
}
