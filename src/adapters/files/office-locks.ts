import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { failure } from '../../core/model';

/**
 * Excel, WPS and LibreOffice leave a lock file beside what they have open; saving under them loses somebody's work.
 * @throws AdapterError file.inUse, with the person where the lock file names one
 */
export async function refuseOpenTarget(target: string): Promise<void> {
  const base = path.basename(target);
  const folder = path.dirname(target);
  const locks = new Set([`~$${base}`, `~$${base.slice(2)}`, `.~${base}`, `.~lock.${base}#`].map(sameName));
  const lock = (await readdir(folder)).find((name) => locks.has(sameName(name)));
  if (lock === undefined) return;
  const by = await readFile(path.join(folder, lock))
    .then((content) => holderOf(lock, content))
    .catch(() => '');
  throw failure('file.inUse', { file: target, by });
}

/** Shares keep names in other cases and Macs in other compositions than they were typed. */
function sameName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** Bytes of the owner file that Excel and WPS leave, and of Word's; the name stands twice, the second time in UTF-16. */
const OWNER_FILES: ReadonlyMap<number, number> = new Map([
  [165, 55],
  [162, 54],
]);

/** The person named in a lock file: LibreOffice writes `,user,host,…`, Excel a length and the name. */
function holderOf(lock: string, content: Buffer): string {
  if (lock.toLowerCase().startsWith('.~lock.')) return (content.toString('utf8').split(',')[1] ?? '').trim();
  const wide = OWNER_FILES.get(content.length);
  if (wide !== undefined) {
    const characters = content.readUInt16LE(wide);
    return content
      .subarray(wide + 2, wide + 2 + 2 * characters)
      .toString('utf16le')
      .trim();
  }
  const name = content
    .subarray(1, 1 + (content[0] ?? 0))
    .toString('utf8')
    .trim();
  // a name in the code page of some computer is better not told than told as signs
  return name.includes('\uFFFD') ? '' : name;
}
