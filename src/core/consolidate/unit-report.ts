import { closingDate, comparePeriods, tasksOf, unitsToReport } from '../ledger';
import { matchKey, type Period, type ReceivedFile } from '../model';
import { isBlank } from '../validate/values';
import { unitsOf } from './gather';
import type { LogIndex, LoggedEntry } from './log';
import type { UnitReport, UnitState } from './types';
import { NIL_WORDS, OTHER_PAPER_WORDS, STAMPED_WORDS } from './unit-report-words';

const nilKeys = new Set(NIL_WORDS.map(matchKey));

/** Who has returned what for a period: every unit that has rows, in the order the ledger names them. */
export function unitReports(index: LogIndex, period: Period): UnitReport[] {
  const { template } = index.ledger;
  const files = filesByUnit(index, period);
  const entries = entriesByUnit(index, period);
  const closed = closedShares(index, period);
  const closing = closingDate(template.calendar, period);
  return unitsToReport(template).map((name) => {
    const unit = index.directory.canonical(name) ?? name;
    const asked = tasksOf(template, name).map(({ taskId }) => taskId);
    const own = (entries.get(unit) ?? []).filter(({ entry }) => !isBlank(entry.values));
    const answered = new Set(own.map(({ entry }) => entry.taskId));
    const received = files.get(unit) ?? [];
    const returned = received.filter((file) => file.state !== 'attachment');
    const attached = received.filter((file) => file.state === 'attachment').map((file) => file.name);
    const receivedAt = earliest([
      ...returned.map((file) => file.receivedAt),
      ...own.map(({ entry }) => entry.receivedAt ?? undefined),
    ]);
    const open = asked.filter((taskId) => !answered.has(taskId) && !closed.has(`${taskId}\n${unit}`));
    return {
      unit: name,
      state: stateOf(own, returned.length > 0 || own.length > 0, receivedAt, closing, open.length),
      tasks: asked.length,
      filled: asked.filter((taskId) => answered.has(taskId)).length,
      openTaskIds: open,
      receivedAt,
      files: [...new Set(returned.map(({ name: file }) => file))],
      attachments: attached,
      stamped: attached.filter(isStamped),
    };
  });
}

function stateOf(
  own: readonly LoggedEntry[],
  returned: boolean,
  receivedAt: string | null,
  closing: string,
  open: number,
): UnitState {
  if (!returned) return 'missing';
  if (receivedAt !== null && receivedAt.slice(0, 10) > closing) return 'late';
  // a sheet that came back empty says nothing, not even that there is nothing new
  if (own.length > 0 && own.every(({ entry }) => isNil(entry.values.progress))) return 'nil';
  return open > 0 ? 'partial' : 'returned';
}

/** A scan that says it is stamped or signed, or a PDF that says it is nothing else. */
function isStamped(name: string): boolean {
  if (STAMPED_WORDS.some((word) => name.includes(word))) return true;
  return /\.pdf$/i.test(name) && !OTHER_PAPER_WORDS.some((word) => name.includes(word));
}

function isNil(progress: string): boolean {
  return nilKeys.has(matchKey(progress));
}

function filesByUnit(index: LogIndex, period: Period): ReadonlyMap<string, ReceivedFile[]> {
  const byUnit = new Map<string, ReceivedFile[]>();
  index.ledger.runs.forEach((run, at) => {
    if (index.activeRuns[at] !== true) return;
    for (const file of run.files) {
      if (file.period !== period || file.state === 'question' || file.state === 'rejected') continue;
      for (const name of unitsOf(file)) addTo(byUnit, index.directory.canonical(name) ?? name, file);
    }
  });
  return byUnit;
}

function addTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

function entriesByUnit(index: LogIndex, period: Period): ReadonlyMap<string, LoggedEntry[]> {
  const byUnit = new Map<string, LoggedEntry[]>();
  for (const periods of index.byTask.values()) {
    for (const logged of periods.get(period) ?? []) addTo(byUnit, logged.unit, logged);
  }
  return byUnit;
}

/** Shares of tasks that their unit had closed before the period: it is not asked for them again. */
function closedShares(index: LogIndex, period: Period): ReadonlySet<string> {
  const last = new Map<string, LoggedEntry>();
  for (const [taskId, periods] of index.byTask) {
    for (const [at, entries] of periods) {
      if (comparePeriods(at, period) >= 0) continue;
      for (const logged of entries) {
        const key = `${taskId}\n${logged.unit}`;
        const known = last.get(key);
        if (known === undefined || comparePeriods(known.entry.period, at) <= 0) last.set(key, logged);
      }
    }
  }
  return new Set([...last].filter(([, { entry }]) => entry.values.status === 'done').map(([key]) => key));
}

function earliest(days: readonly (string | undefined)[]): string | null {
  return days.filter((day): day is string => day !== undefined).sort()[0] ?? null;
}
