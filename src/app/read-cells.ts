import { cellAt, failure, type CellValue, type Grid } from '../core/model';
import type { InputFile, Services } from './ports';

export type SheetCells = {
  readonly name: string;
  readonly hidden: boolean;
  /** filled cells, a merged area once, empty strings not at all */
  readonly cells: number;
  readonly rows: readonly (readonly CellValue[])[];
};

/** How the reader sees a workbook: a way to look when a file is odd. */
export async function readCells(services: Services, file: InputFile): Promise<readonly SheetCells[]> {
  const read = await services.readFile(file);
  if (read.kind !== 'book') throw failure('file.unknownKind', { file: file.name });
  return read.book.sheets.map((grid) => ({
    name: grid.name,
    hidden: grid.visibility !== 'visible',
    cells: countCells(grid),
    rows: denseRows(grid),
  }));
}

function countCells(grid: Grid): number {
  let count = 0;
  for (const row of grid.rows) for (const value of row ?? []) if (isFilled(value)) count += 1;
  return count;
}

function isFilled(value: CellValue | undefined): boolean {
  return value !== undefined && value !== null && value !== '';
}

function denseRows(grid: Grid): CellValue[][] {
  return Array.from({ length: grid.rows.length }, (_, row) =>
    Array.from({ length: grid.rows[row]?.length ?? 0 }, (_unused, column) => cellAt(grid, row, column)),
  );
}
