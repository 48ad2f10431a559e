import { lastDayOf } from '../ledger';
import type { Assignment, CellRange, Column, ColumnKey, ProjectedRow } from '../model';
import { issuedCells, type CellTexts } from './issued-cells';
import { formatRowId } from './row-id';
import { cutToHeight } from './text-size';

/** One physical row of a task in the ledger's sheet. */
export type TaskRow = {
  readonly id: string;
  /** texts by column; absent where the cell above is merged over this one */
  readonly cells: CellTexts;
  /** the real day behind the deadline's words, for colours; null where there is none */
  readonly due: string | null;
};

/** A row must fit a page below title and header, and stay under Excel's 409 points. */
const TALLEST = 300;

/**
 * The rows that a task takes in the ledger: one as a rule; one for each unit where the projection keeps their answers
 * apart; more where a text is too long for one row (Excel stops at 409 points) and goes on in the next.
 */
export function taskRows(
  assignment: Assignment,
  projected: ProjectedRow | undefined,
  columns: readonly Column[],
  size: number,
): TaskRow[] {
  const issued = issuedCells(assignment);
  const due = assignment.deadline?.due ?? null;
  const day = due === null ? null : lastDayOf(due);
  const parts =
    (projected?.subRows ?? []).length > 0
      ? (projected?.subRows ?? [])
      : [{ unit: null, cells: projected?.cells ?? {} }];
  return parts.flatMap(({ unit, cells }, index) => {
    const filled = filledCells(cells, columns, index === 0 ? issued : {});
    const pieces = longCells(filled, columns, size);
    const rows = Math.max(1, ...pieces.map(([, texts]) => texts.length));
    return Array.from({ length: rows }, (_, part): TaskRow => ({
      id: formatRowId({ taskId: assignment.taskId, unit, part }),
      cells: {
        ...(index === 0 && part === 0 ? issued : {}),
        ...(part === 0 ? filled : {}),
        ...Object.fromEntries(
          pieces.flatMap(([key, texts]) => (texts[part] === undefined ? [] : [[key, texts[part]]])),
        ),
      },
      due: day,
    }));
  });
}

/** The areas to merge so that a task's several rows read as one: whatever is not written row by row. */
export function taskMerges(rows: readonly TaskRow[], columns: readonly Column[], top: number): CellRange[] {
  if (rows.length < 2) return [];
  return columns.flatMap((column, index) => {
    const starts = rows.flatMap((row, at) => (at === 0 || row.cells[column.key] !== undefined ? [at] : []));
    return starts.flatMap((start, place) => {
      const end = (starts[place + 1] ?? rows.length) - 1;
      return end > start ? [{ top: top + start, bottom: top + end, left: index, right: index }] : [];
    });
  });
}

/** The unit's texts; a coordinator's remark stays where the units have written none. */
function filledCells(cells: CellTexts, columns: readonly Column[], issued: CellTexts): Record<ColumnKey, string> {
  return Object.fromEntries(
    columns
      .filter((column) => column.filledBy === 'unit')
      .map(({ key }) => [key, nonEmpty(cells[key]) ?? issued[key] ?? '']),
  );
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : text;
}

function longCells(cells: CellTexts, columns: readonly Column[], size: number): [ColumnKey, string[]][] {
  return columns.flatMap(({ key, width, hidden }): [ColumnKey, string[]][] => {
    const text = cells[key] ?? '';
    if (hidden === true || text.length < 100) return [];
    const pieces = cutToHeight(text, width, size, TALLEST);
    return pieces.length > 1 ? [[key, pieces]] : [];
  });
}
