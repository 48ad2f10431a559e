import type { PlacedText, Rule } from './geometry';
import { linesOf } from './lines';

/** A table as its frame divides it; merged cells have their text in the first cell. */
export type FramedTable = {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly columns: readonly number[];
  readonly rows: readonly (readonly string[])[];
};

/** Rules that miss each other by less than this still meet. */
const NEAR = 2.5;
/** Columns and rows narrower than this are double rules. */
const NARROW = 4;

/** Finds the framed tables of a page and reads their cells; text outside of them is handed back. */
export function splitTables(
  texts: readonly PlacedText[],
  horizontal: readonly Rule[],
  vertical: readonly Rule[],
): { tables: FramedTable[]; rest: PlacedText[] } {
  const frames = framesOf(mergeRules(horizontal), mergeRules(vertical));
  const tables: FramedTable[] = [];
  let rest = [...texts];
  for (const frame of frames) {
    const inside = rest.filter((piece) => isInside(piece, frame));
    const table = readCells(frame, inside);
    if (table === null) continue;
    tables.push(table);
    rest = rest.filter((piece) => !isInside(piece, frame));
  }
  return { tables, rest };
}

type Frame = {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly horizontal: readonly Rule[];
  readonly vertical: readonly Rule[];
};

/** Rules on one line that touch or overlap are one rule. */
function mergeRules(rules: readonly Rule[]): Rule[] {
  const merged: Rule[] = [];
  for (const rule of [...rules].sort((a, b) => a.at - b.at || a.from - b.from)) {
    const same = merged.findLastIndex(
      (other) =>
        Math.abs(other.at - rule.at) <= NEAR / 2 && rule.from <= other.to + NEAR && rule.to >= other.from - NEAR,
    );
    const other = merged[same];
    if (other === undefined) merged.push(rule);
    else merged[same] = { at: other.at, from: Math.min(other.from, rule.from), to: Math.max(other.to, rule.to) };
  }
  return merged;
}

/** Rules that meet make a frame; one with less than two columns or rows frames no table. */
function framesOf(horizontal: readonly Rule[], vertical: readonly Rule[]): Frame[] {
  const group = horizontal.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (group[root] !== root) root = group[root] ?? root;
    return root;
  };
  const groupOfVertical = vertical.map((line) => {
    let root: number | null = null;
    horizontal.forEach((crossing, index) => {
      if (!meet(crossing, line)) return;
      const found = rootOf(index);
      if (root === null) root = found;
      else group[found] = root;
    });
    return root;
  });
  const frames = new Map<number, { horizontal: Rule[]; vertical: Rule[] }>();
  horizontal.forEach((line, index) => {
    const root = rootOf(index);
    const frame = frames.get(root) ?? { horizontal: [], vertical: [] };
    frame.horizontal.push(line);
    frames.set(root, frame);
  });
  vertical.forEach((line, index) => {
    const root = groupOfVertical[index];
    if (root !== null && root !== undefined) frames.get(rootOf(root))?.vertical.push(line);
  });
  return [...frames.values()]
    .map((frame) => ({ ...frame, xs: places(frame.vertical), ys: places(frame.horizontal) }))
    .filter((frame) => frame.xs.length > 1 && frame.ys.length > 1 && frame.xs.length + frame.ys.length > 4);
}

function meet(horizontal: Rule, vertical: Rule): boolean {
  return (
    vertical.at >= horizontal.from - NEAR &&
    vertical.at <= horizontal.to + NEAR &&
    horizontal.at >= vertical.from - NEAR &&
    horizontal.at <= vertical.to + NEAR
  );
}

function places(rules: readonly Rule[]): number[] {
  const found: number[] = [];
  for (const at of rules.map((rule) => rule.at).sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last === undefined || at - last > NARROW) found.push(at);
  }
  return found;
}

function isInside(piece: PlacedText, frame: Frame): boolean {
  const [left, right] = [frame.xs[0] ?? 0, frame.xs.at(-1) ?? 0];
  const [top, bottom] = [frame.ys[0] ?? 0, frame.ys.at(-1) ?? 0];
  const x = (piece.left + piece.right) / 2;
  const y = middleOf(piece);
  return x > left && x < right && y > top && y < bottom;
}

/** The height of a piece's middle: its baseline lies below it. */
function middleOf(piece: PlacedText): number {
  return piece.y - piece.size * 0.35;
}

