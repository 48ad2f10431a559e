import { failure } from '../../../core/model';
import { attribute, child, localName, nextTag, parseXml, prefixOf, type Element } from '../write/xml';

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
    const number = attribute(text, 'r');
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
    const column = columnOf(text, row.row, previous + 1);
    if (!(column > previous)) throw failure('xlsx.unusualXml', { what: text });
    const closeStart = tag.kind === 'empty' ? tag.end : closing(xml, tag.name, tag.end);
    const end = tag.kind === 'empty' ? tag.end : xml.indexOf('>', closeStart) + 1;
    yield { column, tag: text, start: tag.start, openEnd: tag.end, closeStart, end };
    previous = column;
    at = end;
  }
}

function columnOf(tag: string, row: number, next: number): number {
  const reference = attribute(tag, 'r');
  if (reference === undefined) return next;
  const match = /^([A-Za-z]{1,3})(\d{1,7})$/.exec(reference);
  if (match === null || Number(match[2]) !== row + 1) throw failure('xlsx.unusualXml', { what: tag });
  return columnIndex(match[1] ?? 'A');
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
