import type { SaxesTagNS } from 'saxes';
import {
  cellText,
  digitsOf,
  failure,
  hasTooManyDigits,
  pictureOf,
  type CellMark,
  type CellRange,
  type CellValue,
  type Grid,
} from '../../../core/model';
import { gatherCellText, type CellText } from './cell-text';
import { readCellValue } from './cell-value';
import { attribute, OFFICE, TABLE } from './names';
import type { Styles } from './styles';

const MAX_ROWS = 1048576;
const MAX_COLUMNS = 16384;
const MAX_CELLS = 2_000_000;

export type TableFacts = { readonly file: string; readonly styles: Styles; readonly date1904: boolean };
export type TableWalk = {
  readonly open: (tag: SaxesTagNS) => void;
  readonly text: (text: string) => void;
  readonly close: (tag: SaxesTagNS) => void;
  /** null for a copy of another file's sheet, which is no sheet of this one */
  readonly finish: () => Grid | null;
};

type Span = { readonly first: number; readonly count: number };
type OpenCell = { readonly tag: SaxesTagNS; readonly column: number; readonly count: number; readonly text: CellText };

/** Walks one `<table:table>` and makes a grid of it (OpenDocument 1.3 part 3, 9.1). */
export function walkTable(table: SaxesTagNS, facts: TableFacts): TableWalk {
  const { styles, file } = facts;
  const rows: (CellValue[] | undefined)[] = [];
  const merges: CellRange[] = [];
  const marks: CellMark[] = [];
  const hiddenRows: Span[] = [];
  const hiddenColumns: Span[] = [];
  const columnStyles: { readonly first: number; readonly style: string }[] = [];
  let [row, rowCount, nextRow, nextColumn, columns, cells] = [0, 1, 0, 0, 0, 0];
  let cell: OpenCell | null = null;
  let isCopy = false;

  function openTableTag(tag: SaxesTagNS): void {
    switch (tag.local) {
      case 'table-source':
        isCopy = true;
        break;
      case 'table-column': {
        const count = repetition(tag, 'number-columns-repeated', MAX_COLUMNS);
        columnStyles.push({ first: columns, style: attribute(tag, TABLE, 'default-cell-style-name') });
        if (isHidden(tag)) hiddenColumns.push({ first: columns, count });
        columns += count;
        break;
      }
      case 'table-row':
        row = nextRow;
        rowCount = repetition(tag, 'number-rows-repeated', MAX_ROWS);
        nextRow += rowCount;
        nextColumn = 0;
        if (isHidden(tag)) hiddenRows.push({ first: row, count: rowCount });
        break;
      case 'table-cell':
      case 'covered-table-cell': {
        const count = repetition(tag, 'number-columns-repeated', MAX_COLUMNS);
        cell = { tag, column: nextColumn, count, text: gatherCellText(styles) };
        nextColumn += count;
        break;
      }
    }
  }

  function closeCell({ tag, column, count, text }: OpenCell): void {
    // what a merged area covers, nobody sees
    if (tag.local === 'covered-table-cell') return;
    const style = attribute(tag, TABLE, 'style-name') || columnStyle(column);
    const formula = formulaOf(attribute(tag, TABLE, 'formula'));
    const kept = text.kept();
    const struck = text.struck();
    const read = struck.length > 0 && kept === '' ? null : readCellValue(tag, kept, { ...facts, style });
    const picture = pictureOf(formula, read);
    const value = picture === null ? read : null;
    const found = marksOf(tag, value, { formula, picture, struck, whole: styles.isStruck('table-cell', style) });
    for (const { author, text: comment } of text.comments) {
      found.push({ kind: 'comment', text: comment, ...(author === '' ? {} : { author }) });
    }
    if (value !== null || found.length > 0) place(column, count, value, found);
    const [wide, high] = ['number-columns-spanned', 'number-rows-spanned'].map((name) => spanned(tag, name));
    if ((wide ?? 1) > 1 || (high ?? 1) > 1) {
      merges.push({ top: row, left: column, bottom: row + (high ?? 1) - 1, right: column + (wide ?? 1) - 1 });
    }
  }

  /** A cell may stand for many beside it and, with its row, below. */
  function place(column: number, count: number, value: CellValue, found: readonly Mark[]): void {
    cells += rowCount * count * (1 + found.length);
    if (cells > MAX_CELLS || row + rowCount > MAX_ROWS || column + count > MAX_COLUMNS) {
      throw failure('file.tooManyCells', { file, limit: MAX_CELLS });
    }
    for (let at = row; at < row + rowCount; at++) {
      for (let across = column; across < column + count; across++) {
        if (value !== null) (rows[at] ??= [])[across] = value;
        for (const mark of found) marks.push({ row: at, column: across, ...mark });
      }
    }
  }

  function columnStyle(column: number): string {
    return columnStyles.findLast(({ first }) => first <= column)?.style ?? '';
  }

  return {
    open(tag) {
      if (cell !== null) cell.text.open(tag);
      else if (tag.uri === TABLE) openTableTag(tag);
    },
    text: (text) => cell?.text.text(text),
    close(tag) {
      if (cell === null) return;
      if (tag !== cell.tag) {
        cell.text.close(tag);
        return;
      }
      closeCell(cell);
      cell = null;
    },
    finish() {
      if (isCopy) return null;
      const isHiddenTable = styles.isHiddenTable(attribute(table, TABLE, 'style-name'));
      return {
        name: attribute(table, TABLE, 'name'),
        visibility: isHiddenTable ? 'hidden' : 'visible',
        rows,
        merges,
        hiddenRows: expand(hiddenRows, Math.max(rows.length, ...merges.map(({ bottom }) => bottom + 1))),
        hiddenColumns: expand(hiddenColumns, MAX_COLUMNS),
        marks,
      };
    },
  };
}

