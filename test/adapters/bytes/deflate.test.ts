import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import zlib from 'node:zlib';
import { deflateInScript, nodeDeflate, type Deflate } from '../../../src/adapters/bytes/deflate';
import { crc32, crc32InScript, inflate, inflateInScript } from '../../../src/adapters/bytes/inflate';
import { utf8Pieces } from '../../../src/adapters/bytes/utf8';
import { openZip, writeZip } from '../../../src/adapters/bytes/zip';
import { packPieces } from '../../../src/adapters/bytes/zip-write';

const HOSTS: readonly (readonly [string, Deflate])[] = [
  ['in script', deflateInScript],
  ['by the system', nodeDeflate(zlib)],
];

/** Repeats itself over more than deflate's window, with noise between. */
function likeASheet(rows: number): string {
  return Array.from(
    { length: rows },
    (_, row) => `<row r="${row}"><c r="A${row}"><v>第${row % 97}项 已办结</v></c></row>`,
  ).join('');
}

describe.each(HOSTS)('bytes packed piece by piece, %s', (_, deflate) => {
  test('come out again as they went in, however they were cut', () => {
    const content = new TextEncoder().encode(likeASheet(3000));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 90_000 }), { maxLength: 12 }), (lengths) => {
        const pieces: Uint8Array[] = [];
        let at = 0;
        for (const length of lengths) pieces.push(content.subarray(at, (at = Math.min(content.length, at + length))));
        pieces.push(content.subarray(at));
        const packed = deflate(pieces);
        expect(Buffer.from(inflate(packed, content.length)).equals(content)).toBe(true);
        expect(Buffer.from(inflateInScript(packed, content.length)).equals(content)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  test('pack about as well as in one go', () => {
    const content = new TextEncoder().encode(likeASheet(20_000));
    const pieces = Array.from({ length: Math.ceil(content.length / 100_000) }, (_unused, index) =>
      content.subarray(index * 100_000, (index + 1) * 100_000),
    );
    expect(deflate(pieces).length).toBeLessThan(deflate([content]).length * 1.1);
  });

  test('nothing at all, and noise that does not pack, are sound streams too', () => {
    const noise = randomBytes(200_000);
    expect(zlib.inflateRawSync(deflate([])).length).toBe(0);
    expect(zlib.inflateRawSync(deflate([noise.subarray(0, 70_000), noise.subarray(70_000)])).equals(noise)).toBe(true);
  });

  test('an entry made of them is one of any archive', () => {
    const texts = likeASheet(30_000).match(/.{1,700}/gsu) ?? [];
    const entry = packPieces('xl/worksheets/sheet1.xml', utf8Pieces(texts), deflate);
    const archive = writeZip([entry, { name: 'b.txt', bytes: Uint8Array.of(1, 2, 3) }]);
    expect(new TextDecoder().decode(openZip(archive).read('xl/worksheets/sheet1.xml'))).toBe(texts.join(''));
  });
});

test('texts become UTF-8 whole, signs of four bytes and long texts too', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 40 })), fc.nat(60_000), (texts, long) => {
      const all = [...texts, '好𠮷a'.repeat(long), ...texts];
      const bytes = Buffer.concat(Array.from(utf8Pieces(all), (piece) => Buffer.from(piece)));
      expect(bytes.length).toBe(Buffer.byteLength(all.join('')));
    }),
    { numRuns: 20 },
  );
  const bytes: Buffer[] = [];
  for (const piece of utf8Pieces(['甲', '𠮷'.repeat(500_000), '乙'])) bytes.push(Buffer.from(piece));
  expect(Buffer.concat(bytes).toString()).toBe(`甲${'𠮷'.repeat(500_000)}乙`);
});

test('the checksum of pieces is that of the whole', () => {
  const content = randomBytes(10_001);
  for (const sum of [crc32, crc32InScript]) {
    expect(sum(content.subarray(4000), sum(content.subarray(0, 4000)))).toBe(zlib.crc32(content));
  }
});
