// The readers that run in JavaScript, each loaded only when it is measured: bytes of one workbook → its filled cells.
export const READERS = {
  ours: async () => {
    const { readXlsx } = await import('../../../src/adapters/xlsx/read/index.ts');
    return (bytes) => readXlsx(bytes, 'a.xlsx').sheets;
  },
  sheetjs: async () => {
    const { read } = await import('@e965/xlsx');
    return (bytes) => Object.values(read(bytes, { dense: true, cellDates: true, type: 'array' }).Sheets);
  },
  floor: async () => (await import('./floor.mjs')).readFloor,
};

/** Filled cells in what a reader keeps of a workbook: everybody must have read the same. */
export function countCells(sheets) {
  let cells = 0;
  for (const sheet of sheets) {
    for (const row of sheet.rows ?? sheet['!data'] ?? []) {
      for (const cell of row ?? []) {
        const value = cell !== null && typeof cell === 'object' && 'v' in cell ? cell.v : cell;
        if (value !== null && value !== undefined && value !== '') cells += 1;
      }
    }
  }
  return cells;
}
