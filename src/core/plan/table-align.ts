import { natureOf, suits, type CellNature } from './table-cells';
import type { PlanColumn } from './tables';

/** A cell on its way to a column. `hint` is the column it stood in, where that can be believed. */
export type LooseCell = {
  readonly text: string;
  readonly line: number;
  readonly hint: number | null;
  /** whether a row may begin here, and how likely that is */
  readonly start: 'must' | 'likely' | 'may' | 'never';
};

/** A row put together again; `section` where it is a heading across the table. */
export type PlacedRow = {
  readonly cells: readonly string[];
  readonly line: number;
  readonly endLine: number;
  readonly section: boolean;
};

/**
 * Puts a stream of cells into rows and columns: the order-keeping assignment that suits the cells' contents best.
 * Cells may be missing anywhere, and one cell may be spread over several (units one a line). Linear in the cells.
 */
export function placeCells(
  cells: readonly LooseCell[],
  columns: readonly PlanColumn[],
  profile: readonly (string | null)[],
): PlacedRow[] {
  const width = columns.length;
  const states = width + 1; // the last one: a heading across the table
  const skips = columns.map((_, column) => skipCost(columns, column));
  const before = prefix(skips);
  const total = before[width] ?? 0;
  const natures = cells.map(({ text }) => natureOf(text));
  const chain = numberChain(cells, columns);
  const from: Int16Array[] = [];
  let best = new Float64Array(states).fill(-Infinity);
  cells.forEach((cell, index) => {
    const nature = natures[index] as CellNature;
    const next = new Float64Array(states).fill(-Infinity);
    const back = new Int16Array(states).fill(-1);
    const startWorth = START[cell.start];
    // the best way for a row to begin here: every row before is closed, its missing cells paid for
    let closed = index === 0 ? 0 : -Infinity;
    let closedAt = -1;
    if (index > 0) {
      for (let p = 0; p < states; p += 1) {
        const ended = (best[p] ?? -Infinity) + (p === width ? 0 : total - (before[p + 1] ?? 0));
        if (ended > closed) {
          closed = ended;
          closedAt = p;
        }
      }
    }
    for (let c = 0; c < width; c += 1) {
      const worth = worthOf(cell, nature, columns[c] ?? null, c, profile[c] ?? null, chain.has(index));
      let most = closed + startWorth + (before[c] ?? 0);
      let source = closedAt + states;
      if (index > 0 && cell.start !== 'must') {
        const line = cell.start === 'likely' ? -1.5 : 0;
        for (let p = 0; p < c; p += 1) {
          const gap = (before[c] ?? 0) - (before[p + 1] ?? 0);
          const score = (best[p] ?? -Infinity) + gap + line;
          if (score > most) {
            most = score;
            source = p;
          }
        }
        const join =
          (best[c] ?? -Infinity) + joinCost(columns[c] ?? null, natures[index - 1] as CellNature, nature) + line;
        if (join > most) {
          most = join;
          source = c;
        }
      }
      next[c] = most + worth;
      back[c] = source;
    }
    if (width >= 3 && nature.length <= 80 && cell.start !== 'never') {
      next[width] = closed + startWorth + headingWorth(nature, cell);
      back[width] = closedAt + states;
    }
    from.push(back);
    best = next;
  });
  return trace(cells, width, states, from, best, total, before);
}

const START: Readonly<Record<LooseCell['start'], number>> = { must: 0, likely: 0.5, may: -0.2, never: -Infinity };

function headingWorth(nature: CellNature, cell: LooseCell): number {
  if (nature.number > 0 || nature.date > 0) return -5;
  const numbered =
    nature.marker === '一、' || nature.marker === '(一)' || nature.marker === 'chapter' || nature.marker === 'part';
  return (numbered ? 0.6 : -1.2) + (cell.hint === 0 ? 0.2 : 0);
}

function worthOf(
  cell: LooseCell,
  nature: CellNature,
  column: PlanColumn,
  index: number,
  marker: string | null,
  inChain: boolean,
): number {
  let worth = suits(column, nature);
  if (column === 'sequence' && nature.number > 0 && !inChain) worth = -1;
  if (cell.hint !== null) worth = cell.hint === index ? Math.max(worth, -1.5) + 3 : worth - 1;
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
      return last.closed ? -2.6 : -1.2;
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

function prefix(values: readonly number[]): number[] {
  const sums = [0];
  for (const value of values) sums.push((sums[sums.length - 1] ?? 0) + value);
  return sums;
}

function trace(
  cells: readonly LooseCell[],
  width: number,
  states: number,
  from: readonly Int16Array[],
  best: Float64Array,
  total: number,
  before: readonly number[],
): PlacedRow[] {
  let state = 0;
  let most = -Infinity;
  best.forEach((score, at) => {
    const ended = score + (at === width ? 0 : total - (before[at + 1] ?? 0));
    if (ended > most) {
      most = ended;
      state = at;
    }
  });
  const rows: PlacedRow[] = [];
  let texts = new Array<string>(width).fill('');
  let endLine = 0;
  for (let index = cells.length - 1; index >= 0; index -= 1) {
    const cell = cells[index] as LooseCell;
    endLine = Math.max(endLine, cell.line);
    if (state === width) texts[0] = cell.text;
    else texts[state] = (texts[state] ?? '') === '' ? cell.text : `${cell.text} ${texts[state] ?? ''}`;
    const source = from[index]?.[state] ?? -1;
    if (source >= states - 1 || index === 0 || source < 0) {
      rows.push({ cells: texts, line: cell.line, endLine, section: state === width });
      texts = new Array<string>(width).fill('');
      endLine = 0;
      state = source - states;
    } else state = source;
  }
  return rows.reverse();
}
