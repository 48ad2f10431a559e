import { assignmentsById } from '../ledger';
import { plainText, type ColumnKey, type Template, type UnitReturn } from '../model';
import { issuedCells } from '../sheet';
import { readDay } from './day';

/** A fixed cell that came back changed. */
export type LockedEdit = {
  readonly taskId: string;
  readonly unit: string;
  readonly column: ColumnKey;
  readonly issued: string;
  readonly returned: string;
  readonly file: string;
};

/** Columns whose texts are lists: order and separators do not matter. */
const LISTS: ReadonlySet<string> = new Set(['leadUnit', 'responsibleUnit', 'supportingUnit', 'owner']);

/**
 * Fixed columns that came back different from what was handed out. Nothing of them is ever taken; they are listed so
 * that a person can see what the unit meant. A row matched by its text shows its own wording anyway and is not listed
 * for it.
 */
export function lockedEdits(returned: UnitReturn, unit: string, template: Template): LockedEdit[] {
  const columns = template.columns.filter(
    (column) => column.filledBy === 'coordinator' && column.key !== 'sequence' && column.key !== 'section',
  );
  const issued: ReadonlyMap<string, Readonly<Partial<Record<string, string>>>> = issuedTexts(returned);
  const assignments = assignmentsById(template);
  return returned.rows.flatMap(({ row, match }) => {
    const assignment = match.kind === 'matched' ? assignments.get(match.taskId) : undefined;
    if (match.kind !== 'matched' || assignment === undefined) return [];
    const handedOut = issued.get(match.taskId) ?? issuedCells(assignment, unit);
    const skipped: ReadonlySet<string> = match.by === 'text' ? new Set(['task', 'requirement']) : new Set();
    return columns.flatMap(({ key }) => {
      const returnedText = row.columns[key] === undefined || skipped.has(key) ? undefined : (row.cells[key] ?? '');
      const before = handedOut[key] ?? '';
      if (returnedText === undefined || sameLockedText(key, before, returnedText)) return [];
      const edit = { taskId: match.taskId, unit, column: key, issued: before, returned: returnedText };
      return [{ ...edit, file: returned.file.name }];
    });
  });
}

/** Whether two writings of a fixed cell are the same to a person. */
export function sameLockedText(column: ColumnKey, issued: string, returned: string): boolean {
  if (issued === returned) return true;
  if (column === 'deadline' && isSameDay(issued, returned)) return true;
  const key = LISTS.has(column) ? listKey : textKey;
  return key(issued) === key(returned);
}

/** 2020年10月31日 that a spreadsheet made into a date of its own is no edit. */
function isSameDay(issued: string, returned: string): boolean {
  const day = readDay(issued, null);
  return day !== null && day === readDay(returned, null);
}

/** Blanks, width of letters and the sign between items are the application's doing, not an edit. */
function textKey(text: string): string {
  return plainText(text).replace(/\s/g, '');
}

function listKey(text: string): string {
  return plainText(text)
    .split(/[\s、,;]+/)
    .filter((part) => part !== '')
    .sort()
    .join('、');
}

/** The texts as they were handed out, by task. */
export function issuedTexts(returned: UnitReturn): ReadonlyMap<string, Readonly<Record<string, string>>> {
  return new Map((returned.identity?.issued ?? []).map(({ taskId, values }) => [taskId, values]));
}
