import { openZip, type Zip } from '../../../src/adapters/bytes/zip';
import { readXlsx } from '../../../src/adapters/xlsx/read';
import {
  cellText,
  type Book,
  type CellRange,
  type CellValue,
  type Grid,
  type Visibility,
} from '../../../src/core/model';
import { parseAddress } from './address';
import { touchCell, touchLine } from './cells';
import { readStyles, type FileStyles } from './file-styles';
import { CHINESE_DIGIT, columnPoints } from './widths';
import { newId, newSheet, type Sheet, type Style } from './workbook';
import { child, children, isTrue, parseXml, type Element } from './xml';

/** A workbook file as Excel opens it: sheets with everything that the simulation knows. */
export type OpenedFile = { readonly sheets: readonly Sheet[]; readonly date1904: boolean };

/**
 * Values come through the product's own reader; formats and sheet parts, which it does not read, from the XML.
 * Widths are counted in digits of the standard font of the workbook that the sheets come into (pixels of a digit).
 */
export function openFile(bytes: Uint8Array, digitPixels = CHINESE_DIGIT): OpenedFile {
  const book: Book = readXlsx(bytes, 'inserted.xlsx');
  const zip = openZip(bytes);
  const styles = readStyles(part(zip, 'xl/styles.xml'));
  const workbook = part(zip, 'xl/workbook.xml');
  const sheets = sheetParts(zip, workbook).map(({ name, visibility, root, index }) => {
    const sheet = newSheet(name, digitPixels);
    sheet.visibility = visibility;
    fillCells(
      sheet,
      root,
      styles,
      book.sheets.find((grid) => grid.name === name),
    );
    readLines(sheet, root, styles);
    readParts(sheet, root, styles);
    readNames(sheet, workbook, index);
    return sheet;
  });
  return { sheets, date1904: book.date1904 };
}

function part(zip: Zip, name: string): Element | undefined {
  return zip.has(name) ? parseXml(new TextDecoder().decode(zip.read(name))) : undefined;
}

type SheetPart = { name: string; visibility: Visibility; root: Element; index: number };

function sheetParts(zip: Zip, workbook: Element | undefined): SheetPart[] {
  const relations = new Map(
    children(part(zip, 'xl/_rels/workbook.xml.rels'), 'Relationship').map(({ attributes }) => [
      attributes.Id,
      attributes.Target ?? '',
    ]),
  );
  return children(child(workbook, 'sheets'), 'sheet').flatMap(({ attributes }, index) => {
    const target = (relations.get(attributes.id) ?? '').replace(/^\/?(?:xl\/)?/, 'xl/');
    const root = part(zip, target);
    const visibility = (attributes.state ?? 'visible') as Visibility;
    return root?.name === 'worksheet' ? [{ name: attributes.name ?? '', visibility, root, index }] : [];
  });
}

function fillCells(sheet: Sheet, root: Element, styles: FileStyles, grid: Grid | undefined): void {
  for (const row of children(child(root, 'sheetData'), 'row')) {
    for (const { attributes, children: parts } of children(row, 'c')) {
      const place = parseAddress(attributes.r ?? '')?.area;
      if (place === undefined) continue;
      const cell = touchCell(sheet, place.top, place.left);
      cell.style = { ...(styles.cells[Number(attributes.s ?? 0)] ?? {}) };
      const value: CellValue | undefined = grid?.rows[place.top]?.[place.left];
      cell.value = scalarOf(value);
      if (typeof value === 'object' && value?.kind === 'error') cell.error = true;
      const formula = parts.find((each) => each.name === 'f')?.text;
      if (formula !== undefined && formula !== '') cell.formula = `=${formula}`;
    }
  }
  sheet.merges = [...(grid?.merges ?? [])];
}

function scalarOf(value: CellValue | undefined): string | number | boolean {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return value;
  return value.kind === 'date' ? value.serial : value.code || cellText(value);
}

