import path from 'node:path';
import { readInput } from '../../adapters/files/read';
import { saveFile } from '../../adapters/files/save';
import { exportCalendar } from '../../app/export-calendar';
import type { Command } from '../command';
import { outputOf } from '../flags';

export const calendar: Command = {
  usage: 'taizhang calendar LEDGER.xlsx -o FILE.ics',
  options: { output: { type: 'string', short: 'o' } },
  files: { min: 1, max: 1 },
  run: async (call) => {
    const output = outputOf(call);
    const [ledger = ''] = call.files;
    const made = await exportCalendar(call.services, await readInput(ledger), {
      asOf: call.asOf,
      fileName: path.basename(output),
    });
    await saveFile(output, made.file.bytes);
    return {
      exitCode: 0,
      json: { file: output, events: made.events },
      lines: [call.words.calendar.summary(made.events), call.words.written(output)],
    };
  },
};
