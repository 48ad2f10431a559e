import { tasksOf } from '../ledger';
import {
  canonicalJson,
  issue,
  ownText,
  periodsIn,
  sha256,
  unitNamedInPath,
  type ColumnKey,
  type Entry,
  type FileRef,
  type FileState,
  type Issue,
  type PendingRow,
  type Period,
  type RowMatch,
  type UnitReturn,
} from '../model';
import { issuedTexts, lockedEdits, type LockedEdit } from '../validate/locked';
import { validateReturn } from '../validate/validate-return';
import { cleanText, unitColumns } from '../validate/values';
import { baseName, decideClaim, namesFile, type Reception } from './claim';
import { toEntries, type Claim } from './entries';
import type { Answer, Question, ReturnInput } from './types';

/** One sheet of a file, taken for a unit and a period. */
export type ReceivedSheet = {
  readonly claim: Claim;
  readonly confirmed: boolean;
  /** the saving time that the file states, trusted or not */
  readonly statedAt: string | null;
  readonly entries: readonly Entry[];
  readonly blankTaskIds: readonly string[];
  /** what was handed out filled in in the unit's columns, by task; most rows are handed out empty */
  readonly issued: ReadonlyMap<string, Readonly<Record<string, string>>>;
};

/** What one file brings, before it is compared with the log and the other files. */
export type Received = {
  readonly file: FileRef;
  readonly state: FileState;
  readonly reason?: Issue;
  readonly unit: string | null;
  readonly period: Period | null;
  readonly receivedAt: string;
  readonly rows: number;
  readonly sheets: readonly ReceivedSheet[];
  readonly pending: readonly PendingRow[];
  readonly questions: readonly Question[];
  readonly lockedEdits: readonly LockedEdit[];
  readonly missingRows: readonly { readonly unit: string; readonly taskId: string }[];
  readonly issues: readonly Issue[];
};

/** Looks at one file by itself: whose it is, what its rows say, what waits for a person. */
export function receive(input: ReturnInput, reception: Reception): Received {
  switch (input.kind) {
    case 'return':
      return receiveReturn(input, reception);
    case 'known':
      return receiveKnown(input.file, reception);
    case 'attachment':
      return receiveAttachment(input, reception);
    case 'rejected':
    case 'question':
      return untaken(input.file, input.kind, input.issues[0] ?? unrecognised(input.file), reception, input.issues);
  }
}

function receiveReturn(input: Extract<ReturnInput, { kind: 'return' }>, reception: Reception): Received {
  const { file } = input;
  const options =
    input.receivedAt === undefined ? reception.options : { ...reception.options, receivedAt: input.receivedAt };
  const own = { ...reception, options };
  const decided = input.returns.map((returned) => ({ returned, decision: decideClaim(returned, own) }));
  const refused = decided.find(({ decision }) => decision.kind !== 'claim');
  if (refused === undefined || refused.decision.kind === 'claim') {
    const taken = decided.flatMap(({ returned, decision }) =>
      decision.kind === 'claim' ? [takeSheet(returned, decision, own)] : [],
    );
    if (taken.length > 0) return wholeFile(file, taken, input.issues, own);
    return untaken(file, 'question', input.issues[0] ?? unrecognised(file), own, input.issues);
  }
  // each file is taken whole or not at all: one doubtful sheet keeps the others waiting
  const { reason, kind } = refused.decision;
  const known = refused.returned;
  const seen = known.unit === null ? null : reception.directory.canonical(known.unit);
  const unit = seen ?? known.identity?.unit ?? null;
  const period = known.identity?.period ?? known.period;
  const asked = untaken(file, kind, reason, own, input.issues);
  return {
    ...asked,
    unit,
    period,
    questions: asked.questions.map((question) => ({ ...question, unit, period })),
    rows: input.returns.reduce((sum, { rows }) => sum + rows.length, 0),
  };
}

type TakenSheet = { readonly sheet: ReceivedSheet } & Pick<
  Received,
  'rows' | 'pending' | 'questions' | 'lockedEdits' | 'missingRows' | 'issues'
>;

