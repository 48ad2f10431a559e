import { readLegacy } from '../../../src/adapters/legacy';
import type { Book, Grid } from '../../../src/core/model';

const read = (html: string): Book => readLegacy(new TextEncoder().encode(html), 'a.xls');
const table = (rows: string): string => `<html><body><table>${rows}</table></body></html>`;
function sheet(rows: string): Grid {
  const [first] = read(table(rows)).sheets;
  if (first === undefined) throw new Error('no sheet');
  return first;
}

test('cells and rows without end tags are cells and rows', () => {
  expect(sheet('<tr><td>甲<td>乙<tr><th>丙<td>丁').rows).toEqual([
    ['甲', '乙'],
    ['丙', '丁'],
  ]);
});

test('a table within a table is a sheet of its own, and nothing behind it is lost', () => {
  const book = read(table('<tr><td>外<table><tr><td>内</td></tr></table></td><td>后</td></tr>'));
  expect(book.sheets.map(({ rows }) => rows)).toEqual([[['外', '后']], [['内']]]);
});

test('merged cells push those behind and below them aside', () => {
  const grid = sheet(
    '<tr><td rowspan="2">甲</td><td colspan="2">乙</td><td>丙</td></tr><tr><td>丁</td><td>戊</td><td>己</td></tr>',
  );
  expect(grid).toMatchObject({
    rows: [
      ['甲', '乙', undefined, '丙'],
      [undefined, '丁', '戊', '己'],
    ],
    merges: [
      { top: 0, left: 0, bottom: 1, right: 0 },
      { top: 0, left: 1, bottom: 0, right: 2 },
    ],
  });
});

test('lines, blanks and characters as a page shows them', () => {
  const cells =
    '<tr><td> 一\n  二<br>三 <p>四</p><div>五<div>六</div></div></td><td>&nbsp;</td><td>a&amp;b&lt;&#24207;</td><td><!-- 无 -->x<script>1</script></td></tr>';
  expect(sheet(cells).rows).toEqual([['一 二\n三\n四\n五\n六', undefined, 'a&b<序', 'x']]);
});

test('struck text is marked: by element, by style, by a class of the page', () => {
  const styles = '<style>.xl1 {color:red}\n.xl65, td.xl66\n{font-size:9pt;text-decoration:line-through;}</style>';
  const rows =
    '<tr><td><s>删</s>留</td><td><font style="text-decoration: line-through">删</font>留</td><td class="a xl66">全删</td><td class="xl1">不删</td></tr>';
  const [grid] = read(styles + table(rows)).sheets;
  expect(grid).toMatchObject({
    rows: [['留', '留', '全删', '不删']],
    marks: [
      { column: 0, kind: 'struck', text: '删' },
      { column: 1, kind: 'struck', text: '删' },
      { column: 2, kind: 'struck', text: '全删', whole: true },
    ],
  });
});

test('rows that a page does not show are hidden', () => {
  expect(sheet('<tr><td>甲</td></tr><tr style="color:red; display : none"><td>乙</td></tr>').hiddenRows).toEqual([1]);
});

test('a number that a spreadsheet shortened is marked', () => {
  expect(sheet('<tr><td>1.10105E+17</td></tr>')).toMatchObject({
    rows: [['1.10105E+17']],
    marks: [{ kind: 'damagedNumber', text: '1.10105E+17' }],
  });
});

test('spans over everything and nesting without end end with a typed error', () => {
  const huge = '<tr><td colspan="999999999" rowspan="999999999">x</td></tr>';
  expect(() => sheet(huge.repeat(60))).toThrow(expect.objectContaining({ code: 'file.tooManyCells' }));
  expect(() => sheet(`<tr><td>${'<div>'.repeat(5000)}x`)).toThrow(
    expect.objectContaining({ code: 'file.unsupported' }),
  );
});
