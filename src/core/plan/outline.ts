import { asideLevel, depthForAside, isBox } from './asides';
import { endsDocument, isBodyText, isNoise } from './line-kinds';
import { ABOUT_ITSELF, TO_ALL } from './noise-words';
import { gluedMarkerAt, inlineMarkers, markerAt, RANK, SENTENCE_ENDS, type Marker, type MarkerKind } from './numbering';
import { lineAt, type Paragraph } from './paragraphs';
import { PLAN_TITLE } from './sections-words';
import { opensWithAnyLabel, opensWithLabel } from './responsibility';
import { trimEndOf } from './trim';

/** A stretch of one paragraph that belongs to one item. */
export type Piece = {
  readonly text: string;
  readonly folded: string;
  readonly line: number;
  readonly endLine: number;
  /** begins its paragraph */
  readonly fresh: boolean;
  /** place among all pieces of the document */
  readonly order: number;
};

type ItemKind = MarkerKind | 'root' | 'heading' | 'label';

/** A node of the outline; pieces are its own text without its ordinal, children's text apart. */
export type Item = {
  readonly kind: ItemKind;
  readonly value: number;
  readonly ordinal: string;
  /** blanks between the ordinal and the words, for headings as written */
  readonly gap: string;
  readonly parent: Item | null;
  readonly pieces: Piece[];
  readonly children: Item[];
  /** stands in the running text of another item's paragraph */
  readonly inline: boolean;
  readonly line: number;
  /** heading level from the document's styles */
  readonly level?: number;
};

export type Outline = {
  readonly root: Item;
  /** paragraphs that belong to no item, in order */
  readonly loose: readonly Piece[];
};

/** Builds the tree of items from paragraphs: levels by the kind of numbering, checked by its sequence. */
export function buildOutline(paragraphs: readonly Paragraph[]): Outline {
  const builder = newBuilder(paragraphs);
  paragraphs.forEach((paragraph, index) => addParagraph(builder, paragraph, paragraphs[index + 1]));
  return { root: builder.root, loose: builder.loose };
}

type Builder = {
  readonly root: Item;
  readonly loose: Piece[];
  /** open items, outermost first */
  stack: Item[];
  /** the last number seen of each kind anywhere */
  readonly lastValue: Map<MarkerKind, number>;
  /** under which kind a kind was first seen */
  readonly parentKind: Map<MarkerKind, ItemKind>;
  /** heading levels that are used more than once */
  readonly headingLevels: ReadonlySet<number>;
  order: number;
};

function newBuilder(paragraphs: readonly Paragraph[]): Builder {
  const root: Item = {
    kind: 'root',
    value: 0,
    ordinal: '',
    gap: '',
    parent: null,
    pieces: [],
    children: [],
    inline: false,
    line: 1,
  };
  const counts = new Map<number, number>();
  for (const { level } of paragraphs) if (level !== undefined) counts.set(level, (counts.get(level) ?? 0) + 1);
  const headingLevels = new Set([...counts].filter(([, count]) => count > 1).map(([level]) => level));
  return { root, loose: [], stack: [], lastValue: new Map(), parentKind: new Map(), headingLevels, order: 0 };
}

function addParagraph(builder: Builder, paragraph: Paragraph, next: Paragraph | undefined): void {
  const { folded } = paragraph;
  const first = lineMarker(builder, folded, next?.folded ?? '');
  const marks = acceptInline(builder, folded, first);
  if (first === null && marks.length === 0) {
    continueItem(builder, paragraph, next);
    return;
  }
  const running = runsOn(folded, first, marks);
  const starts = first === null ? marks : [first, ...marks];
  const lead = starts[0]?.start ?? 0;
  if (lead > 0) addLead(builder, paragraph, lead);
  starts.forEach((marker, index) => {
    const end = starts[index + 1]?.start ?? folded.length;
    const inline = marker !== first && !running;
    const item = openItem(builder, marker, paragraph, inline);
    item.pieces.push(pieceOf(builder, paragraph, marker.end, end, marker === first));
  });
  if (!running) builder.stack = builder.stack.filter((item) => !item.inline);
}

/** The text before the first inline marker: 任务要求：1.…2.… or a whole document in one line. */
function addLead(builder: Builder, paragraph: Paragraph, end: number): void {
  const piece = pieceOf(builder, paragraph, 0, end, true);
  const current = builder.stack[builder.stack.length - 1];
  if (current === undefined) builder.loose.push(piece);
  else current.pieces.push(piece);
}

