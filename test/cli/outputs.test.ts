import * as sheetJs from '@e965/xlsx';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readXlsx } from '../../src/adapters/xlsx/read';
import { neededHeights, writtenHeights } from '../adapters/xlsx-write/row-heights';
import { schemaFaults } from '../adapters/xlsx-write/sheet-schemas';
import { seenByOpenpyxl } from '../adapters/xlsx-write/spreadsheet-programs';
import { describeWith, describeWithShared } from '../support/programs';
import { taizhang } from './run';

/**
 * Every workbook that the product gives out, made by its commands from the bundled samples: what is checked here is not
 * what they say but that every spreadsheet program takes them and that nothing in them is cut off.
 */
const SAMPLES = path.resolve('assets/samples');
const outputs = new Map<string, Uint8Array>();
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'taizhang-outputs-'));
  const at = (name: string): string => path.join(folder, name);
  const plan = path.join(SAMPLES, '青澜市数字政府建设攻坚方案.docx');
  const assign = path.join(SAMPLES, '责任分工表.csv');
  const period = ['--period', '2026-07'];
  await taizhang('generate', plan, '--assign', assign, '-o', at('台账.xlsx'), '--as-of', '2026-06-20');
  await taizhang('generate', plan, '-o', at('无分工台账.xlsx'), '--as-of', '2026-06-20');
  await taizhang('distribute', at('台账.xlsx'), '-o', at('按单位'), ...period);
  await taizhang('distribute', at('台账.xlsx'), '-o', at('按责任人'), '--by', 'owner', ...period);
  await taizhang('distribute', at('台账.xlsx'), '-o', at('认领'), '--claim');
  await taizhang('consolidate', at('台账.xlsx'), path.join(SAMPLES, '报送'), '-o', at('汇总.xlsx'), ...period);
  await taizhang('undo', at('汇总.xlsx'), '-o', at('撤回.xlsx'));
  await taizhang('clean', at('汇总.xlsx'), '-o', at('报送版.xlsx'));
  await taizhang('inspect', at('汇总.xlsx'), '-o', at('抽查表.xlsx'), '--sample', '4', '--seed', '1');
  await taizhang('adopt', at('报送版.xlsx'), '-o', at('接管.xlsx'));
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.xlsx')) outputs.set(name, new Uint8Array(readFileSync(at(name))));
  }
}, 120_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('all kinds of workbooks are there', () => {
  const kinds = new Set(Array.from(outputs.keys(), (name) => name.split(path.sep)[0]));
  expect([...kinds].sort()).toEqual(
    [
      '台账.xlsx',
      '无分工台账.xlsx',
      '按单位',
      '按责任人',
      '认领',
      '汇总.xlsx',
      '撤回.xlsx',
      '报送版.xlsx',
      '抽查表.xlsx',
      '接管.xlsx',
    ].sort(),
  );
});

describeWithShared('the schemas of ECMA-376', () => {
  describeWith(['xmllint'], 'every part of every workbook', () => {
    test('is valid', () => {
      expect(schemaFaults(outputs)).toEqual([]);
    });
  });
});

/** What our own reader finds, as text, sheet by sheet; results of formulas aside. */
function ownTexts(bytes: Uint8Array): readonly (readonly [name: string, texts: readonly string[]])[] {
  return readXlsx(bytes, 'x.xlsx').sheets.map(({ name, rows, marks }) => {
    const formulas = new Set(
      marks.filter(({ kind }) => kind === 'formula').map(({ row, column }) => `${row} ${column}`),
    );
    const texts = rows.flatMap((cells, row) =>
      (cells ?? []).filter(
        (value, column): value is string => typeof value === 'string' && !formulas.has(`${row} ${column}`),
      ),
    );
    return [name, texts];
  });
}

test('SheetJS opens them all and finds every text', () => {
  for (const [name, bytes] of outputs) {
    const book = sheetJs.read(bytes, { type: 'array' });
    const seen = book.SheetNames.map((sheet) => [
      sheet,
      new Set(Object.values(book.Sheets[sheet] ?? {}).map((cell: { v?: unknown }) => cell.v)),
    ]) as readonly [string, ReadonlySet<unknown>][];
    const missing = ownTexts(bytes).flatMap(([sheet, texts], at) =>
      texts.filter((text) => seen[at]?.[0] !== sheet || !seen[at][1].has(text)),
    );
    expect([name, missing]).toEqual([name, []]);
  }
});

describeWith(['openpyxl'], 'openpyxl', () => {
  test('opens them all and finds every text', () => {
    const seen = seenByOpenpyxl([...outputs.values()]);
    [...outputs].forEach(([name, bytes], index) => {
      const sheets = seen[index]?.sheets ?? [];
      const missing = ownTexts(bytes).flatMap(([sheet, texts], at) => {
        const found = new Set(Object.values(sheets[at]?.cells ?? {}));
        return texts.filter((text) => sheets[at]?.name !== sheet || !found.has(text));
      });
      expect([name, seen[index]?.error, missing]).toEqual([name, undefined, []]);
    });
  });
});

describeWith(['libreoffice'], 'LibreOffice', () => {
  test('opens them all and would make no row with text higher', () => {
    const needed = neededHeights(outputs);
    expect([...needed.keys()]).toEqual([...outputs.keys()]);
    for (const [name, bytes] of outputs) {
      const clipped = writtenHeights(bytes).flatMap(({ sheet, row, height }) => {
        const wanted = Math.min(needed.get(name)?.get(sheet)?.get(row) ?? 0, 409);
        return height < wanted ? [{ sheet, row, height, wanted }] : [];
      });
      expect([name, clipped]).toEqual([name, []]);
    }
  }, 300_000);
});
