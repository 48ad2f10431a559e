import { openZip } from '../../../src/adapters/bytes/zip';

/** A part of a package as text. */
export function partText(bytes: Uint8Array, part: string): string {
  return new TextDecoder().decode(openZip(bytes).read(part));
}
