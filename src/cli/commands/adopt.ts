import { readInput } from '../../adapters/files/read';
import { fingerprint, saveFile } from '../../adapters/files/save';
import { adoptWorkbook } from '../../app/adopt-workbook';
import type { Command } from '../command';
import { yearFlag, outputOf } from '../flags';
import { hasErrors, issueJson, issueLine } from '../issue-json';

export const adopt: Command = {
  usage: 'taizhang adopt WORKBOOK.xlsx -o LEDGER.xlsx [--year Y]',
  options: { output: { type: 'string', short: 'o' }, year: { type: 'string' } },
  files: { min: 1, max: 1 },
  inPlace: true,
  run: async (call) => {
    const output = outputOf(call);
    const [path = ''] = call.files;
    const year = yearFlag(call);
    const standing = await fingerprint(output);
    const made = await adoptWorkbook(call.services, await readInput(path), {
      asOf: call.asOf,
      ...(year === undefined ? {} : { year }),
    });
    await saveFile(output, made.bytes, { expects: standing });
    const rows = made.ledger.template.assignments.length;
    return {
      exitCode: hasErrors(made.issues) ? 1 : 0,
      json: { file: output, sheet: made.sheet, rows, issues: made.issues.map((one) => issueJson(one, call.language)) },
      lines: [
        call.words.adopt.summary(rows),
        ...made.issues.map((one) => issueLine(one, call.language, call.words)),
        call.words.written(output),
      ],
    };
  },
};
