import { isBox } from './asides';
import { chapterUse, headingUse } from './chapters';
import type { Item } from './outline';
import {
  opensWithLabel,
  opensWithRequirement,
  readOpenings,
  readProse,
  readResponsibility,
  together,
  type Found,
  type Manner,
} from './responsibility';
import { namesAnybody, namesUnits, type LeadRule } from './roles';
import { allPieces, descendants } from './tree';

/** An item taken as a task, with what was found about who is responsible. */
export type Chosen = {
  readonly item: Item;
  readonly found: readonly Found[];
  /** the rule by which it was taken */
  readonly rule: 'label' | 'bracket' | 'names' | 'prose' | 'sibling' | 'titled' | 'heading';
  readonly line: number;
  readonly doubtful: boolean;
};

export type Reader = { readonly rule: LeadRule; readonly namesAlone: boolean };

/** What was found in each item's own text. */
export type Findings = ReadonlyMap<Item, readonly (Found & { readonly line: number; readonly fresh: boolean })[]>;
type Mutable = Map<Item, (Found & { readonly line: number; readonly fresh: boolean })[]>;

/** Reads every item's own text for responsibility, and gives what stands at a list's end to whom it belongs. */
export function findResponsibilities(root: Item, reader: Reader): Findings {
  const findings: Mutable = new Map();
  for (const item of [root, ...descendants(root)]) {
    const found = item.pieces.flatMap((piece) =>
      readResponsibility(piece.text, piece.folded, reader.rule, reader.namesAlone).found.map((one) => ({
        ...one,
        line: piece.line,
        fresh: piece.fresh && opensWithLabel(piece.folded) !== null,
      })),
    );
    findings.set(item, found);
  }
  addProse(root, findings, reader.rule);
  liftInline(root, findings);
  liftLines(root, findings);
  return findings;
}

/** Sentences of responsibility count where an item has nothing else of the kind. */
function addProse(root: Item, findings: Mutable, rule: LeadRule): void {
  for (const item of descendants(root)) {
    const found = findings.get(item) ?? [];
    if (found.some((one) => namesUnits(one.who))) continue;
    const at = item.pieces.findLastIndex(({ text }) => text !== '');
    const piece = item.pieces[at];
    if (piece === undefined) continue;
    const prose = readProse(piece.text, piece.folded, rule, at > 0);
    if (prose !== null) found.push({ ...prose, line: piece.line, fresh: false });
  }
}

function hasUnits(findings: Mutable | Findings, item: Item): boolean {
  return (findings.get(item) ?? []).some((one) => namesAnybody(one.who));
}

/** （1）…（2）…（责任单位：A）: the bracket at the end of the last part closes the whole paragraph. */
function liftInline(root: Item, findings: Mutable): void {
  for (const item of [...descendants(root)].reverse()) {
    const parts = item.children.filter((child) => child.inline);
    if (parts.length < 2) continue;
    const last = parts[parts.length - 1];
    if (last === undefined || parts.slice(0, -1).some((child) => hasUnits(findings, child))) continue;
    if (hasUnits(findings, last) && !hasUnits(findings, item)) move(findings, last, item);
  }
}

function move(findings: Mutable, from: Item, to: Item): void {
  findings.set(to, [...(findings.get(to) ?? []), ...(findings.get(from) ?? [])]);
  findings.set(from, []);
}

/**
 * A list of sub-items whose responsibility line stands once, after the last: it is the parent's. Only where all lists
 * of that kind in the document are made so.
 */
function liftLines(root: Item, findings: Mutable): void {
  const onlyLast = new Map<string, { group: Item[]; parent: Item }[]>();
  const spread = new Set<string>();
  for (const parent of descendants(root)) {
    const group = parent.children.filter((child) => !child.inline && child.kind !== 'heading');
    const kind = group[0]?.kind;
    if (kind === undefined || kind === 'label') continue;
    const bearers = group.filter((child) => hasUnits(findings, child));
    if (bearers.length === 0) continue;
    const last = group[group.length - 1];
    const alone = group.every((child) => child === last || !child.children.some((below) => hasUnits(findings, below)));
    if (bearers.length === 1 && bearers[0] === last && alone && !hasUnits(findings, parent)) {
      onlyLast.set(kind, [...(onlyLast.get(kind) ?? []), { group, parent }]);
    } else spread.add(kind);
  }
  for (const [kind, groups] of onlyLast) {
    if (spread.has(kind) || !groups.some(({ group }) => group.length > 1)) continue;
    for (const { group, parent } of groups) {
      const last = group[group.length - 1];
      if (last !== undefined) move(findings, last, parent);
    }
  }
}

