import type { CellRange, Visibility } from '../../../src/core/model';
import { oneCell } from './address';
import { CHINESE_DIGIT } from './widths';

/** What stands in a cell on the wire: dates are serial numbers, errors are texts such as `#N/A`, blank is ''. */
export type Scalar = string | number | boolean;

/** Formats of a cell, each absent until somebody sets it; the names follow the API's. */
export type Style = {
  numberFormat?: string;
  fill?: string;
  fontName?: string;
  fontSize?: number;
  bold?: boolean;
  italic?: boolean;
  strikethrough?: boolean;
  underline?: string;
  color?: string;
  horizontalAlignment?: string;
  verticalAlignment?: string;
  wrapText?: boolean;
  shrinkToFit?: boolean;
  indentLevel?: number;
  /** by edge: EdgeTop, EdgeBottom, EdgeLeft, EdgeRight */
  borders?: Readonly<Record<string, string>>;
  locked?: boolean;
  formulaHidden?: boolean;
};

export type Cell = {
  value: Scalar;
  /** with its `=` */
  formula?: string;
  /** was written with a leading apostrophe */
  quoted?: boolean;
  /** `#N/A` and the like, not a text that reads so */
  error?: boolean;
  style: Style;
};

export type Line = { /** points */ size?: number; hidden?: boolean; filtered?: boolean; style?: Style };

export type ProtectionState = { options: Readonly<Record<string, boolean | string>>; password: string | null };
export type ValidationState = {
  areas: readonly CellRange[];
  rule: Readonly<Record<string, unknown>>;
  errorAlert: Readonly<Record<string, unknown>>;
  prompt: Readonly<Record<string, unknown>>;
  ignoreBlanks: boolean;
};
export type ConditionalFormatState = {
  id: string;
  areas: readonly CellRange[];
  formula: string;
  fill: string | null;
  color: string | null;
  bold: boolean | null;
  stopIfTrue: boolean;
};
export type PageState = {
  orientation: string;
  paperSize: string;
  topMargin: number;
  bottomMargin: number;
  leftMargin: number;
  rightMargin: number;
  headerMargin: number;
  footerMargin: number;
  centerHorizontally: boolean;
  centerVertically: boolean;
  zoom: Readonly<Record<string, number>>;
  printArea: CellRange | null;
  titleRows: CellRange | null;
  headersFooters: Record<string, string>;
};
export type ChartState = {
  id: string;
  name: string;
  kind: string;
  title: string;
  source: string;
  from: string;
  to: string;
};
export type CommentState = { id: string; row: number; column: number; text: string; author: string };
export type TableState = { id: string; name: string; area: CellRange };

export type Sheet = {
  readonly id: string;
  name: string;
  visibility: Visibility;
  readonly cells: Map<number, Map<number, Cell>>;
  readonly rows: Map<number, Line>;
  readonly columns: Map<number, Line>;
  merges: CellRange[];
  frozen: { rows: number; columns: number } | null;
  protection: ProtectionState | null;
  validations: ValidationState[];
  conditionalFormats: ConditionalFormatState[];
  page: PageState;
  filter: { area: CellRange; criteria: Map<number, unknown> } | null;
  charts: ChartState[];
  comments: CommentState[];
  tables: TableState[];
  tabColor: string;
  showGridlines: boolean;
  /** of the workbook's standard font */
  readonly digitPixels: number;
};

export type NameState = { name: string; formula: string; visible: boolean; comment: string };

export type Workbook = {
  /** pixels of the widest digit of the standard font, in which widths of columns are counted */
  readonly digitPixels: number;
  name: string;
  sheets: Sheet[];
  names: NameState[];
  active: Sheet;
  selection: CellRange;
  structureProtected: boolean;
  readOnly: boolean;
  date1904: boolean;
  /** ranges that the client keeps across batches: they follow when cells shift */
  readonly tracked: Set<TrackedRange>;
};
export type TrackedRange = { readonly sheet: Sheet; area: CellRange };

export const STANDARD_ROW_POINTS = 15;

export const DEFAULT_STYLE: Required<Omit<Style, 'borders'>> & { borders: Readonly<Record<string, string>> } = {
  numberFormat: 'General',
  fill: '#FFFFFF',
  fontName: '等线',
  fontSize: 11,
  bold: false,
  italic: false,
  strikethrough: false,
  underline: 'None',
  color: '#000000',
  horizontalAlignment: 'General',
  verticalAlignment: 'Bottom',
  wrapText: false,
  shrinkToFit: false,
  indentLevel: 0,
  borders: {},
  locked: true,
  formulaHidden: false,
};

let lastId = 0;
/** Ids as Excel makes them: braces and hexadecimal digits, never used twice. */
export function newId(): string {
  lastId += 1;
  return `{${lastId.toString(16).toUpperCase().padStart(8, '0')}-0000-4000-8000-000000000000}`;
}

export function newWorkbook(digitPixels = CHINESE_DIGIT): Workbook {
  const sheets = [newSheet('Sheet1', digitPixels)];
  return {
    digitPixels,
    name: '工作簿1.xlsx',
    sheets,
    names: [],
    active: sheets[0]!,
    selection: oneCell(0, 0),
    structureProtected: false,
    readOnly: false,
    date1904: false,
    tracked: new Set(),
  };
}

export function newSheet(name: string, digitPixels = CHINESE_DIGIT): Sheet {
  return {
    id: newId(),
    name,
    visibility: 'visible',
    cells: new Map(),
    rows: new Map(),
    columns: new Map(),
    merges: [],
    frozen: null,
    protection: null,
    validations: [],
    conditionalFormats: [],
    page: newPage(),
    filter: null,
    charts: [],
    comments: [],
    tables: [],
    tabColor: '',
    showGridlines: true,
    digitPixels,
  };
}

/** By id or, whatever the case of its letters, by name. */
export function findSheet(workbook: Workbook, key: unknown): Sheet | undefined {
  const name = String(key).toLowerCase();
  return workbook.sheets.find((sheet) => sheet.id === key || sheet.name.toLowerCase() === name);
}

function newPage(): PageState {
  return {
    orientation: 'Portrait',
    paperSize: 'Letter',
    topMargin: 54,
    bottomMargin: 54,
    leftMargin: 50.4,
    rightMargin: 50.4,
    headerMargin: 21.6,
    footerMargin: 21.6,
    centerHorizontally: false,
    centerVertically: false,
    zoom: { scale: 100 },
    printArea: null,
    titleRows: null,
    headersFooters: {},
  };
}
