import { comparePeriods } from '../ledger';
import { issue, likenesses, matchKey, plainText, type Entry, type Issue, type Period } from '../model';
import { sameContent } from './entries';
import type { LogIndex } from './log';
import type { Received } from './receive';

const TELLING_LENGTH = 10;
/** From here on two texts with the same figures are one text in which a word was changed. */
const NEARLY = 0.85;

/**
 * A return that says what the unit said for an earlier period, word for word or with a word changed here and there, is
 * likely the old file sent again. Asked about only where there is enough text to tell, and not where a person has
 * confirmed the file. New figures are news, and so is another month, however alike the words are.
 */
export function findReplay(received: Received, index: LogIndex): Issue | null {
  for (const { claim, confirmed, entries } of received.sheets) {
    const isTelling = entries.length > 1 || (entries[0]?.values.progress.length ?? 0) >= TELLING_LENGTH;
    if (confirmed || !isTelling || entries.every((entry) => index.active.has(entry.id))) continue;
    const before = periodsBefore(index, entries, claim.unit, claim.period);
    const same = before.find((period) => saidAll(entries, claim.unit, period, index, isSame));
    const near =
      same === undefined ? before.slice(0, 1).find((one) => saidAll(entries, claim.unit, one, index, isNear)) : same;
    if (near === undefined) continue;
    const facts = { file: received.file.name, unit: claim.unit, period: claim.period, earlier: near };
    return issue(same === undefined ? 'merge.nearReplay' : 'merge.replay', { ...facts, severity: 'error' });
  }
  return null;
}

/** Earlier periods in which the unit answered the first of these tasks, latest first. */
function periodsBefore(index: LogIndex, entries: readonly Entry[], unit: string, period: Period): Period[] {
  const answered = index.byTask.get(entries[0]?.taskId ?? '') ?? new Map<Period, never[]>();
  return [...answered]
    .filter(([one, logged]) => comparePeriods(one, period) < 0 && logged.some((other) => other.unit === unit))
    .map(([one]) => one)
    .sort((a, b) => comparePeriods(b, a));
}

type Comparison = (before: Entry, now: Entry, index: LogIndex) => boolean;

/** True where in that period the unit had an answer like every one of these. */
function saidAll(entries: readonly Entry[], unit: string, period: Period, index: LogIndex, alike: Comparison): boolean {
  return entries.every((entry) =>
    (index.byTask.get(entry.taskId)?.get(period) ?? []).some(
      (one) => one.unit === unit && alike(one.entry, entry, index),
    ),
  );
}

const isSame: Comparison = (before, now, { ledger }) => sameContent(before, now, ledger.template);

const isNear: Comparison = ({ values: before }, { values: now }) =>
  before.status === now.status &&
  before.statusText === now.statusText &&
  before.closedOn === now.closedOn &&
  nearlySame(before.progress, now.progress);

function nearlySame(before: string, now: string): boolean {
  if (matchKey(before) === matchKey(now)) return true;
  if (figures(before) !== figures(now)) return false;
  const longer = Math.max(before.length, now.length);
  if (Math.abs(before.length - now.length) > longer * (1 - NEARLY)) return false;
  return (likenesses([before], [now], NEARLY)[0]?.score ?? 0) >= NEARLY;
}

/** Numbers, months among them, and codes: where one of them differs somebody wrote something new. */
function figures(text: string): string {
  return (plainText(text).match(/[A-Za-z0-9]+|[一二三四五六七八九十百千万亿两]+/g) ?? []).join(' ');
}
