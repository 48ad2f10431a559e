import { sha256, type WorkbookLayout } from '../../../core/model';
import { escapeAttribute } from './xml';

/** A part beside hucre's own, with what must be said of it elsewhere in the package. */
export type ExtraPart = {
  readonly name: string;
  readonly xml: string;
  readonly contentType?: string;
  /** id of its relationship from the workbook */
  readonly relationship?: string;
};

type CustomXml = NonNullable<WorkbookLayout['customXml']>[number];

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const DATA_STORE = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml';

/** The parts of one custom XML item (ECMA-376 Part 1, 15.2.5 and 15.2.6): the data, its properties, their link. */
export function customXmlParts(data: CustomXml, number: number): readonly ExtraPart[] {
  const item = `item${number}.xml`;
  const properties = `itemProps${number}.xml`;
  return [
    {
      name: `customXml/${item}`,
      xml: data.xml.startsWith('<?xml') ? data.xml : DECLARATION + data.xml,
      relationship: `rIdCustomXml${number}`,
    },
    {
      name: `customXml/${properties}`,
      xml: `${DECLARATION}<ds:datastoreItem ds:itemID="${guidOf(data)}" xmlns:ds="${DATA_STORE}"><ds:schemaRefs><ds:schemaRef ds:uri="${escapeAttribute(data.namespace)}"/></ds:schemaRefs></ds:datastoreItem>`,
      contentType: 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml',
    },
    {
      name: `customXml/_rels/${item}.rels`,
      xml: `${DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps" Target="${properties}"/></Relationships>`,
    },
  ];
}

/** An identity made from the content: the same data bear the same one. */
function guidOf(data: CustomXml): string {
  const hash = sha256(`${data.namespace}\n${data.xml}`).toUpperCase();
  const groups = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `4${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ];
  return `{${groups.join('-')}}`;
}
