import { createHash } from 'node:crypto';
import path from 'node:path';

/** Bytes that a name may have on the file systems we meet; a Chinese character takes three of them. */
const MOST_BYTES = 255;
/** What a mark or a temporary file puts around the name of its target, at most. */
const AROUND = 60;

/**
 * The name of something that stands beside a target for a moment: `.~before.台账.xlsx.after`. Folders of returns leave
 * such names out, and a target with a name as long as a name may be still gets one.
 */
export function sideName(target: string, before: string, after: string): string {
  const base = path.basename(target);
  const named = Buffer.byteLength(base) + AROUND <= MOST_BYTES ? base : shortened(base);
  return path.join(path.dirname(target), `.~${before}${named}${after}`);
}

/** The name with something added before its ending, cut where that would make it too long: `台账（另存1）.xlsx`. */
export function nameWith(target: string, added: string): string {
  const { dir, name, ext } = path.parse(target);
  const room = MOST_BYTES - Buffer.byteLength(added + ext);
  return path.join(dir, `${cut(name, room)}${added}${ext}`);
}

function shortened(base: string): string {
  return `${cut(base, 90)}~${createHash('sha256').update(base).digest('hex').slice(0, 12)}`;
}

/** As many whole characters as fit into so many bytes. */
function cut(text: string, bytes: number): string {
  let kept = '';
  for (const character of text) {
    if (Buffer.byteLength(kept + character) > bytes) break;
    kept += character;
  }
  return kept;
}
