/*
 * How much room a text takes. Widths are counted in characters of the default font (宋体 11: 8 pixels at 96 dpi, its
 * substitutes a little less), heights in
 * points. Chinese characters are as wide as the font is high, Latin letters and digits about half of that. The result
 * errs on the roomy side: a line too much is better than a line that is cut.
 */

const PIXELS_PER_CHARACTER = 7.7;
const PIXELS_PER_POINT = 96 / 72;
const LINE = 1.5;

/** The number of lines that a text takes in a column. */
export function linesIn(text: string, width: number, size: number): number {
  const perLine = halvesPerLine(width, size);
  // no character takes more than two halves: most texts need no counting
  if (text.length * 2 <= perLine && !text.includes('\n')) return 1;
  return text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(halves(line) / perLine)), 0);
}

/** The height in points that a text needs in a column. */
export function textHeight(text: string, width: number, size: number): number {
  return Math.ceil(linesIn(text, width, size) * size * LINE + size * 0.4);
}

/**
 * Cuts a text into pieces that each fit a height; the pieces put together are the text again. Cuts after a full stop
 * or a comma where one is near, never inside a surrogate pair, never beside a blank, which readers would trim, and never
 * before 【, which begins a unit's share.
 */
export function cutToHeight(text: string, width: number, size: number, height: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (textHeight(rest, width, size) > height) {
    const cut = cutPoint(rest, fitting(rest, width, size, height));
    if (cut <= 0 || cut >= rest.length) break;
    pieces.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return [...pieces, rest];
}

/** The longest prefix, in code units, that fits the height. */
function fitting(text: string, width: number, size: number, height: number): number {
  const perLine = halvesPerLine(width, size);
  const allowed = Math.max(1, Math.floor((height - size * 0.4) / (size * LINE)));
  let lines = 1;
  let used = 0;
  let at = 0;
  for (const character of text) {
    if (character === '\n') {
      lines += 1;
      used = 0;
    } else {
      used += half(character);
      if (used > perLine) {
        lines += 1;
        used = half(character);
      }
    }
    if (lines > allowed) return Math.max(at, character.length);
    at += character.length;
  }
  return at;
}

function cutPoint(text: string, most: number): number {
  const least = Math.floor(most * 0.7);
  for (const marks of ['。；\n', '，、,;.']) {
    for (let at = most; at > least; at -= 1) {
      if (marks.includes(text.charAt(at - 1)) && isCut(text, at)) return at;
    }
  }
  for (let at = most; at > 0; at -= 1) if (isCut(text, at)) return at;
  return most;
}

function isCut(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  const after = text.charAt(at);
  return !/\s/.test(before) && !/[\s【]/.test(after) && !/[\uD800-\uDBFF]/.test(before);
}

function halvesPerLine(width: number, size: number): number {
  return Math.max(2, Math.floor(width / halfWidth(size)) - 1);
}

/** The width of half a Chinese character in characters of the default font. */
function halfWidth(size: number): number {
  return (size * PIXELS_PER_POINT) / 2 / PIXELS_PER_CHARACTER;
}

function halves(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // the second half of a surrogate pair takes no room of its own
    if (code < 0xdc00 || code > 0xdfff) count += halvesOf(code);
  }
  return count;
}

function half(character: string): number {
  return halvesOf(character.charCodeAt(0));
}

/** Latin letters and the like are half as wide as the font is high; dashes, quotes, marks and circled digits are not. */
function halvesOf(code: number): number {
  if (code < 0x2010) return 1;
  if (code >= 0x2e80) return 2;
  const isWide = code <= 0x2027 || (code >= 0x2030 && code <= 0x205e) || (code >= 0x2460 && code <= 0x24ff);
  return isWide ? 2 : 1;
}
