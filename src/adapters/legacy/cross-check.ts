import type { WorkBook, WorkSheet } from '@e965/xlsx';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { failure } from '../../core/model';
import { unescapeCellText } from './cell-text';

/**
 * What the library reads of an .xlsx it finds by patterns, not by the rules of XML, so that it may take a decoy for a
 * cell or miss one. Here the same parts are walked by a parser that keeps the rules, and cells that the two see
 * differently mean that the file is not read at all. Only files beyond the scanner, which are few, come this way.
 * Throws `file.damaged` for what is no XML, `file.contradictory` for cells that stand twice, `file.unsupported`.
 */
export function requireAgreement(workbook: WorkBook, parts: ReadonlyMap<string, Uint8Array>, file: string): void {
  const strings = [...parts].filter(([name]) => STRINGS.test(name)).flatMap(([, bytes]) => readStrings(bytes, file));
  const walked = [...parts].filter(([name]) => SHEETS.test(name)).map(([, bytes]) => readCells(bytes, strings, file));
  for (const name of workbook.SheetNames) {
    const sheet = workbook.Sheets[name];
    if (sheet === undefined || ![undefined, 'sheet'].includes(sheet['!type'])) continue;
    const cells = cellsOf(sheet);
    if (!walked.some((candidate) => isSame(candidate, cells))) {
      throw failure('file.unsupported', { file, what: 'structure' });
    }
  }
}

const STRINGS = /sharedstrings\.xml$/i;
const SHEETS = /worksheets\/[^/]+\.xml$/i;

const MAIN: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://purl.oclc.org/ooxml/spreadsheetml/main',
]);
const COMPATIBILITY = 'http://schemas.openxmlformats.org/markup-compatibility/2006';

/** Filled cells by place (`row,column`, zero-based), as text that says type and value. */
type Cells = ReadonlyMap<string, string>;

function isSame(a: Cells, b: Cells): boolean {
  if (a.size !== b.size) return false;
  for (const [place, value] of a) if (b.get(place) !== value) return false;
  return true;
}

function cellsOf(sheet: WorkSheet): Cells {
  const cells = new Map<string, string>();
  (sheet['!data'] ?? []).forEach((row, rowIndex) =>
    row.forEach(({ t: type, v: value, w: shown }, column) => {
      if (type === 'z' || value === undefined || value === '') return;
      const said = type === 'e' ? `e${shown ?? ''}` : `${type}${String(value)}`;
      cells.set(`${rowIndex},${column}`, type === 's' ? textKey(String(value)) : said);
    }),
  );
  for (const { s: start, e: end } of sheet['!merges'] ?? []) {
    cells.set(`merge ${start.r},${start.c}:${end.r},${end.c}`, '');
  }
  return cells;
}

function textKey(text: string): string {
  return `s${text.replace(/\r\n?/g, '\n')}`;
}

/** Walks a part; `visit` sees the elements of the main namespace only, outside of alternatives that nobody takes. */
function walk(
  bytes: Uint8Array,
  file: string,
  visit: { open(name: string, tag: SaxesTagNS): void; text(text: string): void; close(name: string): void },
): void {
  const parser = new SaxesParser({ xmlns: true, position: false });
  let choices = 0;
  const isChoice = (tag: SaxesTagNS): boolean => tag.uri === COMPATIBILITY && tag.local === 'Choice';
  parser.on('opentag', (tag) => {
    if (isChoice(tag)) choices++;
    else if (choices === 0 && MAIN.has(tag.uri)) visit.open(tag.local, tag);
  });
  parser.on('text', (text) => {
    if (choices === 0) visit.text(text);
  });
  parser.on('closetag', (tag) => {
    if (isChoice(tag)) choices--;
    else if (choices === 0 && MAIN.has(tag.uri)) visit.close(tag.local);
  });
  parser.on('error', (error) => {
    throw failure('file.damaged', { file, part: '' }, error);
  });
  parser.write(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).close();
}

function readStrings(bytes: Uint8Array, file: string): string[] {
  const strings: string[] = [];
  const texts = gatherTexts();
  walk(bytes, file, {
    open(name) {
      if (name === 'si') texts.clear();
      texts.open(name);
    },
    text: texts.text,
    close(name) {
      texts.close(name);
      if (name === 'si') strings.push(texts.all());
    },
  });
  return strings;
}