function readLines(sheet: Sheet, root: Element, styles: FileStyles): void {
  for (const { attributes } of children(child(root, 'cols'), 'col')) {
    for (let column = Number(attributes.min) - 1; column < Math.min(Number(attributes.max), 1000); column += 1) {
      const line = touchLine(sheet.columns, column);
      if (attributes.width !== undefined) line.size = columnPoints(Number(attributes.width), sheet.digitPixels);
      if (isTrue(attributes.hidden)) line.hidden = true;
      const style: Style | undefined = styles.cells[Number(attributes.style ?? 0)];
      if (attributes.style !== undefined && style !== undefined) line.style = { ...style };
    }
  }
  for (const { attributes } of children(child(root, 'sheetData'), 'row')) {
    // a height that is not said to be a person's is fitted anew. Source: ECMA-376 part 1, 18.3.1.73 (row, customHeight)
    const height = isTrue(attributes.customHeight) ? attributes.ht : undefined;
    if (height === undefined && !isTrue(attributes.hidden)) continue;
    const line = touchLine(sheet.rows, Number(attributes.r) - 1);
    if (height !== undefined) line.size = Number(height);
    if (isTrue(attributes.hidden)) line.hidden = true;
  }
}

function readParts(sheet: Sheet, root: Element, styles: FileStyles): void {
  const view = child(child(root, 'sheetViews'), 'sheetView');
  const pane = child(view, 'pane')?.attributes;
  if (pane?.state === 'frozen') sheet.frozen = { rows: Number(pane.ySplit ?? 0), columns: Number(pane.xSplit ?? 0) };
  sheet.showGridlines = view?.attributes.showGridLines !== '0';
  const colour = child(child(root, 'sheetPr'), 'tabColor')?.attributes.rgb;
  if (colour !== undefined) sheet.tabColor = `#${colour.slice(-6).toUpperCase()}`;
  readProtection(sheet, child(root, 'sheetProtection'));
  const filter = areaOf(child(root, 'autoFilter')?.attributes.ref);
  if (filter !== null) sheet.filter = { area: filter, criteria: new Map() };
  for (const rule of children(child(root, 'dataValidations'), 'dataValidation')) readValidation(sheet, rule);
  for (const format of children(root, 'conditionalFormatting')) readConditionalFormat(sheet, format, styles);
  readPage(sheet, root);
}

/** In the file the attributes say what is forbidden: absent means forbidden for most. Source: ECMA-376, 18.3.1.85. */
function readProtection(sheet: Sheet, element: Element | undefined): void {
  if (!isTrue(element?.attributes.sheet)) return;
  const allowed = (name: string) => element?.attributes[name] === '0' || element?.attributes[name] === 'false';
  sheet.protection = {
    password: element?.attributes.password ?? element?.attributes.hashValue ?? null,
    options: {
      allowFormatCells: allowed('formatCells'),
      allowFormatColumns: allowed('formatColumns'),
      allowFormatRows: allowed('formatRows'),
      allowInsertRows: allowed('insertRows'),
      allowInsertColumns: allowed('insertColumns'),
      allowDeleteRows: allowed('deleteRows'),
      allowDeleteColumns: allowed('deleteColumns'),
      allowSort: allowed('sort'),
      allowAutoFilter: allowed('autoFilter'),
    },
  };
}

function readValidation(sheet: Sheet, { attributes, children: parts }: Element): void {
  const type = attributes.type ?? 'none';
  const [first = '', second] = ['formula1', 'formula2'].map((name) => parts.find((each) => each.name === name)?.text);
  const literal = /^"([\s\S]*)"$/.exec(first)?.[1]?.replace(/""/g, '"');
  const between = { formula1: numeric(first), formula2: numeric(second), operator: operatorOf(attributes.operator) };
  const rules: Record<string, Record<string, unknown>> = {
    list: { list: { inCellDropDown: !isTrue(attributes.showDropDown), source: literal ?? `=${first}` } },
    date: { date: between },
    textLength: { textLength: between },
    custom: { custom: { formula: `=${first}` } },
    whole: { wholeNumber: between },
    decimal: { decimal: between },
  };
  sheet.validations.push({
    areas: areasOf(attributes.sqref),
    rule: rules[type] ?? {},
    ignoreBlanks: isTrue(attributes.allowBlank),
    errorAlert: {
      showAlert: isTrue(attributes.showErrorMessage),
      style: alertStyle(attributes.errorStyle),
      title: attributes.errorTitle ?? '',
      message: attributes.error ?? '',
    },
    prompt: {
      showPrompt: isTrue(attributes.showInputMessage),
      title: attributes.promptTitle ?? '',
      message: attributes.prompt ?? '',
    },
  });
}

