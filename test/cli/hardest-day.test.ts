import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { patchXlsx } from '../../src/adapters/xlsx/patch';
import { readXlsx } from '../../src/adapters/xlsx/read';
import { cellAt, cellText, type CellChange } from '../../src/core/model';
import { fillReturn } from '../flow/fill';
import { breakAt } from '../support/broken-disk';
import { taizhang, taizhangJson, type Ran } from './run';

const PLAN = `# 青湖市2026年重点工作方案

每月25日前报送进展。

（一）建设数据平台。完成市级平台联调。（责任单位：科技科，2026年10月底前完成）

（二）整治市容环境。整治背街小巷20条。（牵头单位：城管科，配合单位：环卫科，2026年12月底前完成）

（三）清理老旧档案。清理档案3万卷。（责任单位：档案科，2026年11月底前完成）
`;
const UNITS = ['科技科', '城管科', '环卫科', '档案科'];
let folder: string;
const at = (...names: string[]) => path.join(folder, ...names);
const bytesOf = (...names: string[]) => new Uint8Array(readFileSync(at(...names)));

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'taizhang-day-'));
  writeFileSync(at('方案.md'), PLAN);
  await done('generate', at('方案.md'), '-o', at('台账.xlsx'), '--as-of', '2026-06-20');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function done(...argv: string[]): Promise<Ran> {
  const ran = await taizhang(...argv);
  if (ran.code === 2) throw new Error(ran.error);
  return ran;
}

/** Hands the month out, has every unit fill its form, and gives the folder of returns. */
async function returnsOf(
  ledger: string,
  month: string,
  said = (unit: string) => `${unit}${month}完成3项。`,
): Promise<string> {
  const [forms, returns] = [at(`下发${month}`), at(`回表${month}`)];
  await done('distribute', ledger, '-o', forms, '--period', `2026-${month}`, '--as-of', `2026-${month}-01`);
  mkdirSync(returns);
  for (const unit of UNITS) {
    const name = `${unit}_台账_2026-${month}.xlsx`;
    const form = new Uint8Array(readFileSync(path.join(forms, name)));
    writeFileSync(
      path.join(returns, name),
      fillReturn(form, () => ({ 状态: '推进中', 进展情况: said(unit) })),
    );
  }
  return returns;
}

const merge = (ledger: string, returns: string[], output: string, month: string, ...more: string[]) =>
  taizhang('consolidate', ledger, ...returns, '-o', output, '--as-of', `2026-${month}-24`, ...more);

/** The ledger's table as a person sees it: sequence and progress. */
function progressOn(...names: string[]): string[] {
  const [grid] = readXlsx(bytesOf(...names), '台账.xlsx').sheets;
  if (grid === undefined) return [];
  const header = grid.rows.findIndex((row) => row?.includes('进展情况') === true);
  const column = grid.rows[header]?.indexOf('进展情况') ?? -1;
  return grid.rows
    .slice(header + 1)
    .map((row) => cellText(row?.[column]))
    .filter((text) => text !== '');
}

function edited(
  name: string,
  sheetName: string,
  change: (texts: (row: number, column: number) => string) => CellChange[],
) {
  const grid = readXlsx(bytesOf(name), name).sheets.find((sheet) => sheet.name === sheetName);
  if (grid === undefined) throw new Error(`no sheet ${sheetName}`);
  const cells = change((row, column) => cellText(cellAt(grid, row, column)));
  writeFileSync(at(name), patchXlsx(bytesOf(name), [{ kind: 'setCells', sheet: sheetName, cells }]));
}

test('two coordinators merge into one ledger at once: nobody’s returns are lost, and the second is told', async () => {
  const returns = await returnsOf(at('台账.xlsx'), '07');
  const [one, other] = [at('甲'), at('乙')];
  for (const half of [one, other]) mkdirSync(half);
  readdirSync(returns).forEach((name, index) => {
    writeFileSync(path.join(index < 2 ? one : other, name), readFileSync(path.join(returns, name)));
  });
  const ran = await Promise.all([one, other].map((half) => merge(at('台账.xlsx'), [half], at('台账.xlsx'), '07')));
  expect(ran.map(({ code }) => code).sort()).toEqual([0, 2]);
  const lost = ran[0]?.code === 2 ? one : other;
  expect(ran.find(({ code }) => code === 2)?.error).toContain('另存');
  expect(readdirSync(folder)).toContain('台账（另存1）.xlsx');
  const again = await merge(at('台账.xlsx'), [lost], at('台账.xlsx'), '07');
  expect(again.code).toBe(0);
  const all = await merge(at('台账（另存1）.xlsx'), [returns], at('对照.xlsx'), '07');
  expect(all.code).toBe(0);
  expect(progressOn('台账.xlsx')).toEqual(progressOn('对照.xlsx'));
});

