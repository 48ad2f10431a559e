import {
  consolidate,
  fixedChanges,
  project,
  restoreFixed,
  undo,
  type ConsolidateOptions,
  type FixedChange,
  type ReturnInput,
} from '../../src/core/consolidate';
import type { CellValue, ColumnKey, Grid, Ledger, WorkbookChange } from '../../src/core/model';
import { dateValue, gridOf, layoutLedger, readLedger, type LedgerSheet } from '../../src/core/sheet';

/**
 * A ledger workbook that lives in the test: people edit its cells, consolidations are applied to it, and it is read
 * back as any file would be.
 */
export class AWorkbook {
  private grids: readonly { readonly name: string; readonly grid: Grid }[];

  constructor(ledger: Ledger, asOf = '2020-07-31') {
    const layout = layoutLedger(ledger, project(ledger, null), { asOf });
    this.grids = layout.sheets.map((sheet) => ({ name: sheet.name, grid: gridOf(sheet) }));
  }

  /** Read from its cells, once until somebody changes them. */
  sheet(): LedgerSheet {
    if (this.read?.of !== this.grids) {
      const { value } = readLedger(
        this.grids.map(({ grid }) => grid),
        '台账.xlsx',
      );
      this.read = { of: this.grids, sheet: value };
    }
    return this.read.sheet;
  }
  private read: { readonly of: unknown; readonly sheet: LedgerSheet } | null = null;

  ledger(): Ledger {
    return this.sheet().ledger;
  }

  /** What a person sees in a cell. */
  cell(title: string, column: ColumnKey): string {
    return this.row(title).cells[column] ?? '';
  }

  /** All fillable cells as a person sees them, by task title. */
  seen(): Record<string, Readonly<Partial<Record<ColumnKey, string>>>> {
    const { ledger, rows } = this.sheet();
    const titles = new Map(ledger.template.assignments.map(({ taskId, title }) => [taskId, title]));
    return Object.fromEntries(rows.map((row) => [titles.get(row.taskId) ?? row.taskId, row.cells]));
  }

  /** The coordinator types into a cell. */
  edit(title: string, column: ColumnKey, text: string): this {
    const { columns, sheet } = this.sheet();
    const at = columns.get(column);
    if (at === undefined) throw new Error(`no column ${column}`);
    this.row(title).parts.forEach((part, index) => {
      this.write(sheet, part.row, at, index === 0 && text !== '' ? text : null);
    });
    return this;
  }

  /** The coordinator sorts the table: its rows stand in reverse order. */
  reverse(): this {
    const { sheet, rows } = this.sheet();
    const places = rows.map(({ row }) => row);
    this.change(sheet, (grid) => {
      const own = places.map((row) => grid.rows[row]);
      const turned = [...grid.rows];
      places.forEach((row, index) => (turned[row] = own[own.length - 1 - index]));
      return { ...grid, rows: turned };
    });
    return this;
  }

  /** The coordinator sorts the columns that can be seen; the hidden one with the ids stays behind. */
  reverseVisible(): this {
    const { sheet, rows, idColumn } = this.sheet();
    const ids = this.ids();
    this.reverse();
    rows.forEach(({ row }, index) => this.write(sheet, row, idColumn, ids[index] ?? null));
    return this;
  }

  /** What the hidden id cells say, from the first row down. */
  ids(): CellValue[] {
    const { sheet, rows, idColumn } = this.sheet();
    const grid = this.grids.find(({ name }) => name === sheet)?.grid;
    return rows.map(({ row }) => grid?.rows[row]?.[idColumn] ?? null);
  }

  /** Somebody types into the hidden column. */
  overwriteId(title: string, text: string | null): this {
    const { sheet, idColumn } = this.sheet();
    this.write(sheet, this.row(title).row, idColumn, text);
    return this;
  }

