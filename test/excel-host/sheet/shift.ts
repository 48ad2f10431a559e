import type { CellRange } from '../../../src/core/model';
import { heightOf, LAST_COLUMN, LAST_ROW, widthOf } from './address';
import { usedArea } from './cells';
import { invalidOperation } from './errors';
import { moveReferences } from './formulas';
import { allowShift, isWholeColumns, isWholeRows } from './guard';
import type { Cell, Line, Sheet, Workbook } from './workbook';

/** How cells move: rows or columns, from where on, how many, and within which band of the other direction. */
type Move = { along: 'rows' | 'columns'; from: number; count: number; bandFrom: number; bandTo: number };

/**
 * Inserting pushes the cells at and behind `area` away; whole rows and columns take merged areas, validations,
 * conditional formats, names, formulas, filter, print area and tracked ranges with them.
 * Source: Excel.Range.insert, "shifts the other cells to make space".
 */
export function insertCells(workbook: Workbook, sheet: Sheet, area: CellRange, towards: string): void {
  const move = moveOf(area, towards === 'Right' || isWholeColumns(area) ? 'columns' : 'rows', 1);
  const last = usedArea(sheet, true);
  const falls =
    last !== null &&
    (move.along === 'rows' ? last.bottom + move.count > LAST_ROW : last.right + move.count > LAST_COLUMN);
  if (falls) throw invalidOperation('Range.insert', 'Inserting would push non-empty cells off the sheet.');
  allowShift(sheet, area, move.along, 'Range.insert');
  shift(workbook, sheet, move);
}

/** Source: Excel.Range.delete, "Deletes the cells associated with the range" and the shift direction. */
export function deleteCells(workbook: Workbook, sheet: Sheet, area: CellRange, towards: string): void {
  const move = moveOf(area, towards === 'Left' || isWholeColumns(area) ? 'columns' : 'rows', -1);
  allowShift(sheet, area, move.along, 'Range.delete');
  shift(workbook, sheet, move);
}

/** Where an area of the sheet stands after the move; null where it is gone. Areas grow when the insert is inside them. */
export function movedArea(area: CellRange, move: Move): CellRange | null {
  const [start, end, bandStart, bandEnd] =
    move.along === 'rows'
      ? [area.top, area.bottom, area.left, area.right]
      : [area.left, area.right, area.top, area.bottom];
  const limit = move.along === 'rows' ? LAST_ROW : LAST_COLUMN;
  const wholeLine = start === 0 && end === limit;
  const inBand = bandStart >= move.bandFrom && bandEnd <= move.bandTo;
  if (!inBand || wholeLine || end < move.from) return area;
  const from = movedIndex(start, move, 'start');
  const to = movedIndex(end, move, 'end');
  if (from > to) return null;
  return move.along === 'rows' ? { ...area, top: from, bottom: to } : { ...area, left: from, right: to };
}

function moveOf(area: CellRange, along: Move['along'], sign: 1 | -1): Move {
  return along === 'rows'
    ? {
        along,
        from: area.top,
        count: sign * heightOf(area),
        bandFrom: isWholeRows(area) ? 0 : area.left,
        bandTo: isWholeRows(area) ? LAST_COLUMN : area.right,
      }
    : {
        along,
        from: area.left,
        count: sign * widthOf(area),
        bandFrom: isWholeColumns(area) ? 0 : area.top,
        bandTo: isWholeColumns(area) ? LAST_ROW : area.bottom,
      };
}

/** A deleted index falls on the edge of the hole: its start moves up to what follows, its end to what precedes. */
function movedIndex(index: number, { from, count }: Move, edge: 'start' | 'end'): number {
  if (index < from) return index;
  if (count > 0) return index + count;
  if (index < from - count) return edge === 'start' ? from : from - 1;
  return index + count;
}

