import { decodeText } from './charset';
import { openCfb } from './cfb';
import { guessDelimiter } from './delimited';
import { openZip, type Zip } from './zip';

/** What a file is, told from its bytes and never from its name. */
export type FileKind =
  | 'empty'
  | 'xlsx'
  | 'xlsm'
  | 'xlsb'
  | 'docx'
  | 'pptx'
  | 'ods'
  | 'odt'
  | 'ofd'
  | 'zip'
  | 'xls'
  | 'et'
  | 'doc'
  | 'wps'
  | 'ppt'
  | 'cfb'
  | 'encrypted-ooxml'
  | 'html'
  | 'xml-spreadsheet'
  | 'word-xml'
  | 'xml'
  | 'mht'
  | 'rtf'
  | 'csv'
  | 'text'
  | 'pdf'
  | 'rar'
  | '7z'
  | 'gzip'
  | 'png'
  | 'jpg'
  | 'gif'
  | 'bmp'
  | 'tiff'
  | 'webp'
  | 'heic'
  | 'unknown';

/** Tells the kind of any bytes; never throws. Damaged files are told by what is left of them. */
export function sniff(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  if (startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0x50, 0x4b, 5, 6])) return sniffZip(bytes);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return sniffCfb(bytes);
  return sniffSignature(bytes) ?? (isBareBiff(bytes) ? 'xls' : sniffText(bytes));
}

const SIGNATURES: readonly (readonly [FileKind, readonly number[]])[] = [
  ['pdf', ascii('%PDF-')],
  ['rar', ascii('Rar!\x1a\x07')],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['gzip', [0x1f, 0x8b, 8]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]],
  ['jpg', [0xff, 0xd8, 0xff]],
  ['gif', ascii('GIF8')],
  ['tiff', [0x49, 0x49, 0x2a, 0]],
  ['tiff', [0x4d, 0x4d, 0, 0x2a]],
  ['rtf', ascii('{\\rtf')],
];

function sniffSignature(bytes: Uint8Array): FileKind | null {
  const found = SIGNATURES.find(([, signature]) => startsWith(bytes, signature));
  if (found !== undefined) return found[0];
  if (holdsLate(bytes, ascii('%PDF-'))) return 'pdf';
  if (startsWith(bytes, ascii('BM')) && bytes.length > 26 && readSize(bytes, 2) <= bytes.length + 64) return 'bmp';
  if (startsWith(bytes, ascii('RIFF')) && startsWith(bytes.subarray(8), ascii('WEBP'))) return 'webp';
  if (startsWith(bytes.subarray(4), ascii('ftyphei')) || startsWith(bytes.subarray(4), ascii('ftypmif'))) return 'heic';
  return null;
}

/** PDF readers look for the signature in the first kilobyte (PDF 1.7 reference, appendix H, note 13), behind mail headers say. */
function holdsLate(bytes: Uint8Array, signature: readonly number[]): boolean {
  const [first = 0] = signature;
  const head = bytes.subarray(0, 1024);
  for (let at = head.indexOf(first); at >= 0; at = head.indexOf(first, at + 1)) {
    if (startsWith(head.subarray(at), signature)) return true;
  }
  return false;
}

/** BIFF2 to BIFF5 may stand without a compound file around it: a BOF record comes first. */
function isBareBiff(bytes: Uint8Array): boolean {
  const length = (bytes[2] ?? 0) | ((bytes[3] ?? 0) << 8);
  return bytes[0] === 9 && [0, 2, 4, 8].includes(bytes[1] ?? -1) && length >= 4 && length <= 16 && bytes.length > 20;
}

function sniffCfb(bytes: Uint8Array): FileKind {
  const names = new Set(openCfb(bytes)?.entries.map((entry) => entry.name.toLowerCase()));
  if (names.has('encryptedpackage')) return 'encrypted-ooxml';
  if (names.has('workbook') || names.has('book')) return names.has('etextdata') ? 'et' : 'xls';
  if (names.has('worddocument')) return names.has('wpscustomdata') ? 'wps' : 'doc';
  if (names.has('powerpoint document')) return 'ppt';
  if (names.has('contents') && names.has('matost')) return 'wps';
  return 'cfb';
}