type Mark = CellMark extends infer Each ? (Each extends CellMark ? Omit<Each, 'row' | 'column'> : never) : never;
type MarkFacts = {
  readonly formula: string | null;
  readonly picture: string | null;
  readonly struck: readonly string[];
  readonly whole: boolean;
};

function marksOf(tag: SaxesTagNS, value: CellValue, { formula, picture, struck, whole }: MarkFacts): Mark[] {
  const found: Mark[] = [];
  if (formula !== null) found.push({ kind: 'formula', formula });
  if (picture !== null) found.push({ kind: 'picture', id: picture });
  for (const text of struck) found.push({ kind: 'struck', text });
  if (whole && value !== null) found.push({ kind: 'struck', text: cellText(value), whole: true });
  if (typeof value === 'number' && hasTooManyDigits(value)) {
    found.push({ kind: 'damagedNumber', text: digitsOf(attribute(tag, OFFICE, 'value'), value) });
  }
  return found;
}

/** `of:=SUM([.B4:.B6])` → `SUM(B4:B6)`; null where there is none. */
function formulaOf(written: string): string | null {
  if (written === '') return null;
  return written
    .replace(/^\w{1,20}:=|^=/, '')
    .replace(/\[([^[\]]{1,500})\]/g, (_, reference: string) => reference.replace(/(^|:)\./g, '$1'));
}

function isHidden(tag: SaxesTagNS): boolean {
  return /^(?:collapse|filter)$/.test(attribute(tag, TABLE, 'visibility'));
}

function repetition(tag: SaxesTagNS, name: string, most: number): number {
  const count = Math.floor(Number(attribute(tag, TABLE, name) || 1));
  return count >= 1 ? Math.min(count, most) : 1;
}

function spanned(tag: SaxesTagNS, name: string): number {
  return repetition(tag, name, MAX_ROWS);
}

function expand(spans: readonly Span[], end: number): number[] {
  return spans.flatMap(({ first, count }) =>
    Array.from({ length: Math.max(Math.min(first + count, end) - first, 0) }, (_, index) => first + index),
  );
}
