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
 * The part with plain tags, as nearly all files have them: some writers prefix every tag (`<x:row>`).
 * Hands over where a part that prefixes its tags also has plain ones, which are of another namespace then.
 */
export function plainTags(source: string, where: Where): string {
  const { prefix } = firstTag(source, where);
  if (prefix === '') return source;
  if (/<\/?[a-z_][\w.-]*[\s/>]/i.test(source)) throw handOver(where, 'tags without prefix');
  return source
    .replaceAll(`<${prefix}`, '<')
    .replaceAll(`</${prefix}`, '</')
    .replace(`xmlns:${prefix.slice(0, -1)}=`, 'xmlns=');
}

function firstTag(source: string, where: Where): XmlCursor {
  const cursor = walkXml(source, where);
  cursor.next();
  return cursor;
}
