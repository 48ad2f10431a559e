import type { EntrySource, FileRef } from './entry';
import type { CellMark } from './grid';
import type { Identity } from './ledger';
import type { Period } from './period';
import type { ColumnKey } from './template';

/** 一行填报, raw: the cells' texts by column, before validation. */
export type ReturnRow = {
  /** zero-based row of the sheet (the first, where one task was split over several) */
  readonly row: number;
  /** the hidden id cell's text, '' where there is none */
  readonly idText: string;
  readonly cells: Readonly<Partial<Record<ColumnKey, string>>>;
  /** zero-based column of each recognised cell, so that findings can name it */
  readonly columns: Readonly<Partial<Record<ColumnKey, number>>>;
  readonly marks: readonly CellMark[];
  /** where the row was rolled up from a ledger of the level below */
  readonly sources?: readonly EntrySource[];
};

/** How a row was matched to a task of the ledger. */
export type RowMatch =
  | { readonly kind: 'matched'; readonly taskId: string; readonly by: 'id' | 'text'; readonly confidence: number }
  | { readonly kind: 'added' }
  | { readonly kind: 'question'; readonly candidates: readonly { readonly taskId: string; readonly score: number }[] };

/** What a person has to confirm before a file is taken; none of it is ever assumed silently. */
export type Doubt =
  /** no hidden identity: what it seems to be is only a suggestion */
  | { readonly kind: 'noIdentity' }
  /** no unit could be told, or file name, title, rows and identity name different ones */
  | { readonly kind: 'unit'; readonly candidates: readonly string[] }
  /** the unit's name is written with signs that only look like it */
  | { readonly kind: 'lookAlike'; readonly written: string }
  | { readonly kind: 'period'; readonly candidates: readonly Period[] }
  /** the identity names another ledger */
  | { readonly kind: 'otherLedger'; readonly ledgerId: string }
  /** handed out with a version of the template that this ledger has not reached */
  | { readonly kind: 'newerTemplate'; readonly version: number };

/** 报送的回表: what one returned file says, as far as it could be recognised. */
export type UnitReturn = {
  readonly file: FileRef;
  readonly sheet: string;
  /** null where the file has no hidden identity */
  readonly identity: Identity | null;
  readonly unit: string | null;
  readonly period: Period | null;
  readonly revision: number;
  readonly savedAt: string | null;
  /** why unit and period are what they are: metadata, file name, title, rows */
  readonly recognisedBy: readonly ('metadata' | 'fileName' | 'title' | 'rows')[];
  readonly rows: readonly { readonly row: ReturnRow; readonly match: RowMatch }[];
  /** handed-out tasks that no row answers */
  readonly missingTaskIds: readonly string[];
  /** what a person has to confirm; empty or absent where nothing is doubtful */
  readonly doubts?: readonly Doubt[];
  /** the person, where the hand-out was by owner */
  readonly owner?: string;
};
