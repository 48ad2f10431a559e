import { readInput } from '../../adapters/files/read';
import { traceCells, type TracedCell } from '../../app/trace-cells';
import type { Call, Command } from '../command';
import { periodFlag, textFlag } from '../flags';

export const trace: Command = {
  usage: 'taizhang trace LEDGER.xlsx [--task 3] [--column 进展情况] [--period P] [--json]',
  options: { task: { type: 'string' }, column: { type: 'string' }, period: { type: 'string' } },
  files: { min: 1, max: 1 },
  run: async (call) => {
    const [ledger = ''] = call.files;
    const [task, column, period] = [textFlag(call, 'task'), textFlag(call, 'column'), periodFlag(call)];
    const cells = await traceCells(call.services, await readInput(ledger), {
      asOf: call.asOf,
      ...(task === undefined ? {} : { task }),
      ...(column === undefined ? {} : { column }),
      ...(period === undefined ? {} : { period }),
    });
    return {
      exitCode: 0,
      json: { file: ledger, cells },
      lines: cells.length === 0 ? [call.words.trace.none] : cells.flatMap((cell) => cellLines(call, cell)),
    };
  },
};

function cellLines({ words }: Call, cell: TracedCell): string[] {
  const { sequence, task, columnTitle, period, text, answers, decisions } = cell;
  return [
    words.trace.cell(sequence, task, columnTitle, period ?? '', text),
    ...decisions.map(({ choice }) => words.trace.decided(typeof choice === 'object' ? choice.text : choice)),
    ...answers.flatMap(({ unit, entry, run, counts, text: said }) => [
      words.trace.answer(unit, entry.file.name, entry.row + 1, run ?? '', said, counts),
      ...(entry.sources ?? []).map((source) => words.trace.source(source.unit, source.period, source.file.name)),
    ]),
  ];
}
