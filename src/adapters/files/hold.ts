import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { failure } from '../../core/model';
import { errorCode } from './read';

/** Saving takes a moment: whoever holds a file longer than this was stopped in the middle of it. */
const STALE_AFTER = 60_000;
/** How often, and how many times, to look again whether the other has finished. */
const [PAUSE, LOOKS] = [50, 100];

/**
 * Does the work while holding the target against everybody else who saves it by this software: between the last look
 * at a file and its replacement nobody comes in. A mark left by a program that was stopped is taken over.
 * @throws AdapterError file.inUse where another saves it all the time; whatever the work throws
 */
export async function holding<T>(target: string, work: () => Promise<T>): Promise<T> {
  const mark = path.join(path.dirname(target), `.~taizhang.${path.basename(target)}`);
  await takeHold(mark, target);
  try {
    return await work();
  } finally {
    await rm(mark, { force: true }).catch(() => undefined);
  }
}

async function takeHold(mark: string, target: string): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    if (await setMark(mark)) return;
    if (await isStale(mark)) await takeAway(mark);
    else await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  throw failure('file.inUse', { file: target, by: (await holderOf(mark)).host });
}

/** False where somebody holds it already. */
async function setMark(mark: string): Promise<boolean> {
  try {
    const handle = await open(mark, 'wx');
    await handle.writeFile(JSON.stringify({ pid: process.pid, host: hostname() })).finally(() => handle.close());
    return true;
  } catch (cause) {
    if (errorCode(cause) === 'EEXIST') return false;
    throw cause;
  }
}

/** Its program is gone from this computer, or it is older than any saving takes. */
async function isStale(mark: string): Promise<boolean> {
  const present = await stat(mark).catch(() => null);
  if (present === null) return false;
  if (Date.now() - present.mtimeMs > STALE_AFTER) return true;
  const { pid, host } = await holderOf(mark);
  return host === hostname() && pid !== null && !isRunning(pid);
}

/** By renaming, which only one of several can do. */
async function takeAway(mark: string): Promise<void> {
  const aside = `${mark}.${process.pid}`;
  await rename(mark, aside).catch(() => undefined);
  await rm(aside, { force: true });
}

async function holderOf(mark: string): Promise<{ readonly pid: number | null; readonly host: string }> {
  const text = await readFile(mark, 'utf8').catch(() => '');
  const pid = /"pid":(\d+)/.exec(text)?.[1];
  return { pid: pid === undefined ? null : Number(pid), host: /"host":"([^"]*)"/.exec(text)?.[1] ?? '' };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return errorCode(cause) !== 'ESRCH';
  }
}
