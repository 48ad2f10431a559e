import { findHeader, repeatedHeaders } from '../../../src/core/sheet';
import type { ColumnKey, Grid } from '../../../src/core/model';
import { aSheet } from '../returns/a-return';

function keys(grid: Grid): ColumnKey[] {
  const header = findHeader(grid);
  if (header === null) return [];
  return [...header.columns].sort(([, a], [, b]) => (a[0] ?? 0) - (b[0] ?? 0)).map(([key]) => key);
}

test.each([
  [
    ['序号', '主要任务', '完成时间', '进展情况', '责任科室', '责任人', '备注'],
    'sequence task deadline progress responsibleUnit owner remarks',
  ],
  [
    ['序号', '项目名称', '主要内容', '分管领导', '牵头单位', '配合单位'],
    'sequence task requirement supervisingLeader leadUnit supportingUnit',
  ],
  [
    ['序号', '类别', '主要任务', '细化措施', '牵头单位', '参与单位', '责任单位'],
    'sequence section task extra:measures leadUnit supportingUnit responsibleUnit',
  ],
  [['工作任务', '序号', '具体要求', '责任科室', '时限要求'], 'task sequence requirement responsibleUnit deadline'],
  [['工作任务', '工作要求', '牵头单位', '责任单位'], 'task requirement leadUnit responsibleUnit'],
  [['工作内容', '完成时限', '实际完成时间', '报送人'], 'task deadline closedOn extra:contact'],
  [
    ['整改问题', '整改措施', '责任领导', '责任部门', '完成时限'],
    'task extra:measures supervisingLeader responsibleUnit deadline',
  ],
  [['任务', '牵头领导', '牵头单位', '配合单位'], 'task supervisingLeader leadUnit supportingUnit'],
  [['序 号', '主要任务（必填）', '完成\n时限', '※进展情况', '责任人（签字）'], 'sequence task deadline progress owner'],
])('the header %j is read', (titles, expected) => {
  expect(keys(aSheet([['某台账'], titles])).join(' ')).toBe(expected);
});

test('a header of two rows: 责任清单 over 责任领导, 责任人 and 责任处室', () => {
  const grid = aSheet(
    [
      ['序号', '内容清单', '责任清单', null, null, '措施清单'],
      [null, null, '责任领导', '责任人', '责任处室', null],
      ['1', '压减审批材料', '陈知远', '周岚', '审改处', '清理'],
    ],
    {
      merges: [
        { top: 0, bottom: 1, left: 0, right: 0 },
        { top: 0, bottom: 1, left: 1, right: 1 },
        { top: 0, bottom: 0, left: 2, right: 4 },
        { top: 0, bottom: 1, left: 5, right: 5 },
      ],
    },
  );
  expect(findHeader(grid)).toMatchObject({ top: 0, bottom: 1 });
  expect(keys(grid).join(' ')).toBe('sequence task supervisingLeader owner responsibleUnit extra:measures');
});

test('a column that was split over two is one column in two places', () => {
  const header = findHeader(aSheet([['序号', '主要任务', '进展情况（一）', '进展情况（二）', '备注']]));
  expect(header?.columns.get('progress')).toEqual([2, 3]);
});

test('headers repeated in mid-sheet are known, data rows are not taken for them', () => {
  const titles = ['序号', '主要任务', '进展情况', '责任人'];
  const grid = aSheet([
    titles,
    ['1', '压减审批材料', '已办', '周岚'],
    titles,
    ['2', '进展情况通报', '责任人已定', '何遥'],
  ]);
  const header = findHeader(grid);
  expect(header?.top).toBe(0);
  expect(header && [...repeatedHeaders(grid, header)]).toEqual([2]);
});

test('prose, a title or a bare list is no header', () => {
  expect(findHeader(aSheet([['关于主要任务的进展情况'], ['一、主要任务'], ['责任单位：市审批局']]))).toBeNull();
});

test('a merge over the whole sheet does not hang the search', () => {
  const grid = aSheet([['序号', '主要任务', '进展情况']], {
    merges: [{ top: 1, bottom: 1048575, left: 0, right: 16383 }],
  });
  expect(findHeader(grid)?.top).toBe(0);
});
