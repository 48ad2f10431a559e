import type { Entry, Line } from './blocks';
import { endsDocument, isNoise, isPageMark } from './line-kinds';
import { cutCells, type FoundTable, type RawRow } from './raw-table';
import { headerKey, spreadTail } from './table-header';
import { trimOf } from './trim';

/** A table with one cell a line. */
export function streamTable(entries: readonly Entry[], from: number, titleAbove: () => string): FoundTable | null {
  const head = streamHeader(entries, from);
  if (head === null) return null;
  const title = titleAbove();
  const headers = new Set(head.header);
  const rows: RawRow[] = [];
  const lines = new Set<number>();
  for (let back = from; back < head.next; back += 1) lines.add(entries[back]?.line ?? 0);
  let at = head.next;
  for (; at < entries.length; at += 1) {
    const entry = entries[at];
    if (entry === undefined || entry.kind === 'table') break;
    if (isRepeat(entry, title)) {
      lines.add(entry.line);
      continue;
    }
    if (endsStream(entry)) break;
    lines.add(entry.line);
    for (const text of cutCells(entry.text, 'pipe')) {
      if (text === '' || headers.has(text)) continue;
      rows.push({ cells: [text], line: entry.line, endLine: entry.line, sure: false });
    }
  }
  const table = { header: head.header, rows, line: entries[from]?.line ?? 1, lines, stream: true, fixed: false };
  return { table, left: [], next: at };
}

/** A page number, or the table's title printed again on a new page. */
function isRepeat(entry: Line, title: string): boolean {
  if (/^\d{1,4}$/.test(entry.folded)) return false;
  return isPageMark(entry.folded) || (title !== '' && entry.text === title);
}

/** Header words one a line; a word that is not known may stand among them. */
function streamHeader(entries: readonly Entry[], from: number): { header: string[]; next: number } | null {
  const first = loneCell(entries[from]);
  if (first === null || first === '' || headerKey(first) === null) return null;
  const header: string[] = [];
  let known = 0;
  let next = from;
  for (let at = from; at < entries.length && at < from + 40; at += 1) {
    const cell = loneCell(entries[at]);
    if (cell === null || cell.length > 14 || /[。;；，,：:]|^\d/.test(cell)) break;
    if (cell === '') continue;
    const key = headerKey(cell);
    header.push(cell);
    if (key === null) {
      if (header.length - known > 2) break;
      continue;
    }
    known = header.length;
    next = at + 1;
  }
  const kept = header.slice(0, known);
  const keys = kept.map(headerKey);
  const names = keys.filter((key) => key !== null).length;
  const told = keys.some((key) => key !== null && WHO_OR_WHEN.has(key));
  if (kept.length < 3 || names < 2 || names * 2 < kept.length || !told) return null;
  return { header: [...spreadTail(kept)], next };
}

const WHO_OR_WHEN: ReadonlySet<string> = new Set([
  'leadUnit',
  'responsibleUnit',
  'supportingUnit',
  'owner',
  'supervisingLeader',
  'deadline',
]);

/** A line that is one cell, without the signs that part it from the next; null where it is several. */
function loneCell(entry: Entry | undefined): string | null {
  if (entry === undefined || entry.kind === 'table') return null;
  const text = trimOf(entry.text, '|｜│');
  return /[|｜│\t]/.test(text) ? null : text;
}

function endsStream(entry: Line): boolean {
  if (/^(?:说明|备注|注)\s?[:：]/.test(entry.text) || /^附\s?件/.test(entry.text)) return true;
  if (/^\d{1,4}$/.test(entry.folded)) return false;
  return isNoise(entry.folded) || endsDocument(entry.folded) || entry.text.length > 1500;
}
