/** The ledger that every writer has to render: 25 tasks of 10 cells, formatted as the product's ledgers are. */

export const WIDTHS = [6, 36, 12, 30, 14, 12, 10, 14, 12, 8];
export const HEADERS = [
  '序号',
  '主要任务',
  '完成时间',
  '进展情况',
  '责任科室',
  '责任人',
  '状态',
  '办结日期',
  '备注',
  '编号',
];
export const TASK = '组织学习《重大行政决策程序暂行条例》，健全合法性审查、专家论证、风险评估和集体讨论决定制度。';

/** Cells as plain values, so that each writer brings them into its own form. */
export function ledgerValues(number) {
  return Array.from({ length: 25 }, (_, row) => [
    row + 1,
    `${TASK}（第${number}份第${row + 1}项）`,
    row % 2 === 0 ? '10.31' : '12月底前',
    row % 3 === 0 ? `=第${row}项\n正在办理，已完成第一阶段。` : '',
    '办公室、法规科',
    '张三 李四',
    '正常推进',
    '2026-06-30',
    '',
    `t-${row + 1}`,
  ]);
}

const BODY = { font: '仿宋_GB2312', size: 12, border: 'thin', verticalAlign: 'center', wrap: true };
const HEADER = { ...BODY, font: '黑体', bold: true, fill: 'D9E1F2', align: 'center' };
const OPEN = { ...BODY, unlocked: true };

/** The same ledger as the product's own layout. */
export function ledgerLayout(number) {
  const rows = ledgerValues(number).map((values) => ({
    height: 'fit',
    cells: values.map((value, column) => ({
      value: column === 7 ? { date: value } : value,
      style: column === 7 ? { ...OPEN, numberFormat: 'yyyy"年"m"月"d"日"' } : column >= 6 || column === 3 ? OPEN : BODY,
    })),
  }));
  const title = {
    value: `2026年工作台账 第${number}份`,
    style: { font: '方正小标宋简体', size: 22, align: 'center', wrap: true },
  };
  const last = rows.length + 1;
  return {
    sheets: [
      {
        name: '台账',
        visibility: 'visible',
        columns: WIDTHS.map((width, column) => ({ width, hidden: column === 9 })),
        rows: [
          { height: 40, cells: [title] },
          { height: 24, cells: HEADERS.map((value) => ({ value, style: HEADER })) },
          ...rows,
        ],
        merges: [{ top: 0, left: 0, bottom: 0, right: 8 }],
        freeze: { rows: 2, columns: 0 },
        autoFilter: { top: 1, left: 0, bottom: last, right: 9 },
        print: {
          orientation: 'landscape',
          paper: 'A4',
          margins: { top: 37, bottom: 35, left: 28, right: 26 },
          fitToWidth: true,
          titleRows: { from: 0, to: 1 },
          footer: '第&P页 共&N页',
        },
        validations: [
          {
            range: { top: 2, left: 6, bottom: last, right: 6 },
            rule: { kind: 'list', values: ['未启动', '正常推进', '推进缓慢', '已完成'] },
            allowBlank: true,
            prompt: { title: '状态', text: '请从下拉框里选一个。' },
            error: { style: 'stop', title: '状态不对', text: '只能选下拉框里的词。' },
          },
        ],
        conditionalFormats: [
          { range: { top: 2, left: 0, bottom: last, right: 8 }, formula: '$G3="推进缓慢"', style: { fill: 'FFC7CE' } },
        ],
        protection: { formatRows: true, formatColumns: true },
      },
    ],
    properties: { title: '2026年工作台账', creator: '法治办', created: '2026-01-05T08:00:00Z' },
  };
}