function pieceOf(builder: Builder, paragraph: Paragraph, from: number, to: number, fresh: boolean): Piece {
  let start = from;
  let end = to;
  while (start < end && (paragraph.text[start] ?? '').trim() === '') start += 1;
  while (end > start && (paragraph.text[end - 1] ?? '').trim() === '') end -= 1;
  return {
    text: paragraph.text.slice(start, end),
    folded: paragraph.folded.slice(start, end),
    line: lineAt(paragraph, start),
    endLine: lineAt(paragraph, Math.max(start, end - 1)),
    fresh,
    order: builder.order++,
  };
}

// ---- markers ---------------------------------------------------------------------------------------------------

/** The marker that opens a paragraph, where its number is believable. */
function lineMarker(builder: Builder, folded: string, next: string): Marker | null {
  const boxed = /^【[^】]{0,12}?((?:问题|任务|事项|案件|项目|案例)([一二三四五六七八九十]{1,3}|\d{1,3}))】/.exec(
    folded,
  );
  if (boxed !== null) {
    const start = boxed[0].indexOf(boxed[1] ?? '');
    const inner = markerAt(`${boxed[1] ?? ''} `, 0);
    if (inner !== null) return { ...inner, start, end: boxed[0].length };
  }
  const marker = markerAt(folded, 0);
  const glued = gluedMarkerAt(folded, 0);
  if (glued !== null && opensGluedList(folded, glued, next)) return glued;
  if (marker === null) return glued !== null && expected(builder, glued, 0) ? glued : null;
  if (marker.kind === '1.1' || marker.kind === '1.1.1') {
    if (glued !== null && expected(builder, glued, 0) && !expected(builder, marker, 1)) return glued;
    return marker.value === 1 || expected(builder, marker, 1) ? marker : null;
  }
  return marker;
}

/** 1.2023年新增企业5家, and on the next line 2.100亩产业园: a list whose numbers are glued to the text from the first on. */
function opensGluedList(folded: string, glued: Marker, next: string): boolean {
  if (glued.value !== 1 || markerAt(folded, 0)?.value === 1) return false;
  const follows = gluedMarkerAt(next, 0) ?? markerAt(next, 0);
  return follows?.kind === '1.' && follows.value === 2 && markerAt(next, 0)?.kind !== '1.1.1';
}

/** Whether a number follows the one before it of its kind, with at most `slack` left out. */
function expected(builder: Builder, marker: Marker, slack: number): boolean {
  const last = lastOf(builder, marker.kind);
  return last !== undefined && marker.value > last && marker.value <= last + 1 + slack;
}

function lastOf(builder: Builder, kind: MarkerKind): number | undefined {
  const open = builder.stack.findLast((item) => sameKind(item.kind, kind));
  return open?.value ?? builder.lastValue.get(kind);
}

/** 1. and 1、 number one list where they alternate. */
function sameKind(one: ItemKind, other: ItemKind): boolean {
  if (one === other) return true;
  return (one === '1.' && other === '1、') || (one === '1、' && other === '1.');
}

/** Markers in running text that go on a list or begin one that goes on. */
function acceptInline(builder: Builder, folded: string, first: Marker | null): Marker[] {
  const candidates = inlineMarkers(folded, first?.end ?? 1);
  const accepted: Marker[] = [];
  const values = new Map<MarkerKind, number>();
  const below = new Map<MarkerKind, MarkerKind>();
  for (const item of builder.stack) if (item.kind in RANK) values.set(item.kind as MarkerKind, item.value);
  if (first !== null) values.set(first.kind, first.value);
  const nextOfKind = followers(candidates.map(({ marker }) => marker));
  candidates.forEach(({ marker, before }, index) => {
    const last = values.get(marker.kind);
    const previous = accepted[accepted.length - 1];
    const ended = SENTENCE_ENDS.includes(before);
    const goesOn = last !== undefined && (marker.value === last + 1 || (ended && marker.value === last + 2));
    const opens = marker.value === 1 && previous !== undefined && below.get(marker.kind) === previous.kind;
    const begins =
      marker.value === 1 &&
      (nextOfKind[index] === 2 ||
        (ended && opensLevel(candidates, index)) ||
        (opens && marker.start - (previous?.end ?? 0) <= 40));
    const resumes = ended && last === undefined && builder.lastValue.get(marker.kind) === marker.value - 1 && index > 0;
    const jumps = before === ')' && jumpsAhead(marker, last ?? 0);
    if (!goesOn && !begins && !resumes && !jumps) return;
    if (begins && !goesOn && marker.kind === first?.kind && !ended) return;
    if (marker.value === 1 && previous !== undefined && !below.has(marker.kind)) below.set(marker.kind, previous.kind);
    accepted.push(marker);
    values.set(marker.kind, marker.value);
    for (const kind of values.keys()) if (RANK[kind] > RANK[marker.kind]) values.delete(kind);
  });
  return accepted;
}

