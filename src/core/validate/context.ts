import type {
  Assignment,
  CellMark,
  ColumnKey,
  EntryValues,
  IssueCode,
  Period,
  Place,
  Severity,
  Template,
  UnitDirectory,
} from '../model';
import type { Subject } from './rule';
import type { RowTexts } from './values';
import type { StatusWordList } from './vocabulary';

/** One row as the rules see it, whether it stands in a return, in a ledger or in a live sheet. */
export type CheckedRow = {
  /** null where the row belongs to no task of the ledger */
  readonly taskId: string | null;
  readonly assignment: Assignment | null;
  readonly title: string;
  /** as typed, NFC and LF */
  readonly texts: RowTexts;
  readonly values: EntryValues;
  /** nothing in any of the unit's columns */
  readonly blank: boolean;
  readonly marks: readonly CellMark[];
  /** the column that a sheet column holds, for marks */
  readonly columnAt: (column: number) => ColumnKey | null;
  readonly place: (column?: ColumnKey) => Place;
  /** zero-based row of the sheet */
  readonly row: number;
  /** what the unit said for the period before, where it said something */
  readonly previous: { readonly period: Period; readonly values: EntryValues } | null;
  /** the coordinator's columns as handed out, by column */
  readonly issued: RowTexts;
  /** what the filler says to doubts about this row; null where nothing */
  readonly explanation: string | null;
};

export type CheckContext = {
  readonly subject: Subject;
  readonly template: Template;
  /** today, `YYYY-MM-DD` */
  readonly asOf: string;
  readonly period: Period | null;
  readonly unit: string | null;
  readonly directory: UnitDirectory;
  readonly owners: ReadonlySet<string>;
  readonly statuses: StatusWordList;
  /** the columns that units fill */
  readonly open: readonly ColumnKey[];
  readonly titleOf: (column: ColumnKey) => string;
  /** the severity that the template gives a rule, where it changes it */
  readonly severityOf: (code: IssueCode) => Severity | undefined;
  /** a rule's setting in the template */
  readonly option: <T extends string | number | boolean | readonly string[]>(
    code: IssueCode,
    name: string,
    otherwise: T,
  ) => T;
};
