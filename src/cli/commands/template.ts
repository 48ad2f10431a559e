import { readInput } from '../../adapters/files/read';
import { saveFile } from '../../adapters/files/save';
import { templateFromFile } from '../../app/generate-ledger';
import { unitsToReport, writeTemplate } from '../../core/ledger';
import type { Command } from '../command';
import { outputOf } from '../flags';
import { hasErrors, issueJson, issueLine } from '../issue-json';
import { SHAPE_OPTIONS, SHAPE_USAGE, shapeOf } from '../shape-flags';

export const template: Command = {
  usage: `taizhang template FILE -o template.json ${SHAPE_USAGE}`,
  options: { output: { type: 'string', short: 'o' }, ...SHAPE_OPTIONS },
  files: { min: 1, max: 1 },
  run: async (call) => {
    const output = outputOf(call);
    const [path = ''] = call.files;
    const made = await templateFromFile(call.services, await readInput(path), {
      asOf: call.asOf,
      ...(await shapeOf(call)),
    });
    await saveFile(output, new TextEncoder().encode(writeTemplate(made.value)));
    const rows = made.value.assignments.length;
    const units = unitsToReport(made.value);
    return {
      exitCode: hasErrors(made.issues) ? 1 : 0,
      json: {
        file: output,
        title: made.value.title,
        rows,
        units,
        issues: made.issues.map((one) => issueJson(one, call.language)),
      },
      lines: [
        call.words.template.summary(made.value.title, rows, units.length),
        ...made.issues.map((one) => issueLine(one, call.language, call.words)),
        call.words.written(output),
      ],
    };
  },
};
