/** Workbooks that cannot be written or changed as asked: Excel's own limits, and what a change would break. */
export type WorkbookIssues = {
  'xlsx.sheetName': { name: string; problem: SheetNameProblem };
  'xlsx.noVisibleSheet': object;
  'xlsx.overLimit': { what: LimitName; actual: number; limit: number };
  /** written shorter than asked, since Excel takes no more */
  'xlsx.shortened': { what: LimitName; limit: number };
  'xlsx.definedName': { name: string };
  'xlsx.mergesOverlap': { first: string; second: string };
  'xlsx.formula': { formula: string; problem: 'parentheses' | 'quotes' | 'empty' };
  /** not a number, a date outside Excel's calendar */
  'xlsx.value': { text: string };
  'xlsx.customXml': { namespace: string };
  'xlsx.tooManyStyles': { limit: number };
  'xlsx.signed': object;
  'xlsx.notAWorkbook': { reason: 'noWorkbook' | 'noContentTypes' | 'missingPart' | 'binary'; part: string };
  /** XML that no spreadsheet program writes and that would make an edit unsafe */
  'xlsx.unusualXml': { what: string };
  'xlsx.sheetUnknown': { name: string };
  /** a value for a cell that lies covered under a merged area would be invisible */
  'xlsx.coveredCell': { merge: string };
  'xlsx.cannotChange': { what: Obstacle; name: string };
  'xlsx.sheetInUse': { name: string; by: string };
};

export type SheetNameProblem = 'empty' | 'tooLong' | 'character' | 'apostrophe' | 'reserved' | 'duplicate';

export type LimitName =
  | 'rows'
  | 'columns'
  | 'cellText'
  | 'lineBreaks'
  | 'rowHeight'
  | 'columnWidth'
  | 'formula'
  | 'formulaNesting'
  | 'promptTitle'
  | 'promptText'
  | 'errorTitle'
  | 'errorText'
  | 'headerFooter'
  | 'fontName'
  | 'fontSize'
  | 'indent'
  | 'numberFormat'
  | 'outlineLevel'
  | 'property';

/** What stands in the way of inserting or changing cells. */
export type Obstacle =
  | 'arrayFormula'
  | 'dataTable'
  | 'pivotTable'
  | 'table'
  | 'tableHeader'
  | 'lastRow'
  | 'lastColumn'
  | 'severalSheets'
  | 'sheetKind'
  | 'sharedWorkbook';
