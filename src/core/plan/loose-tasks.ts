import { hasLabelledTitle } from './sub-items';
import type { Item, Outline, Piece } from './outline';
import { isNoise } from './outline';
import { tellsResponsibility } from './labels';
import { opensWithLabel, readResponsibility } from './responsibility';
import { namesAnybody } from './roles';
import type { Reader } from './outline-tasks';

/**
 * A plan without any numbering: paragraphs that name who is responsible, in a bracket or in the label lines below them,
 * become items of the outline. Returns whether there are any.
 */
export function itemsFromLoose(outline: Outline, reader: Reader): boolean {
  let current: Item | null = null;
  let found = false;
  outline.loose.forEach((piece, index) => {
    if (opensWithLabel(piece.folded) !== null) {
      current?.pieces.push(piece);
      return;
    }
    current = null;
    const next = outline.loose[index + 1];
    const labelled = next !== undefined && tellsResponsibility(opensWithLabel(next.folded)?.role ?? 'other');
    if (!isParagraph(piece) || !(labelled || carries(piece, reader))) return;
    current = addItem(outline.root, piece);
    found = true;
  });
  return found;
}

function isParagraph({ folded }: Piece): boolean {
  return folded.length >= 6 && !isNoise(folded) && !/^(?:各[^。]{0,60}|[^。]{2,30}):$/.test(folded);
}

function carries(piece: Piece, reader: Reader): boolean {
  const { found } = readResponsibility(piece.text, piece.folded, reader.rule, reader.namesAlone);
  const [first] = found;
  if (first === undefined || first.start < 4) return false;
  return found.some((one) => namesAnybody(one.who)) && (hasLabelledTitle(piece.folded) || /[。;]/.test(piece.folded));
}

function addItem(root: Item, piece: Piece): Item {
  const item: Item = {
    kind: 'label',
    value: 0,
    ordinal: '',
    gap: '',
    parent: root,
    pieces: [piece],
    children: [],
    inline: false,
    line: piece.line,
  };
  root.children.push(item);
  return item;
}
