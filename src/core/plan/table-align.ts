import { natureOf, suits, type CellNature } from './table-cells';
import type { PlanColumn } from './tables';

/** A cell on its way to a column. `hint` is the column it stood in, where that can be believed. */
export type LooseCell = {
  readonly text: string;
  readonly line: number;
  readonly hint: number | null;
  /** the column it stood in, where cells before it may have been dropped: a leaning, no more */
  readonly stood: number | null;
  /** whether a row may begin here, and how likely that is */
  readonly start: 'must' | 'likely' | 'may' | 'never';
  /** the line before broke off in the middle of a cell: this goes on there */
  readonly broken: boolean;
};

/** A row put together again; `section` where it is a heading across the table. */
export type PlacedRow = {
  readonly cells: readonly string[];
  readonly line: number;
  readonly endLine: number;
  readonly section: boolean;
};

/**
 * Puts a stream of cells into rows and columns: the order-keeping assignment that suits the cells' contents best
 * (dynamic programming over cells × columns). Cells may be missing anywhere, and one cell may be spread over several
 * (units one a line). Linear in the cells.
 */
export function placeCells(
  cells: readonly LooseCell[],
  columns: readonly PlanColumn[],
  profile: readonly (string | null)[],
): PlacedRow[] {
  const grid = gridOf(columns, profile);
  const numbers = numberChain(cells, columns);
  const sources: Int16Array[] = [];
  let scores = new Float64Array(grid.states).fill(-Infinity);
  let last: CellNature | null = null;
  cells.forEach((cell, index) => {
    const nature = natureOf(cell.text);
    const step = placeOne(grid, cell, nature, last, scores, numbers.has(index));
    sources.push(step.source);
    scores = step.scores;
    last = nature;
  });
  return trace(cells, grid, sources, endOf(grid, scores).state);
}

/** What stays the same for all cells of a table. A state is the column a cell is in; the last one is a heading. */
type TableGrid = {
  readonly columns: readonly PlanColumn[];
  readonly profile: readonly (string | null)[];
  readonly width: number;
  readonly states: number;
  /** what it costs to leave all columns before one empty */
  readonly before: readonly number[];
};

function gridOf(columns: readonly PlanColumn[], profile: readonly (string | null)[]): TableGrid {
  const before = [0];
  columns.forEach((_, column) => before.push((before[column] ?? 0) + skipCost(columns, column)));
  return { columns, profile, width: columns.length, states: columns.length + 1, before };
}

type Step = { readonly scores: Float64Array<ArrayBuffer>; readonly source: Int16Array };

/** Where a cell's best predecessor is in the same row, the source is its column; where a row begins, column + states. */
function placeOne(
  grid: TableGrid,
  cell: LooseCell,
  nature: CellNature,
  last: CellNature | null,
  scores: Float64Array,
  counts: boolean,
): Step {
  const next = new Float64Array(grid.states).fill(-Infinity);
  const source = new Int16Array(grid.states).fill(-1);
  const closed = last === null ? { score: 0, state: -1 } : endOf(grid, scores);
  const start = closed.score + START[cell.start];
  const broken = cell.start === 'likely' ? -1.5 : 0;
  for (let column = 0; column < grid.width; column += 1) {
    let most = start + (grid.before[column] ?? 0);
    let from = closed.state + grid.states;
    if (last !== null && cell.start !== 'must') {
      const within = bestWithin(grid, cell, nature, last, scores, column);
      if (within.score + broken > most) {
        most = within.score + broken;
        from = within.state;
      }
    }
    next[column] = most + worthOf(grid, cell, nature, column, counts);
    source[column] = from;
  }
  if (grid.width >= 3 && nature.length <= 80 && cell.start !== 'never') {
    next[grid.width] = start + headingWorth(nature, cell);
    source[grid.width] = closed.state + grid.states;
  }
  return { scores: next, source };
}

/** The best cell before this one in the same row: to the left, or in the same column where it goes on. */
function bestWithin(
  grid: TableGrid,
  cell: LooseCell,
  nature: CellNature,
  last: CellNature,
  scores: Float64Array,
  column: number,
): { score: number; state: number } {
  const sameLine = cell.broken ? 3 : cell.start === 'never' ? -2 : 0;
  let score = (scores[column] ?? -Infinity) + joinCost(grid.columns[column] ?? null, last, nature) + sameLine;
  let state = column;
  for (let left = 0; left < column; left += 1) {
    const gap = (grid.before[column] ?? 0) - (grid.before[left + 1] ?? 0);
    const through = (scores[left] ?? -Infinity) + gap;
    if (through > score) {
      score = through;
      state = left;
    }
  }
  return { score, state };
}

/** The best way for everything so far to be complete: the missing cells at the row's end are paid for. */
function endOf(grid: TableGrid, scores: Float64Array): { score: number; state: number } {
  const total = grid.before[grid.width] ?? 0;
  let score = -Infinity;
  let state = -1;
  scores.forEach((own, at) => {
    const ended = own + (at === grid.width ? 0 : total - (grid.before[at + 1] ?? 0));
    if (ended > score) {
      score = ended;
      state = at;
    }
  });
  return { score, state };
}

