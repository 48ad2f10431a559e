import { cellAt, gridWidth, type CellRange, type CellValue, type Grid } from '../model';

/** Reads cells as a person sees them: every cell of a merged area shows its first cell's value. */
export type MergedView = {
  readonly value: (row: number, column: number) => CellValue;
  /** the merged area that covers the cell, or null */
  readonly areaAt: (row: number, column: number) => CellRange | null;
};

/** Areas are only walked within the used cells, and not beyond this number of cells in all. */
const MOST_CELLS = 400000;

const views = new WeakMap<Grid, MergedView>();

/** The view of a grid, made once for all who ask. */
export function mergedView(grid: Grid): MergedView {
  const known = views.get(grid) ?? viewOf(grid);
  views.set(grid, known);
  return known;
}

function viewOf(grid: Grid): MergedView {
  const rows: (Map<number, CellRange> | undefined)[] = [];
  const width = grid.merges.length === 0 ? 0 : gridWidth(grid);
  let cells = 0;
  for (const area of grid.merges) {
    const bottom = Math.min(area.bottom, grid.rows.length - 1);
    const right = Math.min(area.right, Math.max(width - 1, area.left));
    for (let row = area.top; row <= bottom && cells < MOST_CELLS; row += 1) {
      const own = rows[row] ?? new Map<number, CellRange>();
      rows[row] = own;
      for (let column = area.left; column <= right; column += 1, cells += 1) own.set(column, area);
    }
  }
  const areaAt = (row: number, column: number): CellRange | null => rows[row]?.get(column) ?? null;
  return {
    areaAt,
    value: (row, column) => {
      const area = areaAt(row, column);
      return area === null ? cellAt(grid, row, column) : cellAt(grid, area.top, area.left);
    },
  };
}
