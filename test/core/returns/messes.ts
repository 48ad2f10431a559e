import type { CellRange, CellValue, Grid } from '../../../src/core/model';
import { aSheet } from './a-return';

/*
 * Returned tables as sub-units make them, with known truth: every answer carries the number of its task, so that a
 * test can see where it went. Each mess changes the draft of a table; messes can be combined.
 */

export const TASKS = [
  '压减行政审批申报材料，优化审批流程',
  '推进政务服务“一网通办”，提升网上办理能力',
  '清理拖欠中小企业账款',
  '加强理论研究，完善法治营商环境研究宣传机制',
  '加强宣传引导，完善法治营商环境研究宣传机制',
  '加强行政复议工作',
  '加强行政应诉工作',
  '健全依法决策机制，严格执行重大行政决策程序',
  '推进公共数据资源开放利用',
  '建立健全涉企收费目录清单制度',
  '深化“双随机、一公开”监管',
  '开展机关内部“一件事”改革试点',
] as const;

export type DraftRow = {
  /** index of the task, null for what is no task */
  readonly truth: number | null;
  readonly cells: Readonly<Record<string, string>>;
  /** rows of one task that were split: later rows continue it */
  readonly continues?: boolean;
};

export type Draft = {
  readonly above: readonly (readonly CellValue[])[];
  readonly columns: readonly { readonly key: string; readonly title: string }[];
  readonly rows: readonly DraftRow[];
  readonly below: readonly (readonly CellValue[])[];
  /** keys whose equal neighbours are merged downwards */
  readonly merged: readonly string[];
  /** empty rows and columns before everything */
  readonly offset: { readonly rows: number; readonly columns: number };
  readonly twoRows: boolean;
};

export function draft(): Draft {
  return {
    above: [['市审批局2026年7月工作台账']],
    columns: [
      { key: 'sequence', title: '序号' },
      { key: 'task', title: '主要任务' },
      { key: 'deadline', title: '完成时间' },
      { key: 'unit', title: '责任单位' },
      { key: 'status', title: '状态' },
      { key: 'progress', title: '进展情况' },
      { key: 'remarks', title: '备注' },
    ],
    rows: TASKS.map((task, index) => ({
      truth: index,
      cells: {
        sequence: String(index + 1),
        task,
        deadline: '10月底前',
        unit: '市审批局',
        status: '推进中',
        progress: answer(index),
        remarks: '',
      },
    })),
    below: [],
    merged: [],
    offset: { rows: 0, columns: 0 },
    twoRows: false,
  };
}

export function answer(index: number): string {
  return `〔${index}〕已召开推进会，完成第一批清单。`;
}

/** The numbers of the tasks whose answers a text holds. */
export function truthOf(text: string): number[] {
  return [...text.matchAll(/〔(\d+)〕/g)].map((found) => Number(found[1]));
}

type Mess = (table: Draft) => Draft;

const retitled =
  (titles: Readonly<Record<string, string>>): Mess =>
  (table) => ({
    ...table,
    columns: table.columns.map((column) => ({ ...column, title: titles[column.key] ?? column.title })),
  });
const edited =
  (edit: (row: DraftRow, index: number) => DraftRow | readonly DraftRow[]): Mess =>
  (table) => ({
    ...table,
    rows: table.rows.flatMap((row, index) => edit(row, index)),
  });
const withTask = (row: DraftRow, change: (task: string) => string): DraftRow =>
  row.truth === null ? row : { ...row, cells: { ...row.cells, task: change(row.cells.task ?? '') } };
const noTask = (cells: Readonly<Record<string, string>>): DraftRow => ({ truth: null, cells });

