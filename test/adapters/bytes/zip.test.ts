import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { crc32, crc32InScript, inflate, inflateInScript } from '../../../src/adapters/bytes/inflate';
import { openZip, writeZip } from '../../../src/adapters/bytes/zip';
import { describeWith } from '../../support/programs';
import { findHeaders, patched } from './zip-bytes';

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const aZip = (): Uint8Array =>
  writeZip([
    { name: '回表/市科技局.txt', bytes: text('进展 '.repeat(200)) },
    { name: 'b.txt', bytes: text('乙') },
  ]);

describe('writing', () => {
  test('what is packed comes back, in order and under its name', () => {
    const zip = openZip(aZip());
    expect(zip.names).toEqual(['回表/市科技局.txt', 'b.txt']);
    expect(new TextDecoder().decode(zip.read('b.txt'))).toBe('乙');
    expect(zip.read('回表/市科技局.txt')).toHaveLength(1400);
  });

  test('the same files give the same bytes', () => {
    expect(aZip()).toEqual(aZip());
  });

  test('an entry can go over packed as it is', () => {
    const zip = openZip(aZip());
    const copy = openZip(writeZip([zip.packed('回表/市科技局.txt')]));
    expect(copy.read('回表/市科技局.txt')).toEqual(zip.read('回表/市科技局.txt'));
  });

  test('two files of one name are not packed', () => {
    expect(() =>
      writeZip([
        { name: 'a', bytes: text('1') },
        { name: 'a', bytes: text('2') },
      ]),
    ).toThrow(RangeError);
  });

  test('any files come back', () => {
    const names = fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' }), { maxLength: 6 });
    fc.assert(
      fc.property(
        names,
        fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 6, maxLength: 6 }),
        fc.boolean(),
        (all, contents, store) => {
          const zip = openZip(
            writeZip(
              all.map((name, index) => ({ name, bytes: contents[index] ?? text('') })),
              { store },
            ),
          );
          expect(zip.names).toEqual(all);
          all.forEach((name, index) => expect(Buffer.from(zip.read(name))).toEqual(Buffer.from(contents[index] ?? [])));
        },
      ),
    );
  });

  describeWith(['unzip'], 'unzip', () => {
    test('finds nothing wrong', () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'zip-'));
      writeFileSync(path.join(folder, 'a.zip'), aZip());
      expect(execFileSync('unzip', ['-t', path.join(folder, 'a.zip')], { encoding: 'utf8' })).toContain(
        'No errors detected',
      );
      rmSync(folder, { recursive: true });
    });
  });
});

describe('both ways to inflate agree', () => {
  test.each([10, 3000, 500_000])('%d bytes', (size) => {
    const content = Uint8Array.from({ length: size }, (_, at) => (at * at) % 251);
    const packed = deflateRawSync(content, { level: 1 });
    expect(Buffer.from(inflate(packed, size)).equals(content)).toBe(true);
    expect(Buffer.from(inflateInScript(packed, size)).equals(content)).toBe(true);
    expect(crc32InScript(content)).toBe(crc32(content));
  });

  test.each([100, 5_000_000])('data that hold more than the declared %d bytes are stopped there', (size) => {
    const packed = deflateRawSync(Buffer.alloc(40_000_000, 'A'));
    expect(() => inflate(packed, size)).toThrow();
    expect(() => inflateInScript(packed, size)).toThrow();
  });

  test('data that hold less are refused too', () => {
    expect(() => inflate(deflateRawSync(text('abc')), 4)).toThrow(RangeError);
    expect(() => inflateInScript(deflateRawSync(text('abc')), 4)).toThrow(RangeError);
  });
});

describe('names', () => {
  test('GBK names of Chinese Windows are decoded', () => {
    // 市科技局.xls in GBK, without the flag for UTF-8
    const gbk = [0xca, 0xd0, 0xbf, 0xc6, 0xbc, 0xbc, 0xbe, 0xd6, 0x2e, 0x78, 0x6c, 0x73];
    const bytes = writeZip([{ name: 'x'.repeat(gbk.length), bytes: text('1') }]);
    for (const { local, directory } of findHeaders(bytes)) {
      bytes.set(gbk, local + 30);
      bytes.set(gbk, directory + 46);
      for (const flags of [local + 6, directory + 8]) bytes.set([0, 0], flags);
    }
    expect(openZip(bytes).names).toEqual(['市科技局.xls']);
  });
});

