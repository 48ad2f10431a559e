import { failure, type CellMark, type CellRange, type CellValue, type Grid } from '../../../core/model';
import { COST, spend, type Budget } from './budget';
import { asciiBytes, byteAt, indexOfBytes, LT, startsWith } from './byte-scan';
import type { CellTables } from './cell-value';
import { decodeStrictly, refuseOtherEncodings } from './package';
import { parseRange } from './ranges';
import { readRoot } from './root';
import { readSheetData, type SheetData } from './sheet-data';
import { isOn } from './styles';
import { damaged, forbiddenMarkup, handOver, type Where } from './where';
import type { XmlCursor } from './xml-cursor';

export type SheetContent = Pick<Grid, 'rows' | 'merges' | 'hiddenRows' | 'hiddenColumns' | 'marks'>;

/** Reads the bytes of a worksheet part. Throws typed errors, and HandOver for what the scanner does not know. */
export function readSheet(written: Uint8Array, tables: CellTables, where: Where): SheetContent {
  refuseOtherEncodings(written, where);
  const { before, data, after } = splitAtData(written, tables, where);
  const frame = readFrame(`${before}<sheetData/>${after}`, tables.budget, where);
  emptyCoveredCells(data.rows, frame.merges, where);
  return {
    rows: data.rows,
    merges: frame.merges,
    hiddenRows: data.hiddenRows,
    hiddenColumns: frame.hiddenColumns,
    marks: data.marks,
  };
}

const NO_DATA: SheetData = { rows: [], marks: [], hiddenRows: [], end: 0 };

/** The part's data, and the text before and behind it. */
function splitAtData(
  bytes: Uint8Array,
  tables: CellTables,
  where: Where,
): { before: string; data: SheetData; after: string } {
  const start = findData(bytes, where);
  if (start < 0) throw handOver(where, 'no sheet data');
  const before = decodeStrictly(bytes.subarray(0, start), where);
  const tagEnd = bytes.indexOf(0x3e, start) + 1;
  if (tagEnd === 0) throw damaged(where);
  const isEmpty = byteAt(bytes, tagEnd - 2) === 0x2f;
  const data = isEmpty ? { ...NO_DATA, rows: [], end: tagEnd } : readSheetData(bytes, tagEnd, tables, where);
  return { before, data, after: decodeStrictly(bytes.subarray(data.end), where) };
}

const [SHEET_DATA, COMMENT, END_OF_COMMENT] = ['<sheetData', '<!--', '-->'].map(asciiBytes) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];

/** Where the tag `<sheetData>` stands; one inside a comment does not count. */
function findData(bytes: Uint8Array, where: Where): number {
  let at = bytes.indexOf(LT);
  while (at >= 0) {
    if (startsWith(bytes, at, COMMENT)) {
      at = indexOfBytes(bytes, END_OF_COMMENT, at);
      if (at < 0) throw damaged(where);
    } else if (byteAt(bytes, at + 1) === 0x21) throw forbiddenMarkup(where, 'doctype');
    else if (startsWith(bytes, at, SHEET_DATA) && byteAt(bytes, at + SHEET_DATA.length) <= 0x3e) return at;
    at = bytes.indexOf(LT, at + 1);
  }
  return -1;
}

const MOST_COLUMNS = 16384;

type Frame = { readonly merges: readonly CellRange[]; readonly hiddenColumns: readonly number[] };

/** The frames read last, latest first: the returns of one hand-out differ in their cells, not around them. */
const lastFrames: { readonly source: string; readonly frame: Frame }[] = [];
const MOST_FRAMES = 6;
const LONGEST_FRAME = 1 << 16;

