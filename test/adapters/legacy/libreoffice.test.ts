import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cellAt, type Book, type CellMark, type Grid } from '../../../src/core/model';
import { sniff } from '../../../src/adapters/bytes/sniff';
import { readLegacy } from '../../../src/adapters/legacy';
import { readXlsx } from '../../../src/adapters/xlsx/read';
import { describeWith, systemPython } from '../../support/programs';

const date = (iso: string): unknown => expect.objectContaining({ kind: 'date', iso });

/** What the made workbook holds, row by row from B2. */
const CONTENT: readonly (readonly unknown[])[] = [
  ['2020年濮阳市重点工作台账', null, null, null, null],
  ['序号', '主要任务', '完成时限', '状态', '进展情况'],
  [1, '推进依法行政', date('2020-07-30'), '已完成', '印发方案，“一网通办”上线。\n已报市政府。'],
  [2.5, '编号 001', date('2020-10-31T18:30:00'), '进行中', '=不是公式'],
  [3, '身份证号', expect.closeTo(110105199003078510, -4), null, '110105199003078515'],
  [null, null, null, null, null],
  [6.5, { kind: 'error', code: '#DIV/0!' }, true, 1.5, date('08:30:00')],
  ['已取消', 12, null, null, null],
];

describeWith(['libreoffice', 'openpyxl'], 'a workbook saved by LibreOffice in every format', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'saved-'));
  const source = path.join(folder, 'source.xlsx');

  beforeAll(() => {
    execFileSync(systemPython(), [path.join(__dirname, 'make-workbook.py'), source]);
    for (const format of ['xlsx:Calc MS Excel 2007 XML', 'xls:MS Excel 97', 'ods']) {
      execFileSync(
        'soffice',
        [
          `-env:UserInstallation=file://${folder}/profile`,
          '--headless',
          '--convert-to',
          format,
          '--outdir',
          path.join(folder, 'out'),
          source,
        ],
        { stdio: 'ignore' },
      );
    }
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const open = (format: string): Book => {
    const bytes = readFileSync(format === 'source' ? source : path.join(folder, 'out', `source.${format}`));
    return sniff(bytes) === 'xlsx' ? readXlsx(bytes, 'a') : readLegacy(bytes, 'a');
  };
  const sheetOf = (format: string): Grid => open(format).sheets[0] as Grid;
  const marksOf = (format: string, kind: CellMark['kind']): CellMark[] =>
    sheetOf(format).marks.filter((mark) => mark.kind === kind);

  test.each(['xlsx', 'xls', 'ods'])('.%s holds the same cells', (format) => {
    const sheet = sheetOf(format);
    const content = CONTENT;
    const rows = content.map((_, row) =>
      Array.from({ length: 5 }, (_unused, column) => cellAt(sheet, row + 1, column + 1)),
    );
    expect(rows).toEqual(content);
    expect(sheet.merges).toEqual([{ top: 1, left: 1, bottom: 1, right: 5 }]);
  });

  test.each(['xlsx', 'xls', 'ods'])('.%s tells hidden sheets', (format) => {
    expect(open(format).sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      ['台账', 'visible'],
      ['隐藏', 'hidden'],
      ['空', 'visible'],
    ]);
  });

  test.each(['xlsx', 'xls', 'ods'])('.%s tells hidden rows and columns', (format) => {
    expect(sheetOf(format)).toMatchObject({ hiddenRows: [5], hiddenColumns: [4] });
  });

  test.each(['source', 'xlsx', 'xls', 'ods'])('.%s marks the comment', (format) => {
    expect(marksOf(format, 'comment')).toMatchObject([{ row: 3, column: 1, text: expect.stringContaining('请核实') }]);
  });

  test.each(['source', 'xlsx', 'xls', 'ods'])('.%s marks what is struck', (format) => {
    expect(marksOf(format, 'struck')).toEqual([
      { row: 8, column: 1, kind: 'struck', text: '已取消', whole: true },
      { row: 8, column: 2, kind: 'struck', text: '12', whole: true },
    ]);
  });

  test.each(['source', 'xlsx', 'xls', 'ods'])('.%s marks the damaged number and the formulas', (format) => {
    expect(marksOf(format, 'damagedNumber')).toMatchObject([{ row: 5, column: 3 }]);
    expect(marksOf(format, 'formula').map(({ row, column }) => [row, column])).toEqual(
      expect.arrayContaining([
        [7, 1],
        [7, 2],
      ]),
    );
  });

  test.each(['source', 'xlsx', 'xls'])('.%s tells when it was saved', (format) => {
    expect(open(format).savedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });
});
