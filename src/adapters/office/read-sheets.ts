import {
  dateOfSerial,
  digitsOf,
  failure,
  hasTooManyDigits,
  isDateFormat,
  pictureOf,
  type CellMark,
  type CellRange,
  type CellValue,
  type Grid,
  type Visibility,
} from '../../core/model';
import type { SheetInfo } from '../../app/ports';
import { officeCode } from './errors';
import { isJournalName } from './journal';
import { pieces, syncInParts } from './parts';
import { parseArea } from './places';
import type { Session } from './session';

export async function listSheets(run: Session['run']): Promise<readonly SheetInfo[]> {
  return run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load('items/id,items/name,items/visibility');
    await context.sync();
    // the run's own sheets are nobody's business
    const shown = worksheets.items.filter(({ name }) => !isJournalName(name));
    return shown.map(({ id, name, visibility }) => ({ id, name, visibility: visibilityOf(visibility) }));
  });
}

/** How much is asked for at once: everything, or less of what has turned out to be too much. */
type How = { readonly merges: 'whole' | 'bands'; readonly contents: 'whole' | 'pieces' };

/**
 * Reads sheets as grids: one round trip, and a second one only where a sheet holds what must be asked for apart
 * (formulas, error values, struck text, comments, very many merged areas, more than one answer carries).
 * Throws `host.sheetMissing` for an id that is not there.
 */
export async function readSheets(run: Session['run'], ids: readonly string[]): Promise<readonly Grid[]> {
  if (ids.length === 0) return [];
  let how: How = { merges: 'whole', contents: 'whole' };
  for (;;) {
    try {
      return await run((context) => readAll(context, ids, how));
    } catch (error) {
      const less = askForLess(how, error);
      if (less === null) throw error;
      how = less;
    }
  }
}

function askForLess(how: How, error: unknown): How | null {
  const code = officeCode(error instanceof Error ? error.cause : error);
  if (code === 'ResponsePayloadSizeLimitExceeded' && how.contents === 'whole') return { ...how, contents: 'pieces' };
  // Excel refuses to list more than 512 merged areas of one range, and does not say with which code
  const isMergeTrouble = code === 'InvalidOperation' || code === 'GeneralException' || code === 'InvalidArgument';
  return isMergeTrouble && how.merges === 'whole' ? { ...how, merges: 'bands' } : null;
}

async function readAll(context: Excel.RequestContext, ids: readonly string[], how: How): Promise<readonly Grid[]> {
  const asked = ids.map((id) => askForSheet(context, id, how));
  await context.sync();
  const missing = asked.find(({ sheet }) => sheet.isNullObject);
  if (missing !== undefined) throw failure('host.sheetMissing', { sheet: missing.id });
  const loads = asked.flatMap((sheet) => askForPieces(sheet, how));
  if (loads.length > 0) await syncInParts(context, loads);
  const found = asked.map((sheet) => askForRest(sheet));
  if (found.some(({ needsMore }) => needsMore)) await context.sync();
  return found.map(({ finish }) => finish());
}

type AskedSheet = {
  readonly id: string;
  readonly sheet: Excel.Worksheet;
  readonly used: Excel.Range;
  /** the rows of the used range, from the first on: in one piece, or in several */
  readonly pieces: Map<number, Excel.Range>;
  readonly merges: readonly Excel.RangeAreas[];
  readonly rows: OfficeExtension.ClientResult<Excel.RowProperties[]>;
  readonly columns: OfficeExtension.ClientResult<Excel.ColumnProperties[]>;
};

/** A cell without a formula has its value among the formulas, so that texts travel once. */
const CONTENTS = 'formulas,numberFormat';

/** Rows of one band, and how many bands are asked for where a sheet has very many merged areas. */
const BAND_ROWS = 40;
const BANDS = 150;

