// The main job on the command line with the bundled samples: everything it writes lands in out/.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const out = path.join(root, 'out');
const samples = path.join(root, 'assets/samples');
const asOf = ['--as-of', '2026-07-30'];
/** What the bundled samples must give; anything else and the demo fails. */
const EXPECTED = { tasks: 25, rows: 25, units: 7, files: 7, entries: 29, conflicts: 1, missing: 1 };

/** Runs the command line; findings that need a person (1) are part of the story, failure (2) is not. */
function taizhang(...args) {
  const run = spawnSync(process.execPath, [path.join(root, 'dist/cli.js'), ...args, ...asOf, '--json'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0 && run.status !== 1) {
    process.stderr.write(run.stderr);
    process.exit(1);
  }
  return JSON.parse(run.stdout);
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out);
const planFile = path.join(samples, '青澜市数字政府建设攻坚方案.docx');
const blank = path.join(out, '台账.xlsx');
const merged = path.join(out, '台账-汇总.xlsx');

const plan = taizhang('plan', planFile);
writeFileSync(path.join(out, '方案.json'), JSON.stringify(plan, null, 2));
const generated = taizhang(
  'generate',
  planFile,
  '--assign',
  path.join(samples, '责任分工表.csv'),
  '-o',
  blank,
  '--as-of',
  '2026-06-20',
);
const handed = taizhang('distribute', blank, '-o', path.join(out, '下发'), '--period', '2026-07');
const consolidated = taizhang('consolidate', blank, path.join(samples, '报送'), '-o', merged, '--period', '2026-07');
writeFileSync(path.join(out, '汇总结果.json'), JSON.stringify(consolidated, null, 2));
const checked = taizhang('validate', merged);
const report = taizhang('report', merged, '-o', path.join(out, '报告.docx'), '--period', '2026-07');
const chase = taizhang('chase', merged, '--period', '2026-07');

const missing = consolidated.units.filter((unit) => unit.state === 'missing').map((unit) => unit.unit);
const merges = consolidated.files.filter((file) => file.state === 'merged');
const counts = {
  tasks: plan.tasks.length,
  rows: generated.rows,
  units: handed.files.length,
  files: consolidated.files.length,
  entries: consolidated.entriesAdded,
  conflicts: consolidated.conflicts.length,
  missing: missing.length,
};
const table = [
  ['方案任务 tasks', counts.tasks],
  ['台账行 ledger rows', counts.rows],
  ['下发报送表 units', counts.units],
  ['收到文件 files', `${counts.files}（收入 ${merges.length}）`],
  ['填报 entries', counts.entries],
  ['内容不一致 conflicts', counts.conflicts],
  ['未报单位 missing units', `${counts.missing}（${missing.join('、')}）`],
  ['审核 findings', `必须改 ${checked.summary.errors}，请说明 ${checked.summary.warnings}`],
  ['催报 reminders', chase.units.length],
  ['办结 done / 逾期 overdue', `${report.done} / ${report.overdue}`],
];
for (const [label, value] of table) console.log(`${label}\t${value}`);
console.log(`\n全部文件在 out/ 下。`);

const wrong = Object.keys(EXPECTED).filter((key) => counts[key] !== EXPECTED[key]);
if (wrong.length > 0) {
  console.error(
    `与样例应有的结果不符：${wrong.map((key) => `${key} ${counts[key]}（应为 ${EXPECTED[key]}）`).join('，')}`,
  );
  process.exit(1);
}
