import { RECORD, viewOf, type BiffRecord } from './biff';

/** A string's text without its struck runs, and those runs. */
export type RichString = { readonly kept: string; readonly struck: readonly string[] };

/**
 * The shared strings that have struck runs, by index. Rules: MS-XLS 2.4.265 (SST) and 2.5.293 (rich strings), whose
 * characters may go on in CONTINUE records, each of which then says anew how wide its characters are.
 */
export function readRichStrings(
  globals: readonly BiffRecord[],
  isStruck: (font: number) => boolean,
): ReadonlyMap<number, RichString> {
  const found = new Map<number, RichString>();
  const reader = openTable(globals);
  if (reader === null) return found;
  const count = reader.uint32(4);
  for (let index = 0; index < count && !reader.isAtEnd(); index++) {
    const { text, runs } = readString(reader);
    const rich = splitAtRuns(text, runs, isStruck);
    if (rich.struck.length > 0) found.set(index, rich);
  }
  return found;
}

type Run = { readonly start: number; readonly font: number };

function readString(reader: TableReader): { text: string; runs: readonly Run[] } {
  const length = reader.uint16();
  const flags = reader.uint8();
  const runCount = (flags & 8) !== 0 ? reader.uint16() : 0;
  const extra = (flags & 4) !== 0 ? reader.uint32(0) : 0;
  const text = reader.characters(length, (flags & 1) !== 0);
  const runs = Array.from({ length: runCount }, () => ({ start: reader.uint16(), font: reader.uint16() }));
  reader.skip(extra);
  return { text, runs };
}

/** A run goes on to the next one; what stands before the first has the cell's own font. */
function splitAtRuns(text: string, runs: readonly Run[], isStruck: (font: number) => boolean): RichString {
  let kept = text.slice(0, runs[0]?.start ?? text.length);
  const struck: string[] = [];
  runs.forEach(({ start, font }, index) => {
    const piece = text.slice(start, runs[index + 1]?.start ?? text.length);
    if (!isStruck(font)) kept += piece;
    else if (piece !== '') struck.push(piece);
  });
  return { kept, struck };
}

type TableReader = {
  isAtEnd(): boolean;
  uint8(): number;
  uint16(): number;
  /** after passing so many bytes */
  uint32(after: number): number;
  characters(count: number, wide: boolean): string;
  skip(bytes: number): void;
};

/** Reads on from one record to those that continue it; past the last there are only zeros. */
function openTable(globals: readonly BiffRecord[]): TableReader | null {
  const first = globals.findIndex(({ type }) => type === RECORD.sst);
  if (first < 0) return null;
  const after = globals.slice(first + 1).findIndex(({ type }) => type !== RECORD.continued);
  const parts = globals.slice(first, after < 0 ? undefined : first + 1 + after).map(({ data }) => data);
  let part = 0;
  let at = 0;

  const room = (): number => (parts[part]?.length ?? 0) - at;
  const advance = (): void => {
    while (part < parts.length && room() <= 0) {
      part++;
      at = 0;
    }
  };
  const uint8 = (): number => {
    advance();
    return parts[part]?.[at++] ?? 0;
  };
  const uint16 = (): number => uint8() + uint8() * 256;

  return {
    isAtEnd() {
      advance();
      return part >= parts.length;
    },
    uint8,
    uint16,
    uint32(passed) {
      for (let index = 0; index < passed; index++) uint8();
      return uint16() + uint16() * 65536;
    },
    characters(count, isWide) {
      let wide = isWide;
      let text = '';
      for (let left = count; left > 0;) {
        if (room() <= 0) {
          advance();
          if (part >= parts.length) break;
          wide = (uint8() & 1) !== 0;
        }
        const taken = Math.min(left, Math.floor(room() / (wide ? 2 : 1)));
        if (taken === 0) break;
        text += decodeUnits(parts[part] ?? new Uint8Array(), at, taken, wide);
        at += taken * (wide ? 2 : 1);
        left -= taken;
      }
      return text;
    },
    skip(bytes) {
      for (let left = bytes; left > 0 && part < parts.length;) {
        advance();
        const taken = Math.min(left, room());
        if (taken <= 0) break;
        at += taken;
        left -= taken;
      }
    },
  };
}

function decodeUnits(data: Uint8Array, at: number, count: number, wide: boolean): string {
  const view = viewOf(data);
  let text = '';
  for (let index = 0; index < count; index++) {
    text += String.fromCharCode(wide ? view.getUint16(at + index * 2, true) : view.getUint8(at + index));
  }
  return text;
}