function askForSheet(context: Excel.RequestContext, id: string, how: How): AskedSheet {
  const sheet = context.workbook.worksheets.getItemOrNullObject(id);
  sheet.load('name,visibility');
  sheet.comments.load('items/content,items/authorName');
  // values only: formats of whole columns would make the used range a million rows long
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load('rowIndex,columnIndex,rowCount,columnCount,format/font/strikethrough');
  if (how.contents === 'whole') used.load(CONTENTS);
  const areas =
    how.merges === 'whole'
      ? [used.getMergedAreasOrNullObject()]
      : Array.from({ length: BANDS }, (_, i) =>
          sheet.getRangeByIndexes(i * BAND_ROWS, 0, BAND_ROWS, 256).getMergedAreasOrNullObject(),
        );
  for (const area of areas) area.load('address');
  return {
    id,
    sheet,
    used,
    pieces: new Map(how.contents === 'whole' ? [[0, used]] : []),
    merges: areas,
    rows: used.getRowProperties({ rowHidden: true }),
    columns: used.getColumnProperties({ columnHidden: true }),
  };
}

function askForPieces({ used, pieces: parts }: AskedSheet, how: How): (() => void)[] {
  if (how.contents === 'whole' || used.isNullObject) return [];
  return pieces(0, used.rowCount - 1).map(([top, bottom]) => {
    return () => {
      const range = used.getCell(top, 0).getResizedRange(bottom - top, used.columnCount - 1);
      range.load(CONTENTS);
      parts.set(top, range);
    };
  });
}

type Rest = { readonly needsMore: boolean; readonly finish: () => Grid };

function askForRest(asked: AskedSheet): Rest {
  const { sheet, used } = asked;
  const comments = sheet.comments.items.map((comment) => {
    const place = comment.getLocation();
    place.load('rowIndex,columnIndex');
    return { comment, place };
  });
  const frame = { name: sheet.name, visibility: visibilityOf(sheet.visibility) };
  const readComments = (): CellMark[] =>
    comments.map(({ comment, place }) => ({
      kind: 'comment',
      row: place.rowIndex,
      column: place.columnIndex,
      text: comment.content,
      author: comment.authorName,
    }));
  if (used.isNullObject) {
    const empty = { rows: [], merges: [], hiddenRows: [], hiddenColumns: [] };
    return { needsMore: comments.length > 0, finish: () => ({ ...frame, ...empty, marks: readComments() }) };
  }
  const inOrder = [...asked.pieces].sort(([a], [b]) => a - b).map(([, piece]) => piece);
  const contents = inOrder.flatMap((piece) => piece.formulas as unknown[][]);
  const formats = inOrder.flatMap((piece) => piece.numberFormat as string[][]);
  const odd = oddCells(contents);
  const oddRange =
    odd === null ? null : used.getCell(odd.top, odd.left).getBoundingRect(used.getCell(odd.bottom, odd.right));
  oddRange?.load('values,valueTypes,rowIndex,columnIndex');
  const struck =
    (used.format.font.strikethrough as boolean | null) === false
      ? null
      : used.getCellProperties({ format: { font: { strikethrough: true } } });
  return {
    needsMore: comments.length > 0 || oddRange !== null || struck !== null,
    finish: () => {
      const cells = readCells(used, contents, formats, oddRange);
      return {
        ...frame,
        rows: cells.rows,
        merges: mergedAreas(asked.merges),
        hiddenRows: hiddenOf(asked.rows.value, 'rowHidden', used.rowIndex),
        hiddenColumns: hiddenOf(asked.columns.value, 'columnHidden', used.columnIndex),
        marks: [...cells.marks, ...struckCells(struck?.value ?? [], cells.rows, used), ...readComments()],
      };
    },
  };
}

