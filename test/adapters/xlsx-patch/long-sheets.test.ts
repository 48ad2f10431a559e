import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { nodeDeflate } from '../../../src/adapters/bytes/deflate';
import { openZip } from '../../../src/adapters/bytes/zip';
import { patchXlsx } from '../../../src/adapters/xlsx/patch';
import { readXlsx } from '../../../src/adapters/xlsx/read';
import { cellAt, type SheetLayout, type WorkbookChange } from '../../../src/core/model';
import { describeWith, systemPython } from '../../support/programs';
import { schemaFaults } from '../xlsx-write/sheet-schemas';
import { aPackage, number, row } from './a-package';

const ROWS = 9000;
const master = aPackage({
  sheets: [
    { name: '台账', xml: `<sheetData>${row(1, number('A1', 1))}${row(2, number('A2', 2))}</sheetData>` },
    { name: '领导批示', xml: `<sheetData>${row(1, number('A1', 7))}</sheetData>` },
  ],
});
const log: SheetLayout = {
  name: '填报记录',
  visibility: 'visible',
  columns: [{ width: 20 }, { width: 40 }],
  rows: Array.from({ length: ROWS }, (_, at) => ({
    cells: [
      { value: `第${at}条` },
      { value: at % 50 === 0 ? `A&B<${at}>𠮷` : `已完成${at * 7919}项，正在推进其余各项工作` },
    ],
  })),
};
const changes: readonly WorkbookChange[] = [
  {
    kind: 'setCells',
    sheet: '台账',
    cells: [{ row: 0, column: 1, value: '已办结' }],
    heights: [{ row: 1, height: 60 }],
  },
  { kind: 'putSheet', layout: log },
];
const patched = patchXlsx(master, changes, { deflate: nodeDeflate(zlib) });

test('a log of many pieces is read as it was written, and parts that no change names stay packed as they were', () => {
  const sheet = readXlsx(patched, 'x.xlsx').sheets.find(({ name }) => name === '填报记录')!;
  expect(sheet.rows).toHaveLength(ROWS);
  expect(cellAt(sheet, 8950, 1)).toBe('A&B<8950>𠮷');
  expect(cellAt(sheet, 8999, 1)).toBe(`已完成${8999 * 7919}项，正在推进其余各项工作`);
  const [before, after] = [openZip(master), openZip(patched)];
  expect(after.packed('xl/worksheets/sheet2.xml')).toEqual(before.packed('xl/worksheets/sheet2.xml'));
});

test('a height alone changes its row, and the same changes on every host say the same', () => {
  const xml = (bytes: Uint8Array, part: string): string => new TextDecoder().decode(openZip(bytes).read(part));
  const inScript = patchXlsx(master, changes);
  for (const part of openZip(patched).names) expect(xml(patched, part)).toBe(xml(inScript, part));
  expect(xml(patched, 'xl/worksheets/sheet1.xml')).toMatch(/<row r="2"[^>]* ht="60"/);
});

describeWith(['unzip', 'openpyxl', 'xmllint'], 'other programs', () => {
  test('find the archive sound, the parts right and every row in its place', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'long-sheets-'));
    try {
      const file = path.join(folder, '台账.xlsx');
      writeFileSync(file, patched);
      execFileSync('unzip', ['-tq', file]);
      const script = `import openpyxl,sys; s=openpyxl.load_workbook(sys.argv[1])['填报记录']; print(s.max_row, s['A9000'].value)`;
      const said = execFileSync(systemPython(), ['-c', script, file], { encoding: 'utf8' });
      expect(said.trim()).toBe('9000 第8999条');
    } finally {
      rmSync(folder, { recursive: true });
    }
    expect(schemaFaults(new Map([['long', patched]]), (part) => part.includes('worksheets/'))).toEqual([]);
  });
});
