import { failure, issue, type Entry, type Issue, type Ledger, type Run } from '../model';
import type { LedgerSheet } from '../sheet';
import { entryId } from './entries';
import { fixedIssues, standingChanges, type FixedChange } from './fixed';
import { handCorrections } from './hand';
import { indexLog, shownPeriod } from './log';
import { projectLog } from './project';
import { runHash, withDecisionId } from './run';

/**
 * Is the log whole, and does the sheet show what it says? Damage of the log is an error; rows and columns that are
 * gone from the sheet are warnings; what the coordinator changed by hand is only told.
 */
export function fsck(sheet: LedgerSheet): Issue[] {
  return [...checkLog(sheet.ledger), ...checkSheet(sheet)];
}

/** The log by itself: content-made ids, the hash chain, nothing twice, missing or stray. */
export function checkLog(ledger: Ledger): Issue[] {
  return [...checkEntries(ledger), ...checkDecisions(ledger), ...checkRuns(ledger)];
}

/**
 * Looks at the log before anything is built on it: damage is asked about, never carried on silently. Gives what a
 * person accepted. Throws `log.damaged`.
 */
export function refuseDamage(ledger: Ledger, accept: boolean): Issue[] {
  const damage = checkLog(ledger).filter(({ severity }) => severity === 'error');
  const [first] = damage;
  if (first === undefined || accept) return damage;
  throw failure('log.damaged', { ...damagedPart(first), count: damage.length });
}

/** Rows whose words and ids belong to different tasks would give one task's words to another. Throws `ledger.idDoubtful`. */
export function refuseMixedRows({ rowIssues }: LedgerSheet, accept: boolean): void {
  const mixed = rowIssues.find((found) => found.code === 'ledger.idDoubtful');
  if (mixed !== undefined && !accept) throw failure('ledger.idDoubtful', mixed);
}

function damagedPart(found: Issue): { part: 'entry' | 'decision' | 'run'; id: string } {
  switch (found.code) {
    case 'log.chainBroken':
    case 'log.runTwice':
      return { part: 'run', id: found.run };
    case 'log.decisionChanged':
    case 'log.decisionMissing':
    case 'log.decisionStray':
      return { part: 'decision', id: found.id };
    default:
      return { part: 'entry', id: 'id' in found ? found.id : '' };
  }
}

function checkEntries(ledger: Ledger): Issue[] {
  const tasks = new Set(ledger.template.assignments.map(({ taskId }) => taskId));
  const inRuns = new Set(ledger.runs.flatMap((run) => run.entries));
  const received = receivedDays(ledger.runs);
  const seen = new Set<string>();
  return ledger.entries.flatMap((entry) => {
    const { id, unit, taskId } = entry;
    const found: Issue[] = [];
    if (entryId(entry) !== id || !cameIn(entry, received))
      found.push(issue('log.entryChanged', { id, unit, severity: 'error' }));
    if (seen.has(id)) found.push(issue('log.entryTwice', { id, severity: 'error' }));
    if (!inRuns.has(id)) found.push(issue('log.entryStray', { id, unit, severity: 'error' }));
    if (!tasks.has(taskId)) found.push(issue('log.unknownTask', { id, taskId }));
    seen.add(id);
    return found;
  });
}

/** The days on which each file came in, by its sha-256. */
function receivedDays(runs: readonly Run[]): ReadonlyMap<string, ReadonlySet<string>> {
  const days = new Map<string, Set<string>>();
  for (const { files } of runs) {
    for (const { sha256, receivedAt } of files) {
      if (receivedAt !== undefined) days.set(sha256, (days.get(sha256) ?? new Set()).add(receivedAt));
    }
  }
  return days;
}

/** The day that decides lateness is no part of an entry's id: it has to be a day on which a run received its file. */
function cameIn({ receivedAt, file }: Entry, received: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const days = received.get(file.sha256);
  return days === undefined || receivedAt === null || days.has(receivedAt);
}

