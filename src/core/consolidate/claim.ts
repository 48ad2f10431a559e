import { addDays, assignmentsById, comparePeriods, periodAt, periodStart, tasksOf } from '../ledger';
import {
  issue,
  nameKey,
  unitNamedIn,
  type FileRef,
  type Issue,
  type Ledger,
  type Period,
  type Run,
  type UnitDirectory,
  type UnitReturn,
} from '../model';
import type { Claim } from './entries';
import type { Answer, ConsolidateOptions } from './types';

/** What is known before a file is looked at. */
export type Reception = {
  readonly ledger: Ledger;
  readonly directory: UnitDirectory;
  readonly options: ConsolidateOptions;
  /** the period in whose filing window as-of lies, or the chosen one */
  readonly period: Period;
  /** files that earlier runs took, by sha-256 */
  readonly known: ReadonlyMap<string, Run['files'][number]>;
};

export type ClaimDecision =
  | { readonly kind: 'claim'; readonly claim: Claim; readonly confirmed: boolean; readonly issues: readonly Issue[] }
  | { readonly kind: 'question' | 'rejected'; readonly reason: Issue };

/**
 * Decides whose return a sheet is. What the file claims must agree with everything else that can be seen; where it
 * does not, or where nothing is claimed, a person is asked. A file that was taken before, or that a person has
 * confirmed, is not asked about again.
 */
export function decideClaim(returned: UnitReturn, reception: Reception): ClaimDecision {
  const { identity, file } = returned;
  if (identity !== null && identity.ledgerId !== reception.ledger.identity.ledgerId) {
    return rejected(issue('merge.otherLedger', { file: file.name, severity: 'error' }));
  }
  if (identity?.kind === 'ledger') return rejected(issue('merge.isLedger', { file: file.name, severity: 'error' }));
  if (identity?.kind === 'claim') return rejected(issue('merge.isClaim', { file: file.name, severity: 'error' }));
  const confirmed = confirmedFor(file, reception);
  if (confirmed !== null) {
    const period = confirmed.period ?? identity?.period ?? returned.period ?? reception.period;
    return claimed(returned, confirmed.unit, period, reception, true);
  }
  return identity === null ? withoutIdentity(returned, reception) : withIdentity(returned, reception);
}

function withIdentity(returned: UnitReturn, reception: Reception): ClaimDecision {
  const { directory } = reception;
  const file = returned.file.name;
  const claimedUnit = returned.identity?.unit ?? returned.unit ?? '';
  const unit = directory.canonical(claimedUnit);
  const period = returned.identity?.period ?? returned.period;
  if (unit === null) return question(issue('merge.unknownUnit', { file, unit: claimedUnit, severity: 'error' }));
  if (period === null) return question(noIdentity(returned, unit, null));
  if (isAhead(period, reception)) {
    return question(issue('merge.periodAhead', { file, period, severity: 'error' }));
  }
  if (isLookAlike(claimedUnit, unit, reception.ledger)) {
    return question(issue('merge.lookAlike', { file, written: visibly(claimedUnit), unit, severity: 'error' }));
  }
  if (returned.revision > MOST_REVISIONS) {
    return question(issue('merge.revisionDoubtful', { file, unit, revision: returned.revision, severity: 'error' }));
  }
  const other = otherUnitIn(returned, unit, directory);
  if (other !== null) {
    return question(issue('merge.identityDisagrees', { file, claimed: unit, found: other, severity: 'error' }));
  }
  const seenPeriod = returned.period;
  if (seenPeriod !== null && seenPeriod !== period) {
    return question(issue('merge.periodDisagrees', { file, claimed: period, found: seenPeriod, severity: 'error' }));
  }
  const version = returned.identity?.templateVersion ?? 1;
  if (version > reception.ledger.identity.templateVersion) {
    return question(issue('merge.templateAhead', { file, unit, severity: 'error' }));
  }
  const foreign = foreignTasks(returned, unit, reception.ledger);
  if (foreign.length > 0) {
    return question(issue('merge.foreignTasks', { file, unit, tasks: foreign.join('、'), severity: 'error' }));
  }
  return claimed(returned, unit, period, reception, false);
}

/** A return goes back for mending a few times; a number beyond that would silence all that the unit sends later. */
const MOST_REVISIONS = 50;

/** A name that only looks like the unit's: with invisible or full-width signs that none of its known names has. */
function isLookAlike(written: string, unit: string, { template }: Ledger): boolean {
  if (written === unit || nameKey(written) === written) return false;
  const known = template.units.find(({ name }) => name === unit);
  return ![...(known?.aliases ?? []), ...(known?.formerNames ?? [])].includes(written);
}

/** Invisible signs as their numbers, so that a person sees what is odd. */
function visibly(text: string): string {
  return text.replace(/[\p{Cf}\p{Cc}]/gu, (sign) => `‹U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}›`);
}

