import fc from 'fast-check';
import { captionText, gridOf, layoutLedger, readLedger, rewriteRows, type LedgerSheet } from '../../../src/core/sheet';
import type { Grid, Ledger } from '../../../src/core/model';
import { aLedger, taskId } from '../ledger/a-plan';
import { applyChanges } from './apply-changes';

const UNITS = ['市审批局', '市财政局', '市大数据局', '市司法局'];
const LEDGER = aLedger([
  { title: '压减审批材料', units: UNITS },
  { title: '推进一网通办', units: ['市大数据局'] },
  { title: '清理拖欠账款', units: ['市财政局'] },
]);

function grids(ledger: Ledger): Grid[] {
  return layoutLedger(ledger, null, { asOf: '2026-07-01' }).sheets.map(gridOf);
}

function rewritten(
  before: readonly Grid[],
  texts: Readonly<Record<string, string>>,
): { grids: Grid[]; sheet: LedgerSheet } {
  const { value } = readLedger(before, '台账.xlsx');
  const changes = rewriteRows(
    value,
    Object.entries(texts).map(([id, progress]) => ({ taskId: id, cells: { progress } })),
    LEDGER.template,
  );
  const after = before.map((grid) => (grid.name === value.sheet ? applyChanges(grid, changes) : grid));
  const { value: sheet, issues } = readLedger(after, '台账.xlsx');
  expect(issues).toEqual([]);
  return { grids: after, sheet };
}

const shares = UNITS.map((unit) => `【${unit}】${`已完成第一批清单梳理，压减材料。`.repeat(12)}`).join('\n');

test('a text that needs more rows gets them, and the rows below keep their tasks', () => {
  const { sheet } = rewritten(grids(LEDGER), { [taskId(0)]: shares, [taskId(2)]: '已清理三笔' });
  expect(sheet.rows.map((row) => [row.taskId, row.height])).toEqual([
    [taskId(0), 4],
    [taskId(1), 1],
    [taskId(2), 1],
  ]);
  expect(sheet.rows[0]?.cells.progress).toBe(shares);
  expect(sheet.rows[2]?.cells.progress).toBe('已清理三笔');
});

test('other columns reach over the new rows, so that the task reads as one', () => {
  const { sheet } = rewritten(grids(LEDGER), { [taskId(0)]: shares });
  const [task, progress] = [sheet.columns.get('task'), sheet.columns.get('progress')];
  const reaching = sheet.merges.filter((area) => area.bottom - area.top === 3).map((area) => area.left);
  expect(reaching).toContain(task);
  expect(reaching).not.toContain(progress);
});

test('a text that has become short again leaves no old piece behind', () => {
  const long = rewritten(grids(LEDGER), { [taskId(0)]: shares });
  const { sheet } = rewritten(long.grids, { [taskId(0)]: '全部办结' });
  expect(sheet.rows[0]?.cells.progress).toBe('全部办结');
});

test('another column changes: the rows of a long text keep the height that it needs', () => {
  const long = rewritten(grids(LEDGER), { [taskId(0)]: shares });
  const changes = rewriteRows(long.sheet, [{ taskId: taskId(0), cells: { status: '推进中' } }], LEDGER.template);
  const heights = changes.flatMap((change) => (change.kind === 'setCells' ? (change.heights ?? []) : []));
  expect(heights).toHaveLength(4);
  for (const { height } of heights) expect(height).toBeGreaterThan(100);
});

test('nothing is written where nothing changes', () => {
  const { value } = readLedger(grids(LEDGER), '台账.xlsx');
  expect(rewriteRows(value, [{ taskId: taskId(0), cells: { progress: '' } }], LEDGER.template)).toEqual([]);
});

test('the period line is found again after rows were inserted', () => {
  const { sheet } = rewritten(grids(LEDGER), { [taskId(0)]: shares });
  expect(sheet.caption?.text).toBe(captionText(LEDGER.template, null));
});

test('whatever texts are written one after the other, the sheet says the last ones', () => {
  const text = fc.constantFrom('', '短', shares, '无单位名的长文字，'.repeat(200), '【别处】开头'.repeat(80));
  const step = fc.record({ [taskId(0)]: text, [taskId(1)]: text, [taskId(2)]: text });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 4 }), (steps) => {
      let current = grids(LEDGER);
      for (const texts of steps) {
        const next = rewritten(current, texts);
        expect(Object.fromEntries(next.sheet.rows.map((row) => [row.taskId, row.cells.progress]))).toEqual(texts);
        current = next.grids;
      }
    }),
    { numRuns: 40 },
  );
});
