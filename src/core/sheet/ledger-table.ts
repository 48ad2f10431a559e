import { dropDownWords, ledgerColumns } from '../ledger';
import type {
  Assignment,
  CellLayout,
  CellRange,
  CellStyle,
  Column,
  ColumnKey,
  ProjectedRow,
  Projection,
  RowLayout,
  SheetLayout,
  Template,
  Validation,
} from '../model';
import { captionText } from './caption';
import { printSetup, spanning, spanningRow } from './frame';
import { headerRows } from './header-rows';
import type { CellTexts } from './issued-cells';
import { lightFormula, lightStyle, lightText, statusFormats } from './lights';
import { LEDGER_SHEET } from './log-words';
import { tableStyles, type TableStyles } from './styles';
import { taskMerges, taskRows, type TaskRow } from './task-rows';

/** Titles of the hidden columns that the software adds at the right. */
export const DUE_TITLE = '到期日';
export const ID_TITLE = '任务标识';

export type TableOptions = {
  /** `YYYY-MM-DD`: as of when the lights are first worked out */
  readonly asOf: string;
  /** a copy to send: visible columns only, no ids, no drop-downs, no colours that depend on the day */
  readonly clean?: boolean;
  /** texts that a task's row shows instead of the template's, as a person has put them in the sheet */
  readonly shown?: ReadonlyMap<string, CellTexts>;
};

/** The ledger's table: title, caption, header, one block of rows for each task, notes, signature line. */
export function layoutLedgerTable(
  template: Template,
  projection: Projection | null,
  options: TableOptions,
): SheetLayout {
  const all = ledgerColumns(template);
  const shown = all.filter((column) => column.hidden !== true);
  const columns = options.clean === true ? shown : all;
  const own = options.clean === true ? [] : OWN_COLUMNS;
  const styles = tableStyles(template);
  const width = shown.reduce((sum, column) => sum + column.width, 0);
  const header = headerRows([...columns, ...own], styles, 2);
  const top = 2 + header.rows.length;
  const body = bodyRows({ template, projection, columns, own, shown: shown.length, styles, top, options });
  const bottom = top + body.rows.length - 1;
  const below = [
    ...noteRows(template, shown.length, width, styles),
    ...signatureRows(template, shown.length, width, styles),
  ];
  const caption = captionText(template, projection?.period ?? null);
  const at = (key: string): number => columns.findIndex((column) => column.key === key);
  const isLive = options.clean !== true && body.rows.length > 0;
  return {
    name: LEDGER_SHEET,
    visibility: 'visible',
    columns: [...columns, ...own].map((column) => ({
      width: column.width,
      ...(column.hidden === true ? { hidden: true } : {}),
    })),
    rows: [
      spanningRow(template.title, shown.length, width, styles.title, 44),
      spanningRow(caption, shown.length, width, { ...styles.caption, align: 'right' }, 20),
      ...header.rows,
      ...body.rows,
      ...below,
    ],
    merges: [
      ...spanning(0, shown.length),
      ...spanning(1, shown.length),
      ...header.merges,
      ...body.merges,
      ...below.flatMap((_, index) => spanning(bottom + 1 + index, shown.length)),
    ],
    freeze: { rows: top, columns: Math.max(0, at('task') + 1) },
    print: printSetup(
      template,
      { from: 0, to: top - 1 },
      { top: 0, left: 0, bottom: bottom + below.length, right: shown.length - 1 },
    ),
    ...(options.clean === true
      ? {}
      : {
          autoFilter: {
            top: top - 1,
            left: 0,
            bottom: Math.max(bottom, top - 1),
            right: columns.length + own.length - 1,
          },
        }),
    validations: isLive ? ledgerValidations(template, at, top, bottom) : [],
    conditionalFormats: isLive
      ? statusFormats(template, {
          first: top,
          last: bottom,
          status: at('status'),
          progress: at('progress'),
          deadline: at('deadline'),
          due: columns.length,
          light: at('extra:light'),
        })
      : [],
  };
}

/** Room for a line or two even while nothing is reported: about eight rows on a page, as such ledgers are printed. */
export const LEAST_HEIGHT = 48;
/** Withdrawn tasks keep their row, pale and with a word. */
const WITHDRAWN: CellStyle = { color: '808080' };

const OWN_COLUMNS: readonly Column[] = [DUE_TITLE, ID_TITLE].map((title) => ({
  key: 'extra:own',
  title,
  width: 14,
  filledBy: 'coordinator',
  align: 'center',
  shownIn: 'ledger',
  hidden: true,
}));

type BodyInput = {
  readonly template: Template;
  readonly projection: Projection | null;
  readonly columns: readonly Column[];
  readonly own: readonly Column[];
  /** the number of visible columns */
  readonly shown: number;
  readonly styles: TableStyles;
  readonly top: number;
  readonly options: TableOptions;
};
type Body = { readonly rows: readonly RowLayout[]; readonly merges: readonly CellRange[] };

