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
      const decision = answerTo(conflict, answers, used, issues) ?? policyFor(conflict, options.prefer);
      return decision === null ? [] : [withDecisionId(decision, run)];
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
): Omit<Decision, 'id'> | null {
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

function policyFor(conflict: Conflict, prefer: ConsolidateOptions['prefer']): Omit<Decision, 'id'> | null {
  if (prefer === undefined) return null;
  if (prefer !== 'newest') return settle(conflict, prefer, undefined, 'policy');
  // of two versions the one saved last, where that is known; a return always came after the text it would replace
  const times = new Set(conflict.versions.map(({ savedAt }) => savedAt));
  if (conflict.kind === 'versions' && (times.has(null) || times.size < conflict.versions.length)) return null;
  return settle(conflict, 'theirs', undefined, 'policy');
}

/** The first entry of `for` is the version chosen by “theirs”. What was issued is written out, since only files hold it. */
function settle(
  conflict: Conflict,
  choice: CellAnswer['choice'],
  chosenFirst: readonly string[] | undefined,
  origin: NonNullable<Decision['origin']>,
): Omit<Decision, 'id'> {
  const named = chosenFirst === undefined || chosenFirst.length === 0 ? conflict.entries : chosenFirst;
  return {
    key: {
      taskId: conflict.taskId,
      unit: conflict.kind === 'versions' ? conflict.unit : null,
      period: conflict.period,
    },
    column: conflict.column,
    choice: choice === 'issued' ? { text: conflict.issued } : choice,
    for: [...named],
    origin,
  };
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
