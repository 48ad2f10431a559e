import { failure, type CellChange, type CellRange } from '../../../core/model';
import { LIMITS } from '../write/limits';
import { cellXml, type CellForm } from '../write/cell-xml';
import { rangeName } from '../write/ranges';
import { formatOf } from '../write/sheet-rows';
import { needsTextPrefix } from '../write/text';
import {
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
import { cellsOf, findCells, openSheet, rowsOf, type CellPlace, type RowPlace, type SheetText } from './sheet-rows';

export type SetOptions = {
  /** heights in points that rows need for their new texts; a height that a person fixed is kept */
  readonly heights?: readonly { readonly row: number; readonly height: number }[];
  /** true where nothing else will change this sheet: it is packed at once */
  readonly last?: boolean;
};

/**
 * Sets cells of a sheet. A cell keeps its style unless the change brings one; a new cell takes its row's or column's.
 * Throws `xlsx.coveredCell` for a value under a merged area, `xlsx.cannotChange` inside an array formula and for a table's
 * header that formulas know by name, `xlsx.value`
 * and `xlsx.overLimit` for what no cell can hold.
 */
export function setCells(
  master: Master,
  sheetName: string,
  cells: readonly CellChange[],
  { heights = [], last = false }: SetOptions = {},
): void {
  if (cells.length === 0 && heights.length === 0) return;
  const place = master.worksheet(sheetName);
  const { name, part } = place;
  const wanted = byRow(cells, heights);
  const before = openSheet(master.package.text(part));
  refuseCovered(before, cells, wanted, name);
  const spread = spreadFormulas(before, (row, column) => isWanted(wanted.get(row), column), name);
  const sheet = spread === before.xml ? before : openSheet(spread);
  const writer = cellWriter(master, sheet, name);
  const pieces = editedPieces(sheet, wanted, writer, grownDimension(sheet, cells));
  if (last) master.package.write(part, pieces);
  else master.package.set(part, [...pieces].join(''));
  renameTableColumns(master, place, cells);
  if (writer.formulasLost()) dropCalculationChain(master);
}

/** What changes in a row; its cells as they come. */
type RowChange = { readonly cells: CellChange[]; height: number | null };
type Wanted = ReadonlyMap<number, RowChange>;

function byRow(cells: readonly CellChange[], heights: SetOptions['heights'] = []): Wanted {
  const rows = new Map<number, RowChange>();
  const changeOf = (row: number): RowChange => {
    const known = rows.get(row) ?? { cells: [], height: null };
    rows.set(row, known);
    return known;
  };
  for (const cell of cells) changeOf(cell.row).cells.push(cell);
  for (const { row, height } of heights) changeOf(row).height = height;
  return rows;
}

function isWanted(row: RowChange | undefined, column: number): boolean {
  return row?.cells.some((cell) => cell.column === column) === true;
}

export function mergesOf(sheet: SheetText): readonly CellRange[] {
  return childrenOf(child(sheet.root, 'mergeCells'), 'mergeCell').flatMap((node) => {
    const range = parseRange(attribute(openTag(sheet.xml, node), 'ref') ?? '');
    return range === null ? [] : [range];
  });
}

/** Nobody would see the value, and a merge taken apart later would bring it up as a stranger. */
function refuseCovered(sheet: SheetText, cells: readonly CellChange[], wanted: Wanted, name: string): void {
  const merges = mergesOfRows(mergesOf(sheet), wanted);
  if (merges.size === 0) return;
  for (const { row, column, value } of cells) {
    if (value === null || value === '') continue;
    const merge = merges.get(row)?.find((range) => column >= range.left && column <= range.right);
    if (merge !== undefined && (row !== merge.top || column !== merge.left)) {
      throw failure('xlsx.coveredCell', { at: { sheet: name, row, column }, merge: rangeName(merge) });
    }
  }
}

/** The merged areas that reach into each of the rows: a long ledger has thousands of them. */
function mergesOfRows(merges: readonly CellRange[], wanted: Wanted): ReadonlyMap<number, readonly CellRange[]> {
  const rows = new Map<number, CellRange[]>();
  for (const merge of merges) {
    const isLow = merge.bottom - merge.top < wanted.size;
    const reached = isLow
      ? Array.from({ length: merge.bottom - merge.top + 1 }, (_, index) => merge.top + index)
      : wanted.keys();
    for (const row of reached) {
      if (!wanted.has(row) || row < merge.top || row > merge.bottom) continue;
      const known = rows.get(row);
      if (known === undefined) rows.set(row, [merge]);
      else known.push(merge);
    }
  }
  return rows;
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
    const inner = known === null ? '' : xml.slice(known.openEnd, known.closeStart);
    if (known !== null && inner.includes(`<${prefix}f`) && formulaOf(sheet, known) !== null) lost = true;
    const inherited = known !== null ? styleOf(known.tag) : (rowStyle(row) ?? columnStyle(change.column));
    const style = chosenStyle(master, change, inherited);
    if (known === null && style === inherited && (change.value === null || change.value === '')) return '';
    return cellXml(change.row, change.column, style, change, form, extensions(inner, prefix));
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
function extensions(inner: string, prefix: string): string {
  const at = inner.indexOf(`<${prefix}extLst`);
  return at < 0 ? '' : inner.slice(at);
}

/** The sheet's text with the changes, piece by piece; what lies between them is taken over as it stands. */
function* editedPieces(
  sheet: SheetText,
  wanted: Wanted,
  writer: CellWriter,
  dimension: Edit | null,
): Generator<string> {
  const { xml, data } = sheet;
  const rows = [...wanted.keys()].sort((a, b) => a - b);
  let [position, next] = [0, 0];
  if (dimension !== null) {
    yield xml.slice(0, dimension.start) + dimension.text;
    position = dimension.end;
  }
  const newRowsBefore = (end: number): string => {
    let added = '';
    for (let row = rows[next]; row !== undefined && row < end; row = rows[next]) {
      added += newRow(sheet, row, wanted.get(row), writer);
      next += 1;
    }
    return added;
  };
  for (const place of rowsOf(sheet)) {
    const added = newRowsBefore(place.row);
    const change = rows[next] === place.row ? wanted.get(place.row) : undefined;
    if (added !== '' || change !== undefined) {
      yield xml.slice(position, place.start) + added;
      position = place.start;
    }
    if (change !== undefined) {
      yield editedRow(sheet, place, change, writer);
      position = place.end;
      next += 1;
    }
    if (next >= rows.length) break;
  }
  const added = newRowsBefore(Number.POSITIVE_INFINITY);
  if (added !== '' && data.openEnd === data.end) {
    // `<sheetData/>` has to be opened first
    yield `${xml.slice(position, data.start)}${openedTag(openTag(xml, data))}${added}</${data.name}>`;
    position = data.end;
  } else if (added !== '') {
    yield xml.slice(position, data.closeStart) + added;
    position = data.closeStart;
  }
  yield xml.slice(position);
}

function newRow(sheet: SheetText, row: number, change: RowChange | undefined, writer: CellWriter): string {
  const { prefix } = sheet;
  const cells = sortedCells(change?.cells ?? [])
    .map((cell) => writer.write(cell, null, null))
    .join('');
  if (cells === '') return '';
  const height = typeof change?.height === 'number' ? ` ht="${change.height}"` : '';
  return `<${prefix}row r="${row + 1}"${height}>${cells}</${prefix}row>`;
}

/** By column; the last change of a cell counts. */
function sortedCells(cells: readonly CellChange[]): readonly CellChange[] {
  if (cells.length < 2) return cells;
  const sorted = [...cells].sort((a, b) => a.column - b.column);
  return sorted.filter((cell, index) => sorted[index + 1]?.column !== cell.column);
}

function editedRow(sheet: SheetText, place: RowPlace, change: RowChange, writer: CellWriter): string {
  const { xml } = sheet;
  const tag = withHeight(place.tag, change.height);
  const isEmpty = place.openEnd === place.end;
  if (change.cells.length === 0) return tag + xml.slice(place.openEnd, place.end);
  const inner = editedCells(sheet, place, sortedCells(change.cells), writer);
  if (isEmpty && inner === '') return tag;
  // `spans` is a hint for readers and may be left out; a wrong one may not stand
  const spanless = tag.includes('spans') ? withAttribute(tag, 'spans', null) : tag;
  if (isEmpty) return `${openedTag(spanless)}${inner}</${sheet.prefix}row>`;
  return spanless + inner + xml.slice(place.closeStart, place.end);
}

/** A height that a person fixed is kept. */
function withHeight(tag: string, height: number | null): string {
  if (height === null) return tag;
  const isFixed = tag.includes('customHeight') && ['1', 'true'].includes(attribute(tag, 'customHeight') ?? '');
  return isFixed ? tag : withAttribute(tag, 'ht', height);
}

/** What stands in a row once the cells are written; whatever lies between the others stays. */
function editedCells(sheet: SheetText, place: RowPlace, pending: readonly CellChange[], writer: CellWriter): string {
  const { xml } = sheet;
  // where all of them stand already, the others need not be looked at
  const standing = findCells(
    sheet,
    place,
    pending.map(({ column }) => column),
  );
  let written = '';
  let [position, next] = [place.openEnd, 0];
  let lastEnd = place.openEnd;
  for (const cell of standing ?? cellsOf(sheet, place)) {
    let change = pending[next];
    if (change !== undefined && change.column <= cell.column) {
      written += xml.slice(position, cell.start);
      position = cell.start;
    }
    for (; change !== undefined && change.column < cell.column; change = pending[next]) {
      written += writer.write(change, null, place);
      next += 1;
    }
    if (change !== undefined && change.column === cell.column) {
      written += writer.write(change, cell, place);
      position = cell.end;
      next += 1;
    }
    lastEnd = cell.end;
  }
  written += xml.slice(position, lastEnd);
  for (const change of pending.slice(next)) written += writer.write(change, null, place);
  return written + xml.slice(lastEnd, place.closeStart);
}

function grownDimension(sheet: SheetText, cells: readonly CellChange[]): Edit | null {
  const node = child(sheet.root, 'dimension');
  if (node === undefined) return null;
  const known = parseRange(attribute(openTag(sheet.xml, node), 'ref') ?? '');
  if (known === null) return null;
  const grown = { ...known };
  for (const { row, column, value } of cells) {
    if (value === null) continue;
    grown.top = Math.min(grown.top, row);
    grown.left = Math.min(grown.left, column);
    grown.bottom = Math.max(grown.bottom, row);
    grown.right = Math.max(grown.right, column);
  }
  if (rangeName(grown) === rangeName(known)) return null;
  return editAttributes(sheet.xml, node, { ref: rangeName(grown) });
}
