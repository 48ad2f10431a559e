import path from 'node:path';
import { readInput } from '../../adapters/files/read';
import { saveFile } from '../../adapters/files/save';
import { makeReport } from '../../app/make-report';
import type { Command } from '../command';
import { outputOf, periodFlag } from '../flags';

export const report: Command = {
  usage: 'taizhang report LEDGER.xlsx -o report.docx [--period P] [--json]',
  options: { output: { type: 'string', short: 'o' }, period: { type: 'string' } },
  files: { min: 1, max: 1 },
  run: async (call) => {
    const output = outputOf(call);
    const [ledger = ''] = call.files;
    const period = periodFlag(call);
    const made = await makeReport(call.services, await readInput(ledger), {
      asOf: call.asOf,
      fileName: path.basename(output),
      ...(period === undefined ? {} : { period }),
    });
    await saveFile(output, made.file.bytes);
    const { summary } = made;
    return {
      exitCode: 0,
      json: { file: output, ...summary },
      lines: [call.words.report.summary(summary.tasks, summary.done, summary.overdue), call.words.written(output)],
    };
  },
};
