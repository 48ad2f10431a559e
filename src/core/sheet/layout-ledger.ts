import { closingDate, dropDownWords, formatFiling, formatPeriod, ledgerColumns } from '../ledger';
import type {
  Assignment,
  CellLayout,
  CellRange,
  Column,
  Ledger,
  Period,
  ProjectedRow,
  Projection,
  RowLayout,
  SheetLayout,
  Template,
  WorkbookLayout,
} from '../model';
import { layoutEntryLog } from './entry-log';
import { printSetup, spanning, spanningRow } from './frame';
import { headerRows } from './header-rows';
import { layoutRunLog } from './run-log';
import { layoutMetadata } from './metadata';
import { LEDGER_SHEET } from './log-words';
import { statusFormats } from './status-formulas';
import { tableStyles, type TableStyles } from './styles';
import { taskMerges, taskRows, type TaskRow } from './task-rows';

/** Titles of the hidden columns that the software adds at the right. */
export const DUE_TITLE = '到期日';
export const ID_TITLE = '任务标识';

export type LedgerOptions = {
  /** `YYYY-MM-DD`, today */
  readonly asOf: string;
};

/** The whole ledger workbook: the table, the entry log, the run log and the very hidden metadata. */
export function layoutLedger(ledger: Ledger, projection: Projection | null, options: LedgerOptions): WorkbookLayout {
  return {
    sheets: [layoutLedgerSheet(ledger, projection), ...layoutInternalSheets(ledger)],
    properties: { title: ledger.template.title.slice(0, 200), creator: '台账', created: `${options.asOf}T00:00:00Z` },
  };
}

/** 填报记录, 汇总日志 and the very hidden metadata sheet of a ledger. */
export function layoutInternalSheets(ledger: Ledger): SheetLayout[] {
  return [layoutEntryLog(ledger), layoutRunLog(ledger), layoutMetadata(ledger)];
}

/** The table itself: title, caption, header, one block of rows for each task, notes. */
export function layoutLedgerSheet(ledger: Ledger, projection: Projection | null): SheetLayout {
  const template = ledger.template;
  const columns = ledgerColumns(template);
  const shown = columns.filter((column) => column.hidden !== true);
  const styles = tableStyles(template);
  const width = shown.reduce((sum, column) => sum + column.width, 0);
  const header = headerRows([...columns, ...OWN_COLUMNS], styles, 2);
  const top = 2 + header.rows.length;
  const body = bodyRows(template, projection, columns, shown.length, styles, top);
  const bottom = top + body.rows.length - 1;
  const notes = noteRows(template, shown.length, width, styles);
  const at = (key: string): number => columns.findIndex((column) => column.key === key);
  return {
    name: LEDGER_SHEET,
    visibility: 'visible',
    columns: [...columns, ...OWN_COLUMNS].map(({ width: own, hidden }) => ({
      width: own,
      ...(hidden === true ? { hidden: true } : {}),
    })),
    rows: [
      spanningRow(template.title, shown.length, width, styles.title, 44),
      spanningRow(
        captionText(template, projection?.period ?? null),
        shown.length,
        width,
        { ...styles.caption, align: 'right' },
        20,
      ),
      ...header.rows,
      ...body.rows,
      ...notes,
    ],
    merges: [
      ...spanning(0, shown.length),
      ...spanning(1, shown.length),
      ...header.merges,
      ...body.merges,
      ...notes.flatMap((_, index) => spanning(bottom + 1 + index, shown.length)),
    ],
    freeze: { rows: top, columns: Math.max(0, at('task') + 1) },
    autoFilter: {
      top: top - 1,
      left: 0,
      bottom: Math.max(bottom, top - 1),
      right: columns.length + OWN_COLUMNS.length - 1,
    },
    print: printSetup(
      template,
      { from: 0, to: top - 1 },
      {
        top: 0,
        left: 0,
        bottom: bottom + notes.length,
        right: shown.length - 1,
      },
    ),
    validations: body.rows.length === 0 ? [] : statusValidation(template, at('status'), top, bottom),
    conditionalFormats:
      body.rows.length === 0
        ? []
        : statusFormats(template, {
            first: top,
            last: bottom,
            status: at('status'),
            progress: at('progress'),
            deadline: at('deadline'),
            due: columns.length,
          }),
  };
}

