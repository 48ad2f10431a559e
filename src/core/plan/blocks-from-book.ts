import { cellText, type Book, type Grid, type TextBlock } from '../model';

/**
 * A workbook that is a plan document (a task list, a ledger) → text blocks: each visible sheet's tables, with titles
 * above and notes below them as paragraphs. Sheets stand one after the other; within the first a block's line is its
 * row in the sheet. Hidden sheets are not read; hidden rows and columns are, since a filter may hide what counts.
 */
export function blocksFromBook(book: Book): TextBlock[] {
  const blocks: TextBlock[] = [];
  let offset = 0;
  for (const sheet of book.sheets) {
    if (sheet.visibility !== 'visible') continue;
    blocks.push(...sheetBlocks(sheet, offset));
    offset += sheet.rows.length;
  }
  return blocks;
}

type Row = { readonly index: number; readonly texts: readonly string[]; readonly filled: readonly number[] };

function sheetBlocks(sheet: Grid, offset: number): TextBlock[] {
  const rows = textRows(sheet);
  const isBanner = bannerTest(sheet, rows);
  const blocks: TextBlock[] = [];
  let table: Row[] = [];
  const flush = (): void => {
    // notes below the last row of the table are paragraphs, also where the sheet goes on below them
    let end = table.length;
    while (end > 0 && (isEmpty(table[end - 1]) || isBanner(table[end - 1]))) end -= 1;
    const body = table.slice(0, end);
    if (body.length > 0) blocks.push(tableBlock(body, offset));
    for (const row of table.slice(end)) blocks.push(...paragraphBlocks(row, offset));
    table = [];
  };
  rows.forEach((row, at) => {
    // after an empty row a text of its own is the next table's title, or a note: the parser tells the two apart
    if (isBanner(row) && isEmpty(rows[at - 1])) flush();
    if (table.length === 0 && (isEmpty(row) || row.filled.length === 1) && !isNumberOnly(row))
      blocks.push(...paragraphBlocks(row, offset));
    else table.push(row);
  });
  flush();
  return blocks;
}

/** All rows as texts, cut to the columns that hold anything. */
function textRows(sheet: Grid): Row[] {
  // rows and cells may be holes, which only Array.from visits
  const texts = Array.from(sheet.rows, (row) => Array.from(row ?? [], (value) => cellText(value)));
  const used = texts.flatMap((row) => row.flatMap((text, column) => (text === '' ? [] : [column])));
  const left = used.reduce((least, column) => Math.min(least, column), Number.MAX_SAFE_INTEGER);
  const width = used.reduce((most, column) => Math.max(most, column - left + 1), 0);
  return texts.map((row, index) => {
    const own = Array.from({ length: width }, (_, column) => row[left + column] ?? '');
    return { index, texts: own, filled: own.flatMap((text, column) => (text === '' ? [] : [column])) };
  });
}

/** A row of one text that runs over the others' columns: a title, a section's name, a note. */
function bannerTest(sheet: Grid, rows: readonly Row[]): (row: Row | undefined) => boolean {
  const merged = new Set(sheet.merges.filter((range) => range.right > range.left).map((range) => range.top));
  const isTable = rows.some((row) => row.filled.length > 1);
  return (row) => {
    if (row?.filled.length !== 1 || isNumberOnly(row)) return false;
    return !isTable || row.filled[0] === 0 || merged.has(row.index);
  };
}

function isNumberOnly(row: Row): boolean {
  return row.filled.length === 1 && /^\d{1,4}$/.test(row.texts[row.filled[0] ?? 0] ?? '');
}

function isEmpty(row: Row | undefined): boolean {
  return row?.filled.length === 0;
}

function tableBlock(rows: readonly Row[], offset: number): TextBlock {
  return { kind: 'table', rows: rows.map((row) => row.texts), line: offset + (rows[0]?.index ?? 0) + 1 };
}

function paragraphBlocks(row: Row, offset: number): TextBlock[] {
  return row.filled.flatMap((column) =>
    (row.texts[column] ?? '')
      .split(/\r\n|[\n\r]/)
      .flatMap((text): TextBlock[] =>
        text.trim() === '' ? [] : [{ kind: 'paragraph', text: text.trim(), line: offset + row.index + 1 }],
      ),
  );
}
