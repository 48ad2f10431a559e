import { writeZip } from '../../../src/adapters/bytes/zip';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

export type Parts = Record<string, string | Uint8Array>;
export type WorkbookOptions = {
  readonly strings?: string;
  /** the content of `<styleSheet>` */
  readonly styles?: string;
  readonly workbookPr?: string;
  readonly sheetAttributes?: string;
  /** what stands before and behind the sheet's data */
  readonly before?: string;
  readonly after?: string;
  /** parts that are added, or replaced as a whole */
  readonly parts?: Parts;
  readonly workbookRelationships?: string;
};

/** The parts of a workbook with one sheet, 台账, that holds these rows (as XML). */
export function workbookParts(rows: string, options: WorkbookOptions = {}): Parts {
  return {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
    '_rels/.rels': relationships(`<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/>`),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${options.workbookPr ?? ''}<sheets><sheet name="台账" sheetId="1" r:id="rId1" ${options.sheetAttributes ?? ''}/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(
      `<Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${OFFICE}/styles" Target="styles.xml"/>${options.workbookRelationships ?? ''}`,
    ),
    'xl/worksheets/sheet1.xml': sheetXml(rows, options.before, options.after),
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${options.strings ?? ''}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${options.styles ?? ''}</styleSheet>`,
    ...options.parts,
  };
}

export function aWorkbook(rows: string, options: WorkbookOptions = {}): Uint8Array {
  return zipOf(workbookParts(rows, options));
}

export function sheetXml(rows: string, before = '', after = ''): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;
}

export function relationships(inside: string): string {
  return `<Relationships xmlns="${PACKAGE}/relationships">${inside}</Relationships>`;
}

export function zipOf(parts: Parts): Uint8Array {
  return writeZip(
    Object.entries(parts).map(([name, content]) => ({
      name,
      bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
    })),
  );
}
