import path from 'node:path';
import { readInput } from '../../adapters/files/read';
import { fingerprint, saveFile } from '../../adapters/files/save';
import { endYear } from '../../app/end-year';
import { Period } from '../../core/model';
import { UsageError, type Command } from '../command';
import { outputOf, textFlag } from '../flags';

export const carryOver: Command = {
  usage: 'taizhang carry-over LEDGER.xlsx -o NEXT.xlsx [--through 2026-12] [--title T]',
  options: { output: { type: 'string', short: 'o' }, through: { type: 'string' }, title: { type: 'string' } },
  files: { min: 1, max: 1 },
  run: async (call) => {
    const output = outputOf(call);
    const [ledger = ''] = call.files;
    const through = textFlag(call, 'through');
    const period = through === undefined ? null : Period.safeParse(through);
    if (through !== undefined && period?.success !== true) throw new UsageError(call.words.badPeriod(through));
    const title = textFlag(call, 'title');
    const standing = await fingerprint(output);
    const made = await endYear(call.services, await readInput(ledger), {
      asOf: call.asOf,
      fileName: path.basename(output),
      ...(period?.success === true ? { through: period.data } : {}),
      ...(title === undefined ? {} : { title }),
    });
    await saveFile(output, made.file.bytes, { expects: standing });
    const { through: last, carried, closed } = made;
    return {
      exitCode: 0,
      json: { file: output, through: last, carried, closed, continues: made.ledger.identity.continues },
      lines: [call.words.carryOver.summary(last, carried.length, closed.length), call.words.written(output)],
    };
  },
};
