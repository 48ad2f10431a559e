import { realpath } from 'node:fs/promises';
import { basename, relative } from 'node:path';
import { readInput, listInputs } from '../../adapters/files/read';
import { fingerprint, saveFiles } from '../../adapters/files/save';
import type { TakenClaims } from '../../app/claim-round';
import { consolidateReturns } from '../../app/consolidate-returns';
import { sendBack, type SentBack } from '../../app/send-back';
import { readAnswers, type Answer, type Consolidation, type FileReport } from '../../core/consolidate';
import { formatFinding } from '../../messages';
import type { HandedIn, InputFile } from '../../app/ports';
import { columnTitle } from '../../core/ledger';
import { UsageError, type Call, type Command } from '../command';
import { choiceFlag, dateFlag, outputOf, periodFlag, textFlag } from '../flags';
import { hasErrors, issueJson, issueLine } from '../issue-json';
import { saveLedger } from '../save-ledger';
import { textTable } from '../text-table';

export const consolidate: Command = {
  usage:
    'taizhang consolidate LEDGER.xlsx RETURNS… -o OUT.xlsx [--json] [--dry-run] [--period P] [--accept] [--decisions D.json] [--prefer ours|theirs|newest] [--received YYYY-MM-DD] [--by NAME] [--accept-damage] [--send-back DIR]',
  options: {
    output: { type: 'string', short: 'o' },
    'dry-run': { type: 'boolean' },
    period: { type: 'string' },
    accept: { type: 'boolean' },
    'accept-damage': { type: 'boolean' },
    decisions: { type: 'string' },
    prefer: { type: 'string' },
    received: { type: 'string' },
    by: { type: 'string' },
    'send-back': { type: 'string' },
  },
  files: { min: 2, max: Infinity },
  inPlace: true,
  run: async (call) => {
    const dryRun = call.flags['dry-run'] === true;
    const output = dryRun ? '' : outputOf(call);
    const [ledgerPath = '', ...returnPaths] = call.files;
    const period = periodFlag(call);
    const prefer = choiceFlag(call, 'prefer', ['ours', 'theirs', 'newest']);
    const decisions = textFlag(call, 'decisions');
    const by = textFlag(call, 'by');
    const receivedAt = dateFlag(call, 'received');
    // what stands at the target before anything is read: somebody else's change from now on is never overwritten
    const standing = dryRun ? '' : await fingerprint(output);
    const ledgerFile = await readInput(ledgerPath);
    const returns = await handedIn(call, returnPaths, dryRun ? null : output, ledgerPath);
    const answers = decisions === undefined ? undefined : await readDecisions(call, decisions);
    const { bytes, result, claims, changed, readAs } = await consolidateReturns(call.services, ledgerFile, returns, {
      asOf: call.asOf,
      accept: call.flags['accept'] === true,
      acceptDamage: call.flags['accept-damage'] === true,
      onFile: (done, all, file) => call.progress(call.words.reading(done, all, file)),
      mayGoOn: call.stopIfAsked,
      ...(period === undefined ? {} : { period }),
      ...(prefer === undefined ? {} : { prefer }),
      ...(by === undefined ? {} : { by }),
      ...(receivedAt === undefined ? {} : { receivedAt }),
      ...(answers === undefined ? {} : { decisions: answers }),
    });
    await call.stopIfAsked();
    const isThere = !changed && standing === readAs;
    if (!dryRun && !isThere) await saveLedger(output, bytes, standing);
    const sent = await sendBackTo(call, ledgerFile, returns, result, answers);
    const written = dryRun ? call.words.dryRun : changed ? call.words.written(output) : call.words.unchanged(output);
    return {
      exitCode: needsPerson(result) || claims?.issues.length ? 1 : 0,
      json: { ...consolidationJson(call, result), ...claimsJson(call, claims), ...sentBackJson(sent) },
      lines: [...claimLines(call, claims), ...consolidationLines(call, result), ...sentBackLines(call, sent), written],
    };
  },
};

/** 退回: copies for the units whose returns have something to mend, into the folder that was named. */
async function sendBackTo(
  call: Call,
  ledgerFile: InputFile,
  returns: readonly HandedIn[],
  { period }: Consolidation,
  decisions: Answer[] | undefined,
): Promise<readonly SentBack[]> {
  const folder = textFlag(call, 'send-back');
  if (folder === undefined) return [];
  const all = await sendBack(call.services, ledgerFile, returns, {
    asOf: call.asOf,
    period,
    describe: (finding) => formatFinding(finding, call.language),
    ...(decisions === undefined ? {} : { decisions }),
  });
  const sent = all.filter(({ copy }) => copy !== null);
  if (call.flags['dry-run'] !== true && sent.length > 0) {
    await saveFiles(
      folder,
      sent.flatMap(({ copy }) => copy ?? []),
    );
  }
  return sent;
}

function sentBackJson(sent: readonly SentBack[]): object {
  if (sent.length === 0) return {};
  return { sentBack: sent.map(({ file, unit, period, copy }) => ({ file, unit, period, copy: copy?.name })) };
}

function sentBackLines(call: Call, sent: readonly SentBack[]): string[] {
  return sent.map(({ file, copy }) => call.words.consolidate.sentBack(file, copy?.name ?? ''));
}