function numeric(text: string | undefined): string | number | undefined {
  return text === undefined || text === '' || Number.isNaN(Number(text)) ? text && `=${text}` : Number(text);
}

function operatorOf(operator = 'between'): string {
  return operator.charAt(0).toUpperCase() + operator.slice(1);
}

function alertStyle(style = 'stop'): string {
  return style.charAt(0).toUpperCase() + style.slice(1);
}

function readConditionalFormat(sheet: Sheet, element: Element, styles: FileStyles): void {
  for (const rule of children(element, 'cfRule')) {
    const style = styles.differences[Number(rule.attributes.dxfId ?? -1)] ?? {};
    sheet.conditionalFormats.push({
      id: newId(),
      areas: areasOf(element.attributes.sqref),
      formula: `=${child(rule, 'formula')?.text ?? ''}`,
      fill: style.fill ?? null,
      color: style.color ?? null,
      bold: style.bold ?? null,
      stopIfTrue: isTrue(rule.attributes.stopIfTrue),
    });
  }
}

const PAPERS: Readonly<Record<string, string>> = { 1: 'Letter', 8: 'A3', 9: 'A4' };

function readPage(sheet: Sheet, root: Element): void {
  const { page } = sheet;
  const margins = child(root, 'pageMargins')?.attributes;
  const inches = (name: string, otherwise: number) =>
    margins?.[name] === undefined ? otherwise : Number(margins[name]) * 72;
  page.topMargin = inches('top', page.topMargin);
  page.bottomMargin = inches('bottom', page.bottomMargin);
  page.leftMargin = inches('left', page.leftMargin);
  page.rightMargin = inches('right', page.rightMargin);
  page.headerMargin = inches('header', page.headerMargin);
  page.footerMargin = inches('footer', page.footerMargin);
  const setup = child(root, 'pageSetup')?.attributes ?? {};
  if (setup.orientation === 'landscape') page.orientation = 'Landscape';
  page.paperSize = PAPERS[setup.paperSize ?? '1'] ?? 'Letter';
  const fits = isTrue(child(child(root, 'sheetPr'), 'pageSetUpPr')?.attributes.fitToPage);
  if (fits) {
    const wide = Number(setup.fitToWidth ?? 1);
    const tall = Number(setup.fitToHeight ?? 1);
    page.zoom = { horizontalFitToPages: wide, ...(tall === 0 ? {} : { verticalFitToPages: tall }) };
  }
  page.centerHorizontally = isTrue(child(root, 'printOptions')?.attributes.horizontalCentered);
  for (const [name, prefix] of [
    ['oddHeader', 'Header'],
    ['oddFooter', 'Footer'],
  ] as const) {
    const text = child(child(root, 'headerFooter'), name)?.text ?? '';
    for (const [letter, side] of [
      ['L', 'left'],
      ['C', 'center'],
      ['R', 'right'],
    ] as const) {
      const section = new RegExp(`&${letter}((?:(?!&[LCR]).)*)`, 's').exec(text)?.[1];
      if (section !== undefined) page.headersFooters[side + prefix] = section;
    }
  }
}

/** Print area and repeated rows stand as built-in names in the workbook part. */
function readNames(sheet: Sheet, workbook: Element | undefined, index: number): void {
  for (const name of children(child(workbook, 'definedNames'), 'definedName')) {
    if (name.attributes.localSheetId !== String(index)) continue;
    const area = areaOf(name.text);
    if (name.attributes.name === '_xlnm.Print_Area') sheet.page.printArea = area;
    if (name.attributes.name === '_xlnm.Print_Titles') sheet.page.titleRows = area;
  }
}

function areaOf(text: string | undefined): CellRange | null {
  return text === undefined ? null : (parseAddress(text)?.area ?? null);
}

function areasOf(text: string | undefined): CellRange[] {
  return (text ?? '').split(' ').flatMap((each) => areaOf(each) ?? []);
}
