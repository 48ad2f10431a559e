import { issue, type Decision, type Issue, type Ledger, type Period } from '../model';
import type { Conflict } from './conflict';
import { indexLog } from './log';
import { coversAll } from './resolve';
import { withDecisionId } from './run';
import { openConflicts, taskState } from './state';
import type { Answer, ConsolidateOptions } from './types';

type CellAnswer = Extract<Answer, { column: string }>;

export type Decided = {
  readonly decisions: readonly Decision[];
  readonly conflicts: readonly Conflict[];
  readonly issues: readonly Issue[];
  /** the ledger with the new entries and all decisions, its last run still open */
  readonly ledger: Ledger;
};

/** Settling one conflict can bring out another behind it (versions first, then the coordinator's text): at most so often. */
const ROUNDS = 3;

/**
 * Applies a person's answers and then the policy to the open conflicts of a ledger, which already holds the new
 * entries. `withDecisions` gives the ledger with decisions added.
 */
export function decide(
  ledgerWith: (decisions: readonly Decision[]) => Ledger,
  known: readonly Decision[],
  run: string,
  shown: Period,
  options: ConsolidateOptions,
): Decided {
  const answers = (options.decisions ?? []).filter((answer): answer is CellAnswer => 'column' in answer);
  const used = new Set<CellAnswer>();
  const issues: Issue[] = [];
  let decisions = [...known];
  let ledger = ledgerWith(decisions);
  let conflicts: readonly Conflict[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    conflicts = openConflicts(indexLog(ledger));
    const made = conflicts.flatMap((conflict) => {
      const settled = answerTo(conflict, answers, used, issues) ?? policyFor(conflict, options.prefer, ledger);
      return (settled ?? []).map((decision) => withDecisionId(decision, run));
    });
    if (made.length === 0) break;
    decisions = [...decisions, ...made];
    ledger = ledgerWith(decisions);
  }
  const own = answers.filter((answer) => !used.has(answer));
  const texts = own.flatMap((answer) => ownText(answer, ledger, shown, run, issues));
  const all = [...decisions, ...texts];
  return { decisions: all, conflicts, issues, ledger: texts.length === 0 ? ledger : ledgerWith(all) };
}

function answerTo(
  conflict: Conflict,
  answers: readonly CellAnswer[],
  used: Set<CellAnswer>,
  issues: Issue[],
): Omit<Decision, 'id'>[] | null {
  const answer = answers.find((one) => !used.has(one) && fits(one, conflict));
  if (answer === undefined) return null;
  used.add(answer);
  if (answer.for !== undefined && answer.for.length > 0 && !coversAll(answer.for, conflict.entries)) {
    const facts = { taskId: conflict.taskId, column: conflict.column };
    issues.push(issue('merge.decisionStale', facts));
    return null;
  }
  return settle(conflict, answer.choice, answer.for, 'person');
}

function fits(answer: CellAnswer, conflict: Conflict): boolean {
  const { taskId, unit, period } = answer.key;
  return (
    taskId === conflict.taskId &&
    answer.column === conflict.column &&
    (period === undefined || period === conflict.period) &&
    (unit === undefined || unit === null || unit === conflict.unit)
  );
}

function policyFor(
  conflict: Conflict,
  prefer: ConsolidateOptions['prefer'],
  ledger: Ledger,
): Omit<Decision, 'id'>[] | null {
  if (prefer === undefined) return null;
  // of two versions of one unit neither is more “theirs” than the other: that stays a question
  if (prefer === 'theirs' && conflict.kind === 'versions') return null;
  if (prefer !== 'newest') return settle(conflict, prefer, undefined, 'policy');
  // a return always came after the text that it would replace
  if (conflict.kind === 'correction') return settle(conflict, 'theirs', undefined, 'policy');
  const newest = savedLast(conflict, ledger);
  if (newest === null) return null;
  const others = conflict.entries.filter((id) => id !== newest);
  return settle(conflict, 'theirs', [newest, ...others], 'policy');
}

/** The version whose file says that it was saved last, trusted or not: whoever asks for the newest has to live with it. */
function savedLast({ versions }: Conflict, ledger: Ledger): string | null {
  const stated = new Map(ledger.runs.flatMap((run) => run.files.map((file) => [file.sha256, file.statedAt] as const)));
  const entries = new Map(ledger.entries.map((entry) => [entry.id, entry]));
  const times = versions.map(({ entry, savedAt }) => {
    const file = entries.get(entry)?.file.sha256 ?? '';
    return { entry, time: savedAt ?? stated.get(file) ?? null };
  });
  const known = times.flatMap(({ entry, time }) => (time === null ? [] : [{ entry, time }]));
  const last = known
    .map(({ time }) => time)
    .sort()
    .at(-1);
  const newest = known.filter(({ time }) => time === last);
  return known.length === times.length && newest.length === 1 ? (newest[0]?.entry ?? null) : null;
}

/**
 * The first entry of `for` is the version chosen by “theirs”. What was issued is written out, since only files hold it.
 * Who takes a version instead of the coordinator's words lets these go with the same answer: nobody is asked twice.
 */
function settle(
  conflict: Conflict,
  choice: CellAnswer['choice'],
  chosenFirst: readonly string[] | undefined,
  origin: NonNullable<Decision['origin']>,
): Omit<Decision, 'id'>[] {
  const named = chosenFirst === undefined || chosenFirst.length === 0 ? conflict.entries : chosenFirst;
  const { taskId, period, column } = conflict;
  const settled: Omit<Decision, 'id'> = {
    key: { taskId, unit: conflict.kind === 'versions' ? conflict.unit : null, period },
    column,
    choice: choice === 'issued' ? { text: conflict.issued } : choice,
    for: [...named],
    origin,
  };
  if (conflict.corrected !== true || choice === 'ours') return [settled];
  return [settled, { key: { taskId, unit: null, period }, column, choice: 'theirs', for: [...named], origin }];
}

/** A text given for a cell that is in no conflict is the coordinator's wording of that cell. */
function ownText(answer: CellAnswer, ledger: Ledger, shown: Period, run: string, issues: Issue[]): Decision[] {
  const facts = { taskId: answer.key.taskId, column: answer.column };
  const index = indexLog(ledger);
  const assignment = ledger.template.assignments.find(({ taskId }) => taskId === answer.key.taskId);
  const column = ledger.template.columns.find(({ key }) => key === answer.column)?.key;
  if (typeof answer.choice !== 'object' || assignment === undefined || column === undefined) {
    issues.push(issue('merge.decisionUnused', { ...facts, severity: 'info' }));
    return [];
  }
  const period = answer.key.period ?? shown;
  const cell = taskState(index, assignment, period).cells.get(column);
  if (cell === undefined || cell.text === answer.choice.text) return [];
  return [
    withDecisionId(
      {
        key: { taskId: assignment.taskId, unit: null, period },
        column,
        choice: answer.choice,
        for: cell.period === period ? [...cell.sources] : [],
        origin: 'person',
      },
      run,
    ),
  ];
}
