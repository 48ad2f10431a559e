import { periodAt } from '../ledger';
import type { Assignment, Period } from '../model';
import { issuedCells, type LedgerSheet } from '../sheet';
import { checkContext, checkRows } from './check-rows';
import type { CheckedRow } from './context';
import { explanationsIn } from './explanation';
import type { Finding } from './finding';
import { cleanTexts } from './validate-return';
import { isBlank, readValues } from './values';

/** 审核 of a ledger as its sheet stands: words, dates and names; what is wrong with the log is fsck's business. */
export function validateLedger(
  sheet: LedgerSheet,
  options: { readonly asOf: string; readonly file?: string },
): Finding[] {
  const { ledger } = sheet;
  const period = ledger.runs.at(-1)?.period ?? periodAt(ledger.template.calendar, options.asOf);
  const context = checkContext(ledger, { subject: 'ledger', asOf: options.asOf, period, unit: null });
  const assignments = new Map(ledger.template.assignments.map((one) => [one.taskId, one]));
  const rows = sheet.rows.map((row) =>
    checkedRow(sheet, row, assignments.get(row.taskId) ?? null, period, options.file),
  );
  return checkRows(rows, context);
}

function checkedRow(
  sheet: LedgerSheet,
  row: LedgerSheet['rows'][number],
  assignment: Assignment | null,
  period: Period,
  file: string | undefined,
): CheckedRow {
  const texts = cleanTexts(row.cells);
  const values = readValues(texts, sheet.ledger.template, period);
  const said = explanationsIn(values.remarks);
  return {
    taskId: row.taskId,
    assignment,
    title: assignment?.title ?? row.taskId,
    texts,
    values,
    blank: isBlank({ ...values, remarks: '' }),
    marks: [],
    columnAt: () => null,
    row: row.row,
    place: (column) => {
      const at = column === undefined ? undefined : sheet.columns.get(column);
      return {
        ...(file === undefined ? {} : { file }),
        sheet: sheet.sheet,
        row: row.row,
        ...(at === undefined ? {} : { column: at }),
      };
    },
    previous: null,
    issued: assignment === null ? {} : issuedCells(assignment),
    explanation: said.length === 0 ? null : said.join('\n'),
  };
}