function readCells(frame: Frame, texts: readonly PlacedText[]): FramedTable | null {
  const width = frame.xs.length - 1;
  const height = frame.ys.length - 1;
  const area = mergedAreas(frame, width, height);
  const inArea = new Map<number, PlacedText[]>();
  for (const piece of texts.flatMap((whole) => cutAtRules(whole, frame))) {
    const column = indexIn(frame.xs, (piece.left + piece.right) / 2);
    const row = indexIn(frame.ys, middleOf(piece));
    const cell = area[row * width + column];
    if (cell === undefined) continue;
    inArea.set(cell, [...(inArea.get(cell) ?? []), piece]);
  }
  if (inArea.size < 2) return null;
  const rows = Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => {
      const cell = row * width + column;
      return area[cell] === cell ? cellText(inArea.get(cell) ?? [], rightEdge(frame, area, cell, width)) : '';
    }),
  );
  return {
    top: frame.ys[0] ?? 0,
    bottom: frame.ys.at(-1) ?? 0,
    left: frame.xs[0] ?? 0,
    right: frame.xs.at(-1) ?? 0,
    columns: frame.xs,
    rows: rows.filter((row, index) => row.some((text) => text !== '') || startsArea(area, index, width)),
  };
}

/** An empty row of a form is kept; the covered part of a cell that spans the whole width is not. */
function startsArea(area: readonly number[], row: number, width: number): boolean {
  return Array.from({ length: width }, (_, column) => row * width + column).some((cell) => area[cell] === cell);
}

/** Cells without a rule between them are one; each is known by its first cell. */
function mergedAreas(frame: Frame, width: number, height: number): number[] {
  const area = Array.from({ length: width * height }, (_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (area[root] !== root) root = area[root] ?? root;
    return root;
  };
  const join = (a: number, b: number): void => {
    const [first, second] = [rootOf(a), rootOf(b)].sort((x, y) => x - y);
    if (first !== undefined && second !== undefined) area[second] = first;
  };
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const cell = row * width + column;
      const [left, right] = [frame.xs[column] ?? 0, frame.xs[column + 1] ?? 0];
      const [top, bottom] = [frame.ys[row] ?? 0, frame.ys[row + 1] ?? 0];
      if (column + 1 < width && !isRuled(frame.vertical, right, (top + bottom) / 2)) join(cell, cell + 1);
      if (row + 1 < height && !isRuled(frame.horizontal, bottom, (left + right) / 2)) join(cell, cell + width);
    }
  }
  return area.map((_, index) => rootOf(index));
}

function isRuled(rules: readonly Rule[], at: number, middle: number): boolean {
  return rules.some((rule) => Math.abs(rule.at - at) <= NARROW && rule.from <= middle && rule.to >= middle);
}

/** The right edge of a merged cell. */
function rightEdge(frame: Frame, area: readonly number[], cell: number, width: number): number {
  let column = cell % width;
  while (column + 1 < width && area[cell - (cell % width) + column + 1] === cell) column += 1;
  return frame.xs[column + 1] ?? 0;
}

/**
 * A writer may hand over a whole table line as one piece: where it spans several columns it is cut at wide blanks.
 * Pieces that only lean over a rule stay whole.
 */
function cutAtRules(piece: PlacedText, frame: Frame): PlacedText[] {
  const spans = indexIn(frame.xs, piece.right - piece.size / 2) > indexIn(frame.xs, piece.left + piece.size / 2);
  if (!spans || !/\s{2,}/.test(piece.text)) return [piece];
  const unit = (piece.right - piece.left) / Math.max(1, piece.text.length);
  return [...piece.text.matchAll(/\S+(?:\s\S+)*/g)].map((match) => ({
    ...piece,
    text: match[0],
    left: piece.left + match.index * unit,
    right: piece.left + (match.index + match[0].length) * unit,
  }));
}

/** Which interval of the sorted edges a place falls in. */
function indexIn(edges: readonly number[], place: number): number {
  let index = 0;
  while (index + 2 < edges.length && place >= (edges[index + 1] ?? 0)) index += 1;
  return index;
}

/** The lines of a cell: a line that fills the cell goes on in the next one. */
function cellText(texts: readonly PlacedText[], right: number): string {
  const lines = linesOf(texts);
  const padding = Math.max(0, Math.min(...lines.map((line) => right - line.right)));
  let text = '';
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const isFull = before !== undefined && right - before.right < padding + before.size * 1.2;
    const glue = isFull ? (/[A-Za-z]$/.test(before.text) && /^[A-Za-z]/.test(line.text) ? ' ' : '') : '\n';
    text += before === undefined ? line.text : glue + line.text;
  });
  return text.replace(/\t/g, ' ');
}
