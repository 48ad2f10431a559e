import {
  conditionalFormatClass,
  conditionalFormatCollectionClass,
  conditionalFormatRuleClass,
  conditionalRangeFillClass,
  conditionalRangeFontClass,
  conditionalRangeFormatClass,
  customConditionalFormatClass,
} from './conditional-formats';
import type { WireClass } from './define';
import { headerFooterClass, headerFooterGroupClass, pageLayoutClass } from './page-layout';
import { rangeAreasClass, rangeClass, rangeCollectionClass, rangeSortClass } from './range';
import {
  borderClass,
  borderCollectionClass,
  formatProtectionClass,
  rangeFillClass,
  rangeFontClass,
  rangeFormatClass,
} from './range-format';
import {
  autoFilterClass,
  chartClass,
  chartCollectionClass,
  chartTitleClass,
  commentClass,
  commentCollectionClass,
  tableClass,
  tableCollectionClass,
} from './sheet-parts';
import type { ClassName, WireObject } from './targets';
import { dataValidationClass } from './validation';
import {
  applicationClass,
  namedItemClass,
  namedItemCollectionClass,
  serviceClass,
  workbookClass,
  workbookProtectionClass,
} from './workbook';
import { freezePanesClass, protectionClass, worksheetClass, worksheetCollectionClass } from './worksheet';

/** Every class of the API that this Excel has. */
export const CLASSES: { readonly [C in ClassName]: WireClass<C> } = {
  Application: applicationClass,
  AutoFilter: autoFilterClass,
  Chart: chartClass,
  ChartCollection: chartCollectionClass,
  ChartTitle: chartTitleClass,
  Comment: commentClass,
  CommentCollection: commentCollectionClass,
  ConditionalFormat: conditionalFormatClass,
  ConditionalFormatCollection: conditionalFormatCollectionClass,
  ConditionalFormatRule: conditionalFormatRuleClass,
  ConditionalRangeFill: conditionalRangeFillClass,
  ConditionalRangeFont: conditionalRangeFontClass,
  ConditionalRangeFormat: conditionalRangeFormatClass,
  CustomConditionalFormat: customConditionalFormatClass,
  DataValidation: dataValidationClass,
  FormatProtection: formatProtectionClass,
  HeaderFooter: headerFooterClass,
  HeaderFooterGroup: headerFooterGroupClass,
  NamedItem: namedItemClass,
  NamedItemCollection: namedItemCollectionClass,
  PageLayout: pageLayoutClass,
  Range: rangeClass,
  RangeAreas: rangeAreasClass,
  RangeBorder: borderClass,
  RangeBorderCollection: borderCollectionClass,
  RangeCollection: rangeCollectionClass,
  RangeFill: rangeFillClass,
  RangeFont: rangeFontClass,
  RangeFormat: rangeFormatClass,
  RangeSort: rangeSortClass,
  Service: serviceClass,
  Table: tableClass,
  TableCollection: tableCollectionClass,
  Workbook: workbookClass,
  WorkbookProtection: workbookProtectionClass,
  Worksheet: worksheetClass,
  WorksheetCollection: worksheetCollectionClass,
  WorksheetFreezePanes: freezePanesClass,
  WorksheetProtection: protectionClass,
};

/** The class of an object, its members ready to be called with the object's own target. */
export function classOf(object: WireObject): WireClass<ClassName> {
  // each entry of CLASSES fits the targets of its own name; the type system cannot follow that through a lookup
  return CLASSES[object.className] as unknown as WireClass<ClassName>;
}
