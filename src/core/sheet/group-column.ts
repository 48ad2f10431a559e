import { cellText, likenesses, type ColumnKey, type Grid } from '../model';
import type { Header } from './header';
import { mergedView } from './merged-view';

/**
 * Some ledgers have 工作任务 as a merged group column and the tasks themselves, each with its number, in the column of
 * 具体要求. There the requirement column is the task column and the group its heading. Where the ledger's tasks are
 * known, the column that says more of them decides.
 */
export function withGroupColumn(header: Header, grid: Grid, tasks: readonly string[] | null): Header {
  const [task] = header.columns.get('task') ?? [];
  const [inner] = header.columns.get('requirement') ?? header.columns.get('extra:measures') ?? [];
  const [sequence] = header.columns.get('sequence') ?? [];
  if (task === undefined || inner === undefined || sequence === undefined) return header;
  if (!hasNumberedGroups(header, grid, task, sequence)) return header;
  if (tasks !== null && saying(grid, header, task, tasks) >= saying(grid, header, inner, tasks)) return header;
  const columns = new Map<ColumnKey, readonly number[]>(header.columns);
  columns.set('section', [task]);
  columns.set('task', [inner]);
  columns.delete(header.columns.has('requirement') ? 'requirement' : 'extra:measures');
  return { ...header, columns };
}

/** A cell of the column is merged over rows of which each has a number of its own. */
function hasNumberedGroups(header: Header, grid: Grid, task: number, sequence: number): boolean {
  const view = mergedView(grid);
  for (let row = header.bottom + 2; row < grid.rows.length; row += 1) {
    const area = view.areaAt(row, task);
    const isInside = area !== null && area.top < row && area.left === area.right;
    const [above, own] = [row - 1, row].map((at) => cellText(grid.rows[at]?.[sequence]));
    if (isInside && above !== '' && own !== '' && above !== own) return true;
  }
  return false;
}

/** How many of the column's texts say a known task. */
function saying(grid: Grid, header: Header, column: number, tasks: readonly string[]): number {
  const texts = grid.rows.slice(header.bottom + 1).map((row) => cellText(row?.[column]));
  return new Set(likenesses(texts, tasks, 0.7).map((pair) => pair.right)).size;
}
