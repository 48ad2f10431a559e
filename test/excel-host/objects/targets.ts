import type { CellRange } from '../../../src/core/model';
import type { ChartState, CommentState, ConditionalFormatState, NameState, Sheet, TableState } from '../sheet/workbook';

export type RangeTarget = { readonly sheet: Sheet; area: CellRange };
export type AreasTarget = { readonly sheet: Sheet; readonly areas: readonly CellRange[] };
type OfSheet = { readonly sheet: Sheet };

/** What each class of the API stands for in the workbook. */
export type Targets = {
  Workbook: null;
  Service: null;
  Application: null;
  WorkbookProtection: null;
  WorksheetCollection: null;
  NamedItemCollection: null;
  NamedItem: { readonly name: NameState };
  Worksheet: OfSheet;
  WorksheetFreezePanes: OfSheet;
  WorksheetProtection: OfSheet;
  PageLayout: OfSheet;
  HeaderFooterGroup: OfSheet;
  HeaderFooter: OfSheet;
  AutoFilter: OfSheet;
  ChartCollection: OfSheet;
  Chart: OfSheet & { readonly chart: ChartState };
  ChartTitle: OfSheet & { readonly chart: ChartState };
  CommentCollection: OfSheet;
  Comment: OfSheet & { readonly comment: CommentState };
  TableCollection: OfSheet;
  Table: OfSheet & { readonly table: TableState };
  Range: RangeTarget;
  RangeCollection: AreasTarget;
  RangeAreas: AreasTarget;
  RangeFormat: AreasTarget;
  RangeFill: AreasTarget;
  RangeFont: AreasTarget;
  RangeBorderCollection: AreasTarget;
  RangeBorder: AreasTarget & { readonly edge: string };
  FormatProtection: AreasTarget;
  RangeSort: RangeTarget;
  DataValidation: AreasTarget;
  ConditionalFormatCollection: AreasTarget;
  ConditionalFormat: OfSheet & { readonly format: ConditionalFormatState };
  CustomConditionalFormat: OfSheet & { readonly format: ConditionalFormatState };
  ConditionalFormatRule: OfSheet & { readonly format: ConditionalFormatState };
  ConditionalRangeFormat: OfSheet & { readonly format: ConditionalFormatState };
  ConditionalRangeFill: OfSheet & { readonly format: ConditionalFormatState };
  ConditionalRangeFont: OfSheet & { readonly format: ConditionalFormatState };
};
export type ClassName = keyof Targets;

/** An object of the API on the host's side; `reference` once the client keeps it across batches. */
export type WireObject = {
  [C in ClassName]: { readonly className: C; readonly target: Targets[C]; reference?: string };
}[ClassName];

export function wire<C extends ClassName>(className: C, target: Targets[C]): WireObject {
  const object: { className: ClassName; target: Targets[ClassName] } = { className, target };
  return object as WireObject;
}

export function isWireObject(value: unknown): value is WireObject {
  return typeof value === 'object' && value !== null && 'className' in value && 'target' in value;
}
