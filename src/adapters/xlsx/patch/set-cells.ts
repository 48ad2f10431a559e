import { failure, type CellChange, type CellRange } from '../../../core/model';
import { LIMITS } from '../write/limits';
import { cellXml, type CellForm } from '../write/cell-xml';
import { rangeName } from '../write/ranges';
import { formatOf } from '../write/sheet-rows';
import { needsTextPrefix } from '../write/text';
import {
  applyEdits,
  attribute,
  child,
  childrenOf,
  editAttributes,
  openTag,
  openedTag,
  withAttribute,
  type Edit,
} from '../write/xml';
import { dropCalculationChain } from './calculation';
import { formulaOf, spreadFormulas } from './cell-formulas';
import { isDateFormat } from './number-format';
import type { Master } from './master';
import { parseRange } from './references';
import { renameTableColumns } from './tables';
import { cellsOf, openSheet, rowsOf, type CellPlace, type RowPlace, type SheetText } from './sheet-rows';

/**
 * Sets cells of a sheet. A cell keeps its style unless the change brings one; a new cell takes its row's or column's.
 * Throws `xlsx.coveredCell` for a value under a merged area, `xlsx.cannotChange` inside an array formula and for a table's
 * header that formulas know by name, `xlsx.value`
 * and `xlsx.overLimit` for what no cell can hold.
 */
export function setCells(master: Master, sheetName: string, cells: readonly CellChange[]): void {
  if (cells.length === 0) return;
  const place = master.worksheet(sheetName);
  const { name, part } = place;
  const wanted = byRow(cells);
  const before = openSheet(master.package.text(part));
  refuseCovered(before, cells, name);
  const spread = spreadFormulas(before, (row, column) => wanted.get(row)?.has(column) === true, name);
  const sheet = spread === before.xml ? before : openSheet(spread);
  const writer = cellWriter(master, sheet, name);
  const edits = editRows(sheet, wanted, writer);
  const dimension = grownDimension(sheet, cells);
  master.package.set(part, applyEdits(sheet.xml, dimension === null ? edits : [...edits, dimension]));
  renameTableColumns(master, place, cells);
  if (writer.formulasLost()) dropCalculationChain(master);
}

type Wanted = ReadonlyMap<number, ReadonlyMap<number, CellChange>>;

/** The last change of a cell counts. */
function byRow(cells: readonly CellChange[]): Wanted {
  const rows = new Map<number, Map<number, CellChange>>();
  for (const cell of cells) {
    const row = rows.get(cell.row) ?? new Map<number, CellChange>();
    rows.set(cell.row, row.set(cell.column, cell));
  }
  return rows;
}

export function mergesOf(sheet: SheetText): readonly CellRange[] {
  return childrenOf(child(sheet.root, 'mergeCells'), 'mergeCell').flatMap((node) => {
    const range = parseRange(attribute(openTag(sheet.xml, node), 'ref') ?? '');
    return range === null ? [] : [range];
  });
}

/** Nobody would see the value, and a merge taken apart later would bring it up as a stranger. */
function refuseCovered(sheet: SheetText, cells: readonly CellChange[], name: string): void {
  const merges = mergesOf(sheet);
  if (merges.length === 0) return;
  for (const { row, column, value } of cells) {
    if (value === null || value === '') continue;
    const merge = merges.find(
      (range) => row >= range.top && row <= range.bottom && column >= range.left && column <= range.right,
    );
    if (merge !== undefined && (row !== merge.top || column !== merge.left)) {
      throw failure('xlsx.coveredCell', { at: { sheet: name, row, column }, merge: rangeName(merge) });
    }
  }
}

type CellWriter = {
  /** the cell's XML; the empty string where nothing needs to stand */
  write(change: CellChange, known: CellPlace | null, row: RowPlace | null): string;
  formulasLost(): boolean;
};

function cellWriter(master: Master, sheet: SheetText, name: string): CellWriter {
  const { prefix, xml } = sheet;
  const columnStyle = columnStyles(sheet);
  const form: CellForm = { sheet: name, prefix, date1904: master.date1904, shared: null };
  let lost = false;

  function write(change: CellChange, known: CellPlace | null, row: RowPlace | null): string {
    refuseLongText(change, name);
    if (known !== null && formulaOf(sheet, known) !== null) lost = true;
    const inherited = known !== null ? styleOf(known.tag) : (rowStyle(row) ?? columnStyle(change.column));
    const style = chosenStyle(master, change, inherited);
    if (known === null && style === inherited && (change.value === null || change.value === '')) return '';
    const extra = known === null ? '' : extensions(xml, known, prefix);
    return cellXml(change.row, change.column, style, { value: change.value }, form, extra);
  }
  return { write, formulasLost: () => lost };
}

function refuseLongText({ value, row, column }: CellChange, sheet: string): void {
  const limit = LIMITS.cellText.value;
  if (typeof value !== 'string' || value.length <= limit) return;
  throw failure('xlsx.overLimit', { at: { sheet, row, column }, what: 'cellText', actual: value.length, limit });
}

function styleOf(tag: string): number {
  return Number(attribute(tag, 's') ?? 0);
}

function rowStyle(row: RowPlace | null): number | null {
  if (row === null || attribute(row.tag, 'customFormat') === undefined) return null;
  return styleOf(row.tag);
}

/** The style of a column's empty cells. */
export function columnStyles(sheet: SheetText): (column: number) => number {
  const columns = childrenOf(child(sheet.root, 'cols'), 'col').map((node) => {
    const tag = openTag(sheet.xml, node);
    return {
      first: Number(attribute(tag, 'min') ?? 1) - 1,
      last: Number(attribute(tag, 'max') ?? 1) - 1,
      style: Number(attribute(tag, 'style') ?? 0),
    };
  });
  return (column) => columns.find(({ first, last }) => column >= first && column <= last)?.style ?? 0;
}

