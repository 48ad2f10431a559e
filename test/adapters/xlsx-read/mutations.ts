import fc from 'fast-check';
import { openZip, writeZip } from '../../../src/adapters/bytes/zip';

/** One change to the bytes of a part, or of the whole archive where it names no part. */
export type Mutation =
  | { readonly kind: 'flip'; readonly at: number; readonly bits: number }
  | { readonly kind: 'cut'; readonly at: number; readonly length: number }
  | { readonly kind: 'repeat'; readonly at: number; readonly length: number }
  | { readonly kind: 'insert'; readonly at: number; readonly text: string }
  | { readonly kind: 'replaceDigit'; readonly at: number; readonly digit: number };
export type MutatedFile = {
  /** which of the files, and which of its parts (by position); null changes the archive itself */
  readonly file: number;
  readonly part: number | null;
  readonly mutations: readonly Mutation[];
};

/** What breaks readers: markup, limits, references, special names. */
const TOKENS = [
  '<',
  '>',
  '"',
  "'",
  '/',
  '&',
  ';',
  ']]>',
  '<!--',
  '-->',
  '<![CDATA[',
  '<?x ?>',
  '&lt;',
  '&#0;',
  '&#x110000;',
  '&a;',
  '<c>',
  '</c>',
  '<c/>',
  '<v>',
  '</v>',
  '<v>1</v>',
  '<f>A1</f>',
  '<row>',
  '</row>',
  '<row r="1"/>',
  '<is><t>x</t></is>',
  '<si>',
  '</si>',
  '<t/>',
  '<rPh>',
  'r="A1"',
  'r="XFD1048576"',
  't="s"',
  't="inlineStr"',
  's="999"',
  'xmlns="urn:x"',
  'x:',
  '__proto__',
  '4294967296',
  '-1',
  '1e308',
  '_x000D_',
  '_x005F_',
  ' ',
  '\t',
  '\r\n',
  '\u0000',
  '\ufeff',
  '汉',
];

const place = fc.double({ min: 0, max: 1, noNaN: true });
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: place, bits: fc.integer({ min: 1, max: 255 }) }),
  fc.record({ kind: fc.constant('cut' as const), at: place, length: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ kind: fc.constant('repeat' as const), at: place, length: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ kind: fc.constant('insert' as const), at: place, text: fc.constantFrom(...TOKENS) }),
  fc.record({ kind: fc.constant('replaceDigit' as const), at: place, digit: fc.integer({ min: 0, max: 9 }) }),
);

export const mutatedFile: fc.Arbitrary<MutatedFile> = fc.record({
  file: fc.nat(),
  part: fc.option(fc.nat(), { freq: 8 }),
  mutations: fc.array(mutation, { minLength: 1, maxLength: 4 }),
});

/** Changes one of the files. A changed part is packed anew with its right checksum, so that readers come to see it. */
export function mutate(files: readonly Uint8Array[], { file, part, mutations }: MutatedFile): Uint8Array {
  const bytes = files[file % files.length] ?? new Uint8Array();
  if (part === null) return mutations.reduce(apply, bytes);
  const zip = openZip(bytes);
  const names = zip.names.filter((name) => /\.(?:xml|rels)$/.test(name) && !/theme|drawing|printer/.test(name));
  const changed = names[part % names.length];
  return writeZip(
    zip.names.map((name) => {
      if (name !== changed) return zip.packed(name);
      return { name, bytes: mutations.reduce(apply, zip.read(name)) };
    }),
  );
}

function apply(bytes: Uint8Array, change: Mutation): Uint8Array {
  const at = Math.floor(change.at * (bytes.length - 1));
  const [head, tail] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (change.kind) {
    case 'flip':
      return join(head, Uint8Array.of((tail[0] ?? 0) ^ change.bits), tail.subarray(1));
    case 'cut':
      return join(head, tail.subarray(change.length));
    case 'repeat':
      return join(head, tail.subarray(0, change.length), tail);
    case 'insert':
      return join(head, new TextEncoder().encode(change.text), tail);
    case 'replaceDigit': {
      const digit = tail.findIndex((byte) => byte >= 0x30 && byte <= 0x39);
      return digit < 0
        ? bytes
        : join(head, tail.subarray(0, digit), Uint8Array.of(0x30 + change.digit), tail.subarray(digit + 1));
    }
  }
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}
