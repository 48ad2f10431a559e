import type { WorkbookWriter } from '../../../app/ports';
import { CONTENT, INSERTED, insertedSheets } from './inserted-sheets';

/** One step: what the add-in relies on Excel to do, in as many round trips as it takes. */
export type Step = { readonly name: string; readonly play: (context: Excel.RequestContext) => Promise<void> };

const SHEET = '试录';
const OTHER = '试录二';

/** Texts that Excel may take for something else. */
const TYPED = [
  ['001', '1-2', '2020-7-1', '2020年7月1日'],
  ['10%', '1,234', 'TRUE', '#N/A'],
  ["'引号", '=A1', '  3  ', '123456789012345678'],
  ['7月10日', '1E5', '-', '进展'],
];

/**
 * The semantics that the adapter and the simulated Excel build on, a few calls each, on sheets of their own; the last
 * step takes these away again. Every answer is compared member by member, so steps load whatever they care about.
 */
export function scenario(writeWorkbook: WorkbookWriter): readonly Step[] {
  return [
    { name: 'sheets', play: addSheets },
    { name: 'typed values', play: (context) => writeTexts(context, 'A1:D4', null) },
    { name: 'values in text cells', play: (context) => writeTexts(context, 'A6:D9', '@') },
    { name: 'null and blank', play: nullAndBlank },
    { name: 'days', play: days },
    { name: 'merged cells', play: mergedCells },
    { name: 'cells that shift', play: shifting },
    { name: 'sorting', play: sorting },
    { name: 'used range', play: usedRange },
    { name: 'data validation', play: validation },
    { name: 'conditional formats', play: conditionalFormats },
    { name: 'names', play: names },
    { name: 'page layout', play: pageLayout },
    { name: 'sizes and hiding', play: sizes },
    { name: 'freezing', play: freezing },
    { name: 'filter', play: filter },
    { name: 'copying', play: copying },
    { name: 'protection options', play: protection },
    { name: 'writing to a locked cell', play: lockedCell },
    { name: 'unprotecting with a wrong password', play: wrongPassword },
    { name: 'a sheet that is not there', play: missingSheet },
    { name: 'an array of the wrong size', play: wrongSize },
    { name: 'a text that is too long', play: tooLong },
    { name: 'selecting on a hidden sheet', play: hiddenSheet },
    { name: 'deleting a very hidden sheet', play: veryHiddenSheet },
    { name: 'sheets from a file', play: (context) => insertedSheets(context, writeWorkbook) },
    { name: 'tidying up', play: tidyUp },
  ];
}

type Context = Excel.RequestContext;
const sheetOf = (context: Context, name = SHEET): Excel.Worksheet => context.workbook.worksheets.getItem(name);

async function addSheets(context: Context): Promise<void> {
  const { worksheets } = context.workbook;
  worksheets.add(SHEET);
  worksheets.add(OTHER).visibility = 'Hidden';
  await context.sync();
  const sheet = sheetOf(context);
  sheet.load('name,visibility,standardWidth,showGridlines');
  sheetOf(context, OTHER).load('name,visibility');
  context.workbook.load('readOnly');
  context.workbook.protection.load('protected');
  await context.sync();
}

async function writeTexts(context: Context, address: string, numberFormat: string | null): Promise<void> {
  const range = sheetOf(context).getRange(address);
  if (numberFormat !== null) range.numberFormat = TYPED.map((row) => row.map(() => numberFormat));
  range.values = TYPED;
  range.load(CONTENT);
  await context.sync();
}

async function nullAndBlank(context: Context): Promise<void> {
  const range = sheetOf(context).getRange('F1:G2');
  range.values = [
    ['一', '二'],
    ['三', 4],
  ];
  range.values = [
    [null, '新'],
    ['', null],
  ];
  range.numberFormat = [
    [null, '@'],
    [null, null],
  ];
  range.load(CONTENT);
  await context.sync();
}

async function days(context: Context): Promise<void> {
  const range = sheetOf(context).getRange('F4:G4');
  range.numberFormat = [['yyyy"年"m"月"d"日"', 'yyyy-mm-dd']];
  range.values = [[44013, 44043]];
  range.load(CONTENT);
  await context.sync();
}

async function mergedCells(context: Context): Promise<void> {
  const sheet = sheetOf(context);
  const range = sheet.getRange('F6:G6');
  range.values = [['左', '右']];
  range.merge(false);
  range.load('values');
  await context.sync();
  sheet.getRange('G6').values = [['藏']];
  const areas = sheet.getRange('A1:H20').getMergedAreasOrNullObject();
  areas.load('address');
  range.load('values');
  await context.sync();
}

