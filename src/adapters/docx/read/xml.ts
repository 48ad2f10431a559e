import { SaxesParser } from 'saxes';

/** An element with its name in our own prefixes (`w:p`), whatever prefixes the file uses. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
};

/** Transitional (ECMA-376) and strict (ISO 29500) namespaces mean the same to us. */
const PREFIXES = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'rel'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingShape', 'wps'],
  ['http://purl.org/dc/terms/', 'dcterms'],
]);

/** Deeper nesting than any writer makes; a guard for the recursion of the readers. */
const MAX_DEPTH = 400;

/** Bytes of an XML part → its root element. Throws where the XML is not well-formed or nested absurdly deep. */
export function parseXml(bytes: Uint8Array): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const stack: { name: string; attributes: Map<string, string>; children: (XmlElement | string)[] }[] = [];
  let root: XmlElement | null = null;

  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    if (stack.length >= MAX_DEPTH) throw new Error('XML nested too deep');
    const attributes = new Map<string, string>();
    for (const attribute of Object.values(tag.attributes)) {
      attributes.set(canonicalName(attribute.uri, attribute.local), attribute.value);
    }
    stack.push({ name: canonicalName(tag.uri, tag.local), attributes, children: [] });
  });
  const addText = (text: string): void => {
    stack.at(-1)?.children.push(text);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = stack.pop();
    if (element === undefined) return;
    const parent = stack.at(-1);
    if (parent === undefined) root = element;
    else parent.children.push(element);
  });

  parser.write(decode(bytes)).close();
  if (root === null) throw new Error('XML without a root element');
  return root;
}

function canonicalName(uri: string, local: string): string {
  if (uri === '') return local;
  return `${PREFIXES.get(uri) ?? 'other'}:${local}`;
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}

export function isElement(node: XmlElement | string): node is XmlElement {
  return typeof node !== 'string';
}

export function elements(parent: XmlElement | undefined): readonly XmlElement[] {
  return parent === undefined ? [] : parent.children.filter(isElement);
}

export function children(parent: XmlElement | undefined, name: string): readonly XmlElement[] {
  return elements(parent).filter((element) => element.name === name);
}

export function child(parent: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let found = parent;
  for (const name of path) found = elements(found).find((element) => element.name === name);
  return found;
}

/** The `w:val` of the child at the path. */
export function valueOf(parent: XmlElement | undefined, ...path: readonly string[]): string | undefined {
  return child(parent, ...path)?.attributes.get('w:val');
}

/** The integer `w:val` of the child at the path; undefined where it is missing or no number. */
export function numberOf(parent: XmlElement | undefined, ...path: readonly string[]): number | undefined {
  return toInteger(valueOf(parent, ...path));
}

export function toInteger(text: string | undefined): number | undefined {
  return text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** An on/off property such as `<w:strike/>`: undefined where it is not said. */
export function flagOf(parent: XmlElement | undefined, name: string): boolean | undefined {
  const element = child(parent, name);
  if (element === undefined) return undefined;
  const value = element.attributes.get('w:val');
  return value !== '0' && value !== 'false' && value !== 'off';
}

/** All text below an element, in order. */
export function textOf(element: XmlElement): string {
  return element.children.map((node) => (isElement(node) ? textOf(node) : node)).join('');
}

/** Every element of that name below, in document order, not looking inside a found one. */
export function descendants(parent: XmlElement, name: string): readonly XmlElement[] {
  return elements(parent).flatMap((element) => (element.name === name ? [element] : descendants(element, name)));
}
