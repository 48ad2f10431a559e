import { readOwners } from '../plan/people';
import type { Claim, ClaimedTask } from '../ledger';
import {
  issue,
  matchKey,
  unitDirectory,
  unitNamedIn,
  type Book,
  type FileRef,
  type Issue,
  type Ledger,
  type WithIssues,
} from '../model';
import { CLAIM_COLUMNS, findHeader, idColumnOf, readIdentity } from '../sheet';
import { matchRows } from './match-rows';
import { readSheetRows, type SheetRow } from './sheet-rows';

/** What people put into the tick column for yes, and for no. */
const YES = new Set(
  ['认领', '是', '√', '✓', '✔', '☑', '■', '对', '有', 'y', 'yes', '1', 'v', '涉及', '牵头', '负责'].map(tickKey),
);
const NO = new Set(['不涉及', '否', '×', '✗', '✘', 'x', 'n', 'no', '0', '无', '不认领', '-', '/'].map(tickKey));

/**
 * Reads a claim sheet that came back: which tasks the unit ticked, with office and person. Null where nobody can say
 * whose it is or no table was found; a row that matches no task for sure, and a mark that is neither yes nor no, are
 * said and not taken.
 */
export function readClaim(book: Book, file: FileRef, ledger: Ledger): WithIssues<Claim | null> {
  const reading = readIdentity(book.sheets);
  const identity = reading.kind === 'read' ? reading.identity : null;
  const unit = identity?.unit ?? unitNamedIn(file.name, unitDirectory(ledger.template));
  const columns = [...CLAIM_COLUMNS, ...ledger.template.columns.filter((column) => column.filledBy === 'coordinator')];
  const table = book.sheets
    .filter((grid) => grid.visibility === 'visible')
    .flatMap((grid) => {
      const header = findHeader(grid, columns);
      return header !== null && header.columns.has('extra:claimed') ? [{ grid, header }] : [];
    })[0];
  if (table === undefined)
    return { value: null, issues: [issue('claim.noTable', { file: file.name, severity: 'error' })] };
  if (identity !== null && identity.ledgerId !== ledger.identity.ledgerId) {
    return { value: null, issues: [issue('claim.otherLedger', { file: file.name, severity: 'error' })] };
  }
  if (unit === null) return { value: null, issues: [issue('claim.noUnit', { file: file.name, severity: 'error' })] };
  const rows = readSheetRows(table.grid, table.header, idColumnOf(table.grid)?.column ?? null, ledger);
  const { matches, issues } = matchRows(rows, ledger, null);
  const found: Issue[] = [...issues];
  const tasks = rows.flatMap((row, index): ClaimedTask[] => {
    const mark = row.cells['extra:claimed'] ?? '';
    const at = { file: file.name, sheet: table.grid.name, row: row.row };
    if (!isYes(mark)) {
      if (!isNo(mark)) found.push(issue('claim.unclearMark', { text: mark, task: row.cells.task ?? '', at }));
      return [];
    }
    const match = matches[index];
    if (match?.kind !== 'matched') {
      found.push(issue('claim.rowUnclear', { text: row.cells.task ?? '', at }));
      return [];
    }
    return [claimed(row, match.taskId)];
  });
  return { value: { unit, file: file.name, tasks }, issues: found };
}

function claimed(row: SheetRow, taskId: string): ClaimedTask {
  return { taskId, office: row.cells['extra:office'] ?? '', owners: readOwners(row.cells.owner ?? '') };
}

function isYes(mark: string): boolean {
  return YES.has(tickKey(mark));
}

function isNo(mark: string): boolean {
  return mark.trim() === '' || NO.has(tickKey(mark));
}

/** Ticks are symbols, which a text key would drop. */
function tickKey(mark: string): string {
  const key = matchKey(mark);
  return key === '' ? mark.trim() : key;
}
