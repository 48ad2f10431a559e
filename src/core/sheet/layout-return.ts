import { closingDate, formatPeriod, returnColumns, tasksOf } from '../ledger';
import {
  columnName,
  type Assignment,
  type CellLayout,
  type CellStyle,
  type Column,
  type ColumnKey,
  type EntrySource,
  type Identity,
  type Ledger,
  type Period,
  type RowLayout,
  type SheetLayout,
  type Template,
  type WorkbookLayout,
} from '../model';
import { checkCode, rowSum, rowSumFormula, checkedText, checkedTextFormula, type CheckedRow } from './check-code';
import { printSetup, spanning, spanningRow } from './frame';
import { layoutGuide } from './guide';
import { headerRows } from './header-rows';
import { dueOf, issuedCells, type CellTexts } from './issued-cells';
import { spokenDay } from './caption';
import { DUE_TITLE, ID_TITLE } from './ledger-table';
import { RETURN_SHEET } from './log-words';
import { layoutMetadata } from './metadata';
import { statusFormats } from './lights';
import { returnValidations, signatureRow, type Place } from './return-parts';
import { fillable, tableStyles, type TableStyles } from './styles';
import { templateForUnit } from './unit-template';

export type ReturnOptions = {
  /** `YYYY-MM-DD`, the day of the hand-out */
  readonly asOf: string;
  /** what the unit reported last, shown for reference beside each task */
  readonly previous?: PreviousReturn;
  /** by owner: only the tasks of this person */
  readonly owner?: string;
  /** 0 for the first hand-out; a return that was sent back comes in again as the next one */
  readonly revision?: number;
  /** texts already in the fillable cells, as when a return is sent back to be mended */
  readonly filled?: readonly FilledRow[];
};

type FilledRow = {
  readonly taskId: string;
  readonly cells: CellTexts;
  /** the lowest answers behind the texts, where they came up from a level below */
  readonly sources?: readonly EntrySource[];
};

export type PreviousReturn = {
  readonly period: Period;
  readonly rows: readonly { readonly taskId: string; readonly cells: CellTexts }[];
};

/** The most that a return's columns take, so that all of them fit one page in a size that can still be read. */
const MOST_WIDTH: Readonly<Partial<Record<ColumnKey, number>>> = {
  sequence: 5,
  task: 18,
  requirement: 30,
  deadline: 12,
  leadUnit: 12,
  responsibleUnit: 12,
  supportingUnit: 12,
  owner: 9,
  supervisingLeader: 9,
  closedOn: 12,
  remarks: 10,
};
/** Wide enough that 600 characters stay below the highest row that Excel knows. */
const PROGRESS_WIDTH = 44;
const SIZE = 10.5;
/** Room for a few lines before anything is written. */
const LEAST_HEIGHT = 52;
const CHECK_TITLE = '校验';
const PREVIOUS_KEY = 'extra:previous';

/**
 * A unit's return workbook: its tasks only, the requirement beside each, four open columns, a line that counts what is
 * filled, signature line and check code, 填报说明, and the very hidden identity. Works without any add-in.
 */
export function layoutReturn(ledger: Ledger, unit: string, period: Period, options: ReturnOptions): WorkbookLayout {
  const own = returnTasks(ledger.template, unit, options.owner);
  const metadata = {
    identity: returnIdentity(ledger, unit, period, own, options),
    template: templateForUnit(ledger.template, unit),
    runs: [],
    decisions: [],
  };
  return {
    sheets: [
      layoutReturnSheet(ledger.template, unit, period, own, options),
      layoutGuide(ledger.template, unit, period),
      layoutMetadata(metadata),
    ],
    properties: {
      title: `${unit} ${formatPeriod(period, ledger.template.calendar.phases)}`,
      creator: '台账',
      created: `${options.asOf}T00:00:00Z`,
    },
  };
}

/** The rows of a unit's return; by owner, those that show this person. */
export function returnTasks(template: Template, unit: string, owner?: string): Assignment[] {
  const own = tasksOf(template, unit);
  return owner === undefined
    ? own
    : own.filter((row) => (issuedCells(row, unit).owner ?? '').split(' ').includes(owner));
}