/** Reads what stands around the data: merged areas and hidden columns. Whole-sheet ranges are bounds, not data. */
function readFrame(source: string, budget: Budget, where: Where): Frame {
  const known = lastFrames.find((last) => last.source === source)?.frame;
  if (known !== undefined) {
    spend(budget, COST.merge * known.merges.length, where);
    return known;
  }
  const frame = frameOf(source, budget, where);
  if (source.length <= LONGEST_FRAME) {
    lastFrames.unshift({ source, frame });
    lastFrames.length = Math.min(lastFrames.length, MOST_FRAMES);
  }
  return frame;
}

function frameOf(source: string, budget: Budget, where: Where): Frame {
  const cursor = readRoot(source, 'worksheet', where);
  const merges: CellRange[] = [];
  let hidden: Uint8Array | null = null;
  let columns = 0;
  let data = 0;
  while (cursor.next()) {
    if (cursor.kind === 'close') continue;
    if (cursor.depth === 2 && cursor.name === 'sheetData') data++;
    else if (cursor.depth === 3 && cursor.name === 'mergeCell') {
      const merge = parseRange(cursor.attribute('ref') ?? '');
      if (merge === null) throw handOver(where, 'range');
      merges.push(merge);
      spend(budget, COST.merge, where);
    } else if (cursor.depth === 3 && cursor.name === 'col') {
      if (++columns > MOST_COLUMNS) throw damaged(where);
      hidden = hideColumns(cursor, hidden);
    } else if (DATA_NAMES.has(cursor.name)) throw handOver(where, `${cursor.name} in an unusual place`);
    else if (cursor.depth === 2 && !CONTAINERS.has(cursor.name) && !isAlternative(cursor.name)) cursor.skip();
  }
  if (data !== 1) throw damaged(where);
  return { merges, hiddenColumns: hidden === null ? [] : indexesOf(hidden) };
}

const CONTAINERS: ReadonlySet<string> = new Set(['cols', 'mergeCells']);
const DATA_NAMES: ReadonlySet<string> = new Set(['sheetData', 'mergeCell', 'col', 'row', 'c']);

/** Alternatives are looked into: ours to pass over (controls, drawings), unless they hold cells. */
function isAlternative(name: string): boolean {
  return name.endsWith(':AlternateContent') || name === 'AlternateContent';
}

/** Where the ones stand. */
function indexesOf(flags: Uint8Array): number[] {
  const found: number[] = [];
  for (let at = flags.indexOf(1); at >= 0; at = flags.indexOf(1, at + 1)) found.push(at);
  return found;
}

/** Notes the columns that a `<col>` hides; the notes are begun where the first one does. */
function hideColumns(cursor: XmlCursor, known: Uint8Array | null): Uint8Array | null {
  const attribute = cursor.attribute('hidden');
  if (attribute === null || !isOn(attribute)) return known;
  const hidden = known ?? new Uint8Array(MOST_COLUMNS);
  return hidden.fill(1, Math.max(Number(cursor.attribute('min')), 1) - 1, Number(cursor.attribute('max')));
}

const MOST_COVERED = 20_000_000;

/** A merged area has one value, that of its first cell; what files keep below it, no program shows. */
function emptyCoveredCells(rows: (CellValue[] | undefined)[], merges: readonly CellRange[], where: Where): void {
  let visited = 0;
  for (const { top, left, bottom, right } of merges) {
    for (let row = top; row <= Math.min(bottom, rows.length - 1); row++) {
      const cells = rows[row];
      visited += cells === undefined ? 1 : Math.min(right, cells.length) - left + 1;
      if (visited > MOST_COVERED) throw failure('file.tooManyCells', { file: where.file, limit: MOST_COVERED });
      if (cells === undefined) continue;
      for (let column = row === top ? left + 1 : left; column <= Math.min(right, cells.length - 1); column++) {
        if (cells[column] !== undefined) cells[column] = null;
      }
    }
  }
}

/** Sorts marks by place, for comments join them at the end. */
export function sortMarks(marks: readonly CellMark[]): readonly CellMark[] {
  return [...marks].sort((a, b) => a.row - b.row || a.column - b.column);
}
