/** What a live workbook (Excel, web edition) refuses or cannot do. `detail` is for support, without anybody's data. */
export type HostIssues = {
  'host.sheetMissing': { sheet: string };
  'host.sheetHidden': { sheet: string };
  /** a person is typing into a cell */
  'host.cellEditing': { detail: string };
  'host.busy': { detail: string };
  'host.readOnly': object;
  'host.workbookProtected': object;
  /** with a password that only its owner knows */
  'host.sheetProtected': { sheet: string };
  'host.filterActive': { sheet: string };
  'host.inTable': { sheet: string };
  /** a co-author changed what was about to be written */
  'host.changedMeanwhile': { sheet: string };
  /** Excel made something else of what was written */
  'host.notWritten': { sheet: string };
  'host.tooLarge': { detail: string };
  'host.tooOld': { needed: string; detail: string };
  'host.insertFailed': { detail: string };
  /** parts of an inserted sheet that Excel lost and that could not be given back */
  'host.insertIncomplete': { sheet: string; parts: readonly SheetPartName[] };
  'host.failed': { detail: string };
  /** an interrupted run could not be taken back yet */
  'host.unfinished': { detail: string };
  /** an interrupted run was found at the start and taken back */
  'host.takenBack': object;
  /** so many cells were changed by somebody since, and were left as they are */
  'host.leftAlone': { cells: number };
  /** the workbook holds a ledger that returns have been merged into */
  'host.ledgerInUse': object;
  'host.restoreStale': { sheet: string };
  /** the page was opened outside Office */
  'host.outsideOffice': object;
  'host.notExcel': { host: string };
  'host.mobile': object;
  /** a recording is made in a blank workbook only */
  'host.notEmpty': object;
  /** this office.js is built differently from those that a recording can be made with */
  'host.notRecordable': object;
};

export type SheetPartName =
  | 'protection'
  | 'unlocked'
  | 'validations'
  | 'freeze'
  | 'conditionalFormats'
  | 'print'
  | 'widths'
  | 'heights'
  | 'hidden'
  | 'autoFilter'
  | 'merges'
  | 'content';
