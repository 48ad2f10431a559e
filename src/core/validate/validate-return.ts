import { assignmentsById, comparePeriods, formatPeriod, periodAt } from '../ledger';
import { issue, type ColumnKey, type Issue, type Ledger, type Period, type UnitReturn } from '../model';
import { checkContext, checkRows, knownNames } from './check-rows';
import type { CheckedRow } from './context';
import { explanationsIn } from './explanation';
import type { Finding } from './finding';
import { issuedTexts, lockedEdits, type LockedEdit } from './locked';
import { markIssues } from './marks';
import { previousAnswer } from './previous';
import { cleanText, isBlank, readValues, withoutMarkedOut } from './values';

export type ValidateOptions = {
  /** `YYYY-MM-DD`, today */
  readonly asOf: string;
  /** the period that is being collected, where it is known; a return for another one is said */
  readonly period?: Period;
};

/**
 * 审核: everything in a filled return that must be mended or explained, row by row, then what is wrong with the file
 * as a whole. Works for the unit before it sends and for the coordinator who receives.
 */
export function validateReturn(returned: UnitReturn, ledger: Ledger, options: ValidateOptions): Finding[] {
  const named = returned.identity?.unit ?? returned.unit;
  const unit = named === null ? null : (knownNames(ledger.template).directory.canonical(named) ?? named);
  const period = returned.identity?.period ?? returned.period;
  const context = checkContext(ledger, { subject: 'return', asOf: options.asOf, period, unit });
  const rows = checkedRows(returned, ledger, unit, period);
  return [
    ...fileFindings(returned, ledger, unit, period, options),
    ...rowFindings(returned, ledger, unit ?? ''),
    ...checkRows(rows, context),
    ...markIssues(returned, unit ?? '', ledger.template),
  ];
}

function checkedRows(returned: UnitReturn, ledger: Ledger, unit: string | null, period: Period | null): CheckedRow[] {
  const { template } = ledger;
  const assignments = assignmentsById(template);
  const issued = issuedTexts(returned);
  return returned.rows.flatMap(({ row, match }): CheckedRow[] => {
    if (match.kind === 'question') return [];
    const taskId = match.kind === 'matched' ? match.taskId : null;
    const assignment = taskId === null ? null : (assignments.get(taskId) ?? null);
    const texts = withoutMarkedOut(cleanTexts(row.cells), row.columns, row.marks);
    const values = readValues(texts, template, period);
    const columnAt = (column: number): ColumnKey | null =>
      Object.entries(row.columns).find(([, at]) => at === column)?.[0] ?? null;
    const said = explanationsIn(values.remarks);
    return [
      {
        taskId,
        assignment,
        title: assignment?.title ?? texts.task ?? '',
        texts,
        values,
        blank: isBlank(values),
        marks: row.marks,
        columnAt,
        row: row.row,
        place: (column) => {
          const at = column === undefined ? undefined : row.columns[column];
          return {
            file: returned.file.name,
            sheet: returned.sheet,
            row: row.row,
            ...(at === undefined ? {} : { column: at }),
          };
        },
        previous: taskId === null || unit === null ? null : previousAnswer(ledger, taskId, unit, period),
        issued: (taskId === null ? undefined : issued.get(taskId)) ?? {},
        explanation: said.length === 0 ? null : said.join('\n'),
      },
    ];
  });
}

/** Texts with one line end and one Unicode form, so that rules need not care. */
export function cleanTexts(cells: CheckedRow['texts']): CheckedRow['texts'] {
  const clean: Partial<Record<ColumnKey, string>> = {};
  for (const key of Object.keys(cells)) clean[key] = cleanText(cells[key]);
  return clean;
}

/** The file as a whole: another ledger, another period, an old template. */
function fileFindings(
  returned: UnitReturn,
  ledger: Ledger,
  unit: string | null,
  period: Period | null,
  options: ValidateOptions,
): Issue[] {
  const { identity, file } = returned;
  const at = { file: file.name };
  const found: Issue[] = [];
  if (identity !== null && identity.ledgerId !== ledger.identity.ledgerId) {
    found.push(issue('merge.otherLedger', { file: file.name, severity: 'error', at }));
  }
  if (identity !== null && identity.templateVersion < ledger.identity.templateVersion) {
    found.push(issue('merge.templateOutdated', { file: file.name, unit: unit ?? '', severity: 'info', at }));
  }
  const expected = options.period ?? periodAt(ledger.template.calendar, options.asOf);
  const wrong =
    period !== null && (options.period === undefined ? comparePeriods(period, expected) > 0 : period !== expected);
  if (wrong && period !== null) {
    const { phases } = ledger.template.calendar;
    const facts = { period: formatPeriod(period, phases), expected: formatPeriod(expected, phases) };
    found.push(issue('period.wrong', { ...facts, at }));
  }
  return found;
}

/** Rows and fixed cells against what was handed out. */
function rowFindings(returned: UnitReturn, ledger: Ledger, unit: string): Finding[] {
  const tasks = assignmentsById(ledger.template);
  const rows = new Map(returned.rows.map(({ row, match }) => [match.kind === 'matched' ? match.taskId : '', row]));
  const file = { file: returned.file.name, sheet: returned.sheet };
  const locked = lockedEdits(returned, unit, ledger.template).map((edit) =>
    lockedFinding(edit, ledger, rows.get(edit.taskId), file),
  );
  const missing = returned.missingTaskIds.map((taskId): Finding => ({
    ...issue('merge.missingRow', {
      unit,
      taskId,
      task: tasks.get(taskId)?.title ?? taskId,
      severity: 'error',
      at: file,
    }),
    taskId,
  }));
  const others = returned.rows.flatMap(({ row, match }): Finding[] => {
    const at = { ...file, row: row.row };
    const text = row.cells.task ?? row.cells.progress ?? '';
    if (match.kind === 'added' && text !== '') return [issue('merge.addedRow', { unit, text, at })];
    return match.kind === 'question' ? [issue('merge.rowQuestion', { unit, text, severity: 'error', at })] : [];
  });
  return [...missing, ...others, ...locked];
}

function lockedFinding(
  edit: LockedEdit,
  ledger: Ledger,
  row: UnitReturn['rows'][number]['row'] | undefined,
  file: { readonly file: string; readonly sheet: string },
): Finding {
  const { taskId, unit, column, issued, returned } = edit;
  const at = row?.columns[column];
  const columnTitle = ledger.template.columns.find(({ key }) => key === column)?.title ?? column;
  return {
    ...issue('locked.changed', {
      unit,
      taskId,
      columnTitle,
      issued,
      returned,
      at: { ...file, ...(row === undefined ? {} : { row: row.row }), ...(at === undefined ? {} : { column: at }) },
    }),
    taskId,
    column,
    fix: { column, text: issued },
  };
}
