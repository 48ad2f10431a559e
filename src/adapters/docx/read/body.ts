import { inContents, readInline, spanOf, type Fields, type Piece } from './inline';
import type { Numberer } from './numbering';
import { numberingOf, outlineLevelOf, type Style, type Styles } from './styles';
import { child, elements, toInteger, valueOf, type XmlElement } from './xml';

/** The document as it flows: paragraphs and tables, with what was left out beside the text. */
export type FlowItem = FlowParagraph | FlowTable;

export type FlowParagraph = {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly level?: number;
  readonly leftOut: readonly LeftOut[];
  /** an entry of a table of contents */
  readonly contents?: true;
};

export type FlowTable = { readonly kind: 'table'; readonly rows: readonly (readonly FlowCell[])[] };

/** A cell at its place in the grid; `columns` and `rows` say how far it reaches. */
export type FlowCell = {
  readonly column: number;
  readonly columns: number;
  readonly rows: number;
  readonly content: readonly FlowItem[];
};

/** Text that a reader of the page does not take as said, or finds elsewhere on it. */
export type LeftOut = {
  readonly kind: 'struck' | 'hidden' | 'deleted' | 'footnote' | 'endnote' | 'comment' | 'foreign';
  readonly text: string;
};

/** What reading the body needs from the other parts of the package. */
export type Surroundings = {
  readonly styles: Styles;
  readonly label: Numberer;
  readonly fields: Fields;
  /** text of a note or comment by its id */
  note(kind: 'footnote' | 'endnote' | 'comment', id: string): string;
};

/** w:body (or a cell, a text box, a content control) → its paragraphs and tables in reading order. */
export function readFlow(container: XmlElement, around: Surroundings, inCell = false): FlowItem[] {
  const items: FlowItem[] = [];
  let carried: Piece[] = [];
  let carriedLabel = '';
  for (const element of blockElements(container)) {
    if (element.name === 'w:tbl') {
      items.push(...readTable(element, around));
      continue;
    }
    const style = paragraphStyle(element, around.styles);
    const opensInContents = inContents(around.fields);
    const label = carriedLabel + around.label(numberingOf(child(element, 'w:pPr')), style);
    const pieces = [...carried, ...readInline(element, around.styles, style, around.fields)];
    if (isJoinedToNext(element)) {
      carried = pieces;
      carriedLabel = label;
      continue;
    }
    carried = [];
    carriedLabel = '';
    const contents = opensInContents || inContents(around.fields) || /^toc ?\d$/i.test(style?.name ?? '');
    items.push(...paragraphs(pieces, label, levelOf(element, style), contents, around, inCell));
  }
  if (carried.length > 0) items.push(...paragraphs(carried, carriedLabel, undefined, false, around, inCell));
  return items;
}

/** Paragraphs and tables directly in a container, looking through content controls and tracked insertions. */
function blockElements(container: XmlElement): readonly XmlElement[] {
  return elements(container).flatMap((element) => {
    if (element.name === 'w:p' || element.name === 'w:tbl') return [element];
    if (element.name === 'mc:AlternateContent') {
      return blockElements(child(element, 'mc:Choice') ?? child(element, 'mc:Fallback') ?? element);
    }
    return TRANSPARENT.has(element.name) ? blockElements(element) : [];
  });
}
const TRANSPARENT = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:smartTag', 'w:ins', 'w:moveTo']);

function paragraphStyle(paragraph: XmlElement, styles: Styles): Style | undefined {
  return styles.find(valueOf(paragraph, 'w:pPr', 'w:pStyle')) ?? styles.defaultParagraph;
}

/** Heading level from 1, from the paragraph itself or its style. */
function levelOf(paragraph: XmlElement, style: Style | undefined): number | undefined {
  const outline = outlineLevelOf(child(paragraph, 'w:pPr')) ?? style?.outlineLevel;
  if (outline !== undefined) return outline >= 0 && outline < 9 ? outline + 1 : undefined;
  const heading = /^(?:heading|标题) ?([1-9])$/i.exec(style?.name ?? '');
  return heading === null ? undefined : Number(heading[1]);
}

/** Its paragraph mark was deleted with tracked changes, or it is a dropped initial: the next paragraph goes on in it. */
function isJoinedToNext(paragraph: XmlElement): boolean {
  const dropCap = child(paragraph, 'w:pPr', 'w:framePr')?.attributes.get('w:dropCap') ?? 'none';
  return dropCap !== 'none' || child(paragraph, 'w:pPr', 'w:rPr', 'w:del') !== undefined;
}

