import type { Phase } from '../model';
import { chapterUse } from './chapters';
import { readDeadline, type DeadlineContext } from './deadline';
import { fold } from './fold';
import type { Item, Piece } from './outline';
import { titleOf } from './titles';
import { descendants } from './tree';
import { trimEndOf, trimOf } from './trim';

/**
 * The phases of the work steps: 安排部署阶段（6月5日—6月15日）, 第一阶段：宣传发动（3月）, 自查阶段。4月1日至30日，…. In a
 * chapter of steps every item is a phase, also one that does not say so.
 */
export function readPhases(
  root: Item,
  tasks: ReadonlySet<Item>,
  context: DeadlineContext,
): { phases: Phase[]; items: Set<Item> } {
  const phases: Phase[] = [];
  const items = new Set<Item>();
  for (const item of descendants(root)) {
    if (tasks.has(item)) continue;
    const found = phasesOf(item, context);
    if (found.length === 0) continue;
    phases.push(...found);
    items.add(item);
  }
  return { phases, items };
}

function phasesOf(item: Item, context: DeadlineContext): Phase[] {
  return item.pieces.flatMap((piece, index) => {
    if (index > 0 && !piece.fresh) return [];
    const phase = namedPhase(piece.text, context) ?? (index === 0 ? unnamedPhase(item, piece, context) : null);
    return phase === null ? [] : [phase];
  });
}

/** An item of a chapter of steps, whatever it is called. */
function unnamedPhase(item: Item, first: Piece, context: DeadlineContext): Phase | null {
  const parent = item.parent;
  if (item.kind === 'heading' || item.inline || parent === null || parent.kind === 'root') return null;
  if (chapterUse(parent) !== 'steps' || parent.parent?.kind !== 'root') return null;
  const name = trimEndOf(titleOf(first.text).replace(/[(（][^()（）]*[)）]$/, ''), ':：');
  return name === '' || name.length > 30 ? null : { name, ...datesAfter(first.text, name, context) };
}

/** A text that begins with the name of a phase. */
function namedPhase(text: string, context: DeadlineContext): Phase | null {
  const head = fold(text.slice(0, 60));
  if (!head.includes('阶段')) return null;
  const match = /^[^。;,:([]{0,24}?阶段(?![性])(?::[^。;,:([\d]{2,16}(?=[([。]|$))?/.exec(head);
  if (match === null || !/^(?:$|[\s([。:,;\-])/.test(head.slice(match[0].length))) return null;
  const name = trimOf(text.slice(0, match[0].length), ':：—-');
  return { name, ...datesAfter(text, name, context) };
}

/** The dates in the bracket after a name, or at the beginning of the sentence after it. */
function datesAfter(text: string, name: string, context: DeadlineContext): { from: string | null; to: string | null } {
  const rest = fold(text.slice(text.indexOf(name) + name.length, text.indexOf(name) + name.length + 60));
  const bracket = /^[\s:]*[([]([^()[\]]{2,40})[)\]]/.exec(rest);
  const words =
    bracket === null
      ? /^[\s:。,;-]*((?:自|从)?(?:20\d{2}年|\d{1,2}月|即日)[^。;,(]{0,40})/.exec(rest)?.[1]
      : bracket[1];
  if (words === undefined || !/\d|月|即日/.test(words)) return { from: null, to: null };
  const { deadline } = readDeadline(words, context);
  if (deadline.kind !== 'range' && deadline.kind !== 'by') return { from: null, to: null };
  return { from: deadline.from ?? null, to: deadline.due };
}
