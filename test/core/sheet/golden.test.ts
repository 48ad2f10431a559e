import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readCsv } from '../../../src/adapters/csv';
import { writeXlsx } from '../../../src/adapters/xlsx/write';
import { buildTemplate, newLedger } from '../../../src/core/ledger';
import { Period, type WorkbookLayout } from '../../../src/core/model';
import { blocksFromText, parsePlan } from '../../../src/core/plan';
import { layoutLedgerTable, layoutReturn, readAssignmentTable } from '../../../src/core/sheet';
import { blockDifference, readPgm, readPng, writePng, type GrayImage } from '../../support/gray-image';
import { describeWith } from '../../support/programs';

const SAMPLES = path.resolve(__dirname, '../../../assets/samples');
const GOLDEN = path.resolve(__dirname, '../../golden/layout');
const folder = mkdtempSync(path.join(tmpdir(), 'taizhang-golden-'));

function sampleLedger() {
  const plan = parsePlan(blocksFromText(readFileSync(path.join(SAMPLES, '青澜市数字政府建设攻坚方案.txt'), 'utf8')));
  const csv = new Uint8Array(readFileSync(path.join(SAMPLES, '责任分工表.csv')));
  const assignments = readAssignmentTable(readCsv(csv, '责任分工表.csv'), '责任分工表.csv').value;
  return newLedger(buildTemplate(plan.value, { asOf: '2026-06-20', assignments }).value);
}

/** The pages of a workbook as LibreOffice prints them, small and grey. */
function pagesOf(name: string, layout: WorkbookLayout): GrayImage[] {
  const file = path.join(folder, `${name}.xlsx`);
  writeFileSync(file, writeXlsx(layout));
  const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file], {
    stdio: 'ignore',
  });
  execFileSync('pdftoppm', ['-r', '48', '-gray', path.join(folder, `${name}.pdf`), path.join(folder, name)]);
  const pages = readdirSync(folder).filter((entry) => entry.startsWith(`${name}-`) && entry.endsWith('.pgm'));
  return pages.sort().map((entry) => readPgm(new Uint8Array(readFileSync(path.join(folder, entry)))));
}

/** Compares a page with its reference; with UPDATE_GOLDEN=1 the page becomes the reference. */
function expectLikeGolden(page: GrayImage | undefined, name: string): void {
  if (page === undefined) throw new Error(`no page for ${name}`);
  const file = path.join(GOLDEN, `${name}.png`);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, writePng(page));
  expect(blockDifference(page, readPng(new Uint8Array(readFileSync(file))))).toBeLessThan(4);
}

describeWith(['libreoffice', 'pdftoppm'], 'the bundled sample on paper', () => {
  const ledger = sampleLedger();

  test('the ledger’s first and last page look as they did', () => {
    const table = layoutLedgerTable(ledger.template, null, { asOf: '2026-06-20', clean: true });
    const properties = { title: '台账', creator: '', created: '2026-06-20T00:00:00Z' };
    const pages = pagesOf('ledger', { sheets: [table], properties });
    expect(pages).toHaveLength(3);
    expectLikeGolden(pages[0], 'ledger-first-page');
    expectLikeGolden(pages[2], 'ledger-last-page');
  });

  test('a return’s first page and its guide look as they did', () => {
    const pages = pagesOf(
      'return',
      layoutReturn(ledger, '政务服务科', Period.parse('2026-07'), { asOf: '2026-07-01' }),
    );
    expectLikeGolden(pages[0], 'return-first-page');
    expectLikeGolden(pages.at(-1), 'return-guide');
  });

  test('a picture that differs is told', () => {
    const blank = { width: 64, height: 64, pixels: new Uint8Array(64 * 64).fill(255) };
    const dark = { ...blank, pixels: new Uint8Array(64 * 64).fill(200) };
    expect(readPng(writePng(dark))).toEqual(dark);
    expect(blockDifference(blank, dark)).toBe(55);
  });
});