/** One paragraph is several lines of text where it holds line breaks; its text boxes follow it. */
function paragraphs(
  pieces: readonly Piece[],
  label: string,
  level: number | undefined,
  contents: boolean,
  around: Surroundings,
  inCell: boolean,
): FlowItem[] {
  const lines: { text: string; leftOut: LeftOut[] }[] = [{ text: '', leftOut: [] }];
  const boxes: FlowItem[] = [];
  for (const piece of pieces) {
    const line = lines.at(-1) ?? { text: '', leftOut: [] };
    if (piece.kind === 'text') line.text += piece.text;
    else if (piece.kind === 'break') lines.push({ text: '', leftOut: [] });
    else if (piece.kind === 'box') boxes.push(...readFlow(piece.content, around));
    else if (piece.kind === 'foreign') line.leftOut.push({ kind: 'foreign', text: '' });
    else if (piece.kind === 'note')
      line.leftOut.push({ kind: piece.note, text: around.note(piece.note, piece.id).trim() });
    else if (piece.text.trim() !== '') line.leftOut.push({ kind: piece.kind, text: piece.text.trim() });
  }
  const first = lines[0];
  // a number in front of nothing says nothing in the text, but in a cell of its own it is the row's 序号
  const isEmpty = lines.every((line) => line.text.trim() === '');
  if (first !== undefined && (inCell || !isEmpty)) first.text = label + first.text.trimStart();
  const own = lines.map((line): FlowParagraph => ({
    kind: 'paragraph',
    text: line.text.trim(),
    ...(level === undefined ? {} : { level }),
    leftOut: line.leftOut,
    ...(contents ? { contents: true } : {}),
  }));
  return [...own, ...boxes];
}

function readTable(table: XmlElement, around: Surroundings): FlowItem[] {
  const rows = rowElements(table).filter((row) => child(row, 'w:trPr', 'w:del') === undefined);
  const placed = rows.map((row) => placeCells(row, around));
  const merged = placed.map((row, index) =>
    row
      .filter((cell) => !cell.continues)
      .map((cell): FlowCell => ({
        column: cell.column,
        columns: cell.columns,
        rows: cell.starts ? reach(placed, index, cell.column) : 1,
        content: cell.content,
      })),
  );
  return unwrapLayout({ kind: 'table', rows: merged });
}

function rowElements(table: XmlElement): readonly XmlElement[] {
  return elements(table).flatMap((element) => {
    if (element.name === 'w:tr') return [element];
    return TRANSPARENT.has(element.name) ? rowElements(element) : [];
  });
}

type PlacedCell = {
  readonly column: number;
  readonly columns: number;
  readonly starts: boolean;
  readonly continues: boolean;
  readonly content: readonly FlowItem[];
};

function placeCells(row: XmlElement, around: Surroundings): PlacedCell[] {
  const cells: PlacedCell[] = [];
  let column = Math.min(toInteger(valueOf(row, 'w:trPr', 'w:gridBefore')) ?? 0, 1000);
  for (const element of cellElements(row)) {
    const properties = child(element, 'w:tcPr');
    const columns = spanOf(child(properties, 'w:gridSpan'));
    const content = readFlow(element, around, true);
    const sideways = child(properties, 'w:hMerge');
    const previous = cells.at(-1);
    if (sideways !== undefined && sideways.attributes.get('w:val') !== 'restart' && previous !== undefined) {
      // the old way of merging sideways: the cell belongs to the one before it
      cells[cells.length - 1] = { ...previous, columns: previous.columns + columns };
    } else {
      const vertical = child(properties, 'w:vMerge');
      const starts = vertical?.attributes.get('w:val') === 'restart';
      const isDeleted = child(properties, 'w:cellDel') !== undefined;
      cells.push({
        column,
        columns,
        starts,
        continues: vertical !== undefined && !starts,
        content: isDeleted ? [] : content,
      });
    }
    column += columns;
  }
  return cells;
}

function cellElements(row: XmlElement): readonly XmlElement[] {
  return elements(row).flatMap((element) => {
    if (element.name === 'w:tc') return [element];
    return TRANSPARENT.has(element.name) ? cellElements(element) : [];
  });
}

/** How many rows a vertically merged cell covers. */
function reach(rows: readonly (readonly PlacedCell[])[], from: number, column: number): number {
  let count = 1;
  while (rows[from + count]?.some((cell) => cell.column === column && cell.continues) === true) count += 1;
  return count;
}

/**
 * A frame around the whole text is no table: a single cell gives its content back to the flow, and so does a single
 * column that holds tables.
 */
function unwrapLayout(table: FlowTable): FlowItem[] {
  const cells = table.rows.flat();
  const isColumn = table.rows.every((row) => row.length <= 1);
  const holdsTable = cells.some((cell) => cell.content.some((item) => item.kind === 'table'));
  if (cells.length === 1 || (isColumn && holdsTable)) return cells.flatMap((cell) => cell.content);
  return [table];
}
