import { openZip } from '../../bytes/zip';
import { writeZip } from '../../bytes/zip-write';
import { FONTS } from './house-style';

/** Parts that the library always writes and our documents never use. */
const UNUSED =
  /^(?:word\/(?:_rels\/(?!document\.xml\.rels)|(?:numbering|footnotes|endnotes|comments)\.xml)|docProps\/custom\.xml)/;
const UNUSED_OVERRIDE =
  /<Override [^>]*PartName="\/(?:word\/(?:numbering|footnotes|endnotes|comments)|docProps\/custom)\.xml"\/>/g;
const UNUSED_RELATIONSHIP =
  /<Relationship [^>]*Target="(?:numbering|footnotes|endnotes|comments|docProps\/custom)\.xml"\/>/g;
const DATES = /(<dcterms:(?:created|modified) [^>]*>)[^<]*/g;
/** Namespaces of newer Word versions, declared and nowhere used: without them the part is plain ECMA-376. */
const IGNORABLE = / mc:Ignorable="[^"]*"/;

/**
 * A document as the library wrote it → the same document as bytes that depend on its content only: the caller's date,
 * fixed dates in the zip, no unused parts, and a font table that names what may stand in for a missing font.
 */
export function settle(bytes: Uint8Array, created: string): Uint8Array {
  const zip = openZip(bytes);
  const parts = zip.names.filter((name) => !name.endsWith('/') && !UNUSED.test(name));
  return writeZip(
    parts.map((name) => ({ name, bytes: encode(settledPart(name, decode(zip.read(name)), moment(created))) })),
  );
}

function settledPart(name: string, xml: string, created: string): string {
  if (name === 'docProps/core.xml') return xml.replace(DATES, (_, opening: string) => opening + created);
  if (name === 'word/fontTable.xml') return fontTable();
  if (name === '[Content_Types].xml') return xml.replace(UNUSED_OVERRIDE, '');
  if (name.endsWith('.rels')) return xml.replace(UNUSED_RELATIONSHIP, '');
  return xml.replace(IGNORABLE, '');
}

function fontTable(): string {
  const fonts = FONTS.map(
    ({ name, instead }) => `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:charset w:val="86"/></w:font>`,
  ).join('');
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    `<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts}</w:fonts>`
  );
}

/** A day is its first moment. */
function moment(created: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(created) ? `${created}T00:00:00Z` : created;
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
