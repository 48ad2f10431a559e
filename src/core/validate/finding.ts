import type { ColumnKey, Issue } from '../model';

/** A replacement for one cell that is certain, so that it can be offered as one click. */
export type Fix = { readonly column: ColumnKey; readonly text: string };

/** What a rule found, with the row and the cell that it is about. */
export type Finding = Issue & {
  readonly taskId?: string;
  readonly column?: ColumnKey;
  readonly fix?: Fix;
  /** what the filler says to a 核实 finding: it stays listed, but needs no further question */
  readonly explanation?: string;
};
