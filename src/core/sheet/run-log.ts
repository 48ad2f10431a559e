import {
  cellText,
  issue,
  type CellLayout,
  type CellStyle,
  type Grid,
  type Issue,
  type Ledger,
  type RowLayout,
  type Run,
  type SheetLayout,
} from '../model';
import { LOG_PRINT } from './frame';
import { FILE_STATE_WORDS, PENDING_WORDS, RUN_COLUMNS, RUN_SHEET } from './log-words';

const FONT: CellStyle = { font: '仿宋_GB2312', size: 10.5, border: 'thin', verticalAlign: 'center', wrap: true };

/** 汇总日志 for people: one row for each file of each consolidation. The runs themselves stand in the metadata. */
export function layoutRunLog(ledger: Pick<Ledger, 'runs'>): SheetLayout {
  const rows = ledger.runs.flatMap((run) => runRows(run));
  return {
    name: RUN_SHEET,
    visibility: 'visible',
    columns: RUN_COLUMNS.map(({ width }) => ({ width })),
    rows: [headerRow(), ...rows],
    freeze: { rows: 1, columns: 0 },
    print: LOG_PRINT,
    autoFilter: { top: 0, left: 0, bottom: rows.length, right: RUN_COLUMNS.length - 1 },
  };
}

/**
 * Whether 汇总日志 still says what the runs are, in whatever order its rows were sorted. It is only what people read:
 * the next consolidation writes it anew.
 */
export function checkRunLog(grids: readonly Grid[], ledger: Pick<Ledger, 'runs'>): Issue[] {
  if (ledger.runs.length === 0) return [];
  const grid = grids.find(({ name }) => name === RUN_SHEET);
  if (grid === undefined) return [issue('sheet.runLogMissing', { sheet: RUN_SHEET })];
  const written = grid.rows.slice(1).map((row) => rowText((row ?? []).map((value) => cellText(value))));
  const wanted = layoutRunLog(ledger).rows.slice(1);
  const texts = wanted.map(({ cells }) =>
    rowText(cells.map((cell) => (typeof cell?.value === 'string' ? cell.value : ''))),
  );
  const sorted = (all: readonly string[]): string =>
    all
      .filter((text) => text !== '')
      .sort()
      .join('\n');
  if (sorted(written) === sorted(texts)) return [];
  return [issue('sheet.runLogChanged', { sheet: RUN_SHEET, severity: 'info', at: { sheet: RUN_SHEET } })];
}

/** A row's words without what applications do to blanks and line ends. */
function rowText(texts: readonly string[]): string {
  return texts
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .join('\t')
    .trim();
}

function headerRow(): RowLayout {
  const style: CellStyle = { ...FONT, font: '黑体', align: 'center', fill: 'F2F2F2' };
  return { cells: RUN_COLUMNS.map(({ title }): CellLayout => ({ value: title, style })) };
}

function runRows(run: Run): RowLayout[] {
  const common = [run.id, run.at, run.by ?? ''];
  if (run.reverts !== undefined) return [textRow([...common, '', '', '', '撤回', `撤回 ${run.reverts}`, ''])];
  if (run.files.length === 0 && run.decisions.length === 0 && run.edits !== undefined)
    return [textRow([...common, '', '', '', '恢复', '恢复固定内容', ''])];
  if (run.files.length === 0)
    return [textRow([...common, '', '', run.period ?? '', '', '', String(run.entries.length)])];
  const files = run.files.map((file, index) =>
    textRow([
      ...common,
      file.name,
      file.unit ?? '',
      file.period ?? '',
      FILE_STATE_WORDS[file.state],
      file.reason ?? '',
      index === 0 ? String(run.entries.length) : '',
    ]),
  );
  // what a unit added or nobody could place is read here, too, until it is answered
  const waiting = (run.pending ?? []).map(({ file, unit, period, kind, values }) =>
    textRow([
      ...common,
      file.name,
      unit ?? '',
      period ?? '',
      PENDING_WORDS[kind],
      Object.values(values).join(' | '),
      '',
    ]),
  );
  return [...files, ...waiting];
}

function textRow(texts: readonly string[]): RowLayout {
  return { cells: texts.map((text): CellLayout => ({ value: text === '' ? null : text, style: FONT })) };
}
