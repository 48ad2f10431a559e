/** Code pages of old workbooks, decoded by the platform instead of by 470 KB of tables. */

/** Microsoft's code page numbers → names of the Encoding Standard. */
const NAMES: ReadonlyMap<number, string> = new Map([
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gb18030'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [1200, 'utf-16le'],
  [1201, 'utf-16be'],
  [1250, 'windows-1250'],
  [1251, 'windows-1251'],
  [1253, 'windows-1253'],
  [1254, 'windows-1254'],
  [1255, 'windows-1255'],
  [1256, 'windows-1256'],
  [1257, 'windows-1257'],
  [1258, 'windows-1258'],
  [10000, 'macintosh'],
  [54936, 'gb18030'],
  [65001, 'utf-8'],
]);

const decoders = new Map<number, TextDecoder>();

function decode(codepage: number, data: ArrayLike<number>): string {
  const name = NAMES.get(codepage);
  return name === undefined ? decodeWestern(data) : decoderOf(codepage, name).decode(Uint8Array.from(data));
}

function decoderOf(codepage: number, name: string): TextDecoder {
  let decoder = decoders.get(codepage);
  if (decoder === undefined) {
    decoder = new TextDecoder(name, { ignoreBOM: true });
    decoders.set(codepage, decoder);
  }
  return decoder;
}

/** Windows-1252 from 0x80 to 0x9f. Node's own decoder of that name leaves these as control characters (20.20). */
const WESTERN = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function decodeWestern(data: ArrayLike<number>): string {
  return Array.from(data, (byte) => WESTERN[byte - 0x80] ?? String.fromCharCode(byte)).join('');
}

/** What @e965/xlsx asks of a table of code pages. */
export const codepages = {
  utils: {
    decode,
    /** Only ever asked, while reading, to turn a string of bytes back into bytes. */
    encode: (_codepage: number, text: string): Uint8Array => Uint8Array.from(text, (unit) => unit.charCodeAt(0) & 0xff),
  },
};