export const MESSES: Readonly<Record<string, Mess>> = {
  'columns renamed': retitled({
    task: '工作任务',
    progress: '落实情况',
    unit: '承办部门',
    deadline: '完成时限',
    sequence: '编号',
  }),
  'columns renamed loosely': retitled({
    task: '主要工作任务及分工',
    progress: '截至7月底进展情况',
    remarks: '备注（其他）',
  }),
  'columns reordered': (table) => ({ ...table, columns: [...table.columns].reverse() }),
  'a column inserted': (table) => ({
    ...table,
    columns: [...table.columns.slice(0, 2), { key: 'phone', title: '联系电话' }, ...table.columns.slice(2)],
    rows: table.rows.map((row) => ({ ...row, cells: { ...row.cells, phone: row.truth === null ? '' : '6660000' } })),
  }),
  'no sequence column': (table) => ({ ...table, columns: table.columns.filter((column) => column.key !== 'sequence') }),
  'only task and progress': (table) => ({
    ...table,
    columns: table.columns.filter((column) => ['task', 'progress', 'unit'].includes(column.key)),
  }),
  'progress split over two columns': (table) => ({
    ...table,
    columns: table.columns.flatMap((column) =>
      column.key === 'progress'
        ? [
            { key: 'progress', title: '进展情况（一）' },
            { key: 'progress2', title: '进展情况（二）' },
          ]
        : [column],
    ),
    rows: table.rows.map((row) => ({
      ...row,
      cells: { ...row.cells, progress2: row.truth === null ? '' : '另有成效。' },
    })),
  }),
  'title and header repeated': (table) => ({
    ...table,
    rows: table.rows.flatMap((row, index) =>
      index === 5
        ? [
            noTask({ [table.columns[0]?.key ?? '']: '市审批局2026年7月工作台账' }),
            noTask(Object.fromEntries(table.columns.map((column) => [column.key, column.title]))),
            row,
          ]
        : [row],
    ),
  }),
  'section rows': edited((row, index) =>
    index % 4 === 0
      ? [noTask({ sequence: '', task: '', section: `${'一二三四五'.charAt(index / 4)}、重点工作` }), row]
      : row,
  ),
  'notes, total and signature': (table) => ({
    ...table,
    below: [
      ['合计', '12项'],
      ['说明：1.每月25日前报送。'],
      ['2.电子版发送至邮箱。'],
      ['填报人：周岚', '', '审核人：何遥', '', '填报日期：2026年7月20日'],
    ],
  }),
  'unit cells merged': (table) => ({ ...table, merged: ['unit'] }),
  'rows sorted the other way': (table) => ({ ...table, rows: [...table.rows].reverse() }),
  'some rows deleted': edited((row, index) => (index % 3 === 1 ? [] : row)),
  'rows added': edited((row, index) =>
    index === 3
      ? [row, noTask({ sequence: '99', task: '举办秋季招商推介会', status: '推进中', progress: '已定方案' })]
      : row,
  ),
  'numbered anew': edited((row, index) => ({
    ...row,
    cells: { ...row.cells, sequence: String(TASKS.length - index) },
  })),
  'answer split over two rows': edited((row, index) =>
    index % 5 === 2 && row.truth !== null
      ? [row, { truth: row.truth, continues: true, cells: { progress: `〔${row.truth}〕第二批也已完成。` } }]
      : row,
  ),
  'task words split over two rows': edited((row, index) => {
    const comma = (row.cells.task ?? '').indexOf('，') + 1;
    if (row.truth === null || comma === 0 || index % 2 === 1) return row;
    const [first, second] = [row.cells.task?.slice(0, comma) ?? '', row.cells.task?.slice(comma) ?? ''];
    return [
      { ...row, cells: { ...row.cells, task: first } },
      { truth: row.truth, continues: true, cells: { task: second, progress: `〔${row.truth}〕第二批也已完成。` } },
    ] as DraftRow[];
  }),
  'task text shortened': edited((row) => withTask(row, (task) => task.split('，')[0] ?? task)),
  'task text edited': edited((row, index) =>
    withTask(row, (task) =>
      index % 2 === 0 ? `进一步${task}。` : task.replace('加强', '切实加强').replace('推进', '大力推进'),
    ),
  ),
  'full-width digits, blanks and other marks': edited((row) => ({
    ...row,
    cells: {
      ...row.cells,
      sequence: (row.cells.sequence ?? '').replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
      task: (row.cells.task ?? '').replace(/，/g, ', ').replace(/“|”/g, '"').split('').join(' '),
    },
  })),
  'task text with its requirement behind it': edited((row) =>
    withTask(row, (task) => `${task}。任务要求：按照方案要求，细化措施，明确责任，确保完成。`),
  ),
  'a number before the task text': edited((row, index) => withTask(row, (task) => `${index + 1}、${task}`)),
  'empty rows and columns first': (table) => ({ ...table, offset: { rows: 3, columns: 2 } }),
  'numbered section rows': edited((row, index) =>
    index % 4 === 0 ? [noTask({ sequence: `${'一二三四五'.charAt(index / 4)}、`, task: '优化环境※' }), row] : row,
  ),
  'numbers of columns below the header': (table) => ({
    ...table,
    rows: [noTask(Object.fromEntries(table.columns.map(({ key }, index) => [key, String(index + 1)]))), ...table.rows],
  }),
  'hints below the header': (table) => ({
    ...table,
    rows: [noTask({ task: '（按方案填写※）', progress: '（写明做法和成效※，200字以内）' }), ...table.rows],
  }),
  'signatures in the columns of answers': (table) => ({
    ...table,
    below: [
      ...table.below,
      ...['科室负责人：周岚※', '2026年7月20日', '市审批局'].map((text) =>
        table.columns.map(({ key }) => (key === 'progress' ? text : '')),
      ),
    ],
  }),
  'totals in other words': (table) => ({
    ...table,
    below: [
      ...table.below,
      table.columns.map(({ key }, index) => (index === 0 ? '合计：' : key === 'progress' ? '12项※' : '')),
      ['总计12项※'],
    ],
  }),
  'instructions in the header': retitled({
    progress: '进展情况（请写明具体做法、取得成效和有关数据，不超过三百字，可以另附页）',
    remarks: '备 注',
    task: '主要任务\n（按方案）',
  }),
  'two columns of states': (table) => ({
    ...table,
    columns: table.columns.map((column) => (column.key === 'status' ? { ...column, title: '完成情况' } : column)),
  }),
  'a day beside the deadline': (table) => ({
    ...table,
    columns: table.columns.flatMap((column) =>
      column.key === 'deadline'
        ? [{ ...column, title: '完成时限' }]
        : column.key === 'remarks'
          ? [{ key: 'closed', title: '完成时间' }, column]
          : [column],
    ),
    rows: table.rows.map((row) => ({
      ...row,
      cells: { ...row.cells, closed: row.truth === null ? '' : '2026-07-15' },
    })),
  }),
  'another table at the side': (table) => ({
    ...table,
    columns: [
      ...table.columns,
      { key: 'gap', title: '' },
      { key: 'sideNumber', title: '序号' },
      { key: 'sideUnit', title: '科室' },
    ],
    rows: table.rows.map((row, index) => ({
      ...row,
      cells: { ...row.cells, ...(row.truth === null ? {} : { sideNumber: String(index + 1), sideUnit: '综合科※' }) },
    })),
  }),
  'a header of two rows': (table) => ({ ...table, twoRows: true }),
  'same as above': edited((row, index) =>
    index > 0 && row.truth !== null ? { ...row, cells: { ...row.cells, unit: '同上', deadline: '同上' } } : row,
  ),
  'blank rows between': edited((row) => [row, noTask({})]),
};