function returnIdentity(
  ledger: Ledger,
  unit: string,
  period: Period,
  own: readonly Assignment[],
  options: ReturnOptions,
): Identity {
  const columns = returnColumns(ledger.template);
  const filled = new Map((options.filled ?? []).map((row) => [row.taskId, row.cells]));
  const sources = (options.filled ?? []).flatMap(({ taskId, sources: behind = [] }) =>
    behind.length === 0 ? [] : [{ taskId, sources: [...behind] }],
  );
  return {
    ledgerId: ledger.identity.ledgerId,
    templateVersion: ledger.identity.templateVersion,
    kind: 'return',
    unit,
    ...(options.owner === undefined ? {} : { owner: options.owner }),
    period,
    revision: options.revision ?? 0,
    issuedOn: options.asOf,
    ...(sources.length === 0 ? {} : { sources }),
    issued: own.map((row) => {
      const texts = rowTexts(row, unit, columns, filled.get(row.taskId) ?? {});
      return { taskId: row.taskId, values: Object.fromEntries(columns.map(({ key }) => [key, texts[key] ?? ''])) };
    }),
  };
}

/** What a return's row says when it is handed out: the coordinator's columns, and the unit's own as far as given. */
function rowTexts(row: Assignment, unit: string, columns: readonly Column[], filled: CellTexts): CellTexts {
  const issued = issuedCells(row, unit);
  return Object.fromEntries(
    columns.map(({ key, filledBy }) => [key, (filledBy === 'unit' ? filled[key] : issued[key]) ?? '']),
  );
}

function layoutReturnSheet(
  template: Template,
  unit: string,
  period: Period,
  own: readonly Assignment[],
  options: ReturnOptions,
): SheetLayout {
  const styles = tableStyles(template, SIZE);
  const columns = sheetColumns(template, options.previous);
  const hidden = [DUE_TITLE, `${CHECK_TITLE}内容`, CHECK_TITLE, ID_TITLE];
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const header = headerRows([...columns, ...hidden.map((title) => ({ title, width: 14 }))], styles, 3);
  const top = 3 + header.rows.length;
  const bottom = top + own.length - 1;
  const at = (key: ColumnKey): number => columns.findIndex((column) => column.key === key);
  const place: Place = { top, bottom, at, due: columns.length, check: columns.length + 2, id: columns.length + 3 };
  const filled = new Map((options.filled ?? []).map((row) => [row.taskId, row.cells]));
  const rows = own.map((row, index) =>
    taskRow(row, top + index, unit, columns, styles, place, filled.get(row.taskId) ?? {}, options.previous),
  );
  const checked = own.map((row) => checkedRow(row, filled.get(row.taskId) ?? {}));
  const signature = signatureRow(columns.length, styles, place, checkCode(checked));
  const countText = `${own.length}项，已填${checked.filter((row) => row.status !== '' || row.progress !== '').length}项`;
  return {
    name: RETURN_SHEET,
    visibility: 'visible',
    columns: [
      ...columns.map((column) => ({ width: column.width })),
      ...hidden.map(() => ({ width: 14, hidden: true })),
    ],
    rows: [
      spanningRow(
        template.title,
        columns.length,
        width,
        { ...styles.title, size: Math.min(20, styles.title.size ?? 20) },
        40,
      ),
      spanningRow(captionOf(template, unit, period, options.owner), columns.length, width, styles.caption, 20),
      countRow(columns.length, width, styles, place, countText),
      ...header.rows,
      ...rows,
      signature.row,
    ],
    merges: [...[0, 1, 2].flatMap((row) => spanning(row, columns.length)), ...header.merges, ...signature.merges],
    freeze: { rows: top, columns: at('task') + 1 },
    print: {
      ...printSetup(
        template,
        { from: 0, to: top - 1 },
        { top: 0, left: 0, bottom: bottom + 1, right: columns.length - 1 },
      ),
      margins: { top: 20, bottom: 18, left: 15, right: 15 },
    },
    validations: own.length === 0 ? [] : returnValidations(template, place),
    conditionalFormats:
      own.length === 0
        ? []
        : statusFormats(template, {
            first: top,
            last: bottom,
            status: at('status'),
            progress: -1,
            deadline: at('deadline'),
            due: place.due,
          }),
    protection: { formatRows: true, formatColumns: true },
  };
}

