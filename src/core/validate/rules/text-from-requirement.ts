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
    if ((said.match(/\d+/g) ?? []).some((figure) => !asked.includes(figure))) return [];
    const key = matchKey(said);
    const isCopy = key.length >= TELLING && (asked.includes(key) || isMostlyCopied(key, asked));
    return isCopy ? [{ facts: { task: row.title }, column: 'progress' }] : [];
  },
});

const remembered = new WeakMap<Assignment, string>();

/** Title and requirement of a task as they are compared, read once. */
function askedOf(assignment: Assignment): string {
  const known = remembered.get(assignment);
  if (known !== undefined) return known;
  const key = matchKey(assignment.title + assignment.requirements.join(''));
  remembered.set(assignment, key);
  return key;
}

/** Nine tenths of the text stand in the requirement, and no figure is its own: copied with a word or two changed. */
function isMostlyCopied(key: string, asked: string): boolean {
  if (key.length < LONG) return false;
  let allowed = Math.floor((key.length - 1) * 0.1);
  for (let at = 0; at + 1 < key.length; at += 1) {
    const pair = key.slice(at, at + 2);
    if (asked.includes(pair)) continue;
    allowed -= 1;
    if (allowed < 0 || /\d/.test(pair)) return false;
  }
  return true;
}
