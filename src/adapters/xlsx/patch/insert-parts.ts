import { cellName, failure } from '../../../core/model';
import { rangeName } from '../write/ranges';
import {
  applyEdits,
  attribute,
  child,
  childrenOf,
  descendants,
  editAttributes,
  openTag,
  parseXml,
  prefixedAttribute,
  textOf,
  type Edit,
  type Element,
} from '../write/xml';
import { formulasOf, writtenOut } from './cell-formulas';
import { shiftCellFormula } from './insert-cells';
import { shiftElements, shiftRanges } from './insert-elements';
import type { Master, MasterSheet } from './master';
import { parseRange, referencesOf } from './references';
import {
  extendedEnds,
  foreignReferences,
  shiftedEnds,
  shiftedIndex,
  shiftedRange,
  shiftFormula,
  tears,
  type IsShifted,
  type Shift,
} from './shift';
import { openSheet } from './sheet-rows';
import { shiftTable, shiftTableFormulas } from './tables';
import { textEdit } from './text-edit';
import { mentions } from './uses';
import { shiftVmlFormulas, shiftVmlPlaces } from './vml';

/** Formulas, rules and links of the other sheets that look at the shifted one. */
export function shiftOtherSheets(master: Master, shifted: MasterSheet, shift: Shift): void {
  const { package: pkg } = master;
  const isShifted = foreignReferences(shifted.name);
  for (const sheet of master.sheets()) {
    if (sheet.part === shifted.part || sheet.kind !== 'worksheet' || !pkg.has(sheet.part)) continue;
    // a sheet that does not even name the other one is not taken apart
    if (!mentions(pkg.text(sheet.part), shifted.name)) continue;
    const shared = openSheet(pkg.text(sheet.part));
    const text = openSheet(applyEdits(shared.xml, writtenOut(shared, groupsThatLook(shared, isShifted))));
    const edits = [...formulasOf(text)].flatMap((formula) => shiftCellFormula(formula, shift, isShifted, sheet.name));
    pkg.set(
      sheet.part,
      applyEdits(text.xml, [...edits, ...shiftElements(text.xml, text.root, shift, isShifted, false)]),
    );
  }
}

function groupsThatLook(sheet: Parameters<typeof formulasOf>[0], isShifted: IsShifted): (group: string) => boolean {
  const groups = new Set<string>();
  for (const { group, text } of formulasOf(sheet)) {
    if (group !== null && referencesOf(text).some((reference) => isShifted(reference.sheets))) groups.add(group);
  }
  return (group) => groups.has(group);
}

/** Defined names; print areas and filters of the sheet take in what comes right behind them. */
export function shiftNames(master: Master, shifted: MasterSheet, shift: Shift): void {
  const { package: pkg, workbookPart } = master;
  const isShifted = foreignReferences(shifted.name);
  const xml = pkg.text(workbookPart);
  const edits = childrenOf(child(parseXml(xml), 'definedNames'), 'definedName').flatMap((node) => {
    const growing = /^_xlnm\.(?:Print_Area|_FilterDatabase)$/.test(attribute(openTag(xml, node), 'name') ?? '');
    return textEdit(xml, node, (text) => shiftFormula(text, shift, isShifted, growing ? extendedEnds : shiftedEnds));
  });
  pkg.set(workbookPart, applyEdits(xml, edits));
}

/**
 * The parts that belong to the shifted sheet: tables, comments, drawings, pivot tables, form controls. Their references
 * without a sheet are its own; those that name it are seen to wherever they stand (`shiftSharedParts`).
 */
export function shiftOwnParts(master: Master, sheet: MasterSheet, shift: Shift): void {
  const { package: pkg } = master;
  for (const { type, target } of pkg.relationships(sheet.part)) {
    if (target === null || !pkg.has(target)) continue;
    const shifter = OWN_PARTS[type];
    if (shifter === undefined) continue;
    const xml = pkg.text(target);
    const shifted = shifter(xml, shift, sheet.name);
    pkg.set(target, shifted);
  }
}

type Shifter = (xml: string, shift: Shift, sheet: string) => string;

const OWN_PARTS: Readonly<Record<string, Shifter>> = {
  table: shiftTable,
  comments: (xml, shift) => shiftAttributes(xml, shift, 'comment', 'ref'),
  threadedComment: (xml, shift) => shiftAttributes(xml, shift, 'threadedComment', 'ref'),
  namedSheetView: (xml, shift) => shiftAttributes(xml, shift, 'nsvFilter', 'ref'),
  tableSingleCells: (xml, shift) => shiftAttributes(xml, shift, 'singleXmlCell', 'r'),
  drawing: (xml, shift) => shiftAnchors(shiftTextLinks(xml, shift, withoutSheet), shift),
  vmlDrawing: (xml, shift) => shiftVmlFormulas(shiftVmlPlaces(xml, shift), shift, withoutSheet),
  ctrlProp: (xml, shift) => shiftControl(xml, shift, withoutSheet),
  pivotTable: shiftPivotTable,
};

const withoutSheet: IsShifted = (sheets) => sheets === null;

function shiftAttributes(xml: string, shift: Shift, local: string, name: string): string {
  const edits = [...descendants(parseXml(xml))].flatMap((node) => {
    const value = node.local === local ? attribute(openTag(xml, node), name) : undefined;
    if (value === undefined) return [];
    const shifted = shiftRanges(value, shift, shiftedEnds);
    return shifted === value ? [] : [editAttributes(xml, node, { [name]: shifted })];
  });
  return applyEdits(xml, edits);
}

