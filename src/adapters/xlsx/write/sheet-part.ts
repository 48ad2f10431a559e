import {
  columnName,
  failure,
  type CellLayout,
  type CellStyle,
  type ChartLayout,
  type ConditionalFormat,
  type PrintSetup,
  type Protection,
  type SheetLayout,
} from '../../../core/model';
import { rowHeights } from './fit-height';
import {
  writeChart,
  writeDrawing,
  writeWorksheetXml,
  type Cell,
  type ConditionalRule,
  type PageSetup,
  type RowDef,
  type SharedStringsCollector,
  type SheetChart,
  type StylesCollector,
  type WriteSheet,
  type CellStyle as HucreStyle,
} from './hucre-parts';
import { dateSerial, rangeName } from './ranges';
import type { StyleBook } from './style-book';
import { needsTextPrefix, plainText, spreadsheetText } from './text';
import { hucreValidation } from './validations';

/** A sheet as parts of a package; the drawing's own references count from `firstChart`. */
export type SheetPart = {
  readonly xml: string;
  readonly drawing: { readonly xml: string; readonly rels: string; readonly relationshipId: string } | null;
  readonly charts: readonly { readonly xml: string; readonly rels: string }[];
};

export type SheetContext = {
  readonly styles: StyleBook;
  /** null: every text stands in its own cell, and the workbook's shared strings stay untouched */
  readonly strings: SharedStringsCollector | null;
  readonly selected: boolean;
  readonly firstChart: number;
  readonly date1904?: boolean;
};

/** A style that is already in the style book: hucre hands it back to its collector, which reads the index off it. */
type PlacedStyle = HucreStyle & { readonly place: number };

/**
 * Renders one sheet. Throws `xlsx.value` for what no cell can hold; other limits are checked beforehand (check.ts).
 */
export function renderSheet(layout: SheetLayout, context: SheetContext): SheetPart {
  const sheet = hucreSheet(layout, context);
  const strings = context.strings ?? noSharedStrings;
  const written = writeWorksheetXml(
    sheet,
    collectorOf(context.styles),
    strings,
    undefined,
    undefined,
    context.strings === null,
  );
  const charts = sheet.charts ?? [];
  const drawing = charts.length === 0 ? null : writeDrawing([], 1, undefined, charts, context.firstChart);
  return {
    xml: complete(written.xml, layout, context),
    drawing:
      drawing === null
        ? null
        : { xml: drawing.drawingXml, rels: drawing.drawingRels, relationshipId: written.drawingRId ?? 'rId1' },
    charts: charts
      .map((chart) => writeChart(chart, layout.name))
      .map((chart) => ({ xml: chart.chartXml, rels: chart.chartRels })),
  };
}

const noSharedStrings: SharedStringsCollector = { add: () => 0, getAll: () => [], count: () => 0 };

function collectorOf(styles: StyleBook): StylesCollector {
  return {
    addStyle: (style) => ('place' in style ? Number(style.place) : 0),
    addDxf: (style) => styles.differential(differentialOf(style)),
    addCheckboxStyle: () => 0,
    addNumFmt: () => 0,
    hasCheckboxFeature: () => false,
    toXml: () => styles.toXml(),
  };
}

