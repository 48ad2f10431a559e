import { readFileSync, statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { InputFile } from '../../app/ports';
import { failure } from '../../core/model';

/** Bytes a single file may have; larger ones are refused before they are read into memory. */
export const FILE_LIMIT = 100 * 1024 * 1024;

/**
 * Reads one file, at once: waiting for the system in turns costs several times as much for hundreds of small files.
 * @throws AdapterError file.missing, file.isFolder, file.tooLarge, file.unreadable
 */
export function readInput(target: string): Promise<InputFile> {
  return new Promise((resolve) => {
    resolve(readNow(target));
  });
}

function readNow(target: string): InputFile {
  const name = path.basename(target);
  try {
    const found = statSync(target);
    if (found.isDirectory()) throw failure('file.isFolder', { file: target });
    if (found.size > FILE_LIMIT) throw failure('file.tooLarge', { file: target, bytes: found.size, limit: FILE_LIMIT });
    const bytes = readFileSync(target);
    return { name, bytes: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
  } catch (cause) {
    throw asReadFailure(target, cause);
  }
}

/** The files that a list of files and folders names, folders whole, in a stable order. */
export async function listInputs(targets: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const target of targets) files.push(...(await filesBelow(target)));
  return files;
}

async function filesBelow(target: string): Promise<string[]> {
  try {
    if (!(await stat(target)).isDirectory()) return [target];
    const below: string[] = [];
    const members = (await readdir(target, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const member of members) {
      if (isTrace(member.name)) continue;
      const child = path.join(target, member.name);
      below.push(...(member.isDirectory() ? await filesBelow(child) : [child]));
    }
    return below;
  } catch (cause) {
    throw asReadFailure(target, cause);
  }
}

/** What office programs and systems leave beside documents: their lock files and folder settings, nobody's work. */
function isTrace(name: string): boolean {
  return /^(?:~\$|\.~|\.DS_Store$|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i.test(name);
}

function asReadFailure(target: string, cause: unknown): Error {
  const code = errorCode(cause);
  if (code === 'ENOENT' || code === 'ENOTDIR') return failure('file.missing', { file: target }, cause);
  if (code === undefined && cause instanceof Error) return cause;
  return failure('file.unreadable', { file: target, reason: code ?? String(cause) }, cause);
}

/** The system's own error code (ENOENT, EACCES …) of an exception, where it has one. */
export function errorCode(cause: unknown): string | undefined {
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' && /^E[A-Z0-9]+$/.test(cause.code) ? cause.code : undefined;
}
