import { ledgerColumns, reportingUnits } from '../ledger';
import type { Assignment, CellRange, Column, ColumnKey, ProjectedRow, Template } from '../model';
import { dueOf, issuedCells, type CellTexts } from './issued-cells';
import { formatRowId } from './row-id';
import { tableStyles } from './styles';
import { cutToHeight, textHeight } from './text-size';
import { sharesOf } from './unit-shares';

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
/** More units than these get a row each. */
const MOST_IN_ONE_CELL = 2;

/**
 * The rows that a task takes in the ledger: one as a rule; one for each unit's share where there are many or they are
 * long; more where a text is too long for one row (Excel stops at 409 points) and goes on in the next.
 */
export function taskRows(
  assignment: Assignment,
  projected: ProjectedRow | undefined,
  template: Template,
  shown: CellTexts = {},
): TaskRow[] {
  const columns = ledgerColumns(template);
  const issued = { ...issuedCells(assignment), ...shown };
  const day = dueOf(assignment);
  const subRows = projected?.subRows ?? [];
  const parts = subRows.length > 0 ? subRows : [{ unit: null, cells: projected?.cells ?? {} }];
  return parts.flatMap(({ unit, cells }, index) => {
    const filled = filledCells(cells, columns, index === 0 ? issued : {});
    const pieces = piecesOf(filled, assignment, template);
    const rows = Math.max(1, ...[...pieces.values()].map((texts) => texts.length));
    return Array.from({ length: rows }, (_, part): TaskRow => {
      const own = [...pieces].flatMap(([key, texts]) =>
        texts[part] === undefined ? [] : [[key, texts[part]] as const],
      );
      return {
        id: formatRowId({ taskId: assignment.taskId, unit, part }),
        cells: {
          ...(index === 0 && part === 0 ? issued : {}),
          ...(part === 0 ? filled : {}),
          ...Object.fromEntries(own),
        },
        due: day,
      };
    });
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

const NO_PIECES: ReadonlyMap<ColumnKey, readonly string[]> = new Map();

/** The columns whose texts need more than one row, with their pieces. */
export function piecesOf(
  cells: CellTexts,
  assignment: Assignment,
  template: Template,
): ReadonlyMap<ColumnKey, readonly string[]> {
  const size = tableStyles(template).size;
  const long = ledgerColumns(template).filter(
    (column) => column.hidden !== true && column.filledBy === 'unit' && mayDivide(cells[column.key], column, size),
  );
  if (long.length === 0) return NO_PIECES;
  const units = new Set(reportingUnits(assignment, template.units));
  const divided = long.flatMap((column): [ColumnKey, string[]][] => {
    const pieces = shareRows(cells[column.key] ?? '', units, column, template, size);
    return pieces.length > 1 ? [[column.key, pieces]] : [];
  });
  return new Map(divided);
}

/** Several units' shares, or more than fits a row: nearly no text. */
function mayDivide(text: string | undefined, column: Column, size: number): boolean {
  if (text === undefined || text === '') return false;
  return text.includes('\n【') || textHeight(text, column.width, size) > TALLEST;
}

/** Shares in rows of their own where the template says so or they would not fit; each again cut to the page. */
function shareRows(
  text: string,
  units: ReadonlySet<string>,
  column: Column,
  template: Template,
  size: number,
): string[] {
  const shares = sharesOf(text, units);
  const fits = textHeight(text, column.width, size) <= TALLEST;
  const mode = template.layout?.unitRows ?? 'auto';
  const apart = mode === 'rows' || (mode === 'auto' && (shares.length > MOST_IN_ONE_CELL || !fits));
  const texts = apart ? shares : [text];
  return texts.flatMap((share) => cutToHeight(share, column.width, size, TALLEST));
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
