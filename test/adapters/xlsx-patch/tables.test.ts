import { patchXlsx } from '../../../src/adapters/xlsx/patch';
import { readXlsx } from '../../../src/adapters/xlsx/read';
import { cellAt, type CellChange } from '../../../src/core/model';
import { partText } from '../xlsx-write/parts';
import { aPackage, formula, row } from './a-package';
import { errorOf } from './errors';

const TABLE = 'xl/tables/table1.xml';
const text = (name: string, value: string): string => `<c r="${name}" t="inlineStr"><is><t>${value}</t></is></c>`;

/** A ledger kept as a table, A2:C4, under a title. */
function aTable({ more = '', extra = '', other = '' } = {}): Uint8Array {
  return aPackage({
    sheets: [
      {
        name: '台账',
        xml: `<sheetData>${row(1, text('A1', '工作台账'))}${row(2, text('A2', '序号'), text('B2', '任务'), text('C2', '进展'))}${row(3, text('A3', '一'), text('C3', '已启动'))}${other}</sheetData><tableParts count="1"><tablePart r:id="rId1"/></tableParts>`,
        relationships: [['table', '../tables/table1.xml']],
      },
    ],
    parts: {
      [TABLE]: `<table xmlns="x" id="1" displayName="台账表" ref="A2:C4"${more}><autoFilter ref="A2:C4"/><tableColumns count="3"><tableColumn id="1" name="序号"/><tableColumn id="5" name="任务"/><tableColumn id="3" name="进展">${extra}</tableColumn></tableColumns></table>`,
    },
    types: { [TABLE]: 'application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml' },
  });
}

const columnBefore = (bytes: Uint8Array, column: number): Uint8Array =>
  patchXlsx(bytes, [{ kind: 'insertColumn', sheet: '台账', before: column, width: 12, hidden: false }]);
const withCells = (bytes: Uint8Array, ...cells: readonly CellChange[]): Uint8Array =>
  patchXlsx(bytes, [{ kind: 'setCells', sheet: '台账', cells }]);
const header = (bytes: Uint8Array): readonly unknown[] => {
  const sheet = readXlsx(bytes, 'x.xlsx').sheets[0]!;
  return [0, 1, 2, 3].map((column) => cellAt(sheet, 1, column));
};
const names = (bytes: Uint8Array): readonly string[] =>
  Array.from(partText(bytes, TABLE).matchAll(/<tableColumn [^>]*name="([^"]*)"/g), ([, name = '']) => name);

describe('a column that comes into a table', () => {
  test('is one of the table, with a name of its own that its header cell says', () => {
    const after = columnBefore(aTable(), 2);
    expect(partText(after, TABLE)).toContain('ref="A2:D4"><autoFilter ref="A2:D4"/><tableColumns count="4">');
    expect(partText(after, TABLE)).toContain('<tableColumn id="6" name="列1"/>');
    expect(names(after)).toEqual(['序号', '任务', '列1', '进展']);
    expect(header(after)).toEqual(['序号', '任务', '列1', '进展']);
  });

  test('takes the name that is written over it', () => {
    const after = withCells(columnBefore(aTable(), 2), { row: 1, column: 2, value: '状态' });
    expect(names(after)).toEqual(['序号', '任务', '状态', '进展']);
    expect(header(after)).toEqual(['序号', '任务', '状态', '进展']);
  });

  test('is refused where a query feeds the table', () => {
    expect(errorOf(() => columnBefore(aTable({ more: ' tableType="queryTable"' }), 1)).issue).toMatchObject({
      code: 'xlsx.cannotChange',
      what: 'table',
      name: '台账表',
    });
  });
});

test('rows of several parts are not merged inside a table, which Excel would take apart', () => {
  const after = patchXlsx(aTable(), [
    { kind: 'insertRows', sheet: '台账', before: 3, count: 2, likeRow: 2, mergeColumns: [0, 1, 6] },
  ]);
  expect(partText(after, TABLE)).toContain('ref="A2:C6"');
  expect(readXlsx(after, 'x.xlsx').sheets[0]?.merges).toEqual([{ top: 2, bottom: 4, left: 6, right: 6 }]);
});

describe('the header of a table', () => {
  test('other cells, and the same text once more, leave the table as it is, byte for byte', () => {
    const before = aTable();
    const after = withCells(
      before,
      { row: 1, column: 2, value: '进展' },
      { row: 0, column: 2, value: '报告期' },
      { row: 2, column: 2, value: '已办结' },
      { row: 1, column: 3, value: '表外' },
    );
    expect(partText(after, TABLE)).toBe(partText(before, TABLE));
  });

  test('a title of two lines is named as Excel names it', () => {
    expect(names(withCells(aTable(), { row: 1, column: 2, value: '进展\n情况' }))).toEqual([
      '序号',
      '任务',
      '进展_x000a_情况',
    ]);
  });

  test('two titles change places', () => {
    const after = withCells(aTable(), { row: 1, column: 0, value: '任务' }, { row: 1, column: 1, value: '序号' });
    expect(names(after)).toEqual(['任务', '序号', '进展']);
  });

  test.each([
    ['empty', null],
    ['a number', 7],
    ['that of another column', '任务'],
  ])('a title that is %s is refused', (_what, value) => {
    expect(errorOf(() => withCells(aTable(), { row: 1, column: 2, value })).issue).toMatchObject({
      code: 'xlsx.cannotChange',
      what: 'tableHeader',
    });
  });

  test('a title that formulas know is refused: in a cell, and in the table itself', () => {
    const change = (bytes: Uint8Array): unknown =>
      errorOf(() => withCells(bytes, { row: 1, column: 2, value: '新' })).issue;
    const refused = { code: 'xlsx.cannotChange', what: 'tableHeader', name: '台账表' };
    expect(change(aTable({ other: row(9, formula('A9', 'COUNTA(台账表[进展])')) }))).toMatchObject(refused);
    const own = '<calculatedColumnFormula>台账表[[#This Row],[进展]]</calculatedColumnFormula>';
    expect(change(aTable({ extra: own }))).toMatchObject(refused);
  });
});
