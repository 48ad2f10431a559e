import type { CellMark } from '../../../core/model';
import { readRelationships, type Package, type Relationship } from './package';
import { readRichText } from './rich-text';
import { columnOf } from './ranges';
import { handOver, type Where } from './where';
import { decodeXml } from './xml-text';
import { walkXml, type XmlCursor } from './xml-cursor';

type Comment = Extract<CellMark, { kind: 'comment' }>;

/** Reads the comments of a sheet: threaded ones where the file has them, since their classic copies are only stand-ins. */
export function readComments(pack: Package, sheetPart: string, persons: ReadonlyMap<string, string>): Comment[] {
  const related = readRelationships(pack, sheetPart).filter(({ target, external }) => !external && pack.has(target));
  const parts = (type: string): readonly string[] =>
    related.filter((relation) => relation.type === type).map((relation) => relation.target);
  const threaded = parts('threadedComment').flatMap((part) => readThreaded(pack, part, persons));
  const replaced = new Set(threaded.map(({ row, column }) => `${row},${column}`));
  const classic = parts('comments').flatMap((part) => readClassic(pack, part));
  return [...classic.filter(({ row, column }) => !replaced.has(`${row},${column}`)), ...threaded];
}

/** Display names by id, of the people in threaded comments. */
export function readPersons(pack: Package, ofWorkbook: readonly Relationship[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { type, target } of ofWorkbook) {
    if (type !== 'person' || !pack.has(target)) continue;
    const cursor = walkXml(pack.readText(target), { file: pack.file, part: target });
    while (cursor.next()) {
      if (cursor.name === 'person') names.set(cursor.attribute('id') ?? '', cursor.attribute('displayName') ?? '');
    }
  }
  return names;
}

function readClassic(pack: Package, part: string): Comment[] {
  const where = { file: pack.file, part };
  const source = pack.readText(part);
  const cursor = walkXml(source, where);
  const authors: string[] = [];
  const comments: Comment[] = [];
  let current: { at: { row: number; column: number } | null; author: string | undefined } = { at: null, author: '' };
  while (cursor.next()) {
    if (cursor.name === 'author' && cursor.kind !== 'open') authors.push(textOf(cursor, where));
    if (cursor.name === 'comment' && cursor.kind === 'open') {
      current = { at: parseCell(cursor.attribute('ref') ?? ''), author: authors[Number(cursor.attribute('authorId'))] };
    }
    if (cursor.name !== 'text' || cursor.kind !== 'open') continue;
    const start = cursor.end;
    cursor.skip();
    if (current.at === null) throw handOver(where, 'comment without a cell');
    const { text } = readRichText(`<text>${source.slice(start, cursor.start)}</text>`, where);
    comments.push(comment(current.at, text, current.author));
  }
  return comments;
}

function readThreaded(pack: Package, part: string, persons: ReadonlyMap<string, string>): Comment[] {
  const where = { file: pack.file, part };
  const cursor = walkXml(pack.readText(part), where);
  const comments: Comment[] = [];
  let at: { row: number; column: number } | null = null;
  let author: string | undefined;
  while (cursor.next()) {
    if (cursor.name === 'threadedComment' && cursor.kind === 'open') {
      at = parseCell(cursor.attribute('ref') ?? '');
      author = persons.get(cursor.attribute('personId') ?? '');
    }
    if (cursor.name === 'text' && cursor.kind === 'close' && at !== null) {
      comments.push(comment(at, textOf(cursor, where), author));
    }
  }
  return comments;
}

function comment(at: { row: number; column: number }, text: string, author: string | undefined): Comment {
  return { ...at, kind: 'comment', text, ...(author === undefined || author === '' ? {} : { author }) };
}

function textOf(cursor: XmlCursor, where: Where): string {
  return cursor.kind === 'empty' ? '' : decodeXml(cursor.textBefore(), where);
}

function parseCell(ref: string): { row: number; column: number } | null {
  const parts = /^([A-Z]{1,3})([1-9]\d{0,6})/.exec(ref);
  return parts === null ? null : { row: Number(parts[2]) - 1, column: columnOf(parts[1] ?? '') };
}
