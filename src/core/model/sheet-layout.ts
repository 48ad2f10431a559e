import type { CellRange, Visibility } from './grid';

/**
 * The neutral description of a workbook that one writer renders: nothing in it knows a file format or a host.
 * Rows, columns and ranges are zero-based; sizes are points, widths are characters of the default font.
 */
export type WorkbookLayout = {
  readonly sheets: readonly SheetLayout[];
  readonly definedNames?: readonly { readonly name: string; readonly ref: string }[];
  readonly properties: DocumentProperties;
  readonly customXml?: readonly { readonly namespace: string; readonly xml: string }[];
};

export type DocumentProperties = {
  readonly title: string;
  readonly creator: string;
  /** `YYYY-MM-DDTHH:mm:ssZ`; passed in, so that the same input gives the same bytes */
  readonly created: string;
  readonly modified?: string;
  readonly subject?: string;
};

export type SheetLayout = {
  readonly name: string;
  readonly visibility: Visibility;
  readonly columns: readonly { readonly width: number; readonly hidden?: boolean; readonly style?: CellStyle }[];
  readonly rows: readonly RowLayout[];
  /** the number of cells of the widest row, where it is known without laying all of them out */
  readonly rowsWidth?: number;
  readonly merges?: readonly CellRange[];
  readonly freeze?: { readonly rows: number; readonly columns: number };
  readonly autoFilter?: CellRange;
  readonly print?: PrintSetup;
  readonly validations?: readonly Validation[];
  readonly conditionalFormats?: readonly ConditionalFormat[];
  readonly protection?: Protection;
  readonly charts?: readonly ChartLayout[];
  readonly defaultRowHeight?: number;
  readonly tabColor?: string;
  readonly showGridLines?: boolean;
};

export type RowLayout = {
  readonly cells: readonly (CellLayout | undefined)[];
  /**
   * points; `fit` lets the writer work it out from text, width and font as a first height that applications may
   * correct when the text changes; absent is the same, but a row that the default height holds says nothing of its own
   */
  readonly height?: number | 'fit';
  /** the least height in points where `fit` works it out */
  readonly minHeight?: number;
  readonly hidden?: boolean;
  readonly outlineLevel?: number;
};

export type CellLayout = {
  /** a string is always a text cell, whatever it begins with */
  readonly value?: string | number | boolean | { readonly date: string } | null;
  /** a formula without `=`, for the product's own counts; `value` is its cached result */
  readonly formula?: string;
  readonly style?: CellStyle;
};

export type CellStyle = {
  /** font names in order of preference; the first is written, East Asian charset set */
  readonly font?: string;
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** RRGGBB */
  readonly color?: string;
  readonly fill?: string;
  readonly border?: 'thin' | 'none';
  readonly align?: 'left' | 'center' | 'right';
  readonly verticalAlign?: 'top' | 'center' | 'bottom';
  readonly wrap?: boolean;
  readonly shrink?: boolean;
  readonly indent?: number;
  readonly numberFormat?: string;
  readonly unlocked?: boolean;
};

export type PrintSetup = {
  readonly orientation: 'portrait' | 'landscape';
  readonly paper: 'A4' | 'A3';
  /** millimetres */
  readonly margins: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  readonly fitToWidth: boolean;
  readonly titleRows?: { readonly from: number; readonly to: number };
  readonly area?: CellRange;
  /** e.g. 第&P页 共&N页 */
  readonly footer?: string;
  readonly header?: string;
  readonly centerHorizontally?: boolean;
};

export type Validation = {
  readonly range: CellRange;
  readonly rule:
    | { readonly kind: 'list'; readonly values: readonly string[] }
    | { readonly kind: 'listRange'; readonly formula: string }
    | { readonly kind: 'date'; readonly from: string; readonly to: string }
    | { readonly kind: 'textLength'; readonly max: number }
    | { readonly kind: 'custom'; readonly formula: string }
    | { readonly kind: 'any' };
  readonly allowBlank: boolean;
  readonly prompt?: { readonly title: string; readonly text: string };
  readonly error?: {
    readonly style: 'stop' | 'warning' | 'information';
    readonly title: string;
    readonly text: string;
  };
};

export type ConditionalFormat = {
  readonly range: CellRange;
  /** a formula written for the range's top left cell, without `=` */
  readonly formula: string;
  readonly style: { readonly fill?: string; readonly color?: string; readonly bold?: boolean };
  readonly stopIfTrue?: boolean;
};

export type Protection = {
  readonly formatCells?: boolean;
  readonly formatColumns?: boolean;
  readonly formatRows?: boolean;
  readonly insertRows?: boolean;
  readonly deleteRows?: boolean;
  readonly sort?: boolean;
  readonly autoFilter?: boolean;
};

export type ChartLayout = {
  readonly kind: 'bar' | 'column' | 'pie' | 'line';
  readonly title: string;
  readonly at: CellRange;
  readonly categories: string;
  readonly series: readonly { readonly name: string; readonly values: string }[];
};
