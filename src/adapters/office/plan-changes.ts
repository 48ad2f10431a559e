import { failure, type CellChange, type SheetLayout, type WorkbookChange } from '../../core/model';

/** A line of the sheet as it will be: an old one, or the k-th new one in a gap between old ones. */
export type Line = { readonly old: number } | { readonly gap: number; readonly index: number };

/** New rows or columns before an old one; for rows, `likes` names for each the old row that it shall look like. */
export type Gap = {
  /** zero-based, in the sheet as it was */
  readonly before: number;
  readonly likes: readonly number[];
  readonly widths: readonly { readonly width: number; readonly hidden: boolean }[];
};

export type PlannedCell = {
  readonly row: Line;
  readonly column: Line;
  /** in the sheet as it will be */
  readonly at: { readonly row: number; readonly column: number };
  readonly change: CellChange;
};

/** Everything that happens to one sheet: first the gaps open, then the cells are written. */
export type SheetPlan = {
  readonly sheet: string;
  readonly rowGaps: readonly Gap[];
  readonly columnGaps: readonly Gap[];
  readonly cells: readonly PlannedCell[];
};

export type ChangePlan = {
  readonly sheets: readonly SheetPlan[];
  /** sheets to be put, each name once, in the order of their first mention */
  readonly puts: readonly SheetLayout[];
  readonly removed: readonly string[];
  /** sheets that must stand there beforehand */
  readonly needed: readonly string[];
  /** sheets are put beside those of the same name, not in their place */
  readonly asNew: boolean;
};

/**
 * Brings changes, whose places count what earlier changes did, into one order that can be made and unmade: gaps in
 * terms of the sheet as it was, cells in terms of the sheet as it will be. Throws `host.sheetMissing` for a sheet that
 * an earlier change took away.
 */
export function planChanges(changes: readonly WorkbookChange[]): ChangePlan {
  const drafts = new Map<string, Draft>();
  const puts = new Map<string, SheetLayout>();
  const removed = new Set<string>();
  const needed = new Set<string>();
  const draftOf = (sheet: string): Draft => {
    if (removed.has(sheet)) throw failure('host.sheetMissing', { sheet });
    needed.add(sheet);
    const draft = drafts.get(sheet) ?? newDraft();
    drafts.set(sheet, draft);
    return draft;
  };
  for (const change of changes) {
    switch (change.kind) {
      case 'putSheet':
        drafts.delete(change.layout.name);
        removed.delete(change.layout.name);
        puts.set(change.layout.name, change.layout);
        break;
      case 'removeSheet':
        if (!puts.delete(change.sheet)) draftOf(change.sheet);
        drafts.delete(change.sheet);
        removed.add(change.sheet);
        break;
      case 'setCells':
        changeCells(change.sheet, change.cells, puts, draftOf);
        break;
      case 'insertRows':
        insert(draftOf(change.sheet).rows, change.before, change.count, change.likeRow, null);
        break;
      case 'insertColumn':
        insert(draftOf(change.sheet).columns, change.before, 1, null, change);
        break;
    }
  }
  return {
    sheets: [...drafts].map(([sheet, draft]) => finish(sheet, draft)),
    puts: [...puts.values()],
    removed: [...removed],
    needed: [...needed],
    asNew: false,
  };
}

/** A line that was inserted: which gap of the old lines it stands in, and how it shall look. */
type NewLine = {
  position: number;
  readonly before: number;
  readonly like: number;
  readonly width: { width: number; hidden: boolean } | null;
};
type Draft = {
  readonly rows: NewLine[];
  readonly columns: NewLine[];
  readonly cells: Map<string, { row: number | NewLine; column: number | NewLine; change: CellChange }>;
};

function newDraft(): Draft {
  return { rows: [], columns: [], cells: new Map() };
}

function changeCells(
  sheet: string,
  cells: readonly CellChange[],
  puts: Map<string, SheetLayout>,
  draftOf: (sheet: string) => Draft,
): void {
  const put = puts.get(sheet);
  if (put !== undefined) {
    puts.set(sheet, cells.reduce(withCell, put));
    return;
  }
  const draft = draftOf(sheet);
  for (const change of cells) {
    const row = lineAt(draft.rows, change.row);
    const column = lineAt(draft.columns, change.column);
    draft.cells.set(`${lineKey(draft.rows, row)} ${lineKey(draft.columns, column)}`, { row, column, change });
  }
}

/** The layout with one cell changed, for sheets that are put and then written in the same run. */
function withCell(layout: SheetLayout, { row, column, value, style }: CellChange): SheetLayout {
  const rows = [...layout.rows];
  while (rows.length <= row) rows.push({ cells: [] });
  const line = rows[row] ?? { cells: [] };
  const cells = [...line.cells];
  const kept = style ?? cells[column]?.style;
  cells[column] = { value, ...(kept === undefined ? {} : { style: kept }) };
  rows[row] = { ...line, cells };
  return { ...layout, rows };
}

/** What stands at a position now: the number of an old line, or a new line. */
function lineAt(lines: readonly NewLine[], position: number): number | NewLine {
  const own = lines.find((line) => line.position === position);
  return own ?? position - lines.filter((line) => line.position < position).length;
}

function insert(
  lines: NewLine[],
  position: number,
  count: number,
  like: number | null,
  width: { width: number; hidden: boolean } | null,
): void {
  const there = lineAt(lines, position);
  const before = typeof there === 'number' ? there : there.before;
  const model = like === null ? 0 : lineAt(lines, like);
  for (const line of lines) if (line.position >= position) line.position += count;
  for (let k = 0; k < count; k += 1) {
    lines.push({
      position: position + k,
      before,
      like: typeof model === 'number' ? model : model.like,
      width: width === null ? null : { width: width.width, hidden: width.hidden },
    });
  }
}

function finish(sheet: string, draft: Draft): SheetPlan {
  const rowGaps = gapsOf(draft.rows);
  const columnGaps = gapsOf(draft.columns);
  const cells = [...draft.cells.values()].map(({ row, column, change }) => ({
    row: finishLine(draft.rows, rowGaps, row),
    column: finishLine(draft.columns, columnGaps, column),
    at: { row: positionOf(draft.rows, row), column: positionOf(draft.columns, column) },
    change,
  }));
  return { sheet, rowGaps, columnGaps, cells };
}

function gapsOf(lines: readonly NewLine[]): Gap[] {
  const gaps = new Map<number, NewLine[]>();
  for (const line of [...lines].sort((a, b) => a.position - b.position)) {
    gaps.set(line.before, [...(gaps.get(line.before) ?? []), line]);
  }
  return [...gaps]
    .sort(([a], [b]) => a - b)
    .map(([before, inside]) => ({
      before,
      likes: inside.map((line) => line.like),
      widths: inside.flatMap((line) => line.width ?? []),
    }));
}

function finishLine(lines: readonly NewLine[], gaps: readonly Gap[], line: number | NewLine): Line {
  if (typeof line === 'number') return { old: line };
  const gap = gaps.findIndex((each) => each.before === line.before);
  const index = lines.filter((each) => each.before === line.before && each.position < line.position).length;
  return { gap, index };
}

function positionOf(lines: readonly NewLine[], line: number | NewLine): number {
  return typeof line === 'number' ? line + lines.filter((each) => each.before <= line).length : line.position;
}

function lineKey(lines: readonly NewLine[], line: number | NewLine): string {
  return typeof line === 'number' ? `old${line}` : `new${lines.indexOf(line)}`;
}
