import { unitsToReport } from '../../../src/core/ledger';
import { Period, type SheetLayout } from '../../../src/core/model';
import { checkCode, gridOf, layoutReturn, readMetadata } from '../../../src/core/sheet';
import { aLedger, aPlan, aTemplate, taskId } from '../ledger/a-plan';
import { newLedger } from '../../../src/core/ledger';

const JULY = Period.parse('2026-07');
const LEDGER = aLedger([
  { title: '压减审批材料', units: ['市审批局'] },
  { title: '推进一网通办', units: ['市大数据局', '市审批局'] },
  { title: '清理拖欠账款', units: ['市财政局'] },
]);
const OPTIONS = { asOf: '2026-07-01' };

function table(unit: string, options = {}): SheetLayout {
  const [sheet] = layoutReturn(LEDGER, unit, JULY, { ...OPTIONS, ...options }).sheets;
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

function texts(sheet: SheetLayout, row: number): unknown[] {
  return (sheet.rows[row]?.cells ?? []).map((cell) => cell?.value ?? '');
}

test('a return shows the columns of the contract, the unit’s four at the end', () => {
  const sheet = table('市审批局');
  const shown = texts(sheet, 3).filter((_, column) => sheet.columns[column]?.hidden !== true);
  expect(shown).toEqual([
    '序号',
    '主要任务',
    '任务要求',
    '完成时间',
    '责任单位',
    '责任人',
    '状态',
    '进展情况',
    '办结日期',
    '备注',
  ]);
});

test('every unit gets exactly its own tasks, a shared task goes to both', () => {
  const tasks = Object.fromEntries(
    unitsToReport(LEDGER.template).map((unit) => [
      unit,
      gridOf(table(unit))
        .rows.slice(4, -1)
        .map((row) => row?.at(-1)),
    ]),
  );
  expect(tasks).toEqual({
    市审批局: [taskId(0), taskId(1)],
    市大数据局: [taskId(1)],
    市财政局: [taskId(2)],
  });
});

test('only the unit’s own cells and the signature line are open', () => {
  const sheet = table('市审批局');
  expect(sheet.protection).toEqual({ formatRows: true, formatColumns: true });
  const open = sheet.rows
    .slice(4, 6)
    .map((row) => row.cells.flatMap((cell, column) => (cell?.style?.unlocked ? [column] : [])));
  expect(open).toEqual([
    [6, 7, 8, 9],
    [6, 7, 8, 9],
  ]);
  expect(sheet.rows.slice(0, 4).flatMap((row) => row.cells.filter((cell) => cell?.style?.unlocked))).toEqual([]);
});

test('rows that people fill have no fixed height', () => {
  expect(
    table('市审批局')
      .rows.slice(4, 6)
      .map((row) => row.height),
  ).toEqual(['fit', 'fit']);
});

test('a line counts what is filled, and signature and check code stand below', () => {
  const sheet = table('市审批局');
  expect(texts(sheet, 2)[0]).toBe('填报进度：2项，已填0项');
  expect(sheet.rows[2]?.cells[0]?.formula).toContain('COUNTA');
  expect(texts(sheet, 6).filter((text) => text !== '')).toEqual([
    '填报人：',
    '审核人：',
    '填报日期：',
    expect.stringMatching(/^校验码：\d{3}-\d{3}$/),
  ]);
});

test('the check code changes with any answer and not with the order of the rows', () => {
  const rows = ['1', '2'].map((sequence) => ({
    sequence,
    status: '推进中',
    progress: '压减12项',
    closedOn: '',
    remarks: '',
  }));
  const changed = rows.map((row, index) => (index === 0 ? { ...row, progress: '压减21项' } : row));
  expect(checkCode([...rows].reverse())).toBe(checkCode(rows));
  expect(checkCode(changed)).not.toBe(checkCode(rows));
});

test('the identity says whose it is and what was handed out, and nothing of other units', () => {
  const grids = layoutReturn(LEDGER, '市大数据局', JULY, OPTIONS).sheets.map(gridOf);
  const reading = readMetadata(grids);
  if (reading.kind !== 'read') throw new Error(reading.kind);
  expect(reading.metadata.identity).toMatchObject({
    kind: 'return',
    ledgerId: LEDGER.identity.ledgerId,
    unit: '市大数据局',
    period: '2026-07',
    revision: 0,
    issuedOn: '2026-07-01',
    issued: [{ taskId: taskId(1), values: { task: '推进一网通办', progress: '', status: '' } }],
  });
  expect(JSON.stringify(grids)).not.toContain('市财政局');
});

test('the 说明 names the hidden sheet', () => {
  const guide = layoutReturn(LEDGER, '市审批局', JULY, OPTIONS).sheets[1];
  expect(guide?.name).toBe('填报说明');
  expect(JSON.stringify(guide)).toContain('_taizhang');
});

test('last period’s answer stands beside the open columns, locked', () => {
  const previous = {
    period: Period.parse('2026-06'),
    rows: [{ taskId: taskId(0), cells: { status: '推进中', progress: '摸底' } }],
  };
  const sheet = table('市审批局', { previous });
  const column = texts(sheet, 3).findIndex((title) => String(title).startsWith('上期填报（2026年6月'));
  expect(column).toBe(6);
  expect(texts(sheet, 4)[column]).toBe('推进中：摸底');
  expect(sheet.rows[4]?.cells[column]?.style?.unlocked).toBeUndefined();
  expect(sheet.rows[4]?.cells[column + 1]?.style?.unlocked).toBe(true);
});

test('a return shows its own unit’s person, or the one who stands for all', () => {
  const plan = aPlan(
    [{ title: '压减审批材料' }, { title: '推进一网通办' }],
    [
      { task: '压减审批材料', of: 0, units: ['办公室', '机关总支'], owners: ['陈知远'] },
      { task: '推进一网通办', of: 1, units: ['办公室', '机关总支'], owners: ['陈知远', '苏婉'] },
    ],
  );
  const [sheet] = layoutReturn(newLedger(aTemplate(plan)), '机关总支', JULY, OPTIONS).sheets;
  expect(sheet?.rows.slice(4, 6).map((row) => row.cells[5]?.value)).toEqual(['陈知远', '苏婉']);
});

test('by owner, a return holds only the rows that show this person', () => {
  const plan = aPlan(
    [{ title: '压减审批材料' }, { title: '推进一网通办' }],
    [
      { task: '压减审批材料', of: 0, units: ['办公室'], owners: ['陈知远'] },
      { task: '推进一网通办', of: 1, units: ['办公室'], owners: ['苏婉'] },
    ],
  );
  const [sheet] = layoutReturn(newLedger(aTemplate(plan)), '办公室', JULY, { ...OPTIONS, owner: '苏婉' }).sheets;
  expect(sheet?.rows.slice(4, -1).map((row) => row.cells[1]?.value)).toEqual(['推进一网通办']);
});

test('drop-down, date check and prompts stand on the open columns', () => {
  const rules = table('市审批局').validations?.map(({ rule, range, prompt }) => [rule.kind, range.left, prompt?.title]);
  expect(rules).toEqual([
    ['list', 6, '状态'],
    ['textLength', 7, '进展情况'],
    ['date', 8, '办结日期'],
    ['any', 9, '备注'],
  ]);
});
