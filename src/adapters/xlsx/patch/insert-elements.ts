import type { CellRange } from '../../../core/model';
import { rangeName } from '../write/ranges';
import {
  attribute,
  childrenOf,
  editAttributes,
  escapeText,
  openTag,
  textOf,
  type Edit,
  type Element,
} from '../write/xml';
import { parseRange } from './references';
import {
  extendedEnds,
  shiftedEnds,
  shiftedIndex,
  shiftedRange,
  shiftFormula,
  shiftRuleFormula,
  type IsShifted,
  type Shift,
} from './shift';

type Ends = typeof shiftedEnds;

/** Attributes of a sheet's elements that hold ranges (ECMA-376 Part 1, 18.3), and how these grow. */
const RANGES: Readonly<Record<string, readonly (readonly [attribute: string, ends: Ends])[]>> = {
  dimension: [['ref', extendedEnds]],
  sheetPr: [['syncRef', shiftedEnds]],
  sheetView: [['topLeftCell', shiftedEnds]],
  customSheetView: [['topLeftCell', shiftedEnds]],
  pane: [['topLeftCell', shiftedEnds]],
  selection: [
    ['activeCell', shiftedEnds],
    ['sqref', shiftedEnds],
  ],
  autoFilter: [['ref', extendedEnds]],
  sortState: [['ref', extendedEnds]],
  sortCondition: [['ref', extendedEnds]],
  mergeCell: [['ref', shiftedEnds]],
  conditionalFormatting: [['sqref', extendedEnds]],
  dataValidation: [['sqref', extendedEnds]],
  hyperlink: [['ref', shiftedEnds]],
  protectedRange: [['sqref', extendedEnds]],
  ignoredError: [['sqref', extendedEnds]],
  scenarios: [['sqref', shiftedEnds]],
  inputCells: [['r', shiftedEnds]],
  cellWatch: [['r', shiftedEnds]],
  cellSmartTags: [['r', shiftedEnds]],
  webPublishItem: [['sourceRef', shiftedEnds]],
};

/** Attributes that hold formulas, whoever's sheet they stand on. */
const FORMULAS: Readonly<Record<string, readonly string[]>> = {
  hyperlink: ['location'],
  cfvo: ['val'],
  controlPr: ['linkedCell', 'listFillRange'],
};

/**
 * Edits for everything in a sheet's part but its cells. `own`: the sheet is the shifted one; else only its references
 * to the shifted one change.
 */
export function shiftElements(
  xml: string,
  root: Element,
  shift: Shift,
  isShifted: IsShifted,
  own: boolean,
): readonly Edit[] {
  const edits: Edit[] = [];
  const visit = (node: Element, parent: string, region: CellRange | null): void => {
    const inner = regionOf(xml, node) ?? region;
    const change = attributeChanges(xml, node, parent, shift, isShifted, own);
    if (Object.keys(change).length > 0) edits.push(editAttributes(xml, node, change));
    const text = node.children.length === 0 ? changedText(xml, node, shift, isShifted, own, inner) : null;
    if (text !== null) edits.push({ start: node.openEnd, end: node.closeStart, text: escapeText(text) });
    if (own && (node.local === 'from' || node.local === 'to')) edits.push(...anchorEdits(xml, node, shift));
    if (own && node.local === 'autoFilter') edits.push(...filterColumnEdits(xml, node, shift));
    for (const below of node.children) visit(below, node.local, inner);
  };
  for (const node of root.children)
    if (node.local !== 'sheetData' && node.local !== 'cols') visit(node, root.local, null);
  return edits;
}

type Changes = Record<string, string | number>;

function attributeChanges(
  xml: string,
  node: Element,
  parent: string,
  shift: Shift,
  isShifted: IsShifted,
  own: boolean,
): Changes {
  const tag = openTag(xml, node);
  const changes: Changes = {};
  const note = (name: string, value: string | undefined, changed: string): void => {
    if (value !== undefined && changed !== value) changes[name] = changed;
  };
  if (own) {
    for (const [name, ends] of RANGES[node.local] ?? []) {
      const value = attribute(tag, name);
      if (value !== undefined) note(name, value, shiftRanges(value, shift, ends));
    }
    Object.assign(changes, paneChanges(tag, node, shift), breakChanges(tag, node, parent, shift));
  }
  for (const name of FORMULAS[node.local] ?? []) {
    const value = attribute(tag, name);
    if (value !== undefined) note(name, value, shiftFormula(value, shift, isShifted));
  }
  return changes;
}

/** `A1:B2 D4`: every range of a list. */
export function shiftRanges(list: string, shift: Shift, ends: Ends): string {
  return list
    .split(/\s+/)
    .filter((text) => text !== '')
    .map((text) => {
      const range = parseRange(text);
      return range === null ? text : namedAs(text, shiftedRange(shift, range, ends));
    })
    .join(' ');
}

