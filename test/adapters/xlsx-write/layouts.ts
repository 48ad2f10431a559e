import type { CellStyle, RowLayout, SheetLayout, WorkbookLayout } from '../../../src/core/model';

/** Invented ledgers that use everything the layout can say. */

export const TITLE: CellStyle = {
  font: '方正小标宋简体',
  size: 22,
  align: 'center',
  verticalAlign: 'center',
  wrap: true,
};
export const HEADER: CellStyle = {
  font: '黑体',
  size: 12,
  bold: true,
  fill: 'D9E1F2',
  border: 'thin',
  align: 'center',
  verticalAlign: 'center',
  wrap: true,
};
export const BODY: CellStyle = { font: '仿宋_GB2312', size: 12, border: 'thin', verticalAlign: 'center', wrap: true };
export const OPEN: CellStyle = { ...BODY, unlocked: true };
export const TEXT: CellStyle = { ...BODY, numberFormat: '@', align: 'center' };

const HEADERS = ['序号', '主要任务', '完成时间', '进展情况', '责任科室', '责任人', '状态', '办结日期', '备注', '编号'];

const TASKS = [
  '组织学习《重大行政决策程序暂行条例》，健全重大行政决策合法性审查、专家论证、风险评估和集体讨论决定制度，建立决策后评估和责任追究机制。',
  '推进“放管服”改革，编制政务服务事项清单，实现一般事项“不见面审批”，12月底前网上可办率达到90%以上。',
  '开展执法案卷评查，每半年至少1次。',
];

export function ledgerRows(count: number): RowLayout[] {
  return Array.from({ length: count }, (_, index) => ({
    height: 'fit' as const,
    cells: [
      { value: index + 1, style: { ...BODY, align: 'center' as const } },
      { value: TASKS[index % TASKS.length] ?? '', style: BODY },
      { value: index % 2 === 0 ? '10.31' : '12月底前', style: TEXT },
      { value: index % 3 === 0 ? `=第${index}项\n正在办理，已完成第一阶段工作。` : '', style: OPEN },
      { value: '办公室、法规科', style: BODY },
      { value: '张三 李四', style: BODY },
      { value: '正常推进', style: OPEN },
      { value: { date: '2026-06-30' }, style: { ...OPEN, numberFormat: 'yyyy"年"m"月"d"日"' } },
      { value: null, style: OPEN },
      { value: `t-${index + 1}`, style: BODY },
    ],
  }));
}

export function ledgerSheet(rows = 20, name = '工作台账'): SheetLayout {
  const widths = [6, 40, 12, 30, 14, 12, 10, 16, 12, 8];
  const last = rows + 1;
  return {
    name,
    visibility: 'visible',
    columns: widths.map((width, index) => ({ width, ...(index === 9 && { hidden: true }) })),
    rows: [
      { height: 'fit', cells: [{ value: '2026年法治政府建设工作台账', style: TITLE }] },
      { height: 'fit', cells: HEADERS.map((value) => ({ value, style: HEADER })) },
      ...ledgerRows(rows),
    ],
    merges: [{ top: 0, left: 0, bottom: 0, right: 8 }],
    freeze: { rows: 2, columns: 2 },
    autoFilter: { top: 1, left: 0, bottom: last, right: 9 },
    print: {
      orientation: 'landscape',
      paper: 'A4',
      margins: { top: 37, bottom: 35, left: 28, right: 26 },
      fitToWidth: true,
      titleRows: { from: 0, to: 1 },
      area: { top: 0, left: 0, bottom: last, right: 8 },
      footer: '第&P页 共&N页',
      centerHorizontally: true,
    },
    validations: [
      {
        range: { top: 2, left: 6, bottom: last, right: 6 },
        rule: { kind: 'list', values: ['未启动', '正常推进', '推进缓慢', '已完成'] },
        allowBlank: true,
        prompt: { title: '状态', text: '请从下拉框里选一个。' },
        error: { style: 'stop', title: '状态不对', text: '只能选下拉框里的词。' },
      },
      {
        range: { top: 2, left: 7, bottom: last, right: 7 },
        rule: { kind: 'date', from: '2026-01-01', to: '2026-12-31' },
        allowBlank: true,
        error: { style: 'warning', title: '日期', text: '请填2026年内的日期。' },
      },
      {
        range: { top: 2, left: 3, bottom: last, right: 3 },
        rule: { kind: 'textLength', max: 1000 },
        allowBlank: true,
        prompt: { title: '进展情况', text: '写明做了什么、何时、多少。' },
      },
      {
        range: { top: 2, left: 8, bottom: last, right: 8 },
        rule: { kind: 'any' },
        allowBlank: true,
        prompt: { title: '备注', text: '可不填。' },
      },
    ],
    conditionalFormats: [
      {
        range: { top: 2, left: 0, bottom: last, right: 8 },
        formula: '$G3="推进缓慢"',
        style: { fill: 'FFC7CE', color: '9C0006' },
      },
      {
        range: { top: 2, left: 6, bottom: last, right: 6 },
        formula: '$G3="已完成"',
        style: { fill: 'C6EFCE', bold: true },
        stopIfTrue: true,
      },
    ],
    protection: { formatRows: true, formatColumns: true, autoFilter: true },
    tabColor: '4472C4',
    showGridLines: false,
  };
}