  /** The coordinator copies a row, hidden id and all, in before the given one and gives it a title of its own. */
  copyRow(title: string, before: string, newTitle: string): this {
    const { sheet, columns } = this.sheet();
    const [from, to] = [this.row(title).row, this.row(before).row];
    this.change(sheet, (grid) => {
      const rows = [...grid.rows];
      const copy = [...(rows[from] ?? [])];
      copy[columns.get('task') ?? -1] = newTitle;
      rows.splice(to, 0, copy);
      return { ...grid, rows };
    });
    return this;
  }

  consolidate(inputs: readonly ReturnInput[], options: ConsolidateOptions): ReturnType<typeof consolidate> {
    const merged = consolidate(this.sheet(), inputs, options);
    this.apply(merged.changes);
    return merged;
  }

  /** What a consolidation would say; the workbook stays as it is. */
  look(options: ConsolidateOptions): ReturnType<typeof consolidate> {
    return consolidate(this.sheet(), [], options);
  }

  undo(runId?: string, asOf = '2020-07-31'): ReturnType<typeof undo> {
    const undone = undo(this.sheet(), runId, { asOf });
    this.apply(undone.changes);
    return undone;
  }

  /** 恢复固定内容: what stands in the sheet only, or with `adopted` also what runs took over. */
  restore(adopted = false, asOf = '2020-07-31'): readonly FixedChange[] {
    const sheet = this.sheet();
    const chosen = fixedChanges(sheet).filter((one) => one.kind !== 'text' || one.adopted === null || adopted);
    const table = this.grids.find(({ name }) => name === sheet.sheet);
    if (table !== undefined) this.apply(restoreFixed(sheet, table.grid, chosen, { asOf }));
    return chosen;
  }

  /** Somebody writes into a cell by its place, in whatever column. */
  put(row: number, column: number, value: string | null): this {
    this.write(this.sheet().sheet, row, column, value);
    return this;
  }

  /** Somebody deletes a whole row of the sheet. */
  deleteRow(title: string): this {
    const { row } = this.row(title);
    this.change(this.sheet().sheet, (grid) => ({ ...grid, rows: grid.rows.filter((_, at) => at !== row) }));
    return this;
  }

  placeOf(title: string): number {
    return this.row(title).row;
  }

  apply(changes: readonly WorkbookChange[]): void {
    for (const change of changes) {
      if (change.kind === 'setCells') {
        for (const { row, column, value } of change.cells) this.write(change.sheet, row, column, asValue(value));
      } else if (change.kind === 'putSheet') {
        const grid = gridOf(change.layout);
        const known = this.grids.find(({ name }) => name === change.layout.name);
        if (known === undefined) this.grids = [...this.grids, { name: change.layout.name, grid }];
        else this.change(change.layout.name, () => grid);
      } else if (change.kind === 'insertRows') {
        const { before, count } = change;
        this.change(change.sheet, (grid) => {
          const rows = [...grid.rows];
          rows.splice(before, 0, ...Array.from({ length: count }, () => []));
          return { ...grid, rows };
        });
      } else throw new Error(`unexpected change ${change.kind}`);
    }
  }

  private row(title: string): LedgerSheet['rows'][number] {
    const { ledger, rows } = this.sheet();
    const taskId = ledger.template.assignments.find((assignment) => assignment.title === title)?.taskId;
    const row = rows.find((one) => one.taskId === taskId);
    if (row === undefined) throw new Error(`no row ${title}`);
    return row;
  }

  private write(sheet: string, row: number, column: number, value: CellValue): void {
    this.change(sheet, (grid) => {
      const rows = [...grid.rows];
      const cells = [...(rows[row] ?? [])];
      cells[column] = value;
      rows[row] = cells;
      return { ...grid, rows };
    });
  }

  private change(sheet: string, edit: (grid: Grid) => Grid): void {
    this.grids = this.grids.map((one) => (one.name === sheet ? { ...one, grid: edit(one.grid) } : one));
  }
}

function asValue(value: string | number | boolean | { readonly date: string } | null): CellValue {
  return typeof value === 'object' && value !== null ? dateValue(value.date) : value;
}
