import type { Entry, Line } from './blocks';
import { fold } from './fold';
import type { Cut, RawTable } from './raw-table';
import { opensWithAnyLabel } from './responsibility';
import { headerKey, isHeader } from './table-header';
import { lineTable } from './table-lines';
import { streamTable } from './table-stream';

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
      else tables.push(dressed(given, title(), notesBelow(entries, at + 1), lastLine(rest)));
      at += 1;
      continue;
    }
    const found = lineTable(entries, at) ?? streamTable(entries, at, title);
    if (found === null) {
      rest.push(entry);
      at += 1;
    } else {
      const named = title();
      const below = lastLine(rest);
      rest.push(...found.left.filter(({ text }) => text !== named));
      tables.push({ ...found.table, title: named, notes: notesBelow(entries, found.next), below });
      at = found.next;
    }
  }
  return { tables, rest };
}

function dressed(given: Given, title: string, notes: readonly string[], below: number | null): RawTable {
  const { ownTitle, ownNotes, ...cut } = given;
  return { ...cut, title: ownTitle === '' ? title : ownTitle, notes: [...ownNotes, ...notes], below };
}

function lastLine(rest: readonly Line[]): number | null {
  return rest[rest.length - 1]?.line ?? null;
}

/** The line above a table, where it reads like a heading. */
function titleAbove(lines: readonly Line[]): string {
  const rest = lines.slice(-6);
  while (rest.length > 1 && isCaption(rest[rest.length - 1]?.folded ?? '')) rest.pop();
  const last = rest[rest.length - 1];
  if (last === undefined || last.text.length > 60 || /[。；;：:]$/.test(last.text)) return '';
  const above = rest[rest.length - 2];
  const edition = /^\([^()]{1,20}\)$/.test(last.folded) && above !== undefined && above.text.length <= 60;
  return edition && !/[。；;：:]$/.test(above.text) ? `${above.text}${last.text}` : last.text;
}

/** 填报单位：办公室　2026年7月: who filled it in and when stands between a table and its title. */
function isCaption(folded: string): boolean {
  return opensWithAnyLabel(folded) || CAPTION.test(folded);
}

const CAPTION =
  /^(?:(?:填报|报送|填表|制表|编制|上报|汇总|报告|统计|更新|联系)(?:单位|科室|部门|人|时间|日期|期)?|单位|时间|日期|截至|截止) ?(?::|日期)|^20\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?$/;

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
