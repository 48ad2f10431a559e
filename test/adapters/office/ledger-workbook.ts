import {
  canonicalJson,
  cellName,
  type CellRange,
  type SheetLayout,
  type WorkbookChange,
  type WorkbookLayout,
} from '../../../src/core/model';
import { formatArea } from '../../excel-host/sheet/address';
import { DEFAULT_STYLE, type Sheet, type Style, type Workbook } from '../../excel-host/sheet/workbook';
import { aSheet, aWorkbook } from '../workbook-contract/layouts';

const body = { border: 'thin', wrap: true, verticalAlign: 'center', font: '仿宋_GB2312', size: 12 } as const;

/** A ledger in little: a table with everything that a sheet can carry, its log, its very hidden metadata, a bystander. */
export function aLedgerWorkbook(more: Partial<SheetLayout> = {}): WorkbookLayout {
  return aWorkbook(
    {
      name: '台账',
      visibility: 'visible',
      columns: [{ width: 6 }, { width: 30 }, { width: 10 }, { width: 40 }, { width: 12 }, { width: 14, hidden: true }],
      rows: [
        { cells: [{ value: '工作台账', style: { bold: true, size: 16 } }], height: 36 },
        {
          cells: ['序号', '主要任务', '状态', '进展情况', '办结日期', '任务标识'].map((value) => ({
            value,
            style: body,
          })),
        },
        ...['甲', '乙', '丙', '丁', '戊'].map((name, i) => ({
          cells: [
            { value: i + 1, style: body },
            { value: `${name}任务`, style: body },
            { value: '进行中', style: body },
            { value: i === 1 ? '原来的进展' : null, style: body },
            { value: i === 2 ? { date: '2020-06-30' } : null, style: { ...body, numberFormat: 'yyyy"年"m"月"d"日"' } },
            { value: `t-000${i}`, style: body },
          ],
        })),
        { cells: [{ value: '说明：按月填报。' }] },
      ],
      merges: [
        { top: 0, left: 0, bottom: 0, right: 4 },
        { top: 7, left: 0, bottom: 7, right: 4 },
      ],
      freeze: { rows: 2, columns: 2 },
      autoFilter: { top: 1, left: 0, bottom: 6, right: 5 },
      validations: [
        {
          range: { top: 2, left: 2, bottom: 6, right: 2 },
          rule: { kind: 'list', values: ['进行中', '已完成'] },
          allowBlank: true,
          error: { style: 'stop', title: '状态', text: '请从列表里选。' },
        },
      ],
      conditionalFormats: [
        { range: { top: 2, left: 2, bottom: 6, right: 2 }, formula: '$C3="已完成"', style: { fill: 'C6EFCE' } },
      ],
      print: {
        orientation: 'landscape',
        paper: 'A4',
        margins: { top: 20, bottom: 18, left: 16, right: 16 },
        fitToWidth: true,
        titleRows: { from: 0, to: 1 },
        footer: '第&P页 共&N页',
      },
      ...more,
    },
    aSheet(
      '填报记录',
      [
        ['编号', '单位'],
        ['e1', '办公室'],
      ],
      { visibility: 'hidden' },
    ),
    aSheet('汇总日志', [['编号'], ['r1']]),
    aSheet('_taizhang', [['taizhang/v0'], ['{"a":1}']], { visibility: 'veryHidden' }),
    aSheet('我的备注', [['别动'], [7]]),
    aSheet('暂存', [['x']]),
  );
}

/** A consolidation with everything in it: texts of all kinds, marks, new rows, a new column, sheets put and taken. */
export const CHANGES: readonly WorkbookChange[] = [
  { kind: 'insertRows', sheet: '台账', before: 4, count: 2, likeRow: 3 },
  { kind: 'insertColumn', sheet: '台账', before: 4, width: 16, hidden: false },
  {
    kind: 'setCells',
    sheet: '台账',
    cells: [
      { row: 2, column: 3, value: '2020年7月' },
      { row: 3, column: 3, value: '=1+1', style: { ...body, fill: 'FFF2CC' } },
      { row: 4, column: 1, value: '新行' },
      { row: 6, column: 5, value: { date: '2020-07-31' } },
      { row: 7, column: 3, value: '【办公室】已完成。' },
      { row: 8, column: 2, value: null },
      { row: 2, column: 4, value: '001' },
    ],
  },
  {
    kind: 'putSheet',
    layout: aSheet(
      '填报记录',
      [
        ['编号', '单位'],
        ['e1', '办公室'],
        ['e2', '政法科'],
      ],
      { visibility: 'hidden' },
    ),
  },
  {
    kind: 'putSheet',
    layout: aSheet('汇总日志', [
      ['编号', '时间'],
      ['r1', '2020-07-31'],
    ]),
  },
  { kind: 'putSheet', layout: aSheet('_taizhang', [['taizhang/v0'], ['{"a":2}']], { visibility: 'veryHidden' }) },
  { kind: 'putSheet', layout: aSheet('抽查表', [['任务'], ['甲任务']]) },
  { kind: 'removeSheet', sheet: '暂存' },
];