export function chartSheet(): SheetLayout {
  const units = ['办公室', '法规科', '监督科'];
  return {
    name: '统计 图表',
    visibility: 'visible',
    columns: [{ width: 16 }, { width: 10 }, { width: 10 }],
    rows: [
      {
        cells: [
          { value: '单位', style: HEADER },
          { value: '已报', style: HEADER },
          { value: '未报', style: HEADER },
        ],
      },
      ...units.map((unit, index) => ({
        cells: [
          { value: unit, style: BODY },
          { value: index + 3, style: BODY },
          { value: 2, style: BODY },
        ],
      })),
      {
        cells: [
          { value: '合计', style: BODY },
          { value: 12, formula: 'SUM(B2:B4)', style: BODY },
          { value: 6, formula: 'SUM(C2:C4)', style: BODY },
        ],
      },
    ],
    charts: (['bar', 'column', 'line', 'pie'] as const).map((kind, index) => ({
      kind,
      title: `报送情况${index + 1}`,
      at: { top: 6 + index * 14, left: 0, bottom: 18 + index * 14, right: 6 },
      categories: "'统计 图表'!$A$2:$A$4",
      series: [
        { name: '已报', values: "'统计 图表'!$B$2:$B$4" },
        ...(kind === 'pie' ? [] : [{ name: '未报', values: "'统计 图表'!$C$2:$C$4" }]),
      ],
    })),
  };
}

export function metadataSheet(): SheetLayout {
  return {
    name: '_taizhang',
    visibility: 'veryHidden',
    columns: [{ width: 20 }],
    rows: [
      { cells: [{ value: 'taizhang ledger v0' }] },
      { cells: [{ value: JSON.stringify({ kind: 'ledger', units: ['办公室'] }) }] },
    ],
  };
}

export const PROPERTIES: WorkbookLayout['properties'] = {
  title: '2026年法治政府建设工作台账',
  creator: '法治办',
  created: '2026-01-05T08:00:00Z',
  modified: '2026-01-06T09:30:00Z',
  subject: '台账',
};

/** Everything at once. */
export function fullWorkbook(): WorkbookLayout {
  return {
    sheets: [ledgerSheet(), chartSheet(), { ...ledgerSheet(3, '填报记录'), visibility: 'hidden' }, metadataSheet()],
    definedNames: [{ name: '台账_任务', ref: "'工作台账'!$B$3:$B$22" }],
    properties: PROPERTIES,
    customXml: [
      {
        namespace: 'urn:taizhang:identity',
        xml: '<identity xmlns="urn:taizhang:identity"><ledger>a&amp;b</ledger></identity>',
      },
    ],
  };
}
