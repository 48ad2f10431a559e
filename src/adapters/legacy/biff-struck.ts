import { RECORD, viewOf, type BiffRecord } from './biff';
import { readRichStrings, type RichString } from './biff-strings';

/** What is struck through in one sheet of a binary workbook, by `row * 65536 + column`. */
export type StruckCells = {
  /** cells whose own font is struck */
  readonly whole: ReadonlySet<number>;
  /** cells with struck runs: the text that is kept and the runs that are not */
  readonly runs: ReadonlyMap<number, RichString>;
};

export function cellKey(row: number, column: number): number {
  return row * 65536 + column;
}

/** MS-XLS 2.4.122: the font's third option bit. */
const STRUCK = 0x0008;

type SheetFinder = { readonly found: StruckCells; readonly visit: (record: BiffRecord) => void };

/**
 * Prepares to find the struck cells of a workbook's sheets, whose records are then visited one by one. Where no font of
 * the workbook is struck, as is usual, the records are not looked at.
 */
export function struckCellFinder(globals: readonly BiffRecord[]): { newSheet(): SheetFinder } {
  const fonts = globals.filter(({ type }) => type === RECORD.font).map(({ data }) => (uint16(data, 2) & STRUCK) !== 0);
  if (!fonts.includes(true)) return { newSheet: () => ({ found: NOTHING_STRUCK, visit: () => undefined }) };
  // there is no font 4: the fifth record is font 5
  const isStruck = (font: number): boolean => fonts[font < 4 ? font : font - 1] === true;
  const formats = globals.filter(({ type }) => type === RECORD.xf).map(({ data }) => isStruck(uint16(data, 0)));
  const strings = readRichStrings(globals, isStruck);
  return { newSheet: () => sheetFinder(formats, strings) };
}

const NOTHING_STRUCK: StruckCells = { whole: new Set(), runs: new Map() };

function sheetFinder(formats: readonly boolean[], strings: ReadonlyMap<number, RichString>): SheetFinder {
  const whole = new Set<number>();
  const runs = new Map<number, RichString>();
  const visit = ({ type, data }: BiffRecord): void => {
    if (!CELLS.has(type) || data.length < 6) return;
    const [row, column] = [uint16(data, 0), uint16(data, 2)];
    for (const [index, format] of formatsOf(type, data).entries()) {
      if (formats[format] === true) whole.add(cellKey(row, column + index));
    }
    const rich =
      type === RECORD.labelSst && data.length >= 10 ? strings.get(viewOf(data).getUint32(6, true)) : undefined;
    if (rich !== undefined) runs.set(cellKey(row, column), rich);
  };
  return { found: { whole, runs }, visit };
}

const CELLS: ReadonlySet<number> = new Set([
  RECORD.labelSst,
  RECORD.number,
  RECORD.rk,
  RECORD.mulRk,
  RECORD.formula,
  RECORD.label,
  RECORD.rString,
  RECORD.boolErr,
]);

/** The formats of a record's cells: one, but for the record of many numbers side by side. */
function formatsOf(type: number, data: Uint8Array): readonly number[] {
  if (type !== RECORD.mulRk) return [uint16(data, 4)];
  return Array.from({ length: Math.floor((data.length - 6) / 6) }, (_, index) => uint16(data, 4 + index * 6));
}

function uint16(data: Uint8Array, at: number): number {
  return (data[at] ?? 0) | ((data[at + 1] ?? 0) << 8);
}
