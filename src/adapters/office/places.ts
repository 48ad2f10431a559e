import { cellName, columnName, type CellRange } from '../../core/model';

/** `A1:C7` of zero-based corners. */
export function areaAddress({ top, left, bottom, right }: CellRange): string {
  return top === bottom && left === right ? cellName(top, left) : `${cellName(top, left)}:${cellName(bottom, right)}`;
}

/** `B2`, `B2:D9`, `2:5`, `B:D`, with or without sheet and dollar signs → zero-based corners; null where it is none. */
export function parseArea(address: string): CellRange | null {
  const [first = '', second = first] = address
    .slice(address.lastIndexOf('!') + 1)
    .replace(/\$/g, '')
    .split(':');
  const from = parseCorner(first);
  const to = parseCorner(second);
  if (from === null || to === null) return null;
  return {
    top: from.row ?? 0,
    left: from.column ?? 0,
    bottom: to.row ?? LAST_ROW,
    right: to.column ?? LAST_COLUMN,
  };
}

export const LAST_ROW = 1048575;
export const LAST_COLUMN = 16383;

/** `5:7` of zero-based rows. */
export const rowsAddress = (top: number, bottom: number): string => `${top + 1}:${bottom + 1}`;
/** `C:D` of zero-based columns. */
export const columnsAddress = (left: number, right: number): string => `${columnName(left)}:${columnName(right)}`;

function parseCorner(text: string): { row: number | null; column: number | null } | null {
  const match = /^([A-Z]{0,3})(\d{0,7})$/i.exec(text);
  if (match === null || text === '') return null;
  const [, letters = '', digits = ''] = match;
  const column = [...letters.toUpperCase()].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: digits === '' ? null : Number(digits) - 1, column: letters === '' ? null : column };
}

/** Single cells joined to as few rectangles as row runs allow: for the addresses of formats. */
export function joinCells(cells: readonly { readonly row: number; readonly column: number }[]): CellRange[] {
  const sorted = [...cells].sort((a, b) => a.column - b.column || a.row - b.row);
  const runs: CellRange[] = [];
  for (const { row, column } of sorted) {
    const last = runs.at(-1);
    if (last?.left === column && last.bottom === row - 1) runs[runs.length - 1] = { ...last, bottom: row };
    else runs.push({ top: row, bottom: row, left: column, right: column });
  }
  return joinColumns(runs);
}

/** Runs of the same rows in neighbouring columns become one rectangle. */
function joinColumns(runs: readonly CellRange[]): CellRange[] {
  const open = new Map<string, CellRange>();
  const done: CellRange[] = [];
  for (const run of runs) {
    const key = `${run.top} ${run.bottom}`;
    const left = open.get(key);
    if (left !== undefined && left.right === run.left - 1) open.set(key, { ...left, right: run.right });
    else {
      if (left !== undefined) done.push(left);
      open.set(key, run);
    }
  }
  return [...done, ...open.values()];
}
