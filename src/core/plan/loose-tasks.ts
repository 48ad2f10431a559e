import { endsDocument, isNoise } from './line-kinds';
import { hasLabelledTitle } from './sub-items';
import type { Item, Outline, Piece } from './outline';
import { tellsResponsibility } from './labels';
import { opensWithLabel, readResponsibility } from './responsibility';
import { namesAnybody } from './roles';
import type { Reader } from './outline-tasks';
import { PLAN_TITLE } from './sections-words';
import { looksLikeUnit } from './units';

/** Items on their way: where new ones go, and the paragraphs since the last one was complete. */
type Loose = { readonly root: Item; parent: Item; waiting: Piece[]; current: Item | null; found: boolean };

/**
 * A plan without any numbering: paragraphs that name who is responsible, in a bracket or in the label lines below them,
 * become items of the outline, together with the short line above them that is their title. Returns whether there are
 * any.
 */
export function itemsFromLoose(outline: Outline, reader: Reader): boolean {
  const loose: Loose = { root: outline.root, parent: outline.root, waiting: [], current: null, found: false };
  outline.loose.forEach((piece, index) => {
    if (opensWithLabel(piece.folded) !== null) {
      loose.current?.pieces.push(piece);
      return;
    }
    loose.current = null;
    const next = outline.loose[index + 1];
    const labelled = next !== undefined && tellsResponsibility(opensWithLabel(next.folded)?.role ?? 'other');
    if (isTitle(piece, index) || !isParagraph(piece)) {
      if (labelled && isParagraph(piece) && loose.waiting.length > 0) beginItem(loose, [piece]);
      else loose.waiting.push(piece);
      return;
    }
    if (labelled) beginItem(loose, [...titleLine(loose), ...between(loose), piece]);
    else if (carries(piece, reader)) beginItem(loose, [...(standsAlone(next) ? titleLine(loose) : []), piece]);
    else loose.waiting.push(piece);
  });
  return loose.found;
}

function beginItem(loose: Loose, pieces: readonly Piece[]): void {
  const heading = loose.waiting.findLast((piece) => !pieces.includes(piece) && isHeading(piece));
  if (heading !== undefined && heading.line < (pieces[0]?.line ?? 0)) {
    loose.parent = addItem(loose.root, [heading], 'heading');
  }
  loose.current = addItem(loose.parent, pieces, 'label');
  loose.waiting = [];
  loose.found = true;
}

/** The last short line that waits: the title of what comes below it. */
function titleLine(loose: Loose): Piece[] {
  return loose.waiting.filter(isHeading).slice(-1);
}

/** What stands between that title and the paragraph with the label lines. */
function between(loose: Loose): Piece[] {
  const [title] = titleLine(loose);
  return title === undefined ? [] : loose.waiting.slice(loose.waiting.indexOf(title) + 1).filter(isParagraph);
}

/** One paragraph with its bracket below a short line, and then the next short line: the line is its title. */
function standsAlone(next: Piece | undefined): boolean {
  return next === undefined || isHeading(next) || endsDocument(next.folded);
}

function isHeading({ folded }: Piece): boolean {
  if (folded.length < 3 || folded.length > 30 || /[。;:,!?|…]|^[([]|[)\]]$/.test(folded)) return false;
  return !isNoise(folded) && !endsDocument(folded) && !looksLikeUnit(folded.replace(/\s/g, ''));
}

/** The document's own title, on its first lines. */
function isTitle({ folded }: Piece, index: number): boolean {
  return index < 4 && folded.length <= 70 && PLAN_TITLE.test(folded.replace(/\s/g, ''));
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

function addItem(parent: Item, pieces: readonly Piece[], kind: 'label' | 'heading'): Item {
  const item: Item = {
    kind,
    value: 0,
    ordinal: '',
    gap: '',
    parent,
    pieces: [...pieces],
    children: [],
    inline: false,
    line: pieces[0]?.line ?? 1,
  };
  parent.children.push(item);
  return item;
}
