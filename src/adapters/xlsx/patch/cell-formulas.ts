import { failure, type CellRange } from '../../../core/model';
import {
  applyEdits,
  attribute,
  decodeEntities,
  escapeText,
  localName,
  nextTag,
  withAttribute,
  openedTag,
  type Edit,
} from '../write/xml';
import { parseRange, translateFormula } from './references';
import { cellsOf, rowsOf, type CellPlace, type SheetText } from './sheet-rows';

/** The `f` element of a cell. */
export type CellFormula = {
  readonly row: number;
  readonly column: number;
  readonly start: number;
  readonly end: number;
  readonly tag: string;
  readonly name: string;
  /** without `=`; empty for the followers of a shared formula */
  readonly text: string;
  readonly kind: 'normal' | 'shared' | 'array' | 'dataTable';
  readonly group: string | null;
  /** the cells of an array formula or data table, or of a shared group */
  readonly range: CellRange | null;
};

/** The formula in a cell, whatever its kind. */
export function formulaOf(sheet: SheetText, cell: CellPlace, row = 0): CellFormula | null {
  const { xml } = sheet;
  for (let tag = nextTag(xml, cell.openEnd); tag !== null && tag.start < cell.closeStart; tag = nextTag(xml, tag.end)) {
    if (localName(tag.name) !== 'f' || tag.kind === 'close') continue;
    const text = xml.slice(tag.start, tag.end);
    const close = tag.kind === 'empty' ? tag.end : xml.indexOf(`</${tag.name}>`, tag.end);
    const end = tag.kind === 'empty' ? tag.end : close + tag.name.length + 3;
    const kind = attribute(text, 't');
    return {
      row,
      column: cell.column,
      start: tag.start,
      end,
      tag: text,
      name: tag.name,
      text: decodeEntities(xml.slice(tag.end, close)),
      kind: kind === 'shared' || kind === 'array' || kind === 'dataTable' ? kind : 'normal',
      group: attribute(text, 'si') ?? null,
      range: parseRange(attribute(text, 'ref') ?? ''),
    };
  }
  return null;
}

/** Every formula of the sheet in the order of its cells. */
export function* formulasOf(sheet: SheetText): Generator<CellFormula> {
  if (!hasFormulas(sheet)) return;
  // rows without a formula are passed over by where the next one stands, looked for once and not once a row
  let next = 0;
  for (const row of rowsOf(sheet)) {
    if (next < row.openEnd) next = sheet.xml.indexOf(`<${sheet.prefix}f`, row.openEnd);
    if (next < 0 || next >= sheet.data.closeStart) return;
    if (next > row.end) continue;
    for (const cell of cellsOf(sheet, row)) {
      const formula = formulaOf(sheet, cell, row.row);
      if (formula !== null) yield formula;
    }
  }
}

function hasFormulas(sheet: SheetText): boolean {
  const at = sheet.xml.indexOf(`<${sheet.prefix}f`, sheet.data.openEnd);
  return at >= 0 && at < sheet.data.closeStart;
}

/**
 * The sheet's text ready for those cells to be overwritten: a shared formula whose first cell goes is written out in
 * the cells that follow it. Refuses cells inside an array formula or data table of several cells.
 */
export function spreadFormulas(
  sheet: SheetText,
  overwritten: (row: number, column: number) => boolean,
  name: string,
): string {
  const groups = new Set<string>();
  for (const formula of formulasOf(sheet)) {
    refuseArrays(formula, overwritten, name);
    const isFirst = formula.kind === 'shared' && formula.text !== '';
    if (isFirst && formula.group !== null && overwritten(formula.row, formula.column)) groups.add(formula.group);
  }
  return groups.size === 0
    ? sheet.xml
    : applyEdits(
        sheet.xml,
        writtenOut(sheet, (group) => groups.has(group)),
      );
}

function refuseArrays(
  formula: CellFormula,
  overwritten: (row: number, column: number) => boolean,
  sheet: string,
): void {
  const { range, kind } = formula;
  if (range === null || (kind !== 'array' && kind !== 'dataTable')) return;
  if (range.top === range.bottom && range.left === range.right) return;
  for (let row = range.top; row <= range.bottom; row += 1) {
    for (let column = range.left; column <= range.right; column += 1) {
      if (overwritten(row, column)) {
        throw failure('xlsx.cannotChange', {
          at: { sheet, row, column },
          what: kind === 'array' ? 'arrayFormula' : 'dataTable',
          name: '',
        });
      }
    }
  }
}

/** Edits that write the shared formulas of those groups out in every cell. */
export function writtenOut(sheet: SheetText, wanted: (group: string) => boolean): readonly Edit[] {
  const first = new Map<string, CellFormula>();
  const edits: Edit[] = [];
  for (const formula of formulasOf(sheet)) {
    const { group, kind } = formula;
    if (kind !== 'shared' || group === null || !wanted(group)) continue;
    if (formula.text !== '') first.set(group, formula);
    const holder = first.get(group);
    if (holder === undefined) throw failure('xlsx.unusualXml', { what: `shared formula ${group}` });
    edits.push(writeOut(formula, holder));
  }
  return edits;
}

function writeOut(formula: CellFormula, holder: CellFormula): Edit {
  const text =
    formula === holder || formula.text !== ''
      ? formula.text
      : translateFormula(holder.text, formula.row - holder.row, formula.column - holder.column);
  let tag = openedTag(formula.tag);
  for (const name of ['t', 'ref', 'si']) tag = withAttribute(tag, name, null);
  return { start: formula.start, end: formula.end, text: `${tag}${escapeText(text)}</${formula.name}>` };
}
