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
  readonly entriesOf: (unit: string, period: Period) => readonly LoggedEntry[];
  readonly decisionsIn: (period: Period) => readonly Decision[];
  /** every reporting unit's share in a period, lead first; empty where nobody answered */
  readonly partsIn: (period: Period) => readonly UnitPart[];
};

/** The units that the ledger names for a row, by their present names, lead first. */
export function namedUnits(index: LogIndex, assignment: Assignment): string[] {
  return reportingUnits(assignment, index.ledger.template.units).map((unit) => index.directory.canonical(unit) ?? unit);
}

/** Opens a row of the ledger in the log. */
export function openTask(index: LogIndex, assignment: Assignment): OpenTask {
  const byPeriod = index.byTask.get(assignment.taskId);
  const decisions = index.decisions.get(assignment.taskId);
  const periods = new Set([...(byPeriod?.keys() ?? []), ...(decisions?.keys() ?? [])]);
  const byUnit = groupByUnit(byPeriod);
  const known = new Set(namedUnits(index, assignment));
  const others = [...byUnit.keys()].filter((unit) => !known.has(unit)).sort();
  const read = new Map<Period, readonly UnitPart[]>();
  const task: OpenTask = {
    index,
    template: index.ledger.template,
    assignment,
    units: [...known, ...others],
    periods: [...periods].sort((a, b) => comparePeriods(b, a)),
    entriesIn: (period) => byPeriod?.get(period) ?? [],
    entriesOf: (unit, period) => byUnit.get(unit)?.get(period) ?? [],
    decisionsIn: (period) => decisions?.get(period) ?? [],
    partsIn: (period) => {
      const parts = read.get(period) ?? readParts(task, period);
      read.set(period, parts);
      return parts;
    },
  };
  return task;
}

function groupByUnit(
  byPeriod: ReadonlyMap<Period, readonly LoggedEntry[]> | undefined,
): ReadonlyMap<string, ReadonlyMap<Period, readonly LoggedEntry[]>> {
  const byUnit = new Map<string, Map<Period, LoggedEntry[]>>();
  for (const [period, entries] of byPeriod ?? []) {
    for (const logged of entries) {
      const periods = byUnit.get(logged.unit) ?? new Map<Period, LoggedEntry[]>();
      byUnit.set(logged.unit, periods);
      const own = periods.get(period);
      if (own === undefined) periods.set(period, [logged]);
      else own.push(logged);
    }
  }
  return byUnit;
}

function readParts(task: OpenTask, period: Period): UnitPart[] {
  if (task.entriesIn(period).length === 0) return [];
  return task.units.map((unit) => {
    const entries = task.entriesOf(unit, period);
    if (entries.length > 0) return partOf(task, unit, entries, period, false);
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
  if (entries.length === 1) return resolveAnswer(entries, column, template, decisions);
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
    const entries = task.entriesOf(unit, earlier);
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
