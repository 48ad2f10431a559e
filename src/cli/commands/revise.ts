import { readInput } from '../../adapters/files/read';
import { saveFile } from '../../adapters/files/save';
import { revisePlan } from '../../app/revise-plan';
import type { PlanChange } from '../../core/ledger';
import type { Command } from '../command';
import { yearFlag, outputOf } from '../flags';
import { hasErrors, issueJson, issueLine } from '../issue-json';

export const revise: Command = {
  usage: 'taizhang revise LEDGER.xlsx CHANGES.csv|.xlsx|.docx -o OUT.xlsx [--year Y]',
  options: { output: { type: 'string', short: 'o' }, year: { type: 'string' } },
  files: { min: 2, max: 2 },
  inPlace: true,
  run: async (call) => {
    const output = outputOf(call);
    const [ledgerPath = '', changesPath = ''] = call.files;
    const year = yearFlag(call);
    const made = await revisePlan(call.services, await readInput(ledgerPath), await readInput(changesPath), {
      asOf: call.asOf,
      ...(year === undefined ? {} : { year }),
    });
    await saveFile(output, made.bytes);
    const count = (kind: PlanChange['kind']): number => made.changes.filter((change) => change.kind === kind).length;
    const counts = {
      added: count('add'),
      withdrawn: count('withdraw'),
      restored: count('restore'),
      postponed: count('postpone'),
      reassigned: count('reassign'),
    };
    const version = made.ledger.identity.templateVersion;
    return {
      exitCode: hasErrors(made.issues) ? 1 : 0,
      json: { file: output, version, ...counts, issues: made.issues.map((one) => issueJson(one, call.language)) },
      lines: [
        call.words.revise.summary(counts, version),
        ...made.issues.map((one) => issueLine(one, call.language, call.words)),
        call.words.written(output),
      ],
    };
  },
};
