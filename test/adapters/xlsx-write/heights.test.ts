import { writeXlsx } from '../../../src/adapters/xlsx/write';
import { countLines, rowMeasure } from '../../../src/adapters/xlsx/write/fit-height';
import type { CellLayout, RowLayout, SheetLayout } from '../../../src/core/model';
import { describeWith } from '../../support/programs';
import { PROPERTIES } from './layouts';
import { partText } from './parts';
import { neededHeights } from './row-heights';

function rowHeights(sheet: SheetLayout): (number | undefined)[] {
  const measure = rowMeasure(sheet);
  return sheet.rows.map((row, index) => measure(row, index, row.cells));
}

const WIDTHS = [8, 12, 20, 30, 45, 60];
const FONTS = ['仿宋_GB2312', '宋体', '黑体', '方正小标宋简体', 'Arial'];
const SIZES = [9, 10.5, 12, 14, 16, 22];
const TEXTS = [
  '组织学习《重大行政决策程序暂行条例》，健全重大行政决策合法性审查、专家论证、风险评估和集体讨论决定制度。',
  '一二三四五六七八九十',
  '2026年6月30日前完成100%，共12345678901234567890项；电话13800138000，邮箱zhangsan@example.gov.cn。',
  'WWWWWWMMMMMM ABC DEF GHI JKL 1234567890 the quick brown fox jumps over the lazy dog',
  '推进“放管服”改革，\n编制政务服务事项清单，\n\n实现一般事项“不见面审批”。',
  '（一）（二）（三）、，。；：？！“”‘’《》【】',
];

/** A text of each kind and length, in each font and size, in columns of all widths. */
function trialRows(): RowLayout[] {
  const rows: RowLayout[] = [];
  for (const font of FONTS) {
    for (const size of SIZES) {
      for (const text of TEXTS) {
        for (const times of [1, 3]) {
          const cell: CellLayout = { value: text.repeat(times), style: { font, size, wrap: true, border: 'thin' } };
          const column = rows.length % WIDTHS.length;
          rows.push({ height: 'fit', cells: WIDTHS.map((_, index) => (index === column ? cell : undefined)) });
        }
      }
    }
  }
  return rows;
}

function sheetOf(rows: readonly RowLayout[], more: Partial<SheetLayout> = {}): SheetLayout {
  return { name: '行高', visibility: 'visible', columns: WIDTHS.map((width) => ({ width })), rows, ...more };
}

/** The height that LibreOffice itself gives every row when it is free to choose. */
function chosenByLibreOffice(sheet: SheetLayout): readonly number[] {
  const bytes = writeXlsx({ sheets: [sheet], properties: PROPERTIES });
  return [
    ...(neededHeights(new Map([['free', bytes]]))
      .get('free')
      ?.values() ?? []),
  ].flatMap((rows) => [...rows.values()]);
}

describeWith(['libreoffice'], 'row heights and LibreOffice', () => {
  test('no row is lower than its text needs there, and none is twice as high without need', () => {
    const sheet = sheetOf(trialRows());
    const ours = rowHeights(sheet).map((height) => height ?? 0);
    const needed = chosenByLibreOffice(sheet);
    expect(needed).toHaveLength(ours.length);
    const clipped = ours.flatMap((height, row) =>
      height < Math.min(needed[row] ?? 0, 409) ? [{ row, height, needed: needed[row] }] : [],
    );
    expect(clipped).toEqual([]);
    const lavish = ours.filter((height, row) => height > 2 * (needed[row] ?? 0) + 12);
    expect(lavish).toEqual([]);
  });
});

