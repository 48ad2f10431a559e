import { AWorkbook } from '../../support/a-workbook';
import { aFile, aLedger, aPeriod, aReturn, taskIdOf, type TaskParts } from '../../support/builders';
import { fsck, isLowerLedger, provenance, rollUp, type ReturnInput } from '../../../src/core/consolidate';
import { defaultColumns } from '../../../src/core/ledger';
import type { Column, Ledger } from '../../../src/core/model';

const JULY = { asOf: '2020-07-28' };
const PERIOD = aPeriod('2020-07');
const LAW = '完善立法程序';
const OPEN = '推进政务公开';

/** A ledger of one level; its rows name the tasks of the level above. */
function aLevel(tasks: readonly TaskParts[], unit?: string, columns?: Column[]): AWorkbook {
  const ledger = aLedger({
    tasks,
    title: `${tasks[0]?.units?.join('') ?? ''}台账`,
    ...(columns === undefined ? {} : { columns }),
  });
  return new AWorkbook(unit === undefined ? ledger : { ...ledger, identity: { ...ledger.identity, unit } });
}

function rolledUp(child: AWorkbook, parent: Ledger, name: string): ReturnInput {
  const file = aFile(name, child.ledger());
  return { kind: 'return', file, returns: [rollUp(child.sheet(), file, parent, { period: PERIOD })], issues: [] };
}

test('three levels: the lowest words arrive at the top, and every cell can be traced to the lowest file', () => {
  const province = aLevel([
    { title: LAW, units: ['甲市'] },
    { title: OPEN, units: ['甲市'] },
  ]);
  const city = aLevel(
    [
      { title: LAW, units: ['市科技局', '市教育局'] },
      { title: OPEN, units: ['市教育局'] },
    ],
    '甲市',
  );
  const bureau = aLevel(
    [
      { title: '起草办法', units: ['政法科'], parentTaskId: taskIdOf(LAW) },
      { title: '组织论证', units: ['办公室'], parentTaskId: taskIdOf(LAW) },
    ],
    '市科技局',
  );
  expect(isLowerLedger(bureau.ledger(), city.ledger())).toBe(true);
  expect(isLowerLedger(city.ledger(), bureau.ledger())).toBe(false);

  const office = (unit: string, task: string, progress: string): ReturnInput =>
    aReturn(bureau.ledger(), { unit, rows: [{ task, status: '已完成', progress, closedOn: '2020-07-20' }] });
  bureau.consolidate(
    [office('政法科', '起草办法', '办法已印发。'), office('办公室', '组织论证', '论证会开过。')],
    JULY,
  );
  const merged = city.consolidate([rolledUp(bureau, city.ledger(), '市科技局台账.xlsx')], JULY);
  expect(merged.files).toMatchObject([{ unit: '市科技局', state: 'merged', entries: 1 }]);
  expect(city.cell(LAW, 'progress')).toBe(
    '【市科技局】起草办法：办法已印发。\n组织论证：论证会开过。\n【市教育局】（未报）',
  );
  expect(city.cell(LAW, 'status')).toBe('推进中');

  province.consolidate([rolledUp(city, province.ledger(), '甲市台账.xlsx')], JULY);
  expect(province.cell(LAW, 'progress')).toContain('论证会开过。');
  const traced = provenance(province.ledger(), taskIdOf(LAW), 'progress', PERIOD);
  expect(traced?.answers[0]?.entry.sources).toMatchObject([
    { unit: '政法科', file: { name: '政法科_2020-07.xlsx' } },
    { unit: '办公室', file: { name: '办公室_2020-07.xlsx' } },
  ]);
  expect(fsck(province.sheet())).toEqual([]);
});

test('what the lower coordinator wrote by hand goes up as it stands', () => {
  const city = aLevel([{ title: LAW, units: ['市科技局'] }]);
  const bureau = aLevel([{ title: '起草办法', units: ['政法科'], parentTaskId: taskIdOf(LAW) }], '市科技局');
  bureau.consolidate(
    [aReturn(bureau.ledger(), { unit: '政法科', rows: [{ task: '起草办法', progress: '搞了。' }] })],
    JULY,
  );
  bureau.edit('起草办法', 'progress', '办法已形成送审稿。');
  city.consolidate([rolledUp(bureau, city.ledger(), '市科技局.xlsx')], JULY);
  expect(city.cell(LAW, 'progress')).toBe('办法已形成送审稿。');
});

