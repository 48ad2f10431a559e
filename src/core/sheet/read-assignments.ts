import { splitUnits } from '../plan';
import { readOwners } from '../plan/people';
import { cellText, failure, issue, type Book, type ColumnKey, type Grid, type Issue, type WithIssues } from '../model';
import type { AssignmentRow, AssignmentTable } from '../ledger';
import { columnsByValue } from './columns-by-value';
import { findHeader, repeatedHeaders, type Header } from './header';
import { mergedView, type MergedView } from './merged-view';

/**
 * Reads a 分工表 that somebody made: who takes on which task. Its columns are recognised by their names, in whatever
 * sheet and order they stand, and by what stands in them where the names tell nothing. Throws `assignment.noTable` where no sheet has tasks and units or persons.
 */
export function readAssignmentTable(book: Book | Grid, fileName: string): WithIssues<AssignmentTable> {
  const grids = 'sheets' in book ? book.sheets.filter((grid) => grid.visibility === 'visible') : [book];
  const tables = grids.flatMap((grid) => {
    const named = findHeader(grid);
    const header = named !== null && namesSomebody(named) ? named : columnsByValue(grid, named);
    return header === null ? [] : [{ grid, header }];
  });
  if (tables.length === 0) throw failure('assignment.noTable', { file: fileName });
  const issues = tables.flatMap(({ grid, header }) => unusedColumns(grid, header));
  return {
    value: { rows: tables.flatMap(({ grid, header }) => readRows(grid, header)) },
    issues: issues.map((found) => ({ ...found, at: { file: fileName, ...found.at } })),
  };
}

/** Columns of which nothing is taken are named: a role under an unknown word is not lost unseen. */
function unusedColumns(grid: Grid, header: Header): Issue[] {
  const used = new Set([...header.columns].flatMap(([key, places]) => (TAKEN.has(key) ? places : [])));
  return header.titles.flatMap((title, column) => {
    if (title === '' || used.has(column)) return [];
    const at = { sheet: grid.name, row: Math.max(0, header.bottom), column };
    return [issue('assignment.columnUnused', { title, severity: 'info', at })];
  });
}

const TAKEN = new Set<ColumnKey>([
  ...(['sequence', 'task', 'deadline', 'leadUnit', 'responsibleUnit', 'supportingUnit', 'owner'] as const),
  ...(['supervisingLeader', 'remarks', 'extra:measures'] as const),
]);

function namesSomebody(header: Header): boolean {
  const named = ['leadUnit', 'responsibleUnit', 'supportingUnit', 'owner', 'supervisingLeader'];
  return header.columns.has('task') && named.some((key) => header.columns.has(key));
}

function readRows(grid: Grid, header: Header): AssignmentRow[] {
  const view = mergedView(grid);
  const repeated = repeatedHeaders(grid, header);
  const rows: AssignmentRow[] = [];
  for (let row = header.bottom + 1; row < grid.rows.length; row += 1) {
    if (repeated.has(row)) continue;
    const read = readRow(view, header, row);
    if (read.taskText === '' || /^(?:说明|备注|注|合计|填报人|填表人)\s*[:：]?/.test(read.taskText)) continue;
    const isSection = [read.leadUnits, read.responsibleUnits, read.supportingUnits, read.owners].every(
      (list) => list.length === 0,
    );
    if (!isSection || /^\d/.test(read.sequence)) rows.push(read);
  }
  return rows;
}

function readRow(view: MergedView, header: Header, row: number): AssignmentRow {
  const text = (key: string): string =>
    (header.columns.get(key) ?? [])
      .map((column) => cellText(view.value(row, column)))
      .filter((part) => part !== '')
      .join('、');
  return {
    row,
    taskText: text('task'),
    ...(header.columns.has('extra:measures') ? { measure: text('extra:measures') } : {}),
    sequence: text('sequence'),
    leadUnits: splitUnits(text('leadUnit')),
    responsibleUnits: splitUnits(text('responsibleUnit')),
    supportingUnits: splitUnits(text('supportingUnit')),
    owners: readOwners(text('owner')),
    supervisingLeader: text('supervisingLeader'),
    deadlineText: text('deadline'),
    remarks: text('remarks'),
  };
}
