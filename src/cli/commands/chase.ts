import { readInput } from '../../adapters/files/read';
import { chase as remind } from '../../app/chase';
import { formatPeriod } from '../../core/ledger';
import type { Command } from '../command';
import { periodFlag } from '../flags';

export const chase: Command = {
  usage: 'taizhang chase LEDGER.xlsx [--period P] [--json]',
  options: { period: { type: 'string' } },
  files: { min: 1, max: 1 },
  run: async (call) => {
    const [ledger = ''] = call.files;
    const period = periodFlag(call);
    const { summary, reminders } = await remind(call.services, await readInput(ledger), {
      asOf: call.asOf,
      ...(period === undefined ? {} : { period }),
    });
    const words = call.words.chase;
    return {
      exitCode: 0,
      json: { period: summary.period, units: reminders },
      lines:
        reminders.length === 0
          ? [words.none]
          : [
              words.summary(formatPeriod(summary.period), reminders.length),
              ...reminders.flatMap(({ text }) => ['', text]),
            ],
    };
  },
};
