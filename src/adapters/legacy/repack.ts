import { failure } from '../../core/model';
import { openZip, writeZip } from '../bytes/zip';

/** Parts that hold no cells (pictures, media, fonts, macros): the fallback does not need them. */
const NOT_NEEDED =
  /\/(?:media|embeddings|drawings|charts|theme|fonts|thumbnails?|pictures|vbaproject|printersettings)[/.]/i;

/**
 * Unpacks a package under the caps and packs it anew, uncompressed: the library sees no other bytes of it than these.
 * Markup that could hide cells from it or show it decoys is refused.
 */
export function repack(bytes: Uint8Array, file: string): Uint8Array {
  const zip = openZip(bytes, { file, maxEntryBytes: 64 << 20, maxTotalBytes: 128 << 20 });
  const members = zip.names
    .filter((name) => !name.endsWith('/') && !NOT_NEEDED.test(`/${name}`))
    .map((name) => ({ name, bytes: zip.read(name) }));
  for (const member of members) refuseHiding(member.bytes, file, member.name);
  return writeZip(members, { store: true });
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