/** A decision's id is made from what it says and its run; one that no run made would count all the same. */
function checkDecisions(ledger: Ledger): Issue[] {
  const madeIn = new Map(ledger.runs.flatMap((run) => run.decisions.map((id) => [id, run.id] as const)));
  return ledger.decisions.flatMap(({ id, ...decision }): Issue[] => {
    const facts = { id, taskId: decision.key.taskId, severity: 'error' } as const;
    const run = madeIn.get(id);
    if (run === undefined) return [issue('log.decisionStray', facts)];
    return withDecisionId(decision, run).id === id ? [] : [issue('log.decisionChanged', facts)];
  });
}

function checkRuns(ledger: Ledger): Issue[] {
  const entries = new Set(ledger.entries.map(({ id }) => id));
  const decisions = new Set(ledger.decisions.map(({ id }) => id));
  const seen = new Set<string>();
  return ledger.runs.flatMap((run, index) => {
    const previous = ledger.runs[index - 1]?.hash ?? ledger.identity.continues?.hash ?? '';
    const found: Issue[] = [];
    if (run.previousHash !== previous || runHash(run) !== run.hash) {
      found.push(issue('log.chainBroken', { run: run.id, severity: 'error' }));
    }
    if (seen.has(run.id)) found.push(issue('log.runTwice', { run: run.id, severity: 'error' }));
    seen.add(run.id);
    return [...found, ...missingParts(run, entries, decisions)];
  });
}

function missingParts(run: Run, entries: ReadonlySet<string>, decisions: ReadonlySet<string>): Issue[] {
  const facts = { run: run.id, severity: 'error' } as const;
  return [
    ...run.entries.filter((id) => !entries.has(id)).map((id) => issue('log.entryMissing', { id, ...facts })),
    ...run.decisions.filter((id) => !decisions.has(id)).map((id) => issue('log.decisionMissing', { id, ...facts })),
  ];
}

/**
 * What of the ledger its sheet does not show: rows and columns (what is consolidated into them is in the log only), and
 * fixed cells that were emptied; and rows that stand twice, or whose id was wrong. What was reworded is not among them:
 * consolidation takes it for meant.
 */
export function gapsInSheet(sheet: LedgerSheet): Issue[] {
  const changes = standingChanges(sheet);
  const gaps = changes.filter((change) => change.kind !== 'text' || change.shown === '');
  return [...fixedIssues(gaps, sheet), ...missingColumns(sheet, changes), ...sheet.rowIssues];
}

function missingColumns(sheet: LedgerSheet, changes: readonly FixedChange[]): Issue[] {
  const found = new Set(changes.flatMap((change) => (change.kind === 'header' ? [change.column] : [])));
  // an adopted ledger keeps the columns it had; what only returns ask for has none in its sheet
  return sheet.ledger.template.columns
    .filter(({ key, filledBy, shownIn }) => filledBy === 'unit' && shownIn !== 'return' && !sheet.columns.has(key))
    .filter(({ key }) => !found.has(key))
    .map(({ title }) => issue('sheet.columnMissing', { columnTitle: title, at: { sheet: sheet.sheet } }));
}

function checkSheet(sheet: LedgerSheet): Issue[] {
  const { template } = sheet.ledger;
  const titles = new Map(template.columns.map(({ key, title }) => [key, title]));
  const tasks = new Map(template.assignments.map((assignment) => [assignment.taskId, assignment]));
  const at = { sheet: sheet.sheet };
  const projection = projectLog(indexLog(sheet.ledger), shownPeriod(sheet.ledger));
  const corrections = handCorrections(sheet, projection).map((correction) => {
    const column = sheet.columns.get(correction.column);
    return issue('sheet.handCorrection', {
      taskId: correction.taskId,
      task: tasks.get(correction.taskId)?.title ?? correction.taskId,
      columnTitle: titles.get(correction.column) ?? correction.column,
      logged: correction.logged,
      shown: correction.shown,
      severity: 'info',
      at: { ...at, row: correction.row, ...(column === undefined ? {} : { column }) },
    });
  });
  const reworded = standingChanges(sheet).filter((change) => change.kind === 'text' && change.shown !== '');
  return [...gapsInSheet(sheet), ...fixedIssues(reworded, sheet), ...corrections];
}
