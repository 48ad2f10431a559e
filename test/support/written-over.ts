import { patchXlsx } from '../../src/adapters/xlsx/patch';
import { readXlsx } from '../../src/adapters/xlsx/read';
import { cellAt, cellText } from '../../src/core/model';

type File = { readonly name: string; readonly bytes: Uint8Array };

/** The sheet with the table of a ledger, and the one with its entry log. */
export const isTable = (name: string): boolean =>
  !name.startsWith('填报') && !name.startsWith('汇总') && !name.startsWith('_');
export const isLog = (name: string): boolean => name === '填报记录';

/** A workbook in which every cell of a sheet that holds a text is written over, as somebody does in WPS. */
export function writtenOver(
  file: File,
  isSheet: (name: string) => boolean,
  text: string,
  by: (old: string) => string,
): File {
  const grid = readXlsx(file.bytes, file.name).sheets.find(({ name }) => isSheet(name));
  if (grid === undefined) throw new Error('no such sheet');
  const cells = grid.rows.flatMap((row, at) =>
    Array.from(row ?? [], (_, column) => ({ row: at, column, old: cellText(cellAt(grid, at, column)) })).filter(
      ({ old }) => old.includes(text),
    ),
  );
  if (cells.length === 0) throw new Error(`no cell says ${text}`);
  const changes = cells.map(({ row, column, old }) => ({ row, column, value: by(old) }));
  return { ...file, bytes: patchXlsx(file.bytes, [{ kind: 'setCells', sheet: grid.name, cells: changes }], {}) };
}
