import path from 'node:path';
import { readInput } from '../../adapters/files/read';
import { saveFile, saveFiles } from '../../adapters/files/save';
import { distribute as handOut } from '../../app/distribute';
import { formatPeriod } from '../../core/ledger';
import type { Command } from '../command';
import { choiceFlag, outputOf, periodFlag } from '../flags';
import { textTable } from '../text-table';

export const distribute: Command = {
  usage: 'taizhang distribute LEDGER.xlsx -o DIR [--period 2026-07] [--by unit|owner] [--zip]',
  options: {
    output: { type: 'string', short: 'o' },
    period: { type: 'string' },
    by: { type: 'string' },
    zip: { type: 'boolean' },
  },
  files: { min: 1, max: 1 },
  run: async (call) => {
    const folder = outputOf(call);
    const [ledger = ''] = call.files;
    const by = choiceFlag(call, 'by', ['unit', 'owner']);
    const period = periodFlag(call);
    const made = await handOut(call.services, await readInput(ledger), {
      asOf: call.asOf,
      ...(period === undefined ? {} : { period }),
      ...(by === undefined ? {} : { by }),
    });
    const written =
      call.flags['zip'] === true ? path.join(folder, `下发_${made.period.replace(':', '-')}.zip`) : folder;
    if (call.flags['zip'] === true) await saveFile(written, call.services.zip(made.files));
    else await saveFiles(folder, made.files);
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
      },
      lines: [
        call.words.distribute.summary(formatPeriod(made.period), made.files.length, made.closing),
        ...textTable(
          call.words.distribute.columns,
          made.files.map(({ name, unit, tasks }) => [name, unit, String(tasks)]),
        ),
        call.words.written(written),
      ],
    };
  },
};
