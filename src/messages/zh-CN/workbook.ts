import type { MessagesOf } from '../types';
import type { LimitName, Obstacle, SheetNameProblem, WorkbookIssues } from '../../core/model/issue-codes/workbook';

const SHEET_NAME: Readonly<Record<SheetNameProblem, string>> = {
  empty: '不能是空的',
  tooLong: '不能超过31个字',
  character: '不能含有 \\ / ? * : [ ] 这些符号',
  apostrophe: '开头和结尾不能是单引号',
  reserved: '是Excel保留的名称',
  duplicate: '与另一张表重名（不分大小写）',
};

const LIMIT: Readonly<Record<LimitName, string>> = {
  rows: '行数',
  columns: '列数',
  cellText: '一个单元格里的字数',
  lineBreaks: '一个单元格里的换行数',
  rowHeight: '行高（磅）',
  columnWidth: '列宽',
  formula: '公式长度',
  formulaNesting: '公式嵌套层数',
  promptTitle: '输入提示的标题字数',
  promptText: '输入提示的字数',
  errorTitle: '出错提示的标题字数',
  errorText: '出错提示的字数',
  headerFooter: '页眉页脚的字数',
  fontName: '字体名称的字数',
  fontSize: '字号',
  indent: '缩进',
  numberFormat: '数字格式的字数',
  outlineLevel: '分级显示的层数',
  property: '文件属性的字数',
};

const OBSTACLE: Readonly<Record<Obstacle, string>> = {
  arrayFormula: '这里有数组公式',
  dataTable: '这里有模拟运算表',
  pivotTable: '这里有数据透视表',
  table: '这里有“表格”（套用了表格格式的区域）',
  tableHeader: '这是“表格”的标题行，标题不能空、不能重复，也不能改动公式正在引用的标题',
  lastRow: '会把最后一行挤出表外',
  lastColumn: '会把最后一列挤出表外',
  severalSheets: '有公式同时引用多张表的同一位置',
  sheetKind: '这不是普通工作表',
  sharedWorkbook: '这是共享工作簿，正在记录修订',
};

export const workbook: MessagesOf<WorkbookIssues> = {
  'xlsx.sheetName': (i) => `工作表名称“${i.name}”${SHEET_NAME[i.problem]}，请换一个名称。`,
  'xlsx.noVisibleSheet': () => '工作簿里至少要有一张看得见的工作表。',
  'xlsx.overLimit': (i) => `${LIMIT[i.what]}是${i.actual}，Excel最多允许${i.limit}，请精简或拆开后再生成。`,
  'xlsx.shortened': (i) => `${LIMIT[i.what]}超过Excel的上限${i.limit}，已截短到上限。`,
  'xlsx.definedName': (i) => `名称“${i.name}”不合Excel的规定或有重复，请换一个。`,
  'xlsx.mergesOverlap': (i) => `合并区域${i.first}与${i.second}重叠，请先拆开其中一个。`,
  'xlsx.formula': (i) =>
    i.problem === 'empty'
      ? '公式是空的，请补上。'
      : `公式“${i.formula}”的${i.problem === 'quotes' ? '引号' : '括号'}不配对，请改正。`,
  'xlsx.value': (i) => `“${i.text}”不能写进单元格，请改成普通的文字、数字或日期（1900年至9999年）。`,
  'xlsx.customXml': (i) => `附带的数据“${i.namespace}”格式不对，没有写入。`,
  'xlsx.tooManyStyles': (i) => `工作簿里的单元格格式太多，超过了Excel的上限${i.limit}，请先清理格式。`,
  'xlsx.signed': () => '文件带有数字签名，改动会使签名失效。请先去掉签名另存一份，再处理。',
  'xlsx.notAWorkbook': (i) =>
    i.reason === 'binary'
      ? '这是二进制工作簿（.xls、.xlsb），不能直接改动，请另存为 .xlsx。'
      : `文件里缺少“${i.part}”，不是完整的Excel工作簿，请用Excel或WPS打开后另存为 .xlsx。`,
  'xlsx.unusualXml': (i) => `文件内部的写法不常见（${i.what}），为免改坏没有动它，请用Excel或WPS打开后另存为 .xlsx。`,
  'xlsx.sheetUnknown': (i) => `工作簿里没有名叫“${i.name}”的工作表。`,
  'xlsx.coveredCell': (i) => `这个单元格被合并区域${i.merge}盖住，写进去也看不见，请先取消合并。`,
  'xlsx.cannotChange': (i) =>
    `${OBSTACLE[i.what]}${i.name === '' ? '' : `（${i.name}）`}，在此处改动会弄坏它，没有改动。请先移开它再试。`,
  'xlsx.sheetInUse': (i) => `“${i.by}”还在引用工作表“${i.name}”，没有删除。请先改掉引用。`,
};
