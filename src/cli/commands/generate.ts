import { readInput } from '../../adapters/files/read';
import { saveFile } from '../../adapters/files/save';
import { generateFromFile } from '../../app/generate-ledger';
import type { Command } from '../command';
import { outputOf } from '../flags';
import { hasErrors, issueJson, issueLine } from '../issue-json';
import { SHAPE_OPTIONS, SHAPE_USAGE, shapeOf } from '../shape-flags';

export const generate: Command = {
  usage: `taizhang generate FILE -o ledger.xlsx ${SHAPE_USAGE}`,
  options: { output: { type: 'string', short: 'o' }, ...SHAPE_OPTIONS },
  files: { min: 1, max: 1 },
  run: async (call) => {
    const { words, language } = call;
    const output = outputOf(call);
    const [path = ''] = call.files;
    const made = await generateFromFile(call.services, await readInput(path), {
      asOf: call.asOf,
      ...(await shapeOf(call)),
    });
    await saveFile(output, made.file.bytes);
    const { template } = made.ledger;
    const linked = template.assignments.filter(({ planTaskId }) => planTaskId !== null).length;
    return {
      exitCode: hasErrors(made.issues) ? 1 : 0,
      json: {
        file: output,
        title: template.title,
        rows: template.assignments.length,
        linked,
        leftOut: made.leftOut,
        units: made.reportingUnits,
        issues: made.issues.map((one) => issueJson(one, language)),
      },
      lines: [
        words.generate.summary(template.title, template.assignments.length, linked, made.reportingUnits.length),
        ...(made.leftOut.length === 0 ? [] : [words.generate.leftOut(made.leftOut.length)]),
        ...made.leftOut.map(({ ordinal, title: task }) => `  ${ordinal}${task}`),
        ...made.issues
          .filter(({ code }) => code !== 'assignment.leftOut' || made.leftOut.length === 0)
          .map((one) => issueLine(one, language, words)),
        words.written(output),
      ],
    };
  },
};
