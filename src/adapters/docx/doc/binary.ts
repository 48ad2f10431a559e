/** Little-endian numbers of a stream; reading past its end throws RangeError. */
export type Binary = {
  readonly length: number;
  u8(at: number): number;
  u16(at: number): number;
  i16(at: number): number;
  u32(at: number): number;
  i32(at: number): number;
  /** UTF-16 text of so many units */
  text(at: number, units: number): string;
};

export function binary(bytes: Uint8Array): Binary {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const u16 = (at: number): number => view.getUint16(at, true);
  return {
    length: bytes.length,
    u8: (at) => view.getUint8(at),
    u16,
    i16: (at) => view.getInt16(at, true),
    u32: (at) => view.getUint32(at, true),
    i32: (at) => view.getInt32(at, true),
    text: (at, units) => String.fromCharCode(...Array.from({ length: units }, (_, index) => u16(at + 2 * index))),
  };
}