async function handedIn(call: Call, paths: readonly string[], output: string | null, ledger: string) {
  const place = (file: string) => realpath(file).catch(() => null);
  const target = output === null ? null : await place(output);
  // a ledger among its returns is only listed as what it is
  const isLedger = target !== null && target === (await place(ledger));
  const inputs: HandedIn[] = [];
  for (const path of paths) {
    for (const file of await listInputs([path])) {
      // a return is the unit's own word: the result never takes its place
      if (output !== null && target !== null && !isLedger && (await place(file)) === target) {
        throw new UsageError(call.words.outputIsInput(output));
      }
      await call.stopIfAsked();
      inputs.push({ name: nameWithin(path, file), read: async () => (await readInput(file)).bytes });
    }
  }
  if (inputs.length === 0) throw new UsageError(call.words.noFiles(paths.join(' ')));
  return inputs;
}

/** The name of a file with the folders below the one that was given: a folder often is named for its unit. */
function nameWithin(given: string, file: string): string {
  const below = relative(given, file);
  return below === '' ? basename(file) : below.replaceAll('\\', '/');
}

async function readDecisions(call: Call, path: string): Promise<Answer[]> {
  const { bytes } = await readInput(path);
  return readAnswers(parsedJson(call, path, bytes), path);
}

function parsedJson(call: Call, path: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new UsageError(call.words.badDecisions(path, 'JSON'), { cause });
  }
}

/** Whether a person has something to decide or to mend before this is settled. */
function needsPerson(result: Consolidation): boolean {
  const refused = result.files.some(({ state }) => state === 'rejected' || state === 'question');
  const findings = result.files.some(({ issues }) => hasErrors(issues)) || hasErrors(result.issues);
  return refused || findings || result.conflicts.length > 0 || result.questions.length > 0;
}

/** The `consolidate` document of the command line's contract. */
function consolidationJson(call: Pick<Call, 'language'>, result: Consolidation): object {
  const { language } = call;
  const { run, period, entriesAdded, conflicts, proposals, lockedEdits, missingRows, units } = result;
  return {
    run,
    period,
    files: result.files.map((file) => ({
      ...file,
      reason: file.reason === undefined ? undefined : issueJson(file.reason, language).message,
      issues: file.issues.map((one) => issueJson(one, language)),
    })),
    entriesAdded,
    conflicts,
    proposals,
    lockedEdits,
    missingRows,
    questions: result.questions.map((question) => ({
      ...question,
      reason: issueJson(question.reason, language).message,
    })),
    units,
    issues: result.issues.map((one) => issueJson(one, language)),
  };
}

/** Claim sheets among the files: who took what, and what nobody took. */
function claimsJson({ language }: Call, claims: TakenClaims | null): object {
  if (claims === null) return {};
  return {
    claims: claims.claims.map((one) => ({ ...one, issues: one.issues.map((found) => issueJson(found, language)) })),
    unclaimed: claims.issues.map((found) => issueJson(found, language)),
  };
}

function claimLines(call: Call, claims: TakenClaims | null): string[] {
  if (claims === null) return [];
  return [
    ...claims.claims.map((one) => call.words.consolidate.claimed(one.unit ?? one.file, one.tasks.length)),
    ...[...claims.claims.flatMap(({ issues }) => issues), ...claims.issues].map((found) =>
      issueLine(found, call.language, call.words),
    ),
    '',
  ];
}

function consolidationLines(call: Call, result: Consolidation): string[] {
  const words = call.words.consolidate;
  const { template } = result.ledger;
  const title = (taskId: string) => template.assignments.find((task) => task.taskId === taskId)?.title ?? taskId;
  return [
    ...textTable(
      words.fileColumns,
      result.files.map((file) => fileRow(call, file)),
    ),
    '',
    ...textTable(
      words.unitColumns,
      result.units.map((unit) => [
        unit.unit,
        unit.state === 'missing' && unit.attachments.length > 0 ? words.papersOnly : words.unitStates[unit.state],
        `${unit.filled}/${unit.tasks}`,
        unit.files.length > 0 ? '√' : '',
        unit.stamped.length > 0 ? '√' : '',
      ]),
    ),
    '',
    ...result.issues.map((one) => issueLine(one, call.language, call.words)),
    ...result.files.flatMap((file) => refusedLines(call, file)),
    ...result.conflicts.flatMap((one) => [
      words.conflict(one.task, one.unit, columnTitle(template, one.column)),
      words.issued(one.issued),
      ...one.versions.map(({ text, file }) => words.theirs(text, file)),
      words.ours(one.ours),
    ]),
    ...result.questions.map((one) =>
      one.row === null ? issueLine(one.reason, call.language, call.words) : words.question(one.file, one.row + 1),
    ),
    ...result.proposals.map((one) =>
      words.proposal(one.unit ?? '', Object.values(one.values).filter(Boolean).join(' | ')),
    ),
    ...result.lockedEdits.map((one) =>
      words.locked(one.unit, columnTitle(template, one.column), one.issued, one.returned),
    ),
    ...result.missingRows.map((one) => words.missingRow(one.unit, title(one.taskId))),
    ...result.files.flatMap((file) => file.issues.map((one) => issueLine(one, call.language, call.words))),
    words.summary(result.entriesAdded, result.conflicts.length, result.questions.length),
  ];
}

function refusedLines({ words, language }: Call, { file, state, reason }: FileReport): string[] {
  if (state !== 'rejected' || reason === undefined) return [];
  return [words.consolidate.refused(file, issueJson(reason, language).message)];
}

function fileRow(call: Call, file: FileReport): string[] {
  const words = call.words.consolidate;
  return [file.file, file.unit ?? '', file.period ?? '', words.states[file.state], String(file.entries)];
}