function hucreSheet(layout: SheetLayout, context: SheetContext): WriteSheet {
  const heights = rowHeights(layout);
  const sheet: WriteSheet = {
    name: layout.name,
    columns: layout.columns.map((column) => ({
      width: Math.min(column.width, 255),
      ...(column.hidden === true && { hidden: true }),
    })),
    cells: hucreCells(layout, context),
    rowDefs: new Map(layout.rows.map((row, index) => [index, rowDef(row, heights[index])])),
    merges: (layout.merges ?? []).map((merge) => ({
      startRow: merge.top,
      startCol: merge.left,
      endRow: merge.bottom,
      endCol: merge.right,
    })),
    dataValidations: (layout.validations ?? []).map((validation) =>
      hucreValidation(validation, context.date1904 === true),
    ),
    conditionalRules: (layout.conditionalFormats ?? []).map(conditionalRule),
    charts: (layout.charts ?? []).map(hucreChart),
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
  return plainText(marked).slice(0, 255);
}

function rowDef(row: SheetLayout['rows'][number], height: number | undefined): RowDef {
  return {
    ...(height !== undefined && { height }),
    ...(row.hidden === true && { hidden: true }),
    ...(row.outlineLevel !== undefined && row.outlineLevel > 0 && { outlineLevel: Math.min(row.outlineLevel, 7) }),
  };
}

function hucreCells(layout: SheetLayout, context: SheetContext): Map<string, Partial<Cell>> {
  const cells = new Map<string, Partial<Cell>>();
  layout.rows.forEach((row, r) => {
    row.cells.forEach((cell, c) => {
      if (cell !== undefined) cells.set(`${r},${c}`, hucreCell(cell, context, layout.name, r, c));
    });
  });
  for (const merge of layout.merges ?? []) frameMerge(layout, merge, cells);
  return cells;
}

/** Covered cells carry the frame and fill of the merged area: without them its right and lower edge has no line. */
function frameMerge(
  layout: SheetLayout,
  merge: NonNullable<SheetLayout['merges']>[number],
  cells: Map<string, Partial<Cell>>,
): void {
  const style = cells.get(`${merge.top},${merge.left}`)?.style;
  if (style === undefined || layout.rows[merge.top]?.cells[merge.left]?.style?.border !== 'thin') return;
  for (let row = merge.top; row <= merge.bottom; row += 1) {
    for (let column = merge.left; column <= merge.right; column += 1) {
      const key = `${row},${column}`;
      if (!cells.has(key)) cells.set(key, { value: null, style });
    }
  }
}

function hucreCell(cell: CellLayout, context: SheetContext, sheet: string, row: number, column: number): Partial<Cell> {
  const at = { sheet, row, column };
  const { value } = cell;
  const style = placed(cell, context);
  if (cell.formula !== undefined) {
    const cached = typeof value === 'string' ? spreadsheetText(value) : numericValue(value, context, at);
    return { value: null, formula: cell.formula, ...(cached !== null && { formulaResult: cached }), ...style };
  }
  if (typeof value === 'string') return { ...textCell(spreadsheetText(value)), ...style };
  return { value: numericValue(value, context, at), ...style };
}

/** hucre would write `#N/A` as an error: a text run keeps it a text. */
function textCell(text: string): Partial<Cell> {
  if (text === '') return { value: null };
  return text.startsWith('#') ? { value: null, richText: [{ text }] } : { value: text };
}

function numericValue(
  value: CellLayout['value'],
  context: SheetContext,
  at: { readonly sheet: string; readonly row: number; readonly column: number },
): number | boolean | null {
  if (value === null || value === undefined || typeof value === 'string') return null;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return value;
    throw failure('xlsx.value', { at, text: String(value) });
  }
  const serial = dateSerial(value.date, context.date1904);
  if (serial === null) throw failure('xlsx.value', { at, text: value.date });
  return serial;
}

function placed(cell: CellLayout, context: SheetContext): { style?: PlacedStyle } {
  const style = effectiveStyle(cell);
  if (style === undefined) return {};
  return { style: { place: context.styles.cellFormat(style, { textPrefix: wantsPrefix(cell) }) } };
}

/** A date without a number format would show as a number. */
function effectiveStyle(cell: CellLayout): CellStyle | undefined {
  const { value, style } = cell;
  const isDate = typeof value === 'object' && value !== null;
  if (isDate && style?.numberFormat === undefined) return { ...style, numberFormat: 'yyyy-mm-dd' };
  return style ?? (wantsPrefix(cell) ? {} : undefined);
}

function wantsPrefix(cell: CellLayout): boolean {
  return (
    typeof cell.value === 'string' &&
    cell.formula === undefined &&
    needsTextPrefix(cell.value, cell.style?.numberFormat)
  );
}

