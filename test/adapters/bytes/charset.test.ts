import { decodeText } from '../../../src/adapters/bytes/charset';

/** GB18030 bytes of a text, found by asking the decoder: there is no encoder for it. */
function toGb18030(text: string): Uint8Array {
  const codes = new Map<string, number[]>();
  const decoder = new TextDecoder('gb18030');
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  }
  return Uint8Array.from(Array.from(text).flatMap((letter) => codes.get(letter) ?? [letter.charCodeAt(0)]));
}

function toUtf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
  return new Uint8Array(view.buffer);
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const row = '序号,主要任务,完成时限\r\n1,推进依法行政,2020年10月31日\r\n';

describe('the charset of a text is found from the whole text', () => {
  test.each([
    ['UTF-8', utf8(row), 'utf-8'],
    ['UTF-8 with byte order mark', utf8(`\ufeff${row}`), 'utf-8'],
    ['GB18030', toGb18030(row), 'gb18030'],
    ['UTF-16 little endian with byte order mark', toUtf16(`\ufeff${row}`, true), 'utf-16le'],
    ['UTF-16 big endian with byte order mark', toUtf16(`\ufeff${row}`, false), 'utf-16be'],
    ['UTF-16 little endian', toUtf16(row, true), 'utf-16le'],
    ['UTF-16 big endian', toUtf16(row, false), 'utf-16be'],
  ])('%s', (_, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ text: row, encoding, sure: true });
  });

  test('one bad byte does not turn a UTF-8 file into mojibake, but is said', () => {
    const bytes = utf8(row.repeat(20));
    bytes[300] = 0xff;
    const read = decodeText(bytes);
    expect(read.encoding).toBe('utf-8');
    expect(read.text).toContain('推进依法行政');
    expect(read.sure).toBe(false);
  });

  test('one bad byte in a GB18030 file is survived as well', () => {
    const bytes = toGb18030(row.repeat(20));
    bytes[301] = 0xff;
    expect(decodeText(bytes)).toMatchObject({ encoding: 'gb18030', sure: false });
  });

  test.each(['联通', '一', '沈知远', '办公室'])('the short name %s in GB18030', (name) => {
    expect(decodeText(toGb18030(name)).text).toBe(name);
  });

  test.each(['联通', '沈知远', '办公室', '衢州市'])('the short name %s in UTF-8', (name) => {
    expect(decodeText(utf8(name))).toMatchObject({ text: name, encoding: 'utf-8' });
  });

  test.each([
    ['维吾尔文', 'ئۇيغۇر تىلى,شىنجاڭ\n'],
    ['藏文', 'བོད་ལྗོངས,1\n'],
    ['蒙古文', 'ᠮᠣᠩᠭᠣᠯ,1\n'],
    ['русский', 'Отчёт о работе,1\n'],
  ])('%s in UTF-8 is not taken for hanzi', (_, text) => {
    expect(decodeText(utf8(text))).toEqual({ text, encoding: 'utf-8', sure: true });
  });

  test('rare names in GB18030 are still sure', () => {
    const names = '汪琎璟,郝雍翀\r\n邱璐瑶,沈翯\r\n';
    expect(decodeText(toGb18030(names))).toEqual({ text: names, encoding: 'gb18030', sure: true });
  });

  test('a charset that is not among ours (Big5) is read as one of ours, but never as sure', () => {
    // 項目,責任單位,完成時限
    const big5 =
      'b6b5a5d82cb364a5f4b3e6a6ec2ca7b9a6a8aec9adad0a'.match(/../g)?.map((byte) => Number.parseInt(byte, 16)) ?? [];
    expect(decodeText(Uint8Array.from(big5)).sure).toBe(false);
  });

  test('plain ASCII is sure', () => {
    expect(decodeText(utf8('a,b\r\n1,2'))).toEqual({ text: 'a,b\r\n1,2', encoding: 'utf-8', sure: true });
  });

  test('random bytes are never sure', () => {
    const bytes = Uint8Array.from({ length: 400 }, (_, at) => (at * at * 31 + at * 7 + 129) & 0xff);
    expect(decodeText(bytes).sure).toBe(false);
  });
});
