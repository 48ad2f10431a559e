import { columnKeyOf, columnLike, type ColumnKey } from '../model';
import type { Entry, Line } from './blocks';
import { fold } from './fold';
import { isNoise } from './outline';

/** A row of a table as it came: cells as written; `sure` where every cell stands in its own column. */
export type RawRow = {
  readonly cells: readonly string[];
  readonly line: number;
  readonly endLine: number;
  readonly sure: boolean;
};

/** A table cut out of the document: its header, the lines above it, what stands below it. */
export type RawTable = {
  readonly header: readonly string[];
  readonly rows: readonly RawRow[];
  readonly line: number;
  /** every line number that belongs to it */
  readonly lines: ReadonlySet<number>;
  /** one cell a line: rows are told by their numbers */
  readonly stream: boolean;
  /** the line above the header, and the notes below the last row (说明：1.…2.…) */
  readonly title: string;
  readonly notes: readonly string[];
};

/** How the cells of a line are told apart. */
type Cutter = 'pipe' | 'tab' | 'blanks' | 'blank';

export function cutCells(text: string, cutter: Cutter): string[] {
  switch (cutter) {
    case 'pipe':
      return pipeCells(text);
    case 'tab':
      return text.split('\t').map((cell) => cell.trim());
    case 'blanks':
      return text.split(/\s{2,}|\u3000+|\t/).map((cell) => cell.trim());
    case 'blank':
      return text.split(/\s+/).filter((cell) => cell !== '');
  }
}

function pipeCells(text: string): string[] {
  const cells = text.split(/[|｜│]/).map((cell) => cell.trim());
  if (cells[0] === '' && /^\s*[|｜│]/.test(text)) cells.shift();
  if (cells.length > 1 && cells[cells.length - 1] === '') cells.pop();
  return cells;
}

/** Whether cells read like the header of a task table: who or when beside what. */
export function isHeader(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length < 2 || filled.length > 40 || filled.some((cell) => cell.length > 24)) return false;
  const keys = filled.map(headerKey);
  const known = new Set(keys.filter((key): key is ColumnKey => key !== null));
  if (known.size < 2 || known.size < filled.length * 0.5) return false;
  return [...known].some((key) => WHAT.has(key)) || known.has('sequence');
}

const WHAT: ReadonlySet<string> = new Set(['task', 'requirement', 'extra:measures', 'section', 'extra:problems']);

/** The column that a header cell names; blanks inside (分 管 领导) do not matter. */
export function headerKey(cell: string): ColumnKey | null {
  const title = cell.replace(/\s/g, '');
  if (title === '' || /[。;；]/.test(title)) return null;
  return EXTRA_WORDS.get(title) ?? columnKeyOf(title) ?? columnLike(title);
}

/** Header words of plans beside those that ledgers and returns share. */
const EXTRA_WORDS: ReadonlyMap<string, ColumnKey> = new Map([
  ['目标与任务', 'task'],
  ['目标和任务', 'task'],
  ['分管县领导', 'supervisingLeader'],
  ['牵头责任单位', 'leadUnit'],
  ['任务分工', 'responsibleUnit'],
  ['责任分工', 'responsibleUnit'],
]);

/** Finds every table in the document and hands back what is none, in order. */
export function cutTables(entries: readonly Entry[]): { tables: RawTable[]; rest: Line[] } {
  const tables: RawTable[] = [];
  const title = (): string => titleAbove(rest);
  const rest: Line[] = [];
  let at = 0;
  while (at < entries.length) {
    const entry = entries[at];
    if (entry === undefined) break;
    if (entry.kind === 'table') {
      const given = givenTable(entry.rows, entry.line);
      if (given === null) rest.push(...linesOf(entry.rows, entry.line));
      else tables.push({ ...given, title: title(), notes: notesBelow(entries, at + 1) });
      at += 1;
      continue;
    }
    const found = lineTable(entries, at) ?? streamTable(entries, at);
    if (found === null) {
      rest.push(entry);
      at += 1;
    } else {
      tables.push({ ...found.table, title: title(), notes: notesBelow(entries, found.next) });
      at = found.next;
    }
  }
  return { tables, rest };
}

/** The line above a table, where it reads like a heading. */
function titleAbove(rest: readonly Line[]): string {
  const last = rest[rest.length - 1];
  if (last === undefined || last.text.length > 60 || /[。；;：:]$/.test(last.text)) return '';
  return last.text;
}

