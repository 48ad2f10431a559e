import type { CellValue, Grid, WorkbookChange } from '../../../src/core/model';
import { dateValue } from '../../../src/core/sheet';

/** What setCells and insertRows do, on a grid: enough to check that changes say what they shall. */
export function applyChanges(grid: Grid, changes: readonly WorkbookChange[]): Grid {
  return changes.reduce((current, change) => {
    if (change.kind === 'insertRows') return insertRows(current, change);
    return change.kind === 'setCells' ? setCells(current, change) : current;
  }, grid);
}

function insertRows(grid: Grid, change: Extract<WorkbookChange, { kind: 'insertRows' }>): Grid {
  const { before, count } = change;
  const fresh: (CellValue | undefined)[][] = Array.from({ length: count }, () => []);
  const moved = grid.merges.map((area) => ({
    ...area,
    top: area.top >= before ? area.top + count : area.top,
    bottom: area.bottom >= before ? area.bottom + count : area.bottom,
  }));
  const merged = (change.mergeColumns ?? []).map((column) => {
    const ending = moved.find((area) => area.left === column && area.right === column && area.bottom === before - 1);
    return { top: ending?.top ?? before - 1, bottom: before + count - 1, left: column, right: column };
  });
  const kept = moved.filter((area) => !merged.some((one) => one.left === area.left && one.top === area.top));
  return {
    ...grid,
    rows: [...grid.rows.slice(0, before), ...fresh, ...grid.rows.slice(before)],
    merges: [...kept, ...merged],
  };
}

function setCells(grid: Grid, change: Extract<WorkbookChange, { kind: 'setCells' }>): Grid {
  const rows = grid.rows.map((row) => [...(row ?? [])]);
  for (const { row, column, value } of change.cells) {
    const covered = grid.merges.some(
      (area) =>
        area.top <= row &&
        row <= area.bottom &&
        area.left <= column &&
        column <= area.right &&
        !(area.top === row && area.left === column),
    );
    if (covered && value !== null) throw new Error(`covered cell ${row},${column}`);
    const target = rows[row];
    if (target === undefined) throw new Error(`no row ${row}`);
    target[column] = value !== null && typeof value === 'object' ? dateValue(value.date) : value;
  }
  return { ...grid, rows };
}
