import { readInput } from '../../adapters/files/read';
import { saveFile } from '../../adapters/files/save';
import { makeSublevel } from '../../app/sublevel';
import type { Command } from '../command';
import { outputOf, textFlag } from '../flags';
import { hasErrors, issueJson, issueLine } from '../issue-json';
import { SHAPE_OPTIONS, SHAPE_USAGE, shapeOf } from '../shape-flags';

export const sublevel: Command = {
  usage: `taizhang sublevel RETURN.xlsx|LEDGER.xlsx -o OWN.xlsx [--unit U] ${SHAPE_USAGE}`,
  options: { output: { type: 'string', short: 'o' }, unit: { type: 'string' }, ...SHAPE_OPTIONS },
  files: { min: 1, max: 1 },
  run: async (call) => {
    const output = outputOf(call);
    const [path = ''] = call.files;
    const unit = textFlag(call, 'unit');
    const made = await makeSublevel(call.services, await readInput(path), {
      asOf: call.asOf,
      ...(await shapeOf(call)),
      ...(unit === undefined ? {} : { unit }),
    });
    await saveFile(output, made.file.bytes);
    const { template } = made.ledger;
    const rows = template.assignments.length;
    return {
      exitCode: hasErrors(made.issues) ? 1 : 0,
      json: {
        file: output,
        unit: template.parent?.unit ?? null,
        title: template.title,
        rows,
        units: made.reportingUnits,
        closingDay: template.calendar.closingDay,
        issues: made.issues.map((one) => issueJson(one, call.language)),
      },
      lines: [
        call.words.sublevel.summary(template.title, rows, made.reportingUnits.length, template.calendar.closingDay),
        ...made.issues.map((one) => issueLine(one, call.language, call.words)),
        call.words.written(output),
      ],
    };
  },
};