const MAIN_PARTS: readonly (readonly [string, FileKind])[] = [
  ['spreadsheetml.sheet.main+xml', 'xlsx'],
  ['spreadsheetml.template.main+xml', 'xlsx'],
  ['ms-excel.sheet.macroenabled.main+xml', 'xlsm'],
  ['ms-excel.template.macroenabled.main+xml', 'xlsm'],
  ['ms-excel.addin.macroenabled.main+xml', 'xlsm'],
  ['ms-excel.sheet.binary.macroenabled.main', 'xlsb'],
  ['wordprocessingml.document.main+xml', 'docx'],
  ['wordprocessingml.template.main+xml', 'docx'],
  ['ms-word.document.macroenabled.main+xml', 'docx'],
  ['presentationml.', 'pptx'],
];

function sniffZip(bytes: Uint8Array): FileKind {
  const zip = openQuietly(bytes);
  if (zip === null) return kindOfNames(localNames(bytes));
  const types = readQuietly(zip, '[Content_Types].xml').toLowerCase();
  const main = MAIN_PARTS.find(([type]) => types.includes(type));
  if (main !== undefined) return main[1];
  const mime = readQuietly(zip, 'mimetype');
  if (mime.startsWith('application/vnd.oasis.opendocument.spreadsheet')) return 'ods';
  if (mime.startsWith('application/vnd.oasis.opendocument.text')) return 'odt';
  return kindOfNames(zip.names);
}

function kindOfNames(names: readonly string[]): FileKind {
  const folders = new Set(names.map((name) => name.replaceAll('\\', '/').toLowerCase()));
  const holds = (start: string): boolean => [...folders].some((name) => name.startsWith(start));
  if (folders.has('ofd.xml')) return 'ofd';
  if (folders.has('xl/workbook.bin')) return 'xlsb';
  if (holds('xl/')) return 'xlsx';
  if (holds('word/')) return 'docx';
  if (holds('ppt/')) return 'pptx';
  return 'zip';
}

function openQuietly(bytes: Uint8Array): Zip | null {
  try {
    return openZip(bytes, { maxEntryBytes: 1 << 22 });
  } catch {
    return null;
  }
}

function readQuietly(zip: Zip, name: string): string {
  try {
    return zip.has(name) ? decodeText(zip.read(name)).text : '';
  } catch {
    return '';
  }
}

/** Names in local headers, for archives whose directory is lost (a download that broke off). */
function localNames(bytes: Uint8Array): readonly string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names: string[] = [];
  for (let at = 0; at + 30 < bytes.length && view.getUint32(at, true) === 0x04034b50 && names.length < 1000;) {
    const nameEnd = at + 30 + view.getUint16(at + 26, true);
    names.push(new TextDecoder().decode(bytes.subarray(at + 30, nameEnd)));
    at = nameEnd + view.getUint16(at + 28, true) + view.getUint32(at + 18, true);
  }
  return names;
}

const HEAD = 1 << 16;

function sniffText(bytes: Uint8Array): FileKind {
  const { text } = decodeText(bytes.subarray(0, HEAD));
  if (isBinary(text)) return 'unknown';
  const start = text.trimStart().slice(0, 4096).toLowerCase();
  if (/^(?:mime-version|from|date):/.test(start) && start.includes('multipart/related')) return 'mht';
  if (start.startsWith('<')) return sniffMarkup(start) ?? (start.startsWith('<?xml') ? 'xml' : 'text');
  return guessDelimiter(text.slice(0, text.length - 1)) === null ? 'text' : 'csv';
}

function sniffMarkup(start: string): FileKind | null {
  if (start.includes('urn:schemas-microsoft-com:office:spreadsheet')) {
    // Excel's own HTML declares this namespace too
    return start.includes('<html') ? 'html' : 'xml-spreadsheet';
  }
  if (start.includes('schemas.microsoft.com/office/word/2003/wordml')) return 'word-xml';
  if (/<(?:!doctype html|html|head|body|table|meta|div)[\s>]/.test(start)) return 'html';
  return null;
}

/** One control character or broken byte in fifty is more than any text has; the cut end may hold a broken one. */
function isBinary(text: string): boolean {
  let odd = 0;
  for (let at = 0; at < text.length - 2; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0xfffd || (unit < 32 && unit !== 9 && unit !== 10 && unit !== 13 && unit !== 12)) odd++;
  }
  return odd * 50 > text.length;
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function ascii(text: string): readonly number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}

function readSize(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at, true);
}
