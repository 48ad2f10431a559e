import { readInput } from '../../adapters/files/read';
import { fingerprint } from '../../adapters/files/save';
import { undoRun } from '../../app/undo-run';
import type { Command } from '../command';
import { outputOf, textFlag } from '../flags';
import { saveLedger } from '../save-ledger';

export const undo: Command = {
  usage: 'taizhang undo LEDGER.xlsx -o OUT.xlsx [--run ID]',
  options: { output: { type: 'string', short: 'o' }, run: { type: 'string' } },
  files: { min: 1, max: 1 },
  inPlace: true,
  run: async (call) => {
    const output = outputOf(call);
    const [ledger = ''] = call.files;
    const run = textFlag(call, 'run');
    const standing = await fingerprint(output);
    const { bytes, result } = await undoRun(call.services, await readInput(ledger), {
      asOf: call.asOf,
      ...(run === undefined ? {} : { run }),
    });
    await saveLedger(output, bytes, standing);
    return {
      exitCode: 0,
      json: {
        file: output,
        run: result.run,
        reverted: result.reverted,
        entriesRemoved: result.entriesRemoved,
      },
      lines: [call.words.undo.summary(result.reverted, result.entriesRemoved), call.words.written(output)],
    };
  },
};