/** Chooses the tasks: items with a responsibility of their own; where no item has one, the lowest titled items. */
export function chooseTasks(root: Item, findings: Findings): Chosen[] {
  const bearing = [...descendants(root)].filter((item) => bears(findings, item));
  if (bearing.length === 0) return [];
  const chosen = new Set(bearing);
  const siblings = silentSiblings(root, chosen);
  return [...descendants(root)].flatMap((item): Chosen[] => {
    if (chosen.has(item)) return [bearer(item, findings.get(item) ?? [])];
    return siblings.has(item)
      ? [{ item, found: findings.get(item) ?? [], rule: 'sibling', line: item.line, doubtful: true }]
      : [];
  });
}

function bears(findings: Findings, item: Item): boolean {
  const found = findings.get(item) ?? [];
  if (!found.some((one) => namesAnybody(one.who))) return false;
  const prose = found.every((one) => one.manner === 'prose' || !namesUnits(one.who));
  if (!prose) return true;
  const use = chapterUse(item);
  return use === null || use === 'task';
}

function bearer(item: Item, found: readonly (Found & { line: number })[]): Chosen {
  const first = found.find((one) => namesUnits(one.who)) ?? found[0];
  const manner: Manner = first?.manner ?? 'label';
  return {
    item,
    found,
    rule: manner,
    line: first?.line ?? item.line,
    doubtful: manner === 'prose' || manner === 'names',
  };
}

/** An item between others that all name somebody, and names nobody itself: a task whose units were forgotten. */
function silentSiblings(root: Item, chosen: ReadonlySet<Item>): Set<Item> {
  const silent = new Set<Item>();
  for (const parent of [root, ...descendants(root)]) {
    const group = parent.children.filter((child) => !child.inline);
    const bearing = group.filter((child) => chosen.has(child)).length;
    if (bearing >= 2) for (const child of group) if (!chosen.has(child) && asksForWork(child)) silent.add(child);
    if (bearing < 3) continue;
    group.forEach((child, index) => {
      if (chosen.has(child) || child.children.length > 0 || index === 0 || index === group.length - 1) return;
      if (bearing * 4 < group.length * 3 || headingUse(child) !== null) return;
      silent.add(child);
    });
  }
  return silent;
}

/** 任务要求：… below a title, as its siblings have it, though nobody is named: more likely a unit forgotten than no task. */
function asksForWork(item: Item): boolean {
  return headingUse(item) === null && item.pieces.some(({ folded }) => opensWithRequirement(folded));
}

/** The lowest titled items of the task chapters, for documents in which nobody is named. */
export function chooseTitled(root: Item, rule: LeadRule): Chosen[] {
  const items: Item[] = [];
  for (const chapter of root.children) collectLeaves(chapter, items);
  return items.map((item) => {
    const pieces = allPieces(item);
    const stated = pieces.flatMap((piece) => readResponsibility(piece.text, piece.folded, rule, false).found);
    const openings = pieces.flatMap((piece) => readOpenings(piece.text, piece.folded, rule));
    return { item, found: [...stated, ...openings], rule: 'titled', line: item.line, doubtful: openings.length > 0 };
  });
}

function collectLeaves(item: Item, found: Item[]): void {
  const use = chapterUse(item);
  if (use !== null && use !== 'task') return;
  const groups = item.children.filter((child) => !child.inline && !isBox(child));
  if (groups.length > 0 && areTasks(item, groups)) {
    for (const child of groups) collectLeaves(child, found);
    return;
  }
  if (groups.length > 0 && headingUse(item) === 'task' && item.parent?.kind === 'root') {
    for (const child of groups) collectLeaves(child, found);
    return;
  }
  if (allPieces(item).some(({ text }) => text.length >= 6)) found.push(item);
}

/** Sub-items are tasks where they have titles of their own, or where what is above them is a bare heading. */
function areTasks(parent: Item, group: readonly Item[]): boolean {
  const titled = group.filter(hasTitleAndBody).length;
  if (titled * 2 > group.length) return true;
  if (group.some((child) => child.children.some((grandchild) => !grandchild.inline))) return true;
  return isBareHeading(parent) && group.every((child) => child.kind !== '①');
}

function hasTitleAndBody(item: Item): boolean {
  const text = item.pieces.map(({ folded }) => folded).join('');
  const end = text.search(/[。:]/);
  return end > 2 && end <= 60 && text.length - end > 12;
}

function isBareHeading(item: Item): boolean {
  const text = item.pieces.map(({ folded }) => folded).join('');
  return text.replace(/[。:]$/, '').search(/[。;]/) === -1 && text.length <= 70;
}

/** All units an item names, together. */
export function responsibilityOf(chosen: Chosen): ReturnType<typeof together> {
  return together(chosen.found);
}
