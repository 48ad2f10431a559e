import type { PlacedText } from './geometry';
import { rowsOf } from './lines';

/** The gap between two columns lies within this part of the page's width. */
const MIDDLE = { from: 0.35, to: 0.65 };
/** So many rows must stand on both sides of it. */
const ENOUGH_ROWS = 8;

type Row = { readonly pieces: readonly PlacedText[]; readonly size: number };

/**
 * A page set in two columns, as gazettes are → its text in reading order: what runs over both columns cuts the page
 * into bands; in each band the left column stands before the right. Null where the page has one column: two columns
 * are told from a table by their lines, which mostly fill the left column and begin at one edge in the right.
 */
export function splitColumns(texts: readonly PlacedText[], width: number): readonly (readonly PlacedText[])[] | null {
  const rows = rowsOf(texts);
  const gutter = gutterOf(rows, width);
  if (gutter === null) return null;
  const zones: PlacedText[][] = [];
  let left: PlacedText[] = [];
  let right: PlacedText[] = [];
  const endBand = (): void => {
    zones.push(...[left, right].filter((zone) => zone.length > 0));
    left = [];
    right = [];
  };
  for (const row of rows) {
    if (row.pieces.some((piece) => crosses(piece, gutter))) {
      endBand();
      zones.push([...row.pieces]);
      continue;
    }
    left.push(...row.pieces.filter((piece) => piece.right <= gutter));
    right.push(...row.pieces.filter((piece) => piece.left >= gutter));
  }
  endBand();
  return zones;
}

function gutterOf(rows: readonly Row[], width: number): number | null {
  const gutter = commonGap(rows, width);
  if (gutter === null) return null;
  const both = rows.flatMap((row) => {
    const before = row.pieces.filter((piece) => piece.right <= gutter);
    const after = row.pieces.filter((piece) => piece.left >= gutter);
    if (before.length === 0 || after.length === 0 || before.length + after.length < row.pieces.length) return [];
    const end = Math.max(...before.map((piece) => piece.right));
    return [{ end, start: Math.min(...after.map((piece) => piece.left)), size: row.size }];
  });
  const crossing = rows.filter((row) => row.pieces.some((piece) => crosses(piece, gutter))).length;
  if (both.length < ENOUGH_ROWS || crossing > rows.length / 4) return null;
  const edge = Math.max(...both.map(({ end }) => end));
  const begin = Math.min(...both.map(({ start }) => start));
  const full = both.filter(({ end, size }) => edge - end < size * 2).length;
  const aligned = both.filter(({ start, size }) => start - begin < size * 2.5).length;
  return full >= both.length / 2 && aligned >= both.length * 0.7 ? gutter : null;
}

/** The place in the page's middle that lies in the gaps of most rows; null where few rows have one. */
function commonGap(rows: readonly Row[], width: number): number | null {
  const gaps = rows.flatMap((row) =>
    gapsOf(row).filter((gap) => gap.to > width * MIDDLE.from && gap.from < width * MIDDLE.to),
  );
  let best: { place: number; count: number } = { place: 0, count: 0 };
  for (const { from, to } of gaps) {
    const place = (from + to) / 2;
    const count = gaps.filter((gap) => gap.from <= place && gap.to >= place).length;
    if (count > best.count && place > width * MIDDLE.from && place < width * MIDDLE.to) best = { place, count };
  }
  return best.count >= ENOUGH_ROWS ? best.place : null;
}

function gapsOf(row: Row): { from: number; to: number }[] {
  const inOrder = [...row.pieces].sort((a, b) => a.left - b.left);
  return inOrder.flatMap((piece, index) => {
    const next = inOrder[index + 1];
    return next !== undefined && next.left - piece.right >= row.size ? [{ from: piece.right, to: next.left }] : [];
  });
}

function crosses(piece: PlacedText, place: number): boolean {
  return piece.left < place && piece.right > place;
}
