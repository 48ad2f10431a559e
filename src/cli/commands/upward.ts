import { readInput } from '../../adapters/files/read';
import { saveFile } from '../../adapters/files/save';
import { answerUpward } from '../../app/sublevel';
import type { Command } from '../command';
import { outputOf } from '../flags';

export const upward: Command = {
  usage: 'taizhang upward OWN.xlsx RETURN.xlsx -o FILLED.xlsx',
  options: { output: { type: 'string', short: 'o' } },
  files: { min: 2, max: 2 },
  run: async (call) => {
    const output = outputOf(call);
    const [own = '', received = ''] = call.files;
    const made = await answerUpward(call.services, await readInput(own), await readInput(received), {
      asOf: call.asOf,
    });
    await saveFile(output, made.file.bytes);
    return {
      exitCode: 0,
      json: { file: output, unit: made.unit, tasks: made.tasks, filled: made.filled },
      lines: [call.words.upward.summary(made.unit, made.tasks, made.filled), call.words.written(output)],
    };
  },
};
