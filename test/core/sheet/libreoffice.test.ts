import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openZip } from '../../../src/adapters/bytes/zip';
import { writeXlsx } from '../../../src/adapters/xlsx/write';
import { Period, type Projection } from '../../../src/core/model';
import { layoutLedger, layoutReturn } from '../../../src/core/sheet';
import { describeWith } from '../../support/programs';
import { aLedger, taskId } from '../ledger/a-plan';

const folder = mkdtempSync(path.join(tmpdir(), 'taizhang-libreoffice-'));
const LEDGER = aLedger([
  { title: '压减审批材料', units: Array.from({ length: 20 }, (_, index) => `第${index + 1}局`) },
  { title: '推进一网通办', units: ['第1局'] },
]);

function soffice(...args: string[]): void {
  const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
  execFileSync('soffice', [profile, '--headless', ...args], { stdio: 'ignore', timeout: 110000 });
}

function saved(name: string, bytes: Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

/** The words of a PDF without blanks and line ends. */
function wordsOf(pdf: string): string {
  return execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8' }).replace(/\s/g, '');
}

function marks(words: string): Set<string> {
  return new Set(words.match(/〔\d+〕/g) ?? []);
}

/** Runs LibreOffice Basic on an open document: `doc` is the document, `sheet` its first sheet; saves it as .xlsx and PDF. */
function edited(file: string, basic: string, name: string): { readonly pdf: string; readonly heights: number[] } {
  const macros = path.join(folder, 'profile/user/basic/Standard');
  const target = path.join(folder, name);
  const lines = [
    'Sub Edit',
    'Dim a(0) As New com.sun.star.beans.PropertyValue',
    'a(0).Name = "Hidden"',
    'a(0).Value = True',
    `doc = StarDesktop.loadComponentFromURL("file://${file}", "_blank", 0, a())`,
    'sheet = doc.Sheets.getByIndex(0)',
    basic,
    'a(0).Name = "FilterName"',
    'a(0).Value = "Calc MS Excel 2007 XML"',
    `doc.storeToURL("file://${target}.xlsx", a())`,
    'a(0).Value = "calc_pdf_Export"',
    `doc.storeToURL("file://${target}.pdf", a())`,
    'doc.close(True)',
    'StarDesktop.terminate()',
    'End Sub',
  ];
  mkdirSync(macros, { recursive: true });
  writeFileSync(
    path.join(macros, 'Module1.xba'),
    `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${lines.join('\n')}</script:module>`,
  );
  writeFileSync(
    path.join(macros, 'script.xlb'),
    `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Module1"/></library:library>`,
  );
  soffice('macro:///Standard.Module1.Edit');
  return { pdf: `${target}.pdf`, heights: heightsOf(new Uint8Array(readFileSync(`${target}.xlsx`))) };
}

/** The heights of the first sheet's rows, in points. */
function heightsOf(bytes: Uint8Array): number[] {
  const xml = new TextDecoder().decode(openZip(bytes).read('xl/worksheets/sheet1.xml'));
  const heights: number[] = [];
  for (const [, row, height] of xml.matchAll(/<row r="(\d+)"[^>]*? ht="([\d.]+)"/g))
    heights[Number(row) - 1] = Number(height);
  return heights;
}

describeWith(['libreoffice', 'pdftoppm'], 'on paper', () => {
  test('a return into which 600 characters are typed in LibreOffice prints every one of them', () => {
    const layout = layoutReturn(LEDGER, '第1局', Period.parse('2026-07'), { asOf: '2026-07-01' });
    const file = saved('填报.xlsx', writeXlsx(layout));
    soffice('--convert-to', 'pdf', '--outdir', folder, file);
    const text = Array.from({ length: 43 }, (_, index) => `完成第一批材料清理〔${index}〕，`)
      .join('')
      .slice(0, 600);
    const typed = edited(file, `sheet.getCellRangeByName("H5").String = "${text}"`, '已填报');
    const fitted = edited(
      file,
      `sheet.getCellRangeByName("H5").String = "${text}"\nsheet.Rows.getByIndex(4).OptimalHeight = True`,
      '最佳行高',
    );
    expect(marks(wordsOf(typed.pdf))).toEqual(marks(text));
    expect(typed.heights[4]).toBeGreaterThan(250);
    expect(typed.heights[4]).toBeCloseTo(fitted.heights[4] ?? 0, 0);
    expect(typed.heights[4]).toBeLessThan(409);
  });

  test('twenty units answer one task with 200 characters each: the printed ledger shows all of it', () => {
    const shares = Array.from({ length: 20 }, (_, unit) => {
      const sentences = Array.from({ length: 14 }, (_, index) => `完成第一批材料清理〔${unit * 100 + index}〕，`);
      return `【第${unit + 1}局】${sentences.join('')}`;
    });
    const projection: Projection = {
      period: Period.parse('2026-07'),
      rows: [{ taskId: taskId(0), cells: { progress: shares.join('\n') }, subRows: [], sources: {}, conflicts: [] }],
    };
    const file = saved('台账.xlsx', writeXlsx(layoutLedger(LEDGER, projection, { asOf: '2026-07-31' })));
    soffice('--convert-to', 'pdf', '--outdir', folder, file);
    const words = wordsOf(path.join(folder, '台账.pdf'));
    expect(marks(words)).toEqual(marks(shares.join('')));
    const given = heightsOf(new Uint8Array(readFileSync(file)));
    const needed = edited(file, 'sheet.getCellRangeByName("A4:H30").Rows.OptimalHeight = True', '台账最佳行高').heights;
    const rows = given.slice(3, 3 + shares.length);
    rows.forEach((height, index) => expect(height).toBeGreaterThanOrEqual(needed[index + 3] ?? 0));
    expect(Math.max(...given)).toBeLessThan(409);
  });

  test('title and header stand on every page of a long ledger', () => {
    const long = aLedger(
      Array.from({ length: 40 }, (_, index) => ({ title: `第${index + 1}项任务`, units: ['第1局'] })),
    );
    const file = saved('长台账.xlsx', writeXlsx(layoutLedger(long, null, { asOf: '2026-07-31' })));
    soffice('--convert-to', 'pdf', '--outdir', folder, file);
    const pdf = path.join(folder, '长台账.pdf');
    const pages = execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8' }).split('\f');
    const table = pages.map((page) => page.replace(/\s/g, '')).filter((page) => /第\d+项任务/.test(page));
    expect(table.length).toBeGreaterThan(3);
    for (const page of table) {
      expect(page).toContain('落实《云溪市2026年营商环境提升方案》工作台账');
      expect(page).toContain('主要任务');
      expect(page).toMatch(/第\d+页共\d+页/);
    }
    expect(readFileSync(pdf).length).toBeGreaterThan(1000);
  });
});
