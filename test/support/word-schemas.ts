import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openZip } from '../../src/adapters/bytes/zip';
import { SHARED } from './programs';

const SCHEMAS: readonly (readonly [RegExp, string])[] = [
  [/^word\/[^/]+\.xml$/, 'wml.xsd'],
  [/\.rels$/, 'opc-relationships.xsd'],
  [/^\[Content_Types\]\.xml$/, 'opc-contentTypes.xsd'],
  [/^docProps\/app\.xml$/, 'shared-documentPropertiesExtended.xsd'],
  [/^docProps\/custom\.xml$/, 'shared-documentPropertiesCustom.xsd'],
];

/** What the schemas of ECMA-376 find wrong in the parts of a .docx; core.xml has none that works offline. */
export function wordSchemaFaults(bytes: Uint8Array): readonly string[] {
  const folder = preparedSchemas();
  const zip = openZip(bytes);
  return zip.names
    .filter((name) => name !== 'docProps/core.xml')
    .flatMap((name) => {
      const schema = SCHEMAS.find(([pattern]) => pattern.test(name))?.[1];
      if (schema === undefined) return [`${name}: no schema`];
      const file = path.join(folder, 'part.xml');
      writeFileSync(file, zip.read(name));
      try {
        execFileSync('xmllint', ['--noout', '--nonet', '--schema', path.join(folder, schema), file], { stdio: 'pipe' });
        return [];
      } catch (cause) {
        return [`${name}: ${cause instanceof Error ? cause.message : String(cause)}`];
      }
    });
}

/** The schemas import xml:space without saying from where: a copy is told. */
function preparedSchemas(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'word-schemas-'));
  const source = path.join(SHARED, 'xsd/ooxml');
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(source)) {
    const schema = readFileSync(path.join(source, name), 'utf8');
    const told = schema.replace(
      /(namespace="http:\/\/www\.w3\.org\/XML\/1998\/namespace")/,
      '$1 schemaLocation="xml.xsd"',
    );
    writeFileSync(path.join(folder, name), told);
  }
  writeFileSync(
    path.join(folder, 'xml.xsd'),
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">' +
      '<xs:attribute name="space" type="xs:string"/><xs:attribute name="lang" type="xs:string"/></xs:schema>',
  );
  return folder;
}
