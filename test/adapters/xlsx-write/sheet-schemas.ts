import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openZip } from '../../../src/adapters/bytes/zip';
import { SHARED } from '../../support/programs';

/** Which schema judges a part; customXml/itemN.xml is the product's own data and only has to be well formed. */
const SCHEMAS: readonly (readonly [RegExp, string])[] = [
  [/^xl\/(?:worksheets\/|chartsheets\/|tables\/|comments|workbook\.xml|styles\.xml|sharedStrings\.xml)/, 'sml.xsd'],
  [/^xl\/theme\//, 'dml-main.xsd'],
  [/^xl\/drawings\/drawing\d+\.xml$/, 'dml-spreadsheetDrawing.xsd'],
  [/^xl\/charts\/chart\d+\.xml$/, 'dml-chart.xsd'],
  [/^customXml\/itemProps\d+\.xml$/, 'shared-customXmlDataProperties.xsd'],
  [/^docProps\/app\.xml$/, 'shared-documentPropertiesExtended.xsd'],
  [/^docProps\/core\.xml$/, 'opc-coreProperties.xsd'],
  [/^\[Content_Types\]\.xml$/, 'opc-contentTypes.xsd'],
];

/**
 * What the schemas of ECMA-376 find wrong in the parts of workbooks; `wanted` picks the parts (all of them by default).
 * One call of xmllint for each schema, however many workbooks.
 */
export function schemaFaults(
  workbooks: ReadonlyMap<string, Uint8Array>,
  wanted: (part: string) => boolean = () => true,
): readonly string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'sheet-schemas-'));
  try {
    prepareSchemas(folder);
    const files = [...workbooks].flatMap(([name, bytes], index) => unpack(folder, `${index}`, name, bytes, wanted));
    const schemas = new Set(files.map((file) => file.schema));
    return [...schemas].flatMap((schema) =>
      lint(
        folder,
        schema,
        files.filter((file) => file.schema === schema),
      ),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Unpacked = { readonly file: string; readonly label: string; readonly schema: string | null };

function unpack(
  folder: string,
  prefix: string,
  workbook: string,
  bytes: Uint8Array,
  wanted: (part: string) => boolean,
): readonly Unpacked[] {
  const zip = openZip(bytes);
  return zip.names.filter(wanted).map((part, index) => {
    const file = path.join(folder, `${prefix}-${index}.xml`);
    writeFileSync(file, zip.read(part));
    const rels = part.endsWith('.rels') ? 'opc-relationships.xsd' : undefined;
    return {
      file,
      label: `${workbook} ${part}`,
      schema: rels ?? SCHEMAS.find(([pattern]) => pattern.test(part))?.[1] ?? null,
    };
  });
}

function lint(folder: string, schema: string | null, files: readonly Unpacked[]): readonly string[] {
  const rule = schema === null ? [] : ['--schema', path.join(folder, schema)];
  const run = spawnSync('xmllint', ['--noout', '--nonet', ...rule, ...files.map(({ file }) => file)], {
    encoding: 'utf8',
  });
  if (run.status === 0) return [];
  const faults = run.stderr
    .split('\n')
    .filter((line) => /: (?:element|parser error)|Schemas parser|Start tag/.test(line));
  const named = faults.map((line) => files.reduce((text, { file, label }) => text.replace(file, label), line));
  return named.length > 0 ? named : [run.stderr];
}

/** The schemas import the Dublin Core and xml: attributes from the net: copies beside them say what is used of those. */
function prepareSchemas(folder: string): void {
  const source = path.join(SHARED, 'xsd/ooxml');
  for (const name of readdirSync(source)) {
    const schema = readFileSync(path.join(source, name), 'utf8')
      .replace(/http:\/\/dublincore\.org\/schemas\/xmls\/qdc\/2003\/04\/02\//g, '')
      .replace(/(namespace="http:\/\/www\.w3\.org\/XML\/1998\/namespace")/, '$1 schemaLocation="xml.xsd"');
    writeFileSync(path.join(folder, name), schema);
  }
  const schema = (namespace: string, body: string): string =>
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="${namespace}" targetNamespace="${namespace}">${body}</xs:schema>`;
  const texts = ['creator', 'description', 'identifier', 'language', 'subject', 'title'];
  const dates =
    '<xs:simpleType name="W3CDTF"><xs:union memberTypes="xs:gYear xs:gYearMonth xs:date xs:dateTime"/></xs:simpleType>' +
    ['created', 'modified'].map((name) => `<xs:element name="${name}" type="W3CDTF"/>`).join('');
  writeFileSync(
    path.join(folder, 'dc.xsd'),
    schema(
      'http://purl.org/dc/elements/1.1/',
      texts.map((name) => `<xs:element name="${name}" type="xs:string"/>`).join(''),
    ),
  );
  writeFileSync(path.join(folder, 'dcterms.xsd'), schema('http://purl.org/dc/terms/', dates));
  writeFileSync(
    path.join(folder, 'xml.xsd'),
    schema(
      'http://www.w3.org/XML/1998/namespace',
      '<xs:attribute name="space" type="xs:string"/><xs:attribute name="lang" type="xs:string"/>',
    ),
  );
}
