import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { patchXlsx } from '../../src/adapters/xlsx/patch';
import { fillReturn, tableOf } from '../flow/fill';
import { taizhang, taizhangJson } from './run';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'taizhang-lost-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});
const at = (...names: string[]) => path.join(folder, ...names);

async function aLedger(...rows: readonly string[]): Promise<string> {
  writeFileSync(at('方案.csv'), ['序号,主要任务,责任科室,完成时间', ...rows].join('\n'));
  await taizhang('generate', at('方案.csv'), '-o', at('台账.xlsx'), '--title', '工作台账');
  return at('台账.xlsx');
}

const handOut = (ledger: string) =>
  taizhangJson<{ kept: string[]; files: { file: string; unit: string }[] }>(
    'distribute',
    ledger,
    '-o',
    at('下发'),
    '--period',
    '2026-07',
  );

describe('handing out', () => {
  test('units whose names differ only by signs that no file name takes get a file each', async () => {
    const { json } = await handOut(await aLedger('1,编制目录,甲:科,2026年8月底', '2,汇聚数据,甲?科,2026年9月底'));
    expect(json.files.map(({ unit }) => unit)).toEqual(['甲:科', '甲?科']);
    expect(readdirSync(at('下发'))).toHaveLength(2);
  });

  test('again into the same folder leaves a sheet that was filled in alone and saves the new one beside it', async () => {
    const ledger = await aLedger('1,编制目录,办公室,2026年8月底', '2,汇聚数据,数据科,2026年9月底');
    await handOut(ledger);
    const [office = '', data = ''] = readdirSync(at('下发'));
    const filled = fillReturn(readFileSync(at('下发', office)), () => ({ 状态: '推进中', 进展情况: '已编目录30条。' }));
    writeFileSync(at('下发', office), filled);
    writeFileSync(at('下发', data), 'notes of somebody');
    expect((await handOut(ledger)).json.kept).toEqual([office, data]);
    expect(readFileSync(at('下发', office))).toEqual(Buffer.from(filled));
    expect(readFileSync(at('下发', data), 'utf8')).toBe('notes of somebody');
    expect(readdirSync(at('下发'))).toHaveLength(4);
  });

  test('again replaces sheets that nobody has touched, though the ledger has changed meanwhile', async () => {
    const first = await handOut(await aLedger('1,编制目录,办公室,2026年8月底'));
    const { json } = await handOut(await aLedger('1,编制目录,办公室,2026年8月底', '2,汇聚数据,办公室,2026年9月底'));
    expect(first.json.kept).toEqual([]);
    expect(json.kept).toEqual([]);
    expect(readdirSync(at('下发'))).toHaveLength(1);
  });
});

