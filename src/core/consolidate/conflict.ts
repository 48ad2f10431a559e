import type { ColumnKey, Period } from '../model';

/** One value that stands against another, with where it came from. */
export type Alternative = {
  readonly text: string;
  readonly file: string;
  readonly entry: string;
  readonly savedAt: string | null;
};

/**
 * A cell whose sources differ. `versions`: two files of one unit whose order is unknown; `correction`: the coordinator
 * had changed the text and the unit then sent something new for the same period.
 */
export type Conflict = {
  readonly kind: 'versions' | 'correction';
  readonly taskId: string;
  /** the task's wording in the ledger */
  readonly task: string;
  readonly unit: string;
  readonly period: Period;
  readonly column: ColumnKey;
  /** as handed out */
  readonly issued: string;
  /** what the unit sends; with several versions the likeliest, all of them in `versions` */
  readonly theirs: string;
  /** what the ledger shows and keeps until it is decided */
  readonly ours: string;
  readonly files: readonly string[];
  /** the entries that a decision is made for */
  readonly entries: readonly string[];
  readonly versions: readonly Alternative[];
  /** versions that differ, below words that the coordinator had written: `ours` are these words */
  readonly corrected?: boolean;
};
