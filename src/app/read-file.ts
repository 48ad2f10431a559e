import { AdapterError, failure, sha256, type AttachmentType, type Book, type FileRef, type Issue } from '../core/model';
import type { FileReader, InputFile, ReadFile } from './ports';

type BookReader = (bytes: Uint8Array, name: string) => Book | Promise<Book>;

/** The readers of single formats that a host has. */
export type FileParts = {
  /** tells the kind of bytes */
  readonly sniff: (bytes: Uint8Array) => string;
  /** the fast scanner; throws what `isHandOver` knows where a sound file is beyond it */
  readonly readXlsx: BookReader;
  readonly isHandOver: (error: unknown) => boolean;
  /** everything older and odder: to be run where it can be stopped */
  readonly readLegacy: BookReader;
  readonly readCsv: BookReader;
  readonly readDocxTables: BookReader;
  readonly openZip: (bytes: Uint8Array, options: { readonly file: string; readonly maxTotalBytes: number }) => ZipParts;
};
type ZipParts = { readonly names: readonly string[]; read(name: string): Uint8Array };

/** All members of an archive together: papers and photographs hardly pack, tables that unpack to more are none. */
const MAX_MEMBERS_BYTES = 160 * 1024 * 1024;

/** Larger files are refused before anything looks into them. */
export const MAX_FILE_BYTES = 100 * 1024 * 1024;

/**
 * One reader for returned files of every format, told apart by their bytes. A workbook, a text table or the tables of a
 * Word document become a book; a zip its members; what can only be kept comes back as what it is.
 */
export function composeFileReader(parts: FileParts): FileReader {
  return async (input) => {
    const { name, bytes } = input;
    if (bytes.length === 0) throw failure('file.empty', { file: name });
    if (bytes.length > MAX_FILE_BYTES) {
      throw failure('file.tooLarge', { file: name, bytes: bytes.length, limit: MAX_FILE_BYTES });
    }
    const kind = parts.sniff(bytes);
    const file = { name, sha256: sha256(bytes) };
    if (kind === 'zip') return { kind: 'archive', file, ...readMembers(parts, input) };
    const book = await readBook(parts, kind, input);
    if (book !== null && book.sheets.length + book.otherSheets.length > 0) return { kind: 'book', file, book };
    return attachment(kind, file);
  };
}

/** The book in a file; null where the file is of no kind that holds one. */
async function readBook(parts: FileParts, kind: string, input: InputFile): Promise<Book | null> {
  const { name, bytes } = input;
  switch (kind) {
    case 'xlsx':
    case 'xlsm':
      return { ...(await readScanned(parts, input)), format: kind };
    case 'xls':
    case 'et':
    case 'ods':
    case 'xlsb':
    case 'xml-spreadsheet':
      return parts.readLegacy(bytes, name);
    case 'html':
      return holdsTable(bytes) ? parts.readLegacy(bytes, name) : null;
    case 'csv':
      return parts.readCsv(bytes, name);
    case 'text':
      // a table of one column looks like prose: here, and only here, the name decides
      return /\.(?:csv|tsv)$/i.test(name) ? parts.readCsv(bytes, name) : null;
    case 'docx':
      return parts.readDocxTables(bytes, name);
    case 'encrypted-ooxml':
      throw failure('file.encrypted', { file: name });
    case 'unknown':
      throw failure('file.unknownKind', { file: name });
    default:
      return null;
  }
}

async function readScanned(parts: FileParts, { name, bytes }: InputFile): Promise<Book> {
  try {
    return await parts.readXlsx(bytes, name);
  } catch (error) {
    if (!parts.isHandOver(error)) throw error;
    return parts.readLegacy(bytes, name);
  }
}

/** Whether a web page has a table, seen in its markup, which is ASCII in every charset that pages are saved in but UTF-16. */
function holdsTable(page: Uint8Array): boolean {
  const bytes = page.subarray(0, 4).includes(0) || (page[0] ?? 0) >= 0xfe ? page.filter((byte) => byte !== 0) : page;
  const [opening, ...name] = Array.from('<table', (letter) => letter.charCodeAt(0));
  for (let at = bytes.indexOf(opening ?? 0); at >= 0; at = bytes.indexOf(opening ?? 0, at + 1)) {
    if (name.every((letter, index) => ((bytes[at + 1 + index] ?? 0) | 0x20) === letter)) return true;
  }
  return false;
}

const ATTACHMENTS: ReadonlyMap<string, AttachmentType> = new Map([
  ['pdf', 'pdf'],
  ['png', 'image'],
  ['jpg', 'image'],
  ['gif', 'image'],
  ['bmp', 'image'],
  ['tiff', 'image'],
  ['webp', 'image'],
  ['heic', 'image'],
  ['doc', 'doc'],
  ['wps', 'wps'],
  ['rar', 'rar'],
  ['7z', '7z'],
  ['docx', 'docx'],
  ['text', 'text'],
]);

function attachment(kind: string, file: FileRef): ReadFile {
  return { kind: 'attachment', file, type: ATTACHMENTS.get(kind) ?? 'other' };
}

/** What operating systems leave in archives beside people's files. */
const LITTER = /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$)/i;

type Members = Pick<Extract<ReadFile, { kind: 'archive' }>, 'members' | 'refused'>;

/**
 * The files in a zip, by base name, or by their path where two share one. What is broken in it is refused by itself; so
 * is an archive within: nobody looks two levels deep, and bombs are built that way. An archive that unpacks to too much
 * is refused whole.
 */
function readMembers(parts: FileParts, { name: file, bytes }: InputFile): Members {
  const zip = parts.openZip(bytes, { file, maxTotalBytes: MAX_MEMBERS_BYTES });
  const names = zip.names.filter((name) => !name.endsWith('/') && !LITTER.test(name.replaceAll('\\', '/')));
  const paths = names.map(cleanPath);
  const bases = new Map<string, number>();
  for (const path of paths) bases.set(baseOf(path), (bases.get(baseOf(path)) ?? 0) + 1);
  const members: InputFile[] = [];
  const refused: { name: string; issue: Issue }[] = [];
  for (const [index, packed] of names.entries()) {
    const path = paths[index] ?? packed;
    const name = bases.get(baseOf(path)) === 1 ? baseOf(path) : path;
    try {
      const content = zip.read(packed);
      if (isArchive(parts, content)) throw failure('archive.nested', { file, member: path });
      members.push({ name, bytes: content });
    } catch (error) {
      if (!(error instanceof AdapterError) || !OWN_FAULTS.has(error.issue.code)) throw error;
      refused.push({ name, issue: error.issue });
    }
  }
  return { members, refused };
}

/** What is wrong with one member only. */
const OWN_FAULTS: ReadonlySet<string> = new Set([
  'archive.nested',
  'file.damaged',
  'file.unsupported',
  'file.encrypted',
]);

/** An archive that opens; what only begins like one is a broken file, and is told as such when it is read. */
function isArchive(parts: FileParts, content: Uint8Array): boolean {
  if (parts.sniff(content) !== 'zip') return false;
  try {
    parts.openZip(content, { file: '', maxTotalBytes: 0 });
    return true;
  } catch {
    return false;
  }
}

/** `..\回表/市科技局.xlsx` → `回表/市科技局.xlsx`: no member's name leads out of its archive. */
function cleanPath(name: string): string {
  const steps = name.replaceAll('\\', '/').split('/');
  return steps.filter((step) => step !== '' && step !== '.' && step !== '..').join('/');
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
