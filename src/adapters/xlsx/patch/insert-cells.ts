import { cellName, failure } from '../../../core/model';
import { rangeName } from '../write/ranges';
import {
  applyEdits,
  attribute,
  child,
  childrenOf,
  escapeText,
  openTag,
  openedTag,
  withAttribute,
  type Edit,
} from '../write/xml';
import { formulaOf, writtenOut, type CellFormula } from './cell-formulas';
import type { Fresh } from './insert';
import { shiftElements } from './insert-elements';
import type { Master, MasterSheet } from './master';
import {
  ownReferences,
  shiftedIndex,
  shiftedRange,
  shiftFormula,
  sizeOf,
  tears,
  type IsShifted,
  type Place,
  type Shift,
} from './shift';
import { cellsOf, openSheet, rowsOf, type CellPlace, type RowPlace, type SheetText } from './sheet-rows';

/** Inserts the rows or the column into the sheet's own part: cells, their formulas, and all that surrounds them. */
export function insertIntoSheet(master: Master, place: MasterSheet, shift: Shift, fresh: Fresh): void {
  const isShifted = ownReferences(place.name);
  const shared = openSheet(master.package.text(place.part));
  const sheet = openSheet(
    applyEdits(
      shared.xml,
      writtenOut(shared, () => true),
    ),
  );
  const edits = [
    ...('likeRows' in fresh
      ? rowEdits(sheet, shift, fresh.likeRows, place.name)
      : columnEdits(sheet, shift, fresh, place.name)),
    ...formulaEdits(sheet, shift, isShifted, place.name),
    ...shiftElements(sheet.xml, sheet.root, shift, isShifted, true),
  ];
  master.package.set(place.part, applyEdits(sheet.xml, edits));
}

function rowEdits(sheet: SheetText, shift: Shift, likeRows: readonly number[], name: string): readonly Edit[] {
  const edits: Edit[] = [];
  const fresh = freshRows(sheet, shift, likeRows);
  const [first] = shift.places;
  let next = 0;
  for (const row of rowsOf(sheet)) {
    if (first === undefined || row.row < first.at) continue;
    for (; (shift.places[next]?.at ?? Infinity) <= row.row; next += 1) {
      edits.push({ start: row.start, end: row.start, text: fresh[next] ?? '' });
    }
    const moved = shiftedIndex(shift, row.row);
    if (moved >= sizeOf('rows')) {
      refuseContent(sheet.xml.slice(row.openEnd, row.closeStart), 'lastRow', name);
      edits.push({ start: row.start, end: row.end, text: '' });
      continue;
    }
    edits.push({ start: row.start, end: row.openEnd, text: withAttribute(row.tag, 'r', moved + 1) });
    for (const cell of cellsOf(sheet, row)) edits.push(movedCell(cell, moved, cell.column));
  }
  const end = sheet.data.closeStart;
  const last = fresh.slice(next).map((text): Edit => ({ start: end, end, text }));
  return [...edits, ...last].filter((edit) => edit.text !== '' || edit.start < edit.end);
}

/** The new rows of each place, with the numbers that they will have; nothing where the row they are like is not there. */
function freshRows(sheet: SheetText, shift: Shift, likeRows: readonly number[]): string[] {
  const wanted = new Set(likeRows);
  const like = new Map<number, RowPlace>();
  for (const row of rowsOf(sheet)) if (wanted.has(row.row)) like.set(row.row, row);
  let before = 0;
  return shift.places.map(({ at, count }, index) => {
    const model = like.get(likeRows[index] ?? -1);
    const rows = model === undefined ? '' : likeRowsXml(sheet, model, at + before, count);
    before += count;
    return rows;
  });
}

/** What falls off the sheet may be empty cells with a format, as Excel has it, but nothing that somebody wrote. */
function refuseContent(inner: string, what: 'lastRow' | 'lastColumn', name: string): void {
  if (/<(?:[\w.-]+:)?(?:v|f|is)[\s/>]/.test(inner))
    throw failure('xlsx.cannotChange', { at: { sheet: name }, what, name: '' });
}

function movedCell(cell: CellPlace, row: number, column: number): Edit {
  return { start: cell.start, end: cell.openEnd, text: withAttribute(cell.tag, 'r', cellName(row, column)) };
}

/** Empty rows with the format, and the fixed height, of the row they are like. */
function likeRowsXml(sheet: SheetText, like: RowPlace, first: number, count: number): string {
  let tag = openedTag(like.tag);
  const dropped = ['r', 'spans', 'hidden', 'collapsed'];
  if (attribute(tag, 'customHeight') === undefined) dropped.push('ht');
  for (const name of dropped) tag = withAttribute(tag, name, null);
  const styles = [...cellsOf(sheet, like)].map((cell) => ({ column: cell.column, style: attribute(cell.tag, 's') }));
  return Array.from({ length: count }, (_, index) => {
    const row = first + index;
    const cells = styles.flatMap(({ column, style }) =>
      style === undefined ? [] : [`<${sheet.prefix}c r="${cellName(row, column)}" s="${style}"/>`],
    );
    return `${withAttribute(tag, 'r', row + 1)}${cells.join('')}</${sheet.prefix}row>`;
  }).join('');
}

