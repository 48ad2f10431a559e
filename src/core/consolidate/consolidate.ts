import { periodAt } from '../ledger';
import {
  issue,
  unitDirectory,
  type Decision,
  type FixedEdit,
  type Issue,
  type Ledger,
  type PendingRow,
  type ReceivedFile,
} from '../model';
import type { LedgerSheet } from '../sheet';
import { absorbEdits, type Absorbed } from './absorb';
import { ledgerChanges } from './changes';
import type { Reception } from './claim';
import { decide, type Decided } from './decide';
import { gapsInSheet, refuseDamage, refuseMixedRows } from './fsck';
import { gather, type Gathered, type GatheredFile } from './gather';
import { asDecisions, handCorrections } from './hand';
import { indexLog, sameLog, shownPeriod, type LogIndex } from './log';
import { knownFiles } from './known-files';
import { projectLog } from './project';
import { freshRows, openRows, settledBy } from './pending';
import { receive, rowQuestion, type Received } from './receive';
import { compareText } from './resolve';
import { appendRun, nextRunId, runTime, sealed } from './run';
import type { Consolidation, ConsolidateOptions, FileReport, Proposal, ReturnInput } from './types';
import { openConflicts } from './state';
import { unitReports } from './unit-report';

/** A consolidation under way: each file is looked at and let go, so that thousands never stand in memory together. */
export type OpenConsolidation = {
  readonly take: (input: ReturnInput) => void;
  /** the run that all files taken so far make together */
  readonly finish: () => Consolidation;
};

/**
 * 汇总: takes the returned files into the ledger as one run. What the coordinator changed by hand is recognised and
 * kept, conflicts leave the cell as it was, nothing that a unit sent is dropped, and the same files give the same
 * ledger in any order. Where nothing is new, nothing changes. Throws `log.damaged` where the log does not hold together
 * and nobody has accepted that.
 */
export function consolidate(
  read: LedgerSheet,
  inputs: readonly ReturnInput[],
  options: ConsolidateOptions,
): Consolidation {
  const open = openConsolidation(read, options);
  for (const input of inputs) open.take(input);
  return open.finish();
}

/** Opens a consolidation, as `consolidate` does, for files that come one by one. Throws `log.damaged`. */
export function openConsolidation(read: LedgerSheet, options: ConsolidateOptions): OpenConsolidation {
  const damage = [...refuseDamage(read.ledger, options.acceptDamage === true), ...gapsInSheet(read)];
  refuseMixedRows(read, options.acceptDamage === true);
  const absorbed = absorbEdits(read);
  const previous = absorbed.sheet.ledger;
  const reception: Reception = {
    ledger: previous,
    directory: unitDirectory(previous.template),
    options,
    period: options.period ?? periodAt(previous.template.calendar, options.asOf),
    known: knownFiles(previous, indexLog(previous)),
  };
  const received: Received[] = [];
  return {
    take: (input) => void received.push(receive(input, reception)),
    finish: () => finish(read, absorbed, damage, distinctFiles(received), reception),
  };
}

function finish(
  read: LedgerSheet,
  { sheet, issues, edits, changes: dates }: Absorbed,
  damage: readonly Issue[],
  received: readonly Received[],
  reception: Reception,
): Consolidation {
  const { options, period } = reception;
  const previous = sheet.ledger;
  const before = indexLog(previous);
  const shown = shownPeriod(previous);
  const shownBefore = projectLog(before, shown);
  const gathered = gather(received, before);
  const waiting = waitingRows(gathered, before, options);
  const run = nextRunId(previous);
  const corrections = asDecisions(handCorrections(sheet, shownBefore), shown ?? period, run);
  const ledgerWith = (decisions: readonly Decision[]): Ledger =>
    appendRun(previous, runContent(gathered, decisions, edits, waiting, period, options), {
      entries: gathered.entries,
      decisions,
      at: options.at ?? runTime(options.asOf, previous),
    });
  const decided = decide(ledgerWith, corrections, run, period, options);
  const isNew =
    gathered.files.some(({ isNews }) => isNews) ||
    decided.decisions.length > corrections.length ||
    waiting.pending.length + waiting.settled.length > 0;
  const all = { ...decided, issues: [...damage, ...issues, ...decided.issues] };
  if (!isNew) return outcome(read.ledger, before, [], null, gathered, all, reception);
  const ledger = sealed(withoutSettled(decided));
  const after = sameLog(indexLog(decided.ledger), ledger);
  const changes = [...dates, ...ledgerChanges(sheet, ledger, shownBefore, projectLog(after, period))];
  return outcome(ledger, after, changes, run, gathered, all, reception);
}

/** What was handed out is kept only for entries that wait for a decision, so that the conflict can show it. */
function withoutSettled({ ledger, conflicts }: Decided): Ledger {
  const last = ledger.runs.at(-1);
  if (last?.issued === undefined) return ledger;
  const { issued, ...run } = last;
  const open = new Set(conflicts.flatMap(({ entries }) => entries));
  const kept = Object.entries(issued).filter(([id]) => open.has(id));
  const pruned = kept.length === 0 ? run : { ...run, issued: Object.fromEntries(kept) };
  return { ...ledger, runs: [...ledger.runs.slice(0, -1), pruned] };
}

/** Files in an order of their own; the same file under the same name counts once. */
function distinctFiles(received: readonly Received[]): Received[] {
  const ordered = [...received].sort(
    (a, b) => compareText(a.file.name, b.file.name) || compareText(a.file.sha256, b.file.sha256),
  );
  return ordered.filter(({ file }, at) => {
    const last = ordered[at - 1]?.file;
    return last?.name !== file.name || last.sha256 !== file.sha256;
  });
}

type WaitingRows = { readonly pending: readonly PendingRow[]; readonly settled: readonly string[] };

