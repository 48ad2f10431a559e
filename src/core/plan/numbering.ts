import { numberOf } from './numbers';

/** How an item is numbered; kinds that differ stand for levels that differ. */
export type MarkerKind =
  | 'part'
  | 'chapter'
  | 'section'
  | 'article'
  | 'word'
  | '一、'
  | '(一)'
  | '一)'
  | '1.'
  | '1、'
  | '1.1'
  | '1.1.1'
  | '(1)'
  | '1)'
  | '①';

export type Marker = {
  readonly kind: MarkerKind;
  readonly value: number;
  /** place in the folded text; `end` is where the item's own words begin */
  readonly start: number;
  readonly end: number;
};

/** From the outermost level to the innermost, as official documents number (GB/T 9704: 一、(一)1.(1)). */
export const RANK: Readonly<Record<MarkerKind, number>> = {
  part: 0,
  chapter: 1,
  section: 2,
  word: 5,
  '一、': 10,
  article: 12,
  '(一)': 20,
  '一)': 22,
  '1.': 30,
  '1、': 30,
  '1.1': 34,
  '1.1.1': 36,
  '(1)': 40,
  '1)': 45,
  '①': 50,
};

const CN = '[〇零一二三四五六七八九十百]';
const WORDS = '重点任务|工作任务|主要任务|任务|措施|举措|行动|工程|问题|事项|项目|专项|重点工作|目标|清单|计划';

/** Every form a marker takes, tried in this order at one place of a folded text. */
const FORMS: readonly { readonly kind: MarkerKind; readonly pattern: RegExp }[] = [
  { kind: 'part', pattern: new RegExp(`第(${CN}{1,4}|\\d{1,3})(?:部分|编|篇)[:、.\\s]*`, 'y') },
  { kind: 'chapter', pattern: new RegExp(`第(${CN}{1,4}|\\d{1,3})章[:、.\\s]*`, 'y') },
  { kind: 'chapter', pattern: /([壹贰叁肆伍陆柒捌玖拾]{1,2})[、.:\s]+/y },
  { kind: 'section', pattern: new RegExp(`第(${CN}{1,4}|\\d{1,3})节[:、.\\s]*`, 'y') },
  { kind: 'article', pattern: new RegExp(`第(${CN}{1,5}|\\d{1,3})条[:、.\\s]*`, 'y') },
  { kind: 'word', pattern: new RegExp(`(?:${WORDS})(${CN}{1,3}|\\d{1,3})[:、.)\\s-]+`, 'y') },
  { kind: '(一)', pattern: new RegExp(`[(\\[](${CN}{1,4})[)\\]][、.:]?\\s*`, 'y') },
  { kind: '一、', pattern: new RegExp(`(${CN}{1,4})[、.]\\s*(?!${CN}{1,3}[、是])`, 'y') },
  { kind: '一)', pattern: new RegExp(`(${CN}{1,4})\\)[、.]?\\s*`, 'y') },
  { kind: '(1)', pattern: /\((\d{1,3})\)[、.]?\s*/y },
  { kind: '1.1.1', pattern: /(\d{1,2})\.(\d{1,2})\.(\d{1,2})[.、]?(?![\d.%])\s*/y },
  { kind: '1.1', pattern: /(\d{1,2})\.(\d{1,2})[.、]?(?![\d.%年月日号万亿元个倍])\s*/y },
  { kind: '1.', pattern: /(\d{1,3})\.\s*(?!\d)/y },
  { kind: '1、', pattern: /(\d{1,3})、\s*(?!\d)/y },
  { kind: '1)', pattern: /(\d{1,3})\)[、.]?\s*/y },
];

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const BRACKETED = '⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇';
const DOTTED = '⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛';
const CHINESE_BRACKETED = '㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩';
const SIGNS = new Map<string, { kind: MarkerKind; value: number }>(
  (
    [
      ['①', CIRCLED],
      ['(1)', BRACKETED],
      ['1.', DOTTED],
      ['(一)', CHINESE_BRACKETED],
    ] as const
  ).flatMap(([kind, signs]) => [...signs].map((sign, index) => [sign, { kind, value: index + 1 }] as const)),
);

const BRACKETED_FORMS = FORMS.filter(({ kind }) => kind === '(一)' || kind === '(1)');
const DIGIT_FORMS = FORMS.filter(({ kind }) => kind.startsWith('1'));
const CHINESE_FORMS = FORMS.filter(({ kind }) => kind === '一、' || kind === '一)');
const ORDINAL_FORMS = FORMS.filter(
  ({ kind }) => kind === 'part' || kind === 'chapter' || kind === 'section' || kind === 'article',
);
const WORD_FORMS = FORMS.filter(({ kind }) => kind === 'word');
const WORD_STARTS = new Set(WORDS.split('|').map((word) => word[0]));

