import path from 'node:path';
import { readInput } from '../../adapters/files/read';
import { saveBeside, saveFile, saveFiles } from '../../adapters/files/save';
import { handOutClaims } from '../../app/claim-round';
import { handOutOf, isUntouchedHandOut } from '../../app/distribute';
import { handOutPapers } from '../../app/hand-out-papers';
import { openLedger } from '../../app/open-ledger';
import { readUnitList } from '../../app/read-unit-list';
import type { OutputFile } from '../../app/ports';
import { sha256, type Ledger } from '../../core/model';
import { ledgerAsShown } from '../../core/consolidate';
import { formatPeriod, periodInFileName } from '../../core/ledger';
import type { Call, Command, Outcome } from '../command';
import { choiceFlag, outputOf, periodFlag, textFlag } from '../flags';
import { textTable } from '../text-table';

export const distribute: Command = {
  usage:
    'taizhang distribute LEDGER.xlsx -o DIR [--period 2026-07] [--by unit|owner] [--papers] [--zip] [--claim [--units LIST]]',
  options: {
    output: { type: 'string', short: 'o' },
    period: { type: 'string' },
    by: { type: 'string' },
    zip: { type: 'boolean' },
    papers: { type: 'boolean' },
    claim: { type: 'boolean' },
    units: { type: 'string' },
  },
  files: { min: 1, max: 1 },
  run: (call) => (call.flags['claim'] === true ? distributeClaims(call) : distributeReturns(call)),
};

async function distributeReturns(call: Call): Promise<Outcome> {
  const folder = outputOf(call);
  const [ledgerPath = ''] = call.files;
  const by = choiceFlag(call, 'by', ['unit', 'owner']);
  const period = periodFlag(call);
  const { sheet } = await openLedger(call.services, await readInput(ledgerPath));
  const ledger = ledgerAsShown(sheet, call.asOf);
  const made = handOutOf(call.services, ledger, {
    asOf: call.asOf,
    ...(period === undefined ? {} : { period }),
    ...(by === undefined ? {} : { by }),
  });
  const papers = call.flags['papers'] === true ? await handOutPapers(call.services, ledger, made, call) : [];
  const { target, beside } = await writeAll(
    call,
    folder,
    `下发_${periodInFileName(made.period)}.zip`,
    [...made.files, ...papers],
    ledger,
  );
  return {
    exitCode: 0,
    json: {
      period: made.period,
      closing: made.closing,
      written: target,
      kept: beside.map(({ kept }) => kept),
      files: made.files.map(({ name, unit, owner, tasks }) => ({
        file: name,
        unit,
        ...(owner === undefined ? {} : { owner }),
        tasks,
      })),
      papers: papers.map(({ name }) => name),
    },
    lines: [
      call.words.distribute.summary(formatPeriod(made.period), made.files.length, made.closing),
      ...fileTable(call, made.files),
      ...beside.map(({ kept, saved }) => call.words.distribute.kept(kept, saved)),
      call.words.written(target),
    ],
  };
}

async function distributeClaims(call: Call): Promise<Outcome> {
  const folder = outputOf(call);
  const [ledgerPath = ''] = call.files;
  const list = textFlag(call, 'units');
  const ledgerFile = await readInput(ledgerPath);
  const made = await handOutClaims(call.services, ledgerFile, {
    asOf: call.asOf,
    ...(list === undefined ? {} : { units: await readUnitList(call.services, await readInput(list)) }),
  });
  const { ledger } = (await openLedger(call.services, ledgerFile)).sheet;
  const { target, beside } = await writeAll(call, folder, '认领表.zip', made.files, ledger);
  return {
    exitCode: 0,
    json: {
      written: target,
      kept: beside.map(({ kept }) => kept),
      files: made.files.map(({ name, unit, tasks }) => ({ file: name, unit, tasks })),
    },
    lines: [
      call.words.distribute.claims(made.files.length),
      ...fileTable(call, made.files),
      ...beside.map(({ kept, saved }) => call.words.distribute.kept(kept, saved)),
      call.words.written(target),
    ],
  };
}

type Written = {
  readonly target: string;
  readonly beside: readonly { readonly kept: string; readonly saved: string }[];
};

/**
 * All files into the folder, or as one zip in it. A sheet that somebody has filled in already is never written over:
 * the new one is saved beside it.
 */
async function writeAll(
  call: Call,
  folder: string,
  zipName: string,
  files: readonly OutputFile[],
  ledger: Ledger,
): Promise<Written> {
  if (call.flags['zip'] === true) {
    const target = path.join(folder, zipName);
    await saveFile(target, call.services.zip(files));
    return { target, beside: [] };
  }
  const filled = new Set<OutputFile>();
  for (const file of files) if (await holdsWork(call, path.join(folder, file.name), file, ledger)) filled.add(file);
  await saveFiles(
    folder,
    files.filter((file) => !filled.has(file)),
  );
  const beside = [];
  for (const { name, bytes } of filled) {
    beside.push({ kept: name, saved: path.basename(await saveBeside(path.join(folder, name), bytes)) });
  }
  return { target: folder, beside };
}

async function holdsWork(call: Call, target: string, file: OutputFile, ledger: Ledger): Promise<boolean> {
  const present = await readInput(target).catch(() => null);
  if (present === null || sha256(present.bytes) === sha256(file.bytes)) return false;
  return !(await isUntouchedHandOut(call.services, present, ledger));
}

function fileTable(call: Call, files: readonly (OutputFile & { readonly unit: string; readonly tasks: number })[]) {
  return textTable(
    call.words.distribute.columns,
    files.map(({ name, unit, tasks }) => [name, unit, String(tasks)]),
  );
}
