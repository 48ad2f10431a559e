import {
  cellText,
  columnKeyOf,
  columnLike,
  gridWidth,
  headerKey,
  type Column,
  type CellValue,
  type ColumnKey,
  type Grid,
} from '../model';
import { mergedView, type MergedView } from './merged-view';
import { parseRowId } from './row-id';

/** The header of a table: where it stands and what its columns are. Zero-based. */
export type Header = {
  readonly top: number;
  /** equal to `top` for a header of one row */
  readonly bottom: number;
  /** the columns of each key, left to right: a column that was split counts several times */
  readonly columns: ReadonlyMap<ColumnKey, readonly number[]>;
  /** the words over each column, '' where there are none */
  readonly titles: readonly string[];
  /** how sure it is: the number of columns that were recognised, loose ones counted less */
  readonly score: number;
};

const DEEPEST = 400;
const WIDEST = 200;
const TELLING: readonly ColumnKey[] = [
  'progress',
  'status',
  'deadline',
  'responsibleUnit',
  'leadUnit',
  'owner',
  'sequence',
];

/**
 * Finds the header of a ledger's table: in any row, of one or two rows, with renamed and reordered columns. The
 * template's own titles are known beside the synonyms. Null where no row looks like one.
 */
export function findHeader(grid: Grid, columns: readonly Column[] = []): Header | null {
  const view = mergedView(grid);
  const names = columnNames(columns);
  const width = Math.min(WIDEST, gridWidth(grid));
  let best: Header | null = null;
  const deepest = Math.min(grid.rows.length, DEEPEST);
  // one row first: the second row of a pair must tell more than its lower row alone (a caption stands above)
  for (const height of [0, 1]) {
    for (let row = 0; row + height < deepest; row += 1) {
      if (!mayBeHeader(grid, row, height)) continue;
      const header = readHeader(view, row, row + height, width, names);
      if (header !== null && isHeader(header) && (best === null || header.score > best.score + 0.5)) best = header;
    }
  }
  const whole = best === null ? null : { ...best, top: upperRow(view, best) };
  return whole === null ? null : (earlierHeader(grid, view, whole, width, names) ?? whole);
}

/** A table that is printed page by page has its header several times, now and then in better words: the first counts. */
function earlierHeader(grid: Grid, view: MergedView, best: Header, width: number, names: Names): Header | null {
  const [task] = best.columns.get('task') ?? [];
  for (let row = 0; task !== undefined && row < best.top; row += 1) {
    const header = mayBeHeader(grid, row, 0) ? readHeader(view, row, row, width, names) : null;
    const isSameTable = header !== null && header.columns.get('task')?.[0] === task && isHeader(header);
    if (isSameTable && header.score >= best.score * 0.6) return header;
  }
  return null;
}

/** The header that stands in this very row, where one does: a table that begins anew, perhaps with other columns. */
export function headerAt(grid: Grid, view: MergedView, row: number, columns: readonly Column[] = []): Header | null {
  const own = grid.rows[row] ?? [];
  const known = own.filter(
    (value) => typeof value === 'string' && value.length <= 12 && columnKeyOf(value) !== null,
  ).length;
  const filled = own.filter((value) => value !== null && value !== undefined).length;
  if (known < 3 || known * 2 <= filled) return null;
  const header = readHeader(view, row, row, Math.min(WIDEST, own.length), columnNames(columns));
  return header !== null && isHeader(header) ? header : null;
}

/** Cells merged over two rows begin in the row above the one that was recognised. */
function upperRow(view: MergedView, header: Header): number {
  const tops = [...header.columns.values()]
    .flat()
    .map((column) => view.areaAt(header.top, column)?.top ?? header.top)
    .filter((top) => top >= header.top - 1);
  return Math.min(header.top, ...tops);
}

/** The rows that repeat the header further down (printed page by page), its own rows excluded. */
export function repeatedHeaders(grid: Grid, header: Header): ReadonlySet<number> {
  const wanted = header.titles.map(headerKey);
  const rows = new Set<number>();
  for (let row = header.bottom + 1; row < grid.rows.length; row += 1) {
    const own = grid.rows[row] ?? [];
    if (own.some(isHiddenId)) continue;
    let same = 0;
    let filled = 0;
    own.forEach((value, column) => {
      if (value === null || value === undefined) return;
      filled += 1;
      const title = wanted[column] ?? '';
      if (title !== '' && typeof value === 'string' && value.length <= 30 && headerKey(value) === title) same += 1;
    });
    if (same >= 2 && same * 2 > filled) rows.add(row);
  }
  return rows;
}

/** The first column of a key; -1 where the table has none. */
export function columnOf(header: Header, key: ColumnKey): number {
  return header.columns.get(key)?.[0] ?? -1;
}

/** A row with a task's hidden id is that task's. */
function isHiddenId(value: CellValue | undefined): boolean {
  return typeof value === 'string' && value.startsWith('t-') && parseRowId(value) !== null;
}

/** Headers are short words side by side; rows of long texts and numbers need not be looked at closer. */
function mayBeHeader(grid: Grid, row: number, height: number): boolean {
  let short = 0;
  for (const cells of [grid.rows[row], height === 0 ? undefined : grid.rows[row + 1]]) {
    for (const value of cells ?? []) {
      if (typeof value !== 'string' || value.length > 30) continue;
      if (isHiddenId(value)) return false;
      short += 1;
    }
  }
  return short >= 2;
}

