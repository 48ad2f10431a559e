import { assignmentOf } from '../ledger';
import {
  canonicalJson,
  ownText,
  sha256,
  type Entry,
  type EntryValues,
  type Json,
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
  return sha256(entryText(entry)).slice(0, 20);
}

/**
 * The canonical JSON of an entry without its id and the day it came in, member by member in the order of their names:
 * a log of years is checked whole at each opening, and the general way takes three times as long.
 */
export function entryText(entry: Omit<Entry, 'id'>): string {
  const { explanations, file, owner, period, revision, row, savedAt, sources, taskId, unit, values } = entry;
  const { closedOn, extra, progress, remarks, status, statusText } = values;
  const text = (value: string): string => canonicalJson(value);
  const nullable = (value: string | null): string => (value === null ? 'null' : canonicalJson(value));
  const optional = (name: string, value: Json | undefined): string =>
    value === undefined ? '' : `"${name}":${canonicalJson(value)},`;
  return (
    `{${optional('explanations', explanations)}"file":{"name":${text(file.name)},"sha256":${text(file.sha256)}},` +
    `${optional('owner', owner)}"period":${text(period)},"revision":${revision},"row":${row},` +
    `"savedAt":${nullable(savedAt)},${optional('sources', sources)}"taskId":${text(taskId)},"unit":${text(unit)},` +
    `"values":{"closedOn":${nullable(closedOn)},${optional('extra', extra)}"progress":${text(progress)},` +
    `"remarks":${text(remarks)},"status":${nullable(status)}` +
    `${statusText === undefined ? '' : `,"statusText":${text(statusText)}`}}}`
  );
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
