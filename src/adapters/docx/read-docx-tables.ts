import type { Book, CellMark, CellRange, Grid } from '../../core/model';
import type { FlowItem, FlowParagraph, FlowTable } from './read/body';
import { contentText, readWordDocument, tablesWithin, widthOf } from './read/flow';

/** So many paragraphs above a table belong to it: its title, the unit that fills it in, the date. */
const LEAD_IN = 6;

/**
 * A return that came as a Word document → a book with one sheet a table (`表1`, `表2` …). The paragraphs just above a
 * table stand as merged rows on top of its sheet, those below the last table under it, since they name the unit and
 * the period and hold the notes. Struck text is left out and marked, comments and notes are marked.
 * A document without tables gives a book without sheets. Throws AdapterError as `readDocx` does.
 */
export function readDocxTables(bytes: Uint8Array, name: string): Book {
  const { flow, modified } = readWordDocument(bytes, name);
  const sections = splitAtTables(flow);
  return {
    format: 'docx',
    sheets: sections.map((section, index) => toGrid(section, `表${index + 1}`)),
    otherSheets: [],
    date1904: false,
    savedAt: modified === null ? null : toMoment(modified),
  };
}

type Section = { above: readonly FlowParagraph[]; table: FlowTable; below: readonly FlowParagraph[] };

function splitAtTables(flow: readonly FlowItem[]): Section[] {
  const sections: Section[] = [];
  let between: FlowParagraph[] = [];
  for (const item of flow) {
    if (item.kind === 'paragraph') {
      if (item.text !== '' && item.contents !== true) between.push(item);
      continue;
    }
    sections.push({ above: between.slice(-LEAD_IN), table: item, below: [] });
    sections.push(...innerTables(item).map((table) => ({ above: [], table, below: [] })));
    between = [];
  }
  const last = sections.at(-1);
  if (last !== undefined) last.below = between;
  return sections;
}

function innerTables(table: FlowTable): readonly FlowTable[] {
  const direct = table.rows.flat().flatMap((cell) => tablesWithin(cell.content));
  return direct.flatMap((inner) => [inner, ...innerTables(inner)]);
}

function toGrid({ above, table, below }: Section, name: string): Grid {
  const width = Math.max(1, widthOf(table));
  const rows: (readonly (string | null)[])[] = [];
  const merges: CellRange[] = [];
  const marks: CellMark[] = [];

  for (const paragraph of above) addLine(paragraph);
  const top = rows.length;
  table.rows.forEach((cells, index) => {
    const row = top + index;
    const texts = Array.from({ length: width }, (): string | null => null);
    for (const cell of cells) {
      texts[cell.column] = contentText(cell.content) || null;
      addMarks(cell.content, row, cell.column);
      if (cell.rows > 1 || cell.columns > 1) {
        const bottom = row + cell.rows - 1;
        merges.push({ top: row, left: cell.column, bottom, right: cell.column + cell.columns - 1 });
      }
    }
    rows.push(texts);
  });
  for (const paragraph of below) addLine(paragraph);
  return { name, visibility: 'visible', rows, merges, hiddenRows: [], hiddenColumns: [], marks };

  function addLine(paragraph: FlowParagraph): void {
    const row = rows.length;
    rows.push([paragraph.text]);
    addMarks([paragraph], row, 0);
    if (width > 1) merges.push({ top: row, left: 0, bottom: row, right: width - 1 });
  }

  function addMarks(content: readonly FlowItem[], row: number, column: number): void {
    for (const item of content) {
      if (item.kind !== 'paragraph') continue;
      for (const { kind, text } of item.leftOut) {
        if (kind === 'struck') marks.push({ kind: 'struck', text, row, column });
        if (kind === 'comment' || kind === 'footnote' || kind === 'endnote')
          marks.push({ kind: 'comment', text, row, column });
      }
    }
  }
}

/** `dcterms:modified` in the form of ours; null where it is no moment. */
function toMoment(modified: string): string | null {
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.\d{1,9})?Z$/.exec(modified);
  return match === null ? null : `${match[1]}Z`;
}