async function shifting(context: Context): Promise<void> {
  const sheet = sheetOf(context, OTHER);
  sheet.getRange('A1:B4').values = [
    ['甲', 1],
    ['乙', 2],
    ['丙', 3],
    ['丁', 4],
  ];
  const anchor = sheetOf(context).getRange('F8');
  anchor.formulas = [[`='${OTHER}'!$A$3`]];
  const kept = sheet.getRange('A3:B4');
  kept.load('address');
  await context.sync();
  sheet.getRange('2:3').insert('Down');
  sheet.getRange('B:B').insert('Right');
  kept.load('address,values');
  anchor.load('formulas,values');
  await context.sync();
  sheet.getRange('2:3').delete('Up');
  sheet.getRange('B:B').delete('Left');
  kept.load('address,values');
  anchor.load('formulas,values');
  await context.sync();
  sheet.getRange('3:3').delete('Up');
  anchor.load('formulas,values');
  await context.sync();
  anchor.clear('Contents');
  await context.sync();
}

async function sorting(context: Context): Promise<void> {
  const range = sheetOf(context, OTHER).getRange('A10:B13');
  range.values = [
    ['b', 2],
    ['a', 3],
    ['', 1],
    ['c', 1],
  ];
  range.sort.apply([{ key: 1, ascending: true }]);
  range.load('values');
  await context.sync();
}

async function usedRange(context: Context): Promise<void> {
  const sheet = sheetOf(context, OTHER);
  sheet.getRange('D20').format.fill.color = '#FFF2CC';
  const withFormats = sheet.getUsedRangeOrNullObject(false);
  const valuesOnly = sheet.getUsedRangeOrNullObject(true);
  const none = sheet.getRange('M1:N2').getUsedRangeOrNullObject(true);
  for (const range of [withFormats, valuesOnly, none]) range.load('address');
  await context.sync();
}

async function validation(context: Context): Promise<void> {
  const range = sheetOf(context).getRange('I1:I5');
  const { dataValidation } = range;
  dataValidation.rule = { list: { inCellDropDown: true, source: '进行中,已完成' } };
  dataValidation.ignoreBlanks = true;
  dataValidation.errorAlert = { showAlert: true, style: 'Stop', title: '状态', message: '请从列表里选。' };
  dataValidation.prompt = { showPrompt: true, title: '状态', message: '选一项' };
  dataValidation.load('type,rule,errorAlert,prompt,ignoreBlanks');
  const beyond = sheetOf(context).getRange('I1:I9').dataValidation;
  beyond.load('type');
  await context.sync();
  dataValidation.clear();
  dataValidation.load('type');
  await context.sync();
}

async function conditionalFormats(context: Context): Promise<void> {
  const range = sheetOf(context).getRange('J1:J5');
  for (const formula of ['=$J1="已完成"', '=$J1=""']) {
    const format = range.conditionalFormats.add('Custom');
    format.custom.rule.formula = formula;
    format.custom.format.fill.color = '#C6EFCE';
  }
  const count = range.conditionalFormats.getCount();
  range.conditionalFormats.load('items/type,items/priority,items/stopIfTrue');
  await context.sync();
  if (count.value > 0) range.conditionalFormats.clearAll();
  range.conditionalFormats.getCount();
  await context.sync();
}

async function names(context: Context): Promise<void> {
  const { names: all } = context.workbook;
  all.add('试录名称', `='${SHEET}'!$A$1:$B$2`, '说明');
  const found = all.getItemOrNullObject('试录名称');
  found.load('name,formula,visible,comment');
  all.getItemOrNullObject('没有这个名称').load('name');
  await context.sync();
  found.delete();
  await context.sync();
}

async function pageLayout(context: Context): Promise<void> {
  const { pageLayout: page } = sheetOf(context);
  page.orientation = 'Landscape';
  page.paperSize = 'A4';
  page.topMargin = 36;
  page.zoom = { horizontalFitToPages: 1 };
  page.headersFooters.defaultForAllPages.centerFooter = '第&P页 共&N页';
  page.setPrintTitleRows('$1:$2');
  page.load('orientation,paperSize,topMargin,zoom,centerHorizontally');
  page.headersFooters.defaultForAllPages.load('centerFooter');
  page.getPrintTitleRowsOrNullObject().load('address');
  page.getPrintAreaOrNullObject().load('address');
  await context.sync();
}