/** Everything of the workbook that a person could see or lose, place by place; ids and the run's own sheets left out. */
export type Picture = ReadonlyMap<string, string>;

export function pictureOf(workbook: Workbook): Picture {
  const own = workbook.sheets.filter((sheet) => !/^_taizhang_(?:journal$|new_\d|old_\d)/.test(sheet.name));
  const facts = own.flatMap((sheet, index) => [
    [`${sheet.name} position`, String(index)] as const,
    ...factsOf(sheet).map(([place, fact]) => [`${sheet.name} ${place}`, fact] as const),
  ]);
  return new Map(facts);
}

/** Places at which two pictures differ, with what each shows. */
export function differences(found: Picture, wanted: Picture): string[] {
  const places = new Set([...found.keys(), ...wanted.keys()]);
  return [...places].flatMap((place) =>
    found.get(place) === wanted.get(place)
      ? []
      : [`${place}: ${found.get(place) ?? 'nothing'} instead of ${wanted.get(place) ?? 'nothing'}`],
  );
}

function factsOf(sheet: Sheet): (readonly [string, string])[] {
  const { visibility, frozen, protection, page, filter, tabColor, showGridlines } = sheet;
  const places = (areas: Sheet['merges']) => areas.map(formatArea).sort().join(' ');
  return [
    ['sheet', JSON.stringify({ visibility, frozen, page: pageOf(page), tabColor, showGridlines })],
    ['protection', protectionOf(protection)],
    ['filter', filter === null ? '' : formatArea(filter.area)],
    ['merges', places(sheet.merges)],
    ...sheet.validations.flatMap(({ areas, ...rest }) => cellsOf(areas, 'validation', inOrder(rest))),
    ...sheet.conditionalFormats.flatMap(({ areas, formula }) => cellsOf(areas, 'colours', formula)),
    ...linesOf(sheet.rows, 'row'),
    ...linesOf(sheet.columns, 'column'),
    ...[...sheet.cells].flatMap(([row, line]) =>
      [...line].flatMap(([column, cell]) => {
        const fact = [cell.formula ?? JSON.stringify(cell.value), styleOf(cell.style)].join(' ');
        return fact === '"" {}' ? [] : [[cellName(row, column), fact] as const];
      }),
    ),
  ];
}

/** Margins to the point: millimetres, inches and points never meet exactly. */
function pageOf(page: Sheet['page']): unknown {
  return Object.entries(page).map(([name, value]) => [name, typeof value === 'number' ? Math.round(value) : value]);
}

function inOrder(facts: Readonly<Record<string, unknown>>): string {
  return canonicalJson(facts as Parameters<typeof canonicalJson>[0]);
}

/** Whether the sheet is protected, by which password, and what is allowed all the same. */
function protectionOf(protection: Sheet['protection']): string {
  if (protection === null) return 'none';
  const allowed = Object.entries(protection.options).flatMap(([name, value]) => (value === true ? [name] : []));
  return [protection.password, ...allowed.sort()].join(' ');
}

/** Excel may keep one area in several pieces: what counts is which cells it covers. */
function cellsOf(areas: readonly CellRange[], kind: string, fact: string): (readonly [string, string])[] {
  return areas.flatMap(({ top, left, bottom, right }) =>
    Array.from({ length: (bottom - top + 1) * (right - left + 1) }, (_, i) => {
      const width = right - left + 1;
      return [`${kind} ${cellName(top + Math.floor(i / width), left + (i % width))}`, fact] as const;
    }),
  );
}

function linesOf(lines: Sheet['rows'], kind: string): (readonly [string, string])[] {
  return [...lines].flatMap(([index, { size, hidden }]) =>
    size === undefined && hidden !== true ? [] : [[`${kind} ${index + 1}`, `${size} ${hidden === true}`] as const],
  );
}

/** What is said of a cell that is not so by itself. */
function styleOf(style: Style): string {
  const plain: Record<string, unknown> = DEFAULT_STYLE;
  const said = Object.entries(style)
    .filter(([key, value]) => value !== undefined && value !== plain[key])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(Object.fromEntries(said));
}
