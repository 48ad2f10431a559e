import type { CellRange } from '../../../core/model';
import { LIMITS } from '../write/limits';
import { mapReferences, type Coordinate, type Mapped, type Reference, type SheetSpan } from './references';

/** Rows or columns that come in on one sheet, at one place or at several at once. */
export type Shift = {
  readonly axis: 'rows' | 'columns';
  /** from the first to the last; their numbers are those of before */
  readonly places: readonly Place[];
};

/** `count` rows or columns come in before `at` (zero-based). */
export type Place = {
  readonly at: number;
  readonly count: number;
  /** the row or column whose formats the new ones take stands right before them */
  readonly extends: boolean;
};

/** True where new rows or columns come between `first` and `last`, both of which are there already. */
export function tears({ places }: Shift, first: number, last: number): boolean {
  return places.some(({ at: place }) => first < place && place <= last);
}

export function sizeOf(axis: Shift['axis']): number {
  return LIMITS[axis].value;
}

/** Where a row or column stands afterwards. */
export function shiftedIndex(shift: Shift, index: number): number {
  let shifted = index;
  for (const place of shift.places) if (index >= place.at) shifted += place.count;
  return shifted;
}

/** A range of whole rows or cells afterwards: it moves, or grows where the new ones come between its ends. */
export function shiftedEnds(shift: Shift, first: number, last: number): readonly [number, number] {
  const size = sizeOf(shift.axis);
  // a range that reaches to the end of the sheet still does
  const end = last === size - 1 ? last : Math.min(shiftedIndex(shift, last), size - 1);
  return [Math.min(shiftedIndex(shift, first), size - 1), end];
}

/**
 * As `shiftedEnds`, for ranges that carry a property of their rows (filter, validation, table, print area): one that
 * ends with the row that the new rows are like, right above them, takes them in.
 */
export function extendedEnds(shift: Shift, first: number, last: number): readonly [number, number] {
  const ends = shiftedEnds(shift, first, last);
  const joining = shift.places.find((place) => place.extends && last === place.at - 1);
  return joining === undefined ? ends : [ends[0], shiftedIndex(shift, last) + joining.count];
}

export function shiftedRange(shift: Shift, range: CellRange, ends = shiftedEnds): CellRange {
  if (shift.axis === 'rows') {
    const [top, bottom] = ends(shift, range.top, range.bottom);
    return { ...range, top, bottom };
  }
  const [left, right] = ends(shift, range.left, range.right);
  return { ...range, left, right };
}

/** Whether a reference's sheets are the one that is shifted. */
export type IsShifted = (sheets: SheetSpan | null) => boolean;

/** References without a sheet are the sheet's own; those to several sheets at once are refused beforehand. */
export function ownReferences(name: string): IsShifted {
  const wanted = name.toLowerCase();
  return (sheets) =>
    sheets === null || (!sheets.external && sheets.first === sheets.last && sheets.first.toLowerCase() === wanted);
}

/** References from elsewhere must name the sheet. */
export function foreignReferences(name: string): IsShifted {
  const own = ownReferences(name);
  return (sheets) => sheets !== null && own(sheets);
}

/** The formula of an ordinary cell afterwards. */
export function shiftFormula(formula: string, shift: Shift, isShifted: IsShifted, ends = shiftedEnds): string {
  return mapReferences(formula, (reference) =>
    isShifted(reference.sheets) ? shiftReference(reference, shift, ends) : reference,
  );
}

function shiftReference(reference: Reference, shift: Shift, ends: typeof shiftedEnds): Mapped {
  const pair = reference[shift.axis];
  if (pair === null) return reference;
  if (reference.single && shiftedIndex(shift, pair[0].index) >= sizeOf(shift.axis)) return '#REF!';
  const [first, last] = ends(shift, pair[0].index, pair[1].index);
  if (first === pair[0].index && last === pair[1].index) return reference;
  return { ...reference, [shift.axis]: [at(pair[0], first), at(pair[1], reference.single ? first : last)] };
}

function at(coordinate: Coordinate, index: number): Coordinate {
  return { ...coordinate, index };
}

/**
 * The formula of a rule that holds for a region of cells and is written for its first one (validation, conditional
 * format). A relative reference means "so many rows from here" in every cell of the region: where region and target
 * move alike it is kept, where only one of them moves it is adjusted, and where the new rows come between some cells
 * and their targets only, the distance stays, as Excel has it.
 */
export function shiftRuleFormula(
  formula: string,
  shift: Shift,
  isShifted: IsShifted,
  region: CellRange,
  regionIsShifted: boolean,
): string {
  let text = formula;
  let cells = region;
  // place by place from the end: what lies between some cells and their targets only is told for each by itself
  for (const place of [...shift.places].reverse()) {
    const one: Shift = { axis: shift.axis, places: [place] };
    text = ruleFormulaAfter(text, one, isShifted, cells, regionIsShifted);
    if (regionIsShifted) cells = shiftedRange(one, cells, extendedEnds);
  }
  return text;
}

function ruleFormulaAfter(
  formula: string,
  shift: Shift,
  isShifted: IsShifted,
  region: CellRange,
  regionIsShifted: boolean,
): string {
  const first = shift.axis === 'rows' ? region.top : region.left;
  const last = shift.axis === 'rows' ? region.bottom : region.right;
  const own = (index: number): number => (regionIsShifted ? shiftedIndex(shift, index) : index);
  return mapReferences(formula, (reference) => {
    const pair = reference[shift.axis];
    const hit = isShifted(reference.sheets);
    if (pair === null || (!hit && !regionIsShifted)) return reference;
    const target = (index: number): number => (hit ? shiftedIndex(shift, index) : index);
    const size = sizeOf(shift.axis);
    const move = (end: Coordinate): Coordinate => {
      if (end.absolute) return at(end, end.index === size - 1 ? end.index : Math.min(target(end.index), size - 1));
      const distance = end.index - first;
      const before = target(first + distance) - own(first);
      const behind = target(last + distance) - own(last);
      const kept = before === behind ? before : distance;
      return at(end, Math.max(0, Math.min(own(first) + kept, size - 1)));
    };
    const moved = [move(pair[0]), move(pair[1])] as const;
    if (moved[0].index === pair[0].index && moved[1].index === pair[1].index) return reference;
    return { ...reference, [shift.axis]: moved };
  });
}