/** 说明：1.… 2.… under a table, one note an entry. */
function notesBelow(entries: readonly Entry[], from: number): string[] {
  const first = entries[from];
  if (first === undefined || first.kind === 'table') return [];
  const head = /^(?:填报|填表|有关)?(?:说明|备注|注)\s?[:：]\s?/.exec(first.text);
  if (head === null) return [];
  const notes = splitNotes(first.text.slice(head[0].length));
  for (let at = from + 1; at < entries.length && at < from + 30; at += 1) {
    const entry = entries[at];
    if (entry === undefined || entry.kind === 'table' || !/^\(?\d{1,2}[.、)]/.test(entry.folded)) break;
    notes.push(...splitNotes(entry.text));
  }
  return notes;
}

function splitNotes(text: string): string[] {
  return text
    .split(/(?<=[。；;])\s*(?=\d{1,2}[.、．]\D)/)
    .map((note) => note.trim())
    .filter((note) => note !== '');
}

// ---- tables that the reader knew -------------------------------------------------------------------------------

type Cut = Omit<RawTable, 'title' | 'notes'>;

function givenTable(rows: readonly (readonly string[])[], line: number): Cut | null {
  const index = rows.slice(0, 12).findIndex((row) => isHeader(row));
  const head = rows[index];
  if (head === undefined) return null;
  const second = rows[index + 1];
  const double = second !== undefined && isSubHeader(head, second);
  const header = double ? head.map((cell, column) => (second[column] ?? '') || cell) : head;
  const from = index + (double ? 2 : 1);
  return {
    header,
    rows: rows
      .slice(from)
      .map((cells) => ({ cells: cells.map((cell) => cell.trim()), line, endLine: line, sure: true })),
    line,
    lines: new Set([line]),
    stream: false,
  };
}

/** A header of two rows: 责任清单 over 责任领导, 责任人, 责任处室. */
function isSubHeader(head: readonly string[], second: readonly string[]): boolean {
  const filled = second.filter((cell) => cell !== '');
  if (filled.length === 0 || !filled.every((cell) => cell.length <= 12 && headerKey(cell) !== null)) return false;
  return second.every(
    (cell, column) => cell === '' || (head[column] ?? '') === '' || headerKey(head[column] ?? '') !== 'sequence',
  );
}

/** A table that is only layout: its cells are lines of the document. */
function linesOf(rows: readonly (readonly string[])[], line: number): Line[] {
  return rows.flatMap((row) =>
    row.flatMap((cell) =>
      cell
        .split('\n')
        .map((text) => text.trim())
        .filter((text) => text !== '')
        .map((text) => ({ kind: 'line' as const, text, folded: fold(text), line })),
    ),
  );
}

// ---- one row a line --------------------------------------------------------------------------------------------

function lineTable(entries: readonly Entry[], from: number): { table: Cut; next: number } | null {
  const head = entries[from];
  if (head === undefined || head.kind === 'table' || head.text.length > 300) return null;
  const cutter = cutterOf(head);
  if (cutter === null) return null;
  const header = cutCells(head.text, cutter);
  const rows: RawRow[] = [];
  const lines = new Set([head.line]);
  let at = from + 1;
  let end = at;
  for (; at < entries.length && at - end < 4; at += 1) {
    const entry = entries[at];
    if (entry === undefined || entry.kind === 'table') break;
    const row = rowOf(entry, cutter, header);
    if (row === 'skip') {
      lines.add(entry.line);
      end = at + 1;
    } else if (row === null) {
      if (at - end === 0 && continuesCell(entry, rows, cutter)) {
        extendLast(rows, entry);
        lines.add(entry.line);
        end = at + 1;
      }
    } else {
      for (let between = end; between <= at; between += 1) lines.add(entries[between]?.line ?? entry.line);
      rows.push(row);
      end = at + 1;
    }
  }
  return { table: { header, rows, line: head.line, lines, stream: false }, next: end };
}

function cutterOf({ text }: Line): Cutter | null {
  const cutters: Cutter[] = ['pipe', 'tab', 'blanks', 'blank'];
  for (const cutter of cutters) {
    const cells = cutCells(text, cutter);
    if (cells.length >= (cutter === 'blank' ? 3 : 2) && isHeader(cells)) {
      if (cutter === 'blank' && !cells.every((cell) => headerKey(cell) !== null)) continue;
      if (cutter === 'pipe' && cells.filter((cell) => cell !== '').length < 2) continue;
      return cutter;
    }
  }
  return null;
}

