import path from 'node:path';
import { readInput } from '../../adapters/files/read';
import { saveFile } from '../../adapters/files/save';
import { inspectLedger } from '../../app/inspect-ledger';
import type { Command } from '../command';
import { countFlag, outputOf, textFlag } from '../flags';

export const inspect: Command = {
  usage: 'taizhang inspect LEDGER.xlsx -o SHEET.xlsx [--sample N] [--seed S]',
  options: { output: { type: 'string', short: 'o' }, sample: { type: 'string' }, seed: { type: 'string' } },
  files: { min: 1, max: 1 },
  run: async (call) => {
    const output = outputOf(call);
    const [ledger = ''] = call.files;
    const sample = countFlag(call, 'sample');
    const seed = textFlag(call, 'seed');
    const made = await inspectLedger(call.services, await readInput(ledger), {
      asOf: call.asOf,
      fileName: path.basename(output),
      ...(sample === undefined ? {} : { sample }),
      ...(seed === undefined ? {} : { seed }),
    });
    await saveFile(output, made.file.bytes);
    return {
      exitCode: 0,
      json: { file: output, seed: made.seed, tasks: made.tasks },
      lines: [
        call.words.inspect.summary(made.tasks.length, made.seed),
        ...made.tasks.map(({ sequence, title }) => `  ${sequence} ${title}`),
        call.words.written(output),
      ],
    };
  },
};