describe('consolidating', () => {
  test('never puts the result in the place of a return, though only its folder was named', async () => {
    const ledger = await aLedger('1,编制目录,办公室,2026年8月底');
    await handOut(ledger);
    const [name = ''] = readdirSync(at('下发'));
    const before = readFileSync(at('下发', name));
    expect((await taizhang('consolidate', ledger, at('下发'), '-o', at('下发', name))).code).toBe(2);
    expect(readFileSync(at('下发', name))).toEqual(before);
  });

  test('a ledger that is kept in the folder of its returns goes on in its place, and is listed as no return', async () => {
    const ledger = await aLedger('1,编制目录,办公室,2026年8月底');
    await handOut(ledger);
    const [name = ''] = readdirSync(at('下发'));
    writeFileSync(
      at(name),
      fillReturn(readFileSync(at('下发', name)), () => ({ 状态: '推进中', 进展情况: '已编30条。' })),
    );
    rmSync(at('下发'), { recursive: true });
    const { json } = await taizhangJson<{ files: { file: string; state: string }[] }>(
      ...['consolidate', ledger, folder, '-o', ledger],
    );
    expect(json.files.filter(({ file }) => file.endsWith('.xlsx')).map(({ file, state }) => [file, state])).toEqual([
      [name, 'merged'],
      ['台账.xlsx', 'rejected'],
    ]);
    expect((await taizhang('fsck', ledger)).code).toBe(0);
  });

  test('files that are named like a workbook and are none are refused with the reason, not filed as attachments', async () => {
    const ledger = await aLedger('1,编制目录,办公室,2026年8月底');
    mkdirSync(at('收到'));
    writeFileSync(at('收到', '办公室.xlsx'), '见附件');
    writeFileSync(at('收到', '数据科.xls'), new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]));
    writeFileSync(at('收到', '盖章件.png'), new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]));
    const { code, json } = await taizhangJson<{ files: { file: string; state: string; reason?: string }[] }>(
      'consolidate',
      ledger,
      at('收到'),
      '-o',
      at('结果.xlsx'),
    );
    expect(code).toBe(1);
    expect(json.files.map(({ file, state }) => [file, state])).toEqual([
      ['办公室.xlsx', 'rejected'],
      ['数据科.xls', 'rejected'],
      ['盖章件.png', 'attachment'],
    ]);
  });

  test('a sheet that came back empty is no nil report: its unit is still asked', async () => {
    const ledger = await aLedger('1,编制目录,办公室,2026年8月底');
    await handOut(ledger);
    const merged = await taizhangJson<{ units: { unit: string; state: string; filled: number }[] }>(
      'consolidate',
      ledger,
      at('下发'),
      '-o',
      at('结果.xlsx'),
      '--period',
      '2026-07',
    );
    expect(merged.json.units).toMatchObject([{ unit: '办公室', state: 'partial', filled: 0 }]);
    const chased = await taizhangJson<{ units: { unit: string }[] }>('chase', at('结果.xlsx'), '--period', '2026-07');
    expect(chased.json.units.map(({ unit }) => unit)).toEqual(['办公室']);
  });

  test('into a ledger whose column of progress has lost its name says so', async () => {
    const ledger = await aLedger('1,编制目录,办公室,2026年8月底');
    await handOut(ledger);
    const { grid, header, columns } = tableOf(readFileSync(ledger));
    const cell = { row: header, column: columns.get('进展情况') ?? -1, value: '说明' };
    writeFileSync(ledger, patchXlsx(readFileSync(ledger), [{ kind: 'setCells', sheet: grid.name, cells: [cell] }], {}));
    const { json } = await taizhangJson<{ issues: { code: string }[] }>(
      'consolidate',
      ledger,
      at('下发'),
      '-o',
      at('结果.xlsx'),
    );
    expect(json.issues.map(({ code }) => code)).toContain('sheet.headerChanged');
  });

  test('the same file under two names is taken once, whole', async () => {
    const ledger = await aLedger(
      ...['甲', '乙', '丙', '丁', '戊'].map((task, index) => `${index + 1},${task}项工作,办公室,2026年8月底`),
    );
    await handOut(ledger);
    const [name = ''] = readdirSync(at('下发'));
    const filled = fillReturn(readFileSync(at('下发', name)), (task) => ({
      状态: '推进中',
      进展情况: `${task}已开会。`,
    }));
    mkdirSync(at('收到'));
    for (const copy of ['一.xlsx', '二.xlsx']) writeFileSync(at('收到', copy), filled);
    const { json } = await taizhangJson<{ files: { entries: number }[] }>(
      'consolidate',
      ledger,
      at('收到'),
      '-o',
      at('结果.xlsx'),
    );
    expect(json.files.map(({ entries }) => entries).sort()).toEqual([0, 5]);
  });

  test('of two versions of one unit, “theirs” decides nothing', async () => {
    const ledger = await aLedger('1,编制目录,办公室,2026年8月底');
    await handOut(ledger);
    const [name = ''] = readdirSync(at('下发'));
    const issued = readFileSync(at('下发', name));
    mkdirSync(at('收到'));
    for (const words of ['已编30条。', '已编50条。']) {
      writeFileSync(
        at('收到', `${words.slice(2, 4)}.xlsx`),
        fillReturn(issued, () => ({ 状态: '推进中', 进展情况: words })),
      );
    }
    const { json } = await taizhangJson<{ conflicts: unknown[] }>(
      'consolidate',
      ledger,
      at('收到'),
      '-o',
      at('结果.xlsx'),
      '--prefer',
      'theirs',
    );
    expect(json.conflicts).toHaveLength(1);
  });
});

test('a file that is too large to be read is refused by itself, and the others are merged', async () => {
  const ledger = await aLedger('1,编制目录,办公室,2026年8月底');
  await handOut(ledger);
  const [office = ''] = readdirSync(at('下发'));
  const filled = fillReturn(readFileSync(at('下发', office)), () => ({ 状态: '推进中', 进展情况: '已编目录30条。' }));
  writeFileSync(at('下发', office), filled);
  writeFileSync(at('下发', '视频.xlsx'), '');
  truncateSync(at('下发', '视频.xlsx'), 101 * 1024 * 1024);
  const args = ['consolidate', ledger, at('下发'), '-o', at('汇总.xlsx'), '--as-of', '2026-07-28'];
  const { code, json } = await taizhangJson<{ entriesAdded: number; files: { file: string; state: string }[] }>(
    ...args,
  );
  expect(code).toBe(1);
  expect(json.entriesAdded).toBe(1);
  expect(Object.fromEntries(json.files.map(({ file, state }) => [file, state]))).toEqual({
    [office]: 'merged',
    '视频.xlsx': 'rejected',
  });
});

test('a year that is none is refused before anything is made of it', async () => {
  const ledger = await aLedger('1,编制目录,办公室,8月底');
  expect((await taizhang('generate', at('方案.csv'), '-o', at('又.xlsx'), '--year', '20')).code).toBe(2);
  expect(readdirSync(folder)).not.toContain('又.xlsx');
  expect(ledger).toContain(folder);
});