const START: Readonly<Record<LooseCell['start'], number>> = { must: 0, likely: 0.5, may: -0.2, never: -Infinity };

function headingWorth(nature: CellNature, cell: LooseCell): number {
  if (nature.number > 0 || nature.date > 0) return -5;
  const numbered = ['一、', '(一)', 'chapter', 'part'].includes(nature.marker ?? '');
  return (numbered ? 0.6 : -1.2) + (cell.hint === 0 ? 0.2 : 0);
}

function worthOf(grid: TableGrid, cell: LooseCell, nature: CellNature, column: number, counts: boolean): number {
  const key = grid.columns[column] ?? null;
  const marker = grid.profile[column] ?? null;
  let worth = suits(key, nature);
  if (key === 'sequence' && nature.number > 0 && !counts) worth = -1;
  if (cell.stood === column) worth += 0.15;
  if (cell.hint !== null) worth = cell.hint === column ? Math.max(worth, -1.5) + 3 : worth - 1;
  if (marker !== null && nature.marker !== null) worth += nature.marker === marker ? 2 : -2;
  return worth;
}

/** A cell that goes on the one before it in the same column: names one a line, a text broken over lines. */
function joinCost(column: PlanColumn, last: CellNature, nature: CellNature): number {
  switch (column) {
    case 'leadUnit':
    case 'responsibleUnit':
    case 'supportingUnit':
      return last.unit > 0 && nature.unit > 0 ? -0.6 : -3;
    case 'owner':
    case 'supervisingLeader':
      return last.person > 0 && nature.person > 0 ? -0.6 : -3;
    case 'sequence':
      return -4;
    case 'deadline':
      return last.date > 0 && nature.date > 0 ? -2.5 : -4;
    default:
      // a number begins something of its own
      return nature.marker !== null ? -3.5 : last.closed ? -2.6 : -1.2;
  }
}

/** Numbers that count the rows: each one more than the one before it. */
function numberChain(cells: readonly LooseCell[], columns: readonly PlanColumn[]): Set<number> {
  const chain = new Set<number>();
  if (!columns.includes('sequence')) return chain;
  let last = Number.NaN;
  cells.forEach(({ text }, index) => {
    if (/^[一二三四五六七八九十]{1,4}[、.．]?$/.test(text) || /^\d{1,2}[-.]\d{1,3}$/.test(text)) chain.add(index);
    if (!/^[(（]?\d{1,4}[.、）)．]?$/.test(text)) return;
    const number = Number.parseInt(text.replace(/^[(（]/, ''), 10);
    if (Number.isNaN(last) || number === last + 1 || number === 1 || number === last) {
      chain.add(index);
      last = number;
    }
  });
  return chain;
}

/** Leaving a column empty: the number and the main text are hardly ever missing, remarks and progress often. */
function skipCost(columns: readonly PlanColumn[], column: number): number {
  switch (columns[column] ?? null) {
    case 'sequence':
      return -1;
    case 'task':
      return laterText(columns, column) ? -0.4 : -2;
    case 'requirement':
    case 'extra:measures':
      return -0.6;
    case 'section':
    case 'progress':
    case 'remarks':
    case 'status':
    case 'closedOn':
      return 0;
    default:
      return -0.3;
  }
}

function laterText(columns: readonly PlanColumn[], column: number): boolean {
  return columns.slice(column + 1).some((key) => key === 'requirement' || key === 'extra:measures');
}

/** Follows the sources back from the last cell and gathers the rows. */
function trace(
  cells: readonly LooseCell[],
  grid: TableGrid,
  sources: readonly Int16Array[],
  lastState: number,
): PlacedRow[] {
  const rows: PlacedRow[] = [];
  let texts = new Array<string>(grid.width).fill('');
  let endLine = 0;
  let state = lastState;
  for (let index = cells.length - 1; index >= 0; index -= 1) {
    const cell = cells[index] as LooseCell;
    const column = state === grid.width ? 0 : state;
    const after = texts[column] ?? '';
    texts[column] = after === '' ? cell.text : joined(cell, after, cells[index + 1]);
    endLine = Math.max(endLine, cell.line);
    const source = sources[index]?.[state] ?? -1;
    if (index > 0 && source >= 0 && source < grid.states - 1) {
      state = source;
      continue;
    }
    rows.push({ cells: texts, line: cell.line, endLine, section: state === grid.width });
    texts = new Array<string>(grid.width).fill('');
    endLine = 0;
    state = source - grid.states;
  }
  return rows.reverse();
}

/** Names one a line stay apart; a text broken over lines is one again. */
function joined({ text, line }: LooseCell, rest: string, next: LooseCell | undefined): string {
  const names = text.length <= 12 && !/[，,、]$/.test(text);
  return names || line === next?.line || /[。；;]$/.test(text) ? `${text}\n${rest}` : `${text}${rest}`;
}
