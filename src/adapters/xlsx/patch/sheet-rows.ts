import { cellName, failure } from '../../../core/model';
import { attribute, child, localName, nextTag, parseXml, prefixOf, type Element, type Tag } from '../write/xml';

/** A worksheet's text with the places that matter; its cells are looked at only when asked for. */
export type SheetText = {
  readonly xml: string;
  readonly root: Element;
  readonly data: Element;
  /** `x:` where the sheet's elements bear a prefix */
  readonly prefix: string;
};

/** Rows and columns are zero-based. */
export type RowPlace = {
  readonly row: number;
  readonly tag: string;
  readonly start: number;
  readonly openEnd: number;
  readonly closeStart: number;
  readonly end: number;
};

export type CellPlace = {
  readonly column: number;
  readonly tag: string;
  readonly start: number;
  readonly openEnd: number;
  readonly closeStart: number;
  readonly end: number;
};

export function openSheet(xml: string): SheetText {
  const root = parseXml(xml, 'sheetData');
  const data = child(root, 'sheetData');
  if (root.local !== 'worksheet' || data === undefined) throw failure('xlsx.unusualXml', { what: root.name });
  const comment = xml.indexOf('<!', data.openEnd);
  const instruction = xml.indexOf('<?', data.openEnd);
  if ((comment >= 0 && comment < data.closeStart) || (instruction >= 0 && instruction < data.closeStart)) {
    throw failure('xlsx.unusualXml', { what: 'comment in sheetData' });
  }
  return { xml, root, data, prefix: prefixOf(root.name) };
}

/** The rows in their order; a row without number follows the one before. Refuses rows out of order or doubled. */
export function* rowsOf(sheet: SheetText): Generator<RowPlace> {
  const { xml, data } = sheet;
  let previous = -1;
  let at = data.openEnd;
  for (let tag = nextTag(xml, at); tag !== null && tag.start < data.closeStart; tag = nextTag(xml, at)) {
    if (localName(tag.name) !== 'row') throw failure('xlsx.unusualXml', { what: tag.name });
    const text = xml.slice(tag.start, tag.end);
    const number = firstReference(xml, tag) ?? attribute(text, 'r');
    const row = number === undefined ? previous + 1 : Number(number) - 1;
    if (!(row > previous)) throw failure('xlsx.unusualXml', { what: `row ${row + 1}` });
    const closeStart = tag.kind === 'empty' ? tag.end : closing(xml, tag.name, tag.end);
    const end = tag.kind === 'empty' ? tag.end : xml.indexOf('>', closeStart) + 1;
    yield { row, tag: text, start: tag.start, openEnd: tag.end, closeStart, end };
    previous = row;
    at = end;
  }
}

/** The cells of a row in their order; refuses cells out of order, doubled or of another row. */
export function* cellsOf(sheet: SheetText, row: RowPlace): Generator<CellPlace> {
  const { xml } = sheet;
  let previous = -1;
  let at = row.openEnd;
  for (let tag = nextTag(xml, at); tag !== null && tag.start < row.closeStart; tag = nextTag(xml, at)) {
    const local = localName(tag.name);
    if (local === 'extLst') return;
    if (local !== 'c') throw failure('xlsx.unusualXml', { what: tag.name });
    const text = xml.slice(tag.start, tag.end);
    const reference = firstReference(xml, tag) ?? attribute(text, 'r');
    const column = reference === undefined ? previous + 1 : columnOf(reference, row.row);
    if (!(column > previous)) throw failure('xlsx.unusualXml', { what: text });
    const place = cellPlace(xml, tag, column);
    yield place;
    previous = column;
    at = place.end;
  }
}

/** Those cells of a row, columns in their order; null where one stands not once or in an unusual way. */
export function findCells(sheet: SheetText, row: RowPlace, columns: readonly number[]): readonly CellPlace[] | null {
  const { xml, prefix } = sheet;
  const inner = xml.slice(row.openEnd, row.closeStart);
  if (inner.includes('extLst')) return null;
  const found: CellPlace[] = [];
  let from = 0;
  for (const column of columns) {
    const opening = `<${prefix}c r="${cellName(row.row, column)}"`;
    const at = inner.indexOf(opening, from);
    const tag = at < 0 || inner.indexOf(opening, at + 1) >= 0 ? null : nextTag(xml, row.openEnd + at);
    if (tag === null) return null;
    const place = cellPlace(xml, tag, column);
    found.push(place);
    from = place.end - row.openEnd;
  }
  return found;
}

function cellPlace(xml: string, tag: Tag, column: number): CellPlace {
  const { start, end: openEnd } = tag;
  const closeStart = tag.kind === 'empty' ? openEnd : closing(xml, tag.name, openEnd);
  const end = tag.kind === 'empty' ? openEnd : xml.indexOf('>', closeStart) + 1;
  return { column, tag: xml.slice(start, openEnd), start, openEnd, closeStart, end };
}

/** The value of `r` where it stands first and in the usual quotes, as every program writes it. */
function firstReference(xml: string, { start, name }: Tag): string | undefined {
  const at = start + name.length + 1;
  return xml.startsWith(' r="', at) ? xml.slice(at + 4, xml.indexOf('"', at + 4)) : undefined;
}

function columnOf(reference: string, row: number): number {
  let [column, at] = [0, 0];
  for (let code = letterAt(reference, at); code > 0 && at < 3; code = letterAt(reference, at)) {
    column = column * 26 + code;
    at += 1;
  }
  const digits = reference.slice(at);
  const isOwn = digits === String(row + 1) || (/^\d{1,7}$/.test(digits) && Number(digits) === row + 1);
  if (column === 0 || !isOwn) throw failure('xlsx.unusualXml', { what: reference });
  return column - 1;
}

/** 1 of `A` and `a`; 0 of what is no letter. */
function letterAt(text: string, at: number): number {
  const code = text.charCodeAt(at) | 0x20;
  return code >= 0x61 && code <= 0x7a ? code - 0x60 : 0;
}

/** 0 of `A`, 16383 of `XFD`. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

function closing(xml: string, name: string, from: number): number {
  const at = xml.indexOf(`</${name}>`, from);
  if (at < 0) throw failure('xlsx.unusualXml', { what: `unclosed ${name}` });
  return at;
}
