import type { SaxesTagNS } from 'saxes';

/** Namespaces of OpenDocument 1.3 part 3, and the two extensions that LibreOffice writes. */
export const TABLE = 'urn:oasis:names:tc:opendocument:xmlns:table:1.0';
export const OFFICE = 'urn:oasis:names:tc:opendocument:xmlns:office:1.0';
export const STYLE = 'urn:oasis:names:tc:opendocument:xmlns:style:1.0';
export const TEXT = 'urn:oasis:names:tc:opendocument:xmlns:text:1.0';
export const NUMBER = 'urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0';
export const DRAWING = 'urn:oasis:names:tc:opendocument:xmlns:drawing:1.0';
export const DUBLIN_CORE = 'http://purl.org/dc/elements/1.1/';
export const CALC = 'urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0';

/** An attribute's value whatever its prefix; '' where it is absent. */
export function attribute(tag: SaxesTagNS, uri: string, local: string): string {
  for (const found of Object.values(tag.attributes)) if (found.uri === uri && found.local === local) return found.value;
  return '';
}