test('quantities of several rows are added up', () => {
  const quantity: Column = {
    key: 'extra:quantity',
    title: '完成数量',
    width: 10,
    filledBy: 'unit',
    align: 'center',
    shownIn: 'both',
  };
  const columns = [...defaultColumns([]), quantity];
  const city = aLevel([{ title: OPEN, units: ['市科技局'] }], undefined, columns);
  const parts = ['一季度', '二季度'].map((title) => ({ title, units: ['政法科'], parentTaskId: taskIdOf(OPEN) }));
  const bureau = aLevel(parts, '市科技局', columns);
  const rows = parts.map(({ title }, at) => ({
    task: title,
    status: '推进中',
    progress: '公开。',
    cells: { 'extra:quantity': `${at + 1}.5` },
  }));
  bureau.consolidate([aReturn(bureau.ledger(), { unit: '政法科', rows })], JULY);
  city.consolidate([rolledUp(bureau, city.ledger(), '市科技局.xlsx')], JULY);
  expect(city.cell(OPEN, 'extra:quantity')).toBe('4');
});

test('numbers of several units in one row are added up; words among them go up as they stand', () => {
  const quantity: Column = {
    key: 'extra:quantity',
    title: '完成数量',
    width: 10,
    filledBy: 'unit',
    align: 'center',
    shownIn: 'both',
  };
  const columns = [...defaultColumns([]), quantity];
  const city = aLevel([{ title: OPEN, units: ['市科技局'] }], undefined, columns);
  const bureau = aLevel(
    [{ title: '公开目录', units: ['政法科', '办公室'], parentTaskId: taskIdOf(OPEN) }],
    '市科技局',
    columns,
  );
  const counted = (unit: string, text: string, period = '2020-07') =>
    aReturn(bureau.ledger(), {
      unit,
      period,
      rows: [
        {
          task: '公开目录',
          status: '推进中',
          progress: `公开${text}条，${period}报。`,
          cells: { 'extra:quantity': text },
        },
      ],
    });
  bureau.consolidate([counted('政法科', '1,200'), counted('办公室', '30')], JULY);
  city.consolidate([rolledUp(bureau, city.ledger(), '市科技局.xlsx')], JULY);
  expect(city.cell(OPEN, 'extra:quantity')).toBe('1230');
  const later = { asOf: '2020-08-28' };
  bureau.consolidate([counted('政法科', '两件', '2020-08'), counted('办公室', '30', '2020-08')], later);
  const file = aFile('市科技局.xlsx', bureau.ledger());
  const august = [rollUp(bureau.sheet(), file, city.ledger(), { period: aPeriod('2020-08') })];
  city.consolidate([{ kind: 'return', file, returns: august, issues: [] }], later);
  expect(city.cell(OPEN, 'extra:quantity')).toBe('【政法科】两件\n【办公室】30');
});

test('a ledger that does not say whose it is, is asked about', () => {
  const city = aLevel([{ title: LAW, units: ['市科技局'] }]);
  const bureau = aLevel([{ title: '起草办法', units: ['政法科'], parentTaskId: taskIdOf(LAW) }]);
  const merged = city.consolidate([rolledUp(bureau, city.ledger(), '市科技局台账.xlsx')], JULY);
  expect(merged.questions).toMatchObject([{ unit: '市科技局', reason: { code: 'merge.noIdentity' } }]);
});

test('last month’s words do not go up again, and a task is done only when all its rows are', () => {
  const city = aLevel([{ title: LAW, units: ['市科技局'] }]);
  const bureau = aLevel(
    ['起草办法', '组织论证'].map((title) => ({ title, units: ['政法科'], parentTaskId: taskIdOf(LAW) })),
    '市科技局',
  );
  const row = (task: string, progress: string) => ({ task, status: '已完成', progress, closedOn: '2020-06-20' });
  const june = aReturn(bureau.ledger(), { unit: '政法科', period: '2020-06', rows: [row('起草办法', '六月办完。')] });
  bureau.consolidate([june], { asOf: '2020-06-28' });
  const july = aReturn(bureau.ledger(), {
    unit: '政法科',
    rows: [{ task: '组织论证', status: '推进中', progress: '七月筹备。' }],
  });
  bureau.consolidate([july], JULY);
  city.consolidate([rolledUp(bureau, city.ledger(), '市科技局.xlsx')], JULY);
  expect(city.cell(LAW, 'progress')).toBe('组织论证：七月筹备。');
  expect(city.cell(LAW, 'status')).toBe('推进中');
});
