import type { SheetLayout } from '../../core/model';
import type { CellWrite } from './cell-writes';
import { contentBefore, oldLines, type Master } from './master';
import {
  COLUMN_ANCHORS_COLUMN,
  columnAnchor,
  FORMATS_COLUMN,
  JOURNAL_FORMAT,
  JOURNAL_SHEET,
  keptName,
  markOf,
  ROW_ANCHORS_COLUMN,
  rowAnchor,
  stagedName,
  type Journal,
  type JournalledSheet,
} from './journal';
import type { ChangePlan } from './plan-changes';
import { areaAddress, columnsAddress } from './places';

/** The intent of a run, with everything that is needed to undo it. */
export function writeIntent(plan: ChangePlan, master: Master, writes: readonly (readonly CellWrite[])[]): Journal {
  let formatsAt = 0;
  const sheets = master.targets.map((target, i): JournalledSheet => {
    const { rows, columns } = oldLines(target.plan);
    const formats = formatsArea(target.plan.cells, formatsAt);
    if (formats !== null) formatsAt += formats.bottom - formats.top + 2;
    return {
      sheet: target.plan.sheet,
      rowGaps: target.plan.rowGaps.map(({ before, likes }) => ({ before, count: likes.length })),
      columnGaps: target.plan.columnGaps.map(({ before, widths }) => ({ before, count: widths.length })),
      rows,
      columns,
      cells: target.plan.cells.flatMap(({ row, column }, k): JournalledSheet['cells'] => {
        if (!('old' in row) || !('old' in column)) return [];
        const { content, isFormula, format } = contentBefore(target, row.old, column.old);
        return [[row.old, column.old, content, isFormula, format, markOf(writes[i]?.[k]?.value ?? '')]];
      }),
      formats,
      protection: target.protection,
    };
  });
  return {
    format: JOURNAL_FORMAT,
    sheets,
    puts: plan.puts.map((layout, i) => {
      const existing = master.puts.get(layout.name);
      return {
        name: layout.name,
        staged: stagedName(i),
        kept: existing === undefined ? null : keptName(i),
        width: Math.max(existing?.width ?? 0, layout.columns.length),
        protection: existing?.protection ?? null,
      };
    }),
    removed: plan.removed.flatMap((name, i) => {
      const sheet = master.sheets.get(name);
      return sheet === undefined ? [] : [{ name, kept: keptName(plan.puts.length + i), visibility: sheet.visibility }];
    }),
  };
}

/** Where cells get a new style, the old formats are set aside: one area around all of them. */
function formatsArea(cells: ChangePlan['sheets'][number]['cells'], at: number): JournalledSheet['formats'] {
  const styled = cells.flatMap(({ row, column, change }) =>
    change.style !== undefined && 'old' in row && 'old' in column ? [{ row: row.old, column: column.old }] : [],
  );
  if (styled.length === 0) return null;
  const rows = styled.map(({ row }) => row);
  const columns = styled.map(({ column }) => column);
  return {
    top: Math.min(...rows),
    bottom: Math.max(...rows),
    left: Math.min(...columns),
    right: Math.max(...columns),
    at,
  };
}

/** Queues what makes the intent complete: anchors at the old lines, old formats and old sheets set aside. */
export function setAside(context: Excel.RequestContext, journal: Journal): void {
  const { worksheets } = context.workbook;
  const own = worksheets.getItem(JOURNAL_SHEET);
  const rowAnchors = journal.sheets.flatMap(({ sheet, rows }) => rows.map((row) => [rowAnchor(sheet, row)]));
  const columnAnchors = journal.sheets.flatMap(({ sheet, columns }) =>
    columns.map((column) => [columnAnchor(sheet, column)]),
  );
  if (rowAnchors.length > 0) own.getRangeByIndexes(0, ROW_ANCHORS_COLUMN, rowAnchors.length, 1).formulas = rowAnchors;
  if (columnAnchors.length > 0)
    own.getRangeByIndexes(0, COLUMN_ANCHORS_COLUMN, columnAnchors.length, 1).formulas = columnAnchors;
  for (const { sheet, formats } of journal.sheets) {
    if (formats === null) continue;
    const source = worksheets.getItem(sheet).getRange(areaAddress(formats));
    own.getRange(areaAddress(asideArea(formats))).copyFrom(source, 'Formats');
  }
  for (const { name, kept, width } of journal.puts) {
    if (kept === null || width === 0) continue;
    const columns = columnsAddress(0, width - 1);
    worksheets.getItem(kept).getRange(columns).copyFrom(worksheets.getItem(name).getRange(columns), 'All');
  }
}

export function asideArea(formats: NonNullable<JournalledSheet['formats']>) {
  return {
    top: formats.at,
    bottom: formats.at + formats.bottom - formats.top,
    left: FORMATS_COLUMN,
    right: FORMATS_COLUMN + formats.right - formats.left,
  };
}

/** Empty sheets that will take the old content of those that are put anew. */
export function keptSheets(journal: Journal): SheetLayout[] {
  return journal.puts.flatMap(({ kept }) =>
    kept === null
      ? []
      : [{ name: kept, visibility: 'visible', columns: [], rows: [{ cells: [] }] } satisfies SheetLayout],
  );
}
