import { closingDate, formatFiling, formatPeriod } from '../ledger';
import type { CellLayout, CellStyle, DocumentLayout, Ledger, Period, RowLayout, WorkbookLayout } from '../model';
import { spokenDay } from './caption';
import { printSetup, spanning, spanningRow } from './frame';
import { tableStyles } from './styles';

/** One file that was made for somebody. */
export type HandedOut = {
  readonly unit: string;
  readonly owner?: string;
  readonly file: string;
  readonly tasks: number;
};

export const INDEX_SHEET = '下发清单';

/** 下发清单.xlsx: who gets what, with room to note when it came back, electronically and stamped. */
export function layoutIndex(
  ledger: Ledger,
  period: Period,
  files: readonly HandedOut[],
  options: { readonly asOf: string },
): WorkbookLayout {
  const { template } = ledger;
  const styles = tableStyles(template);
  const columns = [
    { title: '序号', width: 6 },
    { title: '单位', width: 24 },
    { title: '责任人', width: 10 },
    { title: '任务数', width: 8 },
    { title: '文件', width: 40 },
    { title: '电子版收到日期', width: 16 },
    { title: '盖章件收到日期', width: 16 },
    { title: '备注', width: 14 },
  ];
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const row = (values: readonly (string | number)[], style: CellStyle): RowLayout => ({
    cells: values.map((value): CellLayout => ({ value: value === '' ? null : value, style })),
    height: 'fit',
    minHeight: 26,
  });
  const caption = `报告期：${formatPeriod(period, template.calendar.phases)}　　报送截止：${spokenDay(closingDate(template.calendar, period))}　　共${files.length}份`;
  return {
    sheets: [
      {
        name: INDEX_SHEET,
        visibility: 'visible',
        columns: columns.map((column) => ({ width: column.width })),
        rows: [
          spanningRow(`${template.title}${INDEX_SHEET}`, columns.length, width, { ...styles.title, size: 18 }, 40),
          spanningRow(caption, columns.length, width, styles.caption, 22),
          row(
            columns.map((column) => column.title),
            styles.header,
          ),
          ...files.map((file, index) =>
            row([index + 1, file.unit, file.owner ?? '', file.tasks, file.file, '', '', ''], styles.center),
          ),
        ],
        merges: [...spanning(0, columns.length), ...spanning(1, columns.length)],
        freeze: { rows: 3, columns: 0 },
        print: printSetup(template, { from: 0, to: 2 }),
      },
    ],
    properties: { title: INDEX_SHEET, creator: '台账', created: `${options.asOf}T00:00:00Z` },
  };
}

/** The cover notice of a hand-out as an official letter, with its list of annexes. */
export function layoutNotice(
  ledger: Ledger,
  period: Period,
  files: readonly HandedOut[],
  options: { readonly asOf: string; readonly sender?: string },
): DocumentLayout {
  const { template } = ledger;
  const spoken = formatPeriod(period, template.calendar.phases);
  const closing = spokenDay(closingDate(template.calendar, period));
  const units = [...new Set(files.map((file) => file.unit))];
  const fill = template.columns.filter((column) => column.filledBy === 'unit').map((column) => column.title);
  const sender = options.sender ?? template.plan.issuer ?? '';
  const title = `关于报送${spoken}${template.title}的通知`;
  return {
    properties: { title, creator: '台账', created: `${options.asOf}T00:00:00Z` },
    blocks: [
      { kind: 'title', text: title },
      { kind: 'paragraph', text: `${units.join('、')}：` },
      {
        kind: 'paragraph',
        indent: true,
        text: `现将${template.title}${spoken}报送表发给你们，请按要求填报，于${closing}前报送电子版和盖章件（填报时限：${formatFiling(template.calendar)}）。`,
      },
      { kind: 'heading', level: 1, text: '一、填报内容' },
      {
        kind: 'paragraph',
        indent: true,
        text: `请填写“${fill.join('”“')}”各栏，其他各栏是固定内容，不要改动。进展情况要写明做了什么、何时做的、做到什么程度；本期没有新进展的，填“本月无新进展”。`,
      },
      { kind: 'heading', level: 1, text: '二、报送方式' },
      {
        kind: 'paragraph',
        indent: true,
        text: '在下发的报送表上直接填写，保存为 .xlsx 报送；不要另建表格。报送表的“填报说明”写明了填法和文件里所带标识的内容。',
      },
      ...(template.notes.length === 0
        ? []
        : ([
            { kind: 'heading', level: 1, text: '三、其他事项' },
            ...template.notes.map((text) => ({ kind: 'paragraph', indent: true, text }) as const),
          ] as const)),
      { kind: 'paragraph', indent: true, text: `附件：报送表${files.length}份（清单附后）` },
      { kind: 'paragraph', align: 'right', text: sender },
      { kind: 'paragraph', align: 'right', text: spokenDay(options.asOf) },
      {
        kind: 'table',
        header: ['序号', '单位', '任务数', '文件'],
        widths: [1, 3, 1, 5],
        rows: files.map((file, index) => [
          String(index + 1),
          file.owner === undefined ? file.unit : `${file.unit}（${file.owner}）`,
          String(file.tasks),
          file.file,
        ]),
      },
    ],
  };
}
