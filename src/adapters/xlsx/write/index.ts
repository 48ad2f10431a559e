import { failure, type DocumentProperties, type SheetLayout, type WorkbookLayout } from '../../../core/model';
import { openZip, type PackedEntry } from '../../bytes/zip';
import { writeZip } from '../../bytes/zip-write';
import { checkFrame, checkLayout } from './check';
import {
  createSharedStrings,
  writeContentTypes,
  writeCoreProperties,
  writeRootRels,
  writeSharedStringsXml,
  writeThemeXml,
  writeWorkbookRels,
  writeWorkbookXml,
  type SharedStringsCollector,
} from './hucre-parts';
import { customXmlParts, type ExtraPart } from './custom-xml';
import { builtInNames } from './names';
import { renderSheet, type SheetPart } from './sheet-part';
import { NEW_STYLES, openStyleBook } from './style-book';
import { cut, withListSheets } from './validations';

export { checkLayout } from './check';

type Part = { readonly name: string; readonly xml: string };
type WholeSheet = Pick<SheetPart, 'drawing' | 'charts'> & { readonly xml: string };

/**
 * Renders a layout as the bytes of an .xlsx; the same layout gives the same bytes on every host.
 * Throws the first error that `checkLayout` finds (`xlsx.sheetName`, `xlsx.overLimit`, `xlsx.mergesOverlap` …), and
 * `xlsx.value`; what Excel takes only in part (long prompts, very high rows) is cut, and `checkLayout` says where.
 */
export function writeXlsx(layout: WorkbookLayout): Uint8Array {
  const error = checkLayout(layout, checkFrame).find((found) => found.severity === 'error');
  if (error !== undefined) throw failure(error.code, error);
  const sheets = withListSheets(layout.sheets);
  const styles = openStyleBook(NEW_STYLES);
  const strings = createSharedStrings();
  const active = Math.max(
    sheets.findIndex((sheet) => sheet.visibility === 'visible'),
    0,
  );
  let firstChart = 1;
  const rendered = sheets.map((sheet, index) => {
    const part = renderSheet(sheet, { styles, strings, selected: index === active, firstChart, date1904: false });
    firstChart += part.charts.length;
    return { ...part, xml: [part.before, ...part.rows, part.after].join('') };
  });
  const custom = (layout.customXml ?? []).flatMap((data, index) => customXmlParts(data, index + 1));
  const hasStrings = strings.count() > 0;
  const parts: Part[] = [
    { name: '[Content_Types].xml', xml: contentTypes(rendered, hasStrings, custom) },
    { name: '_rels/.rels', xml: writeRootRels({ hasCoreProps: true, hasAppProps: true }) },
    { name: 'docProps/core.xml', xml: coreProperties(layout.properties) },
    { name: 'docProps/app.xml', xml: APP_PROPERTIES },
    { name: 'xl/workbook.xml', xml: workbookXml(sheets, layout, active) },
    { name: 'xl/_rels/workbook.xml.rels', xml: workbookRels(sheets.length, hasStrings, custom) },
    { name: 'xl/styles.xml', xml: styles.toXml() },
    ...(hasStrings ? [{ name: 'xl/sharedStrings.xml', xml: sharedStringsXml(strings) }] : []),
    ...rendered.flatMap((sheet, index) => sheetParts(sheet, index + 1, chartsBefore(rendered, index))),
    ...custom,
  ];
  const encoder = new TextEncoder();
  const members = parts.map((part) => ({ name: part.name, bytes: encoder.encode(part.xml) }));
  return writeZip([...members, packedTheme()]);
}

let theme: PackedEntry | null = null;

/** The theme is the same in every workbook: it is packed once. */
function packedTheme(): PackedEntry {
  const name = 'xl/theme/theme1.xml';
  theme ??= openZip(writeZip([{ name, bytes: new TextEncoder().encode(writeThemeXml()) }])).packed(name);
  return theme;
}

const APP_PROPERTIES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>taizhang</Application></Properties>';

