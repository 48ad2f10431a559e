/** A bracket pair of a folded text: `start` at the opening sign, `end` after the closing one. */
export type Span = { readonly start: number; readonly end: number };

const PAIRS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '〈': '〉', '【': '】', '{': '}' };
const SIGN = /[()[\]〈〉【】{}]/g;

/**
 * The outermost bracket pairs. A sign without partner is passed over; pairs may nest. Linear in the text's length.
 */
export function outerBrackets(folded: string): Span[] {
  const open: { sign: string; at: number }[] = [];
  const spans: Span[] = [];
  SIGN.lastIndex = 0;
  for (let match = SIGN.exec(folded); match !== null; match = SIGN.exec(folded)) {
    const character = match[0];
    if (PAIRS[character] !== undefined) open.push({ sign: character, at: match.index });
    else close(character, match.index, open, spans);
  }
  return spans;
}

/** Closes the nearest opening sign of the same kind; signs left open inside it are forgotten. */
function close(character: string, at: number, open: { sign: string; at: number }[], spans: Span[]): void {
  let index = open.length - 1;
  // a stray closing sign must not cost a walk through everything that is open
  for (let step = 0; step < 8 && index >= 0 && PAIRS[open[index]?.sign ?? ''] !== character; step += 1) index -= 1;
  const partner = open[index];
  if (partner === undefined || PAIRS[partner.sign] !== character) return;
  open.length = index;
  while ((spans[spans.length - 1]?.start ?? -1) > partner.at) spans.pop();
  spans.push({ start: partner.at, end: at + 1 });
}
