// A whole consolidation by the command line, start included, beside a plain openpyxl script that only copies the open
// columns over, and beside the limits that were set. Needs dist/cli.js (`npm run build:cli`), /usr/bin/time and openpyxl.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { row } from '../table.mjs';
import { makeFolder } from './make-folder.mjs';

const CLI = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url));
const COPY = fileURLToPath(new URL('copy-openpyxl.py', import.meta.url));
const PYTHON = '/usr/bin/python3';

/** Rows of the table; `rounds` of which the fastest counts: what else the machine does only ever adds. */
export async function measureConsolidating({ rounds = 3 } = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'taizhang-bench-'));
  try {
    const [small, middle, large] = [await made(folder, 300, true), await made(folder, 500), await made(folder, 2000)];
    const [first, again] = [best(rounds, () => merge(small)), best(rounds, () => mergeAgain(small))];
    const [five, most] = [best(rounds, () => merge(middle)), best(rounds, () => merge(large))];
    const what = '300 returns × 25 rows in one command';
    return [
      row(what, 'ms', first.wall, 'the limit', 1200, 1),
      ...(hasOpenpyxl()
        ? [row(what, 'ms', first.wall, 'openpyxl copying', best(rounds, () => copy(small)).wall, 0.4)]
        : []),
      row('the same folder a second time', 'ms', again.wall, 'the first time', first.wall, 1 / 3),
      row('2,000 returns × 25 rows', 'ms', most.wall, 'the limit', 5000, 1),
      row('2,000 returns: highest memory', 'MB', most.memory, 'the limit', 400, 1),
      row('2,000 returns', 'ms', most.wall, '500 returns', five.wall, 4.6),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function made(folder, units, byOpenpyxl = false) {
  const own = path.join(folder, String(units));
  return {
    ...(await makeFolder(own, units, { byOpenpyxl: byOpenpyxl && hasOpenpyxl() })),
    out: path.join(own, 'out.xlsx'),
  };
}

const hasOpenpyxl = () => existsSync(PYTHON) && spawnSync(PYTHON, ['-c', 'import openpyxl']).status === 0;

const merge = ({ ledger, returns, out }) => timed(process.execPath, consolidation(ledger, returns, out));

function mergeAgain({ returns, out }) {
  return timed(process.execPath, consolidation(out, returns, `${out}.again.xlsx`));
}

const consolidation = (ledger, returns, out) => [
  CLI,
  'consolidate',
  ledger,
  returns,
  '-o',
  out,
  '--as-of',
  '2026-07-25',
];
const copy = ({ ledger, returns, out }) => timed(PYTHON, [COPY, ledger, returns, `${out}.copy.xlsx`]);

/** Wall time in milliseconds, processor time in the program, highest memory in megabytes. */
function timed(program, args) {
  const start = performance.now();
  const ran = spawnSync('/usr/bin/time', ['-f', '%U %M', program, ...args], { encoding: 'utf8' });
  const wall = performance.now() - start;
  if (ran.status !== 0) throw new Error(ran.stderr);
  const [processor, memory] = ran.stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return { wall, processor: processor * 1000, memory: memory / 1024 };
}

function best(rounds, run) {
  return Array.from({ length: rounds }, run).reduce((least, one) => (one.wall < least.wall ? one : least));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { tableOf } = await import('../table.mjs');
  console.log(tableOf(await measureConsolidating({ rounds: Number(process.argv[2] ?? 3) })));
}
