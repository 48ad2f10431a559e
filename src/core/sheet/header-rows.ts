import type { CellLayout, CellRange, Column, RowLayout } from '../model';
import type { TableStyles } from './styles';
import { textHeight } from './text-size';

/** The header as rows: one, or two where columns stand under a common title; merged where a title spans. */
export function headerRows(
  columns: readonly Pick<Column, 'title' | 'width' | 'group'>[],
  styles: TableStyles,
  top: number,
): { readonly rows: readonly RowLayout[]; readonly merges: readonly CellRange[] } {
  const grouped = columns.some((column) => column.group !== undefined);
  const lower = headerRow(
    columns.map((column) => (grouped && column.group === undefined ? '' : column.title)),
    columns,
    styles,
  );
  if (!grouped) return { rows: [lower], merges: [] };
  const upper = headerRow(
    columns.map((column, index) => upperTitle(columns, column, index)),
    columns,
    styles,
  );
  return { rows: [upper, lower], merges: headerMerges(columns, top) };
}

function upperTitle(
  columns: readonly Pick<Column, 'title' | 'group'>[],
  column: Pick<Column, 'title' | 'group'>,
  index: number,
): string {
  if (column.group === undefined) return column.title;
  return columns[index - 1]?.group === column.group ? '' : column.group;
}

function headerMerges(columns: readonly Pick<Column, 'group'>[], top: number): CellRange[] {
  const merges: CellRange[] = [];
  for (let left = 0; left < columns.length;) {
    const group = columns[left]?.group;
    let right = left;
    while (group !== undefined && columns[right + 1]?.group === group) right += 1;
    if (group === undefined) merges.push({ top, bottom: top + 1, left, right: left });
    else if (right > left) merges.push({ top, bottom: top, left, right });
    left = right + 1;
  }
  return merges;
}

function headerRow(
  titles: readonly string[],
  columns: readonly Pick<Column, 'width'>[],
  styles: TableStyles,
): RowLayout {
  const heights = titles.map((title, index) => textHeight(title, columns[index]?.width ?? 10, styles.size));
  return {
    cells: titles.map((value): CellLayout => ({ value, style: styles.header })),
    height: Math.max(30, ...heights),
  };
}