/** The draft as a sheet. */
export function sheetOf(table: Draft): Grid {
  const { columns, rows, offset } = table;
  const width = columns.length;
  const header = table.twoRows ? twoRowHeader(columns) : [columns.map((column) => column.title)];
  const body = rows.map((row) => {
    if (row.cells.section !== undefined) return [row.cells.section];
    return columns.map((column) => row.cells[column.key] ?? '');
  });
  const all = [...table.above, ...header, ...body, ...table.below];
  const top = table.above.length + header.length;
  const merges: CellRange[] = [
    ...(width > 1 ? [{ top: 0, bottom: 0, left: 0, right: width - 1 }] : []),
    ...(table.twoRows ? headerMerges(columns, table.above.length) : []),
    ...rows.flatMap((row, index) =>
      row.cells.section === undefined ? [] : [{ top: top + index, bottom: top + index, left: 0, right: width - 1 }],
    ),
    ...table.merged.flatMap((key) => downMerges(table, key, top)),
  ];
  const shifted = merges.map((area) => ({
    top: area.top + offset.rows,
    bottom: area.bottom + offset.rows,
    left: area.left + offset.columns,
    right: area.right + offset.columns,
  }));
  const blank: CellValue[][] = Array.from({ length: offset.rows }, () => []);
  const indented = all.map((row) => [...Array.from({ length: offset.columns }, () => ''), ...row]);
  return aSheet([...blank, ...withoutCovered(indented, shifted, offset.rows)], { merges: shifted });
}

/** Below a common title 落实情况 stand 状态 and 进展情况; the other titles are merged over both rows. */
function twoRowHeader(columns: Draft['columns']): string[][] {
  const isLower = (key: string): boolean => key === 'status' || key.startsWith('progress');
  let seen = false;
  const upper = columns.map((column) => {
    if (!isLower(column.key)) return column.title;
    const first = !seen;
    seen = true;
    return first ? '填报内容' : '';
  });
  return [upper, columns.map((column) => (isLower(column.key) ? column.title : ''))];
}

function headerMerges(columns: Draft['columns'], top: number): CellRange[] {
  const lower = columns.flatMap((column, index) =>
    column.key === 'status' || column.key.startsWith('progress') ? [index] : [],
  );
  const single = columns.flatMap((_, index) =>
    lower.includes(index) ? [] : [{ top, bottom: top + 1, left: index, right: index }],
  );
  const [first, last] = [Math.min(...lower), Math.max(...lower)];
  const isRun = lower.length > 1 && last - first === lower.length - 1;
  return isRun ? [...single, { top, bottom: top, left: first, right: last }] : single;
}

function downMerges(table: Draft, key: string, top: number): CellRange[] {
  const column = table.columns.findIndex((candidate) => candidate.key === key);
  if (column === -1) return [];
  const merges: CellRange[] = [];
  for (let from = 0; from < table.rows.length;) {
    let to = from;
    while (isSame(table, key, from, to + 1)) to += 1;
    if (to > from) merges.push({ top: top + from, bottom: top + to, left: column, right: column });
    from = to + 1;
  }
  return merges;
}

function isSame(table: Draft, key: string, from: number, to: number): boolean {
  const [one, other] = [table.rows[from], table.rows[to]];
  return (
    other !== undefined && other.truth !== null && one?.cells[key] !== undefined && one.cells[key] === other.cells[key]
  );
}

function withoutCovered(
  rows: readonly (readonly CellValue[])[],
  merges: readonly CellRange[],
  offset: number,
): CellValue[][] {
  return rows.map((row, index) =>
    row.map((value, column) => {
      const at = index + offset;
      const area = merges.find((one) => one.top <= at && at <= one.bottom && one.left <= column && column <= one.right);
      return area === undefined || (area.top === at && area.left === column) ? value : '';
    }),
  );
}