/** Room for a line or two even while nothing is reported: about eight rows on a page, as such ledgers are printed. */
const LEAST_HEIGHT = 48;

const OWN_COLUMNS: readonly Column[] = [DUE_TITLE, ID_TITLE].map((title) => ({
  key: 'extra:own',
  title,
  width: 14,
  filledBy: 'coordinator',
  align: 'center',
  shownIn: 'ledger',
  hidden: true,
}));

/** The line below the title: which period the sheet shows and when its returns are due. */
export function captionText(template: Template, period: Period | null): string {
  if (period === null) return `填报时限：${formatFiling(template.calendar)}`;
  const closing = closingDate(template.calendar, period);
  return `报告期：${formatPeriod(period, template.calendar.phases)}　　报送截止：${spokenDay(closing)}`;
}

/** 2020年7月30日 of `2020-07-30`. */
export function spokenDay(day: string): string {
  return `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

type Body = { readonly rows: readonly RowLayout[]; readonly merges: readonly CellRange[] };

function bodyRows(
  template: Template,
  projection: Projection | null,
  columns: readonly Column[],
  shown: number,
  styles: TableStyles,
  top: number,
): Body {
  const projected = new Map<string, ProjectedRow>((projection?.rows ?? []).map((row) => [row.taskId, row]));
  const rows: RowLayout[] = [];
  const merges: CellRange[] = [];
  let section = '';
  for (const assignment of template.assignments) {
    const heading = sectionOf(template, assignment);
    if (heading !== section && heading !== '') {
      merges.push(...spanning(top + rows.length, shown));
      rows.push(sectionRow(heading, columns.length + OWN_COLUMNS.length, styles));
    }
    section = heading;
    const own = taskRows(assignment, projected.get(assignment.taskId), template);
    merges.push(...taskMerges(own, columns, top + rows.length));
    rows.push(...own.map((row) => rowLayout(row, columns, styles)));
  }
  return { rows, merges };
}

function sectionOf(template: Template, assignment: Assignment): string {
  return template.layout?.sections === 'rows' ? (assignment.section.at(-1) ?? '') : '';
}

function sectionRow(heading: string, columns: number, styles: TableStyles): RowLayout {
  return {
    cells: Array.from({ length: columns }, (_, index): CellLayout => ({
      value: index === 0 ? heading : null,
      style: styles.section,
    })),
    height: 26,
  };
}

function rowLayout(row: TaskRow, columns: readonly Column[], styles: TableStyles): RowLayout {
  const cells = columns.map((column): CellLayout => ({
    value: row.cells[column.key] ?? null,
    style: column.align === 'center' ? styles.center : styles.left,
  }));
  const due: CellLayout = {
    value: row.due === null ? null : { date: row.due },
    style: { ...styles.internal, numberFormat: 'yyyy-mm-dd' },
  };
  return {
    cells: [...cells, due, { value: row.id, style: styles.internal }],
    height: 'fit',
    minHeight: LEAST_HEIGHT,
  };
}

function noteRows(template: Template, columns: number, width: number, styles: TableStyles): RowLayout[] {
  return template.notes.map((note, index) => {
    const text = index === 0 && !/^(?:说明|备注|注)\s*[:：]/.test(note) ? `说明：${note}` : note;
    return spanningRow(text, columns, width, styles.note, 20);
  });
}

function statusValidation(template: Template, column: number, top: number, bottom: number): SheetLayout['validations'] {
  if (column === -1) return [];
  return [
    {
      range: { top, bottom, left: column, right: column },
      rule: { kind: 'list', values: dropDownWords(template) },
      allowBlank: true,
      error: { style: 'warning', title: '状态', text: '这个词不在下拉框里，确定要用吗？' },
    },
  ];
}