/** The rectangle of cells whose text may be a formula or an error: these are asked for again with their values. */
function oddCells(formulas: readonly (readonly unknown[])[]): CellRange | null {
  let area: CellRange | null = null;
  formulas.forEach((row, r) =>
    row.forEach((content, c) => {
      if (typeof content !== 'string' || !/^[=#]/.test(content)) return;
      area =
        area === null
          ? { top: r, left: c, bottom: r, right: c }
          : {
              top: area.top,
              left: Math.min(area.left, c),
              bottom: r,
              right: Math.max(area.right, c),
            };
    }),
  );
  return area;
}

type ReadCells = { readonly rows: (readonly (CellValue | undefined)[] | undefined)[]; readonly marks: CellMark[] };

function readCells(
  used: Excel.Range,
  formulas: readonly (readonly unknown[])[],
  formats: readonly (readonly string[])[],
  odd: Excel.Range | null,
): ReadCells {
  const rows: CellValue[][] = [];
  const marks: CellMark[] = [];
  for (let r = 0; r < used.rowIndex; r += 1) rows.push([]);
  formulas.forEach((contents, r) => {
    const line: CellValue[] = Array.from({ length: used.columnIndex }, () => null);
    contents.forEach((content, c) => {
      const [row, column] = [used.rowIndex + r, used.columnIndex + c];
      const formula = formulaAt(content, odd, row, column);
      const raw = formula === null ? content : valueAt(odd, row, column);
      const isError = typeof raw === 'string' && raw.startsWith('#') && typeAt(odd, row, column) === 'Error';
      const value = isError ? { kind: 'error' as const, code: raw } : cellValue(raw, formats[r]?.[c] ?? 'General');
      line.push(value);
      if (formula !== null) marks.push({ kind: 'formula', row, column, formula: formula.slice(1) });
      const picture = pictureOf(formula?.slice(1) ?? null, value);
      if (picture !== null) marks.push({ kind: 'picture', row, column, id: picture });
      if (typeof value === 'number' && hasTooManyDigits(value))
        marks.push({ kind: 'damagedNumber', row, column, text: digitsOf('', value) });
    });
    rows.push(line);
  });
  return { rows, marks };
}

/** A text that begins with `=` has itself as its value; a formula hardly ever does. */
function formulaAt(content: unknown, odd: Excel.Range | null, row: number, column: number): string | null {
  if (typeof content !== 'string' || !content.startsWith('=')) return null;
  return valueAt(odd, row, column) === content ? null : content;
}

function valueAt(odd: Excel.Range | null, row: number, column: number): unknown {
  return odd === null ? null : (odd.values as unknown[][])[row - odd.rowIndex]?.[column - odd.columnIndex];
}

function typeAt(odd: Excel.Range | null, row: number, column: number): string | undefined {
  return odd?.valueTypes[row - odd.rowIndex]?.[column - odd.columnIndex];
}

function cellValue(raw: unknown, format: string): CellValue {
  if (raw === '' || raw === null || raw === undefined) return null;
  if (typeof raw === 'number') return (isDateFormat(format) ? dateOfSerial(raw, format, false) : null) ?? raw;
  return typeof raw === 'string' || typeof raw === 'boolean' ? raw : null;
}

function mergedAreas(asked: readonly Excel.RangeAreas[]): CellRange[] {
  const addresses = asked.flatMap((areas) => (areas.isNullObject ? [] : areas.address.split(',')));
  return [...new Set(addresses)].flatMap((address) => parseArea(address) ?? []);
}

function hiddenOf<K extends 'rowHidden' | 'columnHidden'>(
  properties: readonly { readonly [P in K]?: boolean }[],
  key: K,
  first: number,
): number[] {
  return properties.flatMap((line, i) => (line[key] === true ? [first + i] : []));
}

function struckCells(
  properties: readonly (readonly Excel.CellProperties[])[],
  rows: ReadCells['rows'],
  used: Excel.Range,
): CellMark[] {
  return properties.flatMap((line, r) =>
    line.flatMap((cell, c): CellMark[] => {
      const [row, column] = [used.rowIndex + r, used.columnIndex + c];
      const value = rows[row]?.[column];
      const isStruck = cell.format?.font?.strikethrough === true && value !== null && value !== undefined;
      return isStruck ? [{ kind: 'struck', row, column, text: typeof value === 'string' ? value : '' }] : [];
    }),
  );
}

export function visibilityOf(word: string): Visibility {
  if (word === 'Hidden') return 'hidden';
  return word === 'VeryHidden' ? 'veryHidden' : 'visible';
}