function conditionalRule(format: ConditionalFormat, index: number): ConditionalRule {
  return {
    type: 'expression',
    priority: index + 1,
    formula: format.formula,
    range: rangeName(format.range),
    style: conditionalStyle(format.style),
    ...(format.stopIfTrue === true && { stopIfTrue: true }),
  };
}

function conditionalStyle(style: ConditionalFormat['style']): HucreStyle {
  return {
    font: {
      ...(style.bold !== undefined && { bold: style.bold }),
      ...(style.color !== undefined && { color: { rgb: style.color } }),
    },
    ...(style.fill !== undefined && { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: style.fill } } }),
  };
}

function differentialOf(style: HucreStyle): ConditionalFormat['style'] {
  const fill = style.fill?.type === 'pattern' ? style.fill.fgColor?.rgb : undefined;
  return {
    ...(style.font?.bold !== undefined && { bold: style.font.bold }),
    ...(style.font?.color?.rgb !== undefined && { color: style.font.color.rgb }),
    ...(fill !== undefined && { fill }),
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

function hucreChart(chart: ChartLayout): SheetChart {
  const series = chart.series.map((one) => ({ name: one.name, values: one.values, categories: chart.categories }));
  return {
    type: chart.kind,
    title: chart.title,
    series,
    legend: chart.kind === 'pie' || series.length > 1 ? 'bottom' : false,
    altText: chart.title,
    anchor: {
      from: { row: chart.at.top, col: chart.at.left },
      to: { row: chart.at.bottom + 1, col: chart.at.right + 1 },
    },
  };
}

/** What hucre's sheet lacks: the selected tab, the default height, column styles, no green corners. */
function complete(xml: string, layout: SheetLayout, context: SheetContext): string {
  const height = layout.defaultRowHeight;
  const completed = xml
    .replace(
      '<sheetView workbookViewId="0"',
      `<sheetView${context.selected ? ' tabSelected="1"' : ''} workbookViewId="0"`,
    )
    .replace(
      '<sheetFormatPr defaultRowHeight="15"/>',
      height === undefined
        ? '<sheetFormatPr defaultRowHeight="15"/>'
        : `<sheetFormatPr defaultRowHeight="${height}" customHeight="1"/>`,
    );
  const styled = withoutFixedHeights(withColumnStyles(completed, layout, context.styles), layout);
  return withoutNumberWarnings(styled, layout).replaceAll('<t xml:space="preserve">', '<t>');
}

/** A fitted height is an estimate that applications may correct as the text changes; only given heights are fixed. */
function withoutFixedHeights(xml: string, layout: SheetLayout): string {
  return xml.replace(/<row r="(\d+)"[^>]*>/g, (tag, row: string) =>
    layout.rows[Number(row) - 1]?.height === 'fit' ? tag.replace(/ customHeight="[^"]*"/, '') : tag,
  );
}

function withColumnStyles(xml: string, layout: SheetLayout, styles: StyleBook): string {
  return layout.columns.reduce((text, column, index) => {
    if (column.style === undefined) return text;
    const place = styles.cellFormat(column.style);
    return text.replace(`<col min="${index + 1}" max="${index + 1}"`, (col) => `${col} style="${place}"`);
  }, xml);
}

/** Deadlines such as 10.31 are texts on purpose: no "number stored as text" mark beside each of them. */
function withoutNumberWarnings(xml: string, layout: SheetLayout): string {
  const width = layout.rows.reduce((widest, row) => Math.max(widest, row.cells.length), 0);
  if (width === 0) return xml;
  const ignored = `<ignoredErrors><ignoredError sqref="A1:${columnName(width - 1)}${layout.rows.length}" numberStoredAsText="1"/></ignoredErrors>`;
  const before = xml.lastIndexOf('<drawing r:id=');
  const at = before >= 0 ? before : xml.lastIndexOf('</worksheet>');
  return xml.slice(0, at) + ignored + xml.slice(at);
}
