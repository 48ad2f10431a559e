import { assignmentOf } from '../ledger';
import { issue, type Issue, type Projection, type Template, type WithIssues, type WorkbookLayout } from '../model';
import type { CellTexts } from './issued-cells';
import { layoutLedgerTable } from './ledger-table';
import { withoutPrivate } from './private-text';
import type { LedgerSheet, LedgerSheetRow } from './read-ledger';

/** Columns that stay at home even where they are shown. */
const PRIVATE_COLUMNS = ['extra:contact', 'extra:phone'];

/**
 * 报送版: the table as it stands, in the order of its rows, in a new workbook with nothing hidden: no ids, log, runs,
 * metadata, comments or formulas. Contact columns are left out; phone and identity numbers and paths in the texts are
 * masked and said.
 */
export function layoutCleanCopy(sheet: LedgerSheet, options: { readonly asOf: string }): WithIssues<WorkbookLayout> {
  const { template, issues, texts } = cleanedTexts(sheet);
  const layout = layoutLedgerTable(template, projectionOf(sheet, template, texts), {
    asOf: options.asOf,
    clean: true,
    shown: new Map(template.assignments.map((row) => [row.taskId, texts.get(row.taskId) ?? {}])),
  });
  const caption = layout.rows[1]?.cells[0];
  const rows = layout.rows.map((row, index) =>
    index === 1 && sheet.caption !== null && caption !== undefined
      ? { ...row, cells: [{ ...caption, value: sheet.caption.text }, ...row.cells.slice(1)] }
      : row,
  );
  return {
    value: {
      sheets: [{ ...layout, rows }],
      properties: { title: template.title.slice(0, 200), creator: '', created: `${options.asOf}T00:00:00Z` },
    },
    issues,
  };
}

type Cleaned = {
  readonly template: Template;
  readonly texts: ReadonlyMap<string, CellTexts>;
  readonly issues: readonly Issue[];
};

/** The template as the sheet shows it: its rows in their order, its texts, without what is private. */
function cleanedTexts(sheet: LedgerSheet): Cleaned {
  const { template } = sheet.ledger;
  const columns = template.columns.filter((column) => !PRIVATE_COLUMNS.includes(column.key));
  const issues: Issue[] = [];
  const texts = new Map<string, CellTexts>();
  for (const row of sheet.rows) {
    const cleaned = Object.entries(row.cells).map(([key, text]) => {
      const { text: clean, masked } = withoutPrivate(text ?? '');
      const at = { sheet: sheet.sheet, row: row.row, column: sheet.columns.get(key) ?? 0 };
      if (masked.length > 0 && sheet.columns.has(key) && !PRIVATE_COLUMNS.includes(key)) {
        issues.push(issue('clean.masked', { kinds: masked, severity: 'info', at }));
      }
      return [key, clean] as const;
    });
    texts.set(row.taskId, Object.fromEntries(cleaned));
  }
  const assignments = sheet.rows.flatMap((row) => assignmentOf(template, row.taskId) ?? []);
  const notes = template.notes.map((note) => withoutPrivate(note).text);
  return {
    template: { ...template, title: sheet.title ?? template.title, columns, assignments, notes },
    texts,
    issues,
  };
}

function projectionOf(sheet: LedgerSheet, template: Template, texts: ReadonlyMap<string, CellTexts>): Projection {
  const filled = template.columns.filter((column) => column.filledBy === 'unit').map((column) => column.key);
  const only = (cells: CellTexts): CellTexts =>
    Object.fromEntries(filled.map((key) => [key, withoutPrivate(cells[key] ?? '').text]));
  return {
    period: null,
    rows: sheet.rows.map((row) => ({
      taskId: row.taskId,
      cells: only(texts.get(row.taskId) ?? {}),
      subRows: unitRows(row).map(({ unit, cells }) => ({ unit, cells: only(cells) })),
      sources: {},
      conflicts: [],
    })),
  };
}

function unitRows(row: LedgerSheetRow): { unit: string; cells: CellTexts }[] {
  return row.subRows.map(({ unit, cells }) => ({ unit: unit ?? '', cells }));
}