function shiftTexts(xml: string, nodes: readonly Element[], shift: Shift, isShifted: IsShifted): string {
  const edits = nodes.flatMap((node) => textEdit(xml, node, (text) => shiftFormula(text, shift, isShifted)));
  return applyEdits(xml, edits);
}

/** Anchors of pictures, charts and shapes, as the person who placed them wanted them to move. */
function shiftAnchors(xml: string, shift: Shift): string {
  const wanted = shift.axis === 'rows' ? 'row' : 'col';
  const edits = [...descendants(parseXml(xml))].flatMap((node) =>
    node.local === 'twoCellAnchor' || node.local === 'oneCellAnchor' ? anchorEdits(xml, node, shift, wanted) : [],
  );
  return applyEdits(xml, edits);
}

/** Shapes that show the text of a cell. */
function shiftTextLinks(xml: string, shift: Shift, isShifted: IsShifted): string {
  const edits = [...descendants(parseXml(xml))].flatMap((node) => {
    const link = attribute(openTag(xml, node), 'textlink');
    const shifted = link === undefined ? link : shiftFormula(link, shift, isShifted);
    return shifted === undefined || shifted === link ? [] : [editAttributes(xml, node, { textlink: shifted })];
  });
  return applyEdits(xml, edits);
}

function anchorEdits(xml: string, anchor: Element, shift: Shift, wanted: string): readonly Edit[] {
  const editAs = attribute(openTag(xml, anchor), 'editAs') ?? 'twoCell';
  if (editAs === 'absolute') return [];
  const place = (end: string): Element | undefined => {
    const parent = child(anchor, end);
    return parent === undefined ? undefined : child(parent, wanted);
  };
  const from = place('from');
  if (from === undefined) return [];
  const first = Number(textOf(xml, from));
  const by = shiftedIndex(shift, first) - first;
  const write = (node: Element, index: number): Edit => ({
    start: node.openEnd,
    end: node.closeStart,
    text: String(index),
  });
  const to = place('to');
  const last = to === undefined ? 0 : Number(textOf(xml, to));
  return [
    write(from, first + by),
    ...(to === undefined ? [] : [write(to, editAs === 'oneCell' ? last + by : shiftedIndex(shift, last))]),
  ];
}

function shiftPivotTable(xml: string, shift: Shift, sheet: string): string {
  const root = parseXml(xml);
  const location = child(root, 'location');
  if (location === undefined) return xml;
  const range = parseRange(attribute(openTag(xml, location), 'ref') ?? '');
  if (range === null) return xml;
  const [first, last] = shift.axis === 'rows' ? [range.top, range.bottom] : [range.left, range.right];
  if (tears(shift, first, last)) {
    const at = { sheet, row: range.top, column: range.left };
    throw failure('xlsx.cannotChange', {
      at,
      what: 'pivotTable',
      name: attribute(openTag(xml, root), 'name') ?? cellName(range.top, range.left),
    });
  }
  return applyEdits(xml, [editAttributes(xml, location, { ref: rangeName(shiftedRange(shift, range)) })]);
}

/** Parts anywhere that name the sheet: charts, tables, shapes, form controls, pivot sources. */
export function shiftSharedParts(master: Master, shifted: MasterSheet, shift: Shift): void {
  const { package: pkg } = master;
  const isShifted = foreignReferences(shifted.name);
  for (const part of pkg.names) {
    const type = pkg.contentType(part) ?? '';
    const shifter = SHARED_PARTS.find(([pattern]) => pattern.test(type))?.[1];
    if (shifter !== undefined) pkg.set(part, shifter(pkg.text(part), shift, isShifted));
  }
}

type SharedShifter = (xml: string, shift: Shift, isShifted: IsShifted) => string;

const SHARED_PARTS: readonly (readonly [contentType: RegExp, SharedShifter])[] = [
  [/drawingml\.chart\+xml$|ms-office\.chartex\+xml$/, shiftChart],
  [/spreadsheetml\.table\+xml$/, shiftTableFormulas],
  [/officedocument\.drawing\+xml$/, shiftTextLinks],
  [/officedocument\.vmlDrawing$/, shiftVmlFormulas],
  [/ms-excel\.controlproperties\+xml$/, shiftControl],
  [/pivotCacheDefinition\+xml$/, shiftPivotSource],
];

function shiftChart(xml: string, shift: Shift, isShifted: IsShifted): string {
  const formulas = [...descendants(parseXml(xml))].filter((node) => node.local === 'f');
  return shiftTexts(xml, formulas, shift, isShifted);
}

function shiftControl(xml: string, shift: Shift, isShifted: IsShifted): string {
  const root = parseXml(xml);
  const changes: Record<string, string> = {};
  for (const name of ['fmlaLink', 'fmlaRange', 'fmlaGroup', 'fmlaTxbx']) {
    const value = attribute(openTag(xml, root), name);
    const shifted = value === undefined ? value : shiftFormula(value, shift, isShifted);
    if (shifted !== undefined && shifted !== value) changes[name] = shifted;
  }
  return Object.keys(changes).length === 0 ? xml : applyEdits(xml, [editAttributes(xml, root, changes)]);
}

function shiftPivotSource(xml: string, shift: Shift, isShifted: IsShifted): string {
  const edits = [...descendants(parseXml(xml))].flatMap((node) => {
    const tag = openTag(xml, node);
    const ref = attribute(tag, 'ref');
    const name = attribute(tag, 'sheet');
    if (node.local !== 'worksheetSource' || ref === undefined || name === undefined) return [];
    if (!isShifted({ first: name, last: name, external: prefixedAttribute(tag, 'id') !== undefined })) return [];
    return [editAttributes(xml, node, { ref: shiftRanges(ref, shift, shiftedEnds) })];
  });
  return applyEdits(xml, edits);
}