/** The template's columns, narrowed so that all of them fit a page, with last period's answer before the open ones. */
function sheetColumns(template: Template, previous: PreviousReturn | undefined): Column[] {
  const columns = returnColumns(template).map((column) => ({
    ...column,
    width: returnWidth(column),
  }));
  if (previous === undefined || previous.rows.length === 0) return columns;
  const reference: Column = {
    key: PREVIOUS_KEY,
    title: `上期填报（${formatPeriod(previous.period, template.calendar.phases)}，供参考）`,
    width: 24,
    filledBy: 'coordinator',
    align: 'left',
    shownIn: 'return',
  };
  const firstOpen = columns.findIndex((column) => column.filledBy === 'unit');
  return [...columns.slice(0, firstOpen), reference, ...columns.slice(firstOpen)];
}

function returnWidth(column: Column): number {
  return column.key === 'progress' ? PROGRESS_WIDTH : Math.min(column.width, MOST_WIDTH[column.key] ?? 20);
}

function captionOf(template: Template, unit: string, period: Period, owner: string | undefined): string {
  const who = owner === undefined ? unit : `${unit}（${owner}）`;
  const closing = spokenDay(closingDate(template.calendar, period));
  return `填报单位：${who}　　报告期：${formatPeriod(period, template.calendar.phases)}　　报送截止：${closing}`;
}

function countRow(columns: number, width: number, styles: TableStyles, place: Place, value: string): RowLayout {
  const text = `填报进度：${value}`;
  const row = spanningRow(text, columns, width, styles.caption, 20);
  if (place.bottom < place.top) return row;
  const range = (column: number): string =>
    `$${columnName(column)}$${place.top + 1}:$${columnName(column)}$${place.bottom + 1}`;
  const [status, progress] = [place.at('status'), place.at('progress')].map((column) => range(Math.max(column, 0)));
  const formula = `"填报进度："&COUNTA(${range(place.id)})&"项，已填"&SUMPRODUCT(--((${status}<>"")+(${progress}<>"")>0))&"项"`;
  return { ...row, cells: row.cells.map((cell, index) => (index === 0 ? { ...cell, formula } : cell)) };
}

function taskRow(
  row: Assignment,
  at: number,
  unit: string,
  columns: readonly Column[],
  styles: TableStyles,
  place: Place,
  filled: CellTexts,
  previous: PreviousReturn | undefined,
): RowLayout {
  const texts = rowTexts(row, unit, columns, filled);
  const before = previous?.rows.find((candidate) => candidate.taskId === row.taskId)?.cells;
  const due = dueOf(row);
  const checked = checkedRow(row, filled);
  return {
    cells: [
      ...columns.map((column): CellLayout => {
        if (column.key === PREVIOUS_KEY)
          return { value: previousText(before), style: { ...styles.left, color: '595959' } };
        return { value: cellValue(column, texts[column.key] ?? ''), style: bodyStyle(column, styles) };
      }),
      {
        value: due === null ? null : { date: due },
        style: { ...styles.internal, numberFormat: 'yyyy-mm-dd' },
      },
      {
        value: checkedText(checked),
        formula: checkedTextFormula(
          at,
          CHECKED.map((key) => place.at(key)),
        ),
        style: styles.internal,
      },
      { value: rowSum(checkedText(checked)), formula: rowSumFormula(at, place.check - 1), style: styles.internal },
      { value: row.taskId, style: styles.internal },
    ],
    height: 'fit',
    minHeight: LEAST_HEIGHT,
  };
}

const CHECKED: readonly (keyof CheckedRow)[] = ['sequence', 'status', 'progress', 'closedOn', 'remarks'];

function checkedRow(row: Assignment, filled: CellTexts): CheckedRow {
  const text = (key: ColumnKey): string => filled[key] ?? '';
  return {
    sequence: row.sequence.trim(),
    status: text('status'),
    progress: text('progress'),
    closedOn: text('closedOn'),
    remarks: text('remarks'),
  };
}

function cellValue(column: Column, text: string): CellLayout['value'] {
  if (text === '') return null;
  return column.key === 'closedOn' && /^\d{4}-\d{2}-\d{2}$/.test(text) ? { date: text } : text;
}

function bodyStyle(column: Column, styles: TableStyles): CellStyle {
  const style = column.align === 'center' ? styles.center : styles.left;
  if (column.filledBy === 'coordinator') return { ...style, fill: 'F7F7F7' };
  return fillable(style, column.key === 'closedOn' ? 'date' : 'text');
}

function previousText(cells: CellTexts | undefined): string | null {
  const text = [cells?.status ?? '', cells?.progress ?? ''].filter((part) => part !== '').join('：');
  return text === '' ? null : text;
}
