import type { CellObject, WorkSheet } from '@e965/xlsx';
import {
  builtInDateFormat,
  cellText,
  dateOfSerial,
  digitsOf,
  failure,
  hasTooManyDigits,
  isDateFormat,
  pictureOf,
  type CellMark,
  type CellRange,
  type CellValue,
  type Grid,
  type Visibility,
} from '../../core/model';
import { cellKey, type StruckCells } from './biff-struck';
import { splitStruckRuns } from './struck-runs';

export type SheetFacts = {
  readonly file: string;
  readonly name: string;
  readonly visibility: Visibility;
  readonly date1904: boolean;
  /** what is struck, where the file is a binary workbook */
  readonly struck?: StruckCells | undefined;
};

const MAX_CELLS = 2_000_000;

/** A worksheet as the library read it (dense, with formats, comments and hidden rows) → a grid. */
export function toGrid(sheet: WorkSheet, facts: SheetFacts): Grid {
  const rows: (CellValue[] | undefined)[] = [];
  const marks: CellMark[] = [];
  let cells = 0;
  (sheet['!data'] ?? []).forEach((row, rowIndex) => {
    row.forEach((cell, column) => {
      const value = readCell(cell, rowIndex, column, facts, marks);
      if (value === null) return;
      if (++cells > MAX_CELLS) throw failure('file.tooManyCells', { file: facts.file, limit: MAX_CELLS });
      (rows[rowIndex] ??= [])[column] = value;
    });
  });
  const merges = (sheet['!merges'] ?? []).map(toRange);
  for (const merge of merges) emptyCovered(rows, merge);
  return {
    name: facts.name,
    visibility: facts.visibility,
    rows,
    merges,
    hiddenRows: hiddenIndexes(sheet['!rows']),
    hiddenColumns: hiddenIndexes(sheet['!cols']),
    marks,
  };
}

function readCell(cell: CellObject, row: number, column: number, facts: SheetFacts, marks: CellMark[]): CellValue {
  if (cell.f !== undefined) marks.push({ row, column, kind: 'formula', formula: cell.f });
  for (const { a: author, t: text } of cell.c ?? []) {
    marks.push({ row, column, kind: 'comment', text, ...(author === undefined || author === '' ? {} : { author }) });
  }
  const read = readValue(cell, facts);
  const picture = pictureOf(cell.f ?? null, read);
  if (picture !== null) {
    marks.push({ row, column, kind: 'picture', id: picture });
    return null;
  }
  if (typeof read === 'number' && hasTooManyDigits(read)) {
    marks.push({ row, column, kind: 'damagedNumber', text: digitsOf('', read) });
  }
  if (read !== null && facts.struck?.whole.has(cellKey(row, column)) === true) {
    marks.push({ row, column, kind: 'struck', text: cellText(read), whole: true });
  }
  return typeof read === 'string' ? withoutStruckRuns(cell, read, row, column, facts, marks) : read;
}

function readValue(cell: CellObject, { date1904 }: SheetFacts): CellValue {
  switch (cell.t) {
    case 's': {
      const text = typeof cell.v === 'string' ? cell.v : '';
      return text === '' ? null : text;
    }
    case 'n':
      return typeof cell.v === 'number' ? dateOrNumber(cell.v, cell.z, date1904) : null;
    case 'b':
      return cell.v === true;
    case 'e':
      return { kind: 'error', code: errorCode(cell) };
    case 'd':
    case 'z':
      return null;
  }
}

function dateOrNumber(value: number, format: string | number | undefined, date1904: boolean): CellValue {
  const code = typeof format === 'number' ? builtInDateFormat(format) : format;
  if (code === undefined || code === null || !isDateFormat(code)) return value;
  return dateOfSerial(value, code, date1904) ?? value;
}

/** MS-XLS 2.5.10 */
const ERROR_CODES: ReadonlyMap<number, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
  [0x2b, '#GETTING_DATA'],
]);

function errorCode(cell: CellObject): string {
  const known = typeof cell.v === 'number' ? ERROR_CODES.get(cell.v) : undefined;
  return known ?? cell.w ?? '#N/A';
}

function withoutStruckRuns(
  cell: CellObject,
  text: string,
  row: number,
  column: number,
  facts: SheetFacts,
  marks: CellMark[],
): CellValue {
  const runs =
    facts.struck?.runs.get(cellKey(row, column)) ?? (typeof cell.r === 'string' ? splitStruckRuns(cell.r) : undefined);
  if (runs === undefined || runs.struck.length === 0) return text;
  for (const piece of runs.struck) marks.push({ row, column, kind: 'struck', text: piece });
  return runs.kept === '' ? null : runs.kept;
}

function toRange({ s, e }: { s: { r: number; c: number }; e: { r: number; c: number } }): CellRange {
  return { top: s.r, left: s.c, bottom: e.r, right: e.c };
}

/** A merged area has one value, that of its first cell. */
function emptyCovered(rows: (CellValue[] | undefined)[], { top, left, bottom, right }: CellRange): void {
  for (let row = top; row <= Math.min(bottom, rows.length - 1); row++) {
    const cells = rows[row];
    if (cells === undefined) continue;
    for (let column = row === top ? left + 1 : left; column <= Math.min(right, cells.length - 1); column++) {
      if (cells[column] !== undefined) cells[column] = null;
    }
  }
}

function hiddenIndexes(infos: readonly ({ hidden?: boolean } | undefined)[] | undefined): number[] {
  const hidden: number[] = [];
  infos?.forEach((info, index) => {
    if (info?.hidden === true) hidden.push(index);
  });
  return hidden;
}
