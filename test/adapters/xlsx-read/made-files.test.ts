import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readXlsx } from '../../../src/adapters/xlsx/read';
import { savedByLibreOffice } from '../../support/libreoffice';
import { describeWith, systemPython } from '../../support/programs';
import { differences, neutralBook, readWithOpenpyxl, readWithSheetJs, type Difference } from './judges';

describeWith(['libreoffice', 'openpyxl'], 'workbooks made by openpyxl and saved by LibreOffice', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'made-'));
  const made = path.join(folder, 'made.xlsx');
  const saved = path.join(folder, 'saved.xlsx');
  const files = [made, saved];

  beforeAll(() => {
    execFileSync(systemPython(), [path.join(__dirname, '../legacy/make-workbook.py'), made]);
    writeFileSync(saved, savedByLibreOffice(readFileSync(made), 'made.xlsx', 'xlsx:Calc MS Excel 2007 XML'));
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('openpyxl sees the same cells', () => {
    const judged = readWithOpenpyxl(files);
    for (const file of files) {
      const ours = neutralBook(readXlsx(readFileSync(file), 'a.xlsx'), 'days');
      const theirs = judged.get(file) ?? [];
      expect(theirs.flatMap(({ cells }) => [...cells]).length).toBeGreaterThan(20);
      expect(differences(file, ours, theirs)).toEqual([]);
    }
  });

  test('SheetJS sees the same cells, but for a duration that it takes for a date', () => {
    for (const file of files) {
      const ours = neutralBook(readXlsx(readFileSync(file), 'a.xlsx'), 'serials');
      const theirs = readWithSheetJs(readFileSync(file)) ?? [];
      expect(theirs.flatMap(({ cells }) => [...cells]).length).toBeGreaterThan(20);
      expect(differences(file, ours, theirs).filter((found) => !isDuration(found))).toEqual([]);
    }
  });
});

function isDuration({ ours, theirs }: Difference): boolean {
  return ours === 1.5 && typeof theirs === 'object' && 'serial' in theirs && theirs.serial === 1.5;
}
