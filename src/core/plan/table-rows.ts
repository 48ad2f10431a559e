import { columnKeyOf, columnLike, type ColumnKey } from '../model';
import type { Entry, Line } from './blocks';
import { fold } from './fold';
import { markerAt } from './numbering';
import { endsDocument, isNoise, isPageMark } from './outline';
import { trimOf } from './trim';

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
  /** one cell a line: where rows begin is told by what the cells say */
  readonly stream: boolean;
  /** the reader knew rows and columns: cells stay where they are */
  readonly fixed: boolean;
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
  if (cell.length > 40 || !HEADER_HINT.test(fold(cell).replace(/\s/g, ''))) return null;
  const title = cell.replace(/\s/g, '');
  if (title === '' || /[。;；]/.test(title)) return null;
  return EXTRA_WORDS.get(title) ?? columnKeyOf(title) ?? columnLike(title) ?? byEnding(fold(title));
}

/** Headers that no list knows, by what they end with: 总责任人, 具体工作内容, 市级牵头部门. */
function byEnding(title: string): ColumnKey | null {
  if (title.length > 12 || /[\d,;:()]/.test(title)) return null;
  return ENDINGS.find(({ pattern }) => pattern.test(title))?.key ?? null;
}

const ENDINGS: readonly { readonly key: ColumnKey; readonly pattern: RegExp }[] = [
  { key: 'supervisingLeader', pattern: /领导(?:同志)?$/ },
  { key: 'extra:contact', pattern: /联系人$|联络员$/ },
  { key: 'extra:phone', pattern: /电话$|联系方式$/ },
  { key: 'owner', pattern: /(?:责任|负责|承办|经办|落实)人(?:员)?$|^河长$|^组长$/ },
  {
    key: 'deadline',
    pattern:
      /(?:完成|办结|整改|销号|推进|落实|计划).*(?:时间|时限|期限|日期)$|时限$|期限$|截止(?:时间|日期)$|时间节点$/,
  },
  { key: 'supportingUnit', pattern: /(?:配合|协办|协同|参与|参加|协助|协作).*(?:单位|部门|科室|处室|股室)?$/ },
  { key: 'leadUnit', pattern: /(?:牵头|主办|主责|总负责).*(?:单位|部门|科室|处室|股室|责任单位)?$|责任主体$/ },
  {
    key: 'responsibleUnit',
    pattern:
      /(?:责任|承办|实施|主管|落实|负责|整改|建设|承担|认领).*(?:单位|部门|科室|处室|股室|机构|主体|科|分工)$|^分工$/,
  },
  { key: 'remarks', pattern: /备注$|说明$/ },
  { key: 'progress', pattern: /(?:进展|完成|落实|推进|整改|办理).*情况$|进展$/ },
  { key: 'section', pattern: /(?:类别|分类|领域|板块|方面|类型|大类)$/ },
  { key: 'extra:measures', pattern: /(?:措施|举措|做法)$/ },
  { key: 'requirement', pattern: /(?:内容|要求|目标|标准|成果|指标)$/ },
  { key: 'task', pattern: /(?:任务|事项|项目|问题|工作|工程|名称|实事)$/ },
];

/** Every header has one of these; most lines have none, and need no closer look. */
const HEADER_HINT = /[序编次单部科处任事项内措责时限期日人领情况进展状态备说类板目标要牵办配问实]|NO|No|no/;

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
      else tables.push(dressed(given, title(), notesBelow(entries, at + 1)));
      at += 1;
      continue;
    }
    const found = lineTable(entries, at) ?? streamTable(entries, at, title());
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

function dressed({ ownTitle, ownNotes, ...cut }: Given, title: string, notes: readonly string[]): RawTable {
  return { ...cut, title: ownTitle === '' ? title : ownTitle, notes: [...ownNotes, ...notes] };
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
  const head = NOTE.exec(first.text);
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
/** A table may hold its own title above the header and its notes below the last row. */
type Given = Cut & { readonly ownTitle: string; readonly ownNotes: readonly string[] };

function givenTable(rows: readonly (readonly string[])[], line: number): Given | null {
  const index = rows.slice(0, 12).findIndex((row) => isHeader(row));
  const head = rows[index];
  if (head === undefined) return null;
  const second = rows[index + 1];
  const double = second !== undefined && isSubHeader(head, second);
  const header = double ? head.map((cell, column) => (second[column] ?? '') || cell) : head;
  const body = rows.slice(index + (double ? 2 : 1));
  const firstNote = body.findIndex((row) => NOTE.test(onlyCell(row) ?? ''));
  const notes = firstNote === -1 ? [] : body.slice(firstNote).flatMap((row) => onlyCell(row) ?? []);
  const above = rows.slice(0, index).flatMap((row) => onlyCell(row) ?? []);
  return {
    ownTitle: above[0] ?? '',
    ownNotes: notes.flatMap((note) => splitNotes(note.replace(NOTE, ''))),
    header,
    rows: (firstNote === -1 ? body : body.slice(0, firstNote)).map((cells) => ({
      cells: cells.map((cell) => cell.trim()),
      line,
      endLine: line,
      sure: true,
    })),
    line,
    lines: new Set([line]),
    stream: false,
    fixed: true,
  };
}

const NOTE = /^(?:填报|填表|有关)?(?:说明|备注|注)\s?[:：]\s?/;

/** The text of a row that has only one. */
function onlyCell(row: readonly string[]): string | null {
  const filled = row.filter((cell) => cell.trim() !== '');
  return filled.length === 1 ? (filled[0]?.trim() ?? null) : null;
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
      if (endsDocument(entry.folded)) break;
    } else {
      for (let between = end; between < at; between += 1) rows.push(...betweenRows(entries[between], rows));
      for (let between = end; between <= at; between += 1) lines.add(entries[between]?.line ?? entry.line);
      rows.push(row);
      end = at + 1;
    }
  }
  return { table: { header, rows, line: head.line, lines, stream: false, fixed: false }, next: end };
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
  const marked = cutter === 'pipe' ? /[|｜│]/.test(text) : filled >= Math.min(3, header.length);
  if (!marked || filled === 0) return null;
  const lastFilled = cells.findLastIndex((cell) => cell !== '');
  const gap = cells.slice(0, lastFilled).includes('');
  return { cells, line: entry.line, endLine: entry.line, sure: gap || lastFilled + 1 === header.length };
}

/** A line between rows: a heading of its own, or the rest of a cell; a title repeated on a new page is neither. */
function betweenRows(entry: Entry | undefined, rows: readonly RawRow[]): RawRow[] {
  if (entry === undefined || entry.kind === 'table' || rows.length === 0) return [];
  if (markerAt(entry.folded, 0) === null || entry.text.length > 60) return [];
  return [{ cells: [entry.text], line: entry.line, endLine: entry.line, sure: false }];
}

// ---- one cell a line -------------------------------------------------------------------------------------------

function streamTable(entries: readonly Entry[], from: number, title: string): { table: Cut; next: number } | null {
  const head = streamHeader(entries, from);
  if (head === null) return null;
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
  return { table, next: at };
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
  return { header: kept, next };
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
