import type { Entry, Line } from './blocks';
import { markerAt } from './numbering';
import { endsDocument, isNoise } from './line-kinds';
import { cutCells, type Cutter, type FoundTable, type RawRow } from './raw-table';
import { HEADER_HINT, headerKey, isHeader, spreadGroup } from './table-header';

/** A table whose rows are lines, their cells parted by bars, tabs or blanks. */
export function lineTable(entries: readonly Entry[], from: number): FoundTable | null {
  const head = entries[from];
  if (head === undefined || head.kind === 'table' || head.text.length > 300) return null;
  const cutter = cutterOf(head);
  if (cutter === null) return null;
  const below = entries[from + 1];
  const spread = below?.kind === 'line' ? spreadGroup(cutCells(head.text, cutter), cutCells(below.text, cutter)) : null;
  const header = spread ?? cutCells(head.text, cutter);
  const rows: RawRow[] = [];
  const left: Line[] = [];
  const lines = new Set([head.line]);
  const isBroken = brokenRowTest(head.text, header);
  let broken = false;
  if (spread !== null) lines.add(below?.line ?? head.line);
  let at = from + (spread === null ? 1 : 2);
  let end = at;
  for (; at < entries.length && at - end < (broken ? 40 : 4); at += 1) {
    const entry = entries[at];
    if (entry === undefined || entry.kind === 'table') break;
    const row = rowOf(entry, cutter, header);
    if (row === null && endsDocument(entry.folded)) break;
    if (row === null) continue;
    for (let between = end; between < at; between += 1) {
      const line = entries[between] as Line;
      const part = rowBetween(line, rows, broken);
      if (part === null) left.push(line);
      else rows.push(part);
      lines.add(line.line);
    }
    lines.add(entry.line);
    end = at + 1;
    if (row === 'skip') continue;
    rows.push(broken && isNumbered(header) && !startsNumbered(row, header) ? { ...row, continues: true } : row);
    broken = isBroken(entry.text, row);
  }
  return { table: { header, rows, line: head.line, lines, stream: false, fixed: false }, left, next: end };
}

/** Whether a line is only the beginning of a row: it does not end like the header does, or lacks too many cells. */
function brokenRowTest(head: string, header: readonly string[]): (text: string, row: RawRow) => boolean {
  const closed = /[|｜│]\s*$/.test(head);
  const needed = header.filter((cell) => !MAY_BE_EMPTY.has(headerKey(cell) ?? '')).length;
  const numbered = isNumbered(header);
  return (text, row) => {
    if (!numbered) return false;
    if (closed) return !/[|｜│]\s*$/.test(text);
    return row.cells.filter((cell) => cell !== '').length < needed - 1;
  };
}

const MAY_BE_EMPTY: ReadonlySet<string> = new Set([
  'progress',
  'status',
  'closedOn',
  'remarks',
  'supportingUnit',
  'owner',
]);

function isNumbered(header: readonly string[]): boolean {
  return headerKey(header[0] ?? '') === 'sequence';
}

function startsNumbered(row: Pick<RawRow, 'cells'>, header: readonly string[]): boolean {
  if (!isNumbered(header)) return false;
  return /^[(（]?(?:\d{1,4}|[一二三四五六七八九十]{1,4})[.、）)．]?$/.test(row.cells[0] ?? '');
}

function cutterOf({ text, folded }: Line): Cutter | null {
  if (!HEADER_HINT.test(folded)) return null;
  for (const cutter of possibleCutters(text)) {
    const cells = cutCells(text, cutter);
    if (cells.length >= (cutter === 'blank' ? 3 : 2) && isHeader(cells)) {
      if (cutter === 'blank' && !cells.every((cell) => headerKey(cell) !== null)) continue;
      if (cutter === 'pipe' && cells.filter((cell) => cell !== '').length < 2) continue;
      return cutter;
    }
  }
  return null;
}

function possibleCutters(text: string): Cutter[] {
  const cutters: Cutter[] = [];
  if (/[|｜│]/.test(text)) cutters.push('pipe');
  if (text.includes('\t')) cutters.push('tab');
  if (/\s{2}|\u3000/.test(text)) cutters.push('blanks');
  if (text.length <= 100 && text.includes(' ')) cutters.push('blank');
  return cutters;
}

function rowOf(entry: Line, cutter: Cutter, header: readonly string[]): RawRow | 'skip' | null {
  const { text } = entry;
  if (/^[\s|:：-]+$/.test(text)) return 'skip';
  const cells = cutCells(text, cutter);
  if (cells.length >= 2 && isHeader(cells)) return 'skip';
  if (isNoise(entry.folded)) return 'skip';
  const filled = cells.filter((cell) => cell !== '').length;
  const enough = Math.min(startsNumbered({ cells }, header) ? 2 : 3, header.length);
  const marked = cutter === 'pipe' ? /[|｜│]/.test(text) : filled >= enough;
  if (!marked || filled === 0) return null;
  const lastFilled = cells.findLastIndex((cell) => cell !== '');
  const gap = cells.slice(0, lastFilled).includes('');
  return { cells, line: entry.line, endLine: entry.line, sure: gap || lastFilled + 1 === header.length };
}

/** A line between rows: a heading of its own, or the middle of a cell; a title repeated on a new page is neither. */
function rowBetween(line: Line, rows: readonly RawRow[], broken: boolean): RawRow | null {
  const heading = markerAt(line.folded, 0) !== null && line.text.length <= 60;
  if (rows.length === 0 && !heading) return null;
  const row = { cells: [line.text], line: line.line, endLine: line.line, sure: false };
  if (broken) return { ...row, continues: true };
  return heading ? row : null;
}