function bodyRows(input: BodyInput): Body {
  const { template, projection, columns, own, shown, styles, top, options } = input;
  const projected = new Map<string, ProjectedRow>((projection?.rows ?? []).map((row) => [row.taskId, row]));
  const group = template.layout?.sections === 'column' ? columns.findIndex((column) => column.key === 'section') : -1;
  const blocks: Block[] = [];
  const rows: RowLayout[] = [];
  const merges: CellRange[] = [];
  let section = '';
  for (const assignment of template.assignments) {
    const heading = assignment.section.at(-1) ?? '';
    if (template.layout?.sections === 'rows' && heading !== section && heading !== '') {
      merges.push(...spanning(top + rows.length, shown));
      rows.push(sectionRow(heading, columns.length + own.length, styles));
    }
    section = heading;
    const taken = taskRows(
      assignment,
      projected.get(assignment.taskId),
      template,
      options.shown?.get(assignment.taskId),
    );
    const first = top + rows.length;
    blocks.push({ heading, top: first, bottom: first + taken.length - 1 });
    merges.push(...taskMerges(taken, columns, first).filter((area) => area.left !== group));
    rows.push(...taken.map((row, index) => rowLayout(row, first + index, assignment, input, taken.length > 1)));
  }
  return { rows, merges: [...merges, ...(group === -1 ? [] : sectionMerges(blocks, group))] };
}

type Block = { readonly heading: string; readonly top: number; readonly bottom: number };

/** Runs of neighbouring tasks below one heading, merged in the group column. */
function sectionMerges(blocks: readonly Block[], column: number): CellRange[] {
  const starts = blocks.flatMap(({ heading }, index) =>
    index === 0 || heading === '' || heading !== blocks[index - 1]?.heading ? [index] : [],
  );
  return starts.flatMap((start, run) => {
    const top = blocks[start]?.top ?? 0;
    const bottom = blocks[(starts[run + 1] ?? blocks.length) - 1]?.bottom ?? top;
    return bottom > top ? [{ top, bottom, left: column, right: column }] : [];
  });
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

/** In a task of several rows whatever is merged over them stands at the top, so that its first page says whose they are. */
function rowLayout(row: TaskRow, at: number, assignment: Assignment, input: BodyInput, isLong: boolean): RowLayout {
  const { columns, own, styles } = input;
  const tone: CellStyle = {
    ...(assignment.withdrawn === true ? WITHDRAWN : {}),
    ...(isLong ? { verticalAlign: 'top' } : {}),
  };
  const cells = columns.map((column, index): CellLayout => {
    const style = column.hidden === true ? styles.internal : column.align === 'center' ? styles.center : styles.left;
    if (column.key === 'extra:light') return lightCell(row, at, index, style, input);
    return { value: row.cells[column.key] ?? null, style: { ...style, ...tone } };
  });
  const due: CellLayout = {
    value: row.due === null ? null : { date: row.due },
    style: { ...styles.internal, numberFormat: 'yyyy-mm-dd' },
  };
  return {
    cells: own.length === 0 ? cells : [...cells, due, { value: row.id, style: styles.internal }],
    height: 'fit',
    minHeight: LEAST_HEIGHT,
  };
}

/** The light works itself out in the sheet; a clean copy keeps its word. */
function lightCell(row: TaskRow, at: number, column: number, style: CellStyle, input: BodyInput): CellLayout {
  const { template, columns, options } = input;
  const value = lightText(template, row.cells.status ?? '', row.due, options.asOf);
  const status = columns.findIndex((candidate) => candidate.key === 'status');
  if (options.clean === true) return { value, style: { ...style, ...lightStyle(value) } };
  if (status === -1 || column === -1) return { value, style };
  return { value, style, formula: lightFormula(template, at, status, columns.length) };
}

function noteRows(template: Template, columns: number, width: number, styles: TableStyles): RowLayout[] {
  return template.notes.map((note, index) => {
    const text = index === 0 && !/^(?:说明|备注|注)\s*[:：]/.test(note) ? `说明：${note}` : note;
    return spanningRow(text, columns, width, styles.note, 20);
  });
}

function signatureRows(template: Template, columns: number, width: number, styles: TableStyles): RowLayout[] {
  if (template.layout?.signatureLine !== true) return [];
  const gap = '　'.repeat(8);
  return [spanningRow(`填报人：${gap}审核人：${gap}日期：`, columns, width, styles.note, 30)];
}

/** Columns of days that the coordinator fills in the ledger itself. */
const DAYS: readonly ColumnKey[] = ['closedOn', 'extra:confirmedOn', 'extra:assignedOn'];

function ledgerValidations(
  template: Template,
  at: (key: ColumnKey) => number,
  top: number,
  bottom: number,
): SheetLayout['validations'] {
  const range = (key: ColumnKey): CellRange => ({ top, bottom, left: at(key), right: at(key) });
  const status: Validation = {
    range: range('status'),
    rule: { kind: 'list', values: dropDownWords(template) },
    allowBlank: true,
    error: { style: 'warning', title: '状态', text: '这个词不在下拉框里，确定要用吗？' },
  };
  const seen = DAYS.filter((key) => template.columns.some((column) => column.key === key && column.hidden !== true));
  const days = seen.map((key): Validation => ({
    range: range(key),
    rule: { kind: 'date', from: '2000-01-01', to: '2099-12-31' },
    allowBlank: true,
    error: { style: 'warning', title: '日期', text: '这不像一个日期，请写成2020-07-15。确定就这样填吗？' },
  }));
  return [status, ...days].filter((validation) => validation.range.left >= 0);
}