async function sizes(context: Context): Promise<void> {
  const sheet = sheetOf(context);
  sheet.getRange('L:L').format.columnWidth = 90;
  sheet.getRange('30:30').format.rowHeight = 36;
  sheet.getRange('M:M').columnHidden = true;
  sheet.getRange('31:31').rowHidden = true;
  await context.sync();
  sheet.getRange('K:N').getColumnProperties({ format: { columnWidth: true }, columnHidden: true });
  sheet.getRange('29:32').getRowProperties({ format: { rowHeight: true }, rowHidden: true });
  sheet.getRange('XFD:XFD').load('format/columnWidth,columnHidden');
  await context.sync();
  sheet.getRange('M:M').format.columnWidth = 60;
  sheet.getRange('M:M').load('format/columnWidth,columnHidden');
  await context.sync();
}

async function freezing(context: Context): Promise<void> {
  const sheet = sheetOf(context);
  const location = (): void => {
    sheet.freezePanes.getLocationOrNullObject().load('address,rowCount,columnCount');
  };
  location();
  await context.sync();
  sheet.freezePanes.freezeAt(sheet.getRange('A1:B2'));
  location();
  await context.sync();
  sheet.freezePanes.freezeRows(3);
  location();
  await context.sync();
}

async function filter(context: Context): Promise<void> {
  const sheet = sheetOf(context, OTHER);
  sheet.autoFilter.apply(sheet.getRange('A10:B13'));
  sheet.autoFilter.load('enabled,isDataFiltered');
  sheet.autoFilter.getRangeOrNullObject().load('address');
  await context.sync();
  sheet.autoFilter.remove();
  sheet.autoFilter.load('enabled');
  await context.sync();
}

async function copying(context: Context): Promise<void> {
  const sheet = sheetOf(context);
  const source = sheet.getRange('P1:Q1');
  source.values = [['源', 5]];
  source.format.fill.color = '#FFF2CC';
  source.format.font.bold = true;
  const [formats, all] = [sheet.getRange('P3:Q3'), sheet.getRange('P5:Q5')];
  formats.copyFrom(source, 'Formats');
  all.copyFrom(source, 'All');
  for (const range of [formats, all]) {
    range.load('values');
    range.format.fill.load('color');
    range.format.font.load('bold,strikethrough');
  }
  await context.sync();
}

async function protection(context: Context): Promise<void> {
  const sheet = sheetOf(context);
  sheet.getRange('F1').format.protection.locked = false;
  sheet.protection.protect({ allowFormatColumns: true, allowSort: false, allowAutoFilter: true });
  sheet.protection.load('protected,options');
  sheet.getRange('F1').values = [['可填']];
  sheet.getRange('F1').load('values');
  sheet.getRanges('F1,A1').load('format/protection/locked');
  await context.sync();
}

async function lockedCell(context: Context): Promise<void> {
  sheetOf(context).getRange('A1').values = [['不可填']];
  await context.sync();
}

async function wrongPassword(context: Context): Promise<void> {
  const sheet = sheetOf(context);
  sheet.protection.unprotect();
  sheet.protection.protect({}, '密码');
  await context.sync();
  sheet.protection.unprotect('不对');
  await context.sync();
}

async function missingSheet(context: Context): Promise<void> {
  sheetOf(context).protection.unprotect('密码');
  await context.sync();
  context.workbook.worksheets.getItemOrNullObject('没有这张表').load('name');
  await context.sync();
  sheetOf(context, '没有这张表').load('name');
  await context.sync();
}

async function wrongSize(context: Context): Promise<void> {
  sheetOf(context).getRange('A1:B2').values = [['少了']];
  await context.sync();
}

async function tooLong(context: Context): Promise<void> {
  sheetOf(context).getRange('A1').values = [['长'.repeat(32768)]];
  await context.sync();
}

async function hiddenSheet(context: Context): Promise<void> {
  sheetOf(context, OTHER).getRange('A1').select();
  await context.sync();
}

async function veryHiddenSheet(context: Context): Promise<void> {
  sheetOf(context, OTHER).visibility = 'VeryHidden';
  await context.sync();
  sheetOf(context, OTHER).delete();
  await context.sync();
}

async function tidyUp(context: Context): Promise<void> {
  const { worksheets } = context.workbook;
  worksheets.load('items/name');
  await context.sync();
  for (const name of [SHEET, OTHER, INSERTED]) {
    if (!worksheets.items.some((sheet) => sheet.name === name)) continue;
    const sheet = worksheets.getItem(name);
    sheet.visibility = 'Hidden';
    sheet.delete();
  }
  await context.sync();
}
