import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCommandLine } from '../../src/cli/run';
import { nodeServices } from '../../src/cli/services';
import { stopSignals } from '../../src/cli/stop';
import { fillReturn } from '../flow/fill';
import { taizhang } from './run';

const UNITS = ['科技科', '城管科', '档案科'];
let folder: string;
const at = (...names: string[]) => path.join(folder, ...names);
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'taizhang-stop-'));
  const rows = UNITS.map((unit, index) => `${index + 1},${unit}的工作,${unit},2026年8月底`);
  writeFileSync(at('方案.csv'), ['序号,主要任务,责任科室,完成时间', ...rows].join('\n'));
  await taizhang('generate', at('方案.csv'), '-o', at('台账.xlsx'));
  await taizhang('distribute', at('台账.xlsx'), '-o', at('下发'), '--period', '2026-07');
  mkdirSync(at('回表'));
  for (const name of readdirSync(at('下发'))) {
    const filled = fillReturn(readFileSync(at('下发', name)), () => ({ 状态: '推进中', 进展情况: '已开会3次。' }));
    writeFileSync(at('回表', name), filled);
  }
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.removeAllListeners(signal);
});

/** Everything below the folder with its bytes and times. */
function world(): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return new Map(
    names.map((name) => {
      const { mtimeMs, ino } = statSync(at(name));
      const content = statSync(at(name)).isFile() ? readFileSync(at(name)).toString('base64') : '';
      return [name, `${mtimeMs} ${ino} ${content}`];
    }),
  );
}

const MERGE = () => ['consolidate', at('台账.xlsx'), at('回表'), '-o', at('台账.xlsx'), '--as-of', '2026-07-24'];

async function run(argv: readonly string[], more: { stopAsked?: () => Promise<boolean>; watched?: boolean } = {}) {
  const printed = { out: '', error: '' };
  const code = await runCommandLine(argv, {
    out: (text) => (printed.out += text),
    error: (text) => (printed.error += text),
    watched: false,
    today: '2026-07-30',
    services: nodeServices(),
    version: '0.0.0',
    ...more,
  });
  return { code, ...printed };
}

test('whenever a person stops it, consolidation says so in one line and has written nothing', async () => {
  const before = world();
  let asked = 0;
  let stopAt = 1;
  for (; stopAt < 100; stopAt += 1) {
    asked = 0;
    const ran = await run(MERGE(), { stopAsked: () => Promise.resolve((asked += 1) >= stopAt) });
    if (ran.code === 0) break;
    expect(ran).toEqual({ code: 2, out: '', error: '已停止，没有写入任何文件。\n' });
    expect(world()).toEqual(before);
  }
  // before each file is taken in, before each is read, after the last, and before it is written
  expect(stopAt).toBe(2 * UNITS.length + 3);
  expect(world()).not.toEqual(before);
});

test('signals are only listened to while somebody asks for them', async () => {
  const asked = stopSignals();
  expect(process.listenerCount('SIGINT')).toBe(0);
  expect(await asked()).toBe(false);
  process.emit('SIGINT');
  expect(await asked()).toBe(true);
});

test('a dry run says all that the run itself says, and touches nothing', async () => {
  const before = world();
  const dry = await run([...MERGE(), '--dry-run', '--json']);
  expect(world()).toEqual(before);
  const wet = await run([...MERGE(), '--json']);
  expect(JSON.parse(dry.out)).toEqual(JSON.parse(wet.out));
  expect(dry.code).toBe(wet.code);
});

test('progress is shown where somebody watches, and only there', async () => {
  const watched = await run([...MERGE(), '--dry-run'], { watched: true });
  expect(watched.error).toContain('读取 3/3');
  expect((await run([...MERGE(), '--dry-run'])).error).toBe('');
  const stopped = await run(MERGE(), { watched: true, stopAsked: () => Promise.resolve(true) });
  expect(stopped.error.split('\u001b[K').at(-1)).toBe('已停止，没有写入任何文件。\n');
});
