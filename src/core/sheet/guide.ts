import { closingDate, columnTitle, formatPeriod } from '../ledger';
import type { CellStyle, ColumnKey, Period, RowLayout, SheetLayout, Template } from '../model';
import { spokenDay } from './caption';
import { GUIDE_SHEET } from './log-words';
import { METADATA_SHEET } from './metadata';
import { textHeight } from './text-size';

/** As wide as a portrait page takes: one column alone is not scaled down by every application. */
const WIDTH = 68;
const BODY: CellStyle = { font: '仿宋_GB2312', size: 12, wrap: true, verticalAlign: 'top', align: 'left' };
const TITLE: CellStyle = { font: '黑体', size: 16, align: 'center', verticalAlign: 'center' };

/** 填报说明: how to fill a return, and what its hidden identity sheet holds. */
export function layoutGuide(template: Template, unit: string, period: Period): SheetLayout {
  const lines = guideLines(template, unit, period);
  return {
    name: GUIDE_SHEET,
    visibility: 'visible',
    columns: [{ width: WIDTH }],
    rows: [
      { cells: [{ value: '填报说明', style: TITLE }], height: 36 },
      ...lines.map((line): RowLayout => ({
        cells: [{ value: line, style: BODY }],
        height: textHeight(line, WIDTH, 12) + 4,
      })),
    ],
    print: {
      orientation: 'portrait',
      paper: 'A4',
      margins: { top: 37, bottom: 35, left: 28, right: 26 },
      fitToWidth: true,
      footer: '第&P页 共&N页',
    },
    protection: { formatRows: true, formatColumns: true },
    showGridLines: false,
  };
}

function guideLines(template: Template, unit: string, period: Period): string[] {
  const closing = spokenDay(closingDate(template.calendar, period));
  const fill = template.columns.filter((column) => column.filledBy === 'unit').map((column) => column.title);
  const title = (key: ColumnKey): string => columnTitle(template, key);
  const done = template.vocabulary.find(({ status }) => status === 'done')?.words[0] ?? '';
  const words = template.vocabulary.map(({ words: own }) => own[0]).join('、');
  return [
    `本表由${unit}填报，报告期为${formatPeriod(period, template.calendar.phases)}，请于${closing}前报送。`,
    `只需填写“${fill.join('”“')}”这几栏，其他各栏是下发的固定内容，请不要改动；有不同意见请写在“备注”里。`,
    `“${title('status')}”请从下拉框里选：${words}。选“${done}”的请填“${title('closedOn')}”，写成2020-07-15这样。`,
    `“${title('progress')}”请写明做了什么、何时做的、做到什么程度；本期没有新进展的，请写“本月无新进展”，不要空着。`,
    '审核时“请说明”的地方，情况属实的，在该行“备注”里另起一行写“说明：……”，随表报送；“必须改”的请改正后再报。',
    '可以调整行高和列宽；请不要增删行、列，不要合并单元格，不要把表格复制到别的文件里。需要增报的事项请写在“备注”里。',
    '表头上方“已填”的项数会自动计算。填完后保存（.xlsx），按要求报送；文件名可以改，不影响收表。',
    '表下的校验码由表里的内容自动算出：纸质件和电子件的校验码相同，内容就相同。',
    `本文件带有一张隐藏的标识表“${METADATA_SHEET}”，收表时用来自动对号。里面是：台账编号、台账样式、填报单位、报告期、下发日期、版次，以及下发给${unit}的任务原文；没有其他单位的填报内容，也不记录您的电脑信息。`,
    ...(template.notes.length === 0 ? [] : ['台账说明：', ...template.notes]),
  ].map((line, index, all) =>
    index < all.length - template.notes.length - (template.notes.length > 0 ? 1 : 0) ? `${index + 1}．${line}` : line,
  );
}
