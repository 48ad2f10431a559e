import { byteAt, LT } from './byte-scan';
import { decodeUtf8 } from './package';
import { handOver, type Where } from './where';
import { MAIN_NAMESPACES, walkXml, type XmlCursor } from './xml-cursor';

/** Reads a part's root element, which must be `name` of the spreadsheet namespace (transitional or strict). */
export function readRoot(source: string, name: string, where: Where): XmlCursor {
  const cursor = walkXml(source, where);
  cursor.next();
  if (cursor.name !== name || !MAIN_NAMESPACES.includes(cursor.namespace ?? '')) {
    throw handOver(where, 'unknown root element');
  }
  return cursor;
}

/**
 * The bytes with plain tags, as nearly all files have them: some writers prefix every tag (`<x:row>`).
 * Hands over where a part that prefixes its tags also has plain ones, which are of another namespace then.
 */
export function withPlainTags(bytes: Uint8Array, where: Where): Uint8Array {
  if (!hasPrefix(bytes)) return bytes;
  const source = decodeUtf8(bytes, where);
  const root = walkXml(source, where);
  root.next();
  const { prefix } = root;
  if (prefix === '') return bytes;
  if (/<\/?[a-z_][\w.-]*[\s/>]/i.test(source)) throw handOver(where, 'tags without prefix');
  const plain = source
    .replaceAll(`<${prefix}`, '<')
    .replaceAll(`</${prefix}`, '</')
    .replace(`xmlns:${prefix.slice(0, -1)}=`, 'xmlns=');
  return new TextEncoder().encode(plain);
}

/** Whether the first tag's name has a colon, seen without decoding: nearly no file's has. */
function hasPrefix(bytes: Uint8Array): boolean {
  let at = bytes.indexOf(LT);
  while (at >= 0 && (bytes[at + 1] === 0x3f || bytes[at + 1] === 0x21)) at = bytes.indexOf(LT, at + 1);
  if (at < 0) return false;
  while (byteAt(bytes, at) > 0x20 && byteAt(bytes, at) !== 0x3e) if (bytes[at++] === 0x3a) return true;
  return false;
}
