import { readResponsibility, type Found } from './responsibility';
import { opensWithLabel } from './responsibility';
import { labelRole, tellsResponsibility } from './labels';
import { namesUnits, type LeadRule } from './roles';
import type { Item, Piece } from './outline';
import { descendants } from './tree';

/**
 * Un-numbered sub-items: paragraphs inside an item that begin `金融支持：…` or `“一核”：…` and carry their own
 * responsibility become items of their own, without an ordinal.
 */
export function splitLabelledParagraphs(root: Item, rule: LeadRule): void {
  for (const item of [root, ...descendants(root)]) splitItem(item, rule);
}

function splitItem(item: Item, rule: LeadRule): void {
  const pieces = item.pieces.splice(0);
  const blocks = item.kind === 'root' ? [] : paragraphTasks(pieces, rule);
  let target: Item = item;
  pieces.forEach((piece, index) => {
    const begins =
      blocks.length > 1 ? blocks.includes(index) : index > 0 && piece.fresh && isSubItem(pieces, index, rule);
    if (begins) target = addChild(item, piece);
    else target.pieces.push(piece);
  });
}

/** Where the paragraphs below an item begin that are tasks of their own. */
function paragraphTasks(pieces: readonly Piece[], rule: LeadRule): number[] {
  const labelled = labelledBlocks(pieces);
  return labelled.length > 1 ? labelled : closedParagraphs(pieces, rule);
}

/** 第四节 夯实基础设施, and below it paragraphs that each end by saying who is responsible. */
function closedParagraphs(pieces: readonly Piece[], rule: LeadRule): number[] {
  const heading = pieces[0];
  if (pieces.length < 3 || heading === undefined || heading.text.length > 40 || /[。;:]/.test(heading.folded))
    return [];
  if (carriesUnits(heading, rule)) return [];
  const begins: number[] = [];
  let from = 1;
  pieces.forEach((piece, index) => {
    if (index < from || !piece.fresh || opensWithLabel(piece.folded) !== null) return;
    if (!carriesUnits(piece, rule)) return;
    begins.push(from);
    from = index + 1;
  });
  return begins;
}

/** Paragraphs below a heading that each have label lines of their own: where two or more do, each is a task. */
function labelledBlocks(pieces: readonly Piece[]): number[] {
  return pieces.flatMap((piece, index) => {
    const next = pieces[index + 1];
    if (index === 0 || !piece.fresh || next === undefined || opensWithLabel(piece.folded) !== null) return [];
    const labelled = next.fresh && tellsResponsibility(opensWithLabel(next.folded)?.role ?? 'other');
    return labelled ? [index] : [];
  });
}

function addChild(parent: Item, piece: Piece): Item {
  const child: Item = {
    kind: 'label',
    value: 0,
    ordinal: '',
    gap: '',
    parent,
    pieces: [piece],
    children: [],
    inline: false,
    line: piece.line,
  };
  parent.children.push(child);
  return child;
}

function isSubItem(pieces: readonly Piece[], index: number, rule: LeadRule): boolean {
  const piece = pieces[index];
  if (piece === undefined || !hasLabelledTitle(piece.folded) || opensWithLabel(piece.folded) !== null) return false;
  if (carriesUnits(piece, rule)) return true;
  const next = pieces[index + 1];
  return next !== undefined && next.fresh && opensWithLabel(next.folded) !== null;
}

/** `标题：正文`: a short title before a colon that is no label of the form. */
export function hasLabelledTitle(folded: string): boolean {
  const colon = folded.indexOf(':');
  if (colon < 2 || colon > 30) return false;
  const title = folded.slice(0, colon);
  if (/[。,;!?]/.test(title) || labelRole(title) !== null) return false;
  return colon < folded.length - 4;
}

function carriesUnits(piece: Piece, rule: LeadRule): boolean {
  return readResponsibility(piece.text, piece.folded, rule, false).found.some((one: Found) => namesUnits(one.who));
}
