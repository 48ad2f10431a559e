import { changePlan } from '../../../src/core/ledger';
import type { Grid, Ledger, Projection } from '../../../src/core/model';
import { Period } from '../../../src/core/model';
import {
  gridOf,
  layoutClaim,
  layoutCleanCopy,
  layoutIndex,
  layoutLedger,
  layoutNotice,
  readLedger,
  readMetadata,
  updateTable,
} from '../../../src/core/sheet';
import { aLedger, taskId } from '../ledger/a-plan';
import { applyChanges } from './apply-changes';

const LEDGER = aLedger([
  { title: '压减审批材料', units: ['市审批局'] },
  { title: '推进一网通办', units: ['市大数据局'] },
]);
const OPTIONS = { asOf: '2026-07-31' };

function grids(ledger: Ledger, progress: string): Grid[] {
  const projection: Projection = {
    period: Period.parse('2026-07'),
    rows: [{ taskId: taskId(0), cells: { progress, status: '推进中' }, subRows: [], sources: {}, conflicts: [] }],
  };
  return layoutLedger(ledger, projection, OPTIONS).sheets.map(gridOf);
}

describe('clean copy', () => {
  const before = grids(LEDGER, '已压减12项，联系周岚13800001234，材料在 D:\\台账\\七月\\清单.xlsx');
  const { value: layout, issues } = layoutCleanCopy(readLedger(before, '台账.xlsx').value, OPTIONS);
  const text = JSON.stringify(layout);

  test('has one visible sheet, nothing hidden, no ids, no formulas and no metadata', () => {
    expect(layout.sheets.map((sheet) => [sheet.name, sheet.visibility])).toEqual([['台账', 'visible']]);
    expect(layout.sheets[0]?.columns.some((column) => column.hidden)).toBe(false);
    expect(text).not.toContain(taskId(0));
    expect(text).not.toContain('formula');
    expect(readMetadata(layout.sheets.map(gridOf))).toEqual({ kind: 'none' });
  });

  test('shows the sheet’s texts with phone numbers and paths masked, and says so', () => {
    expect(text).toContain('已压减12项，联系周岚138********，材料在 清单.xlsx');
    expect(issues).toMatchObject([{ code: 'clean.masked', kinds: ['phone', 'path'] }]);
  });

  test('keeps what the coordinator worded in the sheet, and the order of its rows', () => {
    const grid = before[0] as Grid;
    const rows = [...grid.rows];
    [rows[3], rows[4]] = [
      rows[4],
      rows[3]?.map((value) => (value === '压减审批材料' ? '压减审批材料（市级）' : value)),
    ];
    const polished = layoutCleanCopy(readLedger([{ ...grid, rows }, ...before.slice(1)], '台账.xlsx').value, OPTIONS);
    const [sheet] = polished.value.sheets.map(gridOf);
    expect([sheet?.rows[3]?.[1], sheet?.rows[4]?.[1]]).toEqual(['推进一网通办', '压减审批材料（市级）']);
    expect(sheet?.rows[1]?.[0]).toContain('2026年7月');
  });
});

test('a new version of the template reaches the standing table: dates moved, tasks added below, nothing else', () => {
  const before = grids(LEDGER, '已压减12项');
  const sheet = readLedger(before, '台账.xlsx').value;
  const next = changePlan(sheet.ledger, [
    { kind: 'postpone', taskId: taskId(1), deadline: { text: '12月底前', kind: 'by', due: '2026-12' } },
    { kind: 'add', title: '落实市长批示', responsibleUnits: ['市审批局'] },
  ]).value;
  const changes = updateTable(sheet, next);
  const puts = changes.flatMap((change) => (change.kind === 'putSheet' ? [gridOf(change.layout)] : []));
  const after = [applyChanges(before[0] as Grid, changes), ...puts];
  const { value, issues } = readLedger(after, '台账.xlsx');
  expect(issues).toEqual([]);
  expect(value.ledger).toEqual(next);
  expect(value.rows.map((row) => [row.cells.task, row.cells.deadline, row.cells.progress])).toEqual([
    ['压减审批材料', '10月底前', '已压减12项'],
    ['推进一网通办', '12月底前', ''],
    ['落实市长批示', '', ''],
  ]);
});

test('a claim sheet lists every task, opens only the unit’s columns and names its hidden sheet', () => {
  const layout = layoutClaim(LEDGER, '市财政局', { asOf: '2026-03-10', closing: '2026-03-20' });
  const [sheet] = layout.sheets;
  expect(sheet?.rows.slice(3, 5).map((row) => row.cells[1]?.value)).toEqual(['压减审批材料', '推进一网通办']);
  expect(sheet?.rows[3]?.cells.map((cell) => cell?.style?.unlocked === true).indexOf(true)).toBe(5);
  expect(JSON.stringify(sheet)).toContain('_taizhang');
  const reading = readMetadata(layout.sheets.map(gridOf));
  expect(reading.kind === 'read' && reading.metadata.identity).toMatchObject({ kind: 'claim', unit: '市财政局' });
});

test('the index and the notice name every file with its unit and the closing day', () => {
  const files = [{ unit: '市审批局', file: '市审批局_台账_2026-07.xlsx', tasks: 1 }];
  const index = layoutIndex(LEDGER, Period.parse('2026-07'), files, OPTIONS);
  const notice = layoutNotice(LEDGER, Period.parse('2026-07'), files, OPTIONS);
  for (const text of [JSON.stringify(index), JSON.stringify(notice)]) {
    expect(text).toContain('市审批局_台账_2026-07.xlsx');
    expect(text).toContain('2026年7月25日');
  }
});