/** Whole rows and columns stay written as such. */
function namedAs(text: string, range: CellRange): string {
  if (/^\$?\d+:\$?\d+$/.test(text)) return `${range.top + 1}:${range.bottom + 1}`;
  if (/^\$?[A-Z]+:\$?[A-Z]+$/i.test(text)) return rangeName({ ...range, top: 0, bottom: 0 }).replace(/1/g, '');
  return rangeName(range);
}

/** Frozen rows grow where the new ones come between them. */
function paneChanges(tag: string, node: Element, shift: Shift): Changes {
  if (node.local !== 'pane' || !/^frozen/.test(attribute(tag, 'state') ?? '')) return {};
  const name = shift.axis === 'rows' ? 'ySplit' : 'xSplit';
  const split = Number(attribute(tag, name) ?? 0);
  const grown = countedBefore(shift, split);
  return grown > split ? { [name]: grown } : {};
}

/** A page break's id is the number of rows (or columns) before it. */
function breakChanges(tag: string, node: Element, parent: string, shift: Shift): Changes {
  if (node.local !== 'brk' || parent !== (shift.axis === 'rows' ? 'rowBreaks' : 'colBreaks')) return {};
  const id = Number(attribute(tag, 'id') ?? 0);
  const moved = countedBefore(shift, id);
  return moved > id ? { id: moved } : {};
}

/** A number of rows or columns, counted from the first, with those that come in among them. */
function countedBefore({ places }: Shift, count: number): number {
  return places.reduce((sum, place) => (count > place.at ? sum + place.count : sum), count);
}

/** Filter columns are counted from the filter's first column. */
export function filterColumnEdits(xml: string, filter: Element, shift: Shift): readonly Edit[] {
  const range = parseRange(attribute(openTag(xml, filter), 'ref') ?? '');
  if (shift.axis !== 'columns' || range === null) return [];
  const first = shiftedIndex(shift, range.left);
  return childrenOf(filter, 'filterColumn').flatMap((column) => {
    const id = Number(attribute(openTag(xml, column), 'colId') ?? 0);
    const moved = shiftedIndex(shift, range.left + id) - first;
    return moved === id ? [] : [editAttributes(xml, column, { colId: moved })];
  });
}

/** The cells that a rule holds for: its formula is written for their first. */
function regionOf(xml: string, node: Element): CellRange | null {
  if (node.local === 'conditionalFormatting' || node.local === 'dataValidation') {
    const own = attribute(openTag(xml, node), 'sqref');
    const below = node.children.find((inner) => inner.local === 'sqref');
    const list = own ?? (below === undefined ? '' : textOf(xml, below));
    return boundingRange(list);
  }
  return null;
}

function boundingRange(list: string): CellRange | null {
  const ranges = list.split(/\s+/).flatMap((text) => parseRange(text) ?? []);
  const [first, ...others] = ranges;
  if (first === undefined) return null;
  return others.reduce(
    (all, range) => ({
      top: Math.min(all.top, range.top),
      left: Math.min(all.left, range.left),
      bottom: Math.max(all.bottom, range.bottom),
      right: Math.max(all.right, range.right),
    }),
    first,
  );
}

/** Texts that are formulas (`formula`, `formula1`, `xm:f`) or ranges (`xm:sqref`); null where nothing changes. */
function changedText(
  xml: string,
  node: Element,
  shift: Shift,
  isShifted: IsShifted,
  own: boolean,
  region: CellRange | null,
): string | null {
  const text = textOf(xml, node);
  const changed = shiftedText(node.local, text, shift, isShifted, own, region);
  return changed === text ? null : changed;
}

function shiftedText(
  local: string,
  text: string,
  shift: Shift,
  isShifted: IsShifted,
  own: boolean,
  region: CellRange | null,
): string {
  if (local === 'sqref') return own ? shiftRanges(text, shift, region === null ? shiftedEnds : extendedEnds) : text;
  if (!['formula', 'formula1', 'formula2', 'f'].includes(local)) return text;
  return region === null ? shiftFormula(text, shift, isShifted) : shiftRuleFormula(text, shift, isShifted, region, own);
}

/** `from` and `to` of an anchor count rows and columns in elements of their own. */
function anchorEdits(xml: string, node: Element, shift: Shift): readonly Edit[] {
  const wanted = shift.axis === 'rows' ? 'row' : 'col';
  return node.children
    .filter((inner) => inner.local === wanted)
    .map((inner) => ({
      start: inner.openEnd,
      end: inner.closeStart,
      text: String(shiftedIndex(shift, Number(textOf(xml, inner)))),
    }));
}
