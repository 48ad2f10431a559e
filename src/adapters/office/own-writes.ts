import { serialOfDate, type CellRange, type SheetLayout } from '../../core/model';
import type { Applied } from './apply';
import { sameValue, type Scalar } from './cell-writes';

/**
 * What the sheets say since the last run of our own. Events of our own writes come with nothing that tells whose they
 * are (before ExcelApi 1.14), so they are known by value: an event that brings nothing but what we wrote is ours.
 */
export type OwnWrites = {
  remember(applied: Applied): void;
  /** whether an area with these contents says exactly what we wrote there */
  isOurs(sheetId: string, area: CellRange, contents: readonly (readonly Scalar[])[]): boolean;
  /** somebody else changed the sheet: nothing is known of it any more */
  forget(sheetId: string): void;
  /** ids of the workbook's sheets as we know them; null before we know any */
  sheetIds: string | null;
};

type Image = {
  readonly cells: Map<string, Scalar>;
  /** the whole sheet is known: other cells are blank */ readonly whole: boolean;
};

export function newOwnWrites(): OwnWrites {
  const images = new Map<string, Image>();
  return {
    sheetIds: null,
    remember(applied) {
      this.sheetIds = applied.sheetIds;
      for (const { sheetId, layout } of applied.puts) {
        images.set(sheetId, { cells: cellsOfLayout(layout), whole: true });
      }
      for (const { sheetId, writes, master } of applied.targets) {
        const { rowGaps, columnGaps } = master.plan;
        const cells = new Map<string, Scalar>();
        for (const { area, contents } of master.before) {
          contents.forEach((line, r) =>
            line.forEach((content, c) => {
              const row = area.top + r + rowGaps.filter((gap) => gap.before <= area.top + r).reduce(lines, 0);
              const column = area.left + c + columnGaps.filter((gap) => gap.before <= area.left + c).reduce(lines, 0);
              cells.set(`${row} ${column}`, content);
            }),
          );
        }
        for (const { row, column, value } of writes) cells.set(`${row} ${column}`, value);
        images.set(sheetId, { cells, whole: false });
      }
    },
    isOurs(sheetId, area, contents) {
      const image = images.get(sheetId);
      if (image === undefined) return false;
      return contents.every((line, r) =>
        line.every((content, c) => {
          const known = image.cells.get(`${area.top + r} ${area.left + c}`) ?? (image.whole ? '' : undefined);
          return known !== undefined && sameValue(content, known);
        }),
      );
    },
    forget: (sheetId) => void images.delete(sheetId),
  };
}

function lines(sum: number, gap: { readonly likes: readonly number[]; readonly widths: readonly unknown[] }): number {
  return sum + Math.max(gap.likes.length, gap.widths.length);
}

function cellsOfLayout(layout: SheetLayout): Map<string, Scalar> {
  const cells = new Map<string, Scalar>();
  layout.rows.forEach((row, r) =>
    row.cells.forEach((cell, c) => {
      const { value, formula } = cell ?? {};
      if (value === undefined || value === null) return;
      const scalar = typeof value === 'object' ? (serialOfDate(value.date, false) ?? '') : value;
      cells.set(`${r} ${c}`, formula === undefined ? scalar : `=${formula}`);
    }),
  );
  return cells;
}
