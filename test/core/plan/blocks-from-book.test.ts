import type { Book, CellRange, CellValue, Grid } from '../../../src/core/model';
import { blocksFromBook } from '../../../src/core/plan/blocks-from-book';

function aSheet(rows: Grid['rows'], more: Partial<Grid> = {}): Grid {
  return {
    name: 'Sheet1',
    visibility: 'visible',
    rows,
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
    marks: [],
    ...more,
  };
}

function aBook(...sheets: readonly Grid[]): Book {
  return { format: 'xlsx', sheets, otherSheets: [], date1904: false, savedAt: null };
}

const HEADER: readonly CellValue[] = ['序号', '主要任务', '完成时限'];
const across = (row: number, to = 2): CellRange => ({ top: row, left: 0, bottom: row, right: to });

test('titles above and notes below the table are paragraphs, lines are the sheet’s rows', () => {
  const rows = [
    ['青澜市任务清单\n（2026年）'],
    [],
    HEADER,
    [1, '编制清单', '6月底'],
    [2, '公开清单', '9月底'],
    [],
    ['说明：略'],
  ];
  expect(blocksFromBook(aBook(aSheet(rows, { merges: [across(0)] })))).toEqual([
    { kind: 'paragraph', text: '青澜市任务清单', line: 1 },
    { kind: 'paragraph', text: '（2026年）', line: 1 },
    { kind: 'table', rows: [['序号', '主要任务', '完成时限'], ['1', '编制清单', '6月底'], ['2', '公开清单', '9月底']], line: 3 }, // prettier-ignore
    { kind: 'paragraph', text: '说明：略', line: 7 },
  ]);
});

test('names of sections within the table stay in it', () => {
  const rows = [HEADER, ['一、政务服务'], [1, '编制清单', '6月底'], ['二、数据共享'], [2, '共享数据', '9月底']];
  expect(blocksFromBook(aBook(aSheet(rows, { merges: [across(1), across(3)] })))).toMatchObject([
    { kind: 'table', line: 1, rows: [{}, ['一、政务服务', '', ''], {}, ['二、数据共享', '', ''], {}] },
  ]);
});

test('an empty row within a table does not end it; an empty row and a title begin the next table', () => {
  const rows = [HEADER, [1, '甲', '6月'], [], [2, '乙', '7月'], [], ['附件2'], HEADER, [3, '丙', '8月']];
  expect(blocksFromBook(aBook(aSheet(rows))).map((block) => [block.kind, block.line])).toEqual([
    ['table', 1],
    ['paragraph', 6],
    ['table', 7],
  ]);
});

test('the last row of a form that only has its number is a row, not a note', () => {
  const [block] = blocksFromBook(aBook(aSheet([HEADER, [1, '甲', '6月'], [2], [3]])));
  expect(block).toMatchObject({ kind: 'table', rows: [{}, {}, ['2', '', ''], ['3', '', '']] });
});

test('a last row that names only its task is a row', () => {
  const [block] = blocksFromBook(aBook(aSheet([HEADER, [1, '甲', '6月'], [null, '乙', null]])));
  expect(block).toMatchObject({ rows: [{}, {}, ['', '乙', '']] });
});

test('empty columns at the left are cut; dates and numbers are read as text', () => {
  const date: CellValue = { kind: 'date', serial: 46203, iso: '2026-06-30', format: 'm"月"d"日"' };
  const rows = [[], [null, null, '任务', '时限'], [null, null, '甲', date], [null, null, '乙', 10.3]];
  expect(blocksFromBook(aBook(aSheet(rows)))).toEqual([
    { kind: 'table', rows: [['任务', '时限'], ['甲', '2026-06-30'], ['乙', '10.3']], line: 2 }, // prettier-ignore
  ]);
});

test('a sheet of one column is text', () => {
  expect(
    blocksFromBook(aBook(aSheet([['一、重点任务'], ['（一）编制清单'], ['牵头单位：市数据局']]))).map(
      (block) => block.kind,
    ),
  ).toEqual(['paragraph', 'paragraph', 'paragraph']);
});

test('rows and cells that are missing altogether are empty', () => {
  const rows: (CellValue[] | undefined)[] = [];
  rows[1] = ['任务', '时限'];
  rows[3] = [];
  rows[3][1] = '6月';
  expect(blocksFromBook(aBook(aSheet(rows)))).toEqual([
    { kind: 'table', rows: [['任务', '时限'], ['', ''], ['', '6月']], line: 2 }, // prettier-ignore
  ]);
});

test('sheets follow each other, hidden ones are not read', () => {
  const book = aBook(aSheet([['甲']]), aSheet([['藏']], { visibility: 'hidden' }), aSheet([[], ['乙']]));
  expect(blocksFromBook(book)).toEqual([
    { kind: 'paragraph', text: '甲', line: 1 },
    { kind: 'paragraph', text: '乙', line: 3 },
  ]);
});
