import { failure } from '../../core/model';
import { decodeText } from '../bytes/charset';
import { openZip, writeZip } from '../bytes/zip';

/** Parts that hold no cells (pictures, media, fonts, macros): the fallback does not need them. */
const NOT_NEEDED =
  /\/(?:media|embeddings|drawings|charts|theme|fonts|thumbnails?|pictures|vbaproject|printersettings)[/.]/i;

/**
 * Unpacks a package under the caps. Markup that could hide cells from the library or show it decoys is refused, and so
 * is content under a password.
 */
export function unpackChecked(bytes: Uint8Array, file: string): ReadonlyMap<string, Uint8Array> {
  const zip = openZip(bytes, { file, maxEntryBytes: 64 << 20, maxTotalBytes: 128 << 20 });
  const parts = new Map(
    zip.names
      .filter((name) => !name.endsWith('/') && !NOT_NEEDED.test(`/${name}`))
      .map((name) => [name, zip.read(name)] as const),
  );
  refuseEncryptedOds(parts, file);
  for (const [name, content] of parts) {
    refuseHiding(content, file, name);
    refuseStruck(content, file, name);
  }
  return parts;
}

/** The parts packed anew, uncompressed: the library sees no other bytes of a package than these. */
export function repack(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return writeZip(
    [...parts].map(([name, bytes]) => ({ name, bytes })),
    { store: true },
  );
}

/** OpenDocument 1.3 part 2, 4.4: the manifest lists what is encrypted. */
function refuseEncryptedOds(parts: ReadonlyMap<string, Uint8Array>, file: string): void {
  const manifest = parts.get('META-INF/manifest.xml');
  if (manifest !== undefined && decodeText(manifest).text.includes('encryption-data')) {
    throw failure('file.encrypted', { file });
  }
}

const CELL_PARTS = /(?:worksheets\/[^/]+|sharedstrings|workbook|styles|content)\.xml$/i;

/** Comments, CDATA sections and document types in the parts that hold cells: the library takes them for content. */
function refuseHiding(bytes: Uint8Array, file: string, part: string): void {
  if (!CELL_PARTS.test(part)) return;
  for (let at = bytes.indexOf(0x3c); at >= 0; at = bytes.indexOf(0x3c, at + 1)) {
    if (bytes[at + 1] !== 0x21) continue;
    const what = bytes[at + 2] === 0x2d ? 'comment' : bytes[at + 2] === 0x5b ? 'cdata' : 'doctype';
    throw failure('file.markup', { file, part, what });
  }
}

/** Where the library cannot tell what is struck out of an .xlsx: in cells and in their fonts. */
const UNTOLD_STRIKES = /(?:worksheets\/[^/]+|xl\/styles)\.xml$/i;
const STRIKE = Array.from('strike', (letter) => letter.charCodeAt(0));

function refuseStruck(bytes: Uint8Array, file: string, part: string): void {
  if (!UNTOLD_STRIKES.test(part)) return;
  const [first = 0] = STRIKE;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (STRIKE.every((letter, index) => bytes[at + index] === letter)) {
      throw failure('file.unsupported', { file, what: 'structure' });
    }
  }
}
