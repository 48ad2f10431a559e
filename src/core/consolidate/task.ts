import { comparePeriods } from '../ledger/calendar';
import { reportingUnits } from '../ledger/assignment';
import type { Assignment, ColumnKey, Decision, Period, Status, Template } from '../model';
import { unitColumns } from '../validate/values';
import { statusWords } from '../validate/vocabulary';
import { joinOwners, statusText } from './compose';
import type { LogIndex, LoggedEntry } from './log';
import { resolveAnswer, type Answer } from './resolve';

/** What one unit says about a task in a period, every column resolved. */
export type UnitPart = {
  readonly unit: string;
  /** nothing from it in this period, and its share was not closed before */
  readonly silent: boolean;
  /** closed in an earlier period: its last words stand for it */
  readonly closedBefore: boolean;
  readonly status: Status | null;
  readonly closedOn: string | null;
  readonly answers: ReadonlyMap<ColumnKey, Answer>;
};

/** A row of the ledger with its part of the log. */
export type OpenTask = {
  readonly index: LogIndex;
  readonly template: Template;
  readonly assignment: Assignment;
  /** lead first; units that answered though the ledger does not name them come last */
  readonly units: readonly string[];
  /** periods with entries or decisions, latest first */
  readonly periods: readonly Period[];
  readonly entriesIn: (period: Period) => readonly LoggedEntry[];
  readonly decisionsIn: (period: Period) => readonly Decision[];
  /** every reporting unit's share in a period, lead first; empty where nobody answered */
  readonly partsIn: (period: Period) => readonly UnitPart[];
};

/** Opens one row of the ledger in the log. */
export function openTask(index: LogIndex, assignment: Assignment): OpenTask {
  const byPeriod = index.byTask.get(assignment.taskId);
  const decisions = index.decisions.get(assignment.taskId);
  const periods = new Set([...(byPeriod?.keys() ?? []), ...(decisions?.keys() ?? [])]);
  const named = reportingUnits(assignment, index.ledger.template.units).map(
    (unit) => index.directory.canonical(unit) ?? unit,
  );
  const answering = new Set<string>();
  for (const entries of byPeriod?.values() ?? []) for (const { unit } of entries) answering.add(unit);
  const others = [...answering].filter((unit) => !named.includes(unit)).sort();
  const known = new Map<Period, readonly UnitPart[]>();
  const task: OpenTask = {
    index,
    template: index.ledger.template,
    assignment,
    units: [...new Set([...named, ...others])],
    periods: [...periods].sort((a, b) => comparePeriods(b, a)),
    entriesIn: (period) => byPeriod?.get(period) ?? [],
    decisionsIn: (period) => decisions?.get(period) ?? [],
    partsIn: (period) => {
      const parts = known.get(period) ?? readParts(task, period);
      known.set(period, parts);
      return parts;
    },
  };
  return task;
}

function readParts(task: OpenTask, period: Period): UnitPart[] {
  if (task.entriesIn(period).length === 0) return [];
  const byUnit = new Map<string, LoggedEntry[]>();
  for (const logged of task.entriesIn(period)) {
    const own = byUnit.get(logged.unit);
    if (own === undefined) byUnit.set(logged.unit, [logged]);
    else own.push(logged);
  }
  return task.units.map((unit) => {
    const entries = byUnit.get(unit);
    if (entries !== undefined) return partOf(task, unit, entries, period, false);
    return closedPart(task, unit, period) ?? silentPart(unit);
  });
}

function partOf(
  task: OpenTask,
  unit: string,
  entries: readonly LoggedEntry[],
  period: Period,
  closedBefore: boolean,
): UnitPart {
  const decisions = task.decisionsIn(period).filter(({ key }) => key.unit !== null && sameUnit(task, key.unit, unit));
  const columns = unitColumns(task.template);
  const answers = new Map(
    columns.map((column) => [column, unitAnswer(entries, column, task.template, decisions)] as const),
  );
  return {
    unit,
    silent: false,
    closedBefore,
    status: statusOfAnswer(answers.get('status'), task.template),
    closedOn: answers.get('closedOn')?.text ?? null,
    answers,
  };
}

function sameUnit(task: OpenTask, name: string, unit: string): boolean {
  return (task.index.directory.canonical(name) ?? name) === unit;
}

/** A unit's answer; where several persons of it answer, all of theirs. */
function unitAnswer(
  entries: readonly LoggedEntry[],
  column: ColumnKey,
  template: Template,
  decisions: readonly Decision[],
): Answer {
  const owners = [...new Set(entries.map(({ entry }) => entry.owner ?? ''))].sort();
  if (owners.length === 1) return resolveAnswer(entries, column, template, decisions);
  const answers = owners.map((owner) => ({
    owner,
    answer: resolveAnswer(
      entries.filter(({ entry }) => (entry.owner ?? '') === owner),
      column,
      template,
      decisions,
    ),
  }));
  const known = answers.filter(({ answer }) => answer.text !== null);
  const text =
    column === 'status'
      ? rolledUpWord(
          known.map(({ answer }) => answer.text ?? ''),
          template,
        )
      : column === 'closedOn'
        ? (known
            .map(({ answer }) => answer.text ?? '')
            .sort()
            .at(-1) ?? '')
        : joinOwners(known.map(({ owner, answer }) => ({ owner, text: answer.text ?? '' })));
  return {
    text: known.length === 0 ? null : text,
    entry: null,
    ids: answers.flatMap(({ answer }) => answer.ids),
    open: answers.flatMap(({ answer }) => answer.open),
  };
}

function rolledUpWord(words: readonly string[], template: Template): string {
  const list = statusWords(template.vocabulary);
  return statusText(
    words.map((text) => ({ status: list.statusOf(text), text, silent: text === '' })),
    { ...template, statusRollUp: 'allUnits' },
  );
}

/** The last share of a unit that had closed its part before; null where it had not. */
function closedPart(task: OpenTask, unit: string, period: Period): UnitPart | null {
  for (const earlier of task.periods) {
    if (comparePeriods(earlier, period) >= 0) continue;
    const entries = task.entriesIn(earlier).filter((logged) => logged.unit === unit);
    if (entries.length === 0) continue;
    const part = partOf(task, unit, entries, earlier, true);
    return part.status === 'done' || part.status === 'notApplicable' ? part : null;
  }
  return null;
}

function silentPart(unit: string): UnitPart {
  return { unit, silent: true, closedBefore: false, status: null, closedOn: null, answers: new Map() };
}

function statusOfAnswer(answer: Answer | undefined, template: Template): Status | null {
  if (answer === undefined || answer.text === null || answer.text === '') return null;
  return answer.entry?.entry.values.status ?? statusWords(template.vocabulary).statusOf(answer.text);
}