function takeSheet(
  asRead: UnitReturn,
  decision: Extract<ReturnType<typeof decideClaim>, { kind: 'claim' }>,
  reception: Reception,
): TakenSheet {
  const { ledger } = reception;
  const { claim } = decision;
  const { unit, period } = claim;
  const returned = { ...asRead, unit, period, rows: asRead.rows.map((row) => answered(row, asRead, claim, reception)) };
  const pending = pendingRows(returned, claim);
  return {
    sheet: {
      claim,
      confirmed: decision.confirmed,
      statedAt: returned.savedAt,
      ...toEntries(returned, ledger.template, claim),
      issued: issuedFilled(returned, unitColumns(ledger.template)),
    },
    rows: returned.rows.length,
    pending,
    questions: pending.filter((row) => row.kind === 'question').map((row) => rowQuestion(row)),
    lockedEdits: lockedEdits(returned, claim.unit, ledger.template),
    missingRows: returned.missingTaskIds.map((taskId) => ({ unit: claim.unit, taskId })),
    issues: [
      ...decision.issues,
      ...validateReturn(returned, ledger, { ...reception.options, period: reception.period }),
    ],
  };
}

/** Texts that were handed out filled, by task, so that a conflict can show them. */
function issuedFilled(returned: UnitReturn, columns: readonly ColumnKey[]): Map<string, Record<string, string>> {
  const kept = new Map<string, Record<string, string>>();
  for (const [taskId, texts] of issuedTexts(returned)) {
    const filled = columns.flatMap((column) => {
      const text = texts[column] ?? '';
      return text === '' ? [] : [[column, ownText(text)] as const];
    });
    if (filled.length > 0) kept.set(taskId, Object.fromEntries(filled));
  }
  return kept;
}

type MatchedRow = UnitReturn['rows'][number];

/** A row as a person has answered it; without identity, a row on another unit's task is a question. */
function answered(row: MatchedRow, returned: UnitReturn, claim: Claim, reception: Reception): MatchedRow {
  const answer = (reception.options.decisions ?? []).find(
    (one): one is Extract<Answer, { row: number }> =>
      'row' in one &&
      one.row === row.row.row &&
      (one.sheet === undefined || one.sheet === returned.sheet) &&
      namesFile(one.file, returned.file),
  );
  if (answer !== undefined) {
    const { taskId } = answer;
    return {
      ...row,
      match: taskId === null ? { kind: 'added' } : { kind: 'matched', taskId, by: 'id', confidence: 1 },
    };
  }
  const { match } = row;
  if (returned.identity !== null || match.kind !== 'matched') return row;
  const own = tasksOf(reception.ledger.template, claim.unit).some(({ taskId }) => taskId === match.taskId);
  if (own) return row;
  const doubtful: RowMatch = { kind: 'question', candidates: [{ taskId: match.taskId, score: match.confidence }] };
  return { ...row, match: doubtful };
}

/** Filled rows that stand for no task: added by the unit, or matching several. */
function pendingRows(returned: UnitReturn, claim: Claim): PendingRow[] {
  return returned.rows.flatMap(({ row, match }) => {
    if (match.kind === 'matched') return [];
    const values = filledCells(row.cells);
    if (Object.keys(values).length === 0) return [];
    const content = {
      kind: match.kind === 'added' ? ('proposal' as const) : ('question' as const),
      unit: claim.unit,
      period: claim.period,
      file: returned.file,
      sheet: returned.sheet,
      row: row.row,
      values,
      ...(match.kind === 'question'
        ? { candidates: match.candidates.map(({ taskId, score }) => ({ taskId, score })) }
        : {}),
    };
    return [{ id: sha256(canonicalJson(content)).slice(0, 20), ...content }];
  });
}

function filledCells(cells: Readonly<Partial<Record<ColumnKey, string>>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(cells)
      .map(([key, text]) => [key, cleanText(text)] as const)
      .filter(([, text]) => text !== ''),
  );
}

