import type { FrontMatter } from './front-matter';
import type { Item, Outline, Piece } from './outline';
import type { LeftText } from './plan-tables';
import { allPieces } from './tree';

/** Text that no part of the plan uses: nothing is dropped silently. */
export function collectRemainder(
  outline: Outline,
  tasks: ReadonlySet<Item>,
  phases: ReadonlySet<Item>,
  front: FrontMatter,
  tables: readonly LeftText[],
): { text: string; line: number }[] {
  const left: { order: number; text: string; line: number }[] = [];
  const keep = (piece: Piece, ordinal: string): void => {
    if (piece.text !== '' && !front.used.has(piece.line)) {
      left.push({ order: piece.order, text: ordinal + piece.text, line: piece.line });
    }
  };
  const placed = new Set(allPieces(outline.root));
  for (const piece of outline.loose) if (!placed.has(piece)) keep(piece, '');
  const visit = (item: Item, inTask: boolean): void => {
    const used = inTask || tasks.has(item) || phases.has(item);
    const heading = !used && leadsTo(item, tasks);
    if (!used)
      item.pieces.forEach((piece, index) => {
        if (!(heading && index === 0)) keep(piece, index === 0 ? item.ordinal + item.gap : '');
      });
    for (const child of item.children) visit(child, used);
  };
  for (const child of outline.root.children) visit(child, false);
  const rows = tables.map((row) => ({ ...row, order: Infinity }));
  return [...left, ...rows].sort((a, b) => a.order - b.order).map(({ text, line }) => ({ text, line }));
}

function leadsTo(item: Item, tasks: ReadonlySet<Item>): boolean {
  return item.children.some((child) => tasks.has(child) || leadsTo(child, tasks));
}
