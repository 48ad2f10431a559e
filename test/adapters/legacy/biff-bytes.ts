/** A binary workbook's record. */
export function record(type: number, ...data: number[]): number[] {
  return [...uint16(type), ...uint16(data.length), ...data];
}

export function uint16(value: number): number[] {
  return [value & 0xff, (value >> 8) & 0xff];
}

export function uint32(value: number): number[] {
  return [...uint16(value & 0xffff), ...uint16(value >>> 16)];
}

const beginning = (version: number, kind: number): number[] =>
  record(
    0x809,
    ...uint16(version),
    ...uint16(kind),
    ...uint16(0x0dbb),
    ...uint16(0x07cc),
    ...(version === 0x600 ? [0, 0, 0, 0, 6, 0, 0, 0] : []),
  );
const END = record(0x0a);

/** A BIFF5 workbook, without a compound file around it, of one sheet with these records. */
export function biff5(codepage: number, cells: readonly number[], globals: readonly number[] = []): Uint8Array {
  return workbook(0x500, [...record(0x42, ...uint16(codepage)), ...globals], [5, ...ascii('Sheet')], cells);
}

/** A BIFF8 workbook's stream. */
export function biff8(globals: readonly number[], cells: readonly number[]): Uint8Array {
  return workbook(0x600, [...record(0x42, ...uint16(1200)), ...globals], [5, 0, ...ascii('Sheet')], cells);
}

function workbook(
  version: number,
  globals: readonly number[],
  name: readonly number[],
  cells: readonly number[],
): Uint8Array {
  const head = [...beginning(version, 5), ...globals];
  const start = head.length + 4 + 6 + name.length + END.length;
  const sheet = [...beginning(version, 0x10), ...cells, ...END];
  return Uint8Array.from([...head, ...record(0x85, ...uint32(start), 0, 0, ...name), ...END, ...sheet]);
}

export function ascii(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}

/** A compound file with one stream of at least 4,096 bytes (shorter ones are filled up), in 512-byte sectors. */
export function compoundFile(name: string, content: Uint8Array): Uint8Array {
  const size = Math.max(4096, content.length);
  const sectors = Math.ceil(size / 512);
  const bytes = new Uint8Array(512 * (3 + sectors));
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(0x18, 0x3e, true);
  view.setUint16(0x1a, 3, true);
  view.setUint16(0x1c, 0xfffe, true);
  view.setUint16(0x1e, 9, true);
  view.setUint16(0x20, 6, true);
  view.setUint32(0x2c, 1, true);
  view.setUint32(0x30, 1, true);
  view.setUint32(0x38, 4096, true);
  view.setUint32(0x3c, 0xfffffffe, true);
  view.setUint32(0x44, 0xfffffffe, true);
  for (let index = 0; index < 109; index++) view.setUint32(0x4c + index * 4, index === 0 ? 0 : 0xffffffff, true);
  const table = 512;
  for (let index = 0; index < 128; index++) view.setUint32(table + index * 4, 0xffffffff, true);
  view.setUint32(table, 0xfffffffd, true);
  view.setUint32(table + 4, 0xfffffffe, true);
  for (let index = 0; index < sectors; index++) {
    view.setUint32(table + (2 + index) * 4, index === sectors - 1 ? 0xfffffffe : 3 + index, true);
  }
  directoryEntry(view, 1024, 'Root Entry', 5, 0xfffffffe, 0, 1);
  directoryEntry(view, 1024 + 128, name, 2, 2, size, 0xffffffff);
  bytes.set(content, 1536);
  return bytes;
}

function directoryEntry(
  view: DataView,
  at: number,
  name: string,
  type: number,
  start: number,
  size: number,
  child: number,
): void {
  Array.from(name).forEach((letter, index) => view.setUint16(at + index * 2, letter.charCodeAt(0), true));
  view.setUint16(at + 0x40, (name.length + 1) * 2, true);
  view.setUint8(at + 0x42, type);
  view.setUint8(at + 0x43, 1);
  view.setUint32(at + 0x44, 0xffffffff, true);
  view.setUint32(at + 0x48, 0xffffffff, true);
  view.setUint32(at + 0x4c, child, true);
  view.setUint32(at + 0x74, start, true);
  view.setUint32(at + 0x78, size, true);
}