/** Rows that wait for a person since this run, and those that were answered with it. */
function waitingRows(gathered: Gathered, before: LogIndex, { decisions = [] }: ConsolidateOptions): WaitingRows {
  const received = gathered.files.flatMap(({ received: { pending }, replay }) => (replay === null ? pending : []));
  const pending = freshRows(received, before);
  return { pending, settled: settledBy(decisions, [...openRows(before), ...pending]) };
}

function runContent(
  gathered: Gathered,
  decisions: readonly Decision[],
  edits: readonly FixedEdit[],
  { pending, settled }: WaitingRows,
  period: Reception['period'],
  options: ConsolidateOptions,
): Parameters<typeof appendRun>[1] {
  const added = new Set(gathered.entries.map(({ id }) => id));
  const issued = Object.fromEntries([...gathered.issued].filter(([id]) => added.has(id)));
  return {
    ...(options.by === undefined ? {} : { by: options.by }),
    period,
    files: gathered.files.map((file) => receivedFile(file)),
    entries: gathered.entries.map(({ id }) => id),
    decisions: decisions.map(({ id }) => id),
    ...(edits.length === 0 ? {} : { edits: [...edits] }),
    ...(pending.length === 0 ? {} : { pending: [...pending] }),
    ...(settled.length === 0 ? {} : { settled: [...settled] }),
    ...(Object.keys(issued).length === 0 ? {} : { issued }),
  };
}

/** A file as the run log keeps it. */
function receivedFile(gathered: GatheredFile): ReceivedFile {
  const { received, repeats } = gathered;
  const state = stateOf(gathered);
  const reason = reasonOf(gathered);
  const [sheet] = received.sheets;
  const claim = sheet?.claim;
  const stated = claim?.savedAt === null ? (sheet?.statedAt ?? null) : null;
  return {
    ...received.file,
    state,
    ...(reason === undefined ? {} : { reason: reason.code }),
    ...(received.unit === null ? {} : { unit: received.unit }),
    ...(received.period === null ? {} : { period: received.period }),
    ...(claim === undefined ? {} : { revision: claim.revision }),
    ...(claim === undefined || claim.savedAt === null ? {} : { savedAt: claim.savedAt }),
    ...(stated === null ? {} : { statedAt: stated }),
    receivedAt: received.receivedAt,
    ...(repeats.length === 0 ? {} : { repeats: [...repeats] }),
  };
}

function stateOf(gathered: GatheredFile): ReceivedFile['state'] {
  const { received, replay, isNews } = gathered;
  if (replay !== null) return 'question';
  if (received.state !== 'merged') return received.state;
  if (gathered.supersededBy !== null) return 'superseded';
  return isNews ? 'merged' : 'unchanged';
}

function reasonOf({ received, replay, supersededBy }: GatheredFile): Issue | undefined {
  if (replay !== null) return replay;
  if (supersededBy === null) return received.reason;
  return issue('merge.superseded', { file: received.file.name, by: supersededBy, severity: 'info' });
}

function outcome(
  ledger: Ledger,
  index: LogIndex,
  changes: Consolidation['changes'],
  run: string | null,
  gathered: Gathered,
  decided: Decided,
  { period }: Reception,
): Consolidation {
  const taken = gathered.files.filter(({ replay }) => replay === null).map(({ received }) => received);
  return {
    ledger,
    changes,
    run,
    period,
    files: gathered.files.map(fileReport),
    entriesAdded: run === null ? 0 : gathered.entries.length,
    conflicts: openConflicts(index),
    proposals: openRows(index).flatMap(proposalOf),
    lockedEdits: taken.flatMap(({ lockedEdits }) => lockedEdits),
    missingRows: taken.flatMap(({ missingRows }) => missingRows),
    questions: openQuestions(gathered, index),
    units: unitReports(index, period),
    issues: decided.issues,
  };
}

function fileReport(gathered: GatheredFile): FileReport {
  const { received, added, cleared } = gathered;
  const reason = reasonOf(gathered);
  return {
    file: received.file.name,
    sha256: received.file.sha256,
    unit: received.unit,
    period: received.period,
    state: stateOf(gathered),
    ...(reason === undefined ? {} : { reason }),
    rows: received.rows,
    entries: added.length,
    issues: [...received.issues, ...cleared],
  };
}

/** Files and rows that wait for an answer; rows also of files that did not come in again. */
function openQuestions(gathered: Gathered, index: LogIndex): Consolidation['questions'] {
  const open = openRows(index).filter(({ kind }) => kind === 'question');
  const placeOf = (file: string, sheet: string | undefined, row: number | null): string =>
    `${file}\n${sheet ?? ''}\n${row}`;
  const waits = new Set(open.map(({ file, sheet, row }) => placeOf(file.name, sheet, row)));
  const asked = gathered.files
    .flatMap(questionsOf)
    .filter(({ file, sheet, row }) => row === null || waits.has(placeOf(file, sheet, row)));
  const told = new Set(asked.map(({ file, sheet, row }) => placeOf(file, sheet, row)));
  const older = open.filter(({ file, sheet, row }) => !told.has(placeOf(file.name, sheet, row)));
  return [...asked, ...older.map((row) => rowQuestion(row))];
}

function proposalOf({ kind, unit, period, file, sheet, row, values }: PendingRow): Proposal[] {
  if (kind !== 'proposal') return [];
  const place = sheet === undefined ? {} : { sheet };
  return [{ unit, period, file: file.name, sha256: file.sha256, ...place, row, values }];
}

function questionsOf({ received, replay }: GatheredFile): Consolidation['questions'] {
  if (replay === null) return received.questions;
  const { unit, period } = received;
  return [{ file: received.file.name, row: null, text: '', unit, period, candidates: [], reason: replay }];
}
