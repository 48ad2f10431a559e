import {
  cellName,
  cellText,
  type CellLayout,
  type CellStyle,
  type ColumnKey,
  type Ledger,
  type RowLayout,
  type SheetLayout,
  type UnitReturn,
  type WorkbookLayout,
} from '../model';
import {
  columnOf,
  FINDINGS_SHEET,
  findHeader,
  gridOf,
  idColumnOf,
  layoutReturn,
  parseRowId,
  RETURN_SHEET,
} from '../sheet';
import type { Finding } from './finding';
import { unitColumns, withoutMarkedOut } from './values';

export type SendBackOptions = {
  /** `YYYY-MM-DD`, the day it goes back */
  readonly asOf: string;
  /** the finding as a sentence for the clerk */
  readonly describe: (finding: Finding) => string;
};

const FILLS: Readonly<Record<Finding['severity'], string>> = { error: 'F8CBAD', warning: 'FFF2CC', info: 'DDEBF7' };
const SEVERITY_WORDS: Readonly<Record<Finding['severity'], string>> = {
  error: '必须改',
  warning: '请说明',
  info: '供参考',
};

/**
 * 退回: the return once more, with what the unit wrote, its findings marked in the cells and listed on a sheet of their
 * own. It carries the next revision, so that the mended copy replaces this one when it comes in.
 */
export function layoutSentBack(
  ledger: Ledger,
  returned: UnitReturn,
  findings: readonly Finding[],
  options: SendBackOptions,
): WorkbookLayout | null {
  const { unit, period } = returned;
  if (unit === null || period === null) return null;
  const { owner } = returned;
  const layout = layoutReturn(ledger, unit, period, {
    asOf: options.asOf,
    revision: returned.revision + 1,
    filled: filledTexts(returned, ledger),
    ...(owner === undefined ? {} : { owner }),
  });
  const form = layout.sheets.find(({ name }) => name === RETURN_SHEET);
  const locate = form === undefined ? () => null : locator(form, ledger);
  const list = findingsSheet(findings, ledger, locate, options);
  const [first, ...others] = layout.sheets.map((sheet) =>
    sheet === form ? markCells(sheet, locate, findings) : sheet,
  );
  return { ...layout, sheets: first === undefined ? [list] : [first, list, ...others] };
}

function filledTexts(
  returned: UnitReturn,
  ledger: Ledger,
): { taskId: string; cells: Readonly<Partial<Record<ColumnKey, string>>> }[] {
  const open = unitColumns(ledger.template);
  return returned.rows.flatMap(({ row, match }) => {
    if (match.kind !== 'matched') return [];
    const texts = withoutMarkedOut(row.cells, row.columns, row.marks);
    return [{ taskId: match.taskId, cells: Object.fromEntries(open.map((key) => [key, texts[key] ?? ''])) }];
  });
}

type Place = { readonly row: number; readonly column: number };

/** Finds where a finding's cell stands in the new sheet: its task's own cell where it is about the whole row. */
function locator(sheet: SheetLayout, ledger: Ledger): (finding: Finding) => Place | null {
  const grid = gridOf(sheet);
  const header = findHeader(grid, ledger.template.columns);
  const ids = idColumnOf(grid);
  if (header === null || ids === null) return () => null;
  const rows = new Map(
    grid.rows.flatMap((cells, row) => {
      const id = parseRowId(cellText(cells?.[ids.column]));
      return id === null ? [] : [[id.taskId, row] as const];
    }),
  );
  const title = columnOf(header, 'task');
  return ({ taskId, column }) => {
    const row = taskId === undefined ? undefined : rows.get(taskId);
    const own = column === undefined ? title : columnOf(header, column);
    return row === undefined ? null : { row, column: own < 0 ? title : own };
  };
}

function markCells(
  sheet: SheetLayout,
  locate: (finding: Finding) => Place | null,
  findings: readonly Finding[],
): SheetLayout {
  const fills = new Map<string, string>();
  // what must be mended is seen first where a cell has several findings
  for (const severity of ['info', 'warning', 'error'] as const) {
    for (const finding of findings) {
      const place = finding.severity === severity ? locate(finding) : null;
      if (place !== null) fills.set(cellName(place.row, place.column), FILLS[severity]);
    }
  }
  const rows = sheet.rows.map((row, at): RowLayout => ({
    ...row,
    cells: row.cells.map((cell, column) => {
      const fill = fills.get(cellName(at, column));
      return fill === undefined || cell === undefined ? cell : { ...cell, style: { ...cell.style, fill } };
    }),
  }));
  return { ...sheet, rows };
}

/** Words that no reader takes for a header of a table of tasks. */
const TITLES = ['处理', '对应任务', '位置', '意见', '建议改为'];
const WIDTHS = [10, 28, 12, 60, 30];

function findingsSheet(
  findings: readonly Finding[],
  ledger: Ledger,
  locate: (finding: Finding) => Place | null,
  { describe }: SendBackOptions,
): SheetLayout {
  const titles = new Map(ledger.template.assignments.map(({ taskId, title }) => [taskId, title]));
  const body: CellStyle = { font: '仿宋_GB2312', size: 12, border: 'thin', wrap: true, verticalAlign: 'center' };
  const header: CellStyle = { ...body, font: '黑体', align: 'center', fill: 'F2F2F2' };
  const ordered = (['error', 'warning', 'info'] as const).flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  );
  const rows = ordered.map((finding): RowLayout => {
    const place = locate(finding);
    const texts = [
      SEVERITY_WORDS[finding.severity],
      finding.taskId === undefined ? '' : (titles.get(finding.taskId) ?? ''),
      place === null ? '' : cellName(place.row, place.column),
      describe(finding),
      finding.fix?.text ?? '',
    ];
    return {
      cells: texts.map((value, column): CellLayout => ({
        value: value === '' ? null : value,
        style: column === 0 ? { ...body, align: 'center', fill: FILLS[finding.severity] } : body,
      })),
      height: 'fit',
    };
  });
  return {
    name: FINDINGS_SHEET,
    visibility: 'visible',
    columns: WIDTHS.map((width) => ({ width })),
    rows: [{ cells: TITLES.map((value): CellLayout => ({ value, style: header })), height: 26 }, ...rows],
    freeze: { rows: 1, columns: 0 },
    print: {
      orientation: 'landscape',
      paper: 'A4',
      margins: { top: 20, bottom: 20, left: 15, right: 15 },
      fitToWidth: true,
      titleRows: { from: 0, to: 0 },
      footer: '第&P页 共&N页',
    },
  };
}
