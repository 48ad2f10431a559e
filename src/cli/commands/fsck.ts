import { readInput } from '../../adapters/files/read';
import { fsckLedger } from '../../app/fsck-ledger';
import type { Command } from '../command';
import { hasErrors, issueJson, issueLine } from '../issue-json';

export const fsck: Command = {
  usage: 'taizhang fsck LEDGER.xlsx [--json]',
  options: {},
  files: { min: 1, max: 1 },
  run: async (call) => {
    const [ledger = ''] = call.files;
    const issues = await fsckLedger(call.services, await readInput(ledger));
    return {
      exitCode: hasErrors(issues) ? 1 : 0,
      json: { file: ledger, whole: !hasErrors(issues), issues: issues.map((one) => issueJson(one, call.language)) },
      lines: [
        issues.length === 0 ? call.words.fsck.whole : call.words.fsck.found(issues.length),
        ...issues.map((one) => `  ${issueLine(one, call.language, call.words)}`),
      ],
    };
  },
};
