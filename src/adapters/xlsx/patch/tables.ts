import { failure, type CellChange, type CellRange } from '../../../core/model';
import { rangeName } from '../write/ranges';
import { spreadsheetText } from '../write/text';
import {
  applyEdits,
  attribute,
  child,
  childrenOf,
  decodeEntities,
  descendants,
  editAttributes,
  escapeAttribute,
  openTag,
  parseXml,
  prefixOf,
  type Edit,
  type Element,
} from '../write/xml';
import { filterColumnEdits, shiftRanges } from './insert-elements';
import type { Master, MasterSheet } from './master';
import { parseRange } from './references';
import { extendedEnds, shiftedEnds, shiftedRange, shiftFormula, type IsShifted, type Place, type Shift } from './shift';
import { textEdit } from './text-edit';

/*
 * Tables (ListObjects). A table has a name for each of its columns, which must be the text of the header cell above it
 * (ECMA-376 Part 1, 18.5.1.3): Excel repairs a file where the two differ, and takes the table apart.
 */

/** A table after rows or columns came in; a column inside it gets a name and an id of its own. */
export function shiftTable(xml: string, shift: Shift, sheet: string): string {
  const root = parseXml(xml);
  const tag = openTag(xml, root);
  const range = parseRange(attribute(tag, 'ref') ?? '');
  if (range === null) return xml;
  const totals = Number(attribute(tag, 'totalsRowCount') ?? 0) > 0;
  const shifted = shiftedRange(shift, range, totals ? shiftedEnds : extendedEnds);
  const edits: Edit[] = [editAttributes(xml, root, { ref: rangeName(shifted) })];
  for (const node of descendants(root)) {
    if (node === root) continue;
    const own = attribute(openTag(xml, node), 'ref');
    if (own !== undefined)
      edits.push(editAttributes(xml, node, { ref: shiftRanges(own, shift, totals ? filterEnds : extendedEnds) }));
    if (node.local === 'autoFilter') edits.push(...filterColumnEdits(xml, node, shift));
  }
  for (const place of columnsInside(shift, range)) edits.push(...newColumns(xml, root, range, place, sheet));
  return shiftTableFormulas(applyEdits(xml, edits), shift, (sheets) => sheets === null);
}

function columnsInside({ axis, places }: Shift, range: CellRange): readonly Place[] {
  return axis === 'columns' ? places.filter(({ at }) => range.left < at && at <= range.right) : [];
}

/** The filter of a table with a totals row ends above it: rows that come right before the totals join the filter. */
function filterEnds(shift: Shift, first: number, last: number): readonly [number, number] {
  const places = shift.places.map((place) => ({ ...place, extends: true }));
  return extendedEnds({ ...shift, places }, first, last);
}

/** The formulas that a table gives to its new rows and its totals. */
export function shiftTableFormulas(xml: string, shift: Shift, isShifted: IsShifted): string {
  const edits = [...descendants(parseXml(xml))]
    .filter((node) => /Formula$/.test(node.local))
    .flatMap((node) => textEdit(xml, node, (text) => shiftFormula(text, shift, isShifted)));
  return applyEdits(xml, edits);
}

/** Columns of a table that is fed from elsewhere (a query, an XML map) are not ours to add. */
function newColumns(
  xml: string,
  root: Element,
  range: CellRange,
  { at, count }: Place,
  sheet: string,
): readonly Edit[] {
  const list = child(root, 'tableColumns');
  const columns = childrenOf(list, 'tableColumn');
  const before = columns[at - range.left];
  const fed = ['queryTable', 'xml'].includes(attribute(openTag(xml, root), 'tableType') ?? '');
  if (list === undefined || before === undefined || fed) {
    const name = attribute(openTag(xml, root), 'displayName') ?? '';
    throw failure('xlsx.cannotChange', { at: { sheet, column: at }, what: 'table', name });
  }
  const tags = columns.map((column) => openTag(xml, column));
  const firstId = Math.max(...tags.map((tag) => Number(attribute(tag, 'id') ?? 0))) + 1;
  const taken = new Set(tags.map((tag) => (attribute(tag, 'name') ?? '').toLowerCase()));
  const added = Array.from({ length: count }, (_, index) => {
    const name = freeName(taken);
    return `<${prefixOf(list.name)}tableColumn id="${firstId + index}" name="${escapeAttribute(name)}"/>`;
  });
  return [
    editAttributes(xml, list, { count: columns.length + count }),
    { start: before.start, end: before.start, text: added.join('') },
  ];
}

