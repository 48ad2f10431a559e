import { cellAt, cellText, sha256, type CellChange, type Grid, type WorkbookChange } from '../../core/model';
import { parseRowId, type LedgerSheet } from '../../core/sheet';

/**
 * Rows are known by the id in their hidden column, which moves with them when they are sorted. A row that a person
 * typed or inserted has none yet and is given one; a row that was copied has the id of another, which then is kept by
 * the row that stands where it stood or, failing that, by the first, and the copy is given an id of its own. The same
 * sheet gives the same ids, on every computer.
 */
export function rowIdChanges(grid: Grid, sheet: LedgerSheet): WorkbookChange[] {
  const rows = bodyRows(grid, sheet);
  const taken = new Set(rows.map(({ id }) => id).filter((id) => id !== ''));
  const seen = new Set<string>();
  const cells: CellChange[] = [];
  for (const { row, id, text, isMended } of rows) {
    if (isMended) cells.push({ row, column: sheet.idColumn, value: id });
    if (id !== '' && !seen.has(id)) {
      seen.add(id);
      continue;
    }
    const minted = mint(`${sheet.ledger.identity.ledgerId}\n${id}\n${text}`, taken);
    taken.add(minted);
    cells.push({ row, column: sheet.idColumn, value: minted });
  }
  return cells.length === 0 ? [] : [{ kind: 'setCells', sheet: sheet.sheet, cells }];
}

type BodyRow = { readonly row: number; readonly id: string; readonly text: string; readonly isMended: boolean };

/** Rows below the header that name a task, up to the last row with an id: notes below the table are no tasks. */
function bodyRows(grid: Grid, { header, columns, idColumn, rows: known }: LedgerSheet): BodyRow[] {
  const mended = new Map(known.flatMap((row) => (row.mended === true ? [[row.row, row.taskId] as const] : [])));
  const task = columns.get('task');
  const rows: BodyRow[] = [];
  for (let row = header.bottom + 1; row < grid.rows.length; row += 1) {
    const id = mended.get(row) ?? cellText(cellAt(grid, row, idColumn));
    const text = task === undefined ? '' : cellText(cellAt(grid, row, task));
    const isOurs = parseRowId(id) !== null;
    if (isOurs || (text !== '' && id === '')) rows.push({ row, id: isOurs ? id : '', text, isMended: mended.has(row) });
  }
  const last = rows.findLast(({ id }) => id !== '')?.row ?? -1;
  return rows.filter(({ row, text, id }) => row <= last + 1 && (id !== '' || !isNote(text)));
}

/** 说明 and 备注 below the table. */
function isNote(text: string): boolean {
  return /^(?:说明|备注|注)[：:]/.test(text);
}

function mint(content: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) {
    const id = `t-n${sha256(`${content}\n${count}`).slice(0, 10)}`;
    if (!taken.has(id)) return id;
  }
}