type KeyOfTitle = { readonly key: ColumnKey; readonly grade: number };
type Names = {
  readonly own: ReadonlyMap<string, ColumnKey>;
  /** what short texts were found to name: hundreds of files say the same words */
  readonly looked: Map<string, KeyOfTitle | null>;
};

const remembered = new WeakMap<readonly Column[], Names>();
const MOST_LOOKED_UP = 4000;

function columnNames(columns: readonly Column[]): Names {
  const known = remembered.get(columns) ?? {
    own: new Map(columns.map(({ title, key }) => [headerKey(title), key])),
    looked: new Map<string, KeyOfTitle | null>(),
  };
  remembered.set(columns, known);
  return known;
}

function readHeader(view: MergedView, top: number, bottom: number, width: number, names: Names): Header | null {
  if (bottom !== top && !isTwoRowHeader(view, top, bottom, width)) return null;
  const titles: string[] = [];
  const groups: string[] = [];
  for (let column = 0; column < width; column += 1) {
    const upper = cellText(view.value(top, column));
    const lower = bottom === top ? '' : cellText(view.value(bottom, column));
    titles.push(lower === '' ? upper : lower);
    groups.push(upper);
  }
  const found = new Map<ColumnKey, { column: number; grade: number }[]>();
  titles.forEach((title, column) => {
    const known = keyOf(title, names) ?? (bottom === top ? null : keyOf(groups[column] ?? '', names));
    if (known !== null) found.set(known.key, [...(found.get(known.key) ?? []), { column, grade: known.grade }]);
  });
  const columns = new Map([...found].map(([key, places]) => [key, bestPlaces(places, titles)]));
  const score = [...found.values()].reduce((sum, places) => sum + Math.max(...places.map((place) => place.grade)), 0);
  return { top, bottom, columns, titles, score };
}

/** A second header row splits a cell of the first: something stands below a cell that is merged sideways or repeated. */
function isTwoRowHeader(view: MergedView, top: number, bottom: number, width: number): boolean {
  let split = 0;
  for (let column = 0; column < width; column += 1) {
    const area = view.areaAt(top, column);
    const sideways = area !== null && area.right > area.left && area.bottom === top;
    const spansBoth = area !== null && area.bottom >= bottom;
    const upper = cellText(view.value(top, column));
    const lower = cellText(view.value(bottom, column));
    if (lower.length > 20 || /^\d+$/.test(lower)) return false;
    if (!spansBoth && lower !== '' && (sideways || upper === '')) split += 1;
  }
  return split >= 2;
}

/** Exact words beat loose ones; neighbours with the same words, and numbered pieces, are one split column. */
function bestPlaces(places: readonly { column: number; grade: number }[], titles: readonly string[]): number[] {
  const most = Math.max(...places.map((place) => place.grade));
  const best = places.filter((place) => place.grade === most).map((place) => place.column);
  const [first] = best;
  if (first === undefined) return [];
  const stem = splitStem(titles[first] ?? '');
  return best.filter((column) => {
    if (column === first) return true;
    const title = titles[column] ?? '';
    return splitStem(title) === stem && (best.includes(column - 1) || hasPieceMark(title));
  });
}

function hasPieceMark(title: string): boolean {
  return PIECE_MARKS.includes(headerKey(title).at(-1) ?? '-');
}

const PIECE_MARKS = '一二三四五六七八九十0123456789续上下';

/** 进展情况（一）, 进展情况2, 进展情况（续） are pieces of 进展情况. */
function splitStem(title: string): string {
  const key = headerKey(title);
  let end = key.length;
  while (end > 1 && PIECE_MARKS.includes(key.charAt(end - 1))) end -= 1;
  return key.slice(0, end);
}

function keyOf(asWritten: string, names: Names): KeyOfTitle | null {
  if (asWritten === '') return null;
  const before = names.looked.get(asWritten);
  if (before !== undefined) return before;
  const found = keyOfTitle(asWritten, names);
  if (names.looked.size >= MOST_LOOKED_UP) names.looked.clear();
  if (asWritten.length <= 30) names.looked.set(asWritten, found);
  return found;
}

function keyOfTitle(asWritten: string, names: Names): KeyOfTitle | null {
  const title = withoutHints(asWritten);
  if (title === '' || title.length > 30) return null;
  const own = names.own.get(title) ?? names.own.get(headerKey(title));
  if (own !== undefined) return { key: own, grade: 1.1 };
  const exact = columnKeyOf(title);
  if (exact !== null) return { key: exact, grade: 1 };
  const loose = columnLike(title) ?? (hasPieceMark(title) ? columnKeyOf(splitStem(title)) : null);
  return loose === null ? null : { key: loose, grade: 0.6 };
}

/** 进展情况（请写明做法、成效，不超过300字） and 截至2020年7月31日进展情况 are 进展情况 with instructions. */
function withoutHints(title: string): string {
  const hint = title.search(/[（(【\[]/);
  const short = title.length > 30 && hint > 0 ? title.slice(0, hint) : title;
  return short.length > 160 ? short : short.replace(/^截[至止到].{1,11}[日底末旬月](?:的|，|,)?(?=.{2})/, '');
}

/** A table of tasks has a task column and something that tells about the tasks. */
function isHeader(header: Header): boolean {
  const telling = TELLING.filter((key) => header.columns.has(key)).length;
  if (header.columns.has('task')) return telling >= 1 && header.score >= 2;
  const asksAndAnswers = header.columns.has('requirement') && header.columns.has('progress');
  return asksAndAnswers ? header.score >= 2 : telling >= 3 && header.columns.has('sequence');
}
