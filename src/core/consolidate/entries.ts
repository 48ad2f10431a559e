import { assignmentOf } from '../ledger';
import {
  canonicalJson,
  ownText,
  sha256,
  type Entry,
  type EntryValues,
  type Period,
  type Template,
  type UnitReturn,
} from '../model';
import { explanationsIn } from '../validate/explanation';
import { isBlank, readValues, unitColumns, valueText, withoutMarkedOut } from '../validate/values';

/** For whom a returned sheet's rows are logged, and with which version. */
export type Claim = {
  readonly unit: string;
  readonly period: Period;
  readonly owner?: string;
  readonly revision: number;
  /** null where the file says none, or one that cannot be trusted */
  readonly savedAt: string | null;
  readonly receivedAt: string | null;
};

/** The rows of a returned sheet as entries, and the tasks whose row says nothing. */
export type ReturnEntries = {
  readonly entries: readonly Entry[];
  /** tasks whose row came back empty */
  readonly blankTaskIds: readonly string[];
};

/** Makes the entries of a return: one for each matched row in which the unit said something. */
export function toEntries(returned: UnitReturn, template: Template, claim: Claim): ReturnEntries {
  const entries: Entry[] = [];
  const blankTaskIds: string[] = [];
  for (const { row, match } of returned.rows) {
    if (match.kind !== 'matched') continue;
    const texts = withoutMarkedOut(row.cells, row.columns, row.marks);
    const read = readValues(texts, template, claim.period);
    const taskId = assignmentOf(template, match.taskId)?.taskId ?? match.taskId;
    if (isBlank(read)) {
      blankTaskIds.push(taskId);
      continue;
    }
    const values = ownValues(read);
    const explanations = explanationsIn(values.remarks);
    const said = {
      ...(explanations.length === 0 ? {} : { explanations }),
      ...(row.sources === undefined ? {} : { sources: [...row.sources] }),
    };
    const entry = { taskId, ...identityOf(claim), values, file: returned.file, row: row.row, ...said };
    entries.push({ id: entryId(entry), ...entry });
  }
  return { entries, blankTaskIds };
}

/** The values without the file that they were read from. */
function ownValues(values: EntryValues): EntryValues {
  const { progress, remarks, closedOn, extra } = values;
  return {
    ...values,
    progress: ownText(progress),
    remarks: ownText(remarks),
    closedOn: closedOn === null ? null : ownText(closedOn),
    ...(extra === undefined
      ? {}
      : { extra: Object.fromEntries(Object.entries(extra).map(([key, text]) => [key, ownText(text)])) }),
  };
}

/** The first 20 hex digits of the sha-256 over everything but the day it came in. */
export function entryId(entry: Omit<Entry, 'id'> & { readonly id?: string }): string {
  return sha256(canonicalJson({ ...entry, id: undefined, receivedAt: undefined })).slice(0, 20);
}

/** Equal content: what the unit says is the same, whatever file and day it came in. */
export function sameContent(a: Entry, b: Entry, template: Template): boolean {
  return unitColumns(template).every(
    (column) => valueText(a.values, column, template) === valueText(b.values, column, template),
  );
}

/** One string for (task, unit, period, person): the key of an answer. */
export function answerKey(taskId: string, unit: string, period: string, owner: string | undefined): string {
  return `${taskId}\n${unit}\n${period}\n${owner ?? ''}`;
}

function identityOf(claim: Claim): Omit<Entry, 'id' | 'taskId' | 'values' | 'file' | 'row'> {
  const { owner, ...rest } = claim;
  return owner === undefined ? rest : { ...rest, owner };
}
