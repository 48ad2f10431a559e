import { writeZip } from '../../../src/adapters/bytes/zip-write';

/** One sheet of a hand-made workbook. */
export type ASheet = {
  readonly name: string;
  /** everything inside `<worksheet>` */
  readonly xml: string;
  readonly state?: string;
  /** relationships of the sheet: type (last segment) and target part */
  readonly relationships?: readonly (readonly [type: string, target: string])[];
};

export type APackage = {
  readonly sheets: readonly ASheet[];
  /** between `</sheets>` and `</workbook>` */
  readonly afterSheets?: string;
  readonly workbookPr?: string;
  readonly styles?: string;
  readonly parts?: Readonly<Record<string, string>>;
  readonly types?: Readonly<Record<string, string>>;
  readonly workbookRelationships?: readonly (readonly [type: string, target: string])[];
  readonly rootRelationships?: readonly (readonly [type: string, target: string])[];
  readonly strict?: boolean;
  /** prefix of the spreadsheet namespace, `x:` say */
  readonly prefix?: string;
};

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml.';

export const PLAIN_STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`;

/** A workbook made by hand, part by part, as other programs may have written it. */
export function aPackage(given: APackage): Uint8Array {
  const { sheets, strict = false, prefix = '' } = given;
  const parts = new Map<string, string>();
  const overrides = [
    ['xl/workbook.xml', `${TYPES}sheet.main+xml`],
    ['xl/styles.xml', `${TYPES}styles+xml`],
    ...sheets.map((_, index) => [sheetPart(index), `${TYPES}worksheet+xml`]),
    ...Object.entries(given.types ?? {}),
  ];
  parts.set(
    '[Content_Types].xml',
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>${overrides
      .map(([part, type]) => `<Override PartName="/${part ?? ''}" ContentType="${type ?? ''}"/>`)
      .join('')}</Types>`,
  );
  parts.set('_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml'], ...(given.rootRelationships ?? [])]));
  parts.set('xl/workbook.xml', workbookXml(given));
  parts.set(
    'xl/_rels/workbook.xml.rels',
    relationships([
      ...sheets.map((_, index) => ['worksheet', `/${sheetPart(index)}`] as const),
      ['styles', 'styles.xml'],
      ...(given.workbookRelationships ?? []),
    ]),
  );
  parts.set('xl/styles.xml', given.styles ?? PLAIN_STYLES);
  sheets.forEach((sheet, index) => {
    const xmlns = prefix === '' ? 'xmlns' : `xmlns:${prefix.slice(0, -1)}`;
    parts.set(
      sheetPart(index),
      `<?xml version="1.0" encoding="UTF-8"?>\n<${prefix}worksheet ${xmlns}="${MAIN}" xmlns:r="${OFFICE}">${sheet.xml}</${prefix}worksheet>`,
    );
    if (sheet.relationships !== undefined) {
      parts.set(`xl/worksheets/_rels/sheet${index + 1}.xml.rels`, relationships(sheet.relationships));
    }
  });
  for (const [name, xml] of Object.entries(given.parts ?? {})) parts.set(name, xml);
  const encoder = new TextEncoder();
  return writeZip([...parts].map(([name, xml]) => ({ name, bytes: encoder.encode(strict ? strictly(xml) : xml) })));
}

function strictly(xml: string): string {
  return xml
    .replaceAll(MAIN, 'http://purl.oclc.org/ooxml/spreadsheetml/main')
    .replaceAll(OFFICE, 'http://purl.oclc.org/ooxml/officeDocument/relationships');
}

function sheetPart(index: number): string {
  return `xl/worksheets/sheet${index + 1}.xml`;
}

function workbookXml({ sheets, afterSheets = '', workbookPr = '' }: APackage): string {
  const list = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${index + 1}"/>`,
  );
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${workbookPr}<bookViews><workbookView activeTab="0"/></bookViews><sheets>${list.join('')}</sheets>${afterSheets}</workbook>`;
}

function relationships(list: readonly (readonly [type: string, target: string])[]): string {
  const tags = list.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${tags.join('')}</Relationships>`;
}

/** A row of cells given as XML. */
export function row(number: number, ...cells: readonly string[]): string {
  return `<row r="${number}">${cells.join('')}</row>`;
}

export const number = (name: string, value: number): string => `<c r="${name}"><v>${value}</v></c>`;
export const formula = (name: string, text: string, attributes = ''): string =>
  `<c r="${name}"><f${attributes}>${text}</f><v>0</v></c>`;
