import { constants } from 'node:fs';
import { access, chmod, mkdir, open, readFile, readlink, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { OutputFile } from '../../app/ports';
import { AdapterError, failure, sha256 } from '../../core/model';
import { holding, temporaryOf } from './hold';
import { refuseOpenTarget } from './office-locks';
import { errorCode } from './read';
import { nameWith } from './side-names';

export type SaveOptions = {
  /** the target as `fingerprint` saw it before the work began; one that is something else by now is never replaced */
  readonly expects?: string;
};

/** What stands at a place: the sha256 of its bytes, '' where there is no file. */
export async function fingerprint(target: string): Promise<string> {
  const present = await stat(target).catch(() => null);
  // a device would never come to an end
  return present?.isFile() === true ? sha256(await readFile(target)) : '';
}

/**
 * Saves bytes under a name so that the old file stays whole until the new one is: a temporary file beside the target,
 * flushed, read back and compared; the target checked again; renamed; the folder flushed.
 * @throws AdapterError file.unwritable, file.inUse, file.changed
 */
export async function saveFile(given: string, bytes: Uint8Array, options: SaveOptions = {}): Promise<void> {
  // a link stays one: what it names is replaced
  const target = await placeOf(given);
  const folder = path.dirname(target);
  const temporary = temporaryOf(target);
  try {
    await makeFolder(folder);
    const mode = await modeOfTarget(target);
    await holding(target, async ({ assertHeld }) => {
      await refuseIfOpen(given, target);
      await writeFlushed(temporary, bytes);
      await verify(temporary, bytes);
      if (mode !== null) await chmod(temporary, mode);
      await refuseIfOpen(given, target);
      await refuseChangedTarget(target, options);
      await assertHeld();
      await rename(temporary, target);
      await flushFolder(folder);
    });
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    if (cause instanceof AdapterError) throw cause;
    throw failure('file.unwritable', { file: target, reason: reasonOf(cause) }, cause);
  }
}

/**
 * Saves beside a target that cannot be replaced, under the first free name (`台账（另存1）.xlsx`); gives the path.
 * @throws AdapterError file.unwritable
 */
export async function saveBeside(target: string, bytes: Uint8Array): Promise<string> {
  for (let count = 1; ; count += 1) {
    const beside = nameWith(target, `（另存${count}）`);
    if ((await stat(beside).catch(() => null)) !== null) continue;
    await saveFile(beside, bytes, { expects: '' });
    return beside;
  }
}

/** Saves several files into a folder: all are written and verified before the first takes its name. */
export async function saveFiles(folder: string, files: readonly OutputFile[]): Promise<void> {
  await assertWritable(folder);
  for (const file of files) await saveFile(path.join(folder, file.name), file.bytes);
}

async function assertWritable(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
    await access(folder, constants.W_OK);
  } catch (cause) {
    throw failure('file.unwritable', { file: folder, reason: reasonOf(cause) }, cause);
  }
}

/** Makes a folder and those above it, one by one: on systems that refuse, a recursive call may never come back. */
async function makeFolder(folder: string): Promise<void> {
  const present = await stat(folder).catch(() => null);
  if (present?.isDirectory() === true) return;
  const above = path.dirname(folder);
  if (above !== folder) await makeFolder(above);
  await mkdir(folder).catch(async (cause: unknown) => {
    if (errorCode(cause) !== 'EEXIST' || !(await stat(folder)).isDirectory()) throw cause;
  });
}

/** Where a name leads: through links, also one whose file is not there yet. */
async function placeOf(given: string): Promise<string> {
  const real = await realpath(given).catch(() => null);
  if (real !== null) return real;
  const named = await readlink(given).catch(() => null);
  if (named === null) return given;
  const next = path.resolve(path.dirname(given), named);
  return (await readlink(next).catch(() => null)) === null ? next : given;
}

/** Whoever opened the ledger by a link has its lock file beside the link. */
async function refuseIfOpen(given: string, target: string): Promise<void> {
  await refuseOpenTarget(target);
  if (path.resolve(given) !== target) await refuseOpenTarget(path.resolve(given));
}

/** The permissions of the file that is to be replaced, null where there is none; only a plain writable file is. */
async function modeOfTarget(target: string): Promise<number | null> {
  const present = await stat(target).catch(() => null);
  if (present === null) return null;
  if (present.isDirectory()) throw failure('file.unwritable', { file: target, reason: 'EISDIR' });
  if (!present.isFile()) throw failure('file.unwritable', { file: target, reason: 'special' });
  // an administrator may write anything, but a file that somebody protected stays protected
  if ((present.mode & 0o222) === 0) throw failure('file.unwritable', { file: target, reason: 'readOnly' });
  return present.mode & 0o777;
}

async function writeFlushed(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function verify(file: string, bytes: Uint8Array): Promise<void> {
  const written = await readFile(file);
  if (!written.equals(bytes)) throw failure('file.unwritable', { file, reason: 'verify' });
}

/** A target that is gone by now loses nobody's work: it is written anew. */
async function refuseChangedTarget(target: string, options: SaveOptions): Promise<void> {
  if (options.expects === undefined) return;
  const present = await fingerprint(target);
  if (present !== '' && present !== options.expects) throw failure('file.changed', { file: target });
}

async function flushFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; there the rename alone has to do
  const handle = await open(folder, 'r').catch(() => null);
  if (handle === null) return;
  try {
    await handle.sync();
  } catch (cause) {
    // shares that cannot flush a folder say so; a disk that fails is another matter
    if (['EIO', 'ENOSPC', 'EDQUOT'].includes(errorCode(cause) ?? '')) throw cause;
  } finally {
    await handle.close();
  }
}

function reasonOf(cause: unknown): string {
  return errorCode(cause) ?? (cause instanceof Error ? cause.message : String(cause));
}
