import type { WorkbookWriter } from '../../../app/ports';
import type { SheetLayout } from '../../../core/model';
import { toBase64 } from '../bytes';
import { fileOf } from '../journal';

export const INSERTED = '试录三';
/** What cells hold, in all the ways in which it can be asked. */
export const CONTENT = 'address,values,formulas,valueTypes,numberFormat';

/** A sheet with everything that a host may lose when it inserts a file. */
const GENERATED: SheetLayout = {
  name: INSERTED,
  visibility: 'visible',
  columns: [{ width: 6 }, { width: 30 }, { width: 12, hidden: true }],
  rows: [
    { cells: [{ value: '标题', style: { bold: true, size: 16 } }], height: 36 },
    { cells: [{ value: '序号' }, { value: '进展情况' }, { value: '标识' }] },
    { cells: [{ value: 1 }, { value: '=不是公式', style: { unlocked: true } }, { value: 't-1' }] },
  ],
  merges: [{ top: 0, left: 0, bottom: 0, right: 1 }],
  freeze: { rows: 2, columns: 1 },
  validations: [
    {
      range: { top: 2, left: 1, bottom: 2, right: 1 },
      rule: { kind: 'textLength', max: 500 },
      allowBlank: true,
      error: { style: 'warning', title: '进展', text: '不超过500字' },
    },
  ],
  conditionalFormats: [
    { range: { top: 2, left: 0, bottom: 2, right: 1 }, formula: '$B3=""', style: { fill: 'FFC7CE' } },
  ],
  print: {
    orientation: 'landscape',
    paper: 'A4',
    margins: { top: 20, bottom: 18, left: 16, right: 16 },
    fitToWidth: true,
    titleRows: { from: 0, to: 1 },
    footer: '第&P页',
  },
  protection: { formatColumns: true, formatRows: true },
};

/** Inserts that sheet from a file and asks for each of its parts. */
export async function insertedSheets(context: Excel.RequestContext, writeWorkbook: WorkbookWriter): Promise<void> {
  context.workbook.insertWorksheetsFromBase64(toBase64(writeWorkbook(fileOf([GENERATED]))), { positionType: 'End' });
  await context.sync();
  const sheet = context.workbook.worksheets.getItem(INSERTED);
  sheet.load('name,visibility');
  sheet.getRange('A1:C3').load(CONTENT);
  sheet.getRange('A:C').getColumnProperties({ format: { columnWidth: true }, columnHidden: true });
  sheet.getRange('1:1').load('format/rowHeight');
  sheet.getRange('A1:C3').getMergedAreasOrNullObject().load('address');
  sheet.getRange('B3').load('format/protection/locked');
  sheet.getRange('B3').dataValidation.load('type,rule,errorAlert,ignoreBlanks');
  sheet.getRange().conditionalFormats.getCount();
  sheet.freezePanes.getLocationOrNullObject().load('address');
  sheet.protection.load('protected,options');
  sheet.pageLayout.load('orientation,paperSize,topMargin,zoom');
  sheet.pageLayout.headersFooters.defaultForAllPages.load('centerFooter');
  sheet.pageLayout.getPrintTitleRowsOrNullObject().load('address');
  await context.sync();
}