/** …（责任单位：市教育局）八、…: after a closing bracket a list goes on also where numbers between were cut out. */
function jumpsAhead(marker: Marker, last: number): boolean {
  if (marker.kind !== '一、' && marker.kind !== '(一)' && marker.kind !== '1.') return false;
  return marker.value > Math.max(last, 1) && marker.value <= last + 10;
}

/** 一、…（一）…: the only chapter of an excerpt, told by the level that begins below it. */
function opensLevel(candidates: readonly { readonly marker: Marker }[], index: number): boolean {
  const marker = candidates[index]?.marker;
  const next = candidates[index + 1]?.marker;
  if (marker === undefined || next === undefined || RANK[marker.kind] > RANK['(一)']) return false;
  return next.value === 1 && RANK[next.kind] > RANK[marker.kind];
}

/** For every marker the value of the next one of its kind. */
function followers(markers: readonly Marker[]): (number | undefined)[] {
  const next = new Map<MarkerKind, number>();
  const result: (number | undefined)[] = new Array<number | undefined>(markers.length).fill(undefined);
  for (let index = markers.length - 1; index >= 0; index -= 1) {
    const marker = markers[index];
    if (marker === undefined) continue;
    result[index] = next.get(marker.kind);
    next.set(marker.kind, marker.value);
  }
  return result;
}

/** A paragraph that holds several levels is a document without line breaks: its items are items like any. */
function runsOn(folded: string, first: Marker | null, marks: readonly Marker[]): boolean {
  if (marks.some(({ kind }) => RANK[kind] <= RANK['(一)'])) return true;
  if (first !== null && marks.some(({ kind }) => RANK[kind] <= RANK[first.kind])) return true;
  return folded.length > 3000 && new Set(marks.map(({ kind }) => kind)).size > 1;
}

// ---- placing ---------------------------------------------------------------------------------------------------

function openItem(builder: Builder, marker: Marker, paragraph: Paragraph, inline: boolean): Item {
  const depth = depthFor(builder, marker);
  builder.stack.length = depth;
  const parent = builder.stack[depth - 1] ?? builder.root;
  const item: Item = {
    kind: marker.kind,
    value: marker.value,
    ordinal: ordinalOf(marker, paragraph.text),
    gap: /[ \u3000\t]$/.test(paragraph.text.slice(marker.start, marker.end)) ? ' ' : '',
    parent,
    pieces: [],
    children: [],
    inline,
    line: lineAt(paragraph, marker.start),
  };
  parent.children.push(item);
  builder.stack.push(item);
  builder.lastValue.set(marker.kind, marker.value);
  if (!builder.parentKind.has(marker.kind)) builder.parentKind.set(marker.kind, parent.kind);
  return item;
}

function ordinalOf(marker: Marker, text: string): string {
  const written = text.slice(marker.start, marker.end).trim();
  return marker.kind === 'word' ? trimEndOf(written, ':：、.)】-') : written;
}

/** How many of the open items stay open when this marker comes: its parent is the last of them. */
function depthFor(builder: Builder, marker: Marker): number {
  const { stack } = builder;
  const same = stack.findLastIndex((item) => sameKind(item.kind, marker.kind));
  if (same !== -1) return same;
  const box = stack.findLastIndex(isBox);
  if (box !== -1 && goesOnOutside(stack[box], stack[box - 1] ?? builder.root, marker)) return box;
  const rank = RANK[marker.kind];
  let depth = stack.length;
  while (depth > 0 && rankOf(stack[depth - 1]) >= rank) depth -= 1;
  const known = builder.parentKind.get(marker.kind);
  if (known !== undefined && known !== 'root') {
    const parent = stack.findLastIndex((item) => item.kind === known);
    // 1. stood right below 一、 and stands below （一） now: the finer heading holds it
    if (parent !== -1) return Math.max(parent + 1, depth);
  }
  return depth;
}

