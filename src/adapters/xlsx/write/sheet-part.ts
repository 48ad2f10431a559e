import type { ConditionalFormat, PrintSetup, Protection, SheetLayout } from '../../../core/model';
import { describe, renderCharts } from './charts';
import {
  createSharedStrings,
  writeWorksheetXml,
  type CellStyle as HucreStyle,
  type ConditionalRule,
  type PageSetup,
  type SharedStringsCollector,
  type StylesCollector,
  type WriteSheet,
} from './hucre-parts';
import { LIMITS } from './limits';
import { rangeName } from './ranges';
import { sheetRows, usedRange } from './sheet-rows';
import type { StyleBook } from './style-book';
import { plainText } from './text';
import { hucreValidation } from './validations';

/**
 * A sheet as parts of a package; the drawing's own references count from `firstChart`. The rows of a long sheet are
 * made as they are asked for, once.
 */
export type SheetPart = {
  readonly before: string;
  readonly rows: Iterable<string>;
  readonly after: string;
  readonly drawing: { readonly xml: string; readonly rels: string; readonly relationshipId: string } | null;
  readonly charts: readonly string[];
};

export type SheetContext = {
  readonly styles: StyleBook;
  /** null: every text stands in its own cell, and the workbook's shared strings stay untouched */
  readonly strings: SharedStringsCollector | null;
  readonly selected: boolean;
  readonly firstChart: number;
  readonly date1904: boolean;
};

/**
 * Renders one sheet: rows and cells by our own hand (their styles belong to the style book, their texts must stay
 * texts), everything around them by hucre. Throws `xlsx.value` for what no cell can hold; other limits are checked
 * beforehand (check.ts).
 */
export function renderSheet(layout: SheetLayout, context: SheetContext): SheetPart {
  const written = writeWorksheetXml(hucreSheet(layout, context), placedStyles(context.styles), createSharedStrings());
  const drawing = renderCharts(layout.charts ?? [], layout.name, context.firstChart);
  return {
    ...complete(written.xml, layout, context),
    drawing: drawing === null ? null : { ...drawing, relationshipId: written.drawingRId ?? 'rId1' },
    charts: drawing?.charts ?? [],
  };
}

/** A style that is already in the style book: hucre hands it back to its collector, which reads the place off it. */
type PlacedStyle = HucreStyle & { readonly place: number };

function placedStyles(styles: StyleBook): StylesCollector {
  const placeOf = (style: HucreStyle | undefined): number =>
    style !== undefined && 'place' in style ? Number(style.place) : 0;
  return {
    addStyle: placeOf,
    addDxf: placeOf,
    addCheckboxStyle: placeOf,
    addNumFmt: () => 0,
    hasCheckboxFeature: () => false,
    toXml: () => styles.toXml(),
  };
}

function hucreSheet(layout: SheetLayout, context: SheetContext): WriteSheet {
  const sheet: WriteSheet = {
    name: layout.name,
    columns: layout.columns.map((column) => ({
      width: Math.min(column.width, LIMITS.columnWidth.value),
      ...(column.hidden === true && { hidden: true }),
    })),
    merges: (layout.merges ?? []).map((merge) => ({
      startRow: merge.top,
      startCol: merge.left,
      endRow: merge.bottom,
      endCol: merge.right,
    })),
    dataValidations: (layout.validations ?? []).map((one) => hucreValidation(one, context.date1904)),
    conditionalRules: (layout.conditionalFormats ?? []).map((one, index) =>
      conditionalRule(one, index, context.styles),
    ),
    charts: (layout.charts ?? []).map(describe),
    pageSetup: pageSetup(layout.print),
    view: {
      ...(layout.showGridLines === false && { showGridLines: false }),
      ...(layout.tabColor !== undefined && { tabColor: { rgb: layout.tabColor.toUpperCase() } }),
    },
  };
  if (layout.freeze !== undefined && layout.freeze.rows + layout.freeze.columns > 0) sheet.freezePane = layout.freeze;
  if (layout.autoFilter !== undefined) sheet.autoFilter = { range: rangeName(layout.autoFilter) };
  if (layout.protection !== undefined) sheet.protection = sheetProtection(layout.protection);
  const { header, footer } = layout.print ?? {};
  if (header !== undefined || footer !== undefined) {
    sheet.headerFooter = {
      ...(header !== undefined && { oddHeader: headerText(header) }),
      ...(footer !== undefined && { oddFooter: headerText(footer) }),
    };
  }
  return sheet;
}

