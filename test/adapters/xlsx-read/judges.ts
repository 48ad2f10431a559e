import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { read, SSF } from '@e965/xlsx';
import { cellName, type Book, type CellRange, type CellValue } from '../../../src/core/model';
import { systemPython } from '../../support/programs';

/** A cell's value as every judge can say it. */
export type Neutral = string | number | boolean | { readonly date: string } | { readonly serial: number };
export type NeutralSheet = {
  readonly name: string;
  readonly visibility: string;
  readonly cells: ReadonlyMap<string, Neutral>;
  readonly merges: readonly string[];
};

/** What openpyxl makes of files; null where it cannot open one. */
export function readWithOpenpyxl(files: readonly string[]): Map<string, readonly NeutralSheet[] | null> {
  const script = path.join(__dirname, 'openpyxl-cells.py');
  const output = execFileSync(systemPython(), [script, ...files], { encoding: 'utf8', maxBuffer: 1 << 30 });
  const found = JSON.parse(output) as Record<
    string,
    { sheets?: (Omit<NeutralSheet, 'cells'> & { cells: Record<string, Neutral> })[] }
  >;
  return new Map(
    Object.entries(found).map(([file, { sheets }]) => [
      file,
      sheets?.map((sheet) => ({ ...sheet, cells: new Map(Object.entries(sheet.cells)) })) ?? null,
    ]),
  );
}

const ERRORS: Record<number, string> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};

/** What SheetJS makes of a file; null where it cannot open it. Dates are serials, told by their format. */
export function readWithSheetJs(bytes: Uint8Array): readonly NeutralSheet[] | null {
  try {
    const book = read(bytes, { dense: true, cellNF: true, type: 'array' });
    return book.SheetNames.filter(
      (name) => book.Sheets[name]?.['!type'] === undefined || book.Sheets[name]['!type'] === 'sheet',
    ).map((name) => {
      const cells = new Map<string, Neutral>();
      (book.Sheets[name]?.['!data'] ?? []).forEach((row, r) =>
        row.forEach((cell, c) => {
          if (cell.t === 'z' || cell.v === undefined || cell.v === '') return;
          if (cell.t === 'e') cells.set(`${r},${c}`, ERRORS[Number(cell.v)] ?? String(cell.w));
          else if (cell.t === 'n' && isDate(String(cell.z))) cells.set(`${r},${c}`, { serial: Number(cell.v) });
          else cells.set(`${r},${c}`, cell.v as Neutral);
        }),
      );
      return { name, visibility: '', cells, merges: [] };
    });
  } catch {
    return null;
  }
}

/** SheetJS's own opinion of a format. */
function isDate(format: string): boolean {
  return (SSF as { is_date(format: string): boolean }).is_date(format);
}

/** Our own reading in the same terms; dates as days or as serials. */
export function neutralBook(book: Book, dates: 'days' | 'serials'): readonly NeutralSheet[] {
  return book.sheets.map((grid) => {
    const cells = new Map<string, Neutral>();
    grid.rows.forEach((row, r) =>
      row?.forEach((value, c) => {
        const said = neutral(value ?? null, dates);
        if (said !== null) cells.set(`${r},${c}`, said);
      }),
    );
    return { name: grid.name, visibility: grid.visibility, cells, merges: grid.merges.map(rangeName).sort() };
  });
}

function neutral(value: CellValue, dates: 'days' | 'serials'): Neutral | null {
  if (value === null || typeof value !== 'object') return value;
  if (value.kind === 'error') return value.code;
  if (dates === 'serials') return { serial: value.serial };
  return { date: value.iso.length === 10 ? `${value.iso}T00:00:00` : value.iso };
}

function rangeName({ top, left, bottom, right }: CellRange): string {
  const [from, to] = [cellName(top, left), cellName(bottom, right)];
  return from === to ? from : `${from}:${to}`;
}

export type Difference = {
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
  readonly ours: Neutral | undefined;
  readonly theirs: Neutral | undefined;
};

/** Every cell that two readings of a file see differently. */
export function differences(
  file: string,
  ours: readonly NeutralSheet[],
  theirs: readonly NeutralSheet[],
): Difference[] {
  return theirs.flatMap((sheet) => {
    const own = ours.find((candidate) => candidate.name === sheet.name);
    if (own === undefined) return [];
    const places = new Set([...own.cells.keys(), ...sheet.cells.keys()]);
    return [...places]
      .map((cell) => ({ file, sheet: sheet.name, cell, ours: own.cells.get(cell), theirs: sheet.cells.get(cell) }))
      .filter((found) => !same(found.ours, found.theirs));
  });
}

function same(a: Neutral | undefined, b: Neutral | undefined): boolean {
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
  return JSON.stringify(a) === JSON.stringify(b);
}