/** After a box the list goes on that the box interrupted. */
function goesOnOutside(box: Item | undefined, outside: Item, marker: Marker): boolean {
  const precedes = (item: Item): boolean => sameKind(item.kind, marker.kind) && item.value === marker.value - 1;
  // the last few are enough, and a document of boxes must not cost a walk through all of them for each
  return outside.children.slice(-20).some(precedes) && box?.children.slice(-20).some(precedes) !== true;
}

function rankOf(item: Item | undefined): number {
  if (item === undefined || item.kind === 'root' || item.kind === 'heading') return -1;
  return item.kind === 'label' ? 60 : RANK[item.kind];
}

// ---- paragraphs without a number -------------------------------------------------------------------------------

function continueItem(builder: Builder, paragraph: Paragraph, next: Paragraph | undefined): void {
  const piece = pieceOf(builder, paragraph, 0, paragraph.folded.length, true);
  if (piece.text === '') return;
  const heading = headingLevel(builder, paragraph);
  if (heading !== null) {
    openHeading(builder, paragraph, piece, heading);
    return;
  }
  const aside = asideLevel(piece.folded, next?.folded);
  if (aside !== null) {
    builder.stack.length = depthForAside(builder.stack, aside);
    pushHeading(builder, paragraph, piece, aside);
    return;
  }
  if (endsDocument(piece.folded)) {
    builder.stack = [];
    builder.loose.push(piece);
    return;
  }
  if (headsList(builder, paragraph, next)) {
    openHeading(builder, paragraph, piece, 1);
    return;
  }
  const current = builder.stack[builder.stack.length - 1];
  const closes = ABOUT_ITSELF.test(piece.folded) || (current !== undefined && speaksToAll(current, piece));
  if (current === undefined || isNoise(piece.folded) || closes) {
    builder.loose.push(piece);
    if (closes) builder.stack = [];
    return;
  }
  if (!opensWithAnyLabel(piece.folded) && !isBodyText(piece.folded)) {
    builder.loose.push(piece);
    return;
  }
  current.pieces.push(piece);
}

/** 请各牵头单位于每月25日前报送进展 below an item's label lines: no part of that item. */
function speaksToAll(current: Item, { folded }: Piece): boolean {
  const last = current.pieces[current.pieces.length - 1];
  return last !== undefined && current.pieces.length > 1 && opensWithLabel(last.folded) !== null && TO_ALL.test(folded);
}

function headingLevel(builder: Builder, { level, folded }: Paragraph): number | null {
  if (level === undefined || folded.length > 80 || /[。;]/.test(folded)) return null;
  return builder.headingLevels.has(level) || level > 1 ? level : null;
}

/**
 * A heading without a number, told by the list that begins again below it: 1.… 2.… under every heading, or (一) first
 * where no 一、 stands above.
 */
function headsList(builder: Builder, { folded }: Paragraph, next: Paragraph | undefined): boolean {
  if (folded.length < 2 || folded.length > 40 || /[。;:,!?|]|^[([]/.test(folded) || isNoise(folded)) return false;
  const marker = next === undefined ? null : markerAt(next.folded, 0);
  if (marker?.value !== 1 || marker.kind === '一、' || RANK[marker.kind] < RANK['一、']) return false;
  if (/通知$|^附|文件$|[★☆]|^特急|^加急|\d\s?号$/.test(folded)) return false;
  if (builder.root.children.length === 0 && PLAN_TITLE.test(folded)) return false;
  return builder.stack.length === 0 || builder.stack.some((item) => sameKind(item.kind, marker.kind) && item.value > 1);
}

function openHeading(builder: Builder, paragraph: Paragraph, piece: Piece, level: number): void {
  let depth = builder.stack.length;
  while (
    depth > 0 &&
    !(builder.stack[depth - 1]?.kind === 'heading' && (builder.stack[depth - 1]?.level ?? 0) < level)
  ) {
    depth -= 1;
  }
  builder.stack.length = depth;
  pushHeading(builder, paragraph, piece, level);
}

/** Opens a heading below what is open. */
function pushHeading(builder: Builder, paragraph: Paragraph, piece: Piece, level: number): void {
  const parent = builder.stack[builder.stack.length - 1] ?? builder.root;
  const item: Item = {
    kind: 'heading',
    value: 0,
    ordinal: '',
    gap: '',
    parent,
    pieces: [piece],
    children: [],
    inline: false,
    line: lineAt(paragraph, 0),
    level,
  };
  parent.children.push(item);
  builder.stack.push(item);
}