describe('archives that say two things are refused', () => {
  const entry = (change: (view: DataView, header: { local: number; directory: number }) => void): Uint8Array =>
    patched(aZip(), '回表/市科技局.txt', change);

  test.each([
    [
      'a local header that names another file',
      entry((view, { local }) => view.setUint8(local + 30, 0x58)),
      'headerMismatch',
    ],
    [
      'a local header with another size',
      entry((view, { local }) => view.setUint32(local + 22, 7, true)),
      'headerMismatch',
    ],
    [
      'a local header with another method',
      entry((view, { local }) => view.setUint16(local + 8, 0, true)),
      'headerMismatch',
    ],
    [
      'a directory with more entries than it counts',
      patchedEnd((view, end) => view.setUint16(end + 10, 1, true)),
      'headerMismatch',
    ],
  ])('%s', (_, bytes, what) => {
    expect(issueOf(bytes)).toMatchObject({ code: 'file.contradictory', what });
  });

  test('two entries of one name', () => {
    const bytes = writeZip([
      { name: 'a', bytes: text('1') },
      { name: 'b', bytes: text('2') },
    ]);
    const [, second] = findHeaders(bytes);
    bytes[(second?.local ?? 0) + 30] = 0x61;
    bytes[(second?.directory ?? 0) + 46] = 0x61;
    expect(issueOf(bytes)).toMatchObject({ code: 'file.contradictory', what: 'duplicateEntry' });
  });

  test('overlapping entries', () => {
    const inner = writeZip([{ name: 'b', bytes: text('2') }]);
    const bytes = writeZip(
      [
        { name: 'a', bytes: inner },
        { name: 'b', bytes: text('2') },
      ],
      { store: true },
    );
    const [first, second] = findHeaders(bytes);
    const view = new DataView(bytes.buffer);
    view.setUint32((second?.directory ?? 0) + 42, (first?.local ?? 0) + 31, true);
    expect(issueOf(bytes)).toMatchObject({ code: 'file.contradictory', what: 'overlappingEntries' });
  });
});

function patchedEnd(change: (view: DataView, end: number) => void): Uint8Array {
  const bytes = aZip();
  change(new DataView(bytes.buffer), bytes.length - 22);
  return bytes;
}

function issueOf(bytes: Uint8Array): unknown {
  try {
    const zip = openZip(bytes);
    for (const name of zip.names) zip.read(name);
    return null;
  } catch (error) {
    return (error as { issue?: unknown }).issue;
  }
}

describe('archives that are broken or too large', () => {
  test('a bomb by its declared size', () => {
    const bytes = patched(aZip(), '回表/市科技局.txt', (view, { local, directory }) => {
      for (const at of [local + 22, directory + 24]) view.setUint32(at, 1 << 30, true);
    });
    expect(issueOf(bytes)).toMatchObject({ code: 'file.unpacksTooLarge' });
  });

  test('a bomb that lies about its size', () => {
    const bytes = writeZip([{ name: 'a', bytes: new Uint8Array(50_000_000) }]);
    const lying = patched(bytes, 'a', (view, { local, directory }) => {
      for (const at of [local + 22, directory + 24]) view.setUint32(at, 5000, true);
    });
    expect(issueOf(lying)).toMatchObject({ code: 'file.damaged', part: 'a' });
  });

  test('many entries that are large together', () => {
    const bytes = writeZip(['a', 'b', 'c'].map((name) => ({ name, bytes: new Uint8Array(1000) })));
    const zip = openZip(bytes, { maxTotalBytes: 2500 });
    zip.read('a');
    zip.read('b');
    expect(() => zip.read('c')).toThrow(expect.objectContaining({ code: 'file.unpacksTooLarge' }));
  });

  test('a wrong checksum', () => {
    const bytes = patched(aZip(), 'b.txt', (view, { local, directory }) => {
      for (const at of [local + 14, directory + 16]) view.setUint32(at, 1, true);
    });
    expect(issueOf(bytes)).toMatchObject({ code: 'file.damaged', part: 'b.txt' });
  });

  test('a password, a split archive and an unknown compression', () => {
    const encrypted = patched(aZip(), 'b.txt', (view, { local, directory }) => {
      for (const at of [local + 6, directory + 8]) view.setUint16(at, 0x801, true);
    });
    const unknown = patched(aZip(), 'b.txt', (view, { local, directory }) => {
      for (const at of [local + 8, directory + 10]) view.setUint16(at, 14, true);
    });
    expect(issueOf(encrypted)).toMatchObject({ code: 'file.encrypted' });
    expect(issueOf(unknown)).toMatchObject({ code: 'file.unsupported', what: 'compression' });
    expect(issueOf(patchedEnd((view, end) => view.setUint16(end + 4, 3, true)))).toMatchObject({ what: 'split' });
  });

  test('every length of a truncated archive', () => {
    const whole = aZip();
    for (let length = 0; length < whole.length; length++) {
      expect(issueOf(whole.subarray(0, length))).toMatchObject({ code: 'file.damaged' });
    }
  });

  test('more entries than anybody sends', () => {
    const bytes = writeZip(Array.from({ length: 30 }, (_, at) => ({ name: String(at), bytes: text('') })));
    expect(() => openZip(bytes, { maxEntries: 20 })).toThrow(
      expect.objectContaining({ code: 'archive.tooManyMembers' }),
    );
  });

  test('bytes that a mail gateway added behind the archive hold nothing', () => {
    expect(openZip(Uint8Array.from([...aZip(), 13, 10])).names).toHaveLength(2);
  });
});
