import type { Phase } from '../model';
import { readDeadline, type DeadlineContext } from './deadline';
import { fold } from './fold';
import type { Item } from './outline';
import { descendants } from './tree';
import { titleOf } from './titles';
import { trimEndOf } from './trim';

/** The dated phases of the work steps: 安排部署阶段（6月5日—6月15日）. */
export function readPhases(root: Item, context: DeadlineContext): { phases: Phase[]; items: Set<Item> } {
  const phases: Phase[] = [];
  const items = new Set<Item>();
  for (const item of descendants(root)) {
    const first = item.pieces[0];
    if (first === undefined) continue;
    const phase = phaseOf(first.text, context);
    if (phase === null) continue;
    phases.push(phase);
    items.add(item);
  }
  return { phases, items };
}

function phaseOf(text: string, context: DeadlineContext): Phase | null {
  if (!text.slice(0, 60).includes('阶段') && !text.slice(0, 60).includes('階段')) return null;
  const title = titleOf(text);
  const folded = fold(title);
  if (!/阶段/.test(folded.slice(0, 40)) || folded.length > 80) return null;
  const name = /^(.{0,30}?阶段(?:[:—-]?[^([\d]{0,16})?)/.exec(folded)?.[1] ?? '';
  if (name === '') return null;
  const written = trimEndOf(title.slice(0, name.length), ':：—-');
  const bracket = /[([](.{3,40}?)[)\]]/.exec(folded);
  const words = bracket === null ? folded.slice(name.length) : (bracket[1] ?? '');
  if (!/\d|月|年|日/.test(words)) return { name: written, from: null, to: null };
  const { deadline } = readDeadline(words.replace(/^[,:\s]+/, ''), context);
  if (deadline.kind !== 'range' && deadline.kind !== 'by') return { name: written, from: null, to: null };
  return { name: written, from: deadline.from ?? null, to: deadline.due };
}