/** A waiting row as a question. */
export function rowQuestion(row: PendingRow): Question {
  const text = row.values.task ?? Object.values(row.values)[0] ?? '';
  const place = row.sheet === undefined ? {} : { sheet: row.sheet };
  return {
    file: row.file.name,
    ...place,
    row: row.row,
    text,
    unit: row.unit,
    period: row.period,
    candidates: row.candidates ?? [],
    reason: issue('merge.rowQuestion', {
      unit: row.unit ?? '',
      text,
      severity: 'error',
      at: { file: row.file.name, ...place, row: row.row },
    }),
  };
}

function wholeFile(
  file: FileRef,
  taken: readonly TakenSheet[],
  issues: readonly Issue[],
  reception: Reception,
): Received {
  const claims = taken.map(({ sheet }) => sheet.claim);
  const pending = taken.flatMap((one) => one.pending);
  return {
    file,
    state: 'merged',
    unit: [...new Set(claims.map(({ unit }) => unit))].join('、'),
    period: claims[0]?.period ?? null,
    receivedAt: receivedAt(reception),
    rows: taken.reduce((sum, { rows }) => sum + rows, 0),
    sheets: taken.map(({ sheet }) => sheet),
    pending,
    questions: taken.flatMap((one) => one.questions),
    lockedEdits: taken.flatMap((one) => one.lockedEdits),
    missingRows: taken.flatMap((one) => one.missingRows),
    issues: [...issues, ...taken.flatMap((one) => one.issues)],
  };
}

/** A file whose every row is in the log already; under a new name that speaks of another period it is asked about. */
function receiveKnown(file: FileRef, reception: Reception): Received {
  const before = reception.known.get(file.sha256);
  if (before === undefined) return untaken(file, 'question', unrecognised(file), reception, []);
  const renamed = before.name === file.name ? null : otherPeriodNamed(file.name, before.period);
  if (renamed !== null) {
    const { unit = '', period: earlier = '' } = before;
    const reason = issue('merge.replay', { file: file.name, unit, period: renamed, earlier, severity: 'error' });
    const asked = untaken(file, 'question', reason, reception, []);
    const questions = asked.questions.map((question) => ({ ...question, unit, period: renamed }));
    return { ...asked, unit, period: renamed, questions };
  }
  return { ...empty(file, reception), state: 'merged', unit: before.unit ?? null, period: before.period ?? null };
}

/** The one period that a file name speaks of, where it is not the given one. */
function otherPeriodNamed(name: string, period: Period | undefined): Period | null {
  const year = /^\d{4}/.exec(period ?? '')?.[0];
  const named = periodsIn(baseName(name), year === undefined ? null : Number(year));
  const [only] = named;
  return named.length === 1 && only !== undefined && only !== period ? only : null;
}

function receiveAttachment(input: Extract<ReturnInput, { kind: 'attachment' }>, reception: Reception): Received {
  const { directory } = reception;
  const named = input.unit ?? unitNamedInPath(input.file.name, directory);
  const unit = named === null ? null : directory.canonical(named);
  return {
    ...empty(input.file, reception),
    state: 'attachment',
    unit,
    period: input.period ?? reception.period,
    receivedAt: input.receivedAt ?? receivedAt(reception),
    issues: input.issues ?? [],
  };
}

function untaken(
  file: FileRef,
  kind: 'question' | 'rejected',
  reason: Issue,
  reception: Reception,
  issues: readonly Issue[],
): Received {
  const question: Question = { file: file.name, row: null, text: '', unit: null, period: null, candidates: [], reason };
  return {
    ...empty(file, reception),
    state: kind,
    reason,
    questions: kind === 'question' ? [question] : [],
    issues: issues.filter((one) => one !== reason),
  };
}

function empty(file: FileRef, reception: Reception): Omit<Received, 'state'> {
  return {
    file,
    unit: null,
    period: null,
    receivedAt: receivedAt(reception),
    rows: 0,
    sheets: [],
    pending: [],
    questions: [],
    lockedEdits: [],
    missingRows: [],
    issues: [],
  };
}

function receivedAt({ options }: Reception): string {
  return options.receivedAt ?? options.asOf;
}

function unrecognised(file: FileRef): Issue {
  return issue('merge.notRecognised', { file: file.name, severity: 'error' });
}