/** The text of `<t>` elements, phonetic readings left out. */
function gatherTexts(): {
  readonly clear: () => void;
  readonly open: (name: string) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
  readonly all: () => string;
} {
  let [gathered, inText, phonetic] = ['', false, 0];
  return {
    clear: () => (gathered = ''),
    open(name) {
      if (name === 't') inText = true;
      if (name === 'rPh') phonetic++;
    },
    text(text) {
      if (inText && phonetic === 0) gathered += text;
    },
    close(name) {
      if (name === 't') inText = false;
      if (name === 'rPh') phonetic--;
    },
    all: () => gathered,
  };
}

type Cell = { place: string; type: string; value: string | null; inline: boolean };

function readCells(bytes: Uint8Array, strings: readonly string[], file: string): Cells {
  const cells = new Map<string, string>();
  const places = new Set<string>();
  const texts = gatherTexts();
  let [row, column, data] = [-1, -1, 0];
  let cell: Cell | null = null;
  let inValue = false;
  const twice = (): Error => failure('file.contradictory', { file, part: '', what: 'duplicateCell' });

  walk(bytes, file, {
    open(name, tag) {
      texts.open(name);
      if (name === 'sheetData' && data++ > 0) throw twice();
      if (name === 'row') {
        row = Number(attribute(tag, 'r') ?? row + 2) - 1;
        column = -1;
      }
      if (name === 'mergeCell') cells.set(mergeKey(attribute(tag, 'ref') ?? ''), '');
      if (name === 'c') {
        const at = attribute(tag, 'r');
        const place = at === null ? { row, column: column + 1 } : parseCell(at);
        if (place.row !== row) throw failure('file.contradictory', { file, part: '', what: 'cellReference' });
        column = place.column;
        cell = { place: `${place.row},${place.column}`, type: attribute(tag, 't') ?? 'n', value: null, inline: false };
        if (places.has(cell.place)) throw twice();
        places.add(cell.place);
        texts.clear();
      }
      if (cell === null || (name !== 'v' && name !== 'is')) return;
      if (cell.value !== null || cell.inline) throw twice();
      if (name === 'is') cell.inline = true;
      else [cell.value, inValue] = ['', true];
    },
    text(text) {
      texts.text(text);
      if (inValue && cell !== null) cell.value += text;
    },
    close(name) {
      texts.close(name);
      if (name === 'v') inValue = false;
      if (name !== 'c' || cell === null) return;
      const said = sayCell(cell, texts.all(), strings, file);
      if (said !== null) cells.set(cell.place, said);
      cell = null;
    },
  });
  return cells;
}

function attribute(tag: SaxesTagNS, name: string): string | null {
  return tag.attributes[name]?.value ?? null;
}

function parseCell(reference: string): { row: number; column: number } {
  const parts = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/i.exec(reference);
  let column = 0;
  for (const letter of parts?.[1]?.toUpperCase() ?? '') column = column * 26 + letter.charCodeAt(0) - 0x40;
  return { row: Number(parts?.[2] ?? NaN) - 1, column: column - 1 };
}

function mergeKey(reference: string): string {
  const [first = '', second = first] = reference.split(':');
  const [a, b] = [parseCell(first), parseCell(second)];
  return `merge ${a.row},${a.column}:${b.row},${b.column}`;
}

/** Type and value of a cell as text, null where it is empty. */
function sayCell(
  { type, value, inline }: Cell,
  inlined: string,
  strings: readonly string[],
  file: string,
): string | null {
  const text = (raw: string): string | null => (raw === '' ? null : textKey(unescapeCellText(raw)));
  if (inline) return text(inlined);
  if (value === null || value === '') return null;
  switch (type) {
    case 's':
      return text(strings[Number(value)] ?? '');
    case 'str':
      return text(value);
    case 'b':
      return `b${value.trim() === '1' || value.trim() === 'true'}`;
    case 'e':
      return `e${value}`;
    case 'n':
    case '':
      return value.trim() === '' ? null : `n${Number(value)}`;
    default:
      // a date as text, which the library makes a number of, or a type that nobody knows
      throw failure('file.unsupported', { file, what: 'structure' });
  }
}