function columnEdits(
  sheet: SheetText,
  shift: Shift,
  fresh: { readonly width: number; readonly hidden: boolean },
  name: string,
): readonly Edit[] {
  const edits: Edit[] = shift.places.map((place) => columnsEdit(sheet, place, fresh));
  for (const row of rowsOf(sheet)) {
    const moved = [...cellsOf(sheet, row)].filter((cell) => shiftedIndex(shift, cell.column) > cell.column);
    const tag = withAttribute(row.tag, 'spans', null);
    if (moved.length > 0 && tag !== row.tag) edits.push({ start: row.start, end: row.openEnd, text: tag });
    for (const cell of moved) {
      const column = shiftedIndex(shift, cell.column);
      if (column < sizeOf('columns')) {
        edits.push(movedCell(cell, row.row, column));
      } else {
        refuseContent(sheet.xml.slice(cell.openEnd, cell.closeStart), 'lastColumn', name);
        edits.push({ start: cell.start, end: cell.end, text: '' });
      }
    }
  }
  return edits;
}

/** The widths: a run of equal columns that the new one falls into is divided. */
function columnsEdit(
  sheet: SheetText,
  { at }: Place,
  fresh: { readonly width: number; readonly hidden: boolean },
): Edit {
  const { prefix, xml, root, data } = sheet;
  const list = child(root, 'cols');
  const own = `<${prefix}col min="${at + 1}" max="${at + 1}" width="${fresh.width}" customWidth="1"${fresh.hidden ? ' hidden="1"' : ''}/>`;
  const before: string[] = [];
  const behind: string[] = [];
  for (const node of childrenOf(list, 'col')) {
    const tag = openTag(xml, node);
    const first = Number(attribute(tag, 'min') ?? 1) - 1;
    const last = Number(attribute(tag, 'max') ?? 1) - 1;
    const run = (from: number, to: number): string => withAttribute(withAttribute(tag, 'min', from + 1), 'max', to + 1);
    if (first < at) before.push(run(first, Math.min(last, at - 1)));
    const limit = sizeOf('columns') - 1;
    if (last >= at && Math.max(first, at) + 1 <= limit) {
      behind.push(run(Math.max(first, at) + 1, Math.min(last + 1, limit)));
    }
  }
  const text = `<${prefix}cols>${[...before, own, ...behind].join('')}</${prefix}cols>`;
  return list === undefined ? { start: data.start, end: data.start, text } : { start: list.start, end: list.end, text };
}

function formulaEdits(sheet: SheetText, shift: Shift, isShifted: IsShifted, name: string): readonly Edit[] {
  const edits: Edit[] = [];
  for (const row of rowsOf(sheet)) {
    if (!sheet.xml.slice(row.openEnd, row.closeStart).includes(`<${sheet.prefix}f`)) continue;
    for (const cell of cellsOf(sheet, row)) {
      const formula = formulaOf(sheet, cell, row.row);
      if (formula !== null) edits.push(...shiftCellFormula(formula, shift, isShifted, name));
    }
  }
  return edits;
}

export function shiftCellFormula(
  formula: CellFormula,
  shift: Shift,
  isShifted: IsShifted,
  name: string,
): readonly Edit[] {
  const text = shiftFormula(formula.text, shift, isShifted);
  const tag = isShifted(null) ? shiftedFormulaTag(formula, shift, name) : formula.tag;
  if (text === formula.text && tag === formula.tag) return [];
  if (formula.text === '') return [{ start: formula.start, end: formula.start + formula.tag.length, text: tag }];
  return [{ start: formula.start, end: formula.end, text: `${openedTag(tag)}${escapeText(text)}</${formula.name}>` }];
}

/** The range of an array formula or data table moves whole; new cells inside it are refused, as Excel refuses them. */
function shiftedFormulaTag(formula: CellFormula, shift: Shift, sheet: string): string {
  const { range, kind } = formula;
  if (range === null || kind === 'normal') return formula.tag;
  const [first, last] = shift.axis === 'rows' ? [range.top, range.bottom] : [range.left, range.right];
  if (tears(shift, first, last)) {
    throw failure('xlsx.cannotChange', {
      at: { sheet, row: range.top, column: range.left },
      what: kind === 'array' ? 'arrayFormula' : 'dataTable',
      name: rangeName(range),
    });
  }
  let tag = withAttribute(formula.tag, 'ref', rangeName(shiftedRange(shift, range)));
  for (const input of ['r1', 'r2']) {
    const cell = attribute(tag, input);
    if (cell !== undefined)
      tag = withAttribute(
        tag,
        input,
        shiftFormula(cell, shift, () => true),
      );
  }
  return tag;
}
