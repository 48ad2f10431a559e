import type { Line, PlacedText } from './geometry';

/** Pieces whose baselines differ by less than this part of their size stand on one line. */
const SAME_LINE = 0.4;
/** Gaps from these parts of the type size on are a blank between Chinese characters, and a jump like a tab's. */
const BLANK = 0.4;
const JUMP = 2.5;

/** Pieces of text → lines from top to bottom, pieces joined from left to right. */
export function linesOf(texts: readonly PlacedText[]): Line[] {
  return rowsOf(texts).flatMap((row) => joinPieces(row.pieces));
}

/** Pieces on one baseline, rows from top to bottom. */
export function rowsOf(texts: readonly PlacedText[]): { y: number; size: number; pieces: PlacedText[] }[] {
  const rows: { y: number; size: number; pieces: PlacedText[] }[] = [];
  const visible = texts.filter((piece) => piece.text.trim() !== '' || piece.right - piece.left > 0);
  for (const piece of [...visible].sort((a, b) => a.y - b.y || a.left - b.left)) {
    const row = rows.at(-1);
    if (row !== undefined && Math.abs(piece.y - row.y) < Math.max(row.size, piece.size) * SAME_LINE) {
      row.pieces.push(piece);
      row.size = Math.max(row.size, piece.size);
    } else rows.push({ y: piece.y, size: piece.size, pieces: [piece] });
  }
  return rows;
}

function joinPieces(pieces: readonly PlacedText[]): Line[] {
  const inOrder = [...pieces].sort((a, b) => a.left - b.left).filter((piece) => piece.text.trim() !== '');
  const [first] = inOrder;
  if (first === undefined) return [];
  let text = '';
  let right = first.left;
  for (const piece of inOrder) {
    // the same text drawn twice a hair apart is bold type, not a repetition
    if (piece.left < right - piece.size * 0.5 && text.endsWith(piece.text)) continue;
    text += separator(text, piece, piece.left - right) + piece.text;
    right = Math.max(right, piece.right);
  }
  const size = Math.max(...inOrder.map((piece) => piece.size));
  return [{ text: tidy(text), left: first.left, right, y: first.y, size }];
}

function separator(before: string, piece: PlacedText, gap: number): string {
  if (before === '') return '';
  if (gap > piece.size * JUMP) return '\t';
  const betweenLatin = /[\w,;:.)]$/.test(before) && /^\w/.test(piece.text);
  return gap > piece.size * (betweenLatin ? 0.15 : BLANK) ? ' ' : '';
}

const HAN = '\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef';
const HAN_THEN_LATIN = new RegExp(`(?<=[${HAN}]) (?=[\\w(])`, 'gu');
const LATIN_THEN_HAN = new RegExp(`(?<=[\\w%)]) (?=[${HAN}])`, 'gu');
const BETWEEN_HAN = new RegExp(`(?<=[${HAN}]) (?=[${HAN}])`, 'gu');

/** Blanks that only the page shows are taken out: between Chinese and Latin, and in letter-spaced lines. */
function tidy(text: string): string {
  const closed = text.replace(HAN_THEN_LATIN, '').replace(LATIN_THEN_HAN, '').trim();
  const blanks = closed.match(BETWEEN_HAN)?.length ?? 0;
  return blanks * 3 > [...closed].length - blanks ? closed.replace(BETWEEN_HAN, '') : closed;
}
