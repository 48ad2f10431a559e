import type { Period } from './period';
import type { ColumnKey } from './template';

/**
 * What the ledger sheet shows of the log for one period: the latest period up to it where a task has entries.
 * The sheet is written from this and, at the next consolidation, compared with it to find hand corrections.
 */
export type Projection = { readonly period: Period | null; readonly rows: readonly ProjectedRow[] };

export type ProjectedRow = {
  readonly taskId: string;
  /** texts of the fillable columns (status as a word of the vocabulary); absent means empty */
  readonly cells: Readonly<Partial<Record<ColumnKey, string>>>;
  /** where several units answer in texts too long for one cell: one sub-row each, lead first */
  readonly subRows: readonly { readonly unit: string; readonly cells: Readonly<Partial<Record<ColumnKey, string>>> }[];
  /** ids of the entries behind each column */
  readonly sources: Readonly<Partial<Record<ColumnKey, readonly string[]>>>;
  /** open conflicts: the cell keeps its text and is marked */
  readonly conflicts: readonly ColumnKey[];
  /** the period that each filled cell's text belongs to */
  readonly periods?: Readonly<Partial<Record<ColumnKey, Period>>>;
};
