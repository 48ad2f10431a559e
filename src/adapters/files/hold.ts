import { randomUUID } from 'node:crypto';
import { link, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { failure } from '../../core/model';
import { errorCode } from './read';
import { sideName } from './side-names';

/** Saving takes a moment: whoever holds a file longer than this was stopped in the middle of it. */
const STALE_AFTER = 60_000;
/** A mark that says nothing: its program was stopped between making and writing it. */
const EMPTY_AFTER = 2_000;
/** How often, and how many times, to look again whether the other has finished. */
const [PAUSE, LOOKS] = [50, 100];

/** What the work is given while a target is held. */
export type Hold = {
  /** @throws AdapterError file.inUse where somebody took the hold over: this program stood still for too long */
  readonly assertHeld: () => Promise<void>;
};

/**
 * Does the work while holding the target against everybody else who saves it by this software: between the last look
 * at a file and its replacement nobody comes in. A mark left by a program that was stopped is taken over, and what it
 * had half written is cleared away.
 * @throws AdapterError file.inUse where another saves it all the time; whatever the work throws
 */
export async function holding<T>(target: string, work: (hold: Hold) => Promise<T>): Promise<T> {
  const mark = sideName(target, 'taizhang.', '');
  const own = JSON.stringify({ pid: process.pid, host: hostname(), hold: randomUUID() });
  await takeHold(mark, own, target);
  const assertHeld = async (): Promise<void> => {
    const standing = await contentOf(mark);
    if (standing !== own) throw failure('file.inUse', { file: target, by: holderOf(standing).host });
  };
  try {
    return await work({ assertHeld });
  } finally {
    if ((await contentOf(mark)) === own) await rm(mark, { force: true }).catch(() => undefined);
  }
}

/** The place where a program writes what will take the target's name. */
export function temporaryOf(target: string, pid: number = process.pid): string {
  return sideName(target, '', `.${pid}.tmp`);
}

async function takeHold(mark: string, own: string, target: string): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    if (await setMark(mark, own)) return;
    const standing = await contentOf(mark);
    if (await isStale(mark, standing)) await takeAway(mark, standing, target);
    else await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  throw failure('file.inUse', { file: target, by: holderOf(await contentOf(mark)).host });
}

/** False where somebody holds it already. */
async function setMark(mark: string, own: string): Promise<boolean> {
  try {
    const handle = await open(mark, 'wx');
    try {
      await handle.writeFile(own);
    } catch (cause) {
      // a mark that cannot be written (a full disk) would keep others out
      await rm(mark, { force: true }).catch(() => undefined);
      throw cause;
    } finally {
      await handle.close();
    }
    return true;
  } catch (cause) {
    if (errorCode(cause) === 'EEXIST') return false;
    throw cause;
  }
}

/** Its program is gone from this computer, or it is older than any saving takes. */
async function isStale(mark: string, standing: string): Promise<boolean> {
  const present = await stat(mark).catch(() => null);
  if (present === null) return false;
  const age = Date.now() - present.mtimeMs;
  if (age > (standing === '' ? EMPTY_AFTER : STALE_AFTER)) return true;
  const { pid, host } = holderOf(standing);
  return host === hostname() && pid !== null && !isRunning(pid);
}

/**
 * By renaming, which only one of several can do. Who is slower may catch the mark of the quicker one: that goes back to
 * its place.
 */
async function takeAway(mark: string, stale: string, target: string): Promise<void> {
  const aside = sideName(target, 'taizhang.', `.${process.pid}.old`);
  await rename(mark, aside).catch(() => undefined);
  if ((await contentOf(aside)) !== stale) await link(aside, mark).catch(() => undefined);
  else await clearAfter(stale, target);
  await rm(aside, { force: true });
}

/** What a stopped program had half written. */
async function clearAfter(stale: string, target: string): Promise<void> {
  const { pid, host } = holderOf(stale);
  if (pid !== null && host === hostname()) await rm(temporaryOf(target, pid), { force: true }).catch(() => undefined);
}

async function contentOf(mark: string): Promise<string> {
  return readFile(mark, 'utf8').catch(() => '');
}

function holderOf(standing: string): { readonly pid: number | null; readonly host: string } {
  const pid = /"pid":(\d+)/.exec(standing)?.[1];
  return { pid: pid === undefined ? null : Number(pid), host: /"host":"([^"]*)"/.exec(standing)?.[1] ?? '' };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return errorCode(cause) !== 'ESRCH';
  }
}
