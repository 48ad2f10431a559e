import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { recogniseReturn } from '../../../src/core/returns';
import { readFile } from '../../../src/worker/readers';
import { describeWith, systemPython } from '../../support/programs';
import { aLedger, taskId } from '../ledger/a-plan';
import { aFile } from './a-return';
import { draft, MESSES, sheetOf, TASKS, truthOf } from './messes';

/*
 * Every mess alone and every pair of messes, made into files by openpyxl, python-docx and LibreOffice and read back as
 * any returned file is, against the truth that each answer carries.
 */

const LEDGER = aLedger(TASKS.map((title) => ({ title, units: ['市审批局'] })));
const NAMES = Object.keys(MESSES);
const ALONE = NAMES.map((name) => [name]);
const PAIRS = NAMES.flatMap((first, index) => NAMES.slice(index + 1).map((second) => [first, second]));
const folder = mkdtempSync(path.join(tmpdir(), 'taizhang-corpus-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A list of drafts (rows and merged areas) → one workbook each. */
const WITH_OPENPYXL = `
import json, sys, openpyxl
for draft in json.load(open(sys.argv[1])):
    book = openpyxl.Workbook()
    sheet = book.active
    for row, cells in enumerate(draft['rows']):
        for column, value in enumerate(cells):
            if value not in (None, ''):
                sheet.cell(row + 1, column + 1, value)
    for area in draft['merges']:
        sheet.merge_cells(start_row=area['top'] + 1, end_row=area['bottom'] + 1, start_column=area['left'] + 1, end_column=area['right'] + 1)
    book.save(draft['file'])
`;
/** The same as tables of Word documents, cells merged as Word merges them. */
const WITH_PYTHON_DOCX = `
import json, sys, docx
for draft in json.load(open(sys.argv[1])):
    document = docx.Document()
    width = max(len(cells) for cells in draft['rows'])
    table = document.add_table(rows=len(draft['rows']), cols=width)
    grid = [row.cells for row in table.rows]
    for row, cells in enumerate(draft['rows']):
        for column, value in enumerate(cells):
            if value not in (None, ''):
                grid[row][column].text = str(value)
    for area in draft['merges']:
        grid[area['top']][area['left']].merge(grid[area['bottom']][area['right']])
    document.save(draft['file'])
`;

type Case = { readonly name: string; readonly file: string; readonly sent: ReadonlySet<number> };

function make(script: string, sets: readonly (readonly string[])[], ending: string): Case[] {
  const made = sets.map((names, index) => {
    const table = names.reduce((one, name) => (MESSES[name] ?? ((same) => same))(one), draft());
    const { rows, merges } = sheetOf(table);
    const sent = new Set(table.rows.flatMap((row) => truthOf(row.cells.progress ?? '')));
    return { name: names.join(' + '), file: path.join(folder, `${index}.${ending}`), rows, merges, sent };
  });
  const list = path.join(folder, `list-${ending}.json`);
  writeFileSync(list, JSON.stringify(made.map(({ file, rows, merges }) => ({ file, rows, merges }))));
  execFileSync(systemPython(), ['-c', script, list]);
  return made.map(({ name, file, sent }) => ({ name, file, sent }));
}

function converted(cases: readonly Case[], format: string, ending: string): Case[] {
  const target = path.join(folder, ending);
  mkdirSync(target, { recursive: true });
  const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
  const files = cases.map(({ file }) => file);
  const args = [profile, '--headless', '--convert-to', format, '--outdir', target, ...files];
  execFileSync('soffice', args, { stdio: 'ignore', timeout: 150000 });
  return cases.map((one) => ({
    ...one,
    file: path.join(target, path.basename(one.file).replace(/\.[^.]+$/, `.${ending}`)),
  }));
}

type Tally = { readonly bad: string[]; right: number; asked: number };

/** Where every answer went: on its task, to a person, or (never) elsewhere. */
async function tally(cases: readonly Case[]): Promise<Tally> {
  const found: Tally = { bad: [], right: 0, asked: 0 };
  for (const { name, file, sent } of cases) {
    const read = await readFile({ name: path.basename(file), bytes: new Uint8Array(readFileSync(file)) });
    const returns = read.kind === 'book' ? recogniseReturn(read.book, aFile('市审批局7月'), LEDGER).value : [];
    const seen = new Set<number>();
    for (const { row, match } of returns.flatMap(({ rows }) => rows)) {
      const answer = `${row.cells.progress ?? ''}${row.cells.remarks ?? ''}`;
      if (answer.includes('※')) found.bad.push(`${name}: ${answer}`);
      for (const truth of truthOf(row.cells.progress ?? '')) {
        seen.add(truth);
        if (match.kind !== 'matched') found.asked += 1;
        else if (match.taskId === taskId(truth)) found.right += 1;
        else found.bad.push(`${name}: ${truth} → ${match.taskId}`);
      }
    }
    for (const truth of sent) if (!seen.has(truth)) found.bad.push(`${name}: ${truth} lost`);
  }
  return found;
}

function expectClear({ bad, right, asked }: Tally): void {
  expect(bad).toEqual([]);
  expect(asked / (right + asked)).toBeLessThan(0.03);
}

describeWith(['openpyxl'], 'messy returns made with openpyxl', () => {
  test('alone and in pairs: no answer on a wrong task, none lost, hardly any asked', async () => {
    expectClear(await tally(make(WITH_OPENPYXL, [...ALONE, ...PAIRS], 'xlsx')));
  });
});

describeWith(['python-docx'], 'messy returns made with python-docx', () => {
  test('alone and with a second mess: no answer on a wrong task, none lost, hardly any asked', async () => {
    // every mess with every eleventh other one: Word tables are slow to make
    const some = PAIRS.filter((_, index) => index % 11 === 0);
    expectClear(await tally(make(WITH_PYTHON_DOCX, [...ALONE, ...some], 'docx')));
  });
});

describeWith(['openpyxl', 'libreoffice'], 'messy returns saved by LibreOffice', () => {
  test.each([
    ['xls', 'xls'],
    ['ods', 'ods'],
    ['csv', 'csv:Text - txt - csv (StarCalc):44,34,76,1'],
  ])('as .%s: no answer on a wrong task, none lost, hardly any asked', async (ending, format) => {
    // a .csv has no merged cells: what hangs on them is told apart elsewhere
    const hangsOnMerges = new Set(['a header of two rows', 'unit cells merged']);
    const sets = ALONE.filter(([name = '']) => ending !== 'csv' || !hangsOnMerges.has(name));
    expectClear(await tally(converted(make(WITH_OPENPYXL, sets, 'xlsx'), format, ending)));
  });
});
