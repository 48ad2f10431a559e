import { captionText, gridOf, layoutLedger, readLedger } from '../../../src/core/sheet';
import type { Ledger, Projection } from '../../../src/core/model';
import { aLedger, taskId } from '../ledger/a-plan';

const LEDGER = aLedger([
  { title: '压减审批材料', units: ['市审批局'], section: ['一、审批'] },
  { title: '推进一网通办', units: ['市大数据局', '市审批局'], section: ['二、数据'] },
]);

function roundTrip(ledger: Ledger, projection: Projection | null = null) {
  const layout = layoutLedger(ledger, projection, { asOf: '2026-03-10' });
  return readLedger(layout.sheets.map(gridOf), '台账.xlsx');
}

test('a ledger sheet read back is the same ledger', () => {
  const { value, issues } = roundTrip(LEDGER);
  expect(issues).toEqual([]);
  expect(value.ledger).toEqual(LEDGER);
  expect(value.rows.map((row) => row.taskId)).toEqual([taskId(0), taskId(1)]);
  expect(value.rows[1]?.cells).toMatchObject({
    sequence: '2',
    task: '推进一网通办',
    deadline: '10月底前',
    responsibleUnit: '市大数据局、市审批局',
    progress: '',
  });
  expect(value.caption?.text).toBe(captionText(LEDGER.template, null));
});

test('a text too long for one row goes on in the next and is read back whole', () => {
  const long = '已召开推进会并完成三轮材料清理，压减申报材料四十二项，办理时限平均缩短三天。'.repeat(40);
  const { value } = roundTrip(LEDGER, {
    period: null,
    rows: [{ taskId: taskId(0), cells: { progress: long, status: '推进中' }, subRows: [], sources: {}, conflicts: [] }],
  });
  expect(value.rows[0]?.height).toBeGreaterThan(2);
  expect(value.rows[0]?.cells.progress).toBe(long);
  expect(value.rows[0]?.cells.status).toBe('推进中');
  expect(value.rows[1]?.cells.task).toBe('推进一网通办');
});

test('units in rows of their own are told apart again', () => {
  const subRows = [
    { unit: '市大数据局', cells: { progress: '【市大数据局】平台上线', status: '已完成' } },
    { unit: '市审批局', cells: { progress: '【市审批局】事项梳理中', status: '推进中' } },
  ];
  const { value } = roundTrip(LEDGER, {
    period: null,
    rows: [{ taskId: taskId(1), cells: {}, subRows, sources: {}, conflicts: [] }],
  });
  expect(value.rows[1]?.subRows.map(({ unit, cells }) => [unit, cells.progress, cells.status])).toEqual([
    ['市大数据局', '【市大数据局】平台上线', '已完成'],
    ['市审批局', '【市审批局】事项梳理中', '推进中'],
  ]);
});

test('a workbook without metadata is no ledger', () => {
  const grids = layoutLedger(LEDGER, null, { asOf: '2026-03-10' }).sheets.slice(0, 1).map(gridOf);
  expect(() => readLedger(grids, '别的.xlsx')).toThrow('ledger.notALedger');
});

test('metadata that was changed by hand is not trusted', () => {
  const grids = layoutLedger(LEDGER, null, { asOf: '2026-03-10' }).sheets.map(gridOf);
  const tampered = grids.map((grid) =>
    grid.name !== '_taizhang'
      ? grid
      : {
          ...grid,
          rows: grid.rows.map((row) =>
            row?.map((value) => (typeof value === 'string' ? value.replace('审批局', '财政局') : value)),
          ),
        },
  );
  expect(() => readLedger(tampered, '台账.xlsx')).toThrow('ledger.damaged');
});
