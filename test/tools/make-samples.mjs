// Makes the bundled samples that are files of other programs: the plan as .docx (with Word's automatic numbering) and
// the filled returns (openpyxl, LibreOffice). Run after the ids or the layout of returns change:
//   npm run build:cli && node test/tools/make-samples.mjs
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { AlignmentType, Document, LevelFormat, Packer, Paragraph, TextRun } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const samples = path.join(root, 'assets/samples');
const plan = path.join(samples, '青澜市数字政府建设攻坚方案.txt');

const NUMBERED = [
  { pattern: /^[一二三四五六七八九十]+、/, level: 0 },
  { pattern: /^\([一二三四五六七八九十]+\)/, level: 1 },
];

async function planAsDocx() {
  const lines = readFileSync(plan, 'utf8').trimEnd().split('\n');
  let section = -1;
  const children = lines.map((line) => {
    const numbered = NUMBERED.find(({ pattern }) => pattern.test(line));
    if (numbered === undefined) return new Paragraph({ children: [run(line)] });
    if (numbered.level === 0) section += 1;
    return new Paragraph({
      numbering: { reference: numbered.level === 0 ? 'sections' : `items-${section}`, level: 0 },
      children: [run(line.replace(numbered.pattern, ''))],
    });
  });
  const list = (reference, text) => ({
    reference,
    levels: [{ level: 0, format: LevelFormat.CHINESE_COUNTING, text, alignment: AlignmentType.LEFT }],
  });
  const document = new Document({
    numbering: { config: [list('sections', '%1、'), ...[0, 1, 2, 3, 4].map((n) => list(`items-${n}`, '(%1)'))] },
    sections: [{ children }],
  });
  writeFileSync(plan.replace(/\.txt$/, '.docx'), fixed(await Packer.toBuffer(document)));
}

function run(text) {
  return new TextRun({ text, font: '仿宋_GB2312', size: 32 });
}

/** The same bytes every time: no clock in the package's entries or properties. */
function fixed(bytes) {
  const entries = Object.entries(unzipSync(bytes)).map(([name, content]) => {
    const dated =
      name === 'docProps/core.xml'
        ? strToU8(strFromU8(content).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '2026-06-05T08:00:00Z'))
        : content;
    return [name, [dated, { mtime: new Date(2026, 5, 5, 8), level: 6 }]];
  });
  return zipSync(Object.fromEntries(entries));
}

function filledReturns() {
  const scratch = mkdtempSync(path.join(tmpdir(), 'taizhang-samples-'));
  const cli = (...args) =>
    execFileSync(process.execPath, [path.join(root, 'dist/cli.js'), ...args], { stdio: 'inherit' });
  const ledger = path.join(scratch, '台账.xlsx');
  try {
    cli('generate', plan, '--assign', path.join(samples, '责任分工表.csv'), '-o', ledger, '--as-of', '2026-06-20');
    cli('distribute', ledger, '-o', path.join(scratch, '下发'), '--period', '2026-07', '--as-of', '2026-07-01');
    execFileSync(
      '/usr/bin/python3',
      [path.join(root, 'test/tools/fill-samples.py'), path.join(scratch, '下发'), path.join(samples, '报送')],
      { stdio: 'inherit' },
    );
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

await planAsDocx();
if (!process.argv.includes('--plan-only')) filledReturns();
