import { readInput } from '../../adapters/files/read';
import { fingerprint } from '../../adapters/files/save';
import { restoreLedger } from '../../app/restore-fixed';
import type { FixedChange } from '../../core/consolidate';
import { columnTitle } from '../../core/ledger';
import type { Template } from '../../core/model';
import type { Call, Command } from '../command';
import { outputOf, textFlag } from '../flags';
import { saveLedger } from '../save-ledger';

export const restore: Command = {
  usage: 'taizhang restore LEDGER.xlsx -o OUT.xlsx [--task 3] [--column 完成时间] [--adopted] [--dry-run] [--json]',
  options: {
    output: { type: 'string', short: 'o' },
    task: { type: 'string' },
    column: { type: 'string' },
    adopted: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
  },
  files: { min: 1, max: 1 },
  inPlace: true,
  run: async (call) => {
    const dryRun = call.flags['dry-run'] === true;
    const output = dryRun ? '' : outputOf(call);
    const [ledger = ''] = call.files;
    const [task, column] = [textFlag(call, 'task'), textFlag(call, 'column')];
    const standing = dryRun ? '' : await fingerprint(output);
    const { bytes, template, restored, left } = await restoreLedger(call.services, await readInput(ledger), {
      asOf: call.asOf,
      adopted: call.flags['adopted'] === true,
      ...(task === undefined ? {} : { task }),
      ...(column === undefined ? {} : { column }),
    });
    if (!dryRun) await saveLedger(output, bytes, standing);
    return {
      exitCode: 0,
      json: {
        file: ledger,
        restored: restored.map((change) => named(change, template)),
        adopted: left.map((change) => named(change, template)),
      },
      lines: linesOf(call, restored, left, template, dryRun ? call.words.dryRun : call.words.written(output)),
    };
  },
};

function linesOf(
  { words }: Call,
  restored: readonly FixedChange[],
  left: readonly FixedChange[],
  template: Template,
  written: string,
): string[] {
  const told = (change: FixedChange): string => {
    const { task, columnTitle: column, logged, shown } = named(change, template);
    return words.restore.change(change.kind, task, column, logged, shown);
  };
  return [
    restored.length === 0 ? words.restore.none : words.restore.done(restored.length),
    ...restored.map((change) => `  ${told(change)}`),
    ...(left.length === 0 ? [] : [words.restore.left(left.length), ...left.map((change) => `  ${told(change)}`)]),
    written,
  ];
}

/** The change with the words that a person knows. */
function named(
  change: FixedChange,
  template: Template,
): FixedChange & { task: string; columnTitle: string; logged: string; shown: string } {
  const taskId = 'taskId' in change ? change.taskId : '';
  return {
    logged: '',
    shown: '',
    ...change,
    task: template.assignments.find((one) => one.taskId === taskId)?.title ?? '',
    columnTitle: 'column' in change ? columnTitle(template, change.column) : '',
  };
}
