import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeXlsx } from '../../../src/adapters/xlsx/write';
import { sha256, type Book } from '../../../src/core/model';
import { recogniseReturn } from '../../../src/core/returns';
import { checkCode, layoutReturn, readLedger, layoutLedger } from '../../../src/core/sheet';
import { readFile } from '../../../src/worker/readers';
import { describeWith, systemPython } from '../../support/programs';
import { aLedger, taskId } from '../ledger/a-plan';
import { JULY } from './a-return';
import { draft, MESSES, sheetOf, TASKS, truthOf } from './messes';

const LEDGER = aLedger(TASKS.map((title) => ({ title, units: ['市审批局'] })));
const folder = mkdtempSync(path.join(tmpdir(), 'taizhang-returns-'));

/** Fills a workbook as a person does, cell by cell, and saves it with openpyxl. */
const FILL = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
for sheet, cell, value in json.loads(sys.argv[3]):
    book[sheet][cell] = value
book.save(sys.argv[2])
`;
/** Makes a workbook of rows and merged areas from nothing. */
const MAKE = `
import json, sys, openpyxl
draft = json.loads(sys.argv[1])
book = openpyxl.Workbook()
sheet = book.active
for row, cells in enumerate(draft['rows']):
    for column, value in enumerate(cells):
        if value not in (None, ''):
            sheet.cell(row + 1, column + 1, value)
for area in draft['merges']:
    sheet.merge_cells(start_row=area['top'] + 1, end_row=area['bottom'] + 1, start_column=area['left'] + 1, end_column=area['right'] + 1)
book.save(sys.argv[2])
`;

function python(script: string, ...args: string[]): void {
  execFileSync(systemPython(), ['-c', script, ...args]);
}

function convert(file: string, format: string): string {
  const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
  const args = [profile, '--headless', '--convert-to', format, '--outdir', path.join(folder, 'out'), file];
  execFileSync('soffice', args, { stdio: 'ignore', timeout: 110000 });
  const ending = format.split(':')[0] ?? format;
  return path.join(folder, 'out', path.basename(file).replace(/\.[^.]+$/, `.${ending}`));
}

async function bookOf(file: string): Promise<Book> {
  const read = await readFile({ name: path.basename(file), bytes: new Uint8Array(readFileSync(file)) });
  if (read.kind !== 'book') throw new Error(read.kind);
  return read.book;
}

function issued(name: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, writeXlsx(layoutReturn(LEDGER, '市审批局', JULY, { asOf: '2026-07-01' })));
  return file;
}

function answered(book: Book, name: string): Record<string, string> {
  const file = { name, sha256: sha256(name) };
  const { value } = recogniseReturn(book, file, LEDGER);
  const rows = value.flatMap((returned) => returned.rows);
  return Object.fromEntries(
    rows.flatMap(({ row, match }) =>
      match.kind === 'matched' && (row.cells.progress ?? '') !== '' ? [[match.taskId, row.cells.progress ?? '']] : [],
    ),
  );
}

const FILLED = [
  ['填报表', 'G5', '推进中'],
  ['填报表', 'H5', '压减12项\n流程再造方案已印发'],
  ['填报表', 'G6', '已完成'],
  ['填报表', 'H6', '平台已上线，=1+1 不是公式'],
  ['填报表', 'J6', '附验收材料'],
];
const ANSWERS = { [taskId(0)]: '压减12项\n流程再造方案已印发', [taskId(1)]: '平台已上线，=1+1 不是公式' };

describeWith(['openpyxl'], 'returns filled and saved by another program', () => {
  test('a return filled with openpyxl keeps its identity and its answers', async () => {
    const file = issued('市审批局_台账_2026-07.xlsx');
    python(FILL, file, file, JSON.stringify(FILLED));
    const book = await bookOf(file);
    expect(answered(book, file)).toEqual(ANSWERS);
    const [returned] = recogniseReturn(book, { name: file, sha256: sha256('a') }, LEDGER).value;
    expect(returned).toMatchObject({ unit: '市审批局', period: '2026-07', doubts: [] });
  });

  test.each(Object.keys(MESSES))('a workbook made anew with %s: every answer is on its task', async (name) => {
    const table = (MESSES[name] ?? ((same) => same))(draft());
    const grid = sheetOf(table);
    const file = path.join(folder, `mess-${Object.keys(MESSES).indexOf(name)}.xlsx`);
    python(MAKE, JSON.stringify({ rows: grid.rows, merges: grid.merges }), file);
    const found = answered(await bookOf(file), '市审批局7月.xlsx');
    for (const [id, text] of Object.entries(found)) expect([...new Set(truthOf(text).map(taskId))]).toEqual([id]);
    const sent = new Set(table.rows.flatMap((row) => truthOf(row.cells.progress ?? '')));
    expect(Object.keys(found)).toHaveLength(sent.size);
  });
});

describeWith(['openpyxl', 'libreoffice'], 'returns saved by LibreOffice', () => {
  const file = path.join(folder, '市审批局_台账_2026-07.xlsx');
  beforeAll(() => {
    issued('市审批局_台账_2026-07.xlsx');
    python(FILL, file, file, JSON.stringify(FILLED));
  });

  test.each(['xlsx', 'xls', 'ods'])('as .%s it keeps identity and answers', async (format) => {
    const book = await bookOf(convert(file, format));
    expect(answered(book, '回表')).toEqual(ANSWERS);
    const [returned] = recogniseReturn(book, { name: '回表', sha256: sha256('a') }, LEDGER).value;
    expect(returned).toMatchObject({ unit: '市审批局', period: '2026-07' });
    expect(returned?.identity?.ledgerId).toBe(LEDGER.identity.ledgerId);
  });

  test('the sheet counts what is filled and works out the check code by itself', async () => {
    const book = await bookOf(convert(file, 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false'));
    const texts = (book.sheets[0]?.rows ?? []).flat().map((value) => String(value ?? ''));
    expect(texts).toContain('填报进度：12项，已填2项');
    const blank = { status: '', progress: '', closedOn: '', remarks: '' };
    const rows = TASKS.map((_, index) => ({ sequence: String(index + 1), ...blank }));
    const filled = rows.map((row, index) =>
      index === 0
        ? { ...row, status: '推进中', progress: '压减12项\n流程再造方案已印发' }
        : index === 1
          ? { ...row, status: '已完成', progress: '平台已上线，=1+1 不是公式', remarks: '附验收材料' }
          : row,
    );
    expect(texts).toContain(`校验码：${checkCode(filled)}`);
  });

  test('a ledger saved by LibreOffice is read back whole', async () => {
    const source = path.join(folder, '台账.xlsx');
    writeFileSync(source, writeXlsx(layoutLedger(LEDGER, null, { asOf: '2026-07-01' })));
    for (const format of ['xlsx', 'ods']) {
      const { value, issues } = readLedger(await bookOf(convert(source, format)), '台账');
      expect(issues).toEqual([]);
      expect(value.ledger).toEqual(LEDGER);
      expect(value.rows.map((row) => row.cells.task)).toEqual([...TASKS]);
    }
  });
});
