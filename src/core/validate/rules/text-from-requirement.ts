import { matchKey, type Assignment } from '../../model';
import { rowRule } from '../rule';

const TELLING = 10;
/** Shorter texts are too easily alike. */
const LONG = 20;

/** 进展情况 that only repeats the task or its requirement. */
export const textFromRequirement = rowRule({
  code: 'text.fromRequirement',
  severity: 'warning',
  subjects: ['return'],
  check: (row) => {
    const said = row.values.progress;
    if (said.length < TELLING || row.assignment === null) return [];
    const asked = askedOf(row.assignment);
    if ((said.match(/\d+/g) ?? []).some((figure) => !asked.key.includes(figure))) return [];
    const key = matchKey(said);
    const isCopy = key.length >= TELLING && (asked.key.includes(key) || isMostlyCopied(key, asked.pairs));
    return isCopy ? [{ facts: { task: row.title }, column: 'progress' }] : [];
  },
});

type Asked = { readonly key: string; readonly pairs: ReadonlySet<string> };
const remembered = new WeakMap<Assignment, Asked>();

/** Title and requirement of a task, read once. */
function askedOf(assignment: Assignment): Asked {
  const known = remembered.get(assignment);
  if (known !== undefined) return known;
  const key = matchKey(assignment.title + assignment.requirements.join(''));
  const made = { key, pairs: new Set(pairsOf(key)) };
  remembered.set(assignment, made);
  return made;
}

/** Nine tenths of the text stand in the requirement, and no figure is its own: copied with a word or two changed. */
function isMostlyCopied(key: string, asked: ReadonlySet<string>): boolean {
  if (key.length < LONG) return false;
  const pairs = pairsOf(key);
  const copied = pairs.filter((pair) => asked.has(pair)).length;
  const hasOwnFigure = pairs.some((pair) => /\d/.test(pair) && !asked.has(pair));
  return !hasOwnFigure && copied >= pairs.length * 0.9;
}

function pairsOf(key: string): string[] {
  return Array.from({ length: Math.max(0, key.length - 1) }, (_, at) => key.slice(at, at + 2));
}