describe('rows that fit their text', () => {
  const style = { size: 12, wrap: true };
  const heightOf = (cell: CellLayout, more: Partial<SheetLayout> = {}): number =>
    rowHeights(sheetOf([{ height: 'fit', cells: [cell] }], more))[0] ?? 0;

  test('a longer text makes a higher row, a wider column a lower one', () => {
    const short = heightOf({ value: '一二三', style });
    const long = heightOf({ value: '一二三'.repeat(10), style });
    expect(long).toBeGreaterThan(short);
    expect(heightOf({ value: '一二三'.repeat(10), style }, { columns: [{ width: 60 }] })).toBeLessThan(long);
  });

  test('a merged title has the width of all its columns, hidden ones not counted', () => {
    const title: CellLayout = { value: '一'.repeat(60), style };
    const merges = [{ top: 0, left: 0, bottom: 0, right: 5 }];
    const merged = heightOf(title, { merges });
    expect(merged).toBeLessThan(heightOf(title));
    const columns = WIDTHS.map((width, index) => ({ width, hidden: index > 2 }));
    expect(heightOf(title, { merges, columns })).toBeGreaterThan(merged);
  });

  test('the rows of a merged task hold its text together', () => {
    const rows: RowLayout[] = [1, 2, 3].map((row) => ({
      height: 'fit',
      cells: [row === 1 ? { value: '一'.repeat(60), style } : undefined, { value: '乙', style }],
    }));
    const merges = [{ top: 0, left: 0, bottom: 2, right: 0 }];
    const heights = rowHeights(sheetOf(rows, { merges })).map((height) => height ?? 0);
    const alone = heightOf({ value: '一'.repeat(60), style });
    expect(heights.reduce((sum, height) => sum + height, 0)).toBeGreaterThanOrEqual(alone);
    expect(heights[0]).toBeLessThan(alone);
  });

  test('what stands in hidden columns raises no row', () => {
    const cells: CellLayout[] = ['一', '二'.repeat(100)].map((value) => ({ value, style }));
    const columns = [{ width: 20 }, { width: 6, hidden: true }];
    expect(rowHeights(sheetOf([{ height: 'fit', cells }], { columns }))[0]).toBe(heightOf({ value: '一', style }));
  });

  test('no row is higher than Excel has them', () => {
    expect(heightOf({ value: '一'.repeat(3000), style })).toBe(409);
  });

  test('a given height is fixed, a fitted one may be corrected by the application', () => {
    const rows: RowLayout[] = [
      { height: 30, cells: [] },
      { height: 'fit', minHeight: 44, cells: [{ value: '甲', style }] },
    ];
    const xml = partText(writeXlsx({ sheets: [sheetOf(rows)], properties: PROPERTIES }), 'xl/worksheets/sheet1.xml');
    expect(xml).toContain('<row r="1" ht="30" customHeight="1"/><row r="2" ht="44">');
  });

  test('rows without a wish hold their text too, and say nothing where the default height does', () => {
    const rows: RowLayout[] = [
      { cells: [{ value: '一'.repeat(100), style }] },
      { cells: [{ value: '一', style: { size: 8 } }] },
      { cells: [] },
    ];
    expect(rowHeights(sheetOf(rows))).toEqual([heightOf({ value: '一'.repeat(100), style }), undefined, undefined]);
    const xml = partText(writeXlsx({ sheets: [sheetOf(rows)], properties: PROPERTIES }), 'xl/worksheets/sheet1.xml');
    expect(xml).not.toContain('customHeight');
  });

  test('a merged area of rows without a wish holds its text', () => {
    const rows: RowLayout[] = [{ cells: [{ value: '一'.repeat(60), style }] }, { cells: [] }];
    const heights = rowHeights(sheetOf(rows, { merges: [{ top: 0, left: 0, bottom: 1, right: 0 }] }));
    const standing = heights.reduce<number>((sum, height) => sum + (height ?? 15), 0);
    expect(standing).toBe(heightOf({ value: '一'.repeat(60), style }));
  });

  test.each([
    ['ten full-width characters in the width of ten', '一二三四五六七八九十', 100, 10, 1],
    ['one more', '一二三四五六七八九十甲', 100, 10, 2],
    ['a closing mark goes down with the character before it', '一二三四五六七八九十。', 100, 10, 2],
    ['a word is not divided', '一二三四五六七八 word', 100, 10, 2],
    ['an empty line counts', '甲\n\n乙', 100, 10, 3],
    ['a column narrower than a character', '一二三', 1, 10, 3],
    ['nothing', '', 100, 10, 1],
  ])('%s', (_case, text, width, size, lines) => {
    expect(countLines(text, width, size)).toBe(lines);
  });
});