function rowOf(entry: Line, cutter: Cutter, header: readonly string[]): RawRow | 'skip' | null {
  const { text } = entry;
  if (/^[\s|:：-]+$/.test(text)) return 'skip';
  const cells = cutCells(text, cutter);
  if (cells.length >= 2 && isHeader(cells)) return 'skip';
  if (isNoise(entry.folded)) return 'skip';
  const filled = cells.filter((cell) => cell !== '').length;
  const marked = cutter === 'pipe' ? /[|｜│]/.test(text) : filled >= Math.min(3, header.length);
  if (!marked || filled === 0) return null;
  const lastFilled = cells.findLastIndex((cell) => cell !== '');
  const gap = cells.slice(0, lastFilled).includes('');
  return { cells, line: entry.line, endLine: entry.line, sure: gap || lastFilled + 1 === header.length };
}

/** A cell that was broken over lines goes on. */
function continuesCell(entry: Line, rows: readonly RawRow[], cutter: Cutter): boolean {
  if (rows.length === 0 || cutter !== 'pipe') return false;
  return false && entry.text.length > 0;
}

function extendLast(rows: RawRow[], entry: Line): void {
  const last = rows.pop();
  if (last === undefined) return;
  const cells = [...last.cells];
  const at = cells.findLastIndex((cell) => cell !== '');
  cells[at] = `${cells[at] ?? ''}${entry.text}`;
  rows.push({ ...last, cells, endLine: entry.line });
}

// ---- one cell a line -------------------------------------------------------------------------------------------

function streamTable(entries: readonly Entry[], from: number): { table: Cut; next: number } | null {
  const header: string[] = [];
  let at = from;
  for (; at < entries.length && header.length < 20; at += 1) {
    const cell = loneCell(entries[at]);
    if (cell === null || cell.length > 16 || headerKey(cell) === null) break;
    header.push(cell);
  }
  if (header.length < 3 || !isHeader(header)) return null;
  const numbered = headerKey(header[0] ?? '') === 'sequence';
  const cells: { text: string; line: number }[] = [];
  const lines = new Set<number>();
  for (let back = from; back < at; back += 1) lines.add(entries[back]?.line ?? 0);
  const piped = /[|｜│]/.test((entries[from] as Line).text);
  for (; at < entries.length; at += 1) {
    const entry = entries[at];
    if (entry === undefined || entry.kind === 'table') break;
    if (endsStream(entry, piped)) break;
    lines.add(entry.line);
    const cell = loneCell(entry);
    if (cell !== null && cell !== '') cells.push({ text: cell, line: entry.line });
    else if (cell === null)
      for (const text of cutCells(entry.text, 'pipe')) if (text !== '') cells.push({ text, line: entry.line });
  }
  return {
    table: { header, rows: streamRows(cells, header, numbered), line: entries[from]?.line ?? 1, lines, stream: true },
    next: at,
  };
}

function loneCell(entry: Entry | undefined): string | null {
  if (entry === undefined || entry.kind === 'table') return null;
  const text = entry.text.replace(/[|｜│\s]+$/, '').replace(/^[|｜│\s]+/, '');
  return /[|｜│\t]/.test(text) ? null : text;
}

function endsStream(entry: Line, piped: boolean): boolean {
  if (/^(?:说明|备注|注)\s?[:：]/.test(entry.text) || /^附\s?件/.test(entry.text)) return true;
  return piped ? false : entry.text.length > 1500;
}

/** Rows begin at their numbers; without numbers every header's worth of cells is a row. */
function streamRows(
  cells: readonly { text: string; line: number }[],
  header: readonly string[],
  numbered: boolean,
): RawRow[] {
  const rows: RawRow[] = [];
  let current: { text: string; line: number }[] = [];
  let last = Number.NaN;
  const finish = (): void => {
    const first = current[0];
    if (first === undefined) return;
    rows.push({
      cells: current.map(({ text }) => text),
      line: first.line,
      endLine: current[current.length - 1]?.line ?? first.line,
      sure: current.length === header.length,
    });
    current = [];
  };
  const headers = new Set(header);
  for (const cell of cells) {
    if (headers.has(cell.text) && headerKey(cell.text) !== null) continue;
    const number = /^\d{1,4}[.、]?$/.test(cell.text) ? Number.parseInt(cell.text, 10) : Number.NaN;
    const starts = numbered
      ? !Number.isNaN(number) && (Number.isNaN(last) || number === last + 1 || number === 1)
      : current.length >= header.length;
    if (starts) {
      finish();
      last = number;
    }
    current.push(cell);
    if (!numbered && /^[一二三四五六七八九十]{1,3}、/.test(cell.text) && current.length === 1 && header.length > 2)
      finish();
  }
  finish();
  return rows;
}