/** The first character tells which forms can begin with it; most lines begin with none of them. */
function formsFor(character: string): typeof FORMS {
  if (character === '(' || character === '[') return BRACKETED_FORMS;
  if (character >= '0' && character <= '9') return DIGIT_FORMS;
  if (character === '第' || '壹贰叁肆伍陆柒捌玖拾'.includes(character)) return ORDINAL_FORMS;
  if ('〇零一二三四五六七八九十百'.includes(character)) return CHINESE_FORMS;
  return WORD_STARTS.has(character) ? WORD_FORMS : [];
}

/** The marker that stands at a place of a folded text, or null. */
export function markerAt(folded: string, at: number): Marker | null {
  const sign = SIGNS.get(folded[at] ?? '');
  if (sign !== undefined) return { ...sign, start: at, end: skipBlanks(folded, at + 1) };
  for (const { kind, pattern } of formsFor(folded[at] ?? '')) {
    pattern.lastIndex = at;
    const match = pattern.exec(folded);
    if (match === null) continue;
    const value = numberOf(match[match.length - 1] ?? '');
    if (Number.isNaN(value) || value === 0) continue;
    return { kind, value, start: at, end: at + match[0].length };
  }
  return null;
}

/** `11.121人才` read as item 11: the number before a point that a digit follows. */
export function gluedMarkerAt(folded: string, at: number): Marker | null {
  const match = /^(\d{1,3})\./.exec(folded.slice(at, at + 5));
  if (match === null || !/\d/.test(folded[at + match[0].length] ?? '')) return null;
  return { kind: '1.', value: Number(match[1]), start: at, end: at + match[0].length };
}

/** `3.2020年底前开展…`: item 3, whose text begins with a date. */
function beforeDate(folded: string, at: number): Marker | null {
  const glued = gluedMarkerAt(folded, at);
  if (glued === null) return null;
  return /^(?:20\d{2}\s?年|\d{1,2}\s?月)/.test(folded.slice(glued.end, glued.end + 8)) ? glued : null;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && (text[at] === ' ' || text[at] === '\t')) at += 1;
  return at;
}

/** Where a marker could begin inside running text. */
const CANDIDATE = new RegExp(
  `[(\\[](?:${CN}{1,4}|\\d{1,3})[)\\]]|${CN}{1,4}[、.]|\\d{1,3}[.、)]|第${CN}{1,4}[章节条]|[${CIRCLED}${BRACKETED}${DOTTED}${CHINESE_BRACKETED}]`,
  'g',
);

/** Markers that stand in running text after the line's own beginning, with the character before each. */
export function inlineMarkers(folded: string, from: number): { marker: Marker; before: string }[] {
  const found: { marker: Marker; before: string }[] = [];
  CANDIDATE.lastIndex = from;
  for (let match = CANDIDATE.exec(folded); match !== null; match = CANDIDATE.exec(folded)) {
    const before = lastVisible(folded, match.index);
    const after = match.index + match[0].length;
    if (
      !mayFollow(match[0], before, folded[match.index - 1] ?? '', folded[after] ?? '') &&
      !headsLevel(match[0], folded, after)
    )
      continue;
    const marker = markerAt(folded, match.index) ?? beforeDate(folded, match.index);
    if (marker === null || marker.start < from) continue;
    found.push({ marker, before });
    CANDIDATE.lastIndex = Math.max(CANDIDATE.lastIndex, marker.start + 1);
  }
  return found;
}

function lastVisible(text: string, before: number): string {
  for (let at = before - 1; at >= 0 && at >= before - 4; at -= 1) {
    const character = text[at] ?? '';
    if (character.trim() !== '') return character;
  }
  return '';
}

/** …、团市委三、工作要求（一）…: no sentence ends before it, but what it heads begins its own list right away. */
function headsLevel(form: string, folded: string, after: number): boolean {
  if (!/^[一二三四五六七八九十]{1,3}、$/.test(form)) return false;
  return /^[\p{Script=Han}“”]{2,16}(?:\(一\)|1[.、](?!\d))/u.test(folded.slice(after, after + 24));
}

/** Numbers inside words are none: 第(一)项, 3.5, 第1.期, (二)款, 一、二、三级. */
function mayFollow(form: string, before: string, directly: string, after: string): boolean {
  if ('第见按附表图条款项'.includes(before) && before !== '') return false;
  if (/^[([]/.test(form)) return !'项款条类级期号种目'.includes(after) || after === '';
  if (/^\d/.test(form)) return !/[\d.a-zA-Z第\-/:年(]/.test(directly) || directly === ':';
  if (/^第/.test(form)) return SENTENCE_ENDS.includes(before);
  if (/^[一二三四五六七八九十百〇零]/.test(form)) return SENTENCE_ENDS.includes(before);
  return true;
}

/** After these a new item may begin in running text. */
export const SENTENCE_ENDS = '。;:!?)]】」”’》>.…';
