import { writeZip } from '../../src/adapters/bytes/zip-write';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE_RELS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const NAMESPACES =
  `xmlns:w="${W}" xmlns:r="${R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ` +
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" ' +
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';

type WordParts = {
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly comments?: string;
  readonly modified?: string;
};

/** Bytes of a .docx from the inner XML of its parts: `aWordFile('<w:p>…</w:p>', { numbering: '<w:num …' })`. */
export function aWordFile(body: string, parts: WordParts = {}): Uint8Array {
  const related = (['styles', 'numbering', 'footnotes', 'comments'] as const).filter(
    (kind) => parts[kind] !== undefined,
  );
  const files = [
    ['[Content_Types].xml', contentTypes(related)],
    ['_rels/.rels', relationships([['officeDocument', 'word/document.xml'], ...coreProperties(parts)])],
    ['word/document.xml', part('document', `<w:body>${body}<w:sectPr/></w:body>`)],
    ['word/_rels/document.xml.rels', relationships(related.map((kind) => [kind, `${kind}.xml`]))],
    ...related.map((kind) => [`word/${kind}.xml`, part(kind, parts[kind] ?? '')]),
    ...(parts.modified === undefined ? [] : [['docProps/core.xml', core(parts.modified)]]),
  ];
  return writeZip(files.map(([name, xml]) => ({ name: name ?? '', bytes: new TextEncoder().encode(xml) })));
}

/** A paragraph of plain text; `properties` is the inner XML of its w:pPr. */
export function p(text: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** A paragraph at a level of a list. */
export function item(text: string, numId: number, level = 0): string {
  return p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`);
}

/** A table of plain texts. */
export function tbl(...rows: readonly (readonly string[])[]): string {
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.map((text) => tc(text)).join('')}</w:tr>`).join('')}</w:tbl>`;
}

export function tc(text: string, properties = ''): string {
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;
}

/** An abstract list and a list of the same number, from `[format, text]` by level. */
export function list(id: number, levels: readonly (readonly [format: string, text: string, more?: string])[]): string {
  return abstractList(id, levels) + `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`;
}

export function abstractList(
  id: number,
  levels: readonly (readonly [format: string, text: string, more?: string])[],
): string {
  const inner = levels.map(
    ([format, text, more], level) =>
      `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more ?? ''}<w:lvlText w:val="${text}"/></w:lvl>`,
  );
  return `<w:abstractNum w:abstractNumId="${id}">${inner.join('')}</w:abstractNum>`;
}

function part(root: string, inner: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><w:${root} ${NAMESPACES}>${inner}</w:${root}>`;
}

function contentTypes(parts: readonly string[]): string {
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const overrides = ['document', ...parts].map((kind) => {
    const type = kind === 'document' ? 'document.main' : kind;
    return `<Override PartName="/word/${kind}.xml" ContentType="${word}.${type}+xml"/>`;
  });
  return (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`
  );
}

function relationships(targets: readonly (readonly string[])[]): string {
  const inner = targets.map(
    ([kind, target], index) => `<Relationship Id="rId${index + 1}" Type="${R}/${kind}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE_RELS}">${inner.join('')}</Relationships>`;
}

function coreProperties(parts: WordParts): readonly (readonly string[])[] {
  return parts.modified === undefined ? [] : [['metadata/core-properties', 'docProps/core.xml']];
}

function core(modified: string): string {
  return (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    `xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:modified>${modified}</dcterms:modified></cp:coreProperties>`
  );
}