function shift(workbook: Workbook, sheet: Sheet, move: Move): void {
  moveCells(sheet, move);
  moveLines(sheet, move);
  const still = (areas: readonly CellRange[]) => areas.flatMap((area) => movedArea(area, move) ?? []);
  sheet.merges = still(sheet.merges).filter((merge) => merge.top !== merge.bottom || merge.left !== merge.right);
  sheet.validations = sheet.validations
    .map((validation) => ({ ...validation, areas: still(validation.areas) }))
    .filter((validation) => validation.areas.length > 0);
  sheet.conditionalFormats = sheet.conditionalFormats
    .map((format) => ({ ...format, areas: still(format.areas) }))
    .filter((format) => format.areas.length > 0);
  const { page, filter } = sheet;
  if (page.printArea !== null) page.printArea = movedArea(page.printArea, move);
  if (page.titleRows !== null) page.titleRows = movedArea(page.titleRows, move);
  const filtered = filter === null ? null : movedArea(filter.area, move);
  sheet.filter = filter === null || filtered === null ? null : { ...filter, area: filtered };
  sheet.tables = sheet.tables.flatMap((table) => {
    const area = movedArea(table.area, move);
    return area === null ? [] : [{ ...table, area }];
  });
  sheet.comments = sheet.comments.flatMap((comment) => {
    const { row, column } = comment;
    const place = movedArea({ top: row, left: column, bottom: row, right: column }, move);
    return place === null ? [] : [{ ...comment, row: place.top, column: place.left }];
  });
  moveFormulas(workbook, sheet, move);
  for (const range of workbook.tracked) {
    if (range.sheet === sheet) range.area = movedArea(range.area, move) ?? range.area;
  }
}

function moveCells(sheet: Sheet, move: Move): void {
  const cells = [...sheet.cells].flatMap(([row, line]) => [...line].map(([column, cell]) => ({ row, column, cell })));
  sheet.cells.clear();
  for (const { row, column, cell } of cells) {
    const place = movedArea({ top: row, left: column, bottom: row, right: column }, move);
    if (place !== null) setCell(sheet, place.top, place.left, cell);
  }
  if (move.count > 0) copyNeighbourStyle(sheet, move);
}

/**
 * New cells take the format of the row above or the column left of them.
 * Source: Excel's insert options, "Format Same As Above" being the standard.
 */
function copyNeighbourStyle(sheet: Sheet, move: Move): void {
  if (move.from === 0) return;
  const neighbour = move.from - 1;
  for (const [row, line] of [...sheet.cells]) {
    for (const [column, cell] of [...line]) {
      const [index, other] = move.along === 'rows' ? [row, column] : [column, row];
      if (index !== neighbour || other < move.bandFrom || other > move.bandTo) continue;
      for (let k = 0; k < move.count; k += 1) {
        const [toRow, toColumn] = move.along === 'rows' ? [move.from + k, column] : [row, move.from + k];
        setCell(sheet, toRow, toColumn, { value: '', style: { ...cell.style } });
      }
    }
  }
}

function setCell(sheet: Sheet, row: number, column: number, cell: Cell): void {
  const line = sheet.cells.get(row) ?? new Map<number, Cell>();
  sheet.cells.set(row, line.set(column, cell));
}

/** Heights, widths and hiding move with whole rows and columns only. */
function moveLines(sheet: Sheet, move: Move): void {
  const whole = move.bandFrom === 0 && move.bandTo === (move.along === 'rows' ? LAST_COLUMN : LAST_ROW);
  if (!whole) return;
  const lines = move.along === 'rows' ? sheet.rows : sheet.columns;
  const entries = [...lines];
  lines.clear();
  for (const [index, line] of entries) {
    const deleted = move.count < 0 && index >= move.from && index < move.from - move.count;
    if (!deleted) lines.set(index < move.from ? index : index + move.count, line);
  }
  const neighbour: Line | undefined = move.count > 0 ? lines.get(move.from - 1) : undefined;
  if (neighbour?.size === undefined) return;
  for (let k = 0; k < move.count; k += 1) lines.set(move.from + k, { size: neighbour.size });
}

function moveFormulas(workbook: Workbook, moved: Sheet, move: Move): void {
  const follow = (formula: string, home: string) =>
    moveReferences(formula, home, moved.name, (area) => movedArea(area, move));
  for (const sheet of workbook.sheets) {
    for (const line of sheet.cells.values()) {
      for (const cell of line.values()) {
        if (cell.formula !== undefined) cell.formula = follow(cell.formula, sheet.name);
      }
    }
  }
  workbook.names = workbook.names.map((name) => ({ ...name, formula: follow(name.formula, '') }));
}
