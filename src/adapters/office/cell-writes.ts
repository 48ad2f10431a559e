import { isDateFormat, serialOfDate, failure, type CellChange, type CellRange } from '../../core/model';

/** What stands in a cell as the wire has it: dates are serial numbers, blank is ''. */
export type Scalar = string | number | boolean;

/** One cell to be written: what to send, which number format it needs before and keeps after. */
export type CellWrite = {
  readonly row: number;
  readonly column: number;
  /** what the cell holds afterwards */
  readonly value: Scalar;
  /** set before the value is written, so that Excel does not read the text as something else */
  readonly formatBefore: string | null;
  readonly formatAfter: string | null;
};

const TEXT = '@';
const GENERAL = 'General';
const DAY = 'yyyy-mm-dd';

/**
 * How a change is written into a cell whose number format is `own`. A text is written into a cell of text format;
 * if it could be taken for something else later, when a person edits the cell, it keeps that format.
 */
export function cellWrite(change: CellChange, row: number, column: number, own: string): CellWrite {
  const { value } = change;
  const wanted = change.style?.numberFormat ?? own;
  if (value === null || value === '')
    return { row, column, value: '', formatBefore: null, formatAfter: changed(wanted, own) };
  if (typeof value === 'string') {
    const after = looksLikeProse(value) ? wanted : TEXT;
    return { row, column, value, formatBefore: changed(TEXT, own), formatAfter: changed(after, TEXT) };
  }
  if (typeof value === 'object') {
    const serial = serialOfDate(value.date, false);
    if (serial === null) throw failure('xlsx.value', { text: value.date });
    return {
      row,
      column,
      value: serial,
      formatBefore: changed(isDateFormat(wanted) ? wanted : DAY, own),
      formatAfter: null,
    };
  }
  return { row, column, value, formatBefore: changed(wanted === TEXT ? GENERAL : wanted, own), formatAfter: null };
}

/** Texts that begin like words are never numbers, dates or formulas to Excel, whatever its language. */
function looksLikeProse(text: string): boolean {
  return /^[\p{Script=Han}【（《“「、，。；：]/u.test(text);
}

function changed(wanted: string, from: string): string | null {
  return wanted === from ? null : wanted;
}

/** An apostrophe at the beginning is Excel's sign for text and gets lost: a second one keeps it. */
export function asTyped(value: Scalar): Scalar {
  return typeof value === 'string' && value.startsWith("'") ? `'${value}` : value;
}

/** A rectangle of cells that is written at once: null leaves a cell alone. */
export type Block = { readonly area: CellRange; readonly writes: readonly CellWrite[] };

/** Rows further apart than this stand in blocks of their own. */
const FAR = 20;

/** Writes gathered into rectangles whose contents stay under `limit` bytes each. */
export function blocksOf(writes: readonly CellWrite[], limit: number): Block[] {
  if (writes.length === 0) return [];
  const byRow = new Map<number, CellWrite[]>();
  for (const write of writes) byRow.set(write.row, [...(byRow.get(write.row) ?? []), write]);
  const rows = [...byRow].sort(([a], [b]) => a - b);
  const left = Math.min(...writes.map((write) => write.column));
  const right = Math.max(...writes.map((write) => write.column));
  const blocks: Block[] = [];
  let open: { top: number; bottom: number; size: number; writes: CellWrite[] } | null = null;
  for (const [row, cells] of rows) {
    const size = (right - left + 1) * BLANK_BYTES + cells.reduce((sum, cell) => sum + bytesOf(cell.value), 0);
    const joins = open !== null && row - open.bottom <= FAR && open.size + size <= limit;
    if (open === null || !joins) {
      if (open !== null) blocks.push(blockOf(open, left, right));
      open = { top: row, bottom: row, size, writes: [...cells] };
    } else {
      open.bottom = row;
      open.size += size;
      open.writes.push(...cells);
    }
  }
  if (open !== null) blocks.push(blockOf(open, left, right));
  return blocks;
}

/** A cell that is left alone costs a `null` in each of three tables. */
const BLANK_BYTES = 15;

/** Bytes of a block's contents, for counting how many blocks one round trip takes. */
export function sizeOfBlock({ area, writes }: Block): number {
  const cells = (area.bottom - area.top + 1) * (area.right - area.left + 1);
  return cells * BLANK_BYTES + writes.reduce((sum, write) => sum + bytesOf(write.value), 0);
}

/** The rows of a block as the API takes them, one value for each cell. */
export function rowsOfBlock<T>({ area, writes }: Block, pick: (write: CellWrite) => T | null): (T | null)[][] | null {
  const rows: (T | null)[][] = Array.from({ length: area.bottom - area.top + 1 }, () =>
    Array.from({ length: area.right - area.left + 1 }, () => null),
  );
  let any = false;
  for (const write of writes) {
    const value = pick(write);
    const line = rows[write.row - area.top];
    if (value === null || line === undefined) continue;
    line[write.column - area.left] = value;
    any = true;
  }
  return any ? rows : null;
}

function blockOf(open: { top: number; bottom: number; writes: CellWrite[] }, left: number, right: number): Block {
  return { area: { top: open.top, bottom: open.bottom, left, right }, writes: open.writes };
}

/** In UTF-8 and JSON: a Chinese character is three bytes, an escape at most six. */
function bytesOf(value: Scalar): number {
  return typeof value === 'string' ? value.length * 3 + 12 : 24;
}

/** Whether a cell holds what was meant: numbers to fifteen digits, texts whatever their line ends. */
export function sameValue(seen: Scalar | undefined, wanted: Scalar): boolean {
  if (typeof seen === 'number' && typeof wanted === 'number')
    return Math.abs(seen - wanted) <= Math.abs(wanted) * 1e-14;
  if (typeof seen === 'string' && typeof wanted === 'string') return lineEnds(seen) === lineEnds(wanted);
  return seen === wanted;
}

export function lineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