test('a ledger that is open in another program keeps its bytes; the result stands beside it', async () => {
  const returns = await returnsOf(at('台账.xlsx'), '07');
  const before = bytesOf('台账.xlsx');
  writeFileSync(at('.~lock.台账.xlsx#'), ',沈知远,office-3,;');
  const ran = await merge(at('台账.xlsx'), [returns], at('台账.xlsx'), '07');
  expect(ran).toMatchObject({ code: 2, error: expect.stringContaining('沈知远') });
  expect(bytesOf('台账.xlsx')).toEqual(before);
  expect(progressOn('台账（另存1）.xlsx')).toHaveLength(3);
});

/** The disk's steps of a run that merges in place, each of which may be its last. */
async function stepsOf(argv: readonly string[]): Promise<number> {
  const world = breakAt(Infinity, 'kill');
  await taizhang(...argv);
  jest.restoreAllMocks();
  return world.steps();
}

test('scene 10: whenever power fails in mid-merge, the ledger is whole; merging again in another order gives it byte for byte as undisturbed', async () => {
  const returns = await returnsOf(at('台账.xlsx'), '07');
  const files = readdirSync(returns).map((name) => path.join(returns, name));
  const orders = [files, [...files].reverse(), [...files.slice(2), ...files.slice(0, 2)]];
  const before = bytesOf('台账.xlsx');
  await merge(at('台账.xlsx'), files, at('未断电.xlsx'), '07');
  const after = bytesOf('未断电.xlsx');
  const again = (turn: number) => merge(at('台账.xlsx'), orders[turn % 3] ?? files, at('台账.xlsx'), '07');
  const steps = await stepsOf([
    'consolidate',
    at('台账.xlsx'),
    ...files,
    '-o',
    at('台账.xlsx'),
    '--as-of',
    '2026-07-24',
  ]);
  expect(steps).toBeGreaterThan(15);
  const left: boolean[] = [];
  for (let step = 1; step <= steps; step += 1) {
    writeFileSync(at('台账.xlsx'), before);
    breakAt(step, 'kill');
    const killed = await again(0);
    jest.restoreAllMocks();
    const standing = bytesOf('台账.xlsx');
    left.push(standing.length === after.length);
    expect([before, after]).toContainEqual(standing);
    // a return that cannot be opened is refused by itself, and said; only 0 says that all is merged
    if (killed.code === 0) expect(standing).toEqual(after);
    // its program is gone: its mark says a number that no program has
    for (const name of readdirSync(folder)) {
      if (name.startsWith('.~taizhang.'))
        writeFileSync(at(name), JSON.stringify({ pid: 2 ** 22 + 5, host: hostname() }));
    }
    expect((await again(step)).code).toBe(0);
    expect(bytesOf('台账.xlsx')).toEqual(after);
  }
  expect(new Set(left)).toEqual(new Set([false, true]));
}, 60_000);

test('scene 6: forty cells of July are polished and August is merged: no conflict, and July still shows the polished words', async () => {
  const rows = Array.from({ length: 40 }, (_, index) => {
    const unit = UNITS[index % 4] ?? '';
    return `${index + 1},${unit}第${index + 1}项工作,${unit},2026年12月底`;
  });
  writeFileSync(at('四十项.csv'), ['序号,主要任务,责任科室,完成时间', ...rows].join('\n'));
  await done('generate', at('四十项.csv'), '-o', at('台账.xlsx'), '--as-of', '2026-06-20');
  await merge(at('台账.xlsx'), [await returnsOf(at('台账.xlsx'), '07')], at('台账.xlsx'), '07');
  const polished = (index: number) => `润色：第${index + 1}项七月进展顺利。`;
  const [table] = readXlsx(bytesOf('台账.xlsx'), '台账.xlsx').sheets;
  edited('台账.xlsx', table?.name ?? '', (text) => {
    const header = [...Array(9).keys()].find((row) => text(row, 1) === '主要任务') ?? -1;
    const column = [...Array(12).keys()].find((one) => text(header, one) === '进展情况') ?? -1;
    return rows.map((_, index) => ({ row: header + 1 + index, column, value: polished(index) }));
  });
  expect(progressOn('台账.xlsx')).toEqual(rows.map((_, index) => polished(index)));
  const august = await returnsOf(at('台账.xlsx'), '08');
  const merged = await merge(at('台账.xlsx'), [august], at('台账.xlsx'), '08', '--json');
  expect(JSON.parse(merged.out)).toMatchObject({ conflicts: [], questions: [], entriesAdded: 40 });
  expect(progressOn('台账.xlsx')).toEqual(rows.map((_, index) => `${UNITS[index % 4] ?? ''}08完成3项。`));
  await done('clean', at('台账.xlsx'), '-o', at('七月.xlsx'), '--period', '2026-07');
  expect(progressOn('七月.xlsx')).toEqual(rows.map((_, index) => polished(index)));
  // only something new for July itself is put beside the polished words
  const [unit = ''] = UNITS;
  const late = fillReturn(bytesOf('下发07', `${unit}_台账_2026-07.xlsx`), () => ({
    状态: '推进中',
    进展情况: '更正7月：4项。',
  }));
  writeFileSync(at('更正.xlsx'), late);
  const asked = await merge(at('台账.xlsx'), [at('更正.xlsx')], at('另.xlsx'), '08', '--json');
  const { conflicts } = JSON.parse(asked.out) as { conflicts: { ours: string; theirs: string; period: string }[] };
  expect(conflicts.map(({ period, ours, theirs }) => [period, ours, theirs])).toEqual(
    rows.flatMap((_, index) => (index % 4 === 0 ? [['2026-07', polished(index), '更正7月：4项。']] : [])),
  );
  expect(progressOn('另.xlsx')).toEqual(progressOn('台账.xlsx'));
});