/** `列1`, `列2` … as Excel names columns that nobody named. */
function freeName(taken: Set<string>): string {
  for (let number = 1; ; number += 1) {
    const name = `列${number}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

type Table = {
  readonly part: string;
  readonly xml: string;
  readonly range: CellRange;
  readonly columns: readonly Element[];
  readonly name: string;
  /** false where the first row is data already */
  readonly header: boolean;
};

function tablesOf(master: Master, sheet: MasterSheet): readonly Table[] {
  const { package: pkg } = master;
  return pkg.relationships(sheet.part).flatMap(({ type, target }): readonly Table[] => {
    if (type !== 'table' || target === null || !pkg.has(target)) return [];
    const xml = pkg.text(target);
    const root = parseXml(xml);
    const tag = openTag(xml, root);
    const range = parseRange(attribute(tag, 'ref') ?? '');
    if (range === null) return [];
    const columns = childrenOf(child(root, 'tableColumns'), 'tableColumn');
    const header = attribute(tag, 'headerRowCount') !== '0';
    return [{ part: target, xml, range, columns, header, name: attribute(tag, 'displayName') ?? '' }];
  });
}

/** Where the tables of a sheet stand: no cells can be merged there. */
export function tableRanges(master: Master, sheet: MasterSheet): readonly CellRange[] {
  return tablesOf(master, sheet).map(({ range }) => range);
}

/** The header cells of columns that came into tables of the sheet, so that they say what the columns are called. */
export function newHeaderCells(master: Master, sheet: MasterSheet, shift: Shift): readonly CellChange[] {
  return tablesOf(master, sheet).flatMap(({ xml, range, columns, header }) =>
    (header ? columnsInside(shift, range) : []).flatMap(({ at, count }) =>
      columns.slice(at - range.left, at - range.left + count).map((column, index) => ({
        row: range.top,
        column: at + index,
        value: nameOf(xml, column).replace(/_x000a_/gi, '\n'),
      })),
    ),
  );
}

function nameOf(xml: string, column: Element): string {
  return attribute(openTag(xml, column), 'name') ?? '';
}

/**
 * Gives the columns of tables the names that their header cells get. Throws `xlsx.cannotChange` where the new text is
 * no name (empty, no text, doubled), or where a formula knows the column by its old one.
 */
export function renameTableColumns(master: Master, sheet: MasterSheet, cells: readonly CellChange[]): void {
  for (const { part, xml, range, columns, name } of tablesOf(master, sheet).filter(({ header }) => header)) {
    const former = columns.map((column) => nameOf(xml, column));
    const names = newNames(former, range, cells);
    const edits = columns.flatMap((node, index): readonly Edit[] => {
      const [old = '', wanted = ''] = [former[index], names[index]];
      if (old === wanted) return [];
      if (!isName(wanted, names) || isKnownByName(master, old)) {
        const at = { sheet: sheet.name, row: range.top, column: range.left + index };
        throw failure('xlsx.cannotChange', { at, what: 'tableHeader', name });
      }
      return [editAttributes(xml, node, { name: wanted })];
    });
    if (edits.length > 0) master.package.set(part, applyEdits(xml, edits));
  }
}

function newNames(former: readonly string[], range: CellRange, cells: readonly CellChange[]): readonly string[] {
  const names = [...former];
  for (const { row, column, value } of cells) {
    const index = column - range.left;
    if (row !== range.top || index < 0 || index >= names.length) continue;
    names[index] = typeof value === 'string' ? spreadsheetText(value).replace(/\n/g, '_x000a_') : '';
  }
  return names;
}

function isName(name: string, all: readonly string[]): boolean {
  const same = all.filter((one) => one.toLowerCase() === name.toLowerCase());
  return name.trim() !== '' && name.length <= LONGEST_NAME && same.length === 1;
}
const LONGEST_NAME = 255;

/** Whether a structured reference, `表1[进展]`, anywhere names such a column; one of another table counts too. */
function isKnownByName(master: Master, name: string): boolean {
  const { package: pkg, workbookPart } = master;
  const written = `[${name.replace(/[[\]#']/g, "'$&")}]`.toLowerCase();
  const sheets = master.sheets().filter(({ part }) => pkg.has(part));
  const tables = sheets.flatMap((sheet) => tablesOf(master, sheet).map(({ part }) => part));
  return [workbookPart, ...sheets.map(({ part }) => part), ...tables].some((part) =>
    decodeEntities(pkg.text(part)).toLowerCase().includes(written),
  );
}