/** Blanks at the ends are escaped (text.ts), so the attribute that the schema does not know is not needed. */
function sharedStringsXml(strings: SharedStringsCollector): string {
  return writeSharedStringsXml(strings).replaceAll('<t xml:space="preserve">', '<t>');
}

function chartsBefore(rendered: readonly WholeSheet[], index: number): number {
  return rendered.slice(0, index).reduce((sum, sheet) => sum + sheet.charts.length, 0);
}

function sheetParts(sheet: WholeSheet, number: number, firstChart: number): readonly Part[] {
  const parts: Part[] = [{ name: `xl/worksheets/sheet${number}.xml`, xml: sheet.xml }];
  if (sheet.drawing === null) return parts;
  parts.push(
    {
      name: `xl/worksheets/_rels/sheet${number}.xml.rels`,
      xml: drawingRelationship(sheet.drawing.relationshipId, number),
    },
    { name: `xl/drawings/drawing${number}.xml`, xml: sheet.drawing.xml },
    { name: `xl/drawings/_rels/drawing${number}.xml.rels`, xml: sheet.drawing.rels },
  );
  sheet.charts.forEach((chart, index) => {
    parts.push({ name: `xl/charts/chart${firstChart + index + 1}.xml`, xml: chart });
  });
  return parts;
}

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function drawingRelationship(id: string, number: number): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="${id}" Type="${OFFICE}/drawing" Target="../drawings/drawing${number}.xml"/></Relationships>`;
}

function contentTypes(
  rendered: readonly WholeSheet[],
  hasSharedStrings: boolean,
  custom: readonly ExtraPart[],
): string {
  const drawingIndices = rendered.flatMap((sheet, index) => (sheet.drawing === null ? [] : [index + 1]));
  const charts = rendered.reduce((sum, sheet) => sum + sheet.charts.length, 0);
  const xml = writeContentTypes({
    sheetCount: rendered.length,
    hasSharedStrings,
    drawingIndices,
    chartIndices: Array.from({ length: charts }, (_, index) => index + 1),
    hasCoreProps: true,
    hasAppProps: true,
  });
  const extra = custom.flatMap((part) =>
    part.contentType === undefined ? [] : [`<Override PartName="/${part.name}" ContentType="${part.contentType}"/>`],
  );
  return xml.replace('</Types>', `${extra.join('')}</Types>`);
}

function workbookRels(sheets: number, hasStrings: boolean, custom: readonly ExtraPart[]): string {
  const extra = custom.flatMap((part) =>
    part.relationship === undefined
      ? []
      : [`<Relationship Id="${part.relationship}" Type="${OFFICE}/customXml" Target="../${part.name}"/>`],
  );
  return writeWorkbookRels(sheets, hasStrings).replace('</Relationships>', `${extra.join('')}</Relationships>`);
}

function coreProperties(properties: DocumentProperties): string {
  const moment = (text: string): Date => new Date(text);
  const longest = 255;
  return writeCoreProperties({
    title: cut(properties.title, longest),
    creator: cut(properties.creator, longest),
    ...(properties.subject !== undefined && { subject: cut(properties.subject, longest) }),
    created: moment(properties.created),
    modified: moment(properties.modified ?? properties.created),
  });
}

function workbookXml(sheets: readonly SheetLayout[], layout: WorkbookLayout, active: number): string {
  const described = sheets.map(({ name, visibility }) => ({
    name,
    ...(visibility === 'hidden' && { hidden: true }),
    ...(visibility === 'veryHidden' && { veryHidden: true }),
  }));
  const names = [
    ...sheets.flatMap(builtInNames),
    ...(layout.definedNames ?? []).map(({ name, ref }) => ({ name, range: ref })),
  ];
  const xml = writeWorkbookXml(described, names.length > 0 ? names : undefined, undefined, active);
  return xml.replace(/<definedName name="_xlnm\._FilterDatabase"/g, '$& hidden="1"');
}