test('somebody rewrote an answer in 填报记录: nothing is merged on top of it until that is accepted, and then it is said', async () => {
  const returns = await returnsOf(at('台账.xlsx'), '07');
  await merge(at('台账.xlsx'), [returns], at('合并.xlsx'), '07');
  const august = await returnsOf(at('合并.xlsx'), '08');
  edited('合并.xlsx', '填报记录', (text) => {
    const column = [...Array(19).keys()].find((index) => text(0, index) === '进展情况') ?? -1;
    return [{ row: 1, column, value: '改写的话。' }];
  });
  const before = bytesOf('合并.xlsx');
  const refused = await merge(at('合并.xlsx'), [august], at('合并.xlsx'), '08');
  expect(refused).toMatchObject({ code: 2, error: expect.stringContaining('--accept-damage') });
  expect(bytesOf('合并.xlsx')).toEqual(before);
  const accepted = await merge(at('合并.xlsx'), [august], at('合并.xlsx'), '08', '--accept-damage', '--json');
  expect(accepted.code).toBe(1);
  expect(accepted.out).toContain('log.entryChanged');
});

test('where a text comes from, and the ledger as of an earlier month', async () => {
  await merge(at('台账.xlsx'), [await returnsOf(at('台账.xlsx'), '07')], at('台账.xlsx'), '07');
  await merge(at('台账.xlsx'), [await returnsOf(at('台账.xlsx'), '08')], at('台账.xlsx'), '08');
  const traced = await taizhangJson<{
    cells: { task: string; answers: { unit: string; run: string; entry: { file: { name: string } } }[] }[];
  }>('trace', at('台账.xlsx'), '--task', '2', '--column', '进展情况', '--period', '2026-08');
  expect(traced.json.cells).toMatchObject([
    {
      task: '整治市容环境',
      answers: [
        { unit: '环卫科', run: 'r2' },
        { unit: '城管科', run: 'r2' },
      ],
    },
  ]);
  await done('clean', at('台账.xlsx'), '-o', at('七月.xlsx'), '--period', '2026-07');
  expect(progressOn('七月.xlsx')[0]).toBe('科技科07完成3项。');
  expect(progressOn('台账.xlsx')[0]).toBe('科技科08完成3项。');
  expect(await taizhang('trace', at('台账.xlsx'), '--task', '99')).toMatchObject({ code: 2 });
});

test('a return that came in after the closing day is late, by the day that was noted', async () => {
  const returns = await returnsOf(at('台账.xlsx'), '07');
  const { json } = await taizhangJson<{ units: { state: string }[] }>(
    ...[
      'consolidate',
      at('台账.xlsx'),
      returns,
      '-o',
      at('迟.xlsx'),
      '--as-of',
      '2026-07-24',
      '--received',
      '2026-07-27',
    ],
  );
  expect(new Set(json.units.map(({ state }) => state))).toEqual(new Set(['late']));
  expect((await merge(at('台账.xlsx'), [returns], at('x.xlsx'), '07', '--received', '2026-02-30')).code).toBe(2);
});

test('at year’s end open tasks go on in a new ledger that takes January’s returns; the old file stays as it is', async () => {
  const returns = await returnsOf(at('台账.xlsx'), '12', (unit) => `${unit}年底完成3项。`);
  const closing = path.join(returns, '档案科_台账_2026-12.xlsx');
  const form = new Uint8Array(readFileSync(closing));
  const closed = { 状态: '已完成', 进展情况: '3万卷全部清理完毕。', 办结日期: '2026-12-10' };
  writeFileSync(
    closing,
    fillReturn(form, () => closed),
  );
  await merge(at('台账.xlsx'), [returns], at('台账.xlsx'), '12');
  const archive = bytesOf('台账.xlsx');
  const { json } = await taizhangJson<{ carried: string[]; closed: string[]; continues: { hash: string } }>(
    ...['carry-over', at('台账.xlsx'), '-o', at('2027.xlsx'), '--through', '2026-12', '--as-of', '2026-12-31'],
  );
  expect([json.carried.length, json.closed.length]).toEqual([2, 1]);
  expect(bytesOf('台账.xlsx')).toEqual(archive);
  expect(progressOn('2027.xlsx')[0]).toBe('科技科年底完成3项。');
  expect(await taizhang('fsck', at('2027.xlsx'))).toMatchObject({ code: 0 });
  // last year's file belongs to last year's ledger
  const old = await taizhangJson<{ files: { state: string }[] }>(
    ...['consolidate', at('2027.xlsx'), closing, '-o', at('n.xlsx'), '--as-of', '2027-01-24'],
  );
  expect(old.json.files).toMatchObject([{ state: 'rejected' }]);
});