/** The wanted style, or the cell's own, made fit for the value: text that looks like a formula, dates. */
function chosenStyle(master: Master, change: CellChange, inherited: number): number {
  const { value, style } = change;
  if (style !== undefined) return formatOf({ value, style }, master.styles());
  if (typeof value === 'string' && needsTextPrefix(value)) return textFormat(master, inherited, value);
  if (typeof value === 'object' && value !== null) return dateFormat(master, inherited);
  return inherited;
}

function textFormat(master: Master, inherited: number, value: string): number {
  const styles = master.styles();
  const needed = needsTextPrefix(value, styles.numberFormat(inherited).code ?? undefined);
  return needed ? styles.variant(inherited, { textPrefix: true }) : inherited;
}

function dateFormat(master: Master, inherited: number): number {
  const styles = master.styles();
  const shown = isDateFormat(styles.numberFormat(inherited));
  return shown ? inherited : styles.variant(inherited, { numberFormat: 'yyyy-mm-dd' });
}

/** Extensions of the cell that other programs put there stay. */
function extensions(xml: string, cell: CellPlace, prefix: string): string {
  const inner = xml.slice(cell.openEnd, cell.closeStart);
  const at = inner.indexOf(`<${prefix}extLst`);
  return at < 0 ? '' : inner.slice(at);
}

function editRows(sheet: SheetText, wanted: Wanted, writer: CellWriter): Edit[] {
  const edits: Edit[] = [];
  const rows = [...wanted.keys()].sort((a, b) => a - b);
  let next = 0;
  for (const place of rowsOf(sheet)) {
    while (next < rows.length && (rows[next] ?? 0) < place.row)
      addRow(sheet, rows[next++] ?? 0, wanted, writer, place.start, edits);
    if (next >= rows.length) break;
    if (rows[next] === place.row) {
      editRow(sheet, place, wanted.get(place.row) ?? new Map<number, CellChange>(), writer, edits);
      next += 1;
    }
  }
  const end = sheet.data.closeStart;
  const added: Edit[] = [];
  while (next < rows.length) addRow(sheet, rows[next++] ?? 0, wanted, writer, end, added);
  return [...edits, ...atTheEnd(sheet, added)];
}

/** `<sheetData/>` has to be opened first. */
function atTheEnd(sheet: SheetText, added: readonly Edit[]): readonly Edit[] {
  const { data, xml } = sheet;
  if (data.openEnd < data.end || added.length === 0) return added;
  const text = added.map((edit) => edit.text).join('');
  return [{ start: data.start, end: data.end, text: `${openedTag(openTag(xml, data))}${text}</${data.name}>` }];
}

function addRow(sheet: SheetText, row: number, wanted: Wanted, writer: CellWriter, at: number, edits: Edit[]): void {
  const cells = sortedCells(wanted.get(row) ?? new Map<number, CellChange>())
    .map((change) => writer.write(change, null, null))
    .join('');
  if (cells === '') return;
  const { prefix } = sheet;
  edits.push({ start: at, end: at, text: `<${prefix}row r="${row + 1}">${cells}</${prefix}row>` });
}

function sortedCells(cells: ReadonlyMap<number, CellChange>): readonly CellChange[] {
  return [...cells.values()].sort((a, b) => a.column - b.column);
}

function editRow(
  sheet: SheetText,
  place: RowPlace,
  cells: ReadonlyMap<number, CellChange>,
  writer: CellWriter,
  edits: Edit[],
): void {
  const pending = sortedCells(cells);
  const made: Edit[] = [];
  let next = 0;
  let tail = place.closeStart;
  const insertBefore = (column: number, at: number): void => {
    for (let change = pending[next]; change !== undefined && change.column < column; change = pending[next]) {
      made.push({ start: at, end: at, text: writer.write(change, null, place) });
      next += 1;
    }
  };
  let lastEnd = place.openEnd;
  for (const cell of cellsOf(sheet, place)) {
    insertBefore(cell.column, cell.start);
    const change = pending[next];
    if (change !== undefined && change.column === cell.column) {
      made.push({ start: cell.start, end: cell.end, text: writer.write(change, cell, place) });
      next += 1;
    }
    lastEnd = cell.end;
  }
  tail = lastEnd;
  insertBefore(Number.POSITIVE_INFINITY, tail);
  // `spans` is a hint for readers and may be left out; a wrong one may not stand
  const tag = withAttribute(place.tag, 'spans', null);
  if (place.openEnd === place.end) {
    const text = made.map((edit) => edit.text).join('');
    if (text !== '')
      edits.push({ start: place.start, end: place.end, text: `${openedTag(tag)}${text}</${sheet.prefix}row>` });
    return;
  }
  if (tag !== place.tag) edits.push({ start: place.start, end: place.openEnd, text: tag });
  edits.push(...made.filter((edit) => edit.text !== '' || edit.start < edit.end));
}

function includingCell(range: CellRange, { row, column }: CellChange): CellRange {
  return {
    top: Math.min(range.top, row),
    left: Math.min(range.left, column),
    bottom: Math.max(range.bottom, row),
    right: Math.max(range.right, column),
  };
}

function grownDimension(sheet: SheetText, cells: readonly CellChange[]): Edit | null {
  const node = child(sheet.root, 'dimension');
  if (node === undefined) return null;
  const known = parseRange(attribute(openTag(sheet.xml, node), 'ref') ?? '');
  if (known === null) return null;
  const grown = cells.filter((cell) => cell.value !== null).reduce(includingCell, known);
  if (rangeName(grown) === rangeName(known)) return null;
  return editAttributes(sheet.xml, node, { ref: rangeName(grown) });
}
