import path from 'node:path';
import { readInput } from '../../adapters/files/read';
import { saveFile, saveFiles } from '../../adapters/files/save';
import { handOutClaims } from '../../app/claim-round';
import { handOutOf } from '../../app/distribute';
import { handOutPapers } from '../../app/hand-out-papers';
import { openLedger } from '../../app/open-ledger';
import { readUnitList } from '../../app/read-unit-list';
import type { OutputFile } from '../../app/ports';
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
  const written = await writeAll(call, folder, `下发_${periodInFileName(made.period)}.zip`, [...made.files, ...papers]);
  return {
    exitCode: 0,
    json: {
      period: made.period,
      closing: made.closing,
      written,
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
      call.words.written(written),
    ],
  };
}

async function distributeClaims(call: Call): Promise<Outcome> {
  const folder = outputOf(call);
  const [ledgerPath = ''] = call.files;
  const list = textFlag(call, 'units');
  const made = await handOutClaims(call.services, await readInput(ledgerPath), {
    asOf: call.asOf,
    ...(list === undefined ? {} : { units: await readUnitList(call.services, await readInput(list)) }),
  });
  const written = await writeAll(call, folder, '认领表.zip', made.files);
  return {
    exitCode: 0,
    json: { written, files: made.files.map(({ name, unit, tasks }) => ({ file: name, unit, tasks })) },
    lines: [
      call.words.distribute.claims(made.files.length),
      ...fileTable(call, made.files),
      call.words.written(written),
    ],
  };
}

/** All files into the folder, or as one zip in it. */
async function writeAll(call: Call, folder: string, zipName: string, files: readonly OutputFile[]): Promise<string> {
  if (call.flags['zip'] !== true) {
    await saveFiles(folder, files);
    return folder;
  }
  const target = path.join(folder, zipName);
  await saveFile(target, call.services.zip(files));
  return target;
}

function fileTable(call: Call, files: readonly (OutputFile & { readonly unit: string; readonly tasks: number })[]) {
  return textTable(
    call.words.distribute.columns,
    files.map(({ name, unit, tasks }) => [name, unit, String(tasks)]),
  );
}