function withoutIdentity(returned: UnitReturn, reception: Reception): ClaimDecision {
  const unit = returned.unit === null ? null : reception.directory.canonical(returned.unit);
  const { accept, period } = reception.options;
  const matched = returned.rows.some(({ match }) => match.kind === 'matched');
  if (accept !== true || unit === null || !matched || isContradictory(returned)) {
    return question(noIdentity(returned, unit, returned.period));
  }
  const alike = (returned.doubts ?? []).find((doubt) => doubt.kind === 'lookAlike');
  if (alike?.kind === 'lookAlike') {
    const { file } = returned;
    return question(
      issue('merge.lookAlike', { file: file.name, written: visibly(alike.written), unit, severity: 'error' }),
    );
  }
  const own = returned.period ?? period ?? reception.period;
  if (isAhead(own, reception)) {
    return question(issue('merge.periodAhead', { file: returned.file.name, period: own, severity: 'error' }));
  }
  return claimed(returned, unit, own, reception, false);
}

/** File name, title and sheet name different periods or units: which one holds is not for the program to say. */
function isContradictory({ doubts = [] }: UnitReturn): boolean {
  return doubts.some((doubt) => (doubt.kind === 'period' || doubt.kind === 'unit') && doubt.candidates.length > 1);
}

/** Later than both the period that is shown and the one that is filed today. */
function isAhead(period: Period, { ledger, options, period: shown }: Reception): boolean {
  const today = periodAt(ledger.template.calendar, options.asOf);
  return comparePeriods(period, shown) > 0 && comparePeriods(period, today) > 0;
}

/** A unit's name in the file name, or recognised elsewhere in the file, that is not the claimed one. */
function otherUnitIn(returned: UnitReturn, unit: string, directory: UnitDirectory): string | null {
  const seen = returned.unit === null ? null : directory.canonical(returned.unit);
  if (seen !== null && seen !== unit) return seen;
  const fileName = baseName(returned.file.name);
  const named = unitNamedIn(fileName, directory);
  if (named === null || named === unit) return null;
  const ownNames = directory.spellings.filter((spelling) => spelling.unit === unit);
  return ownNames.some(({ key }) => fileName.includes(key)) ? null : named;
}

/** A member of a zip is known by its own name, not by the zip's. */
export function baseName(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
}

/** Filled rows on tasks that the unit neither has nor was handed. */
function foreignTasks(returned: UnitReturn, unit: string, ledger: Ledger): string[] {
  const own = new Set(tasksOf(ledger.template, unit).map(({ taskId }) => taskId));
  const issued = new Set((returned.identity?.issued ?? []).map(({ taskId }) => taskId));
  const tasks = assignmentsById(ledger.template);
  return returned.rows.flatMap(({ match }) =>
    match.kind !== 'matched' || own.has(match.taskId) || issued.has(match.taskId)
      ? []
      : [tasks.get(match.taskId)?.sequence ?? match.taskId],
  );
}

/** What a person says of a file now comes before what it was taken for earlier. */
function confirmedFor(file: FileRef, reception: Reception): { unit: string; period?: Period } | null {
  const answer = (reception.options.decisions ?? []).find((one) => isFileAnswer(one) && namesFile(one.file, file));
  if (answer !== undefined && isFileAnswer(answer)) {
    const unit = reception.directory.canonical(answer.unit);
    return unit === null ? null : { unit, ...(answer.period === undefined ? {} : { period: answer.period }) };
  }
  const before = reception.known.get(file.sha256);
  if (before?.unit === undefined || before.period === undefined || before.state === 'attachment') return null;
  // it may bear a new name since; a file with sheets of several units says itself which is whose
  const unit = reception.directory.canonical(before.unit);
  return unit === null ? null : { unit, period: before.period };
}

type FileAnswer = Extract<Answer, { unit: string }>;

function isFileAnswer(answer: Answer): answer is FileAnswer {
  return 'file' in answer && 'unit' in answer;
}

export function namesFile(name: string, file: FileRef): boolean {
  return name === file.sha256 || name === file.name;
}

function claimed(
  returned: UnitReturn,
  unit: string,
  period: Period,
  reception: Reception,
  confirmed: boolean,
): ClaimDecision {
  const { options } = reception;
  const trusted = trustedTime(returned, period, reception);
  const owner = returned.identity?.owner;
  const doubtful = returned.savedAt !== null && trusted === null;
  return {
    kind: 'claim',
    confirmed,
    claim: {
      unit,
      period,
      ...(owner === undefined ? {} : { owner }),
      revision: returned.revision,
      savedAt: trusted,
      receivedAt: options.receivedAt ?? options.asOf,
    },
    issues: doubtful
      ? [issue('merge.timeDoubtful', { file: returned.file.name, savedAt: returned.savedAt ?? '', severity: 'info' })]
      : [],
  };
}

/** A saving time counts only between the hand-out and the day after as-of: outside, a clock was wrong or set. */
function trustedTime(returned: UnitReturn, period: Period, reception: Reception): string | null {
  const { savedAt, identity } = returned;
  if (savedAt === null) return null;
  const day = savedAt.slice(0, 10);
  const from = identity?.issuedOn ?? periodStart(period, reception.ledger.template.calendar);
  return day >= from && day <= addDays(reception.options.asOf, 1) ? savedAt : null;
}

function noIdentity(returned: UnitReturn, unit: string | null, period: Period | null): Issue {
  return issue('merge.noIdentity', { file: returned.file.name, unit, period, severity: 'error' });
}

function question(reason: Issue): ClaimDecision {
  return { kind: 'question', reason };
}

function rejected(reason: Issue): ClaimDecision {
  return { kind: 'rejected', reason };
}
