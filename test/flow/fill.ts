import { patchXlsx } from '../../src/adapters/xlsx/patch';
import { readXlsx } from '../../src/adapters/xlsx/read';
import { cellAt, cellText, type CellChange, type Grid } from '../../src/core/model';

/** A return as a clerk sees it: its visible table, by column title. */
export type ReturnTable = {
  readonly grid: Grid;
  readonly header: number;
  readonly columns: ReadonlyMap<string, number>;
  /** sheet rows of the tasks */
  readonly rows: readonly number[];
  readonly text: (row: number, title: string) => string;
};

/** What the column of tasks is called in these tests. */
const TASK_TITLES = ['主要任务', '工作任务'];

/** Finds the table of a return workbook without any of our own reading of returns. */
export function tableOf(bytes: Uint8Array): ReturnTable {
  const grid = readXlsx(bytes, 'return.xlsx').sheets[0];
  if (grid === undefined) throw new Error('no sheet');
  const header = grid.rows.findIndex(
    (row) => row?.includes('序号') === true && TASK_TITLES.some((title) => row.includes(title)),
  );
  const columns = new Map((grid.rows[header] ?? []).map((title, column) => [cellText(title), column] as const));
  const text = (row: number, title: string) => cellText(cellAt(grid, row, columns.get(title) ?? -1));
  const rows: number[] = [];
  for (let row = header + 1; /^\d+$/.test(text(row, '序号')); row += 1) rows.push(row);
  return { grid, header, columns, rows, text };
}

/** Fills a return: for each task row the texts by column title that `answers` gives. */
export function fillReturn(
  bytes: Uint8Array,
  answers: (task: string, index: number) => Readonly<Record<string, string>>,
): Uint8Array {
  const table = tableOf(bytes);
  const cells = table.rows.flatMap((row, index) =>
    Object.entries(answers(taskIn(table, row), index)).map(([title, value]): CellChange => {
      const column = table.columns.get(title);
      if (column === undefined) throw new Error(`no column ${title}`);
      return { row, column, value };
    }),
  );
  return patchXlsx(bytes, [{ kind: 'setCells', sheet: table.grid.name, cells }], {});
}

function taskIn(table: ReturnTable, row: number): string {
  return TASK_TITLES.map((title) => table.text(row, title)).find((text) => text !== '') ?? '';
}
