import type { Item, Piece } from './outline';

/** All items below, in the order of the text. */
export function* descendants(item: Item): Generator<Item> {
  for (const child of item.children) {
    yield child;
    yield* descendants(child);
  }
}

/** The whole text of an item with everything below it, as it stands in the document, lines apart. */
export function wholeText(item: Item): string {
  const parts: { order: number; text: string; fresh: boolean }[] = [];
  collect(item, false, parts);
  parts.sort((a, b) => a.order - b.order);
  return parts.map(({ text, fresh }, index) => (fresh && index > 0 ? `\n${text}` : text)).join('');
}

function collect(item: Item, withOrdinal: boolean, parts: { order: number; text: string; fresh: boolean }[]): void {
  item.pieces.forEach((piece, index) => {
    const ordinal = withOrdinal && index === 0 ? item.ordinal : '';
    parts.push({ order: piece.order, text: ordinal + piece.text, fresh: piece.fresh });
  });
  for (const child of item.children) collect(child, true, parts);
}

/** Pieces of an item and of everything below it. */
export function allPieces(item: Item): Piece[] {
  return [...item.pieces, ...item.children.flatMap(allPieces)];
}

/** First and last line of an item with everything below it. */
export function lineSpan(item: Item): { from: number; to: number } {
  let to = item.line;
  for (const piece of item.pieces) to = Math.max(to, piece.endLine);
  for (const child of item.children) to = Math.max(to, lineSpan(child).to);
  return { from: item.line, to };
}
