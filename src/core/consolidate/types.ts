import { z } from 'zod';
import { Period, TaskId, type FileRef, type FileState, type Issue, type Ledger } from '../model';
import type { UnitReturn, WorkbookChange } from '../model';
import type { LockedEdit } from '../validate/locked';
import type { Conflict } from './conflict';

/** What a file that was handed in turned out to be. */
export type ReturnInput =
  | {
      readonly kind: 'return';
      readonly file: FileRef;
      /** one for each sheet that is a return */
      readonly returns: readonly UnitReturn[];
      readonly issues: readonly Issue[];
      /** the day it came in, where somebody noted it */
      readonly receivedAt?: string;
    }
  /** a file that `takenFiles` names: it need not be read again */
  | { readonly kind: 'known'; readonly file: FileRef }
  /** a stamped PDF, a photo, a Word report: registered for its unit, not read */
  | {
      readonly kind: 'attachment';
      readonly file: FileRef;
      readonly unit?: string | null;
      readonly period?: Period | null;
      readonly issues?: readonly Issue[];
      readonly receivedAt?: string;
    }
  /** cannot be taken: password, damage, too large; the first issue says why */
  | { readonly kind: 'rejected'; readonly file: FileRef; readonly issues: readonly Issue[] }
  /** nobody can say yet what it is; the first issue says why */
  | { readonly kind: 'question'; readonly file: FileRef; readonly issues: readonly Issue[] };

/** What a person answers to what was asked; a decision file is a list of these. */
export const Answer = z.union([
  /** a conflict, or the coordinator's own text for a cell */
  z.strictObject({
    key: z.object({ taskId: TaskId, unit: z.string().nullish(), period: Period.optional() }),
    column: z.string(),
    choice: z.union([z.enum(['theirs', 'ours', 'issued']), z.strictObject({ text: z.string() })]),
    for: z.array(z.string()).optional(),
    id: z.string().optional(),
    origin: z.string().optional(),
  }),
  /** whose return a file is; `file` is its name or its sha-256 */
  z.strictObject({ file: z.string(), unit: z.string(), period: Period.optional() }),
  /** which task a row of a file (of that sheet, where it has several) answers; zero-based row; null: none, leave it out */
  z.strictObject({
    file: z.string(),
    sheet: z.string().optional(),
    row: z.number().int().min(0),
    taskId: TaskId.nullable(),
  }),
]);
export type Answer = z.infer<typeof Answer>;

export type ConsolidateOptions = {
  /** `YYYY-MM-DD`, today */
  readonly asOf: string;
  /** the period that the ledger shall show; default: the one whose filing window holds as-of */
  readonly period?: Period;
  /** takes returns without hidden identity where unit and rows are clear */
  readonly accept?: boolean;
  readonly decisions?: readonly Answer[];
  readonly prefer?: 'ours' | 'theirs' | 'newest';
  /** goes on although the log does not hold together; what is wrong is told */
  readonly acceptDamage?: boolean;
  readonly by?: string;
  /** the day the files came in; default: as-of */
  readonly receivedAt?: string;
  /** the time that the run carries; default: made from as-of and a counter */
  readonly at?: string;
};

export type FileReport = {
  readonly file: string;
  readonly sha256: string;
  readonly unit: string | null;
  readonly period: Period | null;
  readonly state: FileState;
  /** why it was not taken, or not taken as new */
  readonly reason?: Issue;
  /** rows that were read */
  readonly rows: number;
  /** entries that it added to the log */
  readonly entries: number;
  readonly issues: readonly Issue[];
};

export type Proposal = {
  readonly unit: string | null;
  readonly period: Period | null;
  readonly file: string;
  /** names the file in answers, whatever other file has its name */
  readonly sha256: string;
  readonly sheet?: string;
  readonly row: number;
  readonly values: Readonly<Record<string, string>>;
};

export type Question = {
  readonly file: string;
  /** the sheet of the row; absent where the whole file is in question */
  readonly sheet?: string;
  /** null where the whole file is in question */
  readonly row: number | null;
  readonly text: string;
  readonly unit: string | null;
  readonly period: Period | null;
  readonly candidates: readonly { readonly taskId: string; readonly score: number }[];
  readonly reason: Issue;
};

export type UnitState = 'returned' | 'partial' | 'nil' | 'missing' | 'late';

export type UnitReport = {
  readonly unit: string;
  readonly state: UnitState;
  /** the rows it was asked for */
  readonly tasks: number;
  /** rows it answered in this period */
  readonly filled: number;
  /** asked for, not answered, and not closed before */
  readonly openTaskIds: readonly string[];
  /** the day its first return of the period came in */
  readonly receivedAt: string | null;
  readonly files: readonly string[];
  readonly attachments: readonly string[];
  /** of them the stamped or signed copies (盖章件), tracked apart from the filled return (电子版) */
  readonly stamped: readonly string[];
};

export type Consolidation = {
  /** the ledger with this run; the same as before where there was nothing new */
  readonly ledger: Ledger;
  /** for the workbook that the ledger was read from; empty where there was nothing new */
  readonly changes: readonly WorkbookChange[];
  /** the run's id; null where there was nothing new */
  readonly run: string | null;
  /** the period that the sheet shows */
  readonly period: Period;
  readonly files: readonly FileReport[];
  readonly entriesAdded: number;
  readonly conflicts: readonly Conflict[];
  readonly proposals: readonly Proposal[];
  readonly lockedEdits: readonly LockedEdit[];
  readonly missingRows: readonly { readonly unit: string; readonly taskId: string }[];
  readonly questions: readonly Question[];
  readonly units: readonly UnitReport[];
  readonly issues: readonly Issue[];
};
