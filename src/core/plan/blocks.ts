import type { ParagraphBlock, TextBlock } from '../model';
import { fold } from './fold';

/** Plain text as blocks: one paragraph a line, lines counted from 1, empty lines left out. */
export function blocksFromText(text: string): ParagraphBlock[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .flatMap((line, index) =>
      line.trim() === '' ? [] : [{ kind: 'paragraph' as const, text: line, line: index + 1 }],
    );
}

/** A line of the document beside its folded twin, or a table that the reader already knew as one. */
export type Line = {
  readonly kind: 'line';
  readonly text: string;
  readonly folded: string;
  readonly line: number;
  readonly level?: number;
  /** has a bullet, so that it goes on no line before it */
  readonly begins?: true;
};
type GivenTable = {
  readonly kind: 'table';
  readonly rows: readonly (readonly string[])[];
  readonly line: number;
};
export type Entry = Line | GivenTable;

const INVISIBLE = /[\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFE0E\uFE0F\uFEFF]/;

/** Blocks as lines: trimmed, split at soft breaks, without invisible characters and markdown dress. */
export function entriesOf(blocks: readonly TextBlock[]): Entry[] {
  const annotated = hasPinyin(blocks);
  return blocks.flatMap((block): Entry[] => {
    if (block.kind === 'table') return [{ kind: 'table', rows: block.rows, line: block.line }];
    const text = annotated ? block.text.replace(new RegExp(PINYIN.source, 'gu'), '') : block.text;
    return text.split(/[\n\r\u2028\u2029\f\v\u0085]/).flatMap((part) => lineOf(part, block));
  });
}

/** 区(qū)政府: some mirrors of public pages write the reading behind rare characters. */
const PINYIN = /(?<=\p{Script=Han})\s?[(（][a-zɡāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜüê]{1,6}\s?[)）]/u;

function hasPinyin(blocks: readonly TextBlock[]): boolean {
  let found = 0;
  for (const block of blocks) {
    if (block.kind === 'paragraph' && /[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ]/.test(block.text)) {
      found += block.text.match(new RegExp(PINYIN.source, 'gu'))?.length ?? 0;
    }
    if (found >= 5) return true;
  }
  return false;
}

/** `- `, `+ `, `•`, and the checkboxes of task lists; ★ and ※ may mark a lead and stay. */
const BULLET = /^(?:[-+]\s(?=\S)|[•●◆■▪◇□➢➤►▶✓✔☑☐]\s*(?=\S))(?:\[[ xX]\]\s*)?/;

function lineOf(part: string, { line, level, begins: entry }: ParagraphBlock): Line[] {
  let text = INVISIBLE.test(part) ? part.replace(new RegExp(INVISIBLE.source, 'g'), '') : part;
  text = text.trim();
  let depth = level;
  const heading = /^#{1,6}(?=[\s\S])/.exec(text);
  if (heading !== null) {
    depth = heading[0].length;
    text = text.slice(heading[0].length).trim();
  }
  text = text.replace(/^>\s?/, '');
  const begins = entry === true || BULLET.test(text);
  if (begins) text = text.replace(BULLET, '');
  if (text.includes('**')) text = text.replaceAll('**', '').trim();
  if (text === '') return [];
  const own = { ...(depth === undefined ? {} : { level: depth }), ...(begins ? { begins } : {}) };
  return [{ kind: 'line', text, folded: fold(text), line, ...own }];
}
