import fs from 'node:fs/promises';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  lstatSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { fingerprint, saveBeside, saveFile } from '../../../src/adapters/files/save';
import { AdapterError } from '../../../src/core/model';
import { breakAt, type Fault } from '../../support/broken-disk';

/** Large enough that half of it is no whole file by chance. */
const bytes = (text: string) => new TextEncoder().encode(text.repeat(1000));
const OLD = bytes('旧台账');
const NEW = bytes('新台账');
let folder: string;
let target: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'taizhang-faults-'));
  target = path.join(folder, '台账.xlsx');
  writeFileSync(target, OLD);
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

test.each<Fault>(['EIO', 'ENOSPC', 'EACCES', 'kill'])(
  'whatever step of saving meets %s, the old file stays whole or the new one is, and failure is said',
  async (fault) => {
    let steps = Infinity;
    for (let step = 1; step <= steps; step += 1) {
      writeFileSync(target, OLD);
      const world = breakAt(step, fault);
      const outcome = await saveFile(target, NEW).then(
        () => 'saved',
        (error: unknown) => error,
      );
      if (step === 1) expect(outcome).toBeInstanceOf(AdapterError);
      if (world.steps() < step) steps = world.steps();
      jest.restoreAllMocks();
      const after = new Uint8Array(readFileSync(target));
      expect([OLD, NEW]).toContainEqual(after);
      if (outcome === 'saved') expect(after).toEqual(NEW);
      else expect(outcome).toMatchObject({ code: expect.stringMatching(/^file\./) });
      // what a stopped program left behind is in nobody's way
      for (const name of readdirSync(folder)) if (name !== '台账.xlsx') rmOld(name);
    }
    expect(steps).toBeGreaterThan(8);
  },
);

/** Traces are named so that no folder of returns lists them. */
function rmOld(name: string): void {
  expect(name.startsWith('.~')).toBe(true);
  rmSync(path.join(folder, name));
}

test('two who save at once: one is saved, the other is told; neither is mixed', async () => {
  const expects = await fingerprint(target);
  const [one, other] = [bytes('甲'), bytes('乙')];
  const outcomes = await Promise.allSettled([saveFile(target, one, { expects }), saveFile(target, other, { expects })]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'file.changed' } });
  const winner = outcomes[0]?.status === 'fulfilled' ? one : other;
  expect(new Uint8Array(readFileSync(target))).toEqual(winner);
  expect(readdirSync(folder)).toEqual(['台账.xlsx']);
});

test('the mark of a program that was stopped in the middle does not keep the next one out', async () => {
  const mark = path.join(folder, '.~taizhang.台账.xlsx');
  writeFileSync(mark, JSON.stringify({ pid: 2 ** 22 + 5, host: hostname() }));
  await saveFile(target, NEW);
  writeFileSync(mark, JSON.stringify({ pid: 1, host: '别的电脑' }));
  utimesSync(mark, new Date(0), new Date(0));
  await saveFile(target, OLD);
  expect(new Uint8Array(readFileSync(target))).toEqual(OLD);
  expect(readdirSync(folder)).toEqual(['台账.xlsx']);
});

test('what cannot take its place is saved beside it under a free name', async () => {
  writeFileSync(path.join(folder, '台账（另存1）.xlsx'), 'taken');
  expect(path.basename(await saveBeside(target, NEW))).toBe('台账（另存2）.xlsx');
  expect(readFileSync(path.join(folder, '台账（另存1）.xlsx'), 'utf8')).toBe('taken');
});

test('a ledger reached by a link is replaced where it is; the link stays', async () => {
  mkdirSync(path.join(folder, '共享'));
  const link = path.join(folder, '共享', '台账.xlsx');
  symlinkSync(target, link);
  await saveFile(link, NEW);
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(new Uint8Array(readFileSync(target))).toEqual(NEW);
});

test('a disk so full that not even the mark fits keeps nobody out afterwards', async () => {
  const real = fs.open;
  jest.spyOn(fs, 'open').mockImplementationOnce(async (...args: Parameters<typeof fs.open>) => {
    const handle = await real(...args);
    handle.writeFile = () => Promise.reject(Object.assign(new Error(), { code: 'ENOSPC' }));
    return handle;
  });
  await expect(saveFile(target, NEW)).rejects.toMatchObject({ code: 'file.unwritable' });
  expect(readdirSync(folder)).toEqual(['台账.xlsx']);
  await saveFile(target, NEW);
});

test('what a stopped program had half written is cleared away with its mark', async () => {
  const gone = 2 ** 22 + 5;
  writeFileSync(path.join(folder, '.~taizhang.台账.xlsx'), JSON.stringify({ pid: gone, host: hostname() }));
  writeFileSync(path.join(folder, `.~台账.xlsx.${gone}.tmp`), 'half');
  await saveFile(target, NEW);
  expect(readdirSync(folder)).toEqual(['台账.xlsx']);
});

test('of two who take over the mark of a stopped program the slower does not take away the quicker’s', async () => {
  const mark = path.join(folder, '.~taizhang.台账.xlsx');
  const stale = JSON.stringify({ pid: 2 ** 22 + 5, host: hostname() });
  const quicker = JSON.stringify({ pid: process.pid, host: hostname(), hold: 'quicker' });
  writeFileSync(mark, stale);
  const { rename, rm } = { ...fs };
  let taken = false;
  jest.spyOn(fs, 'rename').mockImplementation(async (from, to) => {
    // between the look at the stale mark and its removal another program has put its own in its place
    if (!taken && from === mark) writeFileSync(mark, quicker);
    taken = true;
    return rename(from, to);
  });
  const saved: string[] = [];
  const saving = saveFile(target, NEW).then(() => saved.push('slower'));
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect([readFileSync(mark, 'utf8'), saved]).toEqual([quicker, []]);
  await rm(mark);
  await saving;
  expect(new Uint8Array(readFileSync(target))).toEqual(NEW);
});

test('who stood still so long that another took the hold over saves nothing', async () => {
  const { readFile } = { ...fs };
  jest.spyOn(fs, 'readFile').mockImplementation(async (...args: Parameters<typeof fs.readFile>) => {
    if (String(args[0]).endsWith('.tmp')) {
      writeFileSync(path.join(folder, '.~taizhang.台账.xlsx'), '{"pid":1,"host":"别的电脑"}');
    }
    return readFile(...args);
  });
  await expect(saveFile(target, NEW)).rejects.toMatchObject({ code: 'file.inUse', issue: { by: '别的电脑' } });
  expect(new Uint8Array(readFileSync(target))).toEqual(OLD);
  expect(readFileSync(path.join(folder, '.~taizhang.台账.xlsx'), 'utf8')).toContain('别的电脑');
});
