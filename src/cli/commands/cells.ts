import { readInput } from '../../adapters/files/read';
import { readCells } from '../../app/read-cells';
import { cellText } from '../../core/model';
import type { Command } from '../command';

export const cells: Command = {
  usage: 'taizhang cells FILE [--json]',
  options: {},
  files: { min: 1, max: 1 },
  run: async (call) => {
    const [path = ''] = call.files;
    const sheets = await readCells(call.services, await readInput(path));
    return {
      exitCode: 0,
      json: { sheets },
      lines: sheets.flatMap((sheet) => [
        call.words.cells.sheet(sheet.name, sheet.cells, sheet.hidden),
        ...sheet.rows.map((row) =>
          row
            .map((value) => cellText(value))
            .join('\t')
            .trimEnd(),
        ),
      ]),
    };
  },
};
