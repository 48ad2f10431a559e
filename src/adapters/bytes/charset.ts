/** Text files carry no charset: the likeliest reading of the whole text is found by cost. */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
export type DecodedText = {
  /** without byte order mark */
  readonly text: string;
  readonly encoding: Encoding;
  /** false where another reading is nearly as likely, or where bytes had to be replaced by U+FFFD */
  readonly sure: boolean;
};

/** In the order of preference where two readings cost the same. */
const CANDIDATES: readonly Encoding[] = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'];

/** Another reading must cost this much more (about two odd characters) before the first counts as sure. */
const CLEAR_MARGIN = 4;

/**
 * Bytes → text by byte order mark, else by scoring every candidate over the whole text, so that one bad byte does not
 * turn a UTF-8 file into GB18030 mojibake. Never throws: bytes that fit nothing become U+FFFD and are not `sure`.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = readByteOrderMark(bytes);
  if (marked !== null) {
    const text = decode(bytes.subarray(marked.length), marked.encoding);
    return { text, encoding: marked.encoding, sure: !text.includes('\ufffd') };
  }
  if (isAscii(bytes)) return { text: decode(bytes, 'utf-8'), encoding: 'utf-8', sure: true };
  return likeliest(bytes);
}

function readByteOrderMark(bytes: Uint8Array): { encoding: Encoding; length: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  if (bytes[0] === 0x84 && bytes[1] === 0x31 && bytes[2] === 0x95 && bytes[3] === 0x33) {
    return { encoding: 'gb18030', length: 4 };
  }
  return null;
}

/** Printable ASCII with tabs and line ends; NUL bytes are left to UTF-16. */
function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80 && byte > 0x08);
}

/**
 * Every second byte of Chinese text in GB18030 breaks the rules of UTF-8: what keeps them this often is UTF-8, in
 * whatever script (Uyghur and Tibetan would else cost more than the hanzi that their bytes spell).
 */
const ENOUGH_LETTERS = 6;

/** Text with no common hanzi in it costs more than this for each letter: a charset that is not among ours (Big5, say). */
const UNLIKELY = 1.15;

function likeliest(bytes: Uint8Array): DecodedText {
  const unmistakable = readUnmistakable(bytes);
  if (unmistakable !== null) return unmistakable;
  const scored = CANDIDATES.map((encoding) => {
    const text = decode(bytes, encoding);
    return { text, encoding, cost: costOf(text) };
  });
  scored.sort((a, b) => a.cost - b.cost);
  const [best, second] = scored as [(typeof scored)[number], (typeof scored)[number]];
  const isClear = second.cost - best.cost >= CLEAR_MARGIN && best.cost <= UNLIKELY * countLetters(best.text);
  const sure = isClear && !best.text.includes('\ufffd');
  return { text: best.text, encoding: best.encoding, sure };
}

/** Text that keeps the rules of UTF-8 often enough, and holds no controls, which UTF-16 read so is full of. */
function readUnmistakable(bytes: Uint8Array): DecodedText | null {
  const text = decode(bytes, 'utf-8');
  if (text.includes('\ufffd') || countLetters(text) < ENOUGH_LETTERS) return null;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x09 || (unit > 0x0d && unit < 0x20) || (unit >= 0x7f && unit < 0xa0)) return null;
  }
  return { text, encoding: 'utf-8', sure: true };
}

/** Characters beyond ASCII. */
function countLetters(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= 0x80) count++;
  return count;
}

const decoders = new Map<Encoding, TextDecoder>();

function decode(bytes: Uint8Array, encoding: Encoding): string {
  let decoder = decoders.get(encoding);
  if (decoder === undefined) decoders.set(encoding, (decoder = new TextDecoder(encoding, { ignoreBOM: true })));
  return decoder.decode(bytes);
}

let costs: Uint8Array | undefined;

/** How unlikely a text is in Chinese office life: the sum of its characters' costs. */
function costOf(text: string): number {
  const table = (costs ??= buildCosts());
  let cost = 0;
  for (let at = 0; at < text.length; at++) cost += table[text.charCodeAt(at)] ?? 0;
  return cost / 4;
}

/** Costs in quarters, by UTF-16 unit. A wrong reading shows as broken bytes, controls and rare characters. */
function buildCosts(): Uint8Array {
  const table = new Uint8Array(0x10000).fill(8);
  table.fill(40, 0, 0x20);
  table.fill(0, 0x20, 0x7f);
  for (const usual of [0x09, 0x0a, 0x0d]) table[usual] = 0;
  table.fill(40, 0x7f, 0xa0);
  table.fill(4, 0xa0, 0x250);
  table.fill(6, 0x250, 0x2000);
  table.fill(3, 0x2000, 0x3000);
  table.fill(1, 0x3000, 0x3020);
  table.fill(5, 0x3400, 0xa000);
  table.fill(16, 0xe000, 0xf900);
  table.fill(1, 0xff00, 0xff66);
  table[0xfffd] = 28;
  for (const common of commonCharacters()) table[common.charCodeAt(0)] = 1;
  return table;
}

/** The 3,755 hanzi of GB/T 2312 level 1 and its punctuation (rows 1, 3 and 16 to 55), as the charset itself lists them. */
function commonCharacters(): string {
  const bytes: number[] = [];
  for (let row = 0xa1; row <= 0xd7; row++) {
    if (row !== 0xa1 && row !== 0xa3 && row < 0xb0) continue;
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++) bytes.push(row, cell);
  }
  return decode(Uint8Array.from(bytes), 'gb18030');
}
