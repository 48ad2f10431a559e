import path from 'node:path';
import { readInput } from '../../adapters/files/read';
import { saveFile } from '../../adapters/files/save';
import { cleanCopy } from '../../app/clean-copy';
import type { Command } from '../command';
import { outputOf, periodFlag } from '../flags';
import { issueJson, issueLine } from '../issue-json';

export const clean: Command = {
  usage: 'taizhang clean LEDGER.xlsx -o COPY.xlsx [--period P]',
  options: { output: { type: 'string', short: 'o' }, period: { type: 'string' } },
  files: { min: 1, max: 1 },
  run: async (call) => {
    const output = outputOf(call);
    const [ledger = ''] = call.files;
    const period = periodFlag(call);
    const made = await cleanCopy(call.services, await readInput(ledger), {
      asOf: call.asOf,
      fileName: path.basename(output),
      ...(period === undefined ? {} : { period }),
    });
    await saveFile(output, made.file.bytes);
    return {
      exitCode: 0,
      json: { file: output, issues: made.issues.map((one) => issueJson(one, call.language)) },
      lines: [
        call.words.clean.summary,
        ...made.issues.map((one) => issueLine(one, call.language, call.words)),
        call.words.written(output),
      ],
    };
  },
};
