import { sha256, type Assignment, type CellStyle, type SheetLayout } from '../core/model';
import { reportingUnits } from '../core/ledger';
import { openLedger } from './open-ledger';
import type { InputFile, OutputFile, Services } from './ports';

export type Inspection = {
  readonly file: OutputFile;
  /** the seed that draws the same sample again */
  readonly seed: string;
  readonly tasks: readonly { readonly taskId: string; readonly sequence: string; readonly title: string }[];
};

const COLUMNS = [
  { title: '序号', width: 6 },
  { title: '主要任务', width: 34 },
  { title: '完成时间', width: 14 },
  { title: '责任单位', width: 18 },
  { title: '台账填报情况', width: 36 },
  { title: '现场核查情况', width: 30 },
  { title: '是否一致', width: 10 },
  { title: '整改要求', width: 24 },
] as const;
const TITLE: CellStyle = { font: '方正小标宋简体', size: 18, align: 'center', verticalAlign: 'center', wrap: true };
const HEAD: CellStyle = {
  font: '黑体',
  size: 12,
  align: 'center',
  verticalAlign: 'center',
  border: 'thin',
  wrap: true,
};
const BODY: CellStyle = {
  font: '仿宋_GB2312',
  size: 12,
  align: 'left',
  verticalAlign: 'center',
  border: 'thin',
  wrap: true,
};
const PLAIN: CellStyle = { font: '仿宋_GB2312', size: 12 };

/**
 * Draws a random sample of tasks for an inspection on the spot (督查抽查) and lays out the sheet that inspectors fill.
 * The draw depends on the seed alone, so that anybody can repeat it.
 * @param options.sample how many tasks; default a fifth, at least five
 */
export async function inspectLedger(
  services: Services,
  ledgerFile: InputFile,
  options: { readonly asOf: string; readonly sample?: number; readonly seed?: string; readonly fileName?: string },
): Promise<Inspection> {
  const { sheet } = await openLedger(services, ledgerFile);
  const seed = options.seed ?? options.asOf;
  const open = sheet.ledger.template.assignments.filter((assignment) => assignment.withdrawn !== true);
  const drawn = draw(open, options.sample ?? Math.max(5, Math.ceil(open.length / 5)), seed);
  const progress = new Map(sheet.rows.map((row) => [row.taskId, row.cells.progress ?? '']));
  const layout = layoutInspection(sheet.ledger.template.title, drawn, progress, seed);
  const bytes = services.writeWorkbook({
    sheets: [layout],
    properties: { title: layout.name, creator: '', created: `${options.asOf}T00:00:00Z` },
  });
  return {
    file: { name: options.fileName ?? '督查抽查表.xlsx', bytes },
    seed,
    tasks: drawn.map(({ taskId, sequence, title }) => ({ taskId, sequence, title })),
  };
}

/** The tasks whose hash with the seed is smallest: uniform, repeatable, independent of the ledger's order. */
function draw(tasks: readonly Assignment[], count: number, seed: string): Assignment[] {
  const lots = tasks.map((task, position) => ({ task, position, lot: sha256(`${seed}\n${task.taskId}`) }));
  return lots
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, count)
    .sort((a, b) => a.position - b.position)
    .map(({ task }) => task);
}

function layoutInspection(
  title: string,
  tasks: readonly Assignment[],
  progress: ReadonlyMap<string, string>,
  seed: string,
): SheetLayout {
  const last = COLUMNS.length - 1;
  const rows = tasks.map((task) => {
    const texts = [
      task.sequence,
      task.title,
      task.deadline?.text ?? '',
      reportingUnits(task).join('、'),
      progress.get(task.taskId) ?? '',
      '',
      '',
      '',
    ];
    return { height: 'fit' as const, cells: texts.map((value) => ({ value, style: BODY })) };
  });
  return {
    name: '督查抽查表',
    visibility: 'visible',
    columns: COLUMNS.map(({ width }) => ({ width })),
    rows: [
      { height: 'fit', cells: [{ value: `${title}督查抽查表`, style: TITLE }] },
      { height: 'fit', cells: COLUMNS.map((column) => ({ value: column.title, style: HEAD })) },
      ...rows,
      { cells: [{ value: `抽取依据：随机种子“${seed}”，同一种子可复核。`, style: PLAIN }] },
      { cells: [{ value: '核查人：                    被查单位：                    日期：', style: PLAIN }] },
    ],
    merges: [{ top: 0, left: 0, bottom: 0, right: last }],
    freeze: { rows: 2, columns: 0 },
    print: {
      orientation: 'landscape',
      paper: 'A4',
      margins: { top: 20, bottom: 20, left: 15, right: 15 },
      fitToWidth: true,
      titleRows: { from: 0, to: 1 },
      footer: '第&P页 共&N页',
    },
  };
}
