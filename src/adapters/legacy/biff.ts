import { openCfb } from '../bytes/cfb';

/** Records of a binary workbook, as far as they tell what the library does not: passwords, breaks, struck fonts. */

export type BiffRecord = { readonly type: number; readonly data: Uint8Array };

/** A binary workbook's stream of records, out of its compound file or bare (BIFF2 to BIFF5); null where it has none. */
export function readBiffStream(bytes: Uint8Array): Uint8Array | null {
  const file = openCfb(bytes);
  if (file === null) return bytes[0] === 9 ? bytes : null;
  const entry = file.entries.find(({ name, isStream }) => isStream && /^(?:work)?book$/i.test(name));
  return entry === undefined ? null : file.head(entry.name, entry.size);
}

/** MS-XLS 2.3.2; all but the first are the same in BIFF5 and BIFF8. */
export const RECORD = {
  formula: 0x06,
  endOfFile: 0x0a,
  filePass: 0x2f,
  font: 0x31,
  continued: 0x3c,
  boundSheet: 0x85,
  mulRk: 0xbd,
  rString: 0xd6,
  xf: 0xe0,
  sst: 0xfc,
  labelSst: 0xfd,
  number: 0x203,
  label: 0x204,
  boolErr: 0x205,
  rk: 0x27e,
} as const;

/**
 * Visits the records from `start` up to the end of that substream, nested ones (charts) included. False where the
 * substream breaks off or does not begin as one.
 */
export function walkSubstream(stream: Uint8Array, start: number, visit: (record: BiffRecord) => void): boolean {
  const view = viewOf(stream);
  let depth = 0;
  for (let at = start; at + 4 <= stream.length;) {
    const type = view.getUint16(at, true);
    const end = at + 4 + view.getUint16(at + 2, true);
    if (end > stream.length) return false;
    if (isBeginning(type)) depth++;
    if (depth === 0) return false;
    visit({ type, data: stream.subarray(at + 4, end) });
    if (type === RECORD.endOfFile && --depth === 0) return true;
    at = end;
  }
  return false;
}

/** BOF of BIFF2, 3, 4 and of 5 and 8. */
function isBeginning(type: number): boolean {
  return type === 0x09 || type === 0x209 || type === 0x409 || type === 0x809;
}

export function viewOf(data: Uint8Array): DataView {
  return new DataView(data.buffer, data.byteOffset, data.byteLength);
}
