import type { CellStyle, SheetLayout } from './sheet-layout';

/**
 * A change to an existing workbook, understood by the patcher (bytes) and by every live host.
 * Whatever no change names stays as it is, byte for byte where there are bytes.
 */
export type WorkbookChange =
  | {
      readonly kind: 'setCells';
      readonly sheet: string;
      readonly cells: readonly CellChange[];
      /** heights in points that rows need for their new texts; a height that a person fixed is kept */
      readonly heights?: readonly { readonly row: number; readonly height: number }[];
    }
  | {
      readonly kind: 'insertRows';
      readonly sheet: string;
      /** zero-based row that moves down */
      readonly before: number;
      readonly count: number;
      /** zero-based row whose formats the new rows take */
      readonly likeRow: number;
      /** columns in which the cell above the new rows (or the merged area that ends there) reaches over them */
      readonly mergeColumns?: readonly number[];
    }
  | {
      readonly kind: 'insertColumn';
      readonly sheet: string;
      readonly before: number;
      readonly width: number;
      readonly hidden: boolean;
    }
  /** adds the sheet, or replaces the product's own sheet of that name as a whole */
  | { readonly kind: 'putSheet'; readonly layout: SheetLayout }
  | { readonly kind: 'removeSheet'; readonly sheet: string };

export type CellChange = {
  /** zero-based */
  readonly row: number;
  readonly column: number;
  /** a string is always text; null empties the cell and keeps its format */
  readonly value: string | number | boolean | { readonly date: string } | null;
  /** absent: the cell keeps its own style */
  readonly style?: CellStyle;
};
