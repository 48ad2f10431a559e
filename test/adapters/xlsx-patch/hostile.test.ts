import fc from 'fast-check';
import { openZip } from '../../../src/adapters/bytes/zip';
import { writeZip } from '../../../src/adapters/bytes/zip-write';
import { patchXlsx } from '../../../src/adapters/xlsx/patch';
import { writeXlsx } from '../../../src/adapters/xlsx/write';
import { parseXml } from '../../../src/adapters/xlsx/write/xml';
import { AdapterError, type WorkbookChange } from '../../../src/core/model';
import { chartSheet, fullWorkbook, ledgerSheet, metadataSheet } from '../xlsx-write/layouts';
import { partText } from '../xlsx-write/parts';

/** Small, so that every part and every kind of change is tried with every kind of damage. */
const whole = writeXlsx({ ...fullWorkbook(), sheets: [ledgerSheet(3), chartSheet(), metadataSheet()] });
const parts = openZip(whole).names;

const CHANGES: readonly WorkbookChange[] = [
  { kind: 'setCells', sheet: '工作台账', cells: [{ row: 3, column: 3, value: '=1' }] },
  { kind: 'insertRows', sheet: '工作台账', before: 3, count: 1, likeRow: 2, mergeColumns: [1] },
  { kind: 'insertColumn', sheet: '统计 图表', before: 1, width: 9, hidden: false },
  { kind: 'putSheet', layout: { ...chartSheet(), name: '新' } },
  { kind: 'putSheet', layout: metadataSheet() },
  { kind: 'removeSheet', sheet: '_taizhang' },
];

function withPart(part: string, content: Uint8Array): Uint8Array {
  const zip = openZip(whole);
  return writeZip(zip.names.map((name) => ({ name, bytes: name === part ? content : zip.read(name) })));
}

/** The change is made whole (every XML part that it wrote can be read), or refused with a reason that has a message. */
function madeOrRefused(bytes: Uint8Array, change: WorkbookChange, before: ReadonlyMap<string, string>): boolean {
  let after: Uint8Array;
  try {
    after = patchXlsx(bytes, [change]);
  } catch (error) {
    if (error instanceof AdapterError) return false;
    throw error;
  }
  for (const name of openZip(after).names) {
    const text = partText(after, name);
    if (/\.(?:xml|rels)$/.test(name) && text !== before.get(name)) parseXml(text);
  }
  return true;
}

function textsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  return new Map(openZip(bytes).names.map((name) => [name, partText(bytes, name)]));
}

test('whatever part is damaged, a change is made whole or refused with its reason', () => {
  const encoder = new TextEncoder();
  let made = 0;
  let refused = 0;
  for (const part of parts) {
    const text = partText(whole, part);
    for (const damage of [
      '',
      'garbage',
      text.slice(0, text.length / 2),
      `${text}<a>`,
      text.replace('>', '><![CDATA[x]]>'),
    ]) {
      const broken = withPart(part, encoder.encode(damage));
      const before = textsOf(broken);
      for (const change of CHANGES) {
        if (madeOrRefused(broken, change, before)) made += 1;
        else refused += 1;
      }
    }
  }
  expect(made).toBeGreaterThan(100);
  expect(refused).toBeGreaterThan(100);
});

test('a few letters changed anywhere in a part change nothing about that', () => {
  const encoder = new TextEncoder();
  const edit = fc.record({
    part: fc.constantFrom(...parts.filter((name) => /xml$|rels$/.test(name))),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 0, max: 12 }),
    text: fc.constantFrom(
      '',
      '<',
      '>',
      '"',
      "'",
      '/',
      '&',
      '&#0;',
      '=',
      'r="A1"',
      '<row>',
      '</c>',
      '<f>',
      'x:',
      '9999999',
      '-1',
      '\u0000',
    ),
    change: fc.constantFrom(...CHANGES),
  });
  fc.assert(
    fc.property(edit, ({ part, at, length, text, change }) => {
      const original = partText(whole, part);
      const start = Math.floor(at * original.length);
      const broken = withPart(part, encoder.encode(original.slice(0, start) + text + original.slice(start + length)));
      madeOrRefused(broken, change, textsOf(broken));
    }),
    { numRuns: 600 },
  );
});

test('a few bytes changed anywhere in the file change nothing about that', () => {
  fc.assert(
    fc.property(
      fc.nat(whole.length - 1),
      fc.uint8Array({ minLength: 1, maxLength: 8 }),
      fc.constantFrom(...CHANGES),
      (at, bytes, change) => {
        const broken = whole.slice();
        broken.set(bytes.subarray(0, Math.min(bytes.length, broken.length - at)), at);
        try {
          openZip(patchXlsx(broken, [change]));
        } catch (error) {
          if (!(error instanceof AdapterError)) throw error;
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('deep nesting and long attributes end in time', () => {
  const deep = '<a>'.repeat(100_000) + '</a>'.repeat(100_000);
  const sheet = partText(whole, 'xl/worksheets/sheet1.xml');
  const encoder = new TextEncoder();
  for (const text of [
    sheet.replace('</worksheet>', `${deep}</worksheet>`),
    sheet.replace('<worksheet', `<worksheet a="${'x '.repeat(1_000_000)}"`),
  ]) {
    const broken = withPart('xl/worksheets/sheet1.xml', encoder.encode(text));
    for (const change of CHANGES) madeOrRefused(broken, change, textsOf(broken));
  }
}, 60_000);
