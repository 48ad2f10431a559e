import type { MessagesOf } from '../types';
import type { LimitName, Obstacle, SheetNameProblem, WorkbookIssues } from '../../core/model/issue-codes/workbook';

const SHEET_NAME: Readonly<Record<SheetNameProblem, string>> = {
  empty: 'must not be empty',
  tooLong: 'must not be longer than 31 characters',
  character: 'must not contain \\ / ? * : [ ]',
  apostrophe: 'must not begin or end with an apostrophe',
  reserved: 'is reserved by Excel',
  duplicate: 'is already the name of another sheet (capitals do not count)',
};

const LIMIT: Readonly<Record<LimitName, string>> = {
  rows: 'The number of rows',
  columns: 'The number of columns',
  cellText: 'The length of a cell’s text',
  lineBreaks: 'The number of line breaks in a cell',
  rowHeight: 'The row height in points',
  columnWidth: 'The column width',
  formula: 'The length of a formula',
  formulaNesting: 'The nesting of a formula',
  promptTitle: 'The length of an input message’s title',
  promptText: 'The length of an input message',
  errorTitle: 'The length of an error message’s title',
  errorText: 'The length of an error message',
  headerFooter: 'The length of a page header or footer',
  fontName: 'The length of a font name',
  fontSize: 'The font size',
  indent: 'The indent',
  numberFormat: 'The length of a number format',
  outlineLevel: 'The outline level',
  property: 'The length of a document property',
};

const OBSTACLE: Readonly<Record<Obstacle, string>> = {
  arrayFormula: 'An array formula stands here',
  dataTable: 'A what-if data table stands here',
  pivotTable: 'A pivot table stands here',
  table: 'A table (ListObject) stands here',
  tableHeader:
    'This is the header of a table; its titles may not be empty or doubled, nor change while formulas refer to them',
  lastRow: 'It would push the last row off the sheet',
  lastColumn: 'It would push the last column off the sheet',
  severalSheets: 'A formula refers to the same place on several sheets at once',
  sheetKind: 'This is no ordinary worksheet',
  sharedWorkbook: 'This is a shared workbook that tracks its changes',
};

export const workbook: MessagesOf<WorkbookIssues> = {
  'xlsx.sheetName': (i) => `The sheet name “${i.name}” ${SHEET_NAME[i.problem]}; choose another.`,
  'xlsx.noVisibleSheet': () => 'A workbook needs at least one visible sheet.',
  'xlsx.overLimit': (i) =>
    `${LIMIT[i.what]} is ${i.actual}; Excel allows ${i.limit}. Shorten or divide it and try again.`,
  'xlsx.shortened': (i) => `${LIMIT[i.what]} is over Excel’s limit of ${i.limit}; it was cut to that.`,
  'xlsx.definedName': (i) => `The name “${i.name}” is not legal in Excel or stands twice; choose another.`,
  'xlsx.mergesOverlap': (i) => `The merged areas ${i.first} and ${i.second} overlap; unmerge one of them.`,
  'xlsx.formula': (i) =>
    i.problem === 'empty' ? 'The formula is empty.' : `The ${i.problem} of the formula “${i.formula}” do not match.`,
  'xlsx.value': (i) => `“${i.text}” cannot be written into a cell; use plain text, a number or a date (1900 to 9999).`,
  'xlsx.customXml': (i) => `The attached data “${i.namespace}” are not well formed and were not written.`,
  'xlsx.tooManyStyles': (i) =>
    `The workbook has more cell formats than Excel’s limit of ${i.limit}; clean them up first.`,
  'xlsx.signed': () => 'The file is digitally signed and a change would break the signature; save a copy without it.',
  'xlsx.notAWorkbook': (i) =>
    i.reason === 'binary'
      ? 'This is a binary workbook (.xls, .xlsb), which cannot be changed in place; save it as .xlsx.'
      : `The file lacks “${i.part}” and is no whole Excel workbook; open it and save it again as .xlsx.`,
  'xlsx.unusualXml': (i) =>
    `The inside of the file is unusual (${i.what}); to be safe nothing was changed. Open it and save it again as .xlsx.`,
  'xlsx.sheetUnknown': (i) => `The workbook has no sheet named “${i.name}”.`,
  'xlsx.coveredCell': (i) =>
    `The cell is covered by the merged area ${i.merge}, so nobody would see the value; unmerge it first.`,
  'xlsx.cannotChange': (i) =>
    `${OBSTACLE[i.what]}${i.name === '' ? '' : ` (${i.name})`}; the change would break it and was not made. Move it away first.`,
  'xlsx.sheetInUse': (i) =>
    `“${i.by}” still refers to the sheet “${i.name}”, which was not removed; change the reference first.`,
};
