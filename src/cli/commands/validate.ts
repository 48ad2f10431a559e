import { listInputs, readInput } from '../../adapters/files/read';
import { validateFiles, type ValidatedFile } from '../../app/validate-files';
import type { Call, Command } from '../command';
import { issueJson, issueLine } from '../issue-json';

export const validate: Command = {
  usage: 'taizhang validate FILE… [--json] [--as-of D]',
  options: {},
  files: { min: 1, max: Infinity },
  run: async (call) => {
    const inputs = [];
    for (const path of await listInputs(call.files)) inputs.push(await readInput(path));
    const files = await validateFiles(call.services, inputs, { asOf: call.asOf });
    const all = files.flatMap(({ issues }) => issues);
    const summary = {
      errors: all.filter(({ severity }) => severity === 'error').length,
      warnings: all.filter(({ severity }) => severity === 'warning').length,
    };
    return {
      exitCode: summary.errors > 0 ? 1 : 0,
      json: { files: files.map((file) => fileJson(call, file)), summary },
      lines: [
        ...files.flatMap((file) => fileLines(call, file)),
        call.words.validate.summary(summary.errors, summary.warnings),
      ],
    };
  },
};

function fileJson(call: Call, { file, kind, unit, period, issues }: ValidatedFile) {
  return {
    file,
    kind,
    unit,
    period,
    issues: issues.map((found) => ({
      ...issueJson(found, call.language),
      ...(found.taskId === undefined ? {} : { taskId: found.taskId }),
      ...(found.column === undefined ? {} : { column: found.column }),
      ...(found.fix === undefined ? {} : { fix: found.fix }),
      ...(found.explanation === undefined ? {} : { explanation: found.explanation }),
    })),
  };
}

function fileLines(call: Call, { file, kind, unit, period, issues }: ValidatedFile): string[] {
  const words = call.words.validate;
  return [
    words.file(file, words.kinds[kind], unit ?? '', period ?? ''),
    ...(issues.length === 0 ? [`  ${words.clean}`] : []),
    ...issues.map((found) => `  ${issueLine(found, call.language, call.words)}`),
  ];
}