/** Text without a section mark stands in the middle. */
function headerText(text: string): string {
  const marked = /^&[LCR]/.test(text) ? text : `&C${text}`;
  return plainText(marked).slice(0, LIMITS.headerFooter.value);
}

function conditionalRule(format: ConditionalFormat, index: number, styles: StyleBook): ConditionalRule {
  const style: PlacedStyle = { place: styles.differential(format.style) };
  return {
    type: 'expression',
    priority: index + 1,
    formula: format.formula,
    range: rangeName(format.range),
    style,
    ...(format.stopIfTrue === true && { stopIfTrue: true }),
  };
}

function sheetProtection(protection: Protection): NonNullable<WriteSheet['protection']> {
  return { sheet: true, objects: true, scenarios: true, ...protection };
}

const MILLIMETRES_PER_INCH = 25.4;
const HEADER_MARGIN = 0.3;

function pageSetup(print: PrintSetup | undefined): PageSetup {
  if (print === undefined) return {};
  const inches = (millimetres: number): number => Math.round((millimetres / MILLIMETRES_PER_INCH) * 1000) / 1000;
  const { top, bottom, left, right } = print.margins;
  return {
    paperSize: print.paper === 'A3' ? 'a3' : 'a4',
    orientation: print.orientation,
    ...(print.fitToWidth && { fitToPage: true, fitToWidth: 1, fitToHeight: 0 }),
    margins: {
      top: inches(top),
      bottom: inches(bottom),
      left: inches(left),
      right: inches(right),
      // inside the margin, or the footer would run into the table
      header: Math.min(HEADER_MARGIN, inches(top) / 2),
      footer: Math.min(HEADER_MARGIN, inches(bottom) / 2),
    },
    ...(print.centerHorizontally === true && { horizontalCentered: true }),
  };
}

/** What hucre's sheet lacks: the cells, the selected tab, the default height, column styles, no green corners. */
function complete(
  xml: string,
  layout: SheetLayout,
  context: SheetContext,
): Pick<SheetPart, 'before' | 'rows' | 'after'> {
  const { styles, strings, date1904, selected } = context;
  const used = usedRange(layout);
  const height = layout.defaultRowHeight;
  const shared = strings === null ? null : (text: string): number => strings.add(text);
  const completed = xml
    .replace(/<dimension [^>]*>/, used === null ? '' : `<dimension ref="${used}"/>`)
    .replace('<sheetView ', selected ? '<sheetView tabSelected="1" ' : '<sheetView ')
    .replace('<sheetFormatPr defaultRowHeight="15"/>', (whole) =>
      height === undefined ? whole : `<sheetFormatPr defaultRowHeight="${height}" customHeight="1"/>`,
    );
  const whole = withoutNumberWarnings(withColumnStyles(completed, layout, styles), used);
  if (layout.rows.length === 0) return { before: whole, rows: [], after: '' };
  const at = whole.indexOf(NO_ROWS);
  return {
    before: `${whole.slice(0, at)}<sheetData>`,
    rows: sheetRows(layout, styles, { sheet: layout.name, prefix: '', date1904, shared }),
    after: `</sheetData>${whole.slice(at + NO_ROWS.length)}`,
  };
}

const NO_ROWS = '<sheetData/>';

function withColumnStyles(xml: string, layout: SheetLayout, styles: StyleBook): string {
  return layout.columns.reduce((text, column, index) => {
    if (column.style === undefined) return text;
    const place = styles.cellFormat(column.style);
    return text.replace(`<col min="${index + 1}" max="${index + 1}"`, (col) => `${col} style="${place}"`);
  }, xml);
}

/** Deadlines such as 10.31 are texts on purpose: no "number stored as text" mark beside each of them. */
function withoutNumberWarnings(xml: string, used: string | null): string {
  if (used === null) return xml;
  const ignored = `<ignoredErrors><ignoredError sqref="${used}" numberStoredAsText="1"/></ignoredErrors>`;
  const before = xml.lastIndexOf('<drawing r:id=');
  const at = before >= 0 ? before : xml.lastIndexOf('</worksheet>');
  return xml.slice(0, at) + ignored + xml.slice(at);
}
